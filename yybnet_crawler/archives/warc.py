"""The pages in a WARC file: ours, Common Crawl's, the Wayback Machine's; gzip or plain.

What is not wanted is passed over by its address, before anything of it is parsed. Whatever the file holds, no
exception comes out of it but OSError when it cannot be opened.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from fastwarc.warc import ArchiveIterator

from yybnet_crawler.archives.message import Unreadable, decoded
from yybnet_crawler.items import Page
from yybnet_crawler.site import article_address, canonical_url, is_site_url

MAX_BYTES: Final = 10 * 1024 * 1024  # of a page, compressed or not: what a crawl takes, too
LINK_TEXT: Final = "Yybnet-Link-Text"  # a field of our own archives, see storage/archive.py
_OTHER_KINDS: Final = frozenset(
    ("warcinfo", "request", "metadata", "revisit", "resource", "conversion", "continuation")
)
MAGICS: Final = (b"WARC/", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that is no page to be read."""

    reason: str  # a word for counting
    url: str | None = None
    lost: bool = False  # it may have been a page that was wanted


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
    """Every record in its order. A file that breaks off, or is damaged, ends with a `Passed` that says so.

    `unwanted` gives a word for an address whose page is not to be read, None for one that is.
    """
    path.open("rb").close()  # FastWARC does not say which file it cannot open
    records = iter(ArchiveIterator(str(path), parse_http=False))
    offset = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            offset = record.stream_pos
            yield Found(_read(record, unwanted), offset)
        except (OSError, ValueError, KeyError):
            yield Found(Passed("damaged", lost=True), offset)
            return


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
    try:
        return _page(record, url)
    except Unreadable as error:
        return Passed(error.reason, url, lost=True)


def _page(record: Any, url: str) -> Page | Passed:
    try:
        record.parse_http(auto_decode="none")
        headers = record.http_headers
        status = int(headers.status_code)
    except (OSError, ValueError, TypeError, AttributeError):
        return Passed("no_http", url, lost=True)
    body = record.reader.read()
    if len(body) < record.content_length:
        return Passed("truncated", url, lost=True)
    if status != 200:
        return Passed(f"http_{status}", url)
    body = decoded(
        body,
        transfer=headers.get("Transfer-Encoding"),
        content=", ".join(value for name, value in headers if name.lower() == "content-encoding"),
        limit=MAX_BYTES,
    )
    link_text = record.headers.get(LINK_TEXT)
    return Page(url, body, headers.get("Content-Type"), _moment(record), status, link_text)


def _moment(record: Any) -> datetime | None:
    moment: datetime | None = record.record_date
    return moment if moment is None or moment.tzinfo else None
