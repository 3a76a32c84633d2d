"""A line's row as a record, checked: of this schema or of one before."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

from yybnet_crawler.data.fields import FIELDS, Field, Kind
from yybnet_crawler.items import Article

_KEYS: Final = tuple(field.name for field in fields(Article))
_NEEDED: Final = ("url", "title", "section")


def article_of(row: dict[str, Any]) -> Article:
    """Of a row without a fault. What the row has not is empty."""
    return Article(**{name: row[name] for name in _KEYS if row.get(name) is not None})


def fault(row: dict[str, Any]) -> str | None:
    """What is wrong with a line's row, naming the field; None: it is a record, of this schema or of one before."""
    if not row:
        return "it is no record"
    return next((f"{field.name} {why}" for field in FIELDS if (why := _fault(field, row.get(field.name)))), None)


def _fault(field: Field, value: Any) -> str | None:
    if value is None:
        return "is missing" if field.name in _NEEDED else None
    match field.kind:
        case Kind.TEXTS:
            good = isinstance(value, list) and all(isinstance(each, str) for each in value)
        case Kind.OBJECTS:
            if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
                return f"is no {field.kind.in_words}"
            parts = ((part, each.get(part.name)) for each in value for part in field.parts)
            return next((f"{part.name} {why}" for part, each in parts if (why := _fault(part, each))), None)
        case Kind.VERSION:
            good = isinstance(value, int)
        case Kind.DATE | Kind.MOMENT:
            good = isinstance(value, str) and _is_time(value, or_day=field.kind is Kind.DATE)
        case _:
            good = isinstance(value, str)
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return None if good else "is no time with its zone"
    return None if good else f"is no {field.kind.in_words}"


def _is_time(said: str, *, or_day: bool) -> bool:
    """Whether it is a moment with its zone, or a day."""
    try:
        if or_day and len(said) == 10:
            date.fromisoformat(said)
            return True
        return datetime.fromisoformat(said).tzinfo is not None
    except ValueError:
        return False
