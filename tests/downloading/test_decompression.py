"""A compressed page is whole and as it was sent, or it is none."""

import gzip
import random
import zlib

import pytest

from yybnet_crawler.decompression import _CHUNK, TooLarge, decompress

PAGE = "河湾村的水渠昨天通了水。".encode() * 50


@pytest.mark.parametrize("size", [0, 1, _CHUNK - 1, _CHUNK, _CHUNK + 1, 3 * _CHUNK])
@pytest.mark.parametrize("kind", ["words", "noise"])
def test_what_was_sent_comes_out(size: int, kind: str) -> None:
    content = random.Random(size).randbytes(size) if kind == "noise" else (PAGE * (size // len(PAGE) + 1))[:size]
    assert decompress(gzip.compress(content), 0, wbits=31) == content
    assert decompress(zlib.compress(content), 0, wbits=15) == content


def test_no_byte_may_be_missing_and_none_that_is_wrong_is_taken() -> None:
    whole = gzip.compress(PAGE, mtime=0)
    for length in range(1, len(whole)):
        with pytest.raises(zlib.error):
            decompress(whole[:length], 0, wbits=31)
    for at in range(10, len(whole)):  # in front are the name and the time, which no checksum covers
        flipped = bytearray(whole)
        flipped[at] ^= 0x20
        try:
            # Some bits only fill up a byte, and mean nothing.
            assert decompress(bytes(flipped), 0, wbits=31) == PAGE
        except zlib.error:
            continue


def test_it_stops_at_the_limit() -> None:
    bomb = gzip.compress(bytes(100 * 1024 * 1024))
    with pytest.raises(TooLarge):
        decompress(bomb, 1024 * 1024, wbits=31)
