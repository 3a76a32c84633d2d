"""Conditional requests for listings: the same pages for fewer bytes, and never an old page for a new one."""

import os
import time
from contextlib import ExitStack

import pytest

from tests import fault_server as faults
from tests.downloading.crawls import Crawl, Job, crawl
from tests.fault_server import FaultServer, in_turn, unless_modified

HOST = "https://www.yybnet.net"
LISTING = "/tongchuan/"
SECOND_PAGE = "/tongchuan/news/index_2.html"
ARTICLE = "/tongchuan/news/201801/1.html"
BODY = b"<a href='/tongchuan/news/201801/1.html'>one</a>"
NEW_BODY = b"<a href='/tongchuan/news/201801/2.html'>two</a>"
SAME = unless_modified('"1"', BODY)

# What each site does with a listing over three runs.
SITES = {
    "same": {LISTING: SAME, SECOND_PAGE: SAME},
    "changed": {LISTING: in_turn(SAME, unless_modified('"2"', NEW_BODY))},
    "article": {ARTICLE: unless_modified('"a"', b"<p>article</p>")},
    "without-validators": {LISTING: faults.answer(BODY)},
    "failing": {LISTING: in_turn(SAME, faults.status(500))},
    "moved": {
        LISTING: in_turn(SAME, faults.redirect(SECOND_PAGE)),
        SECOND_PAGE: unless_modified('"1"', NEW_BODY),
    },
    "cut": {LISTING: SAME},
    "rubbish": {LISTING: SAME},
    "a-day-old": {LISTING: SAME},
}


@pytest.fixture(scope="module")
def servers():
    with ExitStack() as stack:
        yield {name: stack.enter_context(FaultServer(pages)) for name, pages in SITES.items()}


@pytest.fixture(scope="module")
def runs(servers, tmp_path_factory):
    """Three runs with the same data folders; what the first kept is damaged before the second."""
    data = tmp_path_factory.mktemp("data")

    def run() -> dict[str, Crawl]:
        asked = {name: [*pages][:1] if name == "moved" else [*pages] for name, pages in SITES.items()}
        jobs = {name: Job(servers[name].origin, [HOST + path for path in asked[name]]) for name in SITES}
        return crawl(data, jobs)

    first = run()
    damaged = ("cut", "rubbish", "a-day-old")
    kept = {name: next((data / name / "cache" / "listings").iterdir()) for name in damaged}
    kept["cut"].write_bytes(kept["cut"].read_bytes()[:-1])
    kept["rubbish"].write_bytes(b"\0")
    day_ago = time.time() - 25 * 60 * 60
    os.utime(kept["a-day-old"], (day_ago, day_ago))
    return [first, run(), run()]


@pytest.fixture
def bodies(runs):
    """What the spider read in each run, by site and path; or why it read nothing."""

    def bodies(name, path=LISTING):
        outcomes = [run[name].outcome(HOST + path) for run in runs]
        return [one.body.encode() if one.reason == "page" else one.reason for one in outcomes]

    return bodies


@pytest.fixture
def conditions(servers, runs):
    """The condition that each request for a path was sent with."""

    def conditions(name, path=LISTING):
        return [asked.headers.get("if-none-match") for asked in servers[name].asked if asked.path == path]

    return conditions


def test_a_listing_that_did_not_change_reads_as_if_sent_again(runs, bodies, conditions):
    for path in (LISTING, SECOND_PAGE):
        assert conditions("same", path) == [None, '"1"', '"1"']
        assert bodies("same", path) == [BODY, BODY, BODY]
    assert runs[1]["same"].stats["downloader/response_status_count/304"] == 2


def test_a_listing_that_changed_is_the_new_one(bodies, conditions):
    assert conditions("changed") == [None, '"1"', '"2"']
    assert bodies("changed") == [BODY, NEW_BODY, NEW_BODY]


def test_an_article_is_always_asked_for_in_full(bodies, conditions):
    assert conditions("article", ARTICLE) == [None, None, None]
    assert bodies("article", ARTICLE) == [b"<p>article</p>"] * 3


def test_a_listing_without_validators_is_asked_for_in_full(bodies, conditions):
    assert conditions("without-validators") == [None, None, None]
    assert bodies("without-validators") == [BODY, BODY, BODY]


def test_a_failing_listing_fails_and_is_not_served_from_the_last_run(bodies):
    assert bodies("failing") == [BODY, "http_500", "http_500"]


def test_a_redirected_listing_does_not_carry_the_condition_of_another(bodies, conditions):
    assert bodies("moved") == [BODY, NEW_BODY, NEW_BODY]
    assert conditions("moved", SECOND_PAGE) == [None, '"1"']


@pytest.mark.parametrize("name", ["cut", "rubbish", "a-day-old"])
def test_a_kept_listing_that_is_damaged_or_a_day_old_is_asked_for_in_full(bodies, conditions, name):
    assert conditions(name) == [None, None, '"1"']
    assert bodies(name) == [BODY, BODY, BODY]
