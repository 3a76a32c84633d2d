"""`scrapy crawl` from outside: what it writes, what it says, how it exits. Each crawl is its own process."""

import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.storage.crawls import ROOT, command, crawl, environment, last_report, lines, numbers
from tests.storage.small_site import SmallSite, article_page, served


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with served(SmallSite(25)) as site:
        yield site


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """A crawl of 25 articles, and the folder it left; for one test to look at and others to copy."""
    folder = tmp_path_factory.mktemp("first") / "data"
    with served(SmallSite(25)) as site:
        return crawl(site.origin, folder), folder


@pytest.fixture
def crawled(first_run: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path) -> Path:
    """A data folder after a first run over the site."""
    return shutil.copytree(first_run[1], tmp_path / "data")


def last_line(process: subprocess.CompletedProcess[str]) -> str:
    return process.stderr.splitlines()[-1]


def wait_for(path: Path, pattern: str) -> Path:
    """The first file that matches, as soon as it is there and not empty."""
    for _ in range(1500):
        for found in path.glob(pattern):
            if found.stat().st_size:
                return found
        time.sleep(0.02)
    raise AssertionError(f"no {pattern} in {path}")


def test_a_crawl_says_how_many_articles_where_they_are_and_shows_three(
    first_run: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, data = first_run
    assert done.returncode == 0
    (file,) = (data / "articles").iterdir()
    said = done.stdout.splitlines()
    assert said[0] == f"25 articles written: {file}"
    assert len(said) == 4
    for line in said[1:]:
        assert re.fullmatch(r"  桥头第2[0-5]盏路灯亮了 \| 2026-01-2\dT08:22:00\+08:00 \| 耀州晚报 \| 韩小满", line)
    assert numbers(data) == list(range(1, 26))


def test_a_second_run_asks_for_no_article_and_is_done_all_the_same(site: SmallSite, crawled: Path) -> None:
    again = crawl(site.origin, crawled)
    assert again.returncode == 0
    assert site.article_hits() == 0
    assert again.stdout.splitlines()[0] == "0 articles written"
    assert numbers(crawled) == list(range(1, 26))


def test_new_articles_only_are_fetched_and_one_dead_link_fails_no_run(site: SmallSite, crawled: Path) -> None:
    site.articles = 28
    site.pages[27] = lambda number: (404, "")
    done = crawl(site.origin, crawled)
    assert done.returncode == 0
    assert site.article_hits() == 3
    assert numbers(crawled) == [*range(1, 27), 28]
    assert [row["reason"] for row in lines(crawled / "rejected")] == ["http_404"]


def test_feeds_and_settings_work_as_in_scrapy(site: SmallSite, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    crawl(site.origin, tmp_path / "data", "-O", str(feed), "-s", "CLOSESPIDER_ITEMCOUNT=1")
    (written,) = (tmp_path / "data" / "articles").iterdir()
    assert "桥头第25盏路灯亮了" in feed.read_text("utf-8")
    assert sorted(feed.read_bytes().splitlines())[0].startswith(b'{"url": "https://www.yybnet.net/tongchuan/')
    assert len(feed.read_bytes().splitlines()) == len(written.read_bytes().splitlines())


@pytest.mark.parametrize(
    ("spider", "argument", "why"),
    [
        ("lamps", "region=atlantis", "region=atlantis: the small site has only tongchuan"),
        ("nobody", "region=tongchuan", "there is no spider 'nobody'; there are: lamps"),
    ],
)
def test_bad_arguments_are_one_line_and_nothing_else(tmp_path: Path, spider: str, argument: str, why: str) -> None:
    done = crawl("http://127.0.0.1:9", tmp_path / "data", "-a", argument, spider=spider)
    assert done.returncode == 2
    assert done.stderr == f"scrapy crawl: {why}\n"
    assert done.stdout == ""
    assert not (tmp_path / "data").exists()


def test_a_feed_that_cannot_be_written_is_told_before_anything_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    feed = tmp_path / "file" / "feed.csv"
    done = crawl("http://127.0.0.1:9", tmp_path / "data", "-O", str(feed))
    assert done.returncode == 5
    assert done.stderr == f"scrapy crawl: {feed} cannot be written (-o, -O, FEEDS)\n"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("DOWNLOAD_DELAY=soon", "DOWNLOAD_DELAY=soon: not a number, such as 1.0"),
        ("ROBOTSTXT_OBEY=maybe", "ROBOTSTXT_OBEY=maybe: give 1 or 0"),
        ("YYBNET_DATADIR=x", "YYBNET_DATADIR=x: there is no setting YYBNET_DATADIR; there are: YYBNET_DATA_DIR, "),
    ],
)
def test_a_setting_that_is_none_or_of_the_wrong_kind_is_told_before_anything_is_asked_for(
    tmp_path: Path, given: str, why: str
) -> None:
    done = crawl("http://127.0.0.1:9", tmp_path / "data", "-s", given)
    assert done.returncode == 2
    assert done.stderr.startswith(f"scrapy crawl: {why}")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_the_home_folder_may_be_a_tilde(site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert crawl(site.origin, tmp_path, "-s", "YYBNET_DATA_DIR=~/news").returncode == 0
    assert numbers(tmp_path / "news") == list(range(1, 26))


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_run_whose_output_is_closed_ends_as_any_other(site: SmallSite, tmp_path: Path, closed: str) -> None:
    line = f"{shlex.join(command(site.origin, tmp_path))} {closed}"
    done = subprocess.run(line, shell=True, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert numbers(tmp_path) == list(range(1, 26))


def test_the_clock_of_the_log_is_china_s(site: SmallSite, tmp_path: Path) -> None:
    said = crawl(site.origin, tmp_path).stderr.splitlines()
    moment = datetime.strptime(said[0][:24], "%Y-%m-%d %H:%M:%S%z")
    assert moment.utcoffset() == timedelta(hours=8)
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=2)


def test_a_feed_keeps_what_it_held_when_a_run_has_nothing_for_it(site: SmallSite, tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    crawl(site.origin, tmp_path / "data", "-O", str(feed))
    held = feed.read_bytes()
    assert crawl(site.origin, tmp_path / "data", "-O", str(feed)).returncode == 0
    assert feed.read_bytes() == held
    assert held.count(b"\n") == 26


def test_the_help_lists_the_spiders_and_what_they_take() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "yybnet_crawler", "crawl", "--help"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    ).stdout  # fmt: skip
    assert "\narticle: " in said
    assert re.search(r"\n  -a region=\.\.\. +tongchuan, xianyang/binxian, 铜川", said)


def test_of_several_regions_the_dead_ones_are_told(site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("tongchuan\nnowhere\n", "utf-8")
    done = crawl(site.origin, tmp_path / "data", "-a", f"region={tmp_path / 'mine.txt'}", spider="region")
    assert done.returncode == 0
    assert last_line(done) == (
        "scrapy crawl: nothing of the region nowhere: http_404 at https://www.yybnet.net/nowhere/"
    )


def test_an_empty_data_folder_is_a_wrong_argument(site: SmallSite, tmp_path: Path) -> None:
    done = crawl(site.origin, tmp_path, "-s", "YYBNET_DATA_DIR=")
    assert (done.returncode, done.stderr) == (2, "scrapy crawl: YYBNET_DATA_DIR is empty: give a folder\n")


def test_a_listing_that_cannot_be_had_is_nothing_found(site: SmallSite, tmp_path: Path) -> None:
    site.articles = 0
    done = crawl(site.origin, tmp_path)
    assert done.returncode == 3
    assert last_line(done).startswith("scrapy crawl: nothing found: ")


def test_pages_that_fail_one_and_all_are_too_many_failures(site: SmallSite, tmp_path: Path) -> None:
    site.pages.update(dict.fromkeys(range(1, 26, 2), lambda number: (404, "")))
    done = crawl(site.origin, tmp_path)
    assert done.returncode == 4
    assert last_line(done) == ("scrapy crawl: 13 of 25 pages gave no record (http_404 13); 12 articles were written")
    assert crawl(site.origin, tmp_path).returncode == 0  # they are not asked for again


def test_a_page_our_code_fails_on_is_kept_and_told(site: SmallSite, tmp_path: Path) -> None:
    done = crawl(site.origin, tmp_path, "-s", "ITEM_PIPELINES=" + PIPELINES_WITH_A_BUG)
    assert done.returncode == 4
    assert "ZeroDivisionError" in last_line(done)
    row = next(row for row in lines(tmp_path / "rejected") if row["reason"] == "parser_error")
    assert row["transient"]
    assert (tmp_path / row["page"]["file"]).stat().st_size >= row["page"]["length"]


PIPELINES_WITH_A_BUG = (
    '{"tests.commands.buggy.BuggyParse": 100, "pipelines.require.Require": 200,'
    ' "pipelines.drop_known.DropKnown": 400, "pipelines.write.Write": 500}'
)


def test_a_field_that_goes_missing_is_drift(site: SmallSite, crawled: Path) -> None:
    site.articles = 40
    site.pages.update(dict.fromkeys(range(26, 41), partial(article_page, source="")))
    done = crawl(site.origin, crawled)
    assert done.returncode == 7
    assert "source is on 0 of 15 articles, was 25 of 25 in the run before" in last_line(done)
    assert last_line(done).count("https://www.yybnet.net/tongchuan/news/202601/") == 3
    assert last_report(crawled)["exit_status"] == 7
    assert numbers(crawled) == list(range(1, 41))


def test_a_full_disk_is_told_and_what_was_read_is_safe(site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rejected").write_text("in the way of the folder")
    site.pages[10] = lambda number: (404, "")
    done = crawl(site.origin, tmp_path / "data")
    assert done.returncode == 5
    assert str(tmp_path / "data") in last_line(done)
    (tmp_path / "data" / "rejected").unlink()
    assert crawl(site.origin, tmp_path / "data").returncode == 0
    assert numbers(tmp_path / "data") == [*range(1, 10), *range(11, 26)]


def test_a_second_run_of_a_city_is_told_who_is_there(site: SmallSite, tmp_path: Path) -> None:
    # So slow that it is at work still when the second begins, on a busy machine too.
    begun = slow(site, tmp_path, "-s", "DOWNLOAD_DELAY=2")
    first = subprocess.Popen(begun, cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL)
    wait_for(tmp_path, "articles/*.part")
    second = crawl(site.origin, tmp_path)
    assert second.returncode == 6
    assert f"pid {first.pid} " in last_line(second)
    first.kill()
    first.wait()


@pytest.mark.parametrize("signals", [[signal.SIGTERM], [signal.SIGINT, signal.SIGINT]], ids=["SIGTERM", "Ctrl-C twice"])
def test_an_interrupted_run_loses_nothing(site: SmallSite, tmp_path: Path, signals: list[signal.Signals]) -> None:
    process = subprocess.Popen(slow(site, tmp_path), cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True)
    wait_for(tmp_path, "articles/*.part")
    for one in signals:
        process.send_signal(one)
        time.sleep(0.05)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("scrapy crawl: interrupted")
    sealed = len(numbers(tmp_path))
    assert 0 < sealed < 25 or len(signals) == 2
    assert crawl(site.origin, tmp_path).returncode == 0
    assert numbers(tmp_path) == list(range(1, 26))


@pytest.mark.parametrize("columns", [40, 200])
def test_on_a_terminal_a_line_shows_how_far_it_is(site: SmallSite, tmp_path: Path, columns: int) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    process = subprocess.Popen(
        slow(site, tmp_path, "--nolog", spider="region"),
        cwd=ROOT,
        env=environment(),
        stderr=theirs,
        stdout=subprocess.DEVNULL,
    )
    os.close(theirs)
    seen = b""
    while b" in the queue" not in seen or (b"listing page" not in seen and columns == 200):
        seen += os.read(ours, 1024)
    process.kill()
    process.wait()
    os.close(ours)
    line = seen.decode().rpartition("\x1b[K")[2]
    assert re.match(r"tongchuan: \d+ articles, \d+ in the queue", line)
    if columns == 200:
        assert re.search(r", listing page \d of \d named, \d\.\d pages/s", line)
    else:
        assert len(line) == columns - 1


def slow(site: SmallSite, data: Path, *more: str, spider: str = "lamps") -> list[str]:
    one_by_one = ["-s", "CONCURRENT_REQUESTS=1", "-s", "DOWNLOAD_DELAY=0.2"]
    return command(site.origin, data, *one_by_one, *more, spider=spider)
