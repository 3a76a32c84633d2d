"""`make schema`: `article.schema.json` and the tables in `data/README.md`, made from the fields and columns."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from yybnet_crawler.data.fields import COLUMNS, FIELDS, SAME_AS, Column, Field, Kind
from yybnet_crawler.items import SCHEMA_VERSION

ROOT: Final = Path(__file__).parents[2]
SCHEMA_FILE: Final = ROOT / "yybnet_crawler" / "article.schema.json"
README: Final = ROOT / "data" / "README.md"

_DAY: Final = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME: Final = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\+08:00"
_MOMENT: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$"
_NULL: Final = {"type": "null"}

_TYPES: Final[dict[Kind, dict[str, Any]]] = {
    Kind.ADDRESS: {"$ref": "#/$defs/address"},
    Kind.TEXT: {"$ref": "#/$defs/text"},
    Kind.TEXT_OR_NULL: {"oneOf": [{"$ref": "#/$defs/text"}, _NULL]},
    Kind.ANY_TEXT: {"type": "string"},
    Kind.DATE: {
        "oneOf": [
            {"type": "string", "pattern": f"^{_DAY}$"},
            {"type": "string", "pattern": f"^{_DAY}T{_TIME}$"},
            _NULL,
        ]
    },
    Kind.MOMENT: {"oneOf": [{"type": "string", "pattern": _MOMENT}, _NULL]},
    Kind.TEXTS: {"type": "array", "items": {"$ref": "#/$defs/text"}},
    Kind.VERSION: {"const": SCHEMA_VERSION},
}


def article_schema() -> str:
    """JSON Schema 2020-12 of a line of `articles/<run>.jsonl`."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:yybnet-crawler:article:{SCHEMA_VERSION}",
        "title": "Article",
        "description": "One line of articles/<run>.jsonl.",
        **_object(FIELDS),
        "$defs": {
            "text": {"type": "string", "pattern": "\\S"},
            "address": {"type": "string", "pattern": "^(https?://|file:)"},
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def record_table() -> str:
    """Of the keys of a record, those of a list's objects as `images[].url`."""
    return _table("key", (row for field in FIELDS for row in _rows(field)))


def column_table() -> str:
    """Of the columns of a table, as every engine and every export has them."""
    return _table("column", ((column.name, _typed(column), column.meaning) for column in (*COLUMNS, SAME_AS)))


def with_tables(readme: str) -> str:
    """The document with the tables as they are now in the place of those that it has."""
    for table in (record_table(), column_table()):
        head = table.partition("\n")[0]
        start = rf"(?<=\n\n){re.escape(head)}\n\| --- \| --- \| --- \|\n\| `url`.*?(?=\n\n)"
        readme, found = re.subn(start, lambda _, table=table: table, readme, count=1, flags=re.DOTALL)  # type: ignore[misc]
        if not found:
            raise ValueError(f"there is no table that begins with {head}")
    return readme


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields],
        "properties": {field.name: _property(field) for field in fields},
    }


def _property(field: Field) -> dict[str, Any]:
    said = {"type": "array", "items": _object(field.parts)} if field.parts else _TYPES[field.kind]
    return {**said, "description": field.meaning}


def _rows(field: Field, within: str = "") -> Iterator[tuple[str, str, str]]:
    yield f"{within}{field.name}", field.kind.in_words, field.meaning
    for part in field.parts:
        yield from _rows(part, f"{field.name}[].")


def _typed(column: Column) -> str:
    return f"{column.type} or null" if column.nullable else column.type


def _table(first: str, rows: Iterator[tuple[str, str, str]]) -> str:
    lines = [f"| {first} | type | meaning |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | {type_} | {meaning} |" for name, type_, meaning in rows)])


def main() -> None:
    SCHEMA_FILE.write_text(article_schema(), encoding="utf-8")
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
