"""A walk that was stopped goes on where it was, however the listing has shifted meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import fault_server as faults
from tests.faults.news_site import FRONT, NEWS, Crawls, NewsSite, page_path, path
from yybnet_crawler.navigation.walk import Walk
from yybnet_crawler.storage.state import State

Start = Callable[[NewsSite], Crawls]


def bookmark(begun: Crawls) -> str:
    state = State.open(begun.data / "state.sqlite")
    try:
        kept = state.listing(f"https://www.yybnet.net{NEWS}")
        assert kept is not None
        return kept.bookmark.removeprefix("https://www.yybnet.net")
    finally:
        state.close()


@pytest.mark.parametrize("limit", ["max_articles", "CLOSESPIDER_PAGECOUNT"])
def test_every_slice_of_a_backfill_brings_as_much_as_the_first(crawls: Start, limit: str) -> None:
    begun = crawls(NewsSite(list(range(140, 0, -1)), size=5))
    slices: list[int] = []
    while not slices or slices[-1]:
        ran = begun.run({limit: "30"}) if limit.isupper() else begun.run(max_articles="20")
        assert ran.status == 0, ran.said
        slices.append(len(ran.numbers))
    *equal, last, none = slices
    assert none == 0
    assert min(equal) >= 20
    assert max(equal) - min(equal) <= 3
    assert last <= max(equal)
    assert begun.written() == list(range(1, 141))
    assert begun.run().asked == [FRONT, NEWS]


def test_what_is_new_comes_first_and_then_the_page_where_the_walk_was_stopped(crawls: Start) -> None:
    site = NewsSite(list(range(100, 0, -1)), size=5)
    begun = crawls(site)
    begun.run(max_articles="20")
    assert bookmark(begun) == page_path(4)
    site.articles = [*range(103, 100, -1), *site.articles]
    second = begun.run(max_articles="20")
    assert second.numbers[:3] == [103, 102, 101]
    # Three new ones let pass one page of known ones.
    assert [each for each in second.asked if "/201801/" not in each][:4] == [FRONT, NEWS, page_path(2), page_path(4)]
    assert len(second.numbers) == 20
    assert page_path(3) not in second.asked


def test_a_listing_that_lost_pages_before_the_bookmark_loses_no_article(crawls: Start) -> None:
    site = NewsSite(list(range(100, 0, -1)), size=5)
    begun = crawls(site)
    begun.run(max_articles="40")
    site.articles = [*range(100, 95, -1), *range(75, 0, -1)]  # what is unknown begins three pages before its place
    begun.run()
    assert begun.written() == list(range(1, 101))


@pytest.mark.parametrize("gone", [404, 500])
def test_a_bookmark_that_leads_nowhere_is_done_without(crawls: Start, gone: int) -> None:
    site = NewsSite(list(range(60, 0, -1)), size=5)
    begun = crawls(site)
    begun.run(max_articles="20")
    site.faults = {bookmark(begun): faults.status(gone)}
    second = begun.run()
    # It stands in the way of the walk from the front, too: a listing cut there is walked whole by the next run.
    assert second.asked.count(page_path(2)) == 1
    site.faults.clear()
    begun.run()
    assert begun.written() == list(range(1, 61))


def test_a_listing_without_the_pages_that_it_had_and_without_a_way_on_is_cut(crawls: Start) -> None:
    site = NewsSite(list(range(60, 0, -1)), size=5)
    begun = crawls(site)
    begun.run(max_articles="20")
    site.articles = site.articles[:5]
    second = begun.run()
    assert "no way on" in second.report["listings"]["cut"][f"https://www.yybnet.net{NEWS}"]
    assert f"https://www.yybnet.net{NEWS}" not in second.report["listings"]["walked_to_the_end"]


def test_an_article_that_was_on_its_way_when_the_run_was_stopped_is_no_further_than_the_bookmark(crawls: Start) -> None:
    site = NewsSite(list(range(60, 0, -1)), size=5)
    site.faults = {path(52): faults.status(500)}  # it is tried again when others have had their turn
    begun = crawls(site)
    begun.run({"CLOSESPIDER_PAGECOUNT": "14"})
    site.faults.clear()
    while begun.run({"CLOSESPIDER_PAGECOUNT": "14"}).numbers:
        pass
    assert begun.written() == list(range(1, 61))


def test_relist_walks_from_the_front_to_the_end(crawls: Start) -> None:
    begun = crawls(NewsSite(list(range(60, 0, -1)), size=5))
    begun.run(max_articles="20")
    relisted = begun.run(relist="1")
    assert page_path(2) in relisted.asked
    assert begun.written() == list(range(1, 61))


def test_a_bookmark_that_the_new_ones_have_pushed_the_walk_past_is_passed(crawls: Start) -> None:
    site = NewsSite(list(range(60, 0, -1)), size=5)
    begun = crawls(site)
    begun.run(max_articles="8")
    assert bookmark(begun) == page_path(2)
    site.articles = [*range(72, 60, -1), *site.articles]
    second = begun.run()
    assert begun.written() == list(range(1, 73))
    assert max(map(second.asked.count, second.asked)) == 1


def test_a_walk_goes_on_at_the_first_page_with_an_article_that_has_no_answer() -> None:
    walk, answered = Walk("/tongchuan/news/", 0, known=False), {"a", "c"}
    for page, articles in (("1", ["a"]), ("2", ["b", "c"]), ("3", ["c"])):
        walk.wait_for(page, articles, answered.__contains__)
    assert walk.unanswered(answered.__contains__) == "2"
    assert walk.unanswered({"a", "b", "c"}.__contains__) == "3"  # what it leads to was not read


def test_a_run_that_is_killed_leaves_no_bookmark(tmp_path: Path) -> None:
    state = State.open(tmp_path / "state.sqlite")
    state.mark_listings({}, {}, {}, {"a": "page 3"}, at=1.0)
    assert state.take_listing("a").bookmark == "page 3"
    assert state.take_listing("a").bookmark == ""
    state.close()
