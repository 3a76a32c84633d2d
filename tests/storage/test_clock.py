"""The clock of the machine goes ahead, and back again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.crawls import lines
from tests.storage.runs import crawl_in_hand, new_run, parsed, url
from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.storage import run as run_module

NOW = datetime(2026, 1, 9, 8, 22, tzinfo=UTC)


class Clock(datetime):
    moment = NOW

    @classmethod
    def now(cls, tz: object = None) -> "Clock":
        moment = cls.moment
        return cls(*moment.timetuple()[:6], moment.microsecond, tzinfo=UTC)


def crawl_at(monkeypatch: pytest.MonkeyPatch, data: Path, moment: datetime, *items: ParsedPage, **more: bool) -> None:
    monkeypatch.setattr(run_module, "datetime", Clock)
    monkeypatch.setattr(Clock, "moment", moment)
    for item in items:
        item.article.fetched_at = moment.isoformat()
    crawl_in_hand(data, items, **more)


def titles(data: Path) -> list[str]:
    return [row["title"] for row in lines(data / "articles")]


@pytest.mark.parametrize("wrong", [timedelta(days=-1), timedelta(days=3652), timedelta(0)], ids=str)
def test_an_article_that_is_as_it_was_written_last_is_not_written_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: timedelta
) -> None:
    crawl_at(monkeypatch, tmp_path, NOW, parsed(url(1), title="旧"))
    crawl_at(monkeypatch, tmp_path, NOW + wrong, parsed(url(1), title="新"), full=True)
    for hour in range(1, 4):
        crawl_at(monkeypatch, tmp_path, NOW + timedelta(hours=hour), parsed(url(1), title="新"), full=True)
        (tmp_path / "state.sqlite").unlink()
    assert titles(tmp_path) == ["旧", "新"]


def test_a_run_sorts_behind_the_one_before_it_whatever_the_clock_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run_module, "datetime", Clock)
    names = []
    for moment in (NOW, NOW + timedelta(days=3652), NOW, NOW - timedelta(days=1)):
        monkeypatch.setattr(Clock, "moment", moment)
        run = new_run(tmp_path)
        run._open()
        run._close("finished")
        names.append(run.name)
    assert names == sorted(names)


def test_what_failed_under_a_clock_that_was_ahead_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failed = Rejection(url(1), "timeout", "no answer", transient=True)
    for _ in range(3):
        crawl_in_hand(tmp_path, [failed], relist=True)
    monkeypatch.setattr(run_module, "datetime", Clock)
    monkeypatch.setattr(Clock, "moment", NOW - timedelta(days=400))
    run = new_run(tmp_path)
    run._open()
    assert run.overdue() == [url(1)]
    run._close("finished")
