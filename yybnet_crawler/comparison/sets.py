"""Which line of which file is the current record of an address. Kept in a temporary file, not in memory."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, Self

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.storage.lines import read_line

_OUR_LINE = re.compile(rb'\{"url":"([^"\\]+)"')  # as we write it; any other is parsed
_TABLES = """
CREATE TABLE {side} (url BLOB PRIMARY KEY, file INTEGER, offset INTEGER, digest BLOB) WITHOUT ROWID
"""
_AT_ONCE = 5000
_NAMED = 3


def files_of(name: str) -> list[Path]:
    """The files of records that a user names: a data folder, another folder of them, or one.

    Raises BadArgument when there is none.
    """
    path = Path(name)
    if path.is_file():
        return [path]
    folder = path / "articles" if (path / "articles").is_dir() else path
    found = sorted(folder.glob("*.jsonl"))
    if not found:
        raise BadArgument(f"{name}: neither a file of records nor a folder with such files (*.jsonl)")
    return found


class TwoSets:
    """OLD and NEW. Of several lines with one address the last one counts, by the names of the files."""

    def __init__(self, old: list[Path], new: list[Path]) -> None:
        self._db = sqlite3.connect("")  # a temporary file
        self._files: dict[str, list[Path]] = {"old": old, "new": new}
        self.damaged = 0  # lines that are no record
        self.damaged_at: list[str] = []  # the first few of them, file and place

    def __enter__(self) -> Self:
        for side in self._files:
            self._db.execute(_TABLES.format(side=side))
            rows = self._rows(side)
            while batch := list(islice(rows, _AT_ONCE)):
                self._db.executemany(f"INSERT OR REPLACE INTO {side} VALUES (?, ?, ?, ?)", batch)
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

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
        for number, path in enumerate(self._files[side]):
            offset = 0
            with path.open("rb") as file:
                for line_number, line in enumerate(file, start=1):
                    if (url := _url(line)) is not None:
                        yield url, number, offset, blake2b(line, digest_size=8).digest()
                    else:
                        self._is_damaged(f"{path}, line {line_number}")
                    offset += len(line)

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
