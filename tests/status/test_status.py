"""`scrapy status`: figures as a reader counts them in the reports, the worst first; a screen, a page, metrics."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from tests.commands.own import scrapy
from tests.storage.crawls import ROOT
from tests.storage.runs import crawl_in_hand, new_run, parsed, url
from tests.upkeep.folders import dead, settle, unreadable
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Rejection
from yybnet_crawler.status.disk import Disk
from yybnet_crawler.status.durations import read_duration, shown
from yybnet_crawler.status.figures import FolderStatus, RegionStatus, read_status
from yybnet_crawler.status.metrics import metrics
from yybnet_crawler.status.page import html_page
from yybnet_crawler.status.text import screen
from yybnet_crawler.terminal import columns, fitted

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
GIB = 1 << 30


def report(
    data: Path, ago: timedelta, *, seconds: float = 60, responses: int = 40, size: int = 0, **regions: Any
) -> None:
    """What a run left that ended so long ago. `regions`: name -> what is not as in a good run with nothing new."""
    ended = NOW - ago
    began = ended - timedelta(seconds=seconds)
    name = f"{began:%Y%m%dT%H%M%S000Z}-{'+'.join(regions)}-abcdef"
    fine = {"good": True, "why": "", "new": 0, "changed": 0, "gone": 0, "rejected": {}, "open_listings": 0}
    content = {
        "run": name, "started": began.isoformat(), "ended": ended.isoformat(), "seconds": seconds, "bytes": size,
        "downloads": {"responses": responses}, "cities": {},
        "regions": {region: {**fine, **figures} for region, figures in regions.items()},
    }  # fmt: skip
    path = data / "runs" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def status_of(data: Path) -> FolderStatus:
    settle(data)
    return read_status(data, NOW.timestamp())


def region_of(data: Path) -> RegionStatus:
    (region,) = status_of(data).regions
    return region


# --- Figures ------------------------------------------------------------------------------------------


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


# --- A screen -----------------------------------------------------------------------------------------


def folder_of(*regions: RegionStatus, **more: Any) -> FolderStatus:
    disk = Disk(100 * GIB, 10 * GIB, 50 * GIB, 2.0 * GIB)
    given = {"pages_an_hour": 2400.0, "disk": disk, **more}
    return FolderStatus(Path("data"), NOW.timestamp(), sorted(regions, key=lambda each: each.gravity), **given)


def region(name: str, **fields: Any) -> RegionStatus:
    at = NOW.timestamp()
    return RegionStatus(name, at, **{"last": at - 600, "last_good": at - 600, "usual": 3600.0, **fields})


DEAD = region("石滩", last_good=None, failed="http_404 at https://www.yybnet.net/shitan/网站无此页")
LATE = region("tongchuan", last_good=NOW.timestamp() - 5 * 3600, unasked=4000, waiting=800, open_listings=2)
DRIFTED = region("yaozhou", drift=True, rejected=Counter({"missing_body": 12, "timeout": 1}))
FINE = region("xianyang", new=31, changed=2, gone=1)


BACKLOG = (
    "backlog: 4800 pages known by address, at 2400 an hour 2 h of crawling; what stands behind the 2 listings"
    " without an end cannot be known"
)


def test_the_worst_region_stands_first() -> None:
    lines = list(screen(folder_of(FINE, DRIFTED, LATE, DEAD), 200, None))
    assert [line.split()[0] for line in lines[-4:]] == ["石滩", "tongchuan", "yaozhou", "xianyang"]


def test_a_screen_says_all_of_it() -> None:
    lines = list(screen(folder_of(FINE, DRIFTED, LATE, DEAD), 200, None))
    assert lines[:3] == [
        "data: 4 regions, 3 to be looked at; 2026-11-26 20:00 China time",
        "disk: 90 GiB of 100 GiB used; runs write 2.0 GiB a day: full in 5 d, 2026-12-01",
        BACKLOG,
    ]
    rows = [re.sub(" {2,}", " | ", line) for line in lines[4:]]
    assert rows == [
        "region | last good | usual | new | changed | gone | rejected | left | why",
        "石滩 | never | 60 min | 0 | 0 | 0 | 0 | 0 | failed: http_404 at https://www.yybnet.net/shitan/网站无此页",
        "tongchuan | 5 h ago | 60 min | 0 | 0 | 0 | 0 | 4800 | late: 5 times the usual; 2 listings without an end",
        "yaozhou | 10 min ago | 60 min | 0 | 0 | 0 | 13 | 0 | drift waits for a word; missing_body 12; timeout 1",
        "xianyang | 10 min ago | 60 min | 31 | 2 | 1 | 0 | 0",
    ]


@pytest.mark.parametrize("width", [20, 40, 80, 100, 132])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in screen(folder_of(FINE, DRIFTED, LATE, DEAD), width, None):
        assert columns(line) <= width


def test_on_a_terminal_as_many_as_fit_and_the_others_are_counted() -> None:
    status = folder_of(DEAD, *(region(f"city{number}") for number in range(50)))
    lines = list(screen(status, 100, 24))
    assert len(lines) < 24
    assert lines[5].startswith("石滩")
    shown_rows = len(lines) - 6
    assert lines[-1].startswith(f"... and {51 - shown_rows} that are no worse")


def test_chinese_takes_two_columns() -> None:
    assert fitted("石滩县", 5) == "石滩…"
    assert fitted("石滩", 6, right=True) == "  石滩"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(5, "now"), (70, "1 min"), (7000, "117 min"), (7300, "2 h"), (40 * 3600, "40 h"), (50 * 3600, "2 d")],
)
def test_a_span_is_shown_with_as_much_as_says_something(seconds: float, said: str) -> None:
    assert shown(seconds) == said


def test_a_span_is_read_as_people_write_it() -> None:
    assert [read_duration("--max-age", given) for given in ("90m", "2h", "1.5d")] == [5400, 7200, 129600]


@pytest.mark.parametrize("given", ["2", "h", "0h", "-2h", "2 hours", ""])
def test_what_is_no_span_is_told(given: str) -> None:
    with pytest.raises(BadArgument, match="give a number with m, h or d"):
        read_duration("--max-age", given)


# --- A page, and for monitors -------------------------------------------------------------------------


def test_the_page_has_all_regions_and_nothing_beside_it() -> None:
    html = html_page(folder_of(FINE, DRIFTED, LATE, region("<b>", failed='"&')))
    assert html.count("<tr class=") == 4
    assert "&lt;b&gt;" in html
    assert not re.search(r"(?:src|href)=|@import|url\(", html)


@pytest.mark.parametrize("parse", [open_metrics, prometheus], ids=["OpenMetrics", "Prometheus"])
def test_metrics_are_valid_and_say_what_the_screen_says(parse: Any) -> None:
    text = metrics(folder_of(FINE, DRIFTED, LATE, DEAD, region('a"b\\c\nd')))
    found = {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in parse(text)
        for sample in family.samples
    }
    assert found["yybnet_region_last_good_run_timestamp_seconds", (("region", "tongchuan"),)] == LATE.last_good
    assert ("yybnet_region_last_good_run_timestamp_seconds", (("region", "石滩"),)) not in found
    assert found["yybnet_region_state", (("region", "石滩"), ("state", "never"))] == 1
    assert found["yybnet_region_rejected_last_day", (("reason", "missing_body"), ("region", "yaozhou"))] == 12
    assert found["yybnet_region_backlog_pages", (("region", "tongchuan"), ("what", "unasked"))] == 4000
    assert found["yybnet_region_drift", (("region", 'a"b\\c\nd'),)] == 0
    assert found["yybnet_disk_free_bytes", ()] == 10 * GIB


# --- The command --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    crawl_in_hand(data, [parsed(url(1)), dead(2)])
    return data


def test_the_command_shows_a_screen_and_writes_what_is_asked_for(crawled: Path, tmp_path: Path) -> None:
    page, prom = tmp_path / "status.html", tmp_path / "yybnet.prom"
    more = ("--html", str(page), "--metrics", str(prom), "--max-age", "2h")
    done = scrapy("status", *more, "-s", f"YYBNET_DATA_DIR={crawled}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 region, none to be looked at" in done.stdout
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert prom.read_text("utf-8").endswith("# EOF\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["status.html", "yybnet.prom"]


def test_a_region_that_is_too_old_is_an_exit_status(tmp_path: Path) -> None:
    report(tmp_path, timedelta(days=1) + (NOW - datetime.now(UTC)), tongchuan={})
    settle(tmp_path)
    done = scrapy("status", "--max-age", "2h", "-s", f"YYBNET_DATA_DIR={tmp_path}")
    assert done.returncode == 3
    assert done.stderr == "scrapy status: no good run within 2h of tongchuan (24 h)\n"
    assert scrapy("status", "--max-age", "2d", "-s", f"YYBNET_DATA_DIR={tmp_path}").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--max-age", "soon"], "--max-age=soon: give a number with m, h or d, such as 90m, 2h or 3d"),
        (["yulin"], "yulin: no run was asked for it; there are: tongchuan"),
    ],
    ids=["no span", "no region"],
)
def test_a_wrong_argument_is_one_line(crawled: Path, arguments: list[str], said: str) -> None:
    done = scrapy("status", *arguments, "-s", f"YYBNET_DATA_DIR={crawled}")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"scrapy status: {said}\n")


def test_a_file_that_cannot_be_written_is_told(crawled: Path) -> None:
    done = scrapy("status", "--metrics", "/proc/none/x.prom", "-s", f"YYBNET_DATA_DIR={crawled}")
    assert done.returncode == 5
    assert done.stderr.startswith("scrapy status: /proc/none/x.prom: ")


def test_a_reader_that_wants_no_more_is_no_failure(crawled: Path) -> None:
    command = f"{sys.executable} -m scrapy status -s YYBNET_DATA_DIR={crawled} | true; exit ${{PIPESTATUS[0]}}"
    assert shutil.which("bash")
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
