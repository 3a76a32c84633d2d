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


def test_what_lies_behind_damage_is_told_and_not_guessed(tmp_path):
    path = tmp_path / "damaged.warc.gz"
    one, two, three = (gzip.compress(record("response", address(n), http(article(n)))) for n in (1, 2, 3))
    path.write_bytes(one + two[:100] + bytes(50) + two[150:] + three)
    pages, passed = read(path)
    assert [page.url for page in pages] == [address(1)]
    assert passed.total() == 1


@pytest.mark.parametrize("left", [5, 30, 200, -10, -1])
def test_a_torn_end_is_told_wherever_it_is_torn(tmp_path, left):
    path = tmp_path / "torn.warc.gz"
    one, two = (gzip.compress(record("response", address(n), http(article(n)))) for n in (1, 2))
    path.write_bytes(one + two[:left])
    pages, passed = read(path)
    assert pages[0].url == address(1)
    assert passed.total() == 1


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
