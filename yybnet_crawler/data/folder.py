"""The sealed files of a data folder, plain or gzipped, read in pieces of whole lines."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from yybnet_crawler.errors import BadArgument

_ENDINGS: Final = (".jsonl", ".jsonl.gz")
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a file that stand together, each with its end."""

    path: Path
    first: int  # the number of the first line, from 1
    content: bytes

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


def pieces(path: Path, on_damage: OnDamage) -> Iterator[Piece]:
    """All of a file. Where a gzipped one cannot be unpacked any more, the damage is told and it ends."""
    number = 1
    try:
        with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as file:
            while content := file.read(_PIECE) + file.readline():
                piece = Piece(path, number, content if content.endswith(b"\n") else content + b"\n")
                yield piece
                number += piece.content.count(b"\n")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        on_damage(Damage(path, number, f"from here on it cannot be unpacked ({error})"))
