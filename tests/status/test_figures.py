"""`scrapy status`: figures as a reader counts them in the reports."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.own import scrapy
from tests.status.reports import GIB, NOW, hours, region_of, report, status_of
from tests.storage.runs import crawl_in_hand, new_run, parsed, url
from tests.upkeep.folders import dead, settle, unreadable
from yybnet_crawler.items import Rejection
from yybnet_crawler.status.disk import Disk
from yybnet_crawler.status.figures import read_status
from yybnet_crawler.status.text import screen


def test_a_region_s_last_good_run_is_told_from_its_last_run(tmp_path: Path) -> None:
    report(tmp_path, hours(5), tongchuan={})
    report(tmp_path, hours(1), tongchuan={"good": False, "why": "timeout at its front page"})
    region = region_of(tmp_path)
    assert region.last_good == (NOW - hours(5)).timestamp()
    assert region.last == (NOW - hours(1)).timestamp()
    assert (region.failed, region.state) == ("timeout at its front page", "failed")


def test_the_usual_interval_is_what_lies_between_good_runs(tmp_path: Path) -> None:
    for ago in (1, 2, 3, 10, 11):
        report(tmp_path, hours(ago), tongchuan={})
    report(tmp_path, hours(1.5), tongchuan={"good": False, "why": "interrupted"})
    assert region_of(tmp_path).usual == 3600


def test_two_good_runs_are_too_few_to_say_what_is_usual(tmp_path: Path) -> None:
    for ago in (1, 2):
        report(tmp_path, hours(ago), tongchuan={})
    assert region_of(tmp_path).usual is None


@pytest.mark.parametrize(("ago", "state"), [(1.9, "fine"), (2.1, "late")])
def test_a_region_is_late_when_twice_its_usual_interval_went_by(tmp_path: Path, ago: float, state: str) -> None:
    for more in range(4):
        report(tmp_path, hours(ago + more), tongchuan={})
    assert region_of(tmp_path).state == state


def test_counts_are_of_the_last_day(tmp_path: Path) -> None:
    report(tmp_path, hours(30), tongchuan={"new": 100, "rejected": {"timeout": 9}})
    report(tmp_path, hours(20), tongchuan={"new": 3, "changed": 1, "gone": 2, "rejected": {"http_404": 2}})
    report(tmp_path, hours(1), tongchuan={"new": 4, "rejected": {"http_404": 1, "timeout": 1}})
    region = region_of(tmp_path)
    assert (region.new, region.changed, region.gone) == (7, 1, 2)
    assert region.rejected == Counter({"http_404": 3, "timeout": 1})


def test_a_dead_region_is_no_fault_of_those_it_was_asked_for_with(tmp_path: Path) -> None:
    found = Rejection("https://www.yybnet.net/yaozhou/", "http_404", "no such page", transient=True)
    run = crawl_in_hand(tmp_path, [parsed(url(1)), found], regions=("tongchuan", "yaozhou"))
    assert run.outcome is not None
    regions = {each.region: each for each in read_status(tmp_path, datetime.now(UTC).timestamp()).regions}
    assert (regions["tongchuan"].state, regions["tongchuan"].new) == ("fine", 1)
    assert regions["yaozhou"].state == "never"
    assert "http_404" in regions["yaozhou"].failed


def test_what_a_real_run_reports_is_what_is_shown(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2)), dead(3), unreadable(4)])
    crawl_in_hand(tmp_path, [parsed(url(1), title="灯又亮了"), dead(2)], full=True)
    (region,) = read_status(tmp_path, datetime.now(UTC).timestamp()).regions
    assert (region.region, region.new, region.changed, region.gone) == ("tongchuan", 2, 1, 1)
    assert region.rejected == Counter({"http_404": 2, "missing_body": 1})


def test_the_backlog_is_what_was_never_asked_for_and_what_failed(tmp_path: Path) -> None:
    report(tmp_path, hours(1), tongchuan={}, yaozhou={})
    failed = {"detail": "", "page": None, "transient": True, "at": "2026-11-20T00:00:00Z"}
    rows = [
        {"url": url(1), "reason": "shutdown", "asked": False, **failed},
        {"url": url(2), "reason": "shutdown", "asked": False, **failed},
        {"url": url(3), "reason": "timeout", **failed},
        {"url": url(4), "reason": "http_404", **failed, "transient": False},
    ]
    path = tmp_path / "rejected" / "20261120T000000000Z-tongchuan-abcdef.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    status = status_of(tmp_path)
    counts = {each.region: (each.unasked, each.waiting) for each in status.regions}
    assert counts == {"tongchuan": (2, 1), "yaozhou": (0, 0)}
    assert status.backlog == 3


def test_speed_is_measured_while_runs_are_at_work_and_growth_by_the_day(tmp_path: Path) -> None:
    report(tmp_path, hours(30), seconds=1800, responses=900, size=3 * GIB, tongchuan={})
    report(tmp_path, hours(3), seconds=1800, responses=300, size=GIB, tongchuan={})
    report(tmp_path, timedelta(days=20), seconds=9, responses=900_000, size=90 * GIB, tongchuan={})
    status = status_of(tmp_path)
    assert status.pages_an_hour == 1200
    assert status.disk.a_day == 4 * GIB / 7
    assert status.disk.written == 94 * GIB


def test_a_disk_is_full_when_what_is_free_is_written(tmp_path: Path) -> None:
    assert Disk(100 * GIB, 10 * GIB, 0, 2.0 * GIB).full_in == 5 * 86400
    assert Disk(100 * GIB, 10 * GIB, 0, None).full_in is None


def test_drift_waits_for_a_word(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(n), source="耀州晚报") for n in range(20)])
    crawl_in_hand(tmp_path, [parsed(url(n), source=None) for n in range(20, 40)])
    (region,) = read_status(tmp_path, datetime.now(UTC).timestamp()).regions
    assert (region.drift, region.state) == (True, "drift")
    done = scrapy("drift", "accept", "-s", f"YYBNET_DATA_DIR={tmp_path}")
    assert done.returncode == 0
    (region,) = read_status(tmp_path, datetime.now(UTC).timestamp()).regions
    assert not region.drift


def test_an_index_made_anew_shows_the_same(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1)), dead(3), unreadable(4)])
    now = datetime.now(UTC).timestamp()
    before = list(screen(read_status(tmp_path, now), 120, None))
    for path in tmp_path.glob("state.sqlite*"):
        path.unlink()
    without = read_status(tmp_path, now)
    assert "for want of an index" in without.note
    assert [line for line in screen(without, 120, None) if "for want" not in line] == before
    assert not (tmp_path / "state.sqlite").exists()
    settle(tmp_path)
    assert list(screen(read_status(tmp_path, now), 120, None)) == before


def test_a_look_changes_nothing_and_holds_up_no_run(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1))])
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in tmp_path.rglob("*")}
    read_status(tmp_path, NOW.timestamp())
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in tmp_path.rglob("*")} == before
    run = new_run(tmp_path)
    run._open()
    names = sorted(tmp_path.rglob("*"))
    read_status(tmp_path, NOW.timestamp())
    assert sorted(tmp_path.rglob("*")) == names
    run.asked(url(2))
    run.write_article(parsed(url(2)))
    run._close("finished")
    assert run.outcome is not None
    assert run.outcome[0] == 0
