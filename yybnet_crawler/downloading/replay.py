"""Archives in the site's place: the setting `YYBNET_REPLAY`, WARC files or folders of them, with commas between.

Every request is answered from them, robots.txt too, and none goes anywhere else. What they lack is a failure that says
so: `not_archived`. Of several responses of one address the last counts.
"""

import logging
from pathlib import Path

from fastwarc.warc import ArchiveIterator
from scrapy import Request
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from yybnet_crawler.archives.inputs import inputs
from yybnet_crawler.archives.warc import Message, ends_early, read_message
from yybnet_crawler.downloading.failures import FETCHED_AT, Refused
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.site import canonical_url, is_site_url

logger = logging.getLogger(__name__)


class ReplayOrigin:
    """The responses in some archives, by address. Keeps some 300 bytes of memory for each."""

    def __init__(self, files: list[Path]) -> None:
        self._files = files
        self._exact: dict[str, tuple[int, int]] = {}  # address -> number of the file, offset
        self._others: dict[str, str] = {}  # canonical address -> one that was fetched
        for number, file in enumerate(files):
            if not self._index(number, file):
                logger.error("%s is damaged: what stands behind that is not replayed", file)

    def response(self, request: Request) -> Response:
        """The one that was kept; its time is in the request's meta. Raises Refused when there is none."""
        message = self._message(request.url)
        if message.fetched_at:
            request.meta[FETCHED_AT] = message.fetched_at
        headers = Headers()
        for name, value in message.headers:
            headers.appendlist(name, value)
        response_class = responsetypes.from_args(headers=headers, url=request.url, body=message.body)
        return response_class(request.url, status=message.status, headers=headers, body=message.body)

    def _message(self, url: str) -> Message:
        place = self._exact.get(url) or self._exact.get(self._others.get(canonical_url(url), ""))
        if place is None:
            raise Refused("not_archived", f"{url} is in none of the archives that are replayed (YYBNET_REPLAY).")
        number, offset = place
        with self._files[number].open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file, parse_http=False)))
            message = read_message(record, url)
        if isinstance(message, Message):
            return message
        detail = f"{url} cannot be read from {self._files[number]}, offset {offset}: {message.reason}."
        raise Refused("not_archived", detail)

    def _index(self, number: int, file: Path) -> bool:
        """Returns whether the file is whole."""
        offset = 0
        try:
            for record in ArchiveIterator(str(file), parse_http=False):
                offset = record.stream_pos
                url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
                if record.headers.get("WARC-Type") == "response" and is_site_url(url):
                    self._exact[url] = number, offset
                    self._others[canonical_url(url)] = url
            return not ends_early(file, offset)
        except (OSError, ValueError):
            return False


def read_replay(value: str | None) -> ReplayOrigin | None:
    """What the setting says; None when it is not set. Raises BadArgument for what cannot be read."""
    if not value:
        return None
    files = [path for path in inputs([name.strip() for name in value.split(",")]) if path.is_file()]
    if not files:
        raise BadArgument(f"YYBNET_REPLAY={value}: there is no WARC file in it")
    return ReplayOrigin(files)


def check_replay(value: str | None) -> None:
    """The same without reading the files through."""
    if value:
        inputs([name.strip() for name in value.split(",")])
