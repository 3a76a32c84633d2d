"""Sealed files of a month in one: `articles/202611.jsonl.gz`, one gzip member for each file that went into it.

Any tool reads it (`zcat`, pandas, DuckDB): it is what `cat` makes of gzipped files. Besides, each member's head has the
file's name, as gzip itself writes it, and the member's length in an extra field (RFC 1952, 2.3.1.1), as dictzip has
one. So what went in can be listed without unpacking, read for itself, and carried over to the next month file as it is.
"""

import gzip
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final

GZ: Final = ".gz"
_FIXED: Final = struct.Struct("<4BIBB")  # magic, magic, method, flags, time, extra flags, system
_EXTRA: Final = struct.Struct("<H2sHQ")  # length of the field; of the one part of it: its id, length, content
_TRAILER: Final = struct.Struct("<II")  # CRC-32, size modulo 2**32
_ID: Final = b"YB"
_NAME_AND_EXTRA: Final = 0b1100
_HEAD: Final = _FIXED.size + _EXTRA.size
_CHUNK: Final = 1 << 20
_IN_MEMORY: Final = 1 << 23


class NotWhole(OSError):
    """The file is no row of whole members; the message names it and the offset. `whole`: the members before that."""

    def __init__(self, message: str, whole: list["Member"]) -> None:
        super().__init__(message)
        self.whole = whole


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a month's."""

    name: str  # `20261109T002205070Z-tongchuan-3fa81c.jsonl`
    size: int  # bytes, unpacked
    crc: int
    offset: int  # in the month's file
    length: int  # bytes, packed
    by_hand: bool = False  # somebody gzipped the file: the head has nothing of ours


def packed(name: str, content: BinaryIO) -> Iterator[bytes]:
    """The member that holds `content`, in pieces. The same name and content give the same bytes."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    size = crc = 0
    with SpooledTemporaryFile(_IN_MEMORY) as body:
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
            body.write(deflate.compress(chunk))
        body.write(deflate.flush())
        title = name.encode("latin-1") + b"\0"
        length = _HEAD + len(title) + body.tell() + _TRAILER.size
        body.seek(0)
        yield _FIXED.pack(0x1F, 0x8B, 8, _NAME_AND_EXTRA, 0, 2, 255) + _EXTRA.pack(12, _ID, 8, length) + title
        while chunk := body.read(_CHUNK):
            yield chunk
    yield _TRAILER.pack(crc, size & 0xFFFFFFFF)


def members(path: Path) -> list[Member]:
    """What is in it, by its heads alone. A file that somebody gzipped by hand has one, called as it is without `.gz`.

    Raises NotWhole, and OSError when it cannot be opened.
    """
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        if size < _FIXED.size + _TRAILER.size:
            raise NotWhole(f"{path}: breaks off", [])
        with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            if not _is_ours(content, 0):
                crc, unpacked = _TRAILER.unpack_from(content, size - _TRAILER.size)
                return [Member(path.name.removesuffix(GZ), unpacked, crc, 0, size, by_hand=True)]
            found: list[Member] = []
            offset = 0
            while offset < size:
                if not _is_ours(content, offset):
                    raise NotWhole(f"{path}, offset {offset}: no member begins here", found)
                length = _EXTRA.unpack_from(content, offset + _FIXED.size)[3]
                if not _HEAD < length <= size - offset:
                    raise NotWhole(f"{path}, offset {offset}: a member breaks off", found)
                begin = offset + _HEAD
                name = content[begin : content.find(b"\0", begin)].decode("latin-1")
                crc, unpacked = _TRAILER.unpack_from(content, offset + length - _TRAILER.size)
                found.append(Member(name, unpacked, crc, offset, length))
                offset += length
            return found


def _is_ours(content: mmap, offset: int) -> bool:
    head = content[offset : offset + _HEAD]
    if len(head) < _HEAD or head[:4] != bytes((0x1F, 0x8B, 8, _NAME_AND_EXTRA)):
        return False
    return _EXTRA.unpack_from(head, _FIXED.size)[:3] == (12, _ID, 8)


def copied(path: Path, member: Member) -> Iterator[bytes]:
    """The member as it is, in pieces."""
    with path.open("rb") as file:
        file.seek(member.offset)
        left = member.length
        while chunk := file.read(min(left, _CHUNK)):
            left -= len(chunk)
            yield chunk


def unpacked(path: Path, member: Member) -> BinaryIO:
    """The file that went in. Reading raises OSError, EOFError or zlib.error where the member is damaged."""
    with path.open("rb") as file:
        file.seek(member.offset)
        return gzip.GzipFile(fileobj=io.BytesIO(file.read(member.length)))  # type: ignore[return-value]  # it is one
