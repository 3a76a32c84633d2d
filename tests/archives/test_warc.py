"""Pages come out of archives of any make; what is none is told by reason."""

import gzip
import random
from collections import Counter
from pathlib import Path

import pytest

from tests.archives.warcs import DATE, PASSED, READ, address, article, common_crawl, http, record
from yybnet_crawler.archives.warc import Passed, read_warc, this_page_only
from yybnet_crawler.items import Page


def read(path: Path, **more: object) -> tuple[list[Page], Counter[str]]:
    found = [each.what for each in read_warc(path, **more)]  # type: ignore[arg-type]
    pages = [each for each in found if isinstance(each, Page)]
    return pages, Counter(each.reason for each in found if isinstance(each, Passed))


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc"])
def test_the_site_s_articles_come_out_and_the_rest_is_counted_by_reason(tmp_path, name):
    pages, passed = read(common_crawl(tmp_path / name))
    assert [int(page.url.rpartition("/")[2].removesuffix(".html")) for page in pages] == READ
    assert passed == PASSED
    for page, number in zip(pages, READ, strict=True):
        assert page.body == article(number)


def test_a_page_has_the_time_and_the_type_of_its_record(tmp_path):
    path = tmp_path / "one.warc"
    path.write_bytes(record("response", address(1), http(article(1))))
    ((page,), _) = read(path)
    assert page.content_type == "text/html; charset=utf-8"
    assert page.fetched_at is not None
    assert page.fetched_at.isoformat() == DATE.replace("Z", "+00:00")


def test_one_page_of_many_is_found_whatever_host_it_was_fetched_from(tmp_path):
    path = tmp_path / "two.warc"
    mobile = address(1, "http://m.yybnet.net")
    path.write_bytes(record("response", mobile, http(article(1))) + record("response", address(2), http(b"<p>")))
    pages, passed = read(path, unwanted=this_page_only("https://www.yybnet.net/tongchuan/news/201903/1.html"))
    assert [page.body for page in pages] == [article(1)]
    assert passed == {"other_address": 1}


DAMAGES = {
    "its first bytes": lambda member: bytes(4) + member[4:],
    "bytes in its middle": lambda member: member[:100] + bytes(50) + member[150:],
    "its checksum": lambda member: member[:-8] + bytes(4) + member[-4:],
    "its second half gone": lambda member: member[: len(member) // 2],
    "all but five bytes gone": lambda member: member[:5],
    "another member in its place": lambda member: gzip.compress(b"no record" * 50),
    "the mark of a member in its middle": lambda member: member[:100] + b"\x1f\x8b\x08" + member[103:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("size", [1, 10_000])
@pytest.mark.parametrize("damaged", [1, 2, 4])
def test_a_damaged_member_costs_its_record_and_no_other(tmp_path, damage, size, damaged):
    dice = random.Random(5)
    bodies = {number: article(number) + dice.randbytes(20 * size) for number in (1, 2, 3, 4)}
    members = [gzip.compress(record("response", address(number), http(body))) for number, body in bodies.items()]
    before = len(b"".join(members[: damaged - 1]))
    members[damaged - 1] = damage(members[damaged - 1])
    path = tmp_path / "damaged.warc.gz"
    path.write_bytes(b"".join(members))
    found = list(read_warc(path))
    pages = [each.what for each in found if isinstance(each.what, Page)]
    assert [(page.url, page.body) for page in pages] == [
        (address(number), body) for number, body in bodies.items() if number != damaged
    ]
    ((offset, told),) = ((each.offset, each.what) for each in found if isinstance(each.what, Passed))
    assert told.reason in (("damaged",) if damaged < 4 else ("damaged", "truncated"))
    assert (told.lost, told.damaged, offset) == (True, True, before)


def test_each_piece_of_damage_is_told_once(tmp_path):
    members = [gzip.compress(record("response", address(n), http(article(n)))) for n in range(1, 8)]
    for number in (1, 3, 4):
        members[number] = members[number][:100] + bytes(50) + members[number][150:]
    path = tmp_path / "damaged.warc.gz"
    path.write_bytes(b"".join(members) + b"and more")
    pages, passed = read(path)
    assert [page.url for page in pages] == [address(n) for n in (1, 3, 6, 7)]
    assert passed == {"damaged": 4}


def test_several_records_in_one_member_are_read(tmp_path):
    path = tmp_path / "few.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record("response", address(n), http(article(n))) for n in (1, 2, 3))))
    pages, passed = read(path)
    assert (len(pages), passed) == (3, {})


@pytest.mark.parametrize("left", [0, 4, 30, 80])
@pytest.mark.parametrize("name", ["torn.warc", "torn.warc.gz"])
def test_a_record_that_breaks_off_within_its_http_header_is_truncated(tmp_path, name, left):
    whole = record("response", address(1), http(article(1), f"X-Cache: {'a' * 60}"))
    torn = whole[: whole.index(b"HTTP/1.1") + left]
    (tmp_path / name).write_bytes(gzip.compress(torn) if name.endswith(".gz") else torn)
    assert read(tmp_path / name) == ([], {"truncated": 1})


@pytest.mark.parametrize("left", [5, 30, 200, -10, -1])
def test_a_torn_end_is_told_wherever_it_is_torn_and_gives_no_page(tmp_path, left):
    path = tmp_path / "torn.warc.gz"
    one, two = (gzip.compress(record("response", address(n), http(article(n)))) for n in (1, 2))
    path.write_bytes(one + two[:left])
    pages, passed = read(path)
    assert [page.url for page in pages] == [address(1)]
    assert passed == {"truncated": 1}


def test_damage_of_a_plain_archive_is_told(tmp_path):
    path = tmp_path / "damaged.warc"
    one, two = (record("response", address(n), http(article(n))) for n in (1, 2))
    path.write_bytes(one + b"no record" + two)
    pages, passed = read(path)
    assert [page.url for page in pages] == [address(1)]
    assert passed == {"damaged": 1}


def test_zeros_behind_the_last_record_are_no_damage(tmp_path):
    path = tmp_path / "padded.warc.gz"
    whole = b"".join(gzip.compress(record("response", address(n), http(article(n)))) for n in (1, 2))
    path.write_bytes(whole + bytes(100))
    pages, passed = read(path)
    assert (len(pages), passed) == (2, {})


def test_a_file_that_is_no_archive_is_told(tmp_path):
    path = tmp_path / "page.warc"
    path.write_bytes(article(1))
    assert read(path) == ([], {"damaged": 1})


def test_no_damage_raises(tmp_path):
    dice = random.Random(7)
    whole = common_crawl(tmp_path / "whole.warc", large=1000).read_bytes()
    path = tmp_path / "damaged.warc"
    for _ in range(300):
        at = dice.randrange(len(whole))
        path.write_bytes(whole[:at] + dice.randbytes(dice.randrange(40)) + whole[at + dice.randrange(40) :])
        read(path)


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path):
    with pytest.raises(FileNotFoundError, match="nothing"):
        next(read_warc(tmp_path / "nothing.warc"))
