"""Every format gives back the records that went in."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tests.data.folders import FIRST, HARD, by_url, hard_folder, record, write
from tests.export import exported
from tests.export.exported import csv_rows, export

READERS = {
    "parquet": exported.parquet,
    "sqlite": exported.sqlite,
    "duckdb": exported.duck,
    "csv": exported.csv_files,
    "xlsx": exported.xlsx,
    "jsonl": exported.json_lines,
}


@pytest.fixture(scope="module")
def hard_data(tmp_path_factory):
    return hard_folder(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("name", READERS)
def test_what_is_hard_to_carry_comes_back(name, hard_data, tmp_path):
    out = tmp_path / f"articles.{name}"
    assert export(hard_data, out).all == 8
    assert by_url(READERS[name](out)) == by_url(HARD)
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", READERS)
def test_the_embedded_site_s_records_come_back(name, embedded_data, tmp_path):
    (file,) = (embedded_data / "articles").iterdir()
    out = tmp_path / f"articles.{name}"
    export(embedded_data, out)
    assert by_url(READERS[name](out)) == by_url([json.loads(line) for line in file.read_bytes().splitlines()])


def test_no_cell_of_a_csv_file_is_run_by_a_spreadsheet(hard_data, tmp_path):
    export(hard_data, tmp_path / "a.csv")
    for path in tmp_path.glob("*.csv"):
        raw = [cell for row in csv_rows_as_they_are(path) for cell in row]
        assert [cell for cell in raw if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))] == []
        assert [cell for cell in raw if cell[:1] in ("\t", "\r", "\n")] == []
    titles = [row["title"] for row in csv_rows(tmp_path / "a.csv")]
    assert "=cmd|'/C calc'!A0" in titles


def csv_rows_as_they_are(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_no_cell_of_a_workbook_is_a_formula(hard_data, tmp_path):
    export(hard_data, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_only_the_fields_that_are_asked_for_in_their_order(hard_data, tmp_path):
    export(hard_data, tmp_path / "a.csv", fields="source,title")
    assert csv_rows_as_they_are(tmp_path / "a.csv")[0] == ["url", "title", "source"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.datapackage.json"]
    export(hard_data, tmp_path / "a.jsonl", fields="date,province,url")
    assert list(exported.json_lines(tmp_path / "a.jsonl")[0]) == ["url", "date", "province"]
    export(hard_data, tmp_path / "a.jsonl", fields="published_at")
    moments = [row["published_at"] for row in exported.json_lines(tmp_path / "a.jsonl")]
    assert sorted(filter(None, moments)) == [
        "2018-01-10T08:22:00+08:00",
        "2018-01-10T23:59:59+08:00",
        "2019-12-31T23:30:00+08:00",
    ]


def test_a_database_of_few_fields_has_few_tables(hard_data, tmp_path):
    export(hard_data, tmp_path / "a.sqlite", fields="title,reporters")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {name for name in names if "_fts" not in name} == {
            "articles", "people", "article_people", "regions", "export_catalogue",
        }  # fmt: skip
        assert [row[1] for row in db.execute("PRAGMA table_info(articles)")] == [
            "id",
            "url",
            "region_id",
            "title",
            "reporters",
        ]


def test_people_are_counted_by_newspaper_and_role(tmp_path):
    rows = [
        record(1, source="甲报", reporters=["王丽", "韩小满"]),
        record(2, source="甲报", reporters=["王丽"], photographers=["王丽"]),
        record(3, source="乙报", reporters=["王丽", "王丽"]),
        record(4, correspondents=["王丽"]),
    ]
    write(tmp_path / "data", FIRST, rows)
    expected = [
        ("王丽", "correspondent", "", 1),
        ("王丽", "photographer", "甲报", 1),
        ("王丽", "reporter", "乙报", 1),
        ("王丽", "reporter", "甲报", 2),
        ("韩小满", "reporter", "甲报", 1),
    ]
    query = "SELECT name, role, source, articles FROM people"
    export(tmp_path / "data", tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as db:
        assert sorted(db.execute(query)) == expected
    export(tmp_path / "data", tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as db:
        assert sorted(db.sql(query).fetchall()) == expected
        assert db.sql("SELECT path, articles FROM regions").fetchall() == [("tongchuan/news", 4)]
        assert len(db.sql("FROM article_people").fetchall()) == 6


def test_a_schema_1_line_is_exported_as_what_it_says(tmp_path):
    old = {**record(1), "schema": 1}
    del old["authors"]
    write(tmp_path / "data", FIRST, [old])
    export(tmp_path / "data", tmp_path / "a.jsonl")
    assert exported.json_lines(tmp_path / "a.jsonl") == [{**old, "authors": [], "schema": 1}]
