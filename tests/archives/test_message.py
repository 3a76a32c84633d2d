import gzip
import zlib

import pytest

from yybnet_crawler.archives.message import Unreadable, decoded

BODY = b"<html><p>page</p></html>"


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (BODY, None, None),
        (b"5\r\n<html\r\n13\r\n><p>page</p></html>\r\n0\r\n\r\n", "chunked", None),
        (b"A;name=value\r\n<html><p>p\r\n00E\r\nage</p></html>\r\n0\r\n\r\n", "Chunked", None),
        (gzip.compress(BODY), None, "GZIP"),
        (gzip.compress(gzip.compress(BODY)), None, "gzip, gzip"),
        (zlib.compress(BODY), None, "deflate"),
        (BODY, "chunked", "gzip"),
        (BODY, None, "br"),
        (BODY, None, "utf-8"),
    ],
)
def test_codings_are_undone_where_they_are_there(body, transfer, content):
    assert decoded(body, transfer=transfer, content=content, limit=1000) == BODY


@pytest.mark.parametrize(
    ("body", "transfer", "content", "reason"),
    [
        (b"5\r\n<html\r\n13\r\n><p>pag", "chunked", None, "chunks"),
        (b"5\r\n<html\r\nno length\r\n", "chunked", None, "chunks"),
        (gzip.compress(BODY)[:-9], None, "gzip", "decompression"),
        (b"\x00\x01\x02", None, "deflate", "decompression"),
        (gzip.compress(bytes(2000)), None, "gzip", "too_large"),
        (b"\x28\xb5\x2f\xfd", None, "zstd", "encoding_zstd"),
    ],
)
def test_what_cannot_be_had_whole_is_named(body, transfer, content, reason):
    with pytest.raises(Unreadable) as refused:
        decoded(body, transfer=transfer, content=content, limit=1000)
    assert refused.value.reason == reason
