"""Compressed content, whole or not at all. Without Scrapy, which a worker of a re-extraction need not load."""

import zlib
from typing import Final

_CHUNK: Final = 256 * 1024


class TooLarge(Exception):
    """It grows beyond the limit."""


def decompress(compressed: bytes, limit: int, *, wbits: int) -> bytes:
    """The whole content, checked by its checksum and its length. Zeros behind the stream are padding.

    `wbits`: as in zlib, 31 for gzip and 15 for zlib's own form.

    Raises zlib.error for a stream that is cut, damaged or none, TooLarge beyond `limit` bytes (0: no limit).
    """
    parts: list[bytes] = []
    size = 0
    rest = compressed
    while rest.rstrip(b"\0"):
        stream = zlib.decompressobj(wbits=wbits)
        while not stream.eof:
            part = stream.decompress(rest, _CHUNK)
            size += len(part)
            if limit and size > limit:
                raise TooLarge
            parts.append(part)
            rest = stream.unconsumed_tail
            if not part and not rest and not stream.eof:
                raise zlib.error("the stream is cut off")
        rest = stream.unused_data
    return b"".join(parts)
