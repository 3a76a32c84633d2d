"""WARC files as others write them, made by hand: byte by byte what an archive's own tool would not let pass."""

import gzip
from pathlib import Path

from tests.storage.small_site import article_page

DATE = "2019-03-04T05:06:07Z"


def address(number: int, host: str = "http://www.yybnet.net") -> str:
    return f"{host}/tongchuan/news/201903/{number}.html"


def record(kind: str, url: str, block: bytes, *, length: int | None = None, more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DATE}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash((kind, url))) % 10**12:012}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n{more}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def article(number: int) -> bytes:
    return article_page(number)[1].encode()


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def common_crawl(path: Path, *, large: int = 50 * 1024 * 1024) -> Path:
    """Mixed hosts; for each page a request, a response and metadata; revisits; all that goes wrong; a torn end."""
    records = [record("warcinfo", "", b"isPartOf: CC-MAIN-2019-13\r\n")]
    for number, host in enumerate(
        ("http://www.yybnet.net", "http://example.com", "https://m.yybnet.net", "http://notyybnet.net"), start=1
    ):
        url = address(number, host)
        records += [
            record("request", url, b"GET / HTTP/1.1\r\n\r\n"),
            record("response", url, http(article(number), "X-Crawl-Content-Encoding: gzip")),
            record("metadata", url, b"fetchTimeMs: 210\r\n"),
        ]
    records += [
        record("revisit", address(1), http(b"")),
        record("response", address(5), http(chunked(article(5)), "Transfer-Encoding: chunked")),
        record("response", address(6), http(article(6), "Transfer-Encoding: chunked")),  # undone, the header left
        record("response", address(7), http(article(7), "Content-Encoding: gzip")),  # the same
        record("response", address(8), http(gzip.compress(article(8)), "Content-Encoding: gzip")),
        record("response", address(9), http(gzip.compress(article(9))[:-20], "Content-Encoding: gzip")),
        record("response", address(10), http(b"\x8b\x02\x80abc\x03", "Content-Encoding: br")),
        record("response", address(11), http(chunked(article(11))[:-40], "Transfer-Encoding: chunked")),
        record("response", address(12), http(b" " * large)),
        record("response", address(13), http(article(13)[:100]), more="WARC-Truncated: length\r\n"),
        record("response", address(14), http(b"", status="404 Not Found")),
        record("response", "http://www.yybnet.net/tongchuan/news/", http(b"<a href='x'>1</a>")),
        record("response", address(15), b"no http at all"),
        record("response", address(16), http(article(16))),
    ]
    end = record("response", address(17), http(article(17)))
    if path.suffix == ".gz":
        path.write_bytes(b"".join(map(gzip.compress, records)) + gzip.compress(end)[:-50])
    else:
        path.write_bytes(b"".join(records) + end[:-50])
    return path


READ = [1, 3, 5, 6, 7, 8, 16]  # the articles in it that can be had
PASSED = {
    "warcinfo": 1,
    "request": 4,
    "metadata": 4,
    "revisit": 1,
    "other_host": 2,
    "no_article_address": 1,
    "decompression": 1,
    "encoding_br": 1,
    "chunks": 1,
    "too_large": 1,
    "truncated": 2,
    "http_404": 1,
    "no_http": 1,
}
