"""A second export into the same place writes what is new, changed or gone, and nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.data.folders import FIRST, SECOND, by_url, record, write
from tests.data.test_reprints import TEXT
from tests.export import exported
from tests.export.exported import export
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.export.export import Outcome

READERS = {"parquet": exported.parquet, "sqlite": exported.sqlite}
each_format = pytest.mark.parametrize("name", READERS)
THIRD = "20260103T000000000Z-tongchuan-000003"


@pytest.fixture
def data(tmp_path):
    root = tmp_path / "data"
    write(
        root,
        FIRST,
        [
            record(1, date="2018-01-09", source="甲报", reporters=["韩小满"]),
            record(2, date="2018-02-09", source="甲报", reporters=["韩小满", "齐远"]),
            record(3, date="2018-02-10", body=TEXT, fetched_at="2026-01-01T00:00:00+00:00"),
            record(4),
        ],
    )
    return root


def counts(done: Outcome) -> tuple[int, int, int, int]:
    return done.all, done.new, done.changed, done.gone


def same_as(name: str, out: Path) -> dict[str, str | None]:
    if name == "sqlite":
        with closing(sqlite3.connect(out)) as db:
            return dict(db.execute("SELECT url, same_as FROM articles WHERE same_as IS NOT NULL"))
    import pyarrow.dataset as ds

    rows = ds.dataset(out, exclude_invalid_files=True).to_table(columns=["url", "same_as"]).to_pylist()
    return {row["url"]: row["same_as"] for row in rows if row["same_as"]}


@each_format
def test_what_is_new_changed_and_gone(name, data, tmp_path):
    out = tmp_path / f"articles.{name}"
    assert counts(export(data, out)) == (4, 4, 0, 0)
    changed = record(2, date="2018-03-01", source="甲报", reporters=["齐远"], title="改了")
    new = record(5, date="2017-12-31", body=[*TEXT, "转载"])
    write(data, SECOND, [changed, new])
    write(data, SECOND, [{"url": record(1)["url"], "reason": "http_404", "at": "2026-01-02T00:00:00+00:00"}], "gone")
    done = export(data, out)
    assert counts(done) == (4, 1, 1, 1)
    assert done.went_on
    kept = [record(3, date="2018-02-10", body=TEXT, fetched_at="2026-01-01T00:00:00+00:00"), record(4)]
    assert by_url(READERS[name](out)) == by_url([changed, new, *kept])
    # The new one is the earliest of its text.
    assert same_as(name, out) == {record(3)["url"]: new["url"]}
    assert counts(export(data, out)) == (4, 0, 0, 0)


@each_format
def test_it_ends_as_one_export_of_all_would(name, data, tmp_path):
    out, whole = tmp_path / f"a.{name}", tmp_path / f"b.{name}"
    export(data, out)
    write(data, SECOND, [record(2, reporters=["齐远"], source="乙报"), record(6, date="2018-01-31", body=TEXT)])
    export(data, out)
    export(data, whole)
    assert by_url(READERS[name](out)) == by_url(READERS[name](whole))
    assert same_as(name, out) == same_as(name, whole)
    if name == "sqlite":
        for query in (
            "SELECT name, role, source, articles FROM people ORDER BY 1, 2, 3",
            "SELECT path, articles FROM regions ORDER BY 1",
            "SELECT url, name FROM article_people, articles a, people p WHERE article_id = a.id AND person_id = p.id",
        ):
            with closing(sqlite3.connect(out)) as one, closing(sqlite3.connect(whole)) as other:
                assert one.execute(query).fetchall() == other.execute(query).fetchall()


@each_format
def test_an_article_whose_newer_version_is_not_chosen_any_more_goes(name, data, tmp_path):
    out = tmp_path / f"a.{name}"
    assert counts(export(data, out, since="2018-02-01")) == (2, 2, 0, 0)
    write(data, SECOND, [record(2, date="2017-12-31"), record(7, date="2018-02-03")])
    done = export(data, out, since="2018-02-01")
    assert (counts(done), done.went_on) == ((2, 1, 0, 1), True)
    assert {row["url"] for row in READERS[name](out)} == {record(3)["url"], record(7)["url"]}


def test_months_without_a_change_are_not_touched(data, tmp_path):
    out = tmp_path / "a.parquet"
    export(data, out)
    before = {path: path.stat().st_ino for path in out.rglob("*.parquet")}
    write(data, SECOND, [record(7, date="2018-01-01")])
    export(data, out)
    changed = [path.parent.name for path, node in before.items() if path.stat().st_ino != node]
    assert changed == ["month=2018-01"]


def test_a_month_that_is_empty_goes(data, tmp_path):
    out = tmp_path / "a.parquet"
    export(data, out)
    write(data, SECOND, [record(1, date="2018-02-01")])
    export(data, out)
    assert sorted(path.name for path in out.glob("month=*")) == ["month=2018-02", "month=undated"]


def test_a_run_that_began_later_and_ended_first_is_not_overwritten(data, tmp_path):
    out = tmp_path / "a.sqlite"
    write(data, THIRD, [record(4, title="第三次")])
    export(data, out)
    write(data, SECOND, [record(4, title="第二次"), record(5)])
    assert counts(export(data, out)) == (5, 1, 0, 0)
    assert {row["title"] for row in READERS["sqlite"](out)} == {"桥头的灯亮了", "第三次"}


@each_format
def test_files_that_were_merged_or_lines_that_were_forgotten_make_it_anew(name, data, tmp_path):
    out = tmp_path / f"a.{name}"
    export(data, out)
    (data / "articles" / f"{FIRST}.jsonl").unlink()
    write(data, "202601", [record(2), record(4)], packed=True)
    done = export(data, out)
    assert (done.all, done.went_on) == (2, False)
    assert by_url(READERS[name](out)) == by_url([record(2), record(4)])


@each_format
def test_other_fields_or_another_choice_make_it_anew(name, data, tmp_path):
    out = tmp_path / f"a.{name}"
    export(data, out)
    assert export(data, out, since="2018-02-01").went_on is False
    assert len(READERS[name](out)) == 2
    assert export(data, out, since="2018-02-01").went_on
    assert export(data, out, since="2018-02-01", fields="title").went_on is False


@pytest.mark.parametrize("name", ["parquet", "sqlite"])
def test_what_is_no_export_is_left_alone(name, data, tmp_path):
    out = tmp_path / f"a.{name}"
    if name == "parquet":
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    else:
        out.write_text("mine")
    with pytest.raises(BadArgument, match=f"a.{name}: "):
        export(data, out)
    assert [path.read_text() for path in (out.iterdir() if out.is_dir() else [out])] == ["mine"]


def test_a_sqlite_file_stays_readable_while_it_is_written(data, tmp_path):
    out = tmp_path / "a.sqlite"
    export(data, out)
    with closing(sqlite3.connect(out)) as reader:
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (4,)
        inode = out.stat().st_ino
        write(data, SECOND, [record(8)])
        export(data, out)
        assert out.stat().st_ino == inode
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (5,)
