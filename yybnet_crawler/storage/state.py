"""`state.sqlite`: what is known already. An index made from the sealed files (`intake.py`) and the marks of listings
(`walked.py`); nothing is only here.

Each row carries a check of its own (`row_check`), tried when it is read: SQLite notices a broken page, but not
a byte that another one took the place of. Whatever is found damaged, the index is made anew (`folder.py`).
"""

import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from yybnet_crawler.storage.index_file import (
    COLUMNS,
    checked,
    leave_note,
    open_for_reading,
    open_index,
    row_check,
)
from yybnet_crawler.storage.lines import address_key
from yybnet_crawler.storage.patience import next_try

logger = logging.getLogger(__name__)

_HISTORY = 50  # readings kept of each city
_RUNS = 200  # runs kept of each region: a week of them, every hour


@dataclass(frozen=True, slots=True)
class Known:
    """The version of an article that was written last."""

    digest: bytes
    day: str  # YYYY-MM-DD, of the article or, when it shows none, of the fetch; "" when neither is known
    filled: int  # a bit for each field of `lines.FIELDS` that is not empty
    fetched: float  # seconds since 1970; 0.0: not known


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page that gave no record."""

    url: str
    gone: bool  # for good; False: not now
    failures: int  # how often it was asked in vain since it was named first; 0: a run ended before it was asked
    at: float  # seconds since 1970, of the last time

    def due(self, now: float) -> bool:
        """Whether to ask again. What is said to have failed in the future is due: the clock was wrong."""
        return not self.at <= now < next_try(self.at, self.failures, gone=self.gone)


@dataclass(frozen=True, slots=True)
class ListingState:
    """How the last walk over a listing ended."""

    walked: bool  # to its end
    cut: str = ""  # where and why it was cut; "" when it was not
    end: str = ""  # where its end leads on to nothing; "" when it does not
    # When it was cut first, in seconds since 1970; every run since then was cut for the same reason.
    since: float = 0.0
    # The page that a stopped walk goes on from, "" when none was stopped: all on the pages before it is known.
    bookmark: str = ""


class State:
    """The open index of one data folder. Whoever writes to it holds the folder's lock."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
        self._db = connection
        self._path = path
        self.new = new  # made just now: it holds nothing yet
        self._only_read = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the index at `path`; one that cannot be used is put out of the way and made anew, empty.

        Raises sqlite3.OperationalError when it can be neither read nor made (disk full, no permission).
        """
        connection, new = open_index(path)
        return cls(connection, path, new=new)

    @classmethod
    def look_at(cls, path: Path) -> Self:
        """For questions only: nothing is written, and nobody waits. Raises sqlite3.Error when it cannot be read."""
        state = cls(open_for_reading(path), path, new=False)
        state._only_read = True
        return state

    def close(self) -> None:
        self._db.close()
        if not self._only_read:
            leave_note(self._path)

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """All that is asked within is answered as of now, whatever a run writes meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """What a query of somebody else's gives, as it is in the file: unchecked."""
        return iter(self._db.execute(query, values))

    # --- Made from the files: see intake.py ---------------------------------------------------------

    def ingested(self, *kinds: str) -> dict[str, int]:
        """Names of the files of these kinds that are in the index, as they were sealed, with their sizes."""
        query = "SELECT file, size FROM ingested WHERE file >= ? AND file < ?"
        return {file: size for kind in kinds for file, size in self._db.execute(query, _span(f"{kind}/"))}

    def packs(self) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """The months' files, with their sizes; and what is inside each of them, with its size."""
        inside: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for pack, file, size in self._db.execute("SELECT pack, file, size FROM ingested WHERE pack != ''"):
            inside[pack][file] = size
        return dict(self._db.execute("SELECT file, size FROM packs")), inside

    def note_ingested(self, file: str, size: int) -> None:
        note = "INSERT INTO ingested VALUES (?, ?, '') ON CONFLICT (file) DO UPDATE SET size = excluded.size"
        self._db.execute(note, (file, size))

    def note_rewritten(self, sizes: Mapping[str, int], pack: tuple[str, int] | None) -> None:
        """Sealed files that are smaller now (0: gone), and the month's file they lie in, with its size."""
        with self.transaction():
            changed = ((size, file) for file, size in sizes.items())
            self._db.executemany("UPDATE ingested SET size = ? WHERE file = ?", changed)
            self._db.execute("DELETE FROM ingested WHERE size = 0")
            if pack is not None:
                self._db.execute("UPDATE packs SET size = ? WHERE file = ?", (pack[1], pack[0]))
                self._db.execute("DELETE FROM packs WHERE size = 0")

    def note_packs(self, packs: Mapping[str, int], inside: Mapping[str, str]) -> None:
        """`packs`: all months' files there are, with their sizes. `inside`: sealed file -> the one it was found in."""
        before, _ = self.packs()
        if packs == before and not inside:
            return
        with self.transaction():
            gone = [(pack,) for pack, size in before.items() if packs.get(pack) != size]
            self._db.executemany("UPDATE ingested SET pack = '' WHERE pack = ?", gone)
            self._db.executemany(
                "UPDATE ingested SET pack = ? WHERE file = ?", ((pack, file) for file, pack in inside.items())
            )
            self._db.execute("DELETE FROM packs")
            self._db.executemany("INSERT INTO packs VALUES (?, ?)", packs.items())

    # --- Questions ----------------------------------------------------------------------------------

    def known(self, url: str) -> Known | None:
        row = self.row("known", url)
        return Known(*row[1:5]) if row else None

    def another_has(self, story: int, url: str) -> bool:
        """Whether an article of another address has this headline and body (`lines.story_key`)."""
        row = self.row("stories", story)
        return row is not None and row[1] != address_key(url)

    def is_withdrawn(self, url: str) -> bool:
        """Whether its record is there and the site has taken the article away."""
        return self.row("withdrawn", url) is not None

    def is_forgotten(self, url: str) -> bool:
        """Whether it was asked to be forgotten: it is never asked for again."""
        return self.row("forgotten", url) is not None

    def forgotten(self) -> set[str]:
        """All that was asked to be forgotten."""
        return {checked(row)[0] for row in self._db.execute("SELECT url, row_check FROM forgotten")}

    def refusal(self, url: str) -> Refusal | None:
        """What is known of a page that gave no record; None: it was never asked for, or is known."""
        row = self.row("refused", url)
        return Refusal(row[0], bool(row[1]), row[2], row[3]) if row else None

    def not_now(self, prefix: str) -> list[Refusal]:
        """Pages beginning with `prefix` that may come another time, those asked least of all first."""
        query = f"SELECT {COLUMNS['refused']}, row_check FROM refused WHERE url >= ? AND url < ? AND NOT gone"
        rows = (checked(row) for row in self._db.execute(query, _span(prefix)))
        found = [Refusal(url, bool(gone), failures, at) for url, gone, failures, at, _ in rows]
        return sorted(found, key=lambda each: (each.failures, each.at))

    def has_known(self, prefix: str) -> bool:
        """Whether any article beginning with `prefix` is known."""
        query = "SELECT EXISTS (SELECT 1 FROM known WHERE url >= ? AND url < ?)"
        return bool(self._db.execute(query, _span(prefix)).fetchone()[0])

    def recent(self, prefix: str, since: str) -> list[str]:
        """Known articles beginning with `prefix` of the day `since` (YYYY-MM-DD) or later."""
        query = f"SELECT {COLUMNS['known']}, row_check FROM known WHERE url >= ? AND url < ? AND day >= ?"
        return [checked(row)[0] for row in self._db.execute(query, (*_span(prefix), since))]

    # --- Listings -----------------------------------------------------------------------------------

    def listing(self, listing: str) -> ListingState | None:
        """None: no run ever came to an end with it, of whatever kind."""
        row = self.row("listings", listing)
        return ListingState(bool(row[1]), *row[2:]) if row else None

    def take_listing(self, listing: str) -> ListingState:
        """How the last walk over `listing` ended; from here on it was not walked, nor stopped, until `mark_listings`.

        So a run that is killed on its second page leaves no mark, and the next one walks all of it. On disk
        when this returns: were the mark there again after a power loss, and articles of the first page too,
        the next run would stop at that page.
        """
        state = self.listing(listing) or ListingState(walked=False)
        if state.walked or state.bookmark:
            with self._on_disk(), self.transaction():
                self.put("listings", listing, 0, state.cut, state.end, state.since, "")
        return state

    def mark_listings(
        self,
        walked: Mapping[str, str],
        cut: Mapping[str, str],
        not_begun: Mapping[str, tuple[ListingState, str]],
        stopped: Mapping[str, str],
        *,
        at: float,
    ) -> None:
        """`walked`: listing -> where its end leads on to nothing. `cut`: listing -> where and why.
        `not_begun`: listing whose first page did not come -> as it was before, and why.
        `stopped`: listing -> the page to go on from."""
        with self.transaction():
            for listing, end in walked.items():
                self.put("listings", listing, 1, "", end, 0.0, "")
            for listing, page in stopped.items():
                self.put("listings", listing, 0, "", "", 0.0, page)
            for listing, why in cut.items():
                before = self.listing(listing)
                same = before is not None and _reason(before.cut) == _reason(why)
                since = before.since if before and same and before.since <= at else at
                self.put("listings", listing, 0, why, "", since, "")
            for listing, (left, why) in not_begun.items():
                self.put("listings", listing, int(left.walked), why, left.end, at, left.bookmark)

    def listings(self, prefix: str) -> dict[str, ListingState]:
        """Those whose address begins with `prefix`."""
        query = f"SELECT {COLUMNS['listings']}, row_check FROM listings WHERE listing >= ? AND listing < ? ORDER BY 1"
        rows = (checked(row) for row in self._db.execute(query, _span(prefix)))
        return {listing: ListingState(bool(walked), *rest) for listing, walked, *rest in rows}

    def put_listing(self, listing: str, state: ListingState) -> None:
        self.put("listings", listing, int(state.walked), state.cut, state.end, state.since, state.bookmark)

    # --- How pages were read ------------------------------------------------------------------------

    def put_reading(self, city: str, run: str, reading: str, *, drift: bool) -> None:
        """Within a transaction. `reading`: JSON, not looked into here. Of each city the newest are kept."""
        self.put("readings", city, run, reading, int(drift))
        self._keep_newest("readings", "city", city, _HISTORY)

    def put_region(self, region: str, run: str, *figures: Any) -> None:
        """Within a transaction. What a run did for a region; of each region the newest are kept."""
        self.put("regions", region, run, *figures)
        self._keep_newest("regions", "region", region, _RUNS)

    def _keep_newest(self, table: str, key: str, of: str, number: int) -> None:
        newest = f"SELECT run FROM {table} WHERE {key} = ?1 ORDER BY run DESC LIMIT 1 OFFSET {number - 1}"
        self._db.execute(f"DELETE FROM {table} WHERE {key} = ?1 AND run < ({newest})", (of,))

    def accept_readings(self, city: str, first: str, last: str) -> None:
        """Those from the run `first` on are the city's history, and up to `last` none of them found drift."""
        kept = [each for each in self.readings(city) if each[0] >= first]
        with self.transaction():
            self._db.execute("DELETE FROM readings WHERE city = ?", (city,))
            for run, reading, drift in kept:
                self.put("readings", city, run, reading, int(drift and run > last))

    def readings(self, city: str) -> list[tuple[str, str, bool]]:
        """Run, reading, and whether it found drift; newest first."""
        query = f"SELECT {COLUMNS['readings']}, row_check FROM readings WHERE city = ? ORDER BY run DESC"
        rows = (checked(row) for row in self._db.execute(query, (city,)))
        return [(run, reading, bool(drift)) for _, run, reading, drift in rows]

    def cities(self) -> list[str]:
        """Those that readings are kept of."""
        return [city for (city,) in self._db.execute("SELECT DISTINCT city FROM readings ORDER BY city")]

    # --- Where nothing changed since ----------------------------------------------------------------

    def scanned(self, folder: str) -> int | None:
        """The folder's time of change (ns) when all that is in it was in the index and no run's part lay there."""
        row = self._db.execute("SELECT mtime FROM scanned WHERE folder = ?", (folder,)).fetchone()
        return row[0] if row else None

    def mark_scanned(self, folders: dict[str, int]) -> None:
        if folders:
            with self.transaction():
                self._db.executemany("INSERT OR REPLACE INTO scanned VALUES (?, ?)", folders.items())

    # ------------------------------------------------------------------------------------------------

    def row(self, table: str, key: str | int) -> tuple[Any, ...] | None:
        columns = COLUMNS[table]
        query = f"SELECT {columns}, row_check FROM {table} WHERE {columns.partition(',')[0]} = ?"
        row = self._db.execute(query, (key,)).fetchone()
        return None if row is None else checked(row)

    def delete(self, table: str, key: str) -> None:
        self._db.execute(f"DELETE FROM {table} WHERE {COLUMNS[table].partition(',')[0]} = ?", (key,))

    def delete_stories(self, address: int) -> None:
        self._db.execute("DELETE FROM stories WHERE address = ?", (address,))

    def put(self, table: str, *row: Any) -> None:
        marks = ", ".join("?" * (len(row) + 1))
        self._db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*row, row_check(row)))

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        self._db.execute("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self._db.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled it back already
                self._db.execute("ROLLBACK")
            raise


def _reason(cut: str) -> str:
    """Without the page: a listing grows."""
    return cut.rpartition(" at ")[0]


def _span(prefix: str) -> tuple[str, str]:
    """The range of all strings that begin with `prefix`."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)
