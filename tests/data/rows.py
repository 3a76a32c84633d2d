"""Rows of a table as records again: what each test of an engine or a format compares."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from yybnet_crawler.items import Article

LISTS = ("reporters", "correspondents", "authors", "photographers", "editors", "body", "breadcrumb")
CHINA = ZoneInfo("Asia/Shanghai")


def as_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """From Python values: days, moments with their zone, lists, dicts."""
    day, moment, precision = row["date"], row["published_at"], row["date_precision"]
    if moment is None:
        assert precision == ("day" if day else None)
        printed = day.isoformat() if day else None
    else:
        assert moment.astimezone(CHINA).date() == day
        assert precision == ("second" if moment.second else "minute")
        printed = moment.astimezone(CHINA).isoformat()
    assert day is None or type(day) is date
    fetched = row["fetched_at"]
    told = {"date": printed, "fetched_at": fetched and fetched.astimezone(UTC).isoformat()}
    return {name: told.get(name, row[name]) for name in Article.__annotations__}


def from_text(cells: Mapping[str, Any]) -> dict[str, Any]:
    """From ISO 8601 and lists that are lists already; an empty text is null where a record may have null."""
    row: dict[str, Any] = {name: value if isinstance(value, list) else value or None for name, value in cells.items()}
    row |= {"region": row["region"] or "", "channel": row["channel"] or "", "schema": int(row["schema"])}
    row["date"] = row["date"] and date.fromisoformat(row["date"])
    for name in ("published_at", "fetched_at"):
        row[name] = row[name] and datetime.fromisoformat(row[name])
    return as_record(row)
