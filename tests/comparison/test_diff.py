"""`scrapy diff`: what changed, by field and by kind."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.storage.crawls import ROOT
from yybnet_crawler.comparison.changes import kind_of, shown
from yybnet_crawler.comparison.result import compare
from yybnet_crawler.comparison.sets import files_of
from yybnet_crawler.storage.months import packed


def row(number: int, **fields: Any) -> dict[str, Any]:
    record = {
        "url": f"https://www.yybnet.net/tongchuan/news/202601/{number}.html", "title": "桥头的灯亮了",
        "source": "耀州晚报", "date": "2026-01-09", "reporters": ["韩小满"],
        "authors": [], "body": ["第一段。", "第二段。"],
        "fetched_at": "2026-01-10T00:00:00+00:00", "schema": 2,
    }  # fmt: skip
    return {**record, **fields}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), "utf-8")
    return path


def compared(old: Path, new: Path) -> dict[str, Any]:
    return compare(files_of(str(old)), files_of(str(new))).as_dict()


def diff(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "diff", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def two(tmp_path):
    old = write(tmp_path / "old.jsonl", [row(1), row(2), row(3), row(4)])
    changed = row(2, source=None, reporters=["韩小满", "齐远"])
    later = row(3, fetched_at="2026-02-01T00:00:00+00:00")
    return old, write(tmp_path / "new.jsonl", [changed, later, row(4), row(5)])


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("耀州晚报", "耀州晚报", None),
        (None, [], None),  # nothing is nothing
        (None, "耀州晚报", "filled"),
        (["韩小满"], [], "emptied"),
        ("耀州晚报", "耀州晚报 3版", "longer"),
        ("耀州晚报讯", "耀州晚报", "shorter"),
        ("“身份证”", '"身份证"', "signs or blanks"),
        ("耀州晚报", "云坪周报", "other words"),
        (["甲", "乙"], ["乙", "甲"], "another order"),
        (["甲"], ["甲", "乙"], "entries added"),
        (["甲", "甲"], ["甲"], "entries gone"),
        (["甲"], ["乙"], "entries replaced"),
        (["甲", "乙"], ["丙"], "entries gone and added"),
        (["第一段。第二段。"], ["第一段。", "第二段。"], "cut at other places"),
        ([{"url": "a", "caption": None}], [{"url": "a", "caption": "灯"}], "entries replaced"),
    ],
)
def test_a_change_is_of_one_kind(old, new, kind):
    assert kind_of(old, new) == kind


def test_of_lists_only_what_differs_is_shown():
    assert shown(["同", "旧"], ["同", "新", "又"]) == (["旧"], ["新", "又"])
    assert shown([{"url": "a", "caption": None}], []) == (["a | -"], [])
    assert shown(None, "来源") == ([], ["来源"])


def test_records_are_compared_by_address_and_field_by_field(two):
    found = compared(*two)
    assert (found["old"], found["new"], found["same"], found["changed"]) == (4, 4, 2, 1)
    assert found["added"] == {"count": 1, "examples": [row(5)["url"]]}
    assert found["gone"] == {"count": 1, "examples": [row(1)["url"]]}
    assert {name: field["changed"] for name, field in found["fields"].items()} == {"source": 1, "reporters": 1}
    assert found["fields"]["source"]["kinds"] == {
        "emptied": {"count": 1, "examples": [{"url": row(2)["url"], "old": ["耀州晚报"], "new": []}]}
    }
    assert found["fields"]["reporters"]["kinds"]["entries added"]["examples"][0]["new"] == ["齐远"]


def test_a_record_of_schema_1_has_no_authors_and_is_not_changed_by_that(tmp_path):
    first = {key: value for key, value in row(1, schema=1).items() if key != "authors"}
    named = {**first, "url": row(2)["url"]}
    old = write(tmp_path / "old.jsonl", [first, named])
    new = write(tmp_path / "new.jsonl", [row(1), row(2, authors=["齐远"])])
    found = compared(old, new)
    assert found["changed"] == 1
    assert list(found["fields"]["authors"]["kinds"]) == ["filled"]


def test_of_a_data_folder_the_last_version_of_each_article_counts(tmp_path):
    write(tmp_path / "data" / "articles" / "1.jsonl", [row(1, source="旧"), row(2)])
    write(tmp_path / "data" / "articles" / "2.jsonl", [row(1, source="新")])
    found = compared(tmp_path / "data", write(tmp_path / "other" / "a.jsonl", [row(1, source="新"), row(2)]))
    assert (found["old"], found["new"], found["same"]) == (2, 2, 2)


def test_every_record_of_many_is_compared(tmp_path):
    old = write(tmp_path / "old.jsonl", [row(number) for number in range(12_001)])
    new = write(tmp_path / "new.jsonl", [row(number, title="另一盏灯") for number in range(12_001)])
    assert compared(old, new)["fields"]["title"]["changed"] == 12_001


def test_lines_that_are_no_record_are_counted(tmp_path):
    old = write(tmp_path / "old.jsonl", [row(1), row(2)])
    new = write(tmp_path / "new.jsonl", [row(1)])
    with new.open("a") as file:
        file.write('{"url":"https://www.yybnet.net/tongchuan/news/202601/2.html","title":\n{"url": 5}\n')
    assert compared(old, new)["damaged_lines"] == {"count": 2, "examples": [f"{new}, line 2", f"{new}, line 3"]}


@pytest.mark.parametrize("torn", ['{"url":"https://www.yybnet.net/tongchuan/news/202601/2.html","ti', '{"url":"x"'])
def test_a_torn_file_is_compared_as_far_as_it_goes_and_fails_with_its_name_and_line(tmp_path, torn):
    old = write(tmp_path / "old.jsonl", [row(1), row(2)])
    new = write(tmp_path / "new.jsonl", [row(1)])
    with new.open("a") as file:
        file.write(torn)
    done = diff(old, new)
    assert done.returncode == 3
    assert done.stderr == f"scrapy diff: 1 lines are no records: {new}, line 2\n"
    assert done.stdout.startswith("2 records before, 1 now")


def test_a_line_that_only_begins_and_ends_as_a_record_is_told_by_its_place(tmp_path):
    old = write(tmp_path / "old.jsonl", [row(1), row(2)])
    new = write(tmp_path / "new.jsonl", [row(1)])
    with new.open("a") as file:
        file.write('{"url":"https://www.yybnet.net/tongchuan/news/202601/2.html","title":"桥}\n')
    done = diff(old, new)
    assert done.returncode == 3
    offset = len(new.read_bytes().splitlines(keepends=True)[0])
    assert done.stderr == f"scrapy diff: 1 lines are no records: {new}, offset {offset}\n"


@pytest.mark.parametrize("content", ["", "# Words\n", "[1, 2]\n"])
def test_a_set_without_a_record_is_no_set(tmp_path, content):
    old = write(tmp_path / "old.jsonl", [row(1)])
    (tmp_path / "none.jsonl").write_text(content)
    for first, second in ((old, tmp_path / "none.jsonl"), (tmp_path / "none.jsonl", old)):
        done = diff(first, second)
        assert done.returncode == 2
        assert done.stderr == f"scrapy diff: {tmp_path / 'none.jsonl'}: there is no record in it\n"
        assert done.stdout == ""


def test_the_terminal_shows_counts_and_examples_side_by_side(two):
    done = diff(*two)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["4 records before, 4 now: 1 added, 1 gone", "1 changed, 2 the same"]
    assert "source: 1 (1 emptied)" in lines
    at = lines.index("--- source: emptied (1)")
    assert lines[at + 1] == row(2)["url"]
    assert lines[at + 2].split() == ["耀州晚报", "|", "(nothing)"]
    assert lines[at + 2].index("|") == 39 - len("耀州晚报")  # half of 80 columns; a Han sign takes two


def test_json_is_for_machines_and_html_for_people(two, tmp_path):
    done = diff(*two, "--json", "--html", tmp_path / "page.html")
    assert done.returncode == 0
    assert json.loads(done.stdout) == compared(*two)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<td class="old"><p>耀州晚报</p></td><td class="new"><p class="nothing">nothing</p></td>' in page


def test_words_of_a_page_are_no_markup_in_the_html(tmp_path):
    old = write(tmp_path / "old.jsonl", [row(1)])
    new = write(tmp_path / "new.jsonl", [row(1, title="<script>alert(1)</script>")])
    diff(old, new, "--html", tmp_path / "page.html")
    assert "<script>" not in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(("arguments", "said"), [([], "give two sets"), (["docs", "docs"], "docs: neither a file")])
def test_wrong_arguments_are_told(arguments, said):
    done = diff(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_month_s_file_is_read_as_the_files_that_went_into_it(tmp_path):
    early, late = "20260901T000000000Z-tongchuan-abcdef.jsonl", "20260902T000000000Z-tongchuan-abcdef.jsonl"
    for side in ("alone", "packed"):
        write(tmp_path / side / "articles" / early, [row(1, title="旧"), row(2)])
        write(tmp_path / side / "articles" / late, [row(1, title="新"), row(3)])
    folder = tmp_path / "packed" / "articles"
    with (folder / "202609.jsonl.gz").open("wb") as month:
        for name in (early, late):
            month.writelines(packed(name, io.BytesIO((folder / name).read_bytes())))
            (folder / name).unlink()
    both = compared(tmp_path / "alone", tmp_path / "packed")
    assert (both["old"], both["new"], both["same"]) == (3, 3, 3)
    found = compared(write(tmp_path / "old.jsonl", [row(1, title="旧"), row(2)]), tmp_path / "packed")
    assert (found["added"]["count"], found["changed"]) == (1, 1)
    assert found["fields"]["title"]["kinds"]["other words"]["examples"][0]["new"] == ["新"]
