"""`state.sqlite`: what is known already. An index made from the sealed files; nothing is only here but
which listings were walked to their end, and losing that costs one long walk.
"""

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from yybnet_crawler.storage.lines import content_digest, read_rows

logger = logging.getLogger(__name__)

VERSION = 1  # of these tables; an index of any other version is made anew
PERMANENT_AGAIN = timedelta(days=30)  # a page rejected for good is asked for again after this long

_TABLES = """
CREATE TABLE ingested (file TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE known (
    url TEXT PRIMARY KEY,
    digest BLOB NOT NULL, fetched_at REAL NOT NULL, day TEXT NOT NULL, file TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE rejected (
    url TEXT PRIMARY KEY, transient INTEGER NOT NULL, at REAL NOT NULL, next_try REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE walked (listing TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# The order in which files are read must not matter: the newest version wins, an article beats a rejection.
_KNOW = """
INSERT INTO known VALUES (?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE
SET digest = excluded.digest, fetched_at = excluded.fetched_at, day = excluded.day, file = excluded.file
WHERE (excluded.fetched_at, excluded.file) > (known.fetched_at, known.file)
"""
_REJECT = """
INSERT INTO rejected SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM known WHERE url = ?1)
ON CONFLICT (url) DO UPDATE
SET transient = excluded.transient, at = excluded.at, next_try = excluded.next_try
WHERE excluded.at > rejected.at
"""


@dataclass(frozen=True, slots=True)
class Known:
    """The newest written version of an article."""

    digest: bytes
    day: str  # YYYY-MM-DD, of the article or, when it shows none, of the fetch; "" when neither is known


class State:
    """The open index of one data folder. Whoever writes to it holds the folder's lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the index at `path`; one that cannot be used is put out of the way and made anew, empty.

        Raises sqlite3.OperationalError when it can be neither read nor made (disk full, no permission).
        """
        if path.exists():
            try:
                return cls._open_existing(path)
            except _OtherVersion as error:
                logger.warning("%s: %s; it is made anew from the files", path, error)
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
                set_aside(path, error)
        remove(path)  # and a journal that lost its index
        return cls._make(path)

    @classmethod
    def _open_existing(cls, path: Path) -> Self:
        db = _connect(path)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                raise _OtherVersion(f"made by another version of this program ({version}, not {VERSION})")
        except BaseException:
            db.close()
            raise
        return cls(db)

    @classmethod
    def _make(cls, path: Path) -> Self:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = _connect(path)
        try:
            # One statement after another in one transaction: killed between, the file has version 0.
            db.execute("BEGIN IMMEDIATE")
            for statement in _TABLES.split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {VERSION}")
            db.execute("COMMIT")
        except BaseException:
            db.close()
            raise
        return cls(db)

    def close(self) -> None:
        self._db.close()

    # --- Made from the files ------------------------------------------------------------------------

    def ingested(self) -> dict[str, int]:
        """Names of the files that are in the index, as seen from the data folder, with their sizes."""
        return dict(self._db.execute("SELECT file, size FROM ingested"))

    def ingest(self, file: Path) -> int:
        """Takes a sealed file into the index, all of it or nothing. Returns the number of its whole lines."""
        name = f"{file.parent.name}/{file.name}"
        rows = _good_rows(file)
        count = 0
        with self._transaction():
            for row in rows:
                count += 1
                if file.parent.name == "articles":
                    self._db.execute(_KNOW, _known_row(row, name))
                    self._db.execute("DELETE FROM rejected WHERE url = ?", (row["url"],))
                else:
                    self._db.execute(_REJECT, _rejected_row(row))
            self._db.execute("INSERT OR REPLACE INTO ingested VALUES (?, ?)", (name, file.stat().st_size))
        return count

    # --- Questions ----------------------------------------------------------------------------------

    def known(self, url: str) -> Known | None:
        row = self._db.execute("SELECT digest, day FROM known WHERE url = ?", (url,)).fetchone()
        return Known(*row) if row else None

    def next_try(self, url: str) -> float | None:
        """When a rejected page may be asked for again (seconds since 1970). None: it was not rejected."""
        row = self._db.execute("SELECT next_try FROM rejected WHERE url = ?", (url,)).fetchone()
        return row[0] if row else None

    def transient(self, prefix: str) -> list[str]:
        """Addresses beginning with `prefix` that could not be had for a passing reason."""
        query = "SELECT url FROM rejected WHERE url >= ? AND url < ? AND transient ORDER BY url"
        return [url for (url,) in self._db.execute(query, _span(prefix))]

    def recent(self, prefix: str, since: str) -> list[str]:
        """Known articles beginning with `prefix` of the day `since` (YYYY-MM-DD) or later."""
        query = "SELECT url FROM known WHERE url >= ? AND url < ? AND day >= ? ORDER BY url"
        return [url for (url,) in self._db.execute(query, (*_span(prefix), since))]

    # --- Listings -----------------------------------------------------------------------------------

    def take_walked(self, listing: str) -> bool:
        """Whether `listing` was walked to its end; from here on it was not, until `mark_walked`.

        So a run that is killed on its second page leaves no mark, and the next one walks all of it. On disk
        when this returns: were the mark there again after a power loss, and articles of the first page too,
        the next run would stop at that page.
        """
        self._db.execute("PRAGMA synchronous = FULL")
        try:
            with self._transaction():
                return self._db.execute("DELETE FROM walked WHERE listing = ?", (listing,)).rowcount > 0
        finally:
            self._db.execute("PRAGMA synchronous = NORMAL")

    def mark_walked(self, listings: Iterable[str]) -> None:
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO walked VALUES (?)", ((one,) for one in listings))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled it back already
                self._db.execute("ROLLBACK")
            raise


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file itself is broken, not that it is busy or the disk full."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class _OtherVersion(Exception):
    pass


def set_aside(path: Path, error: sqlite3.Error) -> None:
    """Keeps a damaged index for whoever wants to look at it; the next damaged one takes its place."""
    aside = path.with_name(f"{path.name}.damaged")
    logger.error("%s is damaged (%s): moved to %s; it is made anew from the files", path, error, aside.name)
    path.rename(aside)
    remove(path)


def remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=60, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # In WAL this never breaks the file; power loss may cost the last rows, which are then made again.
        db.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        db.close()
        raise
    return db


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


def _known_row(row: dict[str, Any], file: str) -> tuple[str, bytes, float, str, str]:
    day = str(row.get("date") or row.get("fetched_at") or "")[:10]
    return row["url"], content_digest(row), _seconds(row.get("fetched_at")), day, file


def _rejected_row(row: dict[str, Any]) -> tuple[str, bool, float, float]:
    at = _seconds(row.get("at"))
    transient = bool(row.get("transient"))
    again = at if transient else at + PERMANENT_AGAIN.total_seconds()
    return row["url"], transient, at, again


def _seconds(iso: object) -> float:
    try:
        return datetime.fromisoformat(str(iso)).timestamp()
    except ValueError:
        return 0.0


def _span(prefix: str) -> tuple[str, str]:
    """The range of all strings that begin with `prefix`."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)
