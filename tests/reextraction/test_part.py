"""One input becomes one part, whole or not there."""

import gzip
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archives.warcs import PASSED, READ, address, article, common_crawl, http, record
from tests.storage.small_site import article_page
from yybnet_crawler.reextraction import part as part_module
from yybnet_crawler.reextraction.part import Part, make


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def part(tmp_path):
    source = common_crawl(tmp_path / "crawl.warc.gz", large=11 * 1024 * 1024)
    return Part(source, tmp_path / "out", for_merge=False)


def test_an_archive_becomes_records_and_a_report_that_counts_the_rest(part):
    report = make(part)
    assert [row["title"] for row in rows(part.records)] == [f"桥头第{number}盏路灯亮了" for number in READ]
    assert {row["fetched_at"] for row in rows(part.records)} == {"2019-03-04T05:06:07+00:00"}
    assert (report["pages"], report["records"], report["passed"]) == (len(READ), len(READ), PASSED)
    assert report["samples"]["too_large"] == [address(12)]
    assert json.loads(part.report.read_text("utf-8")) == report


def test_what_was_read_and_is_no_record_is_a_line_in_rejected(tmp_path):
    source = tmp_path / "crawl.warc"
    bodies = {1: b"<html><body></body></html>", 2: article(2)}
    source.write_bytes(b"".join(record("response", address(number), http(body)) for number, body in bodies.items()))
    part = Part(source, tmp_path / "out", for_merge=False)
    assert make(part)["rejected"] == {"not_article_no_text": 1}
    (row,) = rows(part.rejected)
    assert (row["url"], row["reason"]) == ("https://www.yybnet.net/tongchuan/news/201903/1.html", "not_article_no_text")
    assert row["at"] == "2019-03-04T05:06:07+00:00"


def test_a_page_saved_twice_is_one_record_and_a_changed_one_two(tmp_path):
    source = tmp_path / "crawl.warc"
    bodies = [article(1), article(1), article(1).replace("昨夜".encode(), "今晨".encode())]
    source.write_bytes(b"".join(record("response", address(1), http(body)) for body in bodies))
    report = make(Part(source, tmp_path / "out", for_merge=False))
    assert (report["pages"], report["records"], report["twice"]) == (3, 2, 1)


def test_one_page_that_answers_many_addresses_is_no_record_of_any(tmp_path):
    """As in a run."""
    note = article_page(1, source="")[1].encode()
    source = tmp_path / "crawl.warc"
    source.write_bytes(b"".join(record("response", address(number), http(note)) for number in range(1, 6)))
    assert make(Part(source, tmp_path / "out", for_merge=False))["rejected"] == {"not_its_own_page": 5}


def test_a_part_is_done_until_its_input_or_the_extraction_changes(part, monkeypatch):
    assert part.done() is None
    report = make(part)
    assert part.done() == report
    monkeypatch.setattr(part_module, "reader", lambda: "another")
    assert part.done() is None
    monkeypatch.undo()
    os.utime(part.source, (1, 1))
    assert part.done() is None


def test_a_page_that_changes_in_a_folder_makes_its_part_anew(tmp_path):
    folder = tmp_path / "www.yybnet.net" / "tongchuan" / "news" / "201903"
    folder.mkdir(parents=True)
    (folder / "1.html").write_bytes(article(1))
    part = Part(tmp_path / "www.yybnet.net", tmp_path / "out", for_merge=False)
    assert make(part)["records"] == 1
    assert part.done() is not None
    os.utime(folder / "1.html", (1, 1))
    assert part.done() is None


def test_a_part_without_its_records_is_not_done(part):
    make(part)
    part.records.unlink()
    assert part.done() is None


def test_made_again_a_part_takes_the_place_of_the_one_before(part):
    make(part)
    before = part.records.read_bytes()
    make(part)
    assert part.records.read_bytes() == before
    part.source.write_bytes(gzip.compress(record("response", address(1, "http://example.com"), http(b"<p>"))))
    make(part)
    assert not part.records.exists()


def test_inputs_of_one_name_in_two_folders_are_two_parts(part):
    other = replace(part, source=part.source.parent / "elsewhere" / part.source.name)
    assert other.name != part.name
    assert part.name.startswith("crawl-")


def test_a_report_names_the_first_places_where_its_input_is_damaged(part):
    members = [gzip.compress(record("response", address(n), http(article(n)))) for n in range(6)]
    places = [len(b"".join(members[:number])) for number in (1, 2, 4)]
    for number in (1, 2, 4):
        members[number] = members[number][:-8] + bytes(8)
    part.source.write_bytes(b"".join(members))
    report = make(part)
    assert (report["records"], report["unread"]) == (3, {"damaged": 3})
    assert report["unread_at"] == [f"offset {place}" for place in places]
