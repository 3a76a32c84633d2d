"""`scrapy status` as a user types it."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.own import scrapy
from tests.status.reports import NOW, report
from tests.storage.crawls import ROOT
from tests.storage.runs import crawl_in_hand, parsed, url
from tests.upkeep.folders import dead, settle


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
