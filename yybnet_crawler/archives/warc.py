"""The pages in a WARC file: ours, Common Crawl's, the Wayback Machine's; gzip or plain.

What is not wanted is passed over by its address, before anything of it is parsed. Whatever the file holds, no
exception comes out of it but OSError when it cannot be opened.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from yybnet_crawler.archives.message import Unreadable, decoded
from yybnet_crawler.archives.records import Damage, scan
from yybnet_crawler.items import Page
from yybnet_crawler.site import article_address, canonical_url, is_site_url

MAX_BYTES: Final = 10 * 1024 * 1024  # of a page, compressed or not: what a crawl takes, too
_CODINGS: Final = ("transfer-encoding", "content-encoding")
LINK_TEXT: Final = "Yybnet-Link-Text"  # a field of our own archives, see storage/archive.py
_OTHER_KINDS: Final = frozenset(
    ("warcinfo", "request", "metadata", "revisit", "resource", "conversion", "continuation")
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that is no page to be read."""

    reason: str  # a word for counting
    url: str | None = None
    lost: bool = False  # it may have been a page that was wanted
    damaged: bool = False  # it is the input that is damaged here


@dataclass(frozen=True, slots=True)
class Message:
    """An HTTP response, its codings undone and their headers gone."""

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    fetched_at: datetime | None  # aware; None: the record does not say


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at one place of an input."""

    what: Page | Passed
    offset: int  # bytes of the input up to here; for the progress


def articles_only(url: str) -> str | None:
    """Why the page at `url` is not wanted; None when it is: the site's articles."""
    if not is_site_url(url):
        return "other_host"
    return None if article_address(url) else "no_article_address"


def this_page_only(wanted: str) -> Callable[[str], str | None]:
    wanted = canonical_url(wanted)
    return lambda url: None if canonical_url(url) == wanted else "other_address"


def read_warc(path: Path, unwanted: Callable[[str], str | None] = articles_only) -> Iterator[Found]:
    """Every record in its order, and a `Passed` for each stretch of the file that is no record.

    `unwanted` gives a word for an address whose page is not to be read, None for one that is.
    """
    for offset, what in scan(path, lambda record: _read(record, unwanted)):
        if isinstance(what, Damage):
            what = Passed("truncated" if what.breaks_off else "damaged", lost=True, damaged=True)
        yield Found(what, offset)


def _read(record: Any, unwanted: Callable[[str], str | None]) -> Page | Passed:
    kind = record.headers.get("WARC-Type")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if kind is None:
        return Passed("truncated", lost=True)  # inside its head
    if kind != "response":
        return Passed(kind, url) if kind in _OTHER_KINDS else Passed("damaged", url, lost=True)
    if why := unwanted(url):
        return Passed(why, url)
    if record.content_length > MAX_BYTES:
        return Passed("too_large", url, lost=True)
    if record.headers.get("WARC-Truncated"):
        return Passed("truncated", url, lost=True)
    message = read_message(record, url)
    if isinstance(message, Passed):
        return message
    if message.status != 200:
        return Passed(f"http_{message.status}", url)
    kind = next((value for name, value in message.headers if name.lower() == "content-type"), None)
    return Page(url, message.body, kind, message.fetched_at, 200, record.headers.get(LINK_TEXT))


def read_message(record: Any, url: str) -> Message | Passed:
    """The HTTP response in a record, without its codings."""
    length = record.content_length
    record.freeze()
    if record.content_length < length:
        return Passed("truncated", url, lost=True)
    try:
        record.parse_http(auto_decode="none")
        headers = [(name, value) for name, value in record.http_headers]
        status = int(record.http_headers.status_code)
    except (OSError, ValueError, TypeError, AttributeError):
        return Passed("no_http", url, lost=True)
    body = record.reader.read()
    wanted = status == 200
    codings = {name: ", ".join(value for key, value in headers if key.lower() == name) for name in _CODINGS}
    try:
        body = decoded(body, transfer=codings[_CODINGS[0]], content=codings[_CODINGS[1]], limit=MAX_BYTES)
    except Unreadable as error:
        return Passed(error.reason if wanted else f"http_{status}", url, lost=wanted)
    left = [(name, value) for name, value in headers if name.lower() not in _CODINGS]
    return Message(url, status, left, body, _moment(record))


def _moment(record: Any) -> datetime | None:
    moment: datetime | None = record.record_date
    return moment if moment is None or moment.tzinfo else None
