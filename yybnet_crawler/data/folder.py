"""The sealed files of a data folder, plain or gzipped, read in pieces of whole lines."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, cast

from yybnet_crawler.errors import BadArgument

_ENDINGS: Final = (".jsonl", ".jsonl.gz")
_UNPACKED: Final = (EOFError, zlib.error, gzip.BadGzipFile)
_PIECE: Final = 4 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no record."""

    path: Path
    line: int  # from 1
    why: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.why}"


OnDamage = Callable[[Damage], None]


@dataclass(frozen=True)
class Piece:
    """Some lines of a file that stand together, each with its end."""

    path: Path
    first: int  # the number of the first line, from 1
    content: bytes

    @cached_property
    def count(self) -> int:
        return self.content.count(b"\n")

    def lines(self) -> Iterator[tuple[int, bytes]]:
        return enumerate(BytesIO(self.content), self.first)


def sealed_files(root: Path, kind: str) -> list[Path]:
    """Files of `articles`, `gone`, ... that are complete, the oldest first: of two versions the later one counts.

    Raises BadArgument when `root` is no folder.
    """
    if not root.is_dir():
        raise BadArgument(f"{root}: there is no such data folder")
    folder = root / kind
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name.endswith(_ENDINGS))


def lines(path: Path, on_damage: OnDamage) -> Iterator[tuple[int, bytes]]:
    """Each line with its number, from 1, and its end. Where a gzipped file cannot be unpacked any more, the damage is
    told and it ends."""
    number = 0
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                yield number, line if line.endswith(b"\n") else line + b"\n"
    except _UNPACKED as error:
        on_damage(Damage(path, number + 1, f"from here on it cannot be unpacked ({error})"))


def pieces(path: Path, on_damage: OnDamage) -> Iterator[Piece]:
    """All of a file, as `lines`."""
    number = 1
    try:
        with _opened(path) as file:
            while content := file.read(_PIECE) + file.readline():
                piece = Piece(path, number, content if content.endswith(b"\n") else content + b"\n")
                yield piece
                number += piece.count
    except _UNPACKED as error:
        on_damage(Damage(path, number, f"from here on it cannot be unpacked ({error})"))


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.name.endswith(".gz") else path.open("rb")
