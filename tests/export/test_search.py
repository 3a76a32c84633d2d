"""Search in the SQLite export: what is found is what stands there."""

import asyncio
import json
import sqlite3
import warnings
from contextlib import closing
from typing import Any
from urllib.parse import quote

import pytest

from tests.data.folders import FIRST, SECOND, record, write
from tests.export.exported import export
from yybnet_crawler.export.search import phrases
from yybnet_crawler.export.site import describe_site

TEXTS = {
    1: "苹果丰收了，果农笑了。",
    2: "苹，果。",
    3: "苹 果",
    4: "苹",
    5: "果园里的苹果树",
    6: "全民义务植树，种苹果树。",
    7: "义务劳动，植树造林",
    8: "𠮷野家🍎NBA 2018",
    9: '他说"好"，it\'s a*b (c) {d} ^e-f:g',
    10: "苹\u3000果",
}
SEARCHES = {
    "果": [1, 2, 3, 5, 6, 10],
    "苹果": [1, 5, 6],
    "义务植树": [6],
    "苹果树": [5, 6],
    "植树": [6, 7],
    "苹，果": [2],
    "义务 苹果": [6],
    "义务\u3000植树 ": [6, 7],
    "𠮷": [8],
    "𠮷野": [8],
    "🍎": [8],
    "nba": [8],
    "BA 20": [],  # words: BA and 20, of which BA stands in NBA
    "没有": [],
    '"好"': [9],
    "it's": [9],
    "a*b": [9],
    "(c)": [9],
    "^e-f:g": [9],
    "OR": [],
}
SEARCHES["BA 20"] = [8]


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    write(folder / "data", FIRST, [record(n, title="标题", body=[text]) for n, text in TEXTS.items()])
    export(folder / "data", folder / "articles.sqlite")
    return folder / "articles.sqlite"


def numbers(rows: Any) -> list[int]:
    return sorted(int(url.rpartition("/")[2].removesuffix(".html")) for url in rows)


@pytest.mark.parametrize("words", SEARCHES)
def test_words_of_any_length(words, searched):
    with closing(sqlite3.connect(searched)) as db:
        query = "SELECT url FROM articles WHERE id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        assert numbers(url for (url,) in db.execute(query, (phrases(words),))) == SEARCHES[words]


@pytest.mark.parametrize("words", [*SEARCHES, "", " "])
def test_the_same_in_sql_alone(words, searched):
    metadata = json.loads(describe_site("articles", ["url", "title", "date"]))
    query = metadata["databases"]["articles"]["queries"]["search"]["sql"]
    with closing(sqlite3.connect(searched)) as db:
        db.row_factory = sqlite3.Row
        assert numbers(row["url"] for row in db.execute(query, {"q": words})) == SEARCHES.get(words, [])


def test_what_was_changed_is_found_by_its_new_words_alone(tmp_path):
    write(tmp_path / "data", FIRST, [record(1, body=["苹果丰收"]), record(2, body=["苹果"])])
    out = tmp_path / "a.db"
    export(tmp_path / "data", out)
    write(tmp_path / "data", SECOND, [record(1, body=["桃子丰收"])])
    export(tmp_path / "data", out)
    with closing(sqlite3.connect(out)) as db:
        for words, found in (("苹果", 1), ("桃子", 1), ("丰收", 1)):
            query = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
            assert db.execute(query, (phrases(words),)).fetchone() == (found,)


def asked(out: Any, *paths: str) -> list[Any]:
    """What Datasette answers, with the metadata that was written beside the file; JSON read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Datasette's own
        from datasette.app import Datasette

        async def ask() -> list[Any]:
            metadata = json.loads(out.with_name(f"{out.name}.metadata.json").read_bytes())
            site = Datasette([str(out)], metadata=metadata)
            answers = [await site.client.get(path) for path in paths]
            assert [answer.status_code for answer in answers] == [200] * len(paths), answers[0].text
            return [each.json() if ".json" in path else each.text for path, each in zip(paths, answers, strict=True)]

        return asyncio.run(ask())


@pytest.mark.filterwarnings("ignore")
def test_datasette_is_a_site_to_search_and_browse(searched):
    search = f"q={quote('苹果')}"
    home, table, found, page = asked(
        searched,
        "/",
        "/articles/articles.json?_facet=source&_shape=objects",
        f"/articles/search.json?{search}&_shape=array",
        f"/articles/search?{search}",
    )
    assert "地方网文章 Articles of yybnet.net" in home
    assert table["filtered_table_rows_count"] == 10
    assert numbers(row["url"] for row in found) == SEARCHES["苹果"]
    assert "搜索 Search" in page


@pytest.mark.filterwarnings("ignore")
def test_datasette_leads_from_an_article_to_its_people_and_region(tmp_path):
    rows = [record(1, reporters=["韩小满"], source="耀州晚报", title="<script>alert(1)</script>")]
    write(tmp_path / "data", FIRST, rows)
    export(tmp_path / "data", tmp_path / "articles.db")
    article, people, page = asked(
        tmp_path / "articles.db",
        "/articles/article_people.json?_labels=on&_shape=array",
        "/articles/people.json?_facet=role&_facet=source&_shape=array",
        "/articles/articles",
    )
    assert article[0]["person_id"]["label"] == "韩小满"
    assert article[0]["article_id"]["label"] == "<script>alert(1)</script>"
    assert people == [{"id": 1, "name": "韩小满", "role": "reporter", "source": "耀州晚报", "articles": 1}]
    assert "<script>alert(1)" not in page
