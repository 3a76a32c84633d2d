"""The page is one file, in two languages, and what comes from the site is never markup in it."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.docs.pages import ROOT
from tests.overview.articles import article, rejection, write
from tests.overview.pages import content_of, page_of
from yybnet_crawler.overview.texts import LANGUAGES, texts

HOSTILE = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> $style"


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory):
    """Markup in whatever a page of the site can put into a record."""
    record = article(
        1,
        title=HOSTILE,
        source=HOSTILE,
        reporters=[HOSTILE, "甲一"],
        correspondents=[HOSTILE],
        body=[HOSTILE, "丁" * 80],
        region=HOSTILE,
    )
    rejected = [rejection(2, HOSTILE, detail=HOSTILE)]
    return page_of(write(tmp_path_factory.mktemp("data"), [record, {**record, "url": f"{record['url']}?"}], rejected))


def test_markup_in_a_record_is_no_markup_of_the_page(hostile_page):
    tree = LexborHTMLParser(hostile_page)
    assert len(tree.css("script")) == 3
    assert tree.css("img") == []
    content = content_of(hostile_page)
    assert content["rows"][0]["title"] == HOSTILE
    assert content["reasons"][0]["name"] == HOSTILE


def test_the_page_s_policy_allows_its_own_scripts_and_nothing_else(hostile_page):
    tree = LexborHTMLParser(hostile_page)
    (policy,) = [meta.attributes["content"] or "" for meta in tree.css("meta[http-equiv=Content-Security-Policy]")]
    scripts = [script.text() for script in tree.css("script:not([type])")]
    digests = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts}
    rules = {name: allowed for name, _, allowed in (rule.strip().partition(" ") for rule in policy.split(";"))}
    assert rules["default-src"] == "'none'"
    assert set(rules["script-src"].split()) == digests


def test_nothing_stands_beside_the_page(hostile_page):
    tree = LexborHTMLParser(hostile_page)
    named = [node.attributes.get(name) for name in ("src", "href") for node in tree.css(f"[{name}]")]
    assert named == ["data:,"]
    (style,) = [node.text() for node in tree.css("style")]
    assert "@import" not in style
    assert "url(" not in style


def test_both_languages_say_the_same_with_the_same_figures():
    english, chinese = map(texts, LANGUAGES)
    assert list(english) == list(chinese)
    for key in english:
        assert set(re.findall(r"{\w+}", english[key])) == set(re.findall(r"{\w+}", chinese[key])), key


def test_every_text_is_used():
    folder = ROOT / "yybnet_crawler" / "overview"
    code = "".join((folder / name).read_text("utf-8") for name in ("page.html", "page.js", "page.py", "charts.py"))
    names = set(re.findall(r"\w+", code))  # `axis_` stands before the name of what is drawn
    assert [key for key in texts("en") if not {key, key.removeprefix("axis_")} & names] == []


def test_a_table_that_is_cut_says_so(tmp_path, monkeypatch):
    root = write(tmp_path, [article(number) for number in range(3)])
    said = {}
    for rows in (2, 3):
        monkeypatch.setattr("yybnet_crawler.overview.gathered.ROWS", rows)
        content = content_of(page_of(root))
        said[rows] = content["texts"]["en"]["table_note"]
    assert said[2].startswith("The newest 2 of 3 articles, ")
    assert said[3] == "All 3 articles."


def test_what_was_chosen_is_said(tmp_path):
    content = content_of(page_of(write(tmp_path, [article(1)]), region="铜川"))
    assert content["texts"]["zh"]["scope"] == "仅限 --region 铜川；生成于 2026-01-02 03:04（北京时间）"
