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

    @property
    def pack(self) -> str:
        """The file it lies in, seen from the data folder."""
        return f"{self.kind}/{self.path.name}"

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
    """What lies in the folders of some kinds. A start goes through the names of all runs there ever were: nothing is
    made of a name before it is asked for."""

    root: Path
    sizes: dict[str, int] = field(default_factory=dict)  # every sealed file -> its size; 0 of a report by itself
    packed: dict[str, Sealed] = field(default_factory=dict)  # those in months' files that were looked into
    closed: dict[str, str] = field(default_factory=dict)  # those in months' files that were not -> that file
    packs: dict[str, int] = field(default_factory=dict)  # month's file -> its size
    twice: list[tuple[Sealed, str]] = field(default_factory=list)  # also in this month's file, which counts
    damaged: dict[str, str] = field(default_factory=dict)  # month's file that is not whole -> a sentence about it

    @property
    def names(self) -> set[str]:
        """Of the files that can be opened."""
        return self.sizes.keys() - self.closed.keys()

    def file(self, name: str) -> Sealed:
        """Raises OSError when it is gone."""
        return self.packed.get(name) or alone(self.root / name)

    @property
    def in_order(self) -> Iterator[Sealed]:
        """By run, as they were written."""
        return map(self.file, sorted(self.names))


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
    found = Inventory(root)
    for kind in kinds:
        suffix = SUFFIXES.get(kind, ".jsonl")
        try:
            with os.scandir(root / kind) as entries:
                here = [each for each in entries if each.name.endswith((suffix, suffix + GZ))]
        except FileNotFoundError:
            continue
        # Where one file was copied into two of them by hand, that of the month's own name counts.
        months = (each for each in here if each.name.endswith(GZ))
        for month in sorted(months, key=lambda each: (len(each.name), each.name)):
            _look_into(month, kind, packs or {}, inside or {}, found)
        _list_alone((each for each in here if each.name.endswith(suffix)), kind, found)
    return found


def _look_into(
    month: "os.DirEntry[str]",
    kind: str,
    packs: Mapping[str, int],
    inside: Mapping[str, Mapping[str, int]],
    found: Inventory,
) -> None:
    pack, size = f"{kind}/{month.name}", month.stat().st_size
    found.packs[pack] = size
    if packs.get(pack) == size:
        found.sizes.update(inside.get(pack, {}))
        found.closed.update(dict.fromkeys(inside.get(pack, {}), pack))
        return
    path = found.root / pack
    try:
        packed = packed_in(path)
    except NotWhole as error:
        found.damaged[pack] = str(error)
        packed = packed_in(path, error.whole)
    for sealed in packed:
        if (other := found.packed.get(sealed.name)) is not None:
            found.twice.append((sealed, other.pack))
        elif sealed.name not in found.closed:
            found.sizes[sealed.name], found.packed[sealed.name] = sealed.size, sealed


def _list_alone(entries: "Iterator[os.DirEntry[str]]", kind: str, found: Inventory) -> None:
    for entry in entries:
        name = f"{kind}/{entry.name}"
        packed = found.packed.get(name)
        if pack := packed.pack if packed else found.closed.get(name):
            found.twice.append((alone(found.root / name), pack))
        else:
            # Reports may be deleted or replaced: nobody compares their size.
            found.sizes[name] = 0 if kind == "runs" else entry.stat().st_size


def rows_of(root: Path, kind: str) -> Iterator[dict[str, Any]]:
    """The whole rows of all sealed files of a kind, in the order they were written."""
    for sealed in inventory(root, kind).in_order:
        yield from (row for _, row in sealed.rows() if row is not None)
