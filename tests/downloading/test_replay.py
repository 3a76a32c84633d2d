"""A run's archive stands in the site's place: the same records, the same rejections, and nothing goes out."""

import gzip
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest

from tests.archives.warcs import address, article, http, record
from tests.storage.crawls import crawl, lines
from tests.storage.small_site import SmallSite, served

UNLISTED = "/tongchuan/news/202601/31.html"  # so it is fetched once: of two answers a replay has the last
DEAD = "http://127.0.0.1:9"  # the discard port: nothing answers


def replay(archives: Path | str, data: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return crawl(DEAD, data, "-s", f"YYBNET_REPLAY={archives}", *more, spider="region")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    pages = {
        2: lambda number: (404, "<p>没有</p>"),
        3: lambda number: (200, "<html><body></body></html>"),
        4: lambda number: (503, "<p>busy</p>"),
        5: lambda number: (200, f'<html><head><meta http-equiv="refresh" content="0;url={UNLISTED}"></head></html>'),
    }
    with served(SmallSite(30, pages=pages)) as site:
        done = crawl(site.origin, data, spider="region")
    assert done.returncode == 0, done.stderr
    return data


def records(data: Path) -> list[dict[str, Any]]:
    """In an order of their own: the crawl asked for four at once."""
    return sorted(lines(data / "articles"), key=lambda row: str(row["url"]))


def rejections(data: Path) -> list[dict[str, Any]]:
    """All but the place of the page and, where none was kept, the time."""
    return sorted(
        ({key: row[key] for key in ("url", "reason", "detail", "transient")} for row in lines(data / "rejected")),
        key=lambda row: str(row["url"]),
    )


def test_a_replay_gives_the_run_s_records_and_rejections(crawled, tmp_path):
    done = replay(crawled / "pages", tmp_path)
    assert done.returncode == 0, done.stderr
    assert records(tmp_path) == records(crawled)
    assert len(records(tmp_path)) == 27
    assert rejections(tmp_path) == rejections(crawled)
    assert {row["reason"] for row in rejections(crawled)} == {"http_404", "http_503", "not_article_no_text", "moved"}


def test_a_replay_of_a_replay_s_archive_is_the_same_again(crawled, tmp_path):
    replay(crawled / "pages", tmp_path / "first")
    replay(tmp_path / "first" / "pages", tmp_path / "second")
    assert records(tmp_path / "second") == records(crawled)


def test_a_page_that_the_archive_lacks_is_named_and_fails_the_run(crawled, tmp_path):
    (archive,) = (crawled / "pages").glob("*.warc.gz")
    members = split(archive.read_bytes())
    lacking = [member for member in members if b"/7.html\r\n" not in gzip.decompress(member)]
    assert len(lacking) == len(members) - 1
    (tmp_path / "a.warc.gz").write_bytes(b"".join(lacking))
    done = replay(tmp_path / "a.warc.gz", tmp_path / "data")
    assert done.returncode == 4
    assert "1 pages are not in the archive: https://www.yybnet.net/tongchuan/news/202601/7.html is in" in done.stderr
    (row,) = (row for row in lines(tmp_path / "data" / "rejected") if row["reason"] == "not_archived")
    assert row["url"].endswith("/7.html")
    assert len(lines(tmp_path / "data" / "articles")) == 26


def split(content: bytes) -> list[bytes]:
    whole = []
    while content:
        # To where a member ends: its mark also stands by chance within compressed bytes.
        member = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        member.decompress(content)
        assert member.eof
        rest = member.unused_data
        whole.append(content[: len(content) - len(rest)])
        content = rest
    return whole


def test_a_region_that_the_archive_lacks_is_named(crawled, tmp_path):
    done = crawl(DEAD, tmp_path, "-a", "region=weichuan", "-s", f"YYBNET_REPLAY={crawled / 'pages'}", spider="region")
    assert done.returncode == 4
    assert "https://www.yybnet.net/weichuan/ is in none of the archives" in done.stderr


def test_a_damaged_record_is_told_once_with_its_place_and_what_stands_behind_it_is_replayed(crawled, tmp_path):
    (archive,) = (crawled / "pages").glob("*.warc.gz")
    members = split(archive.read_bytes())
    (number,) = (at for at, member in enumerate(members) if b"/7.html\r\n" in gzip.decompress(member))
    members[number] = members[number][:60] + bytes(40) + members[number][100:]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(members))
    done = replay(tmp_path / "a.warc.gz", tmp_path / "data")
    offset = len(b"".join(members[:number]))
    assert done.stderr.count(f"a.warc.gz is damaged at offset {offset};") == 1
    assert done.stderr.count("is damaged") == 1
    assert done.returncode == 4
    assert "1 pages are not in the archive: https://www.yybnet.net/tongchuan/news/202601/7.html is in" in done.stderr
    assert len(records(tmp_path / "data")) == 26


def test_another_s_archive_is_replayed_whatever_its_scheme_and_codings_and_without_robots_txt(tmp_path):
    links = (f'<a href="{address(number)}">桥头第{number}盏</a>' for number in (1, 2))
    pages = {
        "http://www.yybnet.net/tongchuan/": "".join(links).encode(),
        address(1): article(1),
    }
    whole = [record("response", url, http(body, "Content-Encoding: gzip")) for url, body in pages.items()]
    whole.append(record("response", address(2), http(gzip.compress(article(2)), "Content-Encoding: gzip")))
    (tmp_path / "a.warc").write_bytes(b"".join(whole))
    done = replay(tmp_path / "a.warc", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    assert [row["title"] for row in lines(tmp_path / "data" / "articles")] == ["桥头第1盏路灯亮了", "桥头第2盏路灯亮了"]
    assert {row["fetched_at"] for row in lines(tmp_path / "data" / "articles")} == {"2019-03-04T05:06:07+00:00"}


def test_an_archive_that_is_not_there_is_told_before_anything_begins(tmp_path):
    done = replay(tmp_path / "nothing.warc.gz", tmp_path / "data")
    assert done.returncode == 2
    assert "nothing.warc.gz: there is no such file or folder" in done.stderr


def test_robots_txt_of_the_archive_says_what_the_run_was_not_allowed_and_no_pace(tmp_path):
    links = (f'<a href="{address(number)}">桥头第{number}盏</a>' for number in (1, 2))
    pages = {
        "http://www.yybnet.net/robots.txt": f"User-agent: *\nCrawl-delay: 600\nDisallow: {address(2)[21:]}\n".encode(),
        "http://www.yybnet.net/tongchuan/": "".join(links).encode(),
        address(1): article(1),
    }
    (tmp_path / "a.warc").write_bytes(b"".join(record("response", url, http(body)) for url, body in pages.items()))
    done = replay(tmp_path / "a.warc", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    assert len(records(tmp_path / "data")) == 1
    assert [row["reason"] for row in rejections(tmp_path / "data")] == ["robots"]


def test_an_archive_that_cannot_be_opened_is_told_with_the_reason_before_anything_begins(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.warc.gz").symlink_to(tmp_path / "gone.warc.gz")
    done = replay(tmp_path / "kept", tmp_path / "data")
    assert done.returncode == 2
    value = tmp_path / "kept"
    assert done.stderr == f"scrapy crawl: YYBNET_REPLAY={value}: {value / 'a.warc.gz'}: No such file or directory\n"


def test_a_folder_without_an_archive_is_told_before_anything_begins(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "page.html").write_bytes(article(1))
    done = replay(tmp_path / "kept", tmp_path / "data")
    assert done.returncode == 2
    assert "there is no WARC file in it" in done.stderr
    assert not (tmp_path / "data").exists()
