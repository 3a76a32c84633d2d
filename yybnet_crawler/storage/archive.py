"""The archive of a run: its responses as WARC 1.1 records, one gzip member each, in `pages/<run>.warc.gz`.

A sidecar, `pages/<run>.index.jsonl`, leads from the `url` of a line in `articles/` or `rejected/` to its page. It is
found by the run's name, so neither the records nor the index of the folder grow by it.
"""

import io
import struct
import zlib
from datetime import UTC, datetime
from enum import StrEnum
from http.client import responses
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from yybnet_crawler.archives.warc import LINK_TEXT
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Capture, Page, PagePlace
from yybnet_crawler.storage.lines import read_rows, to_line
from yybnet_crawler.storage.run_files import RunFile

SIDECAR = ".index.jsonl"
WARC = ".warc.gz"
_CHUNK = 1 << 16
_HEAD_WITH_COMMENT = 11  # bytes of a gzip head, and of the end of its comment
# Of the connection, not of the page: the transfer coding is undone, the length is counted anew.
_NOT_KEPT = frozenset({"transfer-encoding", "connection", "keep-alive", "content-length"})


class Keep(StrEnum):
    """Which pages of a run are kept: the setting `YYBNET_KEEP_PAGES`."""

    ALL = "all"  # every response, redirects, listings and robots.txt too
    REJECTED = "rejected"  # those that gave no record
    NONE = "none"

    @classmethod
    def read(cls, value: str) -> "Keep":
        """Raises `BadArgument` for any other word."""
        try:
            return cls(value)
        except ValueError:
            raise BadArgument(f"YYBNET_KEEP_PAGES={value}: give {', '.join(cls)}") from None


class Archive:
    """Writing raises OSError as RunFile does."""

    def __init__(self, folder: Path, run: str) -> None:
        self.pages = RunFile(folder / f"{run}{WARC}")
        self.sidecar = RunFile(folder / f"{run}{SIDECAR}")
        self._run = run

    def keep(self, capture: Capture) -> PagePlace:
        """Writes the response, once."""
        if capture.place is None:
            if self.pages.size == 0:
                self.pages.append(self._warcinfo())
            record = _response(capture)
            offset = self.pages.append(record)
            capture.place = {"file": f"pages/{self.pages.path.name}", "offset": offset, "length": len(record)}
        return capture.place

    def keep_page(self, url: str, page: Page) -> PagePlace:
        """Writes the page unless it was written as it arrived, and notes that `url` leads to it."""
        place = self.keep(page.capture or _made_from(page))
        self.sidecar.append(to_line({"url": url, **place}))
        return place

    def _warcinfo(self) -> bytes:
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        about = {
            "software": "yybnet-crawler",
            "format": "WARC File Format 1.1",
            "isPartOf": self._run,
            "description": "responses as they came, but for the transfer coding, which is undone",
        }
        writer.write_record(writer.create_warcinfo_record(self.pages.path.name, about))
        return buffer.getvalue()


def blank(length: int) -> bytes:
    """A gzip member of so many bytes (300 or more: no response takes less), which holds a record without content.

    For a page that is taken out of an archive in which the others keep their places. What is to fill is filled by the
    comment that a gzip head may have.
    """
    head = f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = f"{head}WARC-Date: {date}\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n\r\n\r\n".encode()
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(record) + deflate.flush() + struct.pack("<II", zlib.crc32(record), len(record))
    comment = b"-" * (length - _HEAD_WITH_COMMENT - len(body))
    return b"\x1f\x8b\x08\x10" + bytes(6) + comment + b"\0" + body


def place_of(root: Path, run: str, url: str) -> PagePlace | None:
    """Where the page lies that the line of `url` in `articles/<run>.jsonl` or `rejected/<run>.jsonl` was made from.

    None: that run did not keep it. Raises OSError when the sidecar cannot be read.
    """
    found = None
    path = root / "pages" / f"{run}{SIDECAR}"
    for _, row in read_rows(path) if path.exists() else ():
        if row is not None and row["url"] == url:
            found = row
    return PagePlace(file=found["file"], offset=found["offset"], length=found["length"]) if found else None


def _made_from(page: Page) -> Capture:
    """For a page that came from elsewhere than the network: its headers are what is known of them."""
    headers = [] if page.content_type is None else [("Content-Type", page.content_type)]
    return Capture(page.url, page.status, headers, page.body, page.fetched_at or datetime.now(UTC), page.link_text)


def _response(capture: Capture) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    headers = [(name, _one_line(value)) for name, value in capture.headers if name.lower() not in _NOT_KEPT]
    headers.append(("Content-Length", str(len(capture.body))))
    fetched_at = capture.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    status = f"{capture.status} {responses.get(capture.status, 'Unknown')}"
    fields = {"WARC-Date": fetched_at}
    if capture.link_text:
        fields[LINK_TEXT] = " ".join(capture.link_text.split())
    record = writer.create_warc_record(
        capture.url,
        "response",
        payload=io.BytesIO(capture.body),
        length=len(capture.body),
        http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
        warc_headers_dict=fields,
    )
    writer.write_record(record)
    return buffer.getvalue()


def _one_line(value: str) -> str:
    """One line of ASCII, whatever the network sent."""
    return " ".join(value.encode("ascii", "replace").decode().split())


def whole_members(file: BinaryIO) -> int:
    """How many bytes from the start are whole gzip members: the rest was torn when the run died."""
    whole = position = 0
    pending = b""
    member = zlib.decompressobj(wbits=31)
    while True:
        chunk = pending or file.read(_CHUNK)
        if not chunk:
            return whole
        try:
            member.decompress(chunk)
        except zlib.error:
            return whole
        pending = member.unused_data
        position += len(chunk) - len(pending)
        if member.eof:
            whole = position
            member = zlib.decompressobj(wbits=31)
