from collections import Counter
from typing import Any

import pytest

from yybnet_crawler.exit_status import Ending, judge


def status(reason: str = "finished", **ending: Any) -> int:
    return int(judge(Ending(reason=reason, **ending))[0])


@pytest.mark.parametrize(
    ("expected", "reason", "ending"),
    [
        pytest.param(0, "finished", {"records": 3}, id="new articles"),
        pytest.param(0, "finished", {"seen": 20}, id="nothing new"),
        pytest.param(0, "finished", {"items": 4}, id="another spider's items"),
        pytest.param(0, "closespider_itemcount", {"records": 3}, id="the user's own limit"),
        pytest.param(1, "memusage_exceeded", {"records": 3}, id="out of memory"),
        pytest.param(1, "start_error", {"records": 3}, id="start() raised"),
        pytest.param(2, "finished", {"no_such_regions": ["yijun"]}, id="no such region"),
        pytest.param(
            2,
            "finished",
            {"records": 3, "no_such_regions": ["yijun"], "regions_failed": {"yijun": "http_404"}},
            id="no such region, and another with articles",
        ),
        pytest.param(3, "finished", {}, id="nothing at all"),
        pytest.param(3, "finished", {"records": 2, "regions_failed": {"tongchuan": "http_503"}}, id="no front page"),
        pytest.param(4, "finished", {"records": 3, "bugs": ["KeyError"]}, id="an exception"),
        pytest.param(4, "finished", {"records": 4, "first_asked": 9, "first_failed": 5}, id="more than half failed"),
        pytest.param(5, "write_failed", {"write_error": "disk full"}, id="disk full"),
        pytest.param(5, "write_failed", {"items": 3}, id="a pipeline could not write"),
        pytest.param(5, "finished", {"records": 3, "write_error": "disk full"}, id="disk full at the end"),
        pytest.param(6, "lock_held", {"lock_held": "pid 1"}, id="lock held"),
        pytest.param(7, "finished", {"records": 3, "drift_of": {"tongchuan": ["source is on 0 of 20"]}}, id="drift"),
        pytest.param(8, "robots_unavailable", {}, id="no robots.txt"),
        pytest.param(8, "robots_disallow", {}, id="robots.txt says no"),
        pytest.param(8, "blocked", {"records": 3}, id="blocked"),
        pytest.param(130, "shutdown", {"records": 3}, id="Ctrl-C"),
    ],
)
def test_a_run_ends_with(expected: int, reason: str, ending: dict[str, Any]) -> None:
    assert status(reason, **ending) == expected


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(
            {"records": 0, "seen": 1, "first_asked": 1, "first_failed": 1}, id="one dead link, all else known"
        ),
        pytest.param({"records": 1, "first_asked": 5, "first_failed": 4}, id="four dead links"),
        pytest.param({"records": 10, "first_asked": 20, "first_failed": 10}, id="half of them"),
        pytest.param({"records": 1, "first_asked": 1, "failures": Counter(timeout=60)}, id="old troubles asked again"),
        pytest.param({"records": 1, "listings_failed": {"a": "http_404"}}, id="a dead listing"),
    ],
)
def test_these_do_not_fail_a_run(ending: dict[str, Any]) -> None:
    assert status(**ending) == 0


def test_listings_that_fail_one_and_all_fail_a_run() -> None:
    failed = {f"https://a/{number}/": "http_500" for number in range(5)}
    assert status(seen=1, listings_read=4, listings_failed=failed) == 4
    assert status(seen=1, listings_read=5, listings_failed=failed) == 0


def test_the_gravest_reason_is_the_one_that_is_told() -> None:
    everything: dict[str, Any] = {
        "write_error": "disk full", "lock_held": "pid 1", "bugs": ["KeyError"], "drift_of": {"a": ["source"]},
        "first_asked": 9, "first_failed": 9,
    }  # fmt: skip
    assert status("shutdown", **everything) == 5


def test_why_names_what_happened_and_what_was_kept() -> None:
    failures = Counter(http_500=6, timeout=2)
    _, why = judge(Ending("finished", records=2, first_asked=10, first_failed=8, failures=failures))
    assert why == "8 of 10 pages gave no record (http_500 6, timeout 2); 2 articles were written"


def test_why_the_site_stopped_us_is_told_in_the_words_of_who_found_out() -> None:
    _, why = judge(Ending("blocked", details={"blocked": "403 ten times in a row from www.yybnet.net."}))
    assert why == "403 ten times in a row from www.yybnet.net; 0 articles were written"
