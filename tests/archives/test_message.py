import gzip
import zlib

import pytest

from yybnet_crawler.archives.message import Unreadable, decoded

BODY = b"<html><p>page</p></html>"

# Named, for what gzip writes holds the second of its writing, and a test must be called the same in every process.
WHOLE = {
    "as it is": (BODY, None, None),
    "chunks": (b"5\r\n<html\r\n13\r\n><p>page</p></html>\r\n0\r\n\r\n", "chunked", None),
    "chunks with an extension": (
        b"A;name=value\r\n<html><p>p\r\n00E\r\nage</p></html>\r\n0\r\n\r\n",
        "Chunked",
        None,
    ),
    "gzip": (gzip.compress(BODY), None, "GZIP"),
    "gzip twice": (gzip.compress(gzip.compress(BODY)), None, "gzip, gzip"),
    "deflate": (zlib.compress(BODY), None, "deflate"),
    "undone already": (BODY, "chunked", "gzip"),
    "undone already, a coding we cannot read": (BODY, None, "br"),
    "a charset for a coding": (BODY, None, "utf-8"),
}

BROKEN = {
    "chunks cut": (b"5\r\n<html\r\n13\r\n><p>pag", "chunked", None, "chunks"),
    "a chunk without length": (b"5\r\n<html\r\nno length\r\n", "chunked", None, "chunks"),
    "gzip cut": (gzip.compress(BODY)[:-9], None, "gzip", "decompression"),
    "no deflate": (b"\x00\x01\x02", None, "deflate", "decompression"),
    "more than a page may have": (gzip.compress(bytes(2000)), None, "gzip", "too_large"),
    "a coding we cannot read": (b"\x28\xb5\x2f\xfd", None, "zstd", "encoding_zstd"),
}


@pytest.mark.parametrize(("body", "transfer", "content"), WHOLE.values(), ids=WHOLE)
def test_codings_are_undone_where_they_are_there(body, transfer, content):
    assert decoded(body, transfer=transfer, content=content, limit=1000) == BODY


@pytest.mark.parametrize(("body", "transfer", "content", "reason"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_had_whole_is_named(body, transfer, content, reason):
    with pytest.raises(Unreadable) as refused:
        decoded(body, transfer=transfer, content=content, limit=1000)
    assert refused.value.reason == reason
