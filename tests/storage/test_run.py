"""What a run asks for, and what it makes of the answers."""

import asyncio
import json
import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import CloseSpider, DropItem
from scrapy.http import Response
from twisted.python.failure import Failure

from tests.storage.crawls import last_report, lines
from tests.storage.runs import FETCHED, StandIn, answer, crawl_in_hand, new_run, page, parsed, url
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.storage.lines import to_line
from yybnet_crawler.storage.patience import A_RUN
from yybnet_crawler.storage.run_name import run_name

TODAY = datetime.now(UTC).astimezone().date()
LISTING = "https://www.yybnet.net/tongchuan/"


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def refused(number: int, *, transient: bool, reason: str = "timeout") -> Rejection:
    return Rejection(url(number), reason, "no answer in time", transient)


def opened(data: Path, **arguments: Any) -> Any:
    run = new_run(data, **arguments)
    run._open()
    return run


def status(run: Any) -> ExitStatus:
    assert run.outcome is not None
    code: ExitStatus = run.outcome[0]
    return code


# --- What is wanted ----------------------------------------------------------------------------------


def test_an_article_is_wanted_until_it_is_asked_for(tmp_path: Path) -> None:
    run = opened(tmp_path)
    assert run.wants(url(1))
    run.asked(url(1))
    assert not run.wants(url(1))
    assert not run.wants("http://m.yybnet.net/tongchuan/news/202601/1.html?from=top#a")
    run._close("shutdown")


def test_an_article_that_is_written_is_not_wanted_by_the_next_run(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1))])
    run = opened(tmp_path)
    assert not run.wants(url(1))
    assert run.wants(url(2))
    run._close("finished")


def test_an_article_whose_run_was_interrupted_before_it_came_is_wanted(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    run._close("shutdown")
    assert status(run) is ExitStatus.INTERRUPTED
    again = opened(tmp_path)
    assert again.wants(url(1))
    again._close("finished")


def test_full_wants_everything_again_and_writes_only_what_changed(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2))])
    run = crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2), title="灯又灭了")], full=True)
    assert (run.ledger.unchanged, run.ledger.changed, run.ledger.new) == (1, 1, 0)
    assert [row["title"] for row in lines(tmp_path / "articles") if row["url"] == url(2)] == [
        "灯亮了",
        "灯又灭了",
    ]
    assert crawl_in_hand(tmp_path, [parsed(url(2), title="灯又灭了")], full=True).ledger.unchanged == 1


def test_recheck_days_wants_recent_articles_again_and_no_others(tmp_path: Path) -> None:
    ages = {1: 0, 2: 6, 3: 9}
    crawl_in_hand(tmp_path, [parsed(url(number), date=days_ago(age)) for number, age in ages.items()])
    run = opened(tmp_path, recheck_days=7)
    assert [number for number in ages if run.wants(url(number))] == [1, 2]
    assert run.overdue() == [url(1), url(2)]
    run._close("finished")


def test_what_could_not_be_had_for_a_passing_reason_is_asked_for_by_the_next_run(
    tmp_path: Path,
) -> None:
    crawl_in_hand(tmp_path, [refused(1, transient=True), refused(2, transient=False), parsed(url(3))])
    run = opened(tmp_path)
    assert run.overdue() == [url(1)]
    assert run.wants(url(1))
    run._close("finished")


def test_of_what_failed_again_and_again_a_run_asks_for_a_bounded_number(tmp_path: Path) -> None:
    numbers = range(A_RUN + 20)
    crawl_in_hand(tmp_path, [refused(number, transient=True) for number in numbers])
    run = opened(tmp_path)
    assert len(run.overdue()) == A_RUN + 20  # once is no habit
    run._close("finished")
    crawl_in_hand(tmp_path, [refused(number, transient=True) for number in numbers])
    crawl_in_hand(tmp_path, [refused(1000, transient=True)])
    run = opened(tmp_path, relist=True)  # whatever their waiting time
    assert len(run.overdue()) == A_RUN + 1
    assert run.overdue()[0] == url(1000)
    run._close("finished")


def test_what_is_overdue_is_of_the_runs_own_regions(tmp_path: Path) -> None:
    other = Rejection(url(9, "yulin/news"), "timeout", "no answer", transient=True)
    crawl_in_hand(tmp_path, [refused(1, transient=True), other])
    run = opened(tmp_path, regions=("tongchuan/yaozhou",))
    assert run.overdue() == []
    run._close("finished")
    run = opened(tmp_path, regions=("yulin",))
    assert run.overdue() == [url(9, "yulin/news")]
    run._close("finished")


def test_a_listing_that_failed_is_not_asked_for_as_an_article(tmp_path: Path) -> None:
    run = opened(tmp_path)
    answer(
        run,
        Rejection("https://www.yybnet.net/tongchuan/news/?page=2", "timeout", "no answer", transient=True),
    )
    run._close("finished")
    assert lines(tmp_path / "rejected")[0]["url"] == "https://www.yybnet.net/tongchuan/news/?page=2"
    run = opened(tmp_path)
    assert run.overdue() == []
    run._close("finished")


@pytest.mark.parametrize(("days", "wanted"), [(29, False), (31, True)])
def test_what_was_refused_for_good_is_asked_for_again_after_thirty_days(
    tmp_path: Path, days: int, wanted: bool
) -> None:
    at = datetime.now(UTC) - timedelta(days=days)
    row = {
        "url": url(1),
        "reason": "http_404",
        "detail": "",
        "transient": False,
        "at": at.isoformat(),
        "page": None,
    }
    (tmp_path / "rejected").mkdir()
    (tmp_path / "rejected" / "20260101T000000000Z-tongchuan-abcdef.jsonl").write_bytes(to_line(row))
    run = opened(tmp_path)
    assert run.wants(url(1)) is wanted
    run._close("finished")


# --- Listings ----------------------------------------------------------------------------------------


def test_a_listing_counts_as_walked_from_the_end_of_the_run_on(tmp_path: Path) -> None:
    run = opened(tmp_path)
    assert not run.walks.is_walked(LISTING)
    run.walks.end(LISTING)
    run._close("finished")
    run = opened(tmp_path)
    assert run.walks.is_walked(LISTING)
    run._close("finished")


@pytest.mark.parametrize("reason", ["shutdown", "blocked"])
def test_a_listing_of_a_run_that_was_cut_off_is_walked_anew(tmp_path: Path, reason: str) -> None:
    for ending in ("finished", reason):
        run = opened(tmp_path)
        run.walks.is_walked(LISTING)
        run.walks.end(LISTING)
        run._close(ending)
    run = opened(tmp_path)
    assert not run.walks.is_walked(LISTING)
    run._close("finished")


def test_a_listing_of_a_run_that_was_killed_is_walked_anew(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.walks.end(LISTING)
    run._close("finished")
    run = opened(tmp_path)
    assert run.walks.is_walked(LISTING)
    forget(run)
    run = opened(tmp_path)
    assert not run.walks.is_walked(LISTING)
    run._close("finished")


@pytest.mark.parametrize("trouble", ["a page our code could not read", "a page that vanished", "a full disk"])
def test_a_listing_of_a_run_with_errors_is_walked_anew(tmp_path: Path, trouble: str) -> None:
    run = opened(tmp_path)
    run.walks.is_walked(LISTING)
    run.walks.end(LISTING)
    run.asked(url(1))
    if trouble == "a page our code could not read":
        answer(run, refused(1, transient=True, reason="parser_error"))
    elif trouble == "a full disk":
        run._troubles.write_failed("No space left on device")
        answer(run, refused(1, transient=True))
    run._close("finished")
    assert status(run) is not ExitStatus.DONE
    run = opened(tmp_path)
    assert not run.walks.is_walked(LISTING)
    run._close("finished")


@pytest.mark.parametrize("where", ["conclude", "compare", "index"])
def test_what_nobody_foresaw_at_the_end_costs_no_article(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise LookupError("nobody foresaw this")

    with monkeypatch.context() as broken:
        if where == "conclude":
            broken.setattr("yybnet_crawler.storage.run.conclude", break_down)
        elif where == "compare":
            broken.setattr("yybnet_crawler.storage.conclusion.drift", break_down)
        else:
            broken.setattr("yybnet_crawler.storage.folder.take_in", break_down)
        for _ in range(1 if where == "compare" else 2):  # nothing is read again, so nothing is compared
            run = crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2))])
            assert status(run) is ExitStatus.CRASHED
            assert "nobody foresaw this" in run.outcome[1] if run.outcome else False
    crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2))])
    assert sorted(row["url"] for row in lines(tmp_path / "articles")) == [url(1), url(2)]


def forget(run: Any) -> None:
    """What the kernel does when a run is killed: its files and locks are let go as they are."""
    run.outputs.close()
    run._access.release()


# --- What becomes of the answers ----------------------------------------------------------------------


def test_every_page_asked_for_is_accounted_for(tmp_path: Path) -> None:
    run = opened(tmp_path)
    for number in range(1, 5):
        run.asked(url(number))
    answer(run, parsed(url(1)))
    answer(run, refused(2, transient=False, reason="http_404"))
    run.pass_over(parsed(url(3)))
    run.skip_unchanged(parsed(url(4)))
    run._close("finished")
    pages = last_report(tmp_path)["pages"]
    assert pages["balanced"]
    assert pages["asked"] == 4
    assert pages["records"] == {"new": 1, "changed": 0}
    assert pages["rejected"] == {"http_404": 1}
    assert (pages["outside_dates"], pages["unchanged"], pages["unanswered"]) == (1, 1, 0)


def test_a_page_that_vanishes_is_named_and_fails_the_run(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    run.asked(url(2))
    answer(run, parsed(url(1)))
    run._close("finished")
    assert status(run) is ExitStatus.TOO_MANY_FAILURES
    assert url(2) in run.outcome[1]
    pages = last_report(tmp_path)["pages"]
    assert not pages["balanced"]
    assert pages["unanswered_urls"] == [url(2)]


def test_a_page_that_answers_twice_is_named_and_fails_the_run(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    answer(run, parsed(url(1)))
    answer(run, parsed(url(1)))
    run._close("finished")
    assert status(run) is ExitStatus.TOO_MANY_FAILURES
    assert last_report(tmp_path)["pages"]["unasked_urls"] == [url(1)]
    assert len(lines(tmp_path / "articles")) == 1


def test_an_article_found_under_two_addresses_is_written_once(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    run.asked(url(2))
    answer(run, parsed(url(1)))
    second = parsed(url(2))
    second.article.url = url(1)
    answer(run, second)
    run._close("finished")
    assert [row["url"] for row in lines(tmp_path / "articles")] == [url(1)]
    assert run.ledger.unchanged == 1


def test_a_page_outside_the_dates_is_not_known_afterwards(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    run.pass_over(parsed(url(1)))
    run._close("finished")
    assert status(run) is ExitStatus.DONE
    run = opened(tmp_path)
    assert run.wants(url(1))
    run._close("finished")


@pytest.mark.parametrize(("dates", "expected"), [({}, ExitStatus.NOTHING_FOUND), ({"since": TODAY}, ExitStatus.DONE)])
def test_a_listing_without_articles_is_nothing_found_unless_dates_were_given(
    tmp_path: Path, dates: dict[str, Any], expected: ExitStatus
) -> None:
    run = opened(tmp_path, **dates)
    run.walks.is_walked(LISTING)
    run._close("finished")
    assert status(run) is expected


def test_a_rejected_row_says_why_and_where_the_raw_page_is(tmp_path: Path) -> None:
    rejection = Rejection(url(1), "missing_body", "no text", transient=False, page=page(url(1), b"<h1>x</h1>"))
    run = crawl_in_hand(tmp_path, [rejection])
    (row,) = lines(tmp_path / "rejected")
    place = row.pop("page")
    assert row == {
        "url": url(1), "reason": "missing_body", "detail": "no text", "transient": False,
        "at": FETCHED.isoformat(),
    }  # fmt: skip
    assert place["file"] == f"pages/{run.name}.warc.gz"
    assert place["offset"] + place["length"] == (tmp_path / place["file"]).stat().st_size


def test_a_run_with_nothing_new_leaves_a_report_and_no_empty_file(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1))])
    before = list((tmp_path / "articles").iterdir())
    run = crawl_in_hand(tmp_path, [parsed(url(1))])
    assert status(run) is ExitStatus.DONE
    assert list((tmp_path / "articles").iterdir()) == before
    assert not (tmp_path / "rejected").exists()
    assert last_report(tmp_path)["run"] == run.name
    assert last_report(tmp_path)["files"] == []


def test_a_parser_error_is_told_as_ours(tmp_path: Path) -> None:
    bug = Rejection(url(2), "parser_error", "KeyError: 'x'", transient=True)
    run = crawl_in_hand(tmp_path, [parsed(url(1)), bug])
    assert status(run) is ExitStatus.TOO_MANY_FAILURES
    assert "KeyError" in run.outcome[1] if run.outcome else False


# --- Two runs, and files that are not as they were ----------------------------------------------------


def test_of_two_runs_of_one_city_the_second_leaves(tmp_path: Path) -> None:
    first = opened(tmp_path)
    second = crawl_in_hand(tmp_path, [parsed(url(1))], regions=("tongchuan/yaozhou",))
    assert status(second) is ExitStatus.LOCK_HELD
    assert first.name in second.outcome[1] if second.outcome else False
    assert not (tmp_path / "articles").exists()
    first._close("finished")
    assert status(crawl_in_hand(tmp_path, [parsed(url(1))])) is ExitStatus.DONE


def test_runs_of_different_cities_do_not_wait_for_each_other(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.asked(url(1))
    answer(first, parsed(url(1)))
    second = crawl_in_hand(tmp_path, [parsed(url(2, "yulin/news"))], regions=("yulin",))
    assert status(second) is ExitStatus.DONE
    first._close("finished")
    assert {row["url"] for row in lines(tmp_path / "articles")} == {url(1), url(2, "yulin/news")}


def test_a_run_holds_the_city_of_every_article_it_asks_for(tmp_path: Path) -> None:
    first = opened(tmp_path)
    named = opened(tmp_path, regions=())
    with pytest.raises(CloseSpider):
        named.wants(url(1))
    named._close("lock_held")
    assert status(named) is ExitStatus.LOCK_HELD
    first._close("finished")


def test_what_a_run_left_that_died_after_we_began_is_known_before_we_ask(tmp_path: Path) -> None:
    dying = opened(tmp_path, regions=("yulin",))
    dying.asked(url(1, "yulin/news"))
    answer(dying, parsed(url(1, "yulin/news")))
    ours = opened(tmp_path, regions=())
    forget(dying)
    assert not ours.wants(url(1, "yulin/news"))
    ours._close("finished")


def damage_file(path: Path) -> None:
    path.write_bytes(b"\x00" * 4096)


def truncate_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


@pytest.mark.parametrize("harm", [Path.unlink, damage_file, truncate_file])
def test_the_index_is_made_again_from_the_files(tmp_path: Path, harm: Any) -> None:
    items: list[ParsedPage | Rejection] = [
        parsed(url(1)),
        refused(2, transient=False),
        refused(3, transient=True),
    ]
    crawl_in_hand(tmp_path, items)
    harm(tmp_path / "state.sqlite")
    run = opened(tmp_path)
    assert [run.wants(url(number)) for number in (1, 2, 3)] == [False, False, True]
    assert run.overdue() == [url(3)]
    run._close("finished")


def test_an_index_damaged_while_the_run_goes_on_is_made_again_at_once(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1))])
    run = opened(tmp_path)
    broken = sqlite3.DatabaseError("database disk image is malformed")
    broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    asked = []

    def break_once(state: Any) -> str:
        asked.append(state)
        if len(asked) == 1:
            raise broken
        return "answer"

    assert run.folder.ask(break_once) == "answer"
    assert asked[0] is not asked[1]
    assert not run.wants(url(1))
    run._close("finished")


def test_what_was_recovered_of_a_dead_run_is_told_in_the_report(tmp_path: Path) -> None:
    dying = opened(tmp_path)
    dying.asked(url(1))
    answer(dying, parsed(url(1)))
    forget(dying)
    crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2))])
    assert last_report(tmp_path)["recovered"] == [
        f"pages/{dying.name}.warc.gz", f"pages/{dying.name}.index.jsonl", f"articles/{dying.name}.jsonl",
    ]  # fmt: skip
    assert [row["url"] for row in lines(tmp_path / "articles")] == [url(1), url(2)]


def test_an_exception_in_a_spider_fails_the_run(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    answer(run, parsed(url(1)))
    failure = Failure(KeyError("next"))  # type: ignore[no-untyped-call]

    async def fail() -> None:
        run._spider_error(failure, Response(LISTING))
        await asyncio.sleep(0)

    asyncio.run(fail())
    assert run._crawler.engine.closed_with == ["crashed"]  # nothing more is asked for
    run._close("crashed")
    assert status(run) is ExitStatus.CRASHED
    assert f"{LISTING}: KeyError: 'next'" in run.outcome[1]


def test_runs_without_new_articles_do_not_hide_what_was_usual(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path, [parsed(url(number), source="耀州晚报") for number in range(30)])
    for _ in range(12):
        crawl_in_hand(tmp_path, [parsed(url(1))])
    run = crawl_in_hand(tmp_path, [parsed(url(number)) for number in range(100, 120)])
    assert status(run) is ExitStatus.DRIFT
    again = crawl_in_hand(tmp_path, [parsed(url(number)) for number in range(200, 220)])
    assert status(again) is ExitStatus.DRIFT  # until somebody has looked


def test_new_shapes_after_a_change_of_the_extraction_are_no_drift(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crawl_read_by(rule: str, first: int) -> Any:
        items = [replace(parsed(url(number)), rules={"title": rule}) for number in range(first, first + 20)]
        return crawl_in_hand(tmp_path, items)

    crawl_read_by("headline-heading", 0)
    with monkeypatch.context() as changed:
        changed.setattr("yybnet_crawler.storage.history.reader", lambda: "another")
        assert status(crawl_read_by("headline-above-date", 100)) is ExitStatus.DONE
    assert status(crawl_read_by("headline-above-date", 200)) is ExitStatus.DRIFT


def test_what_a_deleted_file_held_is_fetched_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    crawl_in_hand(tmp_path, [parsed(url(1))])
    crawl_in_hand(tmp_path, [parsed(url(2))])
    max((tmp_path / "articles").iterdir()).unlink()
    run = crawl_in_hand(tmp_path, [parsed(url(1)), parsed(url(2))])
    assert run.ledger.asked == 1
    assert [row["url"] for row in lines(tmp_path / "articles")] == [url(1), url(2)]
    assert "gone or changed" in caplog.text


def test_a_data_folder_that_cannot_be_made_is_a_write_failure(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    run = crawl_in_hand(tmp_path / "data", [parsed(url(1))])
    assert status(run) is ExitStatus.WRITE_FAILED
    assert str(tmp_path / "data") in run.outcome[1] if run.outcome else False


def test_after_a_failed_write_the_spider_is_closed_and_nothing_more_is_tried(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.asked(url(1))
    run.asked(url(2))
    (tmp_path / "articles").write_text("in the way")

    async def write_both() -> None:
        for number in (1, 2):
            with pytest.raises(DropItem):
                run.write_article(parsed(url(number)))
        await asyncio.sleep(0)

    asyncio.run(write_both())
    assert run._crawler.engine.closed_with == ["write_failed"]
    run._close("write_failed")
    assert status(run) is ExitStatus.WRITE_FAILED


# --- Names --------------------------------------------------------------------------------------------


def test_run_names_sort_by_time_and_name_the_region() -> None:
    moment = datetime(2026, 1, 9, 8, 22, 5, 70_000, tzinfo=UTC)
    name = run_name(moment, "tongchuan")
    assert re.fullmatch(r"20260109T082205070Z-tongchuan-[0-9a-f]{6}", name)
    assert name < run_name(moment + timedelta(milliseconds=1), "aaa")
    assert len({run_name(moment, "tongchuan") for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "region",
    ["../../etc/passwd", "a/b", "", ".", "\x00", "a\nb", "铜川", "长" * 500, "a b;rm -rf *", "-rf", "con:"],
)
def test_run_names_are_safe_file_names_whatever_the_region_is(tmp_path: Path, region: str) -> None:
    name = run_name(datetime(2026, 1, 9, tzinfo=UTC), region)
    assert re.fullmatch(r"[\w+-]+", name)
    (tmp_path / f"{name}.warc.gz.part").write_text("x")
    assert [one.name for one in tmp_path.iterdir()] == [f"{name}.warc.gz.part"]


def test_a_lock_is_named_after_a_city_only(tmp_path: Path) -> None:
    run = opened(tmp_path)
    run.wants("https://www.yybnet.net/../../x/202601/1.html")
    run.wants("file:///etc/passwd")
    run._close("finished")
    assert sorted(one.name for one in (tmp_path / "locks").iterdir()) == [
        "elsewhere.lock", "folder.lock", "tongchuan.lock",
    ]  # fmt: skip


def test_a_report_names_figures_in_readable_chinese(tmp_path: Path) -> None:
    run = crawl_in_hand(tmp_path, [parsed(url(1), source="耀州晚报"), parsed(url(2))])
    report = last_report(tmp_path)
    assert report["reading"]["filled"]["source"] == 1
    assert report["reading"]["samples_without"]["source"] == [url(2)]
    assert report["reading"]["read"] == 2
    pages = [f"pages/{run.name}.index.jsonl", f"pages/{run.name}.warc.gz"]
    assert report["files"] == [f"articles/{run.name}.jsonl", *pages]
    assert report["exit_status"] == 0
    assert json.loads((tmp_path / "locks" / "tongchuan.lock").read_text())["run"] == run.name
    assert isinstance(run._crawler, StandIn)
