"""The records of a WARC file one after another, gzip or plain; a damaged one costs itself and not those behind it.

FastWARC stops where a gzip member is damaged. Here the next member that begins a record is looked for, and read from.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Final, TypeVar

from fastwarc.warc import ArchiveIterator

_WARC: Final = b"WARC/"
_GZIP: Final = b"\x1f\x8b"
MAGICS: Final = (_WARC, _GZIP)
_MEMBER: Final = re.compile(re.escape(_GZIP + b"\x08"))
_NO_ZERO: Final = re.compile(rb"[^\0]")
_CHUNK: Final = 1 << 16
_HEAD: Final = 512  # bytes of a member that are enough to see what it begins with

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are no whole record."""

    breaks_off: bool  # the file ends within the record


def scan(path: Path, read: Callable[[Any], T]) -> Iterator[tuple[int, T | Damage]]:
    """For each record its offset and what `read` makes of it, which is called while the record is FastWARC's current.

    A record is damaged when its gzip member is not whole, whatever was made of it. In a plain file nothing says where
    the next one begins: there damage is the last that is told. Raises OSError when the file cannot be opened.
    """
    zipped = path.suffix == ".gz" or begins_with(path, _GZIP)
    start: int | None = 0
    told = -1
    while start is not None:
        offset, broken = start, False
        last: tuple[int, T] | None = None  # not given yet: it may be torn
        with path.open("rb") as file:
            file.seek(start)
            try:
                for record in ArchiveIterator(file, parse_http=False):
                    offset = record.stream_pos
                    made = read(record)
                    if last:
                        yield last
                    last = offset, made
            except (OSError, ValueError, KeyError):
                broken = True
        if last and (last[0] != offset or not zipped):
            yield last
            last = None
        if not zipped:
            if broken:
                yield offset, Damage(breaks_off=False)
            return
        end, breaks_off = member_end(path, offset)
        onwards = offset + 1
        if last and end is not None:
            yield last
            offset = onwards = end
            breaks_off = member_end(path, offset)[1]
        if _nothing_from(path, offset):
            return
        start = _next_record(path, onwards)
        if offset != told:  # what FastWARC stumbles over twice is one piece of damage
            told = offset
            yield offset, Damage(breaks_off and start is None)


def begins_with(path: Path, *magics: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(max(map(len, magics))).startswith(magics)


def member_end(path: Path, offset: int) -> tuple[int | None, bool]:
    """Where the gzip member at `offset` ends, None when it is not whole; and whether the file ends within it."""
    if offset >= path.stat().st_size:  # FastWARC is behind it: a member of several records
        return offset, False
    member = zlib.decompressobj(wbits=31)
    with path.open("rb") as file:
        file.seek(offset)
        while chunk := file.read(_CHUNK):
            try:
                while chunk and not member.eof:
                    member.decompress(chunk, _CHUNK)
                    chunk = member.unconsumed_tail
            except zlib.error:
                return None, False
            if member.eof:
                return file.tell() - len(member.unused_data), False
    return None, True


def _nothing_from(path: Path, offset: int) -> bool:
    """Whether there are no bytes but zeros."""
    if offset >= path.stat().st_size:
        return True
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return _NO_ZERO.search(content, offset) is None


def _next_record(path: Path, offset: int) -> int | None:
    """Where the next gzip member begins that has a record in it."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        for found in _MEMBER.finditer(content, offset):
            head = content[found.start() : found.start() + _HEAD]
            try:
                head = zlib.decompressobj(wbits=31).decompress(head, len(_WARC))
            except zlib.error:
                continue
            if head == _WARC:
                return found.start()
    return None
