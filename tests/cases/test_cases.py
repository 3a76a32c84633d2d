"""Every recorded page is read as its reader read it: one test a field a page."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import jsonschema
import pytest

from tests.cases.page_case import FIELDS, FOLDER, PageCase, UnfinishedCase, all_cases, read
from yybnet_crawler import NotAnArticle, site

CASES = all_cases()
SCHEMA = FOLDER.parents[1] / "yybnet_crawler" / "article.schema.json"


def each(cases: list[PageCase]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


@pytest.mark.parametrize(
    ("case", "key"),
    [pytest.param(case, key, id=f"{case.name}-{key}") for case in CASES for key in case.compared()],
)
def test_field(case, key):
    expected, got = case.expected, read(case)
    if key == "not_an_article":
        assert got == expected
    else:
        assert "not_an_article" not in got, f"read as no article: {got['not_an_article']}"
        assert got[key] == expected[key]


def credit_line(paragraph: str) -> bool:
    """Whether a paragraph is nothing but a credit: who wrote, took, edited or owns the article."""
    return bool(
        re.fullmatch(
            r"[\s□■◎●▲/【(（\[]*"
            r"((本报|本网|首席|见习|实习|特约|全媒体|责任)*(记者|通讯员|实习生|编辑|责编|校对|审核|作者|撰文|摄影|文/图)[\s:：/]*"
            r"[\u3400-\u9fff·\s、,，]{1,12}(摄影报道|文/图|摄|报道)?[\s、,，;；/|]*)+[)）\]】]*"
            r"|(版权|声明|免责声明|原标题|来源)[:：][^。]{0,40}",
            paragraph.strip(),
        )
    )


# What tempts a reader's typing hand, or a record pasted from a program's output: (fault, record) -> found.
FAULTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "a replacement character": lambda record: "\ufffd" in json.dumps(record, ensure_ascii=False),
    "a site or channel suffix in the title": lambda record: re.search(
        rf"[-_|—\s](\S{{2,6}}(新闻|文化|旅游))?[-_|—\s]*{site.NAME}$", record["title"]
    ),
    "a time without a zone": lambda record: any(
        value and len(value) > 10 and datetime.fromisoformat(value).tzinfo is None
        for value in (record["date"], record["fetched_at"])
    ),
    "a credit line in the body": lambda record: any(map(credit_line, record["body"])),
    "an empty paragraph": lambda record: not all(paragraph.strip() for paragraph in record["body"]),
    "an indent or trailing space in the body": lambda record: any(p != p.strip() for p in record["body"]),
    "the headline as a paragraph": lambda record: record["title"] in record["body"],
}


@pytest.mark.parametrize("fault", FAULTS)
@each([case for case in CASES if case.compared() == FIELDS])
def test_expected_record_is_free_of(case, fault):
    assert not FAULTS[fault](case.expected)


@each([case for case in CASES if case.compared() == FIELDS])
def test_expected_record_validates(case):
    jsonschema.validate(case.expected, json.loads(SCHEMA.read_text("utf-8")))


@each([case for case in CASES if case.compared() == ("not_an_article",)])
def test_expected_refusal_is_a_known_code(case):
    assert list(case.expected) == ["not_an_article"]
    assert case.expected["not_an_article"] in NotAnArticle.CODES


@each(CASES)
def test_case_says_where_the_page_came_from_and_what_it_is_a_case_of(case):
    assert set(case.headers) == {"url", "content_type", "fetched_at"}
    assert datetime.fromisoformat(case.headers["fetched_at"]).tzinfo is not None
    assert len((case.folder / "note.md").read_text("utf-8").strip()) > 20


def test_no_two_pages_are_the_same():
    assert len({case.body for case in CASES}) == len(CASES)


def test_case_without_an_expected_record_names_the_keys_and_the_command(tmp_path):
    (tmp_path / "new-page").mkdir()
    (tmp_path / "new-page" / "page.html").write_bytes(b"<p>x</p>")
    [case] = all_cases(tmp_path)
    assert case.compared() == ("expected.json",)  # so there is a test of that name, and it fails:
    with pytest.raises(UnfinishedCase, match=r"title, source.*python -m pytest tests/cases -k new-page"):
        test_field(case, "expected.json")


def test_case_with_broken_json_names_the_file(tmp_path):
    (tmp_path / "expected.json").write_text("{", "utf-8")
    with pytest.raises(UnfinishedCase, match=r"expected\.json is no JSON"):
        _ = PageCase(tmp_path).expected


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 康麦冬 通讯员 段小河",
        "（记者 尹桦 摄影报道）",
        "责任编辑：苗青",
        "原标题：夜里的灯",
        "□ 见习记者 贝小棠 文/图",
    ],
)
def test_credit_lines_are_recognised(line):
    assert credit_line(line)


@pytest.mark.parametrize(
    "line", ["记者看到，桥通了。", "编辑部专门给他寄过一张聘书，他一直留着。", "本报讯（记者 尹桦）桥通了。"]
)
def test_sentences_are_no_credit_lines(line):
    assert not credit_line(line)
