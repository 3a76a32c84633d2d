"""Sealed files into the index. In whatever order they come, it says the same afterwards."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from yybnet_crawler.storage import walked
from yybnet_crawler.storage.history import begin_anew, reported
from yybnet_crawler.storage.lines import address_key, content_digest, filled_fields, story_key
from yybnet_crawler.storage.sealed import UNREADABLE, Inventory, Sealed
from yybnet_crawler.storage.state import State

logger = logging.getLogger(__name__)

_MANY = 20  # more new files than runs leave behind
_AT_ONCE = 500  # files that go into the index together


def take_all(state: State, root: Path, found: Inventory, ingested: Mapping[str, int]) -> None:
    """Takes what is there and not `ingested` yet; a new index gets the marks of listings besides."""
    new = found.names - ingested.keys()
    if len(new) > _MANY:
        logger.info("Making state.sqlite from %d files; a million articles take about a minute", len(new))
    order = iter(sorted(new, key=lambda name: (not name.startswith("forgotten/"), name)))
    while batch := list(islice(order, _AT_ONCE)):
        with state.transaction():
            for name in batch:
                _take(state, found.file(name))
    state.note_packs(found.packs, {name: sealed.pack for name, sealed in found.packed.items()})
    if state.new:
        walked.restore(state, root)
    if state.new or any(name.startswith("runs/") for name in new):
        begin_anew(state, root)
    state.new = False


def take_in(state: State, sealed: Sealed) -> int:
    """Takes a sealed file into the index, all of it or nothing. Returns the number of its whole lines."""
    with state.transaction():
        return _take(state, sealed)


def _take(state: State, sealed: Sealed) -> int:
    count = 0
    if sealed.kind == "runs":
        _take_report(state, sealed)
    else:
        take = _TAKE[sealed.kind]
        for row in _good_rows(sealed):
            count += 1
            take(state, row, sealed.name)
    state.note_ingested(sealed.name, sealed.size)
    return count


# The order in which files are read must not matter: the version of the last run wins (names sort by run,
# whatever the clock said), failures add up, an article beats them all, and what is forgotten beats the article.


def _take_article(state: State, row: dict[str, Any], file: str) -> None:
    url = row["url"]
    if state.is_forgotten(url):
        return
    state.put("stories", story_key(row), address_key(url))  # of several addresses with one story any will do
    known = state.row("known", url)
    if known is None or known[5] <= file:
        day = str(row.get("date") or row.get("fetched_at") or "")[:10]
        state.put("known", url, content_digest(row), day, filled_fields(row), seconds(row.get("fetched_at")), file)
    state.delete("refused", url)


def _take_rejection(state: State, row: dict[str, Any], file: str) -> None:
    url = row["url"]
    if state.row("known", url) is not None or state.is_forgotten(url):
        return
    at, gone, asked = seconds(row.get("at")), not row.get("transient"), int(row.get("asked", True))
    before = state.row("refused", url)
    if before is not None:
        asked += before[2]
        if before[4] > file:
            _, gone, _, at, file = before
    state.put("refused", url, int(gone), asked, at, file)


def _take_withdrawn(state: State, row: dict[str, Any], file: str) -> None:
    if not state.is_forgotten(row["url"]):
        state.put("withdrawn", row["url"])


def _take_forgotten(state: State, row: dict[str, Any], file: str) -> None:
    for table in ("known", "refused", "withdrawn"):
        state.delete(table, row["url"])
    state.delete_stories(address_key(row["url"]))
    state.put("forgotten", row["url"])


_TAKE: dict[str, Callable[[State, dict[str, Any], str], None]] = {
    "articles": _take_article,
    "rejected": _take_rejection,
    "gone": _take_withdrawn,
    "forgotten": _take_forgotten,
}


def _take_report(state: State, sealed: Sealed) -> None:
    """How pages were read, for the runs to come; what was done, for `scrapy status`."""
    try:
        with sealed.open() as file:
            report = json.loads(file.read())
        run = sealed.name.partition("/")[2].removesuffix(".json")
        readings = list(reported(report))
        began, ended = seconds(report["started"]), seconds(report["ended"])
        regions = [
            (
                *(region, run, began, ended, _flag(figures["good"]), str(figures["why"])),
                *(int(figures[name]) for name in ("new", "changed", "gone")),
                json.dumps(figures["rejected"]),
                int(figures["open_listings"]),
            )
            for region, figures in report.get("regions", {}).items()
        ]
        day = str(report["started"])[:10]
        done = (1, int(report["downloads"]["responses"]), float(report["seconds"]), int(report.get("bytes", 0)))
    except (*UNREADABLE, ValueError, KeyError, TypeError, AttributeError) as error:
        logger.warning("%s is no report of a whole run and is not compared with: %r", sealed, error)
        return
    for city, reading, drift in readings:
        state.put_reading(city, run, reading, drift=drift)
    for row in regions:
        state.put_region(*row)
    before = state.row("days", day)
    state.put("days", day, *(a + b for a, b in zip(before[1:] if before else (0, 0, 0.0, 0), done, strict=True)))


def _flag(value: object) -> int | None:
    """As SQLite gives it back: a row's check is made of what is read."""
    return None if value is None else int(bool(value))


def _good_rows(sealed: Sealed) -> Iterator[dict[str, Any]]:
    try:
        for number, row in sealed.rows():
            if row is None:
                logger.error(
                    "%s, line %d: no record; the file was damaged, what stood there counts as unknown", sealed, number
                )
            else:
                yield row
    except UNREADABLE as error:
        if sealed.member is None:
            raise
        logger.error("%s is damaged (%s); what stood there counts as unknown", sealed, error)


def seconds(iso: object) -> float:
    """Since 1970; 0.0 for what is no time."""
    try:
        return datetime.fromisoformat(str(iso)).timestamp()
    except (ValueError, OverflowError):
        return 0.0
