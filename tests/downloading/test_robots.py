"""robots.txt: what each answer to it means, and what it asks for."""

from contextlib import ExitStack
from itertools import pairwise
from typing import Any

import pytest

from tests import fault_server as faults
from tests.downloading.crawls import Job, crawl
from tests.fault_server import FaultServer

HOST = "https://www.yybnet.net"
PAGE = "/tongchuan/news/201801/1.html"
OTHER = "/xianyang/news/201801/2.html"
GOOD = faults.page("好")


def rules(text: str) -> faults.Fault:
    return faults.answer(text.encode(), "text/plain")


# What robots.txt is when nothing may be asked, since it cannot be known what is allowed (RFC 9309, 2.3.1.4).
UNAVAILABLE = {
    "status-500": faults.status(500),
    "status-503": faults.status(503),
    "status-429": faults.status(429),
    "reset": faults.reset,
    "hang": faults.hang,
    "short": faults.short,
    "too-large": faults.huge,
    "redirect-loop": faults.redirect("/robots.txt"),
    "redirect-elsewhere": faults.redirect("http://elsewhere.invalid/robots.txt"),
}
# What it is when all is allowed (2.3.1.3, 2.2).
ALL_ALLOWED = {
    "status-404": faults.status(404),
    "status-403": faults.status(403),
    "status-401": faults.status(401),
    "empty": faults.answer(b"", "text/plain"),
    "html": faults.answer(b"<!doctype html><title>404</title>\n<p>Disallow: not here</p>"),
    "binary": faults.answer(bytes(range(256)), "application/octet-stream"),
    "another-robot-only": rules("User-agent: greedybot\nDisallow: /\n"),
    "redirect-on-the-site": faults.redirect(f"{HOST}/rules.txt"),
}
FORBIDDEN = rules("User-agent: yybnet-crawler\nDisallow: /tongchuan/\n")
FORBIDDEN_ALL = rules("User-agent: *\nDisallow: /\n")


@pytest.fixture(scope="module")
def servers():
    robots = (
        UNAVAILABLE
        | ALL_ALLOWED
        | {
            "forbidden": FORBIDDEN,
            "forbidden-all": FORBIDDEN_ALL,
            "one-second": rules("User-agent: *\nCrawl-delay: 1\n"),
            "a-tenth": rules("User-agent: *\nCrawl-delay: 0.1\n"),
            "a-day": rules("User-agent: *\nCrawl-delay: 86400\n"),
            "mended": faults.in_turn(faults.status(503), FORBIDDEN),
        }
    )
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(FaultServer({"/robots.txt": fault, "/rules.txt": FORBIDDEN_ALL}, otherwise=GOOD))
            for name, fault in robots.items()
        }


@pytest.fixture(scope="module")
def crawls(servers, tmp_path_factory):
    settings: dict[str, dict[str, Any]] = {
        "mended": {"RETRY_TIMES": 1},
        "hang": {"DOWNLOAD_TIMEOUT": 1},
        "one-second": {"CONCURRENT_REQUESTS": 16},
        "a-tenth": {"DOWNLOAD_DELAY": 0.8, "DOWNLOAD_DELAY_JITTER": 0},
    }
    pages = [HOST + PAGE, HOST + OTHER, f"{HOST}/"]
    jobs = {name: Job(server.origin, pages, settings.get(name, {})) for name, server in servers.items()}
    return crawl(tmp_path_factory.mktemp("data"), jobs)


@pytest.mark.parametrize("name", UNAVAILABLE)
def test_no_page_is_asked_when_robots_txt_cannot_be_had(crawls, servers, name):
    ended = crawls[name]
    assert ended.finish_reason == "robots_unavailable"
    outcomes = [ended.outcome(HOST + path) for path in (PAGE, OTHER, "/")]
    assert [(one.reason, one.transient) for one in outcomes] == [("robots_unavailable", True)] * 3
    assert "/robots.txt could not be read" in outcomes[0].detail
    assert {asked.path for asked in servers[name].asked} == {"/robots.txt"}


@pytest.mark.parametrize("name", sorted(ALL_ALLOWED.keys() - {"redirect-on-the-site"}))
def test_all_pages_are_asked_when_the_site_has_no_rules_for_us(crawls, name):
    crawled = crawls[name]
    assert crawled.finish_reason == "finished"
    assert [crawled.outcome(HOST + path).reason for path in (PAGE, OTHER, "/")] == ["page"] * 3


def test_a_redirect_of_robots_txt_on_the_site_is_followed(crawls):
    assert crawls["redirect-on-the-site"].outcome(HOST + PAGE).reason == "robots"


def test_what_robots_txt_forbids_is_not_asked_and_the_rest_is(crawls, servers):
    crawled = crawls["forbidden"]
    outcome = crawled.outcome(HOST + PAGE)
    assert (outcome.reason, outcome.transient) == ("robots", False)
    assert crawled.outcome(HOST + OTHER).reason == "page"
    assert servers["forbidden"].times(PAGE) == 0


def test_robots_txt_is_asked_for_once(servers):
    assert servers["forbidden-all"].times("/robots.txt") == 1
    assert servers["status-404"].times("/robots.txt") == 1


def test_robots_txt_that_fails_once_is_asked_again(crawls):
    assert crawls["mended"].outcome(HOST + PAGE).reason == "robots"
    assert crawls["mended"].outcome(HOST + OTHER).reason == "page"


def test_crawl_delay_keeps_all_requests_apart_the_first_page_too(servers):
    at = [asked.at for asked in servers["one-second"].asked]
    assert len(at) == 4
    # Without it there is nothing between two. Where a busy machine is late with one request, the next seems early.
    assert all(later - earlier >= 0.5 for earlier, later in pairwise(at))


def test_a_crawl_delay_shorter_than_ours_changes_nothing(servers):
    at = [asked.at for asked in servers["a-tenth"].asked if asked.path != "/robots.txt"]
    assert len(at) == 3
    # Ours is eight times as long; where a busy machine is late with one request, the next seems early.
    assert all(later - earlier >= 0.4 for earlier, later in pairwise(at))


def test_a_crawl_delay_of_a_day_is_taken_for_a_no(crawls, servers):
    assert crawls["a-day"].finish_reason == "robots_disallow"
    assert crawls["a-day"].outcome(HOST + PAGE).reason == "robots_disallow"
    assert [asked.path for asked in servers["a-day"].asked] == ["/robots.txt"]
