"""A run is killed, or its disk is full, at every instant there is; the next run puts all of it right."""

import errno
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.storage.crawls import lines
from tests.storage.instants import Deed, killed_at, watched
from tests.storage.runs import crawl_in_hand, page, parsed, url
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.items import ParsedPage, Rejection

ITEMS: list[ParsedPage | Rejection] = [
    parsed(url(1)),
    Rejection(url(2), "missing_body", "no text", transient=False, page=page(url(2), b"<html>" * 50)),
    parsed(url(3)),
    Rejection(url(4), "http_404", "no such page", transient=False),
    parsed(url(5)),
]


def written(data: Path, kind: str) -> list[str]:
    return sorted(row["url"] for row in lines(data / kind))


def left_over(data: Path) -> list[Path]:
    return list(data.rglob("*.part"))


def test_killed_at_any_instant_nothing_is_lost_or_twice_or_torn(memory: Path) -> None:
    for instant in count():
        data = memory / str(instant)
        killed = killed_at(instant, crawl_in_hand, data, ITEMS)
        run = crawl_in_hand(data, ITEMS)
        assert written(data, "articles") == [url(1), url(3), url(5)], instant
        assert written(data, "rejected") == [url(2), url(4)], instant
        assert left_over(data) == [], instant
        assert run.outcome is not None
        assert run.outcome[0] is ExitStatus.DONE, instant
        again = crawl_in_hand(data, ITEMS)
        assert again.ledger.asked == 0, instant
        for row in lines(data / "rejected"):
            if place := row["page"]:
                assert (data / place["file"]).stat().st_size >= place["offset"] + place["length"], instant
        if not killed:
            break
    assert instant > 50


def test_killed_at_any_instant_while_it_recovers_another_the_same_holds(memory: Path) -> None:
    for instant in count(step=3):
        data = memory / str(instant)
        assert killed_at(75, crawl_in_hand, data, ITEMS)
        assert left_over(data) != []
        killed = killed_at(instant, crawl_in_hand, data, ITEMS)
        crawl_in_hand(data, ITEMS)
        assert written(data, "articles") == [url(1), url(3), url(5)], instant
        assert written(data, "rejected") == [url(2), url(4)], instant
        assert left_over(data) == [], instant
        if not killed:
            break


@pytest.mark.parametrize("lasting", [True, False], ids=["until the run ends", "for a moment"])
def test_a_disk_full_at_any_instant_is_told_and_the_next_run_has_all(memory: Path, lasting: bool) -> None:
    for instant in count():
        data = memory / str(instant)
        deeds = count()
        refused: list[str] = []

        def before(
            name: str, deed: Deed, arguments: tuple[Any, ...],
            deeds: Iterator[int] = deeds, refused: list[str] = refused, instant: int = instant,
        ) -> None:  # fmt: skip
            if name in ("sqlite", "unlink", "ftruncate"):
                return
            now = next(deeds)
            if now == instant or (lasting and now > instant):
                refused.append(name)
                raise OSError(errno.ENOSPC, "No space left on device")

        with watched(before):
            run = crawl_in_hand(data, ITEMS)
        assert run.outcome is not None
        status, why = run.outcome
        if refused:
            assert status is ExitStatus.WRITE_FAILED, (instant, refused)
            assert "No space left on device" in why
        crawl_in_hand(data, ITEMS)
        assert written(data, "articles") == [url(1), url(3), url(5)], (instant, refused)
        assert written(data, "rejected") == [url(2), url(4)], (instant, refused)
        assert left_over(data) == [], (instant, refused)
        if not refused:
            break
    assert instant > 15
