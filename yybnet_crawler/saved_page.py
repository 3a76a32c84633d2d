"""A page kept in a file: which address did it have, and what else is known of it?"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.site import article_address, is_site_url

_HEAD = 50_000  # bytes that hold the head of any page
_TAG = re.compile(rb"<(?:link|meta)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(rb"""https?://[\w.-]+/[^\s"'<>]*""")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page's bytes with what is known of how they came; None is not known."""

    body: bytes
    url: str | None = None
    content_type: str | None = None  # the HTTP header
    fetched_at: datetime | None = None  # aware


def read_saved_page(path: Path, url: str | None = None) -> SavedPage:
    """Read a page from a file or from a test case's folder (or the `page.html` in it).

    The address is `url`, or what the case's `headers.json` says, or what the page says of itself.
    Raises `BadArgument` when there is no such file or its headers cannot be read.
    """
    if path.is_dir():
        path = path / "page.html"
    if not path.is_file():
        raise BadArgument(f"{path} is neither a file nor an http(s) address")
    body = path.read_bytes()
    headers = path.with_name("headers.json")
    if path.name == "page.html" and headers.is_file():
        known = _read_headers(headers)
        return SavedPage(body, url or known.url or address_within(body), known.content_type, known.fetched_at)
    return SavedPage(body, url or address_within(body))


def _read_headers(path: Path) -> SavedPage:
    try:
        headers = json.loads(path.read_text("utf-8"))
        moment = headers.get("fetched_at")
        fetched_at = datetime.fromisoformat(moment) if moment else None
        return SavedPage(b"", headers.get("url"), headers.get("content_type"), fetched_at)
    except (ValueError, AttributeError, TypeError) as error:
        raise BadArgument(f"{path} cannot be read: {error}") from None


def check_address(url: str) -> None:
    """Raises BadArgument when what the user says a page's address is (`--url`) is none."""
    try:
        good = url.lower().startswith(("http://", "https://")) and urlsplit(url).hostname
    except ValueError:
        good = None
    if not good:
        raise BadArgument(f"--url={url}: no http(s) address")


def address_within(body: bytes) -> str | None:
    """The page's address as its head gives it (canonical link, og:url); of the site only an article's."""
    for tag in _TAG.findall(body[:_HEAD]):
        if b"canonical" in tag or b"og:url" in tag:
            for address in _ADDRESS.findall(tag):
                url: str = address.decode("ascii", "replace")
                if article_address(url) or not is_site_url(url):
                    return url
    return None
