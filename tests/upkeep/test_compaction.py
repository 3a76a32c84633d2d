"""`scrapy compact`: fewer files, and not a word less or more in them."""

import gzip
import json
import os
import time
from itertools import count
from pathlib import Path

import pytest

from tests.commands.own import scrapy
from tests.storage.instants import killed_at
from tests.storage.runs import crawl_in_hand, parsed, url
from tests.upkeep.folders import contents, copy, dead, index, run, settle, with_a_past
from yybnet_crawler.storage import walked
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.months import members
from yybnet_crawler.upkeep.compaction import Compacted, compact
from yybnet_crawler.upkeep.lock import upkeep_lock

LISTING = "https://www.yybnet.net/tongchuan/"


def compacted(data: Path) -> list[Compacted]:
    folder = DataFolder(data)
    try:
        folder.settle()
        return list(compact(folder, time.time()))
    finally:
        folder.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return with_a_past(tmp_path / "data")


def files(data: Path, kind: str) -> list[str]:
    return sorted(path.name for path in (data / kind).iterdir())


def test_files_older_than_a_day_are_one_a_month(data: Path) -> None:
    crawl_in_hand(data, [parsed(url(9))])
    (today,) = (name for name in files(data, "articles") if not name.startswith(("202609", "202610")))
    compacted(data)
    assert files(data, "articles") == ["202609.jsonl.gz", "202610.jsonl.gz", today]
    assert files(data, "rejected") == ["202609.jsonl.gz", "202610.jsonl.gz"]
    assert files(data, "runs") == ["202609.json.gz", "202610.json.gz", today.replace("jsonl", "json")]


def test_what_they_hold_stays_as_it_was_in_its_order(data: Path) -> None:
    before, said = contents(data), index(data)
    titles = [row["title"] for row in before["articles"] if row["url"] == url(1)]
    assert titles == ["灯亮了", "灯又亮了"]
    compacted(data)
    assert contents(data) == before
    assert index(data) == said


def test_any_tool_reads_a_month_s_file(data: Path) -> None:
    before = contents(data)["articles"]
    compacted(data)
    months = [data / "articles" / f"{month}.jsonl.gz" for month in ("202609", "202610")]
    lines = b"".join(gzip.decompress(path.read_bytes()) for path in months).splitlines()
    assert [json.loads(line) for line in lines] == before


def test_the_index_is_not_made_anew_and_nothing_is_asked_for_again(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settle(data)
    number = (data / "state.sqlite").stat().st_ino
    compacted(data)
    again = crawl_in_hand(data, [parsed(url(n)) for n in (1, 2, 3, 4)])
    assert again.ledger.asked == 0
    assert (data / "state.sqlite").stat().st_ino == number
    assert "anew" not in caplog.text


def test_an_index_made_anew_from_months_says_the_same(data: Path) -> None:
    folder = DataFolder(data)
    folder.ask(lambda state: state.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0))
    folder.ask(lambda state: walked.write(state, data, [LISTING]))
    folder.close()
    said = index(data)
    compacted(data)
    for path in data.glob("state.sqlite*"):
        path.unlink()
    assert index(data) == said
    assert said["listings"] != []


def test_a_second_time_there_is_nothing_to_do_and_later_files_are_added(data: Path) -> None:
    compacted(data)
    first = (data / "articles" / "202610.jsonl.gz").read_bytes()
    assert compacted(data) == []
    run(data, [parsed(url(20))])
    before = contents(data)
    assert [done.files for done in compacted(data)] == [1, 1]
    assert (data / "articles" / "202610.jsonl.gz").read_bytes().startswith(first)
    assert contents(data) == before


def test_a_file_gzipped_by_hand_is_read_and_goes_into_its_month(data: Path) -> None:
    before, said = contents(data), index(data)
    for path in sorted((data / "articles").iterdir())[:2]:
        with gzip.open(path.with_name(path.name + ".gz"), "wb") as packed:
            packed.write(path.read_bytes())
        path.unlink()
    assert (contents(data), index(data)) == (before, said)
    compacted(data)
    assert files(data, "articles") == ["202609.jsonl.gz", "202610.jsonl.gz"]
    assert (contents(data), index(data)) == (before, said)


def test_two_files_of_one_name_that_differ_are_told_and_left(data: Path) -> None:
    compacted(data)
    name = members(data / "articles" / "202609.jsonl.gz")[0].name
    other = data / "articles" / name
    other.write_bytes(b'{"url":"https://www.yybnet.net/tongchuan/news/202601/77.html"}\n')
    os.utime(other, (1.0, 1.0))
    (done,) = (done for done in compacted(data) if done.trouble)
    assert "have one name, and are not the same" in done.trouble
    assert other.exists()


def test_a_damaged_month_is_told_and_the_others_are_done(data: Path) -> None:
    compacted(data)
    run(data, [parsed(url(20))])
    month = data / "articles" / "202610.jsonl.gz"
    month.write_bytes(month.read_bytes()[:-7])
    left = month.read_bytes()
    done = compacted(data)
    assert [each.trouble.partition(": ")[2] for each in done if each.trouble] == [
        "a member breaks off; its month is left as it is"
    ]
    assert month.read_bytes() == left
    assert len([each for each in done if not each.trouble]) == 1  # of runs/
    assert [row["url"] for row in contents(data)["articles"]] == [url(n) for n in (1, 2, 3, 20)]  # what is whole counts


def test_the_command_says_what_is_where(data: Path) -> None:
    done = scrapy("compact", "-s", f"YYBNET_DATA_DIR={data}")
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert len(said) == 6  # articles, rejected, runs; two months
    assert said[0].startswith(f"{data}/articles/202609.jsonl.gz: 2 files of ")


def test_one_command_at_a_time_looks_after_a_folder(data: Path) -> None:
    with upkeep_lock(data):
        done = scrapy("compact", "-s", f"YYBNET_DATA_DIR={data}")
    assert (done.returncode, done.stdout) == (6, "")
    assert done.stderr.startswith(f"scrapy compact: {data} is being looked after by another command: pid ")
    assert len(files(data, "articles")) == 4


def test_killed_at_any_instant_nothing_is_lost_or_twice(memory: Path) -> None:
    old = memory / "old"
    run(old, [parsed(url(1)), dead(101), parsed(url(2))])
    run(old, [parsed(url(1), title="灯又亮了"), parsed(url(4))], full=True)
    settle(old)
    rows, said = contents(old), index(old)
    whole = copy(old, memory / "whole")
    compacted(whole)
    for instant in count():
        data = copy(old, memory / str(instant))
        killed = killed_at(instant, compacted, data)
        assert contents(data) == rows, instant
        run_after = crawl_in_hand(data, [parsed(url(n)) for n in (1, 2, 4)])
        assert run_after.ledger.asked == 0, instant
        (data / "runs" / f"{run_after.name}.json").unlink()
        assert list(data.rglob("*.part")) == [], instant
        assert contents(data) == rows, instant
        compacted(data)
        assert files(data, "articles") == files(whole, "articles"), instant
        for path in whole.rglob("*.gz"):
            assert (data / path.relative_to(whole)).read_bytes() == path.read_bytes(), instant
        assert index(data)["known"] == said["known"], instant
        if not killed:
            break
    assert instant > 40


def test_marks_of_listings_are_taken_from_the_file_before_the_index_and_set_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    def in_file() -> bool:
        mark = walked.stored(tmp_path).get(LISTING)
        return mark is not None and mark.walked

    def in_index() -> bool:
        mark = folder.ask(lambda state: state.listing(LISTING))
        return mark is not None and mark.walked

    folder = DataFolder(tmp_path)
    folder.ask(lambda state: state.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0))
    assert (in_file(), in_index()) == (False, True)
    folder.ask(lambda state: walked.write(state, tmp_path, [LISTING]))
    assert (in_file(), in_index()) == (True, True)
    with monkeypatch.context() as broken:
        broken.setattr("yybnet_crawler.storage.state.State.take_listing", killed)
        with pytest.raises(KeyboardInterrupt):
            folder.ask(lambda state: walked.take(state, tmp_path, LISTING))
    assert (in_file(), in_index()) == (False, True)
    assert folder.ask(lambda state: walked.take(state, tmp_path, LISTING)).walked
    assert (in_file(), in_index()) == (False, False)
    folder.close()
