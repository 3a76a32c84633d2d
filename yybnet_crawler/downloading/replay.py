"""Archives in the site's place: the setting `YYBNET_REPLAY`, WARC files or folders of them, with commas between.

Every request is answered from them and none goes anywhere else. What they lack is a failure that says so,
`not_archived`; but for robots.txt, which nobody has to ask who sends nothing. Of several responses of one address the
last counts.
"""

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator
from scrapy import Request
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from yybnet_crawler.archives.inputs import inputs
from yybnet_crawler.archives.records import Damage, scan
from yybnet_crawler.archives.warc import Message, read_message
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
            self._index(number, file)

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

    def _index(self, number: int, file: Path) -> None:
        for offset, url in scan(file, _address):
            if isinstance(url, Damage):
                logger.error("%s is damaged at offset %d; what else is in it is replayed", file, offset)
            elif url:
                self._exact[url] = number, offset
                self._others[canonical_url(url)] = url


def _address(record: Any) -> str | None:
    """Of a response of the site."""
    url: str = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return url if record.headers.get("WARC-Type") == "response" and is_site_url(url) else None


@lru_cache(maxsize=1)  # http and https share it
def read_replay(value: str) -> ReplayOrigin:
    """What the setting says. Raises BadArgument for what cannot be read."""
    return ReplayOrigin(check_replay(value))


def check_replay(value: str) -> list[Path]:
    """The WARC files that the setting names, each opened once and not read through. Raises BadArgument."""
    files = [path for path in inputs([name.strip() for name in value.split(",")]) if not path.is_dir()]
    if not files:
        raise BadArgument(f"YYBNET_REPLAY={value}: there is no WARC file in it")
    for file in files:
        try:
            file.open("rb").close()
        except OSError as error:
            raise BadArgument(f"YYBNET_REPLAY={value}: {file}: {error.strerror}") from None
    return files
