import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from tests.storage.test_schema import FULL
from yybnet_crawler.items import RecommendedLink, Rejection
from yybnet_crawler.storage.lines import (
    article_digest,
    article_line,
    content_digest,
    read_line,
    rejection_line,
)


def test_a_line_is_readable_chinese_with_the_keys_in_order() -> None:
    line = article_line(FULL)
    assert line.startswith('{"url":"https://www.yybnet.net/tongchuan/news/202601/7.html","title":"桥头'.encode())
    assert line.endswith(b'"schema":2}\n')
    assert line.count(b"\n") == 1


def test_line_breaks_inside_a_text_stay_inside_the_line() -> None:
    article = replace(FULL, body=["a\nb\r\u2028c\x85d"])
    line = article_line(article)
    assert line.count(b"\n") == 1
    assert read_line(line) == asdict(article)


def test_half_a_character_does_not_stop_a_record() -> None:
    line = article_line(replace(FULL, title="灯\ud800亮"))
    assert json.loads(line)["title"] == "灯?亮"


def test_a_record_and_its_line_have_the_same_digest() -> None:
    article = replace(FULL, title="灯\ud800亮")
    row = read_line(article_line(article))
    assert row is not None
    assert content_digest(row) == article_digest(article)


def test_another_visit_and_other_links_beside_it_do_not_change_an_article() -> None:
    visited_again = replace(FULL, fetched_at="2026-02-01T00:00:00+00:00")
    other_links = [RecommendedLink(section="热点排行", title="雪", url="https://www.yybnet.net/x/", summary=None)]
    assert article_digest(visited_again) == article_digest(FULL)
    assert article_digest(replace(FULL, recommended_links=other_links)) == article_digest(FULL)


@pytest.mark.parametrize(
    "change", [{"title": "新题"}, {"body": ["改了。"]}, {"date": None}, {"reporters": []}, {"source": "别报"}]
)
def test_whatever_else_changes_changes_the_article(change: dict[str, Any]) -> None:
    assert article_digest(replace(FULL, **change)) != article_digest(FULL)


def test_a_rejection_says_why_and_where_the_page_is() -> None:
    rejection = Rejection("https://www.yybnet.net/a/b/202601/1.html", "http_404", "no such page", transient=False)
    assert json.loads(rejection_line(rejection, at="2026-01-09T08:22:00+08:00", page=None)) == {
        "url": "https://www.yybnet.net/a/b/202601/1.html",
        "reason": "http_404",
        "detail": "no such page",
        "transient": False,
        "at": "2026-01-09T08:22:00+08:00",
        "page": None,
    }


@pytest.mark.parametrize(
    "line",
    [
        b'{"url":"a"}',
        b'{"url":"a"\n',
        b"\n",
        b"\x00\x00\n",
        b"[1]\n",
        b'{"url":1}\n',
        b'{"title":"a"}\n',
        b"\xff\n",
    ],
)
def test_what_is_not_a_whole_record_is_none(line: bytes) -> None:
    assert read_line(line) is None
