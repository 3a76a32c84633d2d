"""The file `state.sqlite`: its tables, opening it, and what to do when it is none."""

import logging
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from yybnet_crawler.storage.lines import WATCHED

logger = logging.getLogger(__name__)

_TABLES = """
CREATE TABLE ingested (file TEXT PRIMARY KEY, size INTEGER NOT NULL, pack TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE packs (file TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE scanned (folder TEXT PRIMARY KEY, mtime INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE known (
    url TEXT PRIMARY KEY, digest BLOB NOT NULL, day TEXT NOT NULL, filled INTEGER NOT NULL, fetched REAL NOT NULL,
    file TEXT NOT NULL, row_check INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE stories (story INTEGER PRIMARY KEY, address INTEGER NOT NULL, row_check INTEGER NOT NULL);
CREATE TABLE refused (
    url TEXT PRIMARY KEY, gone INTEGER NOT NULL, failures INTEGER NOT NULL, at REAL NOT NULL, file TEXT NOT NULL,
    row_check INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE withdrawn (url TEXT PRIMARY KEY, row_check INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE forgotten (url TEXT PRIMARY KEY, row_check INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE listings (
    listing TEXT PRIMARY KEY, walked INTEGER NOT NULL, cut TEXT NOT NULL, "end" TEXT NOT NULL,
    since REAL NOT NULL, bookmark TEXT NOT NULL,
    row_check INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE readings (
    city TEXT NOT NULL, run TEXT NOT NULL, reading TEXT NOT NULL, drift INTEGER NOT NULL, row_check INTEGER NOT NULL,
    PRIMARY KEY (city, run)
) WITHOUT ROWID;
CREATE TABLE regions (
    region TEXT NOT NULL, run TEXT NOT NULL, started REAL NOT NULL, ended REAL NOT NULL,
    good INTEGER, why TEXT NOT NULL,
    new INTEGER NOT NULL, changed INTEGER NOT NULL, gone INTEGER NOT NULL, rejected TEXT NOT NULL,
    open_listings INTEGER NOT NULL, row_check INTEGER NOT NULL,
    PRIMARY KEY (region, run)
) WITHOUT ROWID;
CREATE TABLE days (
    day TEXT PRIMARY KEY, runs INTEGER NOT NULL, pages INTEGER NOT NULL, seconds REAL NOT NULL, bytes INTEGER NOT NULL,
    row_check INTEGER NOT NULL
) WITHOUT ROWID
"""
# Of these tables and of the fields that `known.filled` has bits for; an index of any other version is made anew.
VERSION = zlib.crc32(repr((_TABLES, WATCHED)).encode()) & 0x7FFFFFFF
_STATEMENTS = [statement.strip() for statement in _TABLES.split(";\n")]
COLUMNS = {
    "known": "url, digest, day, filled, fetched, file",
    "stories": "story, address",
    "refused": "url, gone, failures, at, file",
    "withdrawn": "url",
    "forgotten": "url",
    "listings": 'listing, walked, cut, "end", since, bookmark',
    "readings": "city, run, reading, drift",
    "regions": "region, run, started, ended, good, why, new, changed, gone, rejected, open_listings",
    "days": "day, runs, pages, seconds, bytes",
}
# What these say is about the machine, not about the file.
_NO_DAMAGE = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM),
        *(sqlite3.SQLITE_AUTH, sqlite3.SQLITE_INTERRUPT),
    }
)


class Damaged(sqlite3.DatabaseError):
    """A row is not what was written."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


# The last is raised by sqlite3 where an error's own words, or a name in the schema, are no UTF-8.
INDEX_ERRORS = (sqlite3.Error, UnicodeDecodeError)


def open_index(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The index at `path`, and whether it was made just now: one that cannot be used is put out of the way.

    Raises sqlite3.OperationalError when it can be neither read nor made (disk full, no permission).
    """
    if path.is_dir():
        set_aside(path, Damaged("it is a folder"))
    elif path.exists():
        try:
            return _open_existing(path), False
        except _OtherVersion as error:
            logger.warning("%s: %s; it is made anew from the files", path, error)
        except INDEX_ERRORS as error:
            if not is_damage(error):
                raise
            set_aside(path, error)
    remove(path)  # and a journal that lost its index
    return _make(path), True


def for_reading(path: Path) -> str:
    """The index's address for SQLite, such that looking at it makes no file beside it."""
    # Where no run is at work it has no log, and SQLite need not make one to look at it.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    return f"{path.absolute().as_uri()}?{how}"


def open_for_reading(path: Path) -> sqlite3.Connection:
    """The index as it is, for whoever must neither change it nor be waited for; no file is made beside it.

    Raises sqlite3.Error when there is none, or none that can be read.
    """
    db = sqlite3.connect(for_reading(path), uri=True, isolation_level=None)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            raise sqlite3.DatabaseError(f"{path} was made by another version of this program")
    except BaseException:
        db.close()
        raise
    return db


def is_damage(error: Exception) -> bool:
    """Whether the error says that the file itself is broken, not that it is busy or the disk full."""
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):  # a mistake of ours
        return False
    return getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NO_DAMAGE


def set_aside(path: Path, error: Exception) -> None:
    """Keeps a damaged index for whoever wants to look at it; the next damaged one takes its place."""
    aside = path.with_name(f"{path.name}.damaged")
    if aside.is_dir() or path.is_dir():
        aside = _free_name(aside)
    logger.error("%s is damaged (%s): moved to %s; it is made anew from the files", path, error, aside.name)
    path.rename(aside)
    remove(path)


def remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def row_check(row: tuple[Any, ...]) -> int:
    return zlib.crc32(repr(row).encode("utf-8", "backslashreplace"))


def checked(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row without its check. Raises Damaged."""
    if row_check(row[:-1]) != row[-1]:
        raise Damaged(f"the row of {row[0]!r} is not what was written")
    return row[:-1]


def leave_note(path: Path) -> None:
    """Says how the file looked when the last run let go of it: then it need not be read through at the next start."""
    with suppress(OSError):
        _note(path).parent.mkdir(exist_ok=True)
        _note(path).write_text(_looks(path), "utf-8")


def _note(path: Path) -> Path:
    return path.with_name("cache") / "state.sqlite.seen"


def _looks(path: Path) -> str:
    stat = path.stat()
    return f"{stat.st_size} bytes, changed at {stat.st_mtime_ns}\n"


def _is_as_it_was_left(path: Path) -> bool:
    try:
        return _note(path).read_text("utf-8") == _looks(path)
    except (OSError, ValueError):
        return False


class _OtherVersion(Exception):
    pass


def _open_existing(path: Path) -> sqlite3.Connection:
    as_left = _is_as_it_was_left(path)  # before it is opened: that may change it
    db = _connect(path)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            raise _OtherVersion(f"made by another version of this program ({version}, not {VERSION})")
        tables = db.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        if [sql for (sql,) in tables] != sorted(_STATEMENTS, key=lambda statement: statement.split()[2]):
            raise Damaged("its tables are not those that were made")
        said = db.execute("PRAGMA quick_check(1)").fetchone()
        if said != ("ok",):
            raise Damaged(str(said[0]))
        if not as_left:  # by a run that was killed, or by somebody's hand: every row is looked at
            for table, columns in COLUMNS.items():
                for row in db.execute(f"SELECT {columns}, row_check FROM {table}"):
                    checked(row)
    except BaseException:
        db.close()
        raise
    return db


def _make(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = _connect(path)
    try:
        # One statement after another in one transaction: killed between, the file has version 0.
        db.execute("BEGIN IMMEDIATE")
        for statement in _STATEMENTS:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


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


def _free_name(path: Path) -> Path:
    number = 1
    while path.with_name(f"{path.name}.{number}").exists():
        number += 1
    return path.with_name(f"{path.name}.{number}")
