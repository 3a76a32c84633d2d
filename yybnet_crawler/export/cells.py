"""A value as one cell: of a sheet, or of a table that has no lists. Nothing is lost, so every cell can be read back."""

import json
import re
from datetime import date, datetime
from typing import Any, Final

from yybnet_crawler.data.fields import COLUMNS, Type

_BREAK: Final = "\u2028"  # LINE SEPARATOR: a line break inside an entry, which a line break would end
# How a cell begins that a spreadsheet runs: also with blanks before, and as fullwidth forms.
_RUN: Final = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n']")

OBJECTS: Final = tuple(column.name for column in COLUMNS if column.type in (Type.LINKS, Type.IMAGES))
LISTS: Final = tuple(column.name for column in COLUMNS if column.type is Type.TEXTS)


def lines(entries: list[str]) -> str:
    """A line an entry."""
    return "\n".join(entry.replace("\n", _BREAK) for entry in entries)


def json_array(entries: list[str]) -> str:
    """Of which Datasette makes facets, and SQLite rows: `json_each`."""
    return json.dumps(entries, ensure_ascii=False)


def written(value: date | datetime | str | int | None) -> str | int | None:
    """Days and moments as ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def as_text(value: Any) -> str:
    """For a sheet."""
    if value is None:
        return ""
    return lines(value) if isinstance(value, list) else str(written(value))


def harmless(text: str) -> str:
    """With `'` before what a spreadsheet would run, and before a `'`: so the first one of a cell is never its own."""
    return f"'{text}" if _RUN.match(text) else text
