"""Which articles are one text, and which of them was first."""

import random
from typing import Any

import pytest

from tests.data.folders import FIRST, record, write
from yybnet_crawler.data import load

# A text of invented clauses: 40 of them in 8 paragraphs.
_CHOOSE = random.Random(5)


def clause() -> str:
    return "".join(_CHOOSE.choices("桥头灯亮河边树老街新店人多声远山近水清风起", k=_CHOOSE.randint(6, 12)))


TEXT = ["，".join(clause() for _ in range(5)) + "。" for _ in range(8)]


def same_as(tmp_path: Any, rows: list[dict[str, Any]]) -> dict[int, int | None]:
    write(tmp_path, FIRST, rows)
    table = load(tmp_path, engine="arrow", reprints=True)
    assert table.column_names[-1] == "same_as"
    number = {row["url"]: n for n, row in enumerate(rows, 1)}
    told = zip(table["url"].to_pylist(), table["same_as"].to_pylist(), strict=True)
    return {number[url]: number.get(same) for url, same in told}


def test_the_earliest_is_named_by_all_that_have_its_text(tmp_path):
    rows = [
        record(1, body=TEXT, date="2018-01-10T08:00:00+08:00"),
        record(2, body=TEXT, date="2018-01-10"),  # of the day's beginning
        record(3, body=TEXT),  # nobody knows when
        record(4, body=[clause() + "。" + clause()] * 8, date="2018-01-01"),
    ]
    assert same_as(tmp_path, rows) == {1: 2, 2: None, 3: 2, 4: None}


@pytest.mark.parametrize(
    "body",
    [
        ["本报讯（记者 韩小满）" + TEXT[0], *TEXT[1:]],
        TEXT[:-1],
        [*TEXT, "（原载耀州晚报）"],
        ["".join(TEXT)],
        [paragraph.replace("，", ",").replace("。", "！ ") for paragraph in TEXT],
    ],
    ids=["a byline", "without its end", "a note", "in one paragraph", "other signs"],
)
def test_a_text_that_is_nearly_the_same_is(body, tmp_path):
    rows = [record(1, body=TEXT, date="2018-01-10"), record(2, body=body, date="2018-01-11")]
    assert same_as(tmp_path, rows) == {1: None, 2: 1}


@pytest.mark.parametrize(
    "body",
    [
        [*TEXT[:4], *("，".join(clause() for _ in range(5)) for _ in range(4))],
        [paragraph[::-1] for paragraph in TEXT],
    ],
    ids=["half of it", "the same characters"],
)
def test_another_text_is_not(body, tmp_path):
    rows = [record(1, body=TEXT, date="2018-01-10"), record(2, body=body, date="2018-01-11")]
    assert same_as(tmp_path, rows) == {1: None, 2: None}


def test_who_reprints_a_reprint_is_of_the_group(tmp_path):
    third = [*TEXT[:-1], clause() + "，" + clause()]
    rows = [record(n, body=body, date=f"2018-01-1{n}") for n, body in enumerate([third, TEXT, TEXT[:-1]], 1)]
    assert same_as(tmp_path, rows) == {1: None, 2: 1, 3: 1}


def test_few_words_are_no_sign_of_anything(tmp_path):
    rows = [record(n, body=["图片新闻，请看大图。"], date="2018-01-10") for n in (1, 2)]
    assert same_as(tmp_path, [*rows, record(3, body=[])]) == {1: None, 2: None, 3: None}


def test_a_thousand_reprints_are_one_group(tmp_path):
    rows = [record(n, body=TEXT, date="2018-01-09" if n == 500 else "2018-01-10") for n in range(1, 1001)]
    told = same_as(tmp_path, rows)
    assert told.pop(500) is None
    assert set(told.values()) == {500}
