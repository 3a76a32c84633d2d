"""Every snippet of `docs/analysis.md` runs, and pandas, polars and DuckDB give the same answers: those typed here."""

import re
from datetime import timedelta
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.data.folders import FIRST, SITE, record, write
from tests.docs.pages import DATA, ROOT, code, section, table
from yybnet_crawler.data import load
from yybnet_crawler.data.load import ENGINES
from yybnet_crawler.export.formats import FORMATS

ANALYSIS = ROOT / "docs" / "analysis.md"
ENGINE: dict[str, Any] = {"pandas": "pandas", "polars": "polars", "DuckDB": "duckdb"}
LONG = [
    "果农说今年的苹果比去年早熟十天，订单从三月起就排满了。",
    "合作社添了两条分拣线，雇了四十个人，路也修到了地头，车能开进去。",
]


def article(number: int, place: str, date: str, source: str | None, **fields: Any) -> dict[str, Any]:
    region, channel, *crumbs = {
        "铜川": ("tongchuan", "news", "陕西", "铜川市"),
        "印台": ("tongchuan", "yintai", "陕西", "铜川市", "印台区"),
        "咸阳": ("xianyang", "news", "陕西", "咸阳市"),
    }[place]
    month = date[:7].replace("-", "")
    given = record(
        number, date=date, source=source, region=region, channel=channel, breadcrumb=["地方网", *crumbs], **fields
    )
    return {**given, "url": f"{SITE}/{region}/{channel}/{month}/{number}.html"}


ARTICLES = [
    article(1, "印台", "2018-01-09", "甲报", reporters=["王丽"], correspondents=["齐远"], body=LONG),
    article(2, "铜川", "2018-01-12T08:00:00+08:00", "乙报", reporters=["王丽"], correspondents=["齐远"], body=LONG),
    article(3, "咸阳", "2018-02-01", "丙报", reporters=["王丽", "陆远"], body=LONG),
    article(4, "铜川", "2018-02-20T09:30:00+08:00", "乙报", reporters=["陆远"], correspondents=["齐远", "温叙"]),
    article(5, "铜川", "2018-02-20", None, title="苹果熟了"),
    article(6, "咸阳", "2018-02-25", "丙报"),
    article(7, "铜川", "2018-02-26T07:00:00+08:00", "丁报"),
]
ANSWERS: dict[str, set[tuple[Any, ...]]] = {
    "Who reports on what?": {("王丽", "甲报", 1), ("王丽", "乙报", 1), ("王丽", "丙报", 1), ("陆远", "丙报", 1)},
    "Which county's news reaches the city's pages, and how fast?": {("印台区", 1, 3)},
    "Which newspapers fell silent?": {("甲报", 48)},
    "Which reporters and correspondents write together?": {
        ("王丽", "齐远", 2),
        ("陆远", "齐远", 1),
        ("陆远", "温叙", 1),
    },
    "Which cities print each other's articles?": {("铜川市", "咸阳市", 1)},
    "How complete is it?": {("2018-01", 1, 1, 0.5), ("2018-02", 0.8, 0.4, 0.4)},
    "How often is a word used, by month?": {("2018-01", 2, 1), ("2018-02", 2, 0.4)},
    "What share of a city's articles comes from which newspaper?": {
        ("咸阳市", "丙报", 1),
        ("铜川市", "乙报", 0.5),
        ("铜川市", "甲报", 0.25),
        ("铜川市", "丁报", 0.25),
    },
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    write(data, FIRST, ARTICLES)
    return {name: load(data, engine=engine, reprints=True) for name, engine in ENGINE.items()}


@pytest.mark.parametrize("engine", ENGINE)
@pytest.mark.parametrize("question", ANSWERS)
def test_the_eight_answers(question, engine, loaded):
    text = ANALYSIS.read_text("utf-8").partition(f"\n### {question}\n")[2].partition("\n### ")[0]
    snippets = dict(re.findall(r"```python\n# (\w+)\n(.*?)```", text, re.DOTALL))
    assert list(snippets) == list(ENGINE)
    names: dict[str, Any] = {"articles": loaded[engine], "pd": pd, "pl": pl, "duckdb": duckdb}
    exec(snippets[engine], names)
    answer = rows(names["answer"])
    assert len(answer) == len(ANSWERS[question])
    assert set(answer) == ANSWERS[question]


def rows(answer: Any) -> list[tuple[Any, ...]]:
    if isinstance(answer, pd.DataFrame):
        found = list(answer.itertuples(index=False, name=None))
    else:
        found = answer.rows() if isinstance(answer, pl.DataFrame) else answer.fetchall()
    return [tuple(round(value, 6) if isinstance(value, float) else plain(value) for value in row) for row in found]


def plain(value: Any) -> Any:
    return value.days if isinstance(value, timedelta) else value


def test_every_question_has_a_section_and_every_section_an_answer():
    text = ANALYSIS.read_text("utf-8").partition("## Eight questions")[2]
    assert re.findall(r"^### (.*)", text, re.MULTILINE) == list(ANSWERS)


def test_every_format_and_its_endings():
    shown = {code(row[0])[0]: tuple(code(row[1])) for row in table(section(ANALYSIS, "Export"), "format")}
    assert shown == {each.name: each.endings for each in FORMATS}


def test_every_engine():
    text = section(DATA, "Load it")
    assert [name for name in ENGINES if f'"{name}"' not in text] == []


@pytest.fixture
def crawled(embedded_data, tmp_path, monkeypatch):
    """A folder in which `data` is what `make crawl` writes."""
    (tmp_path / "data").symlink_to(embedded_data)
    monkeypatch.chdir(tmp_path)


def test_what_data_readme_shows_in_python(crawled):
    import doctest

    (shown,) = re.findall(r"```python\n(.*?)```", section(DATA, "Load it"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest(shown, {}, "data/README.md", None, None)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_what_data_readme_shows_in_sql(crawled):
    (shown,) = re.findall(r"```sql\n(.*?)```", section(DATA, "Without this package"), re.DOTALL)
    said = re.findall(r"^(SELECT [^;]*);\n((?:-- .*\n)+)", shown, re.MULTILINE)
    assert len(said) == 4
    with duckdb.connect() as db:
        db.execute(shown.partition("SELECT source")[0])
        for query, expected in said[:3]:
            found = ", ".join(" ".join(map(str, row)) for row in db.sql(query).fetchall())
            assert f"-- {found}\n" == expected
        assert len(db.sql("DESCRIBE articles").fetchall()) == 18  # the keys of a record, and `filename`


def test_the_view_of_data_readme_finds_what_the_first_files_lack(tmp_path, monkeypatch):
    write(tmp_path / "data", FIRST, [record(n, date="2018-01-09") for n in range(40)])
    late = record(99, date="2018-01-10T08:22:00+08:00", correspondents=["齐远"])
    write(tmp_path / "data", "20260201T000000000Z-tongchuan-000009", [late], packed=True)
    monkeypatch.chdir(tmp_path)
    (shown,) = re.findall(r"```sql\n(.*?)```", section(DATA, "Without this package"), re.DOTALL)
    with duckdb.connect() as db:
        db.execute(shown.partition("SELECT source")[0])
        query = "SELECT date, correspondents FROM articles WHERE len(correspondents) > 0"
        assert db.sql(query).fetchall() == [("2018-01-10T08:22:00+08:00", ["齐远"])]
