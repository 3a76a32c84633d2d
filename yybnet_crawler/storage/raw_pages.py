"""Raw responses as WARC records, one gzip member each: `pages/<run>.warc.gz`.

What was kept of a response is its body (decompressed), content type, address and time. The status line and
the header block of a record are made from these.
"""

import io
import zlib
from datetime import UTC
from pathlib import Path
from typing import BinaryIO, TypedDict

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from yybnet_crawler.items import Page
from yybnet_crawler.storage.run_files import RunFile

_CHUNK = 1 << 16


class PagePlace(TypedDict):
    """Where a raw page lies: `length` bytes from `offset` on are one gzip member, one WARC record."""

    file: str  # as seen from the data folder
    offset: int
    length: int


class RawPages:
    """The raw pages of one run."""

    def __init__(self, path: Path, *, run: str) -> None:
        self.file = RunFile(path)
        self._run = run

    def append(self, page: Page) -> PagePlace:
        """Raises OSError as RunFile does."""
        if self.file.size == 0:
            self.file.append(self._warcinfo())
        record = _response(page)
        offset = self.file.append(record)
        return {"file": f"pages/{self.file.path.name}", "offset": offset, "length": len(record)}

    def _warcinfo(self) -> bytes:
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        about = {
            "software": "yybnet-crawler",
            "isPartOf": self._run,
            "description": "bodies as received, decompressed; header blocks are made from what was kept",
        }
        writer.write_record(writer.create_warcinfo_record(self.file.path.name, about))
        return buffer.getvalue()


def _response(page: Page) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    headers = [("Content-Length", str(len(page.body)))]
    if page.content_type is not None:
        # One line of ASCII, whatever the network sent.
        line = " ".join(page.content_type.encode("ascii", "replace").decode().split())
        headers.insert(0, ("Content-Type", line))
    fetched_at = page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    record = writer.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": fetched_at},
    )
    writer.write_record(record)
    return buffer.getvalue()


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
