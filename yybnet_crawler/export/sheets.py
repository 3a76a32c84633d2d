"""An export as sheets: one of articles, one of links, one of pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yybnet_crawler.export.cells import OBJECTS, as_text
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.tables import side_tables

_KINDS = {"links": "recommended_links", "images": "images"}
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: tuple[str, ...]


def sheets(columns: Sequence[str]) -> list[Sheet]:
    """Those that there are for these columns of an export, that of the articles first."""
    articles = Sheet("articles", tuple(name for name in columns if name not in OBJECTS))
    sides = side_tables(columns).items()
    return [articles, *(Sheet(table, ("article", *(part.name for part in parts))) for table, parts in sides)]


def rows(job: Job) -> Iterator[tuple[int, list[str]]]:
    """The number of a sheet, and the cells of its next row. `article` is the address of the one it belongs to."""
    articles, *sides = sheets(job.columns)
    for table in job.tables():
        for start in range(0, table.num_rows, _AT_ONCE):
            for row in table.slice(start, _AT_ONCE).to_pylist():
                yield 0, [as_text(row[name]) for name in articles.columns]
                for number, sheet in enumerate(sides, 1):
                    for entry in row[_KINDS[sheet.name]]:
                        yield number, [row["url"], *_cells(entry, sheet)]


def _cells(entry: dict[str, Any], sheet: Sheet) -> Iterator[str]:
    return (as_text(entry[name]) for name in sheet.columns[1:])
