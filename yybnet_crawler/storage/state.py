"""`state.sqlite`: what is known already. An index made from the sealed files; nothing is only here but
which listings were walked to their end, and losing that costs one long walk.

Each row carries a check of its own (`row_check`), tried when it is read: SQLite notices a broken page, but not
a byte that another one took the place of. Whatever is found damaged, the index is made anew (`folder.py`).
"""

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from yybnet_crawler.storage.index_file import COLUMNS, checked, leave_note, open_index, row_check
from yybnet_crawler.storage.lines import address_key, content_digest, filled_fields, read_rows, story_key
from yybnet_crawler.storage.patience import next_try

logger = logging.getLogger(__name__)

_HISTORY = 50  # readings kept of each city


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

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the index at `path`; one that cannot be used is put out of the way and made anew, empty.

        Raises sqlite3.OperationalError when it can be neither read nor made (disk full, no permission).
        """
        connection, new = open_index(path)
        return cls(connection, path, new=new)

    def close(self) -> None:
        self._db.close()
        leave_note(self._path)

    # --- Made from the files ------------------------------------------------------------------------

    def ingested(self) -> dict[str, int]:
        """Names of the files that are in the index, as seen from the data folder, with their sizes."""
        return dict(self._db.execute("SELECT file, size FROM ingested"))

    def ingest(self, file: Path) -> int:
        """Takes a sealed file into the index, all of it or nothing. Returns the number of its whole lines."""
        name = f"{file.parent.name}/{file.name}"
        take = {"articles": self._take_article, "rejected": self._take_rejection, "gone": self._take_withdrawn}
        count = 0
        with self.transaction():
            for row in _good_rows(file):
                count += 1
                take[file.parent.name](row, name)
            self._db.execute("INSERT OR REPLACE INTO ingested VALUES (?, ?)", (name, file.stat().st_size))
        return count

    # The order in which files are read must not matter: the version of the last run wins (names sort by run,
    # whatever the clock said), failures add up, and an article beats them all.

    def _take_article(self, row: dict[str, Any], file: str) -> None:
        url = row["url"]
        self._put("stories", story_key(row), address_key(url))  # of several addresses with one story any will do
        known = self._row("known", url)
        if known is None or known[5] <= file:
            day = str(row.get("date") or row.get("fetched_at") or "")[:10]
            self._put("known", url, content_digest(row), day, filled_fields(row), _seconds(row.get("fetched_at")), file)
        self._db.execute("DELETE FROM refused WHERE url = ?", (url,))

    def _take_rejection(self, row: dict[str, Any], file: str) -> None:
        url = row["url"]
        if self._row("known", url) is not None:
            return
        at, gone, asked = _seconds(row.get("at")), not row.get("transient"), int(row.get("asked", True))
        before = self._row("refused", url)
        if before is not None:
            asked += before[2]
            if before[4] > file:
                _, gone, _, at, file = before
        self._put("refused", url, int(gone), asked, at, file)

    def _take_withdrawn(self, row: dict[str, Any], file: str) -> None:
        self._put("withdrawn", row["url"])

    # --- Questions ----------------------------------------------------------------------------------

    def known(self, url: str) -> Known | None:
        row = self._row("known", url)
        return Known(*row[1:5]) if row else None

    def another_has(self, story: int, url: str) -> bool:
        """Whether an article of another address has this headline and body (`lines.story_key`)."""
        row = self._row("stories", story)
        return row is not None and row[1] != address_key(url)

    def is_withdrawn(self, url: str) -> bool:
        """Whether its record is there and the site has taken the article away."""
        return self._row("withdrawn", url) is not None

    def refusal(self, url: str) -> Refusal | None:
        """What is known of a page that gave no record; None: it was never asked for, or is known."""
        row = self._row("refused", url)
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
        row = self._row("listings", listing)
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
                self._put("listings", listing, 0, state.cut, state.end, state.since, "")
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
                self._put("listings", listing, 1, "", end, 0.0, "")
            for listing, page in stopped.items():
                self._put("listings", listing, 0, "", "", 0.0, page)
            for listing, why in cut.items():
                before = self.listing(listing)
                same = before is not None and _reason(before.cut) == _reason(why)
                since = before.since if before and same and before.since <= at else at
                self._put("listings", listing, 0, why, "", since, "")
            for listing, (left, why) in not_begun.items():
                self._put("listings", listing, int(left.walked), why, left.end, at, left.bookmark)

    # --- How pages were read ------------------------------------------------------------------------

    def add_reading(self, city: str, run: str, reading: str, *, drift: bool) -> None:
        """`reading`: JSON, this module does not look into it."""
        with self.transaction():
            self.put_reading(city, run, reading, drift=drift)

    def put_reading(self, city: str, run: str, reading: str, *, drift: bool) -> None:
        """The same within a transaction. Of each city the newest are kept."""
        self._put("readings", city, run, reading, int(drift))
        self._db.execute(
            "DELETE FROM readings WHERE city = ?1 AND run NOT IN"
            " (SELECT run FROM readings WHERE city = ?1 ORDER BY run DESC LIMIT ?2)",
            (city, _HISTORY),
        )

    def accept_readings(self, city: str, first: str, last: str) -> None:
        """Those from the run `first` on are the city's history, and up to `last` none of them found drift."""
        kept = [each for each in self.readings(city) if each[0] >= first]
        with self.transaction():
            self._db.execute("DELETE FROM readings WHERE city = ?", (city,))
            for run, reading, drift in kept:
                self._put("readings", city, run, reading, int(drift and run > last))

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

    def _row(self, table: str, key: str | int) -> tuple[Any, ...] | None:
        columns = COLUMNS[table]
        query = f"SELECT {columns}, row_check FROM {table} WHERE {columns.partition(',')[0]} = ?"
        row = self._db.execute(query, (key,)).fetchone()
        return None if row is None else checked(row)

    def _put(self, table: str, *row: Any) -> None:
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


def _good_rows(file: Path) -> Iterator[dict[str, Any]]:
    for number, row in read_rows(file):
        if row is None:
            logger.error(
                "%s, line %d: no record; the file was damaged, what stood there counts as unknown",
                file,
                number,
            )
        else:
            yield row


def _reason(cut: str) -> str:
    """Without the page: a listing grows."""
    return cut.rpartition(" at ")[0]


def _seconds(iso: object) -> float:
    try:
        return datetime.fromisoformat(str(iso)).timestamp()
    except (ValueError, OverflowError):
        return 0.0


def _span(prefix: str) -> tuple[str, str]:
    """The range of all strings that begin with `prefix`."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)
