"""`scrapy status`: a screen, a page, metrics."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from tests.status.reports import GIB, NOW
from yybnet_crawler.durations import read_duration, shown
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.status.disk import Disk
from yybnet_crawler.status.figures import FolderStatus, RegionStatus
from yybnet_crawler.status.metrics import metrics
from yybnet_crawler.status.page import html_page
from yybnet_crawler.status.text import screen
from yybnet_crawler.terminal import columns, fitted


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
    "backlog: 4800 pages known by address: 2 h of crawling, at 2400 an hour; what stands behind the 2 listings"
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
