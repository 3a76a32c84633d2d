"""The rows of a table of articles, as far as the page needs them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler import site

if TYPE_CHECKING:
    from datetime import date, datetime

_TEXTS: Final = ("url", "title", "source", "region", "province", "city", "county", "same_as")
_LISTS: Final = ("reporters", "correspondents", "authors", "photographers", "editors", "breadcrumb")
# Of these it is enough to know whether there are any.
_COUNTED: Final = ("recommended_links", "images")
# What may be missing from an article, in the order of a record's keys; `time` is the time of day.
OPTIONAL: Final = (
    *("source", "date", "time", "reporters", "correspondents", "authors", "photographers", "editors", "body"),
    *("recommended_links", "breadcrumb", "images"),
)
_AT_ONCE: Final = 2_000
_LEAD: Final = 240  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """One article."""

    url: str
    title: str
    source: str | None
    day: str | None  # YYYY-MM-DD, in China
    moment: str  # `2018-01-09 08:22`, `2018-01-09` where there is no time of day, "" where there is no date
    month: str  # YYYY-MM of its address
    place: str  # 铜川市, or the folder where the place is not certain
    county: str | None
    reporters: list[str]
    correspondents: list[str]
    authors: list[str]
    filled: frozenset[str]  # of OPTIONAL
    same_as: str | None  # the address of the earliest article with its text
    lead: str  # how its text begins


def entries(table: pa.Table) -> Iterator[Entry]:
    """Of a table that `load(..., engine="arrow", reprints=True)` gave."""
    for start in range(0, table.num_rows, _AT_ONCE):
        part = table.slice(start, _AT_ONCE)
        columns = part.select([*_TEXTS, *_LISTS, "date", "published_at", "body"])
        for name in _COUNTED:
            columns = columns.append_column(f"{name}_there", pc.greater(pc.list_value_length(part[name]), 0))
        yield from map(_entry, columns.to_pylist())


def _entry(row: Mapping[str, Any]) -> Entry:
    day: date | None = row["date"]
    moment: datetime | None = row["published_at"]
    address = site.article_address(row["url"])
    month = address.month if address else ""
    there = {name: bool(row[name]) for name in (*_LISTS, "source", "date", "body")}
    there |= {name: row[f"{name}_there"] for name in _COUNTED} | {"time": moment is not None}
    return Entry(
        url=row["url"],
        title=row["title"],
        source=row["source"],
        day=day.isoformat() if day else None,
        moment=f"{moment:%Y-%m-%d %H:%M}" if moment else day.isoformat() if day else "",
        month=f"{month[:4]}-{month[4:]}" if month else "",
        place=row["city"] or row["province"] or row["region"],
        county=row["county"],
        reporters=row["reporters"],
        correspondents=row["correspondents"],
        authors=row["authors"],
        filled=frozenset(name for name in OPTIONAL if there[name]),
        same_as=row["same_as"],
        lead=_lead(row["body"]),
    )


def _lead(body: list[str]) -> str:
    text = ""
    for paragraph in body:
        text = f"{text} {paragraph}".strip()
        if len(text) > _LEAD:
            return f"{text[:_LEAD]}…"
    return text
