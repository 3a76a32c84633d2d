"""The formats of an export, by name and by the ending of its file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from yybnet_crawler.data.extras import needed
from yybnet_crawler.errors import BadArgument


@dataclass(frozen=True, slots=True)
class FormatName:
    name: str
    endings: tuple[str, ...]  # of OUT; the first one is the usual one
    packages: tuple[str, ...]  # of the extra, beside those that each of them needs
    make: Callable[[], Any]  # -> export.Format; imports what it needs
    what: str


def _parquet() -> Any:
    from yybnet_crawler.export.parquet import Parquet

    return Parquet()


def _sqlite() -> Any:
    from yybnet_crawler.export.sqlite import Sqlite

    return Sqlite()


def _duckdb() -> Any:
    from yybnet_crawler.export.duck import DuckDb

    return DuckDb()


def _csv() -> Any:
    from yybnet_crawler.export.csv_files import Csv

    return Csv()


def _xlsx() -> Any:
    from yybnet_crawler.export.xlsx import Xlsx

    return Xlsx()


def _json_lines() -> Any:
    from yybnet_crawler.export.json_files import JsonFile
    from yybnet_crawler.export.json_lines import as_record

    return JsonFile(as_record)


def _json_ld() -> Any:
    from yybnet_crawler.export.json_files import JsonFile
    from yybnet_crawler.export.json_ld import DOCUMENT, as_news_article

    return JsonFile(as_news_article, DOCUMENT)


def _ninjs() -> Any:
    from yybnet_crawler.export.json_files import JsonFile
    from yybnet_crawler.export.ninjs import as_news_item

    return JsonFile(as_news_item)


FORMATS: Final = (
    FormatName("parquet", (".parquet",), (), _parquet, "a folder of Parquet files, one a month"),
    FormatName("sqlite", (".sqlite", ".db"), (), _sqlite, "a SQLite file, searchable, for Datasette"),
    FormatName("duckdb", (".duckdb",), ("duckdb",), _duckdb, "a DuckDB file"),
    FormatName("csv", (".csv",), (), _csv, "CSV for spreadsheets, links and pictures in files of their own"),
    FormatName("xlsx", (".xlsx",), ("xlsxwriter",), _xlsx, "a workbook"),
    FormatName("jsonl", (".jsonl",), (), _json_lines, "records, one a line"),
    FormatName("jsonld", (".jsonld",), (), _json_ld, "NewsArticles of schema.org"),
    FormatName("ninjs", (".ninjs",), (), _ninjs, "news items of the IPTC's ninjs 3.0, one a line"),
)
_FOR_ALL: Final = ("pyarrow", "numpy", "rensa")


def format_of(out: Path, named: str | None) -> FormatName:
    """By name, else by the file's ending. Raises BadArgument."""
    for each in FORMATS:
        if named == each.name or (named is None and out.suffix.lower() in each.endings):
            return each
    if named is not None:
        raise BadArgument(f"--format={named}: there are: {', '.join(each.name for each in FORMATS)}")
    endings = ", ".join(ending for each in FORMATS for ending in each.endings)
    raise BadArgument(f"{out}: its ending names no format ({endings}); say which with --format")


def need(format_: FormatName) -> None:
    """Raises MissingPackage when one is not installed."""
    for package in (*_FOR_ALL, *format_.packages):
        needed(package)
