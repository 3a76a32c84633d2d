"""What a real crawl keeps of the pages it read."""

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator

from tests.storage.crawls import ROOT, crawl, lines
from tests.storage.small_site import SmallSite, served
from yybnet_crawler.storage.archive import place_of

EMPTY = 3  # the number of an article that says nothing


@pytest.fixture(scope="module")
def site():
    pages = {EMPTY: lambda number: (200, "<html><body></body></html>"), 5: lambda number: (404, "<p>没有</p>")}
    with served(SmallSite(30, pages=pages)) as site:
        yield site


def crawled(site: SmallSite, data: Path, keep: str) -> Path:
    done = crawl(site.origin, data, "-s", f"YYBNET_KEEP_PAGES={keep}", spider="region")
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="module")
def everything(site, tmp_path_factory):
    return crawled(site, tmp_path_factory.mktemp("data"), "all")


def records(data: Path) -> list[tuple[str, str, bytes]]:
    """Kind, address, content of each record of all archives."""
    return [
        (record.headers["WARC-Type"], record.headers.get("WARC-Target-URI") or "", record.reader.read())
        for file in sorted(data.glob("pages/*.warc.gz"))
        for record in ArchiveIterator(str(file))
    ]


def page_of(data: Path, row: dict[str, Any]) -> bytes:
    """The WARC record that a line of `articles/` or `rejected/` leads to, by way of its run."""
    (run,) = (file.stem for file in data.glob("runs/*.json"))
    place = place_of(data, run, row["url"])
    assert place is not None
    content = (data / place["file"]).read_bytes()
    return gzip.decompress(content[place["offset"] : place["offset"] + place["length"]])


def test_every_response_is_kept_listings_and_errors_and_robots_too(everything):
    kept = Counter(url for kind, url, _ in records(everything) if kind == "response")
    articles = {f"https://www.yybnet.net/tongchuan/news/202601/{number}.html" for number in range(1, 31)}
    listings = {f"https://www.yybnet.net/tongchuan/{path}" for path in ("", "news/", "news/?page=2")}
    assert kept == Counter({"https://www.yybnet.net/robots.txt", *articles, *listings})


def test_other_tools_find_every_record_whole(everything):
    (file,) = everything.glob("pages/*.warc.gz")
    checked = subprocess.run(
        [sys.executable, "-c", "from warcio.cli import main; main()", "check", "-v", str(file)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("digest pass") == len(records(everything))


@pytest.mark.parametrize("kind", ["articles", "rejected"])
def test_a_line_leads_to_its_page(everything, kind):
    rows = [row for row in lines(everything / kind) if row.get("reason") != "http_404"]
    assert rows
    for row in rows:
        record = page_of(everything, row)
        assert f"WARC-Target-URI: {row['url']}\r\n".encode() in record
        number = row["url"].rpartition("/")[2].removesuffix(".html")
        assert kind == "rejected" or f"桥头第{number}盏路灯亮了".encode() in record


def test_a_record_is_of_the_moment_its_page_is_of(everything):
    for row in lines(everything / "articles"):
        moment = row["fetched_at"].partition("+")[0]
        assert f"WARC-Date: {moment}.".encode() in page_of(everything, row)


def test_only_rejected_pages_on_demand(site, tmp_path):
    data = crawled(site, tmp_path, "rejected")
    kept = [url for kind, url, _ in records(data) if kind == "response"]
    assert kept == [f"https://www.yybnet.net/tongchuan/news/202601/{EMPTY}.html"]
    (row,) = (row for row in lines(data / "rejected") if row["page"])
    assert f"/{EMPTY}.html\r\n".encode() in page_of(data, row)


def test_no_page_on_demand(site, tmp_path):
    data = crawled(site, tmp_path, "none")
    assert not list(data.glob("pages/*"))
    assert [row["page"] for row in lines(data / "rejected")] == [None, None]


def test_another_word_is_told_before_anything_is_asked(site, tmp_path):
    site.asked.clear()
    done = crawl(site.origin, tmp_path, "-s", "YYBNET_KEEP_PAGES=some", spider="region")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "scrapy crawl: YYBNET_KEEP_PAGES=some: give all, rejected, none"
    assert not site.asked


def test_the_report_names_the_files(everything):
    (report,) = everything.glob("runs/*.json")
    assert [Path(name).parts[0] for name in json.loads(report.read_text())["files"]] == [
        *("articles", "pages", "pages", "rejected")
    ]
