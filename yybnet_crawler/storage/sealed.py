"""The sealed files of a data folder, wherever they lie: each by itself, or in its month's (`months.py`).

A file is called by the name it was sealed under, `articles/<run>.jsonl`, also when `scrapy compact` has put it into
`articles/202611.jsonl.gz`: what is known, and which version of an article is the newer, does not hang on where it lies.
"""

import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from yybnet_crawler.storage.lines import read_line
from yybnet_crawler.storage.months import GZ, Member, NotWhole, members, unpacked

# Tombstones first: what is forgotten is not known again.
SUFFIXES: Final = {
    "forgotten": ".jsonl",
    "articles": ".jsonl",
    "rejected": ".jsonl",
    "gone": ".jsonl",
    "runs": ".json",
}
_CHUNK: Final = 1 << 20
# Reading raises one of these where a file is damaged.
UNREADABLE: Final = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed file."""

    name: str  # as it was sealed, seen from the data folder
    size: int  # bytes, as it was sealed
    path: Path  # of the file it lies in
    member: Member | None = None  # None: it lies by itself

    @property
    def kind(self) -> str:
        return self.name.partition("/")[0]

    def open(self) -> BinaryIO:
        """Its bytes as they were sealed."""
        return self.path.open("rb") if self.member is None else unpacked(self.path, self.member)

    def rows(self) -> Iterator[tuple[int, dict[str, Any] | None]]:
        """Each line's number, from 1, and its row; None for a line that is not whole."""
        with self.open() as file:
            for number, line in enumerate(file, start=1):
                yield number, read_line(line)

    def is_as(self, other: "Sealed | Member") -> bool:
        """Whether both hold the same bytes."""
        return self.size == other.size and self.crc == other.crc

    @property
    def crc(self) -> int:
        if self.member is not None:
            return self.member.crc
        crc = 0
        with self.open() as file:
            while chunk := file.read(_CHUNK):
                crc = zlib.crc32(chunk, crc)
        return crc

    def __str__(self) -> str:
        return str(self.path) if self.member is None else f"{self.path} ({self.member.name})"


@dataclass(slots=True)
class Inventory:
    """What lies in the folders of some kinds."""

    sizes: dict[str, int] = field(default_factory=dict)  # every sealed file -> its size
    files: dict[str, Sealed] = field(default_factory=dict)  # of these, those that could be opened now
    packs: dict[str, int] = field(default_factory=dict)  # month's file -> its size
    inside: dict[str, str] = field(default_factory=dict)  # sealed file -> the month's file it was found in
    twice: list[tuple[Sealed, str]] = field(default_factory=list)  # also in this month's file, which counts
    damaged: dict[str, str] = field(default_factory=dict)  # month's file that is not whole -> a sentence about it

    @property
    def in_order(self) -> list[Sealed]:
        """By run, as they were written."""
        return [self.files[name] for name in sorted(self.files)]


def alone(path: Path) -> Sealed:
    """A file that lies by itself in the folder of its kind."""
    return Sealed(f"{path.parent.name}/{path.name}", path.stat().st_size, path)


def packed_in(path: Path, within: list[Member] | None = None) -> list[Sealed]:
    """What lies in a month's file. `within`: its members, where they are known. Raises NotWhole."""
    listed = members(path) if within is None else within
    return [Sealed(f"{path.parent.name}/{each.name}", each.size, path, each) for each in listed]


def inventory(
    root: Path,
    *kinds: str,
    packs: Mapping[str, int] | None = None,
    inside: Mapping[str, Mapping[str, int]] | None = None,
) -> Inventory:
    """Every sealed file of these kinds. A month's file that is as in `packs` (name -> size) is not looked into: what is
    `inside` (name -> sealed file -> size) is known already."""
    found = Inventory()
    for kind in kinds:
        _list(root, kind, packs or {}, inside or {}, found)
    return found


def _list(
    root: Path, kind: str, packs: Mapping[str, int], inside: Mapping[str, Mapping[str, int]], found: Inventory
) -> None:
    suffix = SUFFIXES.get(kind, ".jsonl")
    where: dict[str, str] = {}
    try:
        with os.scandir(root / kind) as entries:
            here = [(each.name, each) for each in entries if each.name.endswith((suffix, suffix + GZ))]
    except FileNotFoundError:
        return
    # Where one file was copied into two of them by hand, that of the month's own name counts.
    months = sorted((one for one in here if one[0].endswith(GZ)), key=lambda one: (len(one[0]), one[0]))
    for name, entry in months:
        pack, size, path = f"{kind}/{name}", entry.stat().st_size, root / kind / name
        found.packs[pack] = size
        if packs.get(pack) == size:
            found.sizes.update(inside.get(pack, {}))
            where.update(dict.fromkeys(inside.get(pack, {}), pack))
            continue
        try:
            packed = packed_in(path)
        except NotWhole as error:
            found.damaged[pack] = str(error)
            packed = packed_in(path, error.whole)
        for sealed in packed:
            if sealed.name in where:
                found.twice.append((sealed, where[sealed.name]))
                continue
            found.sizes[sealed.name], found.files[sealed.name] = sealed.size, sealed
            found.inside[sealed.name] = where[sealed.name] = pack
    for name, entry in here:
        if not name.endswith(GZ):
            sealed = Sealed(f"{kind}/{name}", entry.stat().st_size, root / kind / name)
            if sealed.name in where:
                found.twice.append((sealed, where[sealed.name]))
            else:
                found.sizes[sealed.name], found.files[sealed.name] = sealed.size, sealed


def rows_of(root: Path, kind: str) -> Iterator[dict[str, Any]]:
    """The whole rows of all sealed files of a kind, in the order they were written."""
    for sealed in inventory(root, kind).in_order:
        yield from (row for _, row in sealed.rows() if row is not None)
