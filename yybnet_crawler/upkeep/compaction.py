"""Sealed files older than a day go into one a month: `articles/202611.jsonl.gz` (`storage/months.py`).

The month's file is written beside the one that is there and gets its name when it is whole; only then what went into
it is deleted. Killed in between, a file lies in both: it has one name and counts once, and the next run or `compact`
deletes what lies there twice.

Not of `pages/`: rows of `rejected/` and the sidecars say where in which archive a page lies; an archive and its sidecar
are deleted together, by age, when their room is wanted; and no start of a run reads their names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.months import GZ, copied, packed
from yybnet_crawler.storage.run_files import RunFile
from yybnet_crawler.storage.sealed import SUFFIXES, UNREADABLE, Inventory, Sealed, inventory

KINDS: Final = ("articles", "rejected", "gone", "runs")
AGE: Final = 86400.0  # seconds since a file changed last
_MONTH: Final = re.compile(r"(\d{6})\d\dT\d{9}Z-")


@dataclass(frozen=True, slots=True)
class Compacted:
    """What became of a month of one kind."""

    month: Path  # the file that all of it is in
    files: int  # that went into it, besides those that were in it
    bytes: int  # of these
    trouble: str = ""  # why it was left as it was; "" when it was not


def compact(folder: DataFolder, now: float) -> Iterator[Compacted]:
    """`now`: seconds since 1970. With the lock of the folder's upkeep held.

    Raises OSError, sqlite3.Error and LockHeld; what was done before is done.
    """
    for kind in KINDS:
        found = inventory(folder.root, kind)
        for month, files in sorted(_by_month(found, now).items()):
            path = folder.path(kind, f"{month}{SUFFIXES[kind]}{GZ}")
            new = [each for each in files if each.path != path]
            if not new:
                continue
            if trouble := _trouble(path, found, files):
                yield Compacted(path, 0, 0, trouble)
                continue
            size = sum(each.size for each in new)
            try:
                _write(folder, path, files)
            except UNREADABLE as error:
                if isinstance(error, OSError) and error.errno:
                    raise
                yield Compacted(path, 0, 0, f"{path}: what is to go into it cannot be read ({error})")
                continue
            yield Compacted(path, len({each.name for each in new}), size)


def _by_month(found: Inventory, now: float) -> dict[str, list[Sealed]]:
    """Month -> its files in the order of their names: those that are packed already, or old enough."""
    months = defaultdict(list)
    for sealed in sorted([*found.in_order, *(each for each, _ in found.twice)], key=lambda each: each.name):
        month = _MONTH.match(sealed.name.partition("/")[2])
        if month and (sealed.member or now - sealed.path.stat().st_mtime > AGE):
            months[month[1]].append(sealed)
    return months


def _trouble(path: Path, found: Inventory, files: list[Sealed]) -> str:
    """Why a person has to look first; "" when nobody has.

    A month's file that is not whole would be replaced by what is whole of it. And of two files of one name that are not
    the same nobody else can say which counts.
    """
    packs = {path, *(sealed.path for sealed in files)}
    for pack, damage in found.damaged.items():
        if path.parent.parent / pack in packs:
            return f"{damage}; its month is left as it is"
    by_name: dict[str, Sealed] = {}
    for sealed in files:
        other = by_name.setdefault(sealed.name, sealed)
        if other is not sealed and not sealed.is_as(other):
            return f"{sealed} and {other} have one name, and are not the same; move one away"
    return ""


def _write(folder: DataFolder, path: Path, files: list[Sealed]) -> None:
    month = RunFile(path)
    written: set[str] = set()
    try:
        for sealed in files:
            if sealed.name not in written:
                written.add(sealed.name)
                for chunk in _as_member(sealed):
                    month.append(chunk)
        with folder.lock:
            month.seal(replace=True)
            folder.settle()  # which deletes what lies by itself and is in it now
            for other in {each.path for each in files if each.member} - {path}:
                other.unlink()
    finally:
        month.close()


def _as_member(sealed: Sealed) -> Iterator[bytes]:
    if sealed.member and not sealed.member.by_hand:
        yield from copied(sealed.path, sealed.member)
    else:
        with sealed.open() as content:
            yield from packed(sealed.name.partition("/")[2], content)
