"""A record as a line of JSON Lines, and back."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from yybnet_crawler.items import Article, Rejection

# Not the article's own: the rails beside it change with every visit, so does the time of the visit.
_NOT_CONTENT = frozenset({"fetched_at", "recommended_links"})
_KEYS = tuple(field.name for field in fields(Article))
# Fields whose being there says something about how a page was read.
WATCHED = tuple(name for name in _KEYS if name not in ("url", "fetched_at", "schema"))


def to_line(row: Mapping[str, Any]) -> bytes:
    """One line with its newline, UTF-8, keys in the order they have. A lone surrogate becomes `?`."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _record(article: Article) -> dict[str, Any]:
    """Like `asdict`, without copying all that is in it: that took half the time of writing."""
    return {name: getattr(article, name) for name in _KEYS}


def article_line(article: Article) -> bytes:
    return to_line(_record(article))


def rejection_line(rejection: Rejection, *, at: str, page: Mapping[str, Any] | None) -> bytes:
    """`page`: where the raw page lies, None when none arrived. `at`: ISO 8601 with zone."""
    return to_line(
        {
            "url": rejection.url,
            "reason": rejection.reason,
            "detail": rejection.detail,
            "transient": rejection.transient,
            "at": at,
            "page": page,
            **({} if rejection.asked else {"asked": False}),
        }
    )


def withdrawn_line(rejection: Rejection, *, at: str) -> bytes:
    """An article whose record is there and whose page is no more. `at`: ISO 8601 with zone."""
    return to_line({"url": rejection.url, "reason": rejection.reason, "at": at})


def content_digest(record: Mapping[str, Any]) -> bytes:
    """16 bytes that change when the article changes; a new visit or other links beside it do not count."""
    content = {key: value for key, value in record.items() if key not in _NOT_CONTENT}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(canonical.encode("utf-8", "replace"), digest_size=16).digest()


def article_digest(article: Article) -> bytes:
    return content_digest(_record(article))


def story_key(record: Mapping[str, Any]) -> int:
    """64 bits (signed, as SQLite takes them) of an article's headline and body, whatever its address."""
    return _key(json.dumps([record.get("title"), record.get("body")], ensure_ascii=False))


def article_story(article: Article) -> int:
    """As `story_key`."""
    return story_key(_record(article))


def address_key(url: str) -> int:
    """64 bits, as `story_key`."""
    return _key(url)


def _key(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def article_fields(article: Article) -> int:
    """As `filled_fields`."""
    return filled_fields(_record(article))


def filled_fields(record: Mapping[str, Any]) -> int:
    """A bit for each of the watched fields that is not empty."""
    return sum(1 << bit for bit, name in enumerate(WATCHED) if record.get(name))


def lost_fields(before: int, now: int) -> list[str]:
    """Names of the fields that were there `before` and are not `now`."""
    return [name for bit, name in enumerate(WATCHED) if before & ~now & (1 << bit)]


def url_key(url: str) -> bytes:
    """16 bytes for an address of any length: a run keeps one for each page it asks for."""
    return hashlib.blake2b(url.encode("utf-8", "replace"), digest_size=16).digest()


def read_line(line: bytes) -> dict[str, Any] | None:
    """The row of one line, or None when the line is not whole: cut off, overwritten, no JSON, no url."""
    if not line.endswith(b"\n"):
        return None
    try:
        row: dict[str, Any] = json.loads(line)
        row["url"].encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return row


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Each line's number, from 1, and its row; None for a line that is not whole."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            yield number, read_line(line)
