"""Exports, and what stands in them, read back by other programs."""

import csv
import json
import sqlite3
import subprocess
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pyarrow.dataset as ds
from openpyxl.utils.escape import unescape

from tests.data.rows import LISTS, as_record, from_text
from tests.storage.crawls import ROOT
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.export import export as exporting
from yybnet_crawler.export.export import Outcome
from yybnet_crawler.export.formats import format_of

if TYPE_CHECKING:
    from yybnet_crawler.data.folder import Damage

csv.field_size_limit(1 << 20)


def export(data: Path, out: Path, *, fields: str | None = None, **chosen: Any) -> Outcome:
    """As the command does it, by the ending of `out`, but in this process; no line may be damaged."""
    format_ = format_of(out, None)
    damaged: list[Damage] = []
    choice = Choice.read(**chosen)
    done = exporting.export(
        data, out, format_.make(), choice, exporting.columns_of(fields, format_.name), damaged.append
    )
    assert damaged == []
    return done


def command(data: Path, out: Path | str, *options: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "scrapy", "export", "-s", f"YYBNET_DATA_DIR={data}", *options, str(out)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)


def parquet(out: Path) -> list[dict[str, Any]]:
    return [
        as_record(row)
        for row in ds.dataset(out, partitioning="hive", exclude_invalid_files=True).to_table().to_pylist()
    ]


def sqlite(out: Path) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(out)) as db:
        db.row_factory = sqlite3.Row
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        links, images = (rows_of(db, table) for table in ("links", "images"))
        found = []
        for row in map(dict, db.execute("SELECT * FROM articles")):
            lists: dict[str, Any] = {name: json.loads(row[name]) for name in LISTS if name != "body"}
            sides = {"recommended_links": links[row["id"]], "images": images[row["id"]]}
            found.append(from_text({**row, **lists, **sides, "body": paragraphs(row["body"])}))
        return found


def rows_of(db: sqlite3.Connection, table: str) -> dict[int, list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in map(dict, db.execute(f"SELECT * FROM {table} ORDER BY article_id, position")):
        del row["id"], row["position"]
        found[row.pop("article_id")].append(row)
    return found


def duck(out: Path) -> list[dict[str, Any]]:
    with duckdb.connect(str(out), read_only=True) as db:
        db.execute("SET TimeZone = 'UTC'")
        found = []
        for row in dicts(db, "FROM articles"):
            links = dicts(
                db, f"SELECT section, title, url, summary FROM links WHERE article_id = {row['id']} ORDER BY position"
            )
            images = dicts(db, f"SELECT url, caption FROM images WHERE article_id = {row['id']} ORDER BY position")
            found.append(as_record({**row, "recommended_links": links, "images": images}))
        return found


def dicts(db: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    asked = db.sql(query)
    return [dict(zip(asked.columns, row, strict=True)) for row in asked.fetchall()]


def csv_files(out: Path) -> list[dict[str, Any]]:
    return from_sheets(
        *(csv_rows(path) for path in (out, out.with_suffix(".links.csv"), out.with_suffix(".images.csv")))
    )


def csv_rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in csv.DictReader(file)]


def xlsx(out: Path) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(out, read_only=True)
    sheets = {sheet.title: [[unescape(cell or "") for cell in row] for row in sheet.values] for sheet in book}
    for sheet, row, column, text in sheets.pop("continued")[1:]:
        sheets[sheet][int(row) - 1][sheets[sheet][0].index(column)] += text
    return from_sheets(*([dict(zip(head, row, strict=True)) for row in rows] for head, *rows in sheets.values()))


def from_sheets(articles: list[dict[str, str]], *sides: list[dict[str, str]]) -> list[dict[str, Any]]:
    found = []
    for row in articles:
        lists: dict[str, Any] = {name: paragraphs(row[name]) for name in LISTS}
        for name, rows in zip(("recommended_links", "images"), sides, strict=True):
            own = [
                {key: cell for key, cell in each.items() if key != "article"}
                for each in rows
                if each["article"] == row["url"]
            ]
            nullable = "summary" if name == "recommended_links" else "caption"
            lists[name] = [{**each, nullable: each[nullable] or None} for each in own]
        found.append(from_text({**row, **lists}))
    return found


def paragraphs(cell: str) -> list[str]:
    return [line.replace("\u2028", "\n") for line in cell.split("\n")] if cell else []


def json_lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_bytes().splitlines()]
