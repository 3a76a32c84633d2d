"""The body of an HTTP message as an archive has it: in chunks or not, compressed or not, whatever its headers say.

Archives undo codings and leave the headers that told of them. So a coding is undone where the bytes show it.
"""

import re
import zlib

from yybnet_crawler.decompression import TooLarge, decompress

_CHUNK_LINE = re.compile(rb"[ ]*([0-9a-fA-F]{1,8})[ ]*(?:;[^\r\n]{0,1000})?\r\n")
_GZIP_MAGIC = b"\x1f\x8b"
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


class Unreadable(Exception):
    """The message has no body that can be had; `reason` is a word for counting."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decoded(body: bytes, *, transfer: str | None, content: str | None, limit: int) -> bytes:
    """The content without its codings; `transfer` and `content` are the headers that name these.

    Raises Unreadable: `chunks`, `decompression`, `encoding_<name>`, or `too_large` beyond `limit` bytes.
    """
    if transfer and "chunked" in transfer.lower():
        body = _without_chunks(body)
    for name in reversed((content or "").lower().split(",")):
        body = _decompressed(body, name.strip(), limit)
    return body


def _without_chunks(body: bytes) -> bytes:
    if _CHUNK_LINE.match(body) is None:
        return body  # whoever saved it has undone them
    parts: list[bytes] = []
    position = 0
    while line := _CHUNK_LINE.match(body, position):
        start, size = line.end(), int(line[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[start : start + size])
        position = start + size + 2
        if body[position - 2 : position] != b"\r\n":
            break
    raise Unreadable("chunks")


def _decompressed(body: bytes, name: str, limit: int) -> bytes:
    try:
        if name in ("gzip", "x-gzip") and body.startswith(_GZIP_MAGIC):
            return decompress(body, limit, wbits=31)
        if name == "deflate" and not _MARKUP.match(body):
            return decompress(body, limit, wbits=15)
    except TooLarge:
        raise Unreadable("too_large") from None
    except zlib.error:
        raise Unreadable("decompression") from None
    if name in ("br", "zstd", "compress", "x-compress") and not _MARKUP.match(body):
        raise Unreadable(f"encoding_{name}")
    return body
