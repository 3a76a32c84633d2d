"""`scrapy export`: what it prints, and how it ends."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.data.folders import FIRST, SECOND, record, write
from tests.export.exported import command
from tests.storage.crawls import ROOT


@pytest.fixture
def data(tmp_path):
    write(tmp_path / "data", FIRST, [record(1, date="2018-01-09"), record(2)])
    return tmp_path / "data"


def test_it_says_how_many_articles_it_wrote_and_then_how_many_are_new(data, tmp_path):
    out = tmp_path / "a.sqlite"
    done = command(data, out)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}: 2 articles\n", "")
    write(data, SECOND, [record(3), record(1, title="改了")])
    done = command(data, out)
    assert (done.returncode, done.stdout) == (0, f"{out}: 3 articles (1 new, 1 changed, 0 gone)\n")


def test_a_format_by_name_and_only_what_is_chosen(data, tmp_path):
    done = command(data, tmp_path / "a.txt", "--format", "jsonl", "--since", "2018-01-01", "--region", "tongchuan")
    assert done.returncode == 0
    assert len((tmp_path / "a.txt").read_text("utf-8").splitlines()) == 1


def test_damaged_lines_are_left_out_and_named(data, tmp_path):
    path = data / "articles" / f"{FIRST}.jsonl"
    path.write_bytes(path.read_bytes() + b'{"url":\n')
    for _ in range(2):  # also when it goes on from there
        done = command(data, tmp_path / "a.sqlite")
        assert done.returncode == 3
        assert done.stdout.startswith(f"{tmp_path / 'a.sqlite'}: 2 articles")
        assert (
            done.stderr == f"scrapy export: 1 lines are no records and are left out: {path}, line 3: it is no record\n"
        )


WRONG = {
    ("a.xyz",): "a.xyz: its ending names no format (.parquet, .sqlite, .db, .duckdb, .csv, .xlsx, .jsonl, .jsonld,"
    " .ninjs); say which with --format",
    (
        "a.csv",
        "--format",
        "excel",
    ): "--format=excel: there are: parquet, sqlite, duckdb, csv, xlsx, jsonl, jsonld, ninjs",
    ("a.csv", "--since", "gestern"): "since=gestern: not a day; write it as 2018-01-31",
    ("a.csv", "--fields", "titel"): "--fields: there is no titel; there are: url, title, source, date,",
    ("a.ninjs", "--fields", "title"): "--fields: ninjs has what its standard has; leave it out",
    ("a.csv", "b.csv"): "give one file or folder to write",
    ("a.csv", "--regoin=x"): "--regoin=x: there is no such option; --help lists them",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_argument_is_one_line(arguments, data, tmp_path):
    name, *options = arguments
    done = command(data, name, *options)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"scrapy export: {WRONG[arguments]}")
    assert not (ROOT / name).exists()


def test_a_database_that_somebody_else_writes_to_is_left_as_it_is(data, tmp_path):
    out = tmp_path / "a.sqlite"
    assert command(data, out).returncode == 0
    write(data, SECOND, [record(3)])
    with closing(sqlite3.connect(out, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = command(data, out)
    assert (done.returncode, done.stderr) == (5, f"scrapy export: {out}: database is locked\n")
    assert command(data, out).stdout == f"{out}: 3 articles (1 new, 0 changed, 0 gone)\n"


def test_no_data_folder(tmp_path):
    done = command(tmp_path / "none", tmp_path / "a.csv")
    assert (done.returncode, done.stderr) == (2, f"scrapy export: {tmp_path / 'none'}: there is no such data folder\n")


def test_a_place_that_cannot_be_written_to(data, tmp_path):
    (tmp_path / "file").touch()
    done = command(data, tmp_path / "file" / "a.csv")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1)


@pytest.mark.parametrize("package", ["pyarrow", "xlsxwriter", "rensa"])
def test_a_package_that_is_missing_is_named_with_what_installs_it(package, data, tmp_path):
    without = f"import sys; sys.modules[{package!r}] = None; from scrapy.cmdline import execute; execute()"
    line = [sys.executable, "-c", without, "export", "-s", f"YYBNET_DATA_DIR={data}", str(tmp_path / "a.xlsx")]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, env=dict(os.environ))
    assert done.returncode == 2
    assert done.stderr == f"scrapy export: {package} is not installed, and needed for this: pip install '.[analysis]'\n"


def test_a_load_of_articles_needs_no_package(data):
    without = (
        "import sys; sys.modules.update(dict.fromkeys(['pyarrow', 'numpy', 'pandas', 'rensa', 'duckdb', 'polars']))\n"
    )
    script = f"{without}from yybnet_crawler.data import load; print(sum(1 for _ in load({str(data)!r})))\n"
    script += (
        f"try: load({str(data)!r}, engine='pandas')\nexcept Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == (
        "2\nMissingPackage pyarrow is not installed, and needed for this: pip install '.[analysis]'\n"
    )
