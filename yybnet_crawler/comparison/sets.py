"""Which line of which file is the current record of an address. Kept in a temporary file, not in memory."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Self

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.storage.lines import read_line
from yybnet_crawler.storage.months import GZ, NotWhole
from yybnet_crawler.storage.sealed import UNREADABLE, Sealed, alone, inventory, packed_in

_OUR_LINE = re.compile(rb'\{"url":"([^"\\]+)"')  # as we write it; any other is parsed
_TABLES = """
CREATE TABLE {side} (url BLOB PRIMARY KEY, file INTEGER, offset INTEGER, digest BLOB) WITHOUT ROWID
"""
_AT_ONCE = 5000
_NAMED = 3


def files_of(name: str) -> list[Sealed]:
    """The files of records that a user names: a data folder, another folder of them, or one; in months' files, too.

    Raises BadArgument when there is none, OSError when one of them cannot be read.
    """
    path = Path(name).absolute()
    try:
        if path.is_file():
            return packed_in(path) if path.suffix == GZ else [alone(path)]
        folder = path / "articles" if (path / "articles").is_dir() else path
        found = inventory(folder.parent, folder.name)
    except NotWhole as error:
        raise OSError(errno.EIO, str(error), name) from None
    if found.damaged:
        raise OSError(errno.EIO, next(iter(found.damaged.values())), name)
    if not found.sizes:
        raise BadArgument(f"{name}: neither a file of records nor a folder with such files (*.jsonl, *.jsonl.gz)")
    return list(found.in_order)


class TwoSets:
    """OLD and NEW. Of several lines with one address the last one counts, by the names of the files."""

    def __init__(self, old: list[Sealed], new: list[Sealed]) -> None:
        self._db = sqlite3.connect("")  # a temporary file
        self._sealed = {"old": old, "new": new}
        self._folder = TemporaryDirectory(prefix="yybnet-diff-")
        # Where the lines are: first one file for all that had to be unpacked.
        self._files: dict[str, list[Path]] = {side: [Path(self._folder.name) / side] for side in self._sealed}
        self.damaged = 0  # lines that are no record
        self.damaged_at: list[str] = []  # the first few of them, file and place

    def __enter__(self) -> Self:
        for side in self._sealed:
            self._db.execute(_TABLES.format(side=side))
            rows = self._rows(side)
            while batch := list(islice(rows, _AT_ONCE)):
                self._db.executemany(f"INSERT OR REPLACE INTO {side} VALUES (?, ?, ?, ?)", batch)
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()
        self._folder.cleanup()

    def count(self, side: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {side}").fetchone()[0])

    def only_in(self, side: str, other: str, limit: int) -> tuple[int, list[str]]:
        """How many addresses have a record in `side` alone, and the first of them."""
        rest = f"FROM {side} WHERE NOT EXISTS (SELECT 1 FROM {other} WHERE {other}.url = {side}.url)"
        count = int(self._db.execute(f"SELECT count(*) {rest}").fetchone()[0])
        return count, [_text(url) for (url,) in self._db.execute(f"SELECT url {rest} LIMIT ?", (limit,))]

    def differing(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """The records, old and new, of each address whose line is not the same."""
        query = (
            "SELECT old.file, old.offset, new.file, new.offset FROM old JOIN new USING (url)"
            " WHERE old.digest != new.digest"
        )
        with ExitStack() as stack:
            opened = {
                side: [stack.enter_context(path.open("rb")) for path in files] if len(files) < 100 else files
                for side, files in self._files.items()
            }
            for old_file, old_offset, new_file, new_offset in self._db.execute(query):
                old = _line_at(opened["old"][old_file], old_offset)
                new = _line_at(opened["new"][new_file], new_offset)
                if old is not None and new is not None:
                    yield old, new
                for row, side, file, offset in (
                    (old, "old", old_file, old_offset),
                    (new, "new", new_file, new_offset),
                ):
                    if row is None:
                        self._is_damaged(f"{self._files[side][file]}, offset {offset}")

    def _rows(self, side: str) -> Iterator[tuple[bytes, int, int, bytes]]:
        with self._files[side][0].open("wb") as all_unpacked:
            for sealed in self._sealed[side]:
                if sealed.member is None:
                    self._files[side].append(sealed.path)
                    yield from self._rows_of(sealed, len(self._files[side]) - 1)
                else:
                    yield from self._unpacked_rows(sealed, all_unpacked)

    def _rows_of(self, sealed: Sealed, number: int) -> Iterator[tuple[bytes, int, int, bytes]]:
        offset = 0
        with sealed.open() as file:
            for line_number, line in enumerate(file, start=1):
                if (url := _url(line)) is not None:
                    yield url, number, offset, blake2b(line, digest_size=8).digest()
                else:
                    self._is_damaged(f"{sealed}, line {line_number}")
                offset += len(line)

    def _unpacked_rows(self, sealed: Sealed, to: BinaryIO) -> Iterator[tuple[bytes, int, int, bytes]]:
        try:
            with sealed.open() as file:
                for line_number, line in enumerate(file, start=1):
                    if (row := read_line(line)) is None:
                        self._is_damaged(f"{sealed}, line {line_number}")
                        continue
                    offset = to.tell()
                    to.write(line)
                    yield row["url"].encode("utf-8", "replace"), 0, offset, blake2b(line, digest_size=8).digest()
        except UNREADABLE as error:
            self._is_damaged(f"{sealed} ({error})")

    def _is_damaged(self, where: str) -> None:
        self.damaged += 1
        if len(self.damaged_at) < _NAMED:
            self.damaged_at.append(where)


def _url(line: bytes) -> bytes | None:
    if (match := _OUR_LINE.match(line)) and line.endswith(b"}\n"):
        return match[1]
    row = read_line(line if line.endswith(b"\n") else line + b"\n")
    return None if row is None else row["url"].encode("utf-8", "replace")


def _line_at(file: Any, offset: int) -> dict[str, Any] | None:
    if isinstance(file, Path):
        with file.open("rb") as opened:
            return _line_at(opened, offset)
    file.seek(offset)
    return read_line(file.readline().rstrip(b"\n") + b"\n")


def _text(url: bytes) -> str:
    return url.decode("utf-8", "replace")
