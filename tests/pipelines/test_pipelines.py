from datetime import date
from typing import Any

import pytest

from pipelines.parse import Parse
from pipelines.require import Require
from pipelines.select_dates import within_dates
from tests.storage.runs import page, parsed, url
from tests.storage.small_site import article_page
from yybnet_crawler import parsing
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.items import Image, Page, ParsedPage, Rejection
from yybnet_crawler.parsing import parse, require


def test_a_page_becomes_its_record() -> None:
    raw = page(url(7), article_page(7)[1].encode())
    result = parse(raw)
    assert isinstance(result, ParsedPage)
    assert result.page is raw
    assert (result.article.url, result.article.title) == (url(7), "桥头第7盏路灯亮了")


def refuse_with(error: Exception) -> Any:
    def read_article(body: bytes, **more: Any) -> None:
        raise error

    return read_article


@pytest.mark.parametrize(
    ("code", "transient"),
    [("listing", True), ("login", True), ("no_body", True), ("empty", True), ("truncated", True), ("too_large", False)],
)
def test_a_page_that_is_no_article_is_rejected_by_its_kind(
    monkeypatch: pytest.MonkeyPatch, code: str, transient: bool
) -> None:
    monkeypatch.setattr(parsing, "read_article", refuse_with(NotAnArticle(code, "it is not", url(7))))
    raw = page("http://m.yybnet.net/tongchuan/news/202601/7.html?from=top")
    assert parse(raw) == Rejection(url(7), f"not_article_{code}", "it is not", transient, raw)


def test_a_mistake_in_the_extraction_does_not_lose_the_page(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(parsing, "read_article", refuse_with(IndexError("list index out of range")))
    raw = page(url(7))
    result = parse(raw)
    assert isinstance(result, Rejection)
    assert (result.reason, result.transient, result.page) == ("parser_error", True, raw)
    assert result.detail.startswith("IndexError: list index out of range (at read_article in test_pipelines.py:")
    assert "Traceback" in caplog.text


def test_a_record_needs_a_title() -> None:
    result = require(parsed(url(7), title=""))
    assert isinstance(result, Rejection)
    assert (result.url, result.reason, result.transient) == (url(7), "missing_title", True)
    assert isinstance(result.page, Page)


def test_a_record_needs_a_text_or_pictures() -> None:
    result = require(parsed(url(7), body=[]))
    assert isinstance(result, Rejection)
    assert result.reason == "missing_body"
    pictures = parsed(url(7), body=[], images=[Image(url="https://www.yybnet.net/a.jpg", caption=None)])
    assert require(pictures) is pictures


@pytest.mark.parametrize("pipeline", [Parse(), Require()])
@pytest.mark.parametrize("item", [{"name": "another spider's"}, Rejection(url(1), "http_404", "gone", False)])
def test_what_is_not_its_own_passes_through(pipeline: Any, item: Any) -> None:
    assert pipeline.process_item(item) is item


NINTH, TENTH = date(2026, 1, 9), date(2026, 1, 10)


@pytest.mark.parametrize(
    ("day", "since", "until", "within"),
    [
        ("2026-01-09", None, None, True),
        ("2026-01-09", NINTH, NINTH, True),
        ("2026-01-09T23:59:00+08:00", NINTH, NINTH, True),
        ("2026-01-10T00:00:00+08:00", None, NINTH, False),
        ("2026-01-09T23:59:00+08:00", TENTH, None, False),
        ("2026-01-10", TENTH, None, True),
        (None, TENTH, TENTH, True),
    ],
)
def test_dates_are_within_when_their_day_in_china_is(
    day: str | None, since: date | None, until: date | None, within: bool
) -> None:
    assert within_dates(day, since, until) is within
