"""A damaged index: whatever was written over it, nothing is lost or written twice, and no run fails."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.storage.crawls import lines
from tests.storage.runs import crawl_in_hand, parsed, url
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.items import Rejection
from yybnet_crawler.storage.index_file import leave_note
from yybnet_crawler.storage.run import Run

ITEMS = [parsed(url(number), source="耀州晚报") for number in range(40)]
FAILED = [Rejection(url(number), "timeout", "no answer", transient=True) for number in range(40, 60)]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("damage") / "data"
    for start in range(0, 40, 10):
        crawl_in_hand(data, [*ITEMS[start : start + 10], *FAILED])
    database = sqlite3.connect(data / "state.sqlite")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return data


def status(run: Run) -> ExitStatus:
    assert run.outcome is not None
    return run.outcome[0]


def written(data: Path) -> list[str]:
    return sorted(row["url"] for row in lines(data / "articles"))


@pytest.mark.parametrize("length", [1, 20])
@pytest.mark.parametrize("seed", range(60))
def test_bytes_written_over_the_index_do_no_harm(crawled: Path, tmp_path: Path, seed: int, length: int) -> None:
    data = shutil.copytree(crawled, tmp_path / "data")
    chance = random.Random(f"{seed} {length}")
    index = data / "state.sqlite"
    content = bytearray(index.read_bytes())
    at = chance.randrange(len(content) - length)
    content[at : at + length] = chance.randbytes(length)
    index.write_bytes(content)
    for _ in range(2):
        run = crawl_in_hand(data, [*ITEMS, parsed(url(99))])
        assert status(run) is ExitStatus.DONE
    assert written(data) == sorted([*(item.article.url for item in ITEMS), url(99)])


def test_a_row_that_is_not_what_was_written_is_found_out_when_it_is_read(
    crawled: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = shutil.copytree(crawled, tmp_path / "data")
    database = sqlite3.connect(data / "state.sqlite")
    database.execute("UPDATE known SET digest = ? WHERE url = ?", (b"another", url(7)))
    database.commit()
    database.close()
    leave_note(data / "state.sqlite")  # as if the disk had done it without a word
    run = crawl_in_hand(data, ITEMS, full=True)
    assert (run.ledger.unchanged, run.ledger.changed) == (40, 0)
    assert "is damaged" in caplog.text


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE known",
        "ALTER TABLE refused DROP COLUMN failures",
        "UPDATE known SET day = CAST(x'ff41' AS TEXT)",
        "UPDATE refused SET at = 'yesterday'",
        "UPDATE listings SET walked = 'x'",
        "UPDATE readings SET reading = '{}'",
        "UPDATE OR IGNORE ingested SET file = 'articles/nowhere.jsonl'",
        "PRAGMA user_version = 7",
    ],
)
def test_an_index_whose_tables_are_not_what_they_were_is_made_anew(crawled: Path, tmp_path: Path, harm: str) -> None:
    data = shutil.copytree(crawled, tmp_path / "data")
    database = sqlite3.connect(data / "state.sqlite")
    database.execute(harm)
    database.commit()
    database.close()
    for _ in range(2):
        run = crawl_in_hand(data, [*ITEMS, parsed(url(99), source="耀州晚报")])
        assert status(run) is ExitStatus.DONE
    assert written(data) == sorted([*(item.article.url for item in ITEMS), url(99)])


def test_a_folder_in_its_place_is_put_aside(crawled: Path, tmp_path: Path) -> None:
    data = shutil.copytree(crawled, tmp_path / "data")
    (data / "state.sqlite").unlink()
    (data / "state.sqlite").mkdir()
    run = crawl_in_hand(data, ITEMS)
    assert status(run) is ExitStatus.DONE
    assert run.ledger.known == 40
    assert (data / "state.sqlite.damaged.1").is_dir()
