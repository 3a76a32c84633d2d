"""Asking again: when, how soon, and when no more."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from scrapy.http import Response

from tests import fault_server as faults
from tests.downloading.crawls import Job, crawl
from tests.fault_server import Fault, FaultServer
from yybnet_crawler.downloading.pace import retry_after

UNREADABLE = 77.0
HOST = "https://www.yybnet.net"
# Each fails once and then is there.
MENDED = {
    "/tongchuan/news/201801/1.html": faults.status(500),
    "/tongchuan/news/201801/2.html": faults.status(502),
    "/tongchuan/news/201801/3.html": faults.status(520),
    "/tongchuan/news/201801/4.html": faults.answer(b""),
    "/tongchuan/news/201801/5.html": faults.short,
    "/tongchuan/news/201801/6.html": faults.cut_chunks,
    "/tongchuan/news/201801/7.html": faults.gzipped(b"no gzip"),
    "/tongchuan/news/201801/8.html": faults.status(403),
}
ARTICLES = [f"/tongchuan/news/201801/{number}.html" for number in range(1, 31)]


def urls(paths: Iterable[str]) -> list[str]:
    return [HOST + path for path in paths]


LATER = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
GOOD = faults.page("好")
MANY_TIMES = {"RETRY_TIMES": 3, "DOWNLOAD_DELAY": 0.01}
# name: what the server does, what it does with all other paths, the pages asked for, the settings
SITES: dict[str, tuple[dict[str, Fault], Fault, list[str], dict[str, Any]]] = {
    "mended": (
        {path: faults.in_turn(fault, GOOD) for path, fault in MENDED.items()},
        GOOD,
        list(MENDED),
        {"RETRY_TIMES": 1},
    ),
    # All at once, so that some wait inside the downloader when the answer says to leave the site alone.
    "too_many_requests": (
        {ARTICLES[0]: faults.in_turn(faults.status(429, {"Retry-After": "1"}), GOOD)},
        GOOD,
        ARTICLES[:4],
        MANY_TIMES | {"CONCURRENT_REQUESTS": 16},
    ),
    "overloaded": (
        {ARTICLES[0]: faults.in_turn(faults.status(503, {"Retry-After": "1"}), GOOD)},
        GOOD,
        ARTICLES[:4],
        MANY_TIMES,
    ),
    "doubling": ({}, faults.status(503), ARTICLES[:1], {"RETRY_TIMES": 3, "DOWNLOAD_DELAY": 0.1}),
    "come_back_tomorrow": ({}, faults.status(503, {"Retry-After": LATER}), ARTICLES, MANY_TIMES),
    "refused_after_a_while": (dict.fromkeys(ARTICLES[:10], GOOD), faults.status(403), ARTICLES, MANY_TIMES),
    "refused_from_the_start": ({}, faults.status(403), ARTICLES[:2], {}),
    "one_forbidden": ({ARTICLES[3]: faults.status(403)}, GOOD, ARTICLES, MANY_TIMES),
    "silent_after_a_while": (dict.fromkeys(ARTICLES[:10], GOOD), faults.reset, ARTICLES, {"RETRY_TIMES": 3}),
    "many_broken_pages": ({ARTICLES[0]: GOOD, ARTICLES[15]: GOOD}, faults.status(500), ARTICLES, {}),
    "nothing_but_errors": ({}, faults.status(500), ARTICLES, {}),
}


@pytest.fixture(scope="module")
def servers():
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(FaultServer({"/robots.txt": faults.status(404)} | pages, otherwise))
            for name, (pages, otherwise, _, _) in SITES.items()
        }


@pytest.fixture(scope="module")
def crawls(servers, tmp_path_factory):
    jobs = {name: Job(servers[name].origin, urls(paths), settings) for name, (_, _, paths, settings) in SITES.items()}
    return crawl(tmp_path_factory.mktemp("data"), jobs)


@pytest.mark.parametrize("path", MENDED)
def test_a_passing_failure_is_asked_again(crawls, path):
    assert crawls["mended"].outcome(HOST + path).reason == "page"


@pytest.mark.parametrize("name", ["too_many_requests", "overloaded"])
def test_retry_after_is_waited_for(crawls, servers, name):
    assert crawls[name].outcome(HOST + ARTICLES[0]).reason == "page"
    (waited,) = servers[name].seconds_between(ARTICLES[0])
    assert waited >= 1


@pytest.mark.parametrize("name", ["too_many_requests", "overloaded"])
def test_nothing_at_all_is_asked_while_retry_after_lasts(servers, name):
    asked = servers[name].asked
    refused = next(one for one in asked if one.path == ARTICLES[0])
    others = [one.at - refused.at for one in asked if one.at > refused.at]
    assert len(others) == 4
    assert min(others) >= 1


def test_without_retry_after_each_pause_is_twice_the_one_before(crawls, servers):
    assert crawls["doubling"].outcome(HOST + ARTICLES[0]).reason == "http_503"
    first, second, third = servers["doubling"].seconds_between(ARTICLES[0])
    assert first >= 0.2
    assert second >= 0.4
    assert third >= 0.8


def test_a_retry_after_of_hours_ends_the_run_and_loses_no_page(crawls, servers):
    ended = crawls["come_back_tomorrow"]
    assert ended.finish_reason == "blocked"
    assert {ended.outcome(url).reason for url in urls(ARTICLES)} == {"blocked"}
    assert all(ended.outcome(url).transient for url in urls(ARTICLES))
    assert len(servers["come_back_tomorrow"].asked) == 2  # robots.txt and one page


def test_a_site_that_refuses_page_after_page_is_left_alone(crawls, servers):
    ended = crawls["refused_after_a_while"]
    assert ended.finish_reason == "blocked"
    assert [ended.outcome(url).reason for url in urls(ARTICLES[:10])] == ["page"] * 10
    assert [ended.outcome(url).reason for url in urls(ARTICLES[10:])] == ["blocked"] * 20
    assert all(ended.outcome(url).transient for url in urls(ARTICLES[10:]))
    assert len(servers["refused_after_a_while"].asked) == 1 + 10 + 5


def test_a_site_that_answers_nothing_but_403_has_blocked_us(crawls):
    ended = crawls["refused_from_the_start"]
    assert ended.finish_reason == "blocked"
    for url in urls(ARTICLES[:2]):
        assert (ended.outcome(url).reason, ended.outcome(url).transient) == ("http_403", True)


def test_one_forbidden_page_among_others_is_asked_twice_and_that_is_all(crawls, servers):
    crawled = crawls["one_forbidden"]
    outcome = crawled.outcome(HOST + ARTICLES[3])
    assert (outcome.reason, outcome.transient) == ("http_403", True)
    assert servers["one_forbidden"].times(ARTICLES[3]) == 2
    assert crawled.finish_reason == "finished"


def test_a_site_that_no_longer_answers_is_given_up_and_loses_no_page(crawls):
    ended = crawls["silent_after_a_while"]
    assert ended.finish_reason == "unreachable"
    assert [ended.outcome(url).reason for url in urls(ARTICLES[:10])] == ["page"] * 10
    assert {ended.outcome(url).reason for url in urls(ARTICLES[10:])} == {"unreachable"}
    assert all(ended.outcome(url).transient for url in urls(ARTICLES[10:]))


def test_pages_that_are_broken_for_ever_do_not_end_the_run(crawls):
    crawled = crawls["many_broken_pages"]
    assert crawled.finish_reason == "finished"
    assert {crawled.outcome(url).reason for url in urls(ARTICLES)} == {"page", "http_500"}


def test_a_site_that_never_answered_with_anything_but_errors_is_given_up(crawls, servers):
    assert crawls["nothing_but_errors"].finish_reason == "unreachable"
    assert len(servers["nothing_but_errors"].asked) == 1 + 8  # robots.txt, and eight pages


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0.0),
        ("soon", UNREADABLE),
        ("-5", UNREADABLE),
        ("Fri, 31 Dec 999999 23:59:59 GMT", UNREADABLE),
        ("Wed, 21 Oct 2015 07:28:00 +9999999999", UNREADABLE),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header, seconds):
    assert retry_after(Response(HOST, headers={"Retry-After": header}), UNREADABLE) == seconds


def test_a_retry_after_date_is_seconds_from_now():
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    seconds = retry_after(Response(HOST, headers={"Retry-After": in_an_hour}), UNREADABLE)
    assert seconds is not None
    assert 3500 < seconds <= 3600
