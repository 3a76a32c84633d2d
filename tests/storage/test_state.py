import json
import sqlite3
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from yybnet_crawler.storage.index_file import is_damage
from yybnet_crawler.storage.intake import take_in
from yybnet_crawler.storage.patience import GONE_AGAIN, WAITS
from yybnet_crawler.storage.sealed import alone
from yybnet_crawler.storage.state import ListingState, State

JANUARY_2 = 1767312000.0  # 2026, UTC
URL = "https://www.yybnet.net/tongchuan/news/202601/1.html"


def article(
    folder: Path, run: str, *, title: str = "灯", fetched_at: str = "2026-01-09T00:00:00+00:00", **more: str
) -> Path:
    return file(folder, "articles", run, {"url": URL, "title": title, "fetched_at": fetched_at, "date": None, **more})


def rejection(
    folder: Path, run: str, *, at: str = "2026-01-09T00:00:00+00:00", transient: bool, url: str = URL
) -> Path:
    return file(folder, "rejected", run, {"url": url, "reason": "timeout", "transient": transient, "at": at})


def file(folder: Path, kind: str, run: str, *rows: dict[str, Any]) -> Path:
    path = folder / kind / f"{run}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State.open(tmp_path / "state.sqlite")
    yield state
    state.close()


def contents(state: State) -> list[Any]:
    return [sorted(state._db.execute(f"SELECT * FROM {table}")) for table in ("known", "refused", "ingested")]


def test_an_article_in_a_sealed_file_is_known(state: State, tmp_path: Path) -> None:
    assert state.known(URL) is None
    assert take_in(state, alone(article(tmp_path, "1", date="2026-01-08T08:00:00+08:00"))) == 1
    known = state.known(URL)
    assert known is not None
    assert known.day == "2026-01-08"
    assert state.ingested("articles") == {"articles/1.jsonl": (tmp_path / "articles" / "1.jsonl").stat().st_size}


def test_an_article_without_a_date_has_the_day_it_was_fetched(state: State, tmp_path: Path) -> None:
    take_in(state, alone(article(tmp_path, "1", fetched_at="2026-01-09T00:00:00+00:00")))
    known = state.known(URL)
    assert known is not None
    assert known.day == "2026-01-09"


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    files = [
        article(tmp_path, "1", title="旧", fetched_at="2026-01-01T00:00:00+00:00"),
        article(tmp_path, "2", title="新", fetched_at="2026-01-03T00:00:00+08:00"),
        rejection(tmp_path, "3", at="2026-01-02T00:00:00+00:00", transient=True),
        rejection(tmp_path, "4", at="2026-01-09T00:00:00+00:00", transient=False),
    ]
    outcomes = []
    for number, order in enumerate(permutations(files)):
        state = State.open(tmp_path / f"{number}.sqlite")
        for one in order:
            take_in(state, alone(one))
        outcomes.append(contents(state))
        state.close()
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert [len(table) for table in outcomes[0]] == [1, 0, 4]
    assert outcomes[0][0][0][5] == "articles/2.jsonl"


def test_of_two_rejections_that_of_the_later_run_counts(state: State, tmp_path: Path) -> None:
    take_in(state, alone(rejection(tmp_path, "2", at="2026-01-02T00:00:00+00:00", transient=False)))
    take_in(state, alone(rejection(tmp_path, "1", at="2026-01-01T00:00:00+00:00", transient=True)))
    assert state.not_now("https://www.yybnet.net/tongchuan/") == []
    refusal = state.refusal(URL)
    assert refusal is not None
    assert (refusal.gone, refusal.failures, refusal.at) == (True, 2, JANUARY_2)
    assert not refusal.due(JANUARY_2 + GONE_AGAIN - 1)
    assert refusal.due(JANUARY_2 + GONE_AGAIN)


def test_a_page_that_failed_once_is_due_at_once_and_one_that_fails_again_waits_longer_each_time(
    state: State, tmp_path: Path
) -> None:
    for failures, wait in enumerate(WAITS, 1):
        take_in(state, alone(rejection(tmp_path, str(failures), at="2026-01-02T00:00:00+00:00", transient=True)))
        refusal = state.refusal(URL)
        assert refusal is not None
        assert refusal.due(JANUARY_2 + wait)
        assert wait == 0 or not refusal.due(JANUARY_2 + wait - 1)
    assert list(WAITS) == sorted(set(WAITS))


def test_a_page_whose_turn_never_came_has_not_failed(state: State, tmp_path: Path) -> None:
    row = {"url": URL, "reason": "blocked", "transient": True, "asked": False, "at": "2026-01-02T00:00:00+00:00"}
    take_in(state, alone(file(tmp_path, "rejected", "1", row)))
    refusal = state.refusal(URL)
    assert refusal is not None
    assert refusal.failures == 0
    assert refusal.due(JANUARY_2)


def test_a_failure_of_a_run_whose_clock_was_ahead_is_due(state: State, tmp_path: Path) -> None:
    for run in ("1", "2", "3"):
        take_in(state, alone(rejection(tmp_path, run, at="2036-01-02T00:00:00+00:00", transient=True)))
    refusal = state.refusal(URL)
    assert refusal is not None
    assert refusal.due(JANUARY_2)


def test_a_region_has_its_own_urls_only(state: State, tmp_path: Path) -> None:
    paths = ("xian/news", "xianyang/binxian", "xianyang/binxianx", "xianyang/news", "yulin/news")
    urls = [f"https://www.yybnet.net/{path}/202601/1.html" for path in paths]
    rows = [{"url": url, "reason": "timeout", "transient": True, "at": "2026-01-02T00:00:00Z"} for url in urls]
    take_in(state, alone(file(tmp_path, "rejected", "1", *rows)))

    def not_now(region: str) -> list[str]:
        return [refusal.url for refusal in state.not_now(f"https://www.yybnet.net/{region}")]

    assert not_now("xian/") == [urls[0]]
    assert not_now("xianyang/") == urls[1:4]
    assert not_now("xianyang/binxian/") == [urls[1]]


def test_recent_articles_are_those_of_the_day_or_later(state: State, tmp_path: Path) -> None:
    rows = [{"url": URL.replace("/1.", f"/{day}."), "date": f"2026-01-{day}"} for day in (10, 11, 12)]
    take_in(state, alone(file(tmp_path, "articles", "1", *rows)))
    assert state.recent("https://www.yybnet.net/tongchuan/", "2026-01-11") == [rows[1]["url"], rows[2]["url"]]


def test_a_line_that_is_damaged_in_a_sealed_file_is_told_and_the_others_count(
    state: State, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = article(tmp_path, "1")
    path.write_bytes(b"\x00\x00\x00\n" + path.read_bytes())
    assert take_in(state, alone(path)) == 1
    assert "1.jsonl, line 1: no record" in caplog.text


def test_a_file_is_taken_in_whole_or_not_at_all(state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(tmp_path, "articles", "1", {"url": URL}, {"url": URL + "x"})
    monkeypatch.setattr("yybnet_crawler.storage.intake.content_digest", iter([b"1" * 16]).__next__)
    with pytest.raises(TypeError):
        take_in(state, alone(path))
    assert contents(state) == [[], [], []]


LISTING = "https://www.yybnet.net/tongchuan/"


def test_asking_how_a_listing_was_walked_takes_the_mark_away(state: State) -> None:
    for _ in range(2):
        state.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0)
    assert state.take_listing(LISTING) == ListingState(walked=True, cut="")
    assert state.take_listing(LISTING) == ListingState(walked=False, cut="")


def test_the_mark_is_off_the_disk_before_the_listing_is_asked_for(tmp_path: Path) -> None:
    state = State.open(tmp_path / "state.sqlite")
    state.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0)
    said: list[str] = []
    state._db.set_trace_callback(said.append)
    state.take_listing(LISTING)
    state.close()
    full, committed, normal = (
        next(number for number, one in enumerate(said) if what in one)
        for what in ("synchronous = FULL", "COMMIT", "synchronous = NORMAL")
    )
    assert full < committed < normal


def test_where_a_listing_was_cut_is_remembered_until_it_is_walked(state: State) -> None:
    state.mark_listings({}, {LISTING: "timeout at page 2"}, {}, {}, at=JANUARY_2)
    assert state.take_listing(LISTING) == ListingState(walked=False, cut="timeout at page 2", since=JANUARY_2)
    state.mark_listings({}, {LISTING: "timeout at page 2"}, {}, {}, at=JANUARY_2 + 60)
    assert state.take_listing(LISTING).since == JANUARY_2
    state.mark_listings({}, {LISTING: "timeout at page 3"}, {}, {}, at=JANUARY_2 + 90)  # a listing grows
    assert state.take_listing(LISTING) == ListingState(walked=False, cut="timeout at page 3", since=JANUARY_2)
    state.mark_listings({}, {LISTING: "http_404 at page 3"}, {}, {}, at=JANUARY_2 + 120)
    assert state.take_listing(LISTING).since == JANUARY_2 + 120
    state.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0)
    assert state.take_listing(LISTING).cut == ""


def test_a_listing_whose_first_page_did_not_come_is_as_well_known_as_before(state: State) -> None:
    state.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0)
    before = state.listing(LISTING)
    assert before is not None
    state.mark_listings({}, {}, {LISTING: (before, "timeout at its front")}, {}, at=1.0)
    assert state.take_listing(LISTING) == ListingState(walked=True, cut="timeout at its front", since=1.0)


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"SQLite format 3\x00" + b"\xff" * 5000, b"what is this"])
def test_an_index_that_is_none_is_moved_aside_or_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(content)
    state = State.open(path)
    assert state.ingested("articles") == {}
    state.close()


def test_a_damaged_index_is_kept_for_whoever_wants_to_look_at_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"what is this, no database" * 100)
    State.open(path).close()
    assert path.with_name("state.sqlite.damaged").read_bytes() == b"what is this, no database" * 100
    assert "state.sqlite is damaged" in caplog.text


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "state.sqlite"
    old = State.open(path)
    old.mark_listings({LISTING: ""}, {}, {}, {}, at=1.0)
    old._db.execute("PRAGMA user_version = 99")
    old.close()
    state = State.open(path)
    assert not state.take_listing(LISTING).walked
    assert "another version of this program (99, not " in caplog.text
    state.close()


def test_an_index_deleted_under_a_living_run_does_no_harm_to_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    first = State.open(path)
    take_in(first, alone(article(tmp_path, "1")))
    path.unlink()
    second = State.open(path)
    take_in(second, alone(article(tmp_path, "2")))
    assert first.known(URL) is not None
    first.mark_listings({"https://www.yybnet.net/a/": ""}, {}, {}, {}, at=1.0)
    first.close()
    take_in(second, alone(article(tmp_path, "3")))
    second.close()
    third = State.open(path)
    assert sorted(third.ingested("articles")) == ["articles/2.jsonl", "articles/3.jsonl"]
    assert third._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    third.close()


def test_a_busy_index_is_not_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    State.open(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    other = sqlite3.connect(path, timeout=0)
    with pytest.raises(sqlite3.OperationalError) as error:
        other.execute("DELETE FROM listings")
    assert not is_damage(error.value)
    holder.close()
    other.close()
