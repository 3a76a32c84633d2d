"""A site that goes down in the middle of a run, and pages that are dead while it is up."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, repeat

import pytest

from tests import fault_server as faults
from tests.fault_server import Exchange, Fault
from tests.faults.news_site import FRONT, NEWS, Crawls, NewsSite, page_path, path
from yybnet_crawler.downloading.pace import DOUBT, DOUBT_BY_THE_DEAD, FAILING_PAGES, NEVER_ANSWERED, WITNESS_TRIES

Start = Callable[[NewsSite], Crawls]
RETRIES = {"RETRY_TIMES": "3"}  # as many as are shipped


@dataclass
class DyingSite(NewsSite):
    """From the first request for `last_words` on it answers nothing but `death`."""

    last_words: str = ""
    death: Fault = faults.reset
    died: bool = False

    async def answer(self, exchange: Exchange) -> None:
        self.died = self.died or exchange.asked.path == self.last_words
        await (self.death(exchange) if self.died else super().answer(exchange))

    def revive(self) -> None:
        self.died, self.last_words = False, ""


def once(good: str | None, then: Fault) -> Fault:
    """The page for the first request from now on, and the fault for all others."""
    assert good
    answers = chain([faults.answer(good.encode())], repeat(then))

    async def fault(exchange: Exchange) -> None:
        await next(answers)(exchange)

    return fault


@pytest.mark.parametrize(
    "death",
    [
        pytest.param(faults.reset, id="reset"),
        pytest.param(faults.answer(b""), id="empty"),
        *(pytest.param(faults.status(code), id=str(code)) for code in (500, 502, 503)),
    ],
)
@pytest.mark.parametrize("last_words", [path(21), page_path(3)], ids=["at an article", "at a listing"])
def test_a_site_that_dies_is_asked_a_few_times_more_and_nothing_is_lost(
    crawls: Start, death: Fault, last_words: str
) -> None:
    site = DyingSite(list(range(30, 0, -1)), last_words=last_words, death=death)
    begun = crawls(site)
    first = begun.run(RETRIES)
    assert first.status == 8
    assert "the site is down" in first.said.splitlines()[-1]
    assert first.asked[first.asked.index(last_words) :] == [last_words] * DOUBT + [FRONT] * WITNESS_TRIES
    assert first.numbers
    assert first.report["pages"]["balanced"]
    site.revive()
    second = begun.run()
    assert second.status == 0, second.said
    assert begun.written() == list(range(1, 31))


def test_one_page_that_is_dead_is_no_site_that_is_down(crawls: Start) -> None:
    site = NewsSite(list(range(30, 0, -1)), faults={path(21): faults.reset})
    ran = crawls(site).run(RETRIES)
    assert ran.status == 0, ran.said
    assert ran.asked.count(path(21)) == 4
    assert ran.asked.count(FRONT) == 2  # once more, when the page had failed four times in a row
    assert sorted(ran.numbers) == [n for n in range(1, 31) if n != 21]


def test_a_site_that_refuses_the_page_that_answered_before_has_blocked_us(crawls: Start) -> None:
    site = NewsSite(list(range(30, 0, -1)))
    site.faults = {path(n): faults.reset for n in range(1, 31)}
    site.faults[FRONT] = once(site.page_at(FRONT), faults.status(403))
    ran = crawls(site).run(RETRIES)
    assert ran.status == 8
    assert "refused with status 403" in ran.said.splitlines()[-1]


def test_a_front_page_from_a_cache_with_nothing_but_errors_behind_it_does_not_keep_a_run_busy(crawls: Start) -> None:
    numbers = list(range(100, 0, -1))
    site = NewsSite(numbers, size=100, faults={path(n): faults.status(500) for n in numbers})
    begun = crawls(site)
    ran = begun.run(RETRIES)
    assert ran.status == 8
    assert len(set(ran.articles_asked)) == FAILING_PAGES
    site.faults.clear()
    assert begun.run().status == 0
    assert begun.written() == sorted(numbers)


def test_two_regions_neither_of_which_ever_answers(crawls: Start) -> None:
    site = NewsSite([], faults={FRONT: faults.status(500), "/baoji/": faults.status(500), "/xian/": faults.status(500)})
    ran = crawls(site).run(RETRIES, region="tongchuan,baoji,xian")
    assert ran.status == 8
    assert len(ran.asked) == NEVER_ANSWERED


# --- Pages that earlier runs asked for in vain ------------------------------------------------------------


def with_dead_pages(crawls: Start) -> tuple[NewsSite, Crawls]:
    """After a run that met sixteen dead pages."""
    site = NewsSite(list(range(60, 0, -1)), size=20)
    site.faults = {path(n): faults.status(500) for n in range(3, 50, 3)}
    begun = crawls(site)
    assert begun.run().status == 0
    site.articles = [61, *site.articles]
    return site, begun


def test_dead_pages_of_a_site_that_is_up_are_all_asked(crawls: Start) -> None:
    _, begun = with_dead_pages(crawls)
    second = begun.run()
    assert second.status == 0, second.said
    assert second.asked[:3] == [FRONT, NEWS, path(61)]
    assert set(range(3, 50, 3)) <= set(second.articles_asked)
    assert second.asked.count(FRONT) == 2  # the site is up, it says when ten of them have failed


def test_a_site_that_dies_when_only_dead_pages_are_left_is_left_alone(crawls: Start) -> None:
    site, begun = with_dead_pages(crawls)
    site.faults = {path(n): faults.reset for n in range(3, 50, 3)}
    site.faults[FRONT] = once(site.page_at(FRONT), faults.reset)
    second = begun.run(RETRIES)
    assert second.status == 8
    assert second.numbers == [61]
    dead = [n for n in second.articles_asked if n != 61]
    assert len(dead) == DOUBT_BY_THE_DEAD
    assert second.asked[-WITNESS_TRIES:] == [FRONT] * WITNESS_TRIES
    site.faults.clear()
    begun.run(relist="1")
    assert begun.written() == list(range(1, 62))
