"""`listings/<city>.jsonl`: how the last walk over each listing of a city ended. Nothing else on disk says so.

The index has the same; it is the one that is asked, and is made anew from these files. So the mark that a listing was
walked, to its end or to a bookmark, never stands here when it does not stand there: it is taken from the file first,
and put into it last.
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from yybnet_crawler.site import HOME
from yybnet_crawler.storage.ledger import city_of
from yybnet_crawler.storage.lines import read_rows, to_line
from yybnet_crawler.storage.run_files import write_whole
from yybnet_crawler.storage.state import ListingState, State

FOLDER = "listings"


def take(state: State, root: Path, listing: str) -> ListingState:
    """How the last walk over `listing` ended; from here on it was not walked, until `write`.

    Raises OSError and sqlite3.Error.
    """
    before = state.listing(listing)
    if before is not None and (before.walked or before.bookmark):
        _write(state, root, city_of(listing), {listing: replace(before, walked=False, bookmark="")})
    return state.take_listing(listing)


def write(state: State, root: Path, listings: Iterable[str]) -> None:
    """What the index says by now of these listings' cities. Raises OSError and sqlite3.Error."""
    for city in sorted({city_of(listing) for listing in listings}):
        _write(state, root, city, {})


def restore(state: State, root: Path) -> None:
    """Puts all marks into a new index."""
    with state.transaction():
        for listing, mark in stored(root).items():
            state.put_listing(listing, mark)


def stored(root: Path) -> dict[str, ListingState]:
    """What the files say. A line that is none says nothing: its listing is walked whole once more."""
    found = {}
    for path in sorted((root / FOLDER).glob("*.jsonl")):
        for _, row in read_rows(path):
            if row is not None and (mark := _read(row)) is not None:
                found[row["url"]] = mark
    return found


def _read(row: dict[str, Any]) -> ListingState | None:
    try:
        return ListingState(
            row["walked"] is True,
            str(row["cut"]),
            str(row["end"]),
            float(row["since"]),
            str(row.get("bookmark", "")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _write(state: State, root: Path, city: str, changes: dict[str, ListingState]) -> None:
    prefix = HOME if city == "elsewhere" else f"{HOME}{city}/"
    marks = {listing: mark for listing, mark in state.listings(prefix).items() if city_of(listing) == city} | changes
    rows = ({"url": listing, **asdict(mark)} for listing, mark in marks.items())
    write_whole(root / FOLDER / f"{city}.jsonl", b"".join(map(to_line, rows)))
