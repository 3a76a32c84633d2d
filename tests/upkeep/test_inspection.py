"""`scrapy check`: what is damaged is named with its file and line, what is not is let alone; nothing is written."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.own import scrapy
from tests.docs.pages import section
from tests.storage.crawls import ROOT
from tests.storage.runs import new_run, parsed, url
from tests.upkeep.folders import contents, run, settle, with_a_past
from tests.upkeep.test_compaction import compacted
from tests.upkeep.test_erasure import forgotten, made
from yybnet_crawler.storage.lines import to_line
from yybnet_crawler.upkeep.inspection import Inspection


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return with_a_past(tmp_path / "data")


def inspected(data: Path) -> tuple[list[str], list[str]]:
    """What is wrong, and what was noted; without the folder's own name."""
    told: list[str] = []
    inspection = Inspection(data, told.append)
    inspection.run()
    return [what.replace(f"{data}/", "") for what in told], [what.replace(f"{data}/", "") for what in inspection.notes]


def everything(data: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in data.rglob("*") if path.is_file()}


@pytest.mark.parametrize("packed", [False, True], ids=["files by themselves", "months' files"])
def test_of_a_sound_folder_there_is_nothing_to_tell_and_nothing_is_touched(data: Path, packed: bool) -> None:
    if packed:
        compacted(data)
    forgotten(data, url(3))
    before = everything(data)
    assert inspected(data) == ([], [])
    assert everything(data) == before


def first(data: Path, pattern: str) -> Path:
    return min(data.glob(pattern))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def overwrite(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def change(path: Path, **fields: object) -> None:
    row = {**json.loads(path.read_bytes().splitlines()[0]), **fields}
    path.write_bytes(to_line(row))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        pytest.param(lambda d: cut(first(d, "articles/*")), "line 1: no whole record", id="a torn line"),
        pytest.param(lambda d: change(first(d, "articles/*"), title=""), 'line 1: title: ""', id="no headline"),
        pytest.param(
            lambda d: change(first(d, "articles/*"), body=[" "]), "line 1: body[0]: ", id="an empty paragraph"
        ),
        pytest.param(lambda d: change(first(d, "articles/*"), schema=1), "line 1: ", id="schema 1, with authors"),
        pytest.param(
            lambda d: change(first(d, "rejected/*"), transient="no"), "transient is missing", id="a rejection"
        ),
        pytest.param(lambda d: cut(first(d, "runs/*")), "no report", id="a report"),
        pytest.param(lambda d: cut(first(d, "pages/*.warc.gz")), "breaks off", id="an archive cut off"),
        pytest.param(lambda d: overwrite(first(d, "pages/*.warc.gz")), "offset", id="a byte of an archive"),
        pytest.param(
            lambda d: change(first(d, "pages/*.index.jsonl"), offset=3), "its page is not at offset 3", id="place"
        ),
    ],
)
def test_what_is_damaged_is_named(data: Path, harm: Callable[[Path], None], told: str) -> None:
    harm(data)
    wrong, _ = inspected(data)
    assert any(told in what for what in wrong), wrong


def test_a_line_of_schema_1_is_sound(data: Path) -> None:
    path = first(data, "articles/*")
    row = json.loads(path.read_bytes())
    del row["authors"]
    path.write_bytes(to_line({**row, "schema": 1}))
    wrong, _ = inspected(data)
    assert not any("line 1" in what for what in wrong)


def test_a_byte_of_a_month_s_file_is_told(data: Path) -> None:
    compacted(data)
    overwrite(data / "articles" / "202609.jsonl.gz")
    wrong, _ = inspected(data)
    assert any("articles/202609.jsonl.gz" in what for what in wrong)


def test_a_row_that_the_index_has_otherwise_is_told(data: Path) -> None:
    db = sqlite3.connect(data / "state.sqlite")
    db.execute("DELETE FROM known WHERE url = ?", (url(2),))
    db.commit()
    db.close()
    (told,) = inspected(data)[0]
    assert told.startswith(f"state.sqlite: known: 1 are not as in the files ({url(2)}); delete it")


def test_a_file_that_is_not_in_the_index_is_told(data: Path) -> None:
    (data / "articles" / "20260901T000000000Z-tongchuan-abcdef.jsonl").write_bytes(
        first(data, "articles/*").read_bytes().replace(b"/1.html", b"/99.html")
    )
    told = " ".join(inspected(data)[0])
    assert "known: 1 are not as in the files" in told
    assert "ingested: 1 are not as in the files" in told


def test_lines_of_a_forgotten_article_that_were_copied_in_are_told(data: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    folder = made(tmp_path / "folder")
    forgotten(folder, url(7))
    for path in (other / "articles").iterdir():
        path.rename(folder / "articles" / path.name)
    settle(folder)
    assert sum("is to be forgotten" in what for what in inspected(folder)[0]) == 2


def test_a_run_at_work_is_no_damage(data: Path) -> None:
    run_at_work = new_run(data)
    run_at_work._open()
    run_at_work.asked(url(50))
    run_at_work.write_article(parsed(url(50)))
    wrong, notes = inspected(data)
    run_at_work._close("shutdown")
    assert wrong == []
    assert notes == ["3 files of runs at work, or of runs that died: the next one seals what is whole"]


def test_two_machines_folders_copied_together_are_sound_and_nothing_is_asked_for_again(tmp_path: Path) -> None:
    """As docs/storage.md says it."""
    one, other = tmp_path / "data", tmp_path / "other"
    run(one, [parsed(url(1)), parsed(url(2))])
    run(other, [parsed(url(1)), parsed(url(3, "yaozhou/news"))], regions=("tongchuan", "yaozhou"))
    compacted(other)
    recipe = section(ROOT / "docs" / "storage.md", "Two machines' folders").partition("\n\n    ")[2]
    copying = recipe.partition("    python -m scrapy")[0]
    subprocess.run(["bash", "-c", copying], cwd=tmp_path, capture_output=True, text=True, check=False)
    settle(one)
    assert inspected(one) == ([], [])
    assert sorted(row["url"] for row in contents(one)["articles"]) == sorted(
        [url(1), url(1), url(2), url(3, "yaozhou/news")]
    )
    run_after = new_run(one, regions=("tongchuan", "yaozhou"))
    run_after._open()
    assert not any(run_after.wants(each) for each in (url(1), url(2), url(3, "yaozhou/news")))
    run_after._close("finished")
    compacted(one)
    assert inspected(one) == ([], [])
    assert [path.name for path in (one / "articles").iterdir()] == ["202610.jsonl.gz"]


def test_the_command_tells_a_sound_folder_from_a_damaged_one_by_its_exit_status(data: Path) -> None:
    assert scrapy("check", "-s", f"YYBNET_DATA_DIR={data}").stdout.startswith("all is well: ")
    change(first(data, "articles/*"), title="")
    done = scrapy("check", "-s", f"YYBNET_DATA_DIR={data}")
    assert done.returncode == 3
    assert 'line 1: title: ""' in done.stdout
    assert "things are wrong in" in done.stderr


def test_no_folder_is_a_wrong_argument(tmp_path: Path) -> None:
    done = scrapy("check", "-s", f"YYBNET_DATA_DIR={tmp_path / 'none'}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"scrapy check: there is no data folder {tmp_path / 'none'}\n"
