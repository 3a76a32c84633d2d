"""Politeness to the letter."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests import fault_server as faults
from tests.fault_server import Fault, in_turn
from tests.faults.news_site import Crawls, NewsSite, article, path

Start = Callable[[NewsSite], Crawls]
DELAY = 0.3


def gaps(begun: Crawls, after: str) -> list[float]:
    """Seconds between each two requests, from the first for `after` on."""
    asked = begun.server.asked
    first = next(index for index, each in enumerate(asked) if each.path == after)
    return [later.at - earlier.at for earlier, later in pairwise(asked[first:])]


def busy(seconds: str) -> Fault:
    return faults.status(429, {"Retry-After": seconds})


def good(number: int) -> Fault:
    return faults.answer(article(number).encode())


def test_after_a_pause_one_request_goes_and_the_next_keeps_its_distance(crawls: Start) -> None:
    site = NewsSite(list(range(5, 0, -1)), faults={path(4): in_turn(busy("1"), good(4))})
    begun = crawls(site)
    ran = begun.run({"DOWNLOAD_DELAY": str(DELAY), "RANDOMIZE_DOWNLOAD_DELAY": "0"})
    assert sorted(ran.numbers) == [1, 2, 3, 4, 5]
    pause, *others = gaps(begun, path(4))
    assert pause >= 1
    assert min(others) >= DELAY / 2  # where a busy machine is late with one request, the next seems early


def test_with_many_requests_at_once_one_goes_first_after_a_pause(crawls: Start) -> None:
    async def slowly(exchange: faults.Exchange) -> None:
        import asyncio

        await asyncio.sleep(0.4)
        await good(3)(exchange)

    numbers = list(range(9, 0, -1))
    site = NewsSite(numbers, size=9, faults={path(9): in_turn(busy("1"), good(9))})
    site.faults |= {path(n): slowly for n in numbers[1:]}
    begun = crawls(site)
    begun.run({"CONCURRENT_REQUESTS": "4", "CONCURRENT_REQUESTS_PER_DOMAIN": "4", "DOWNLOAD_TIMEOUT": "10"})
    refused = next(each for each in begun.server.asked if each.path == path(9))
    later = [each.at - refused.at for each in begun.server.asked if each.at >= refused.at + 1]
    assert later[1] - later[0] >= 0.4


@pytest.mark.parametrize("header", ["soon", "Fri, 31 Dec 999999 23:59:59 GMT", "-1"])
def test_a_header_that_cannot_be_read_means_the_longest_pause(crawls: Start, header: str) -> None:
    site = NewsSite(list(range(5, 0, -1)), faults={path(4): in_turn(busy(header), good(4))})
    begun = crawls(site)
    ran = begun.run({"AUTOTHROTTLE_MAX_DELAY": "1.2"})
    assert sorted(ran.numbers) == [1, 2, 3, 4, 5]
    assert gaps(begun, path(4))[0] >= 1.2


def test_a_retry_after_of_more_digits_than_time_has_ends_the_run(crawls: Start) -> None:
    site = NewsSite(list(range(5, 0, -1)), faults={path(4): busy("9" * 400)})
    ran = crawls(site).run()
    assert ran.status == 8
    assert ran.articles_asked == [5, 4]


@pytest.mark.parametrize("header", ["0", "Mon, 05 Jan 2015 08:00:00 GMT"])
def test_a_retry_after_that_is_over_does_not_switch_patience_off(crawls: Start, header: str) -> None:
    site = NewsSite(list(range(5, 0, -1)), faults={path(1): in_turn(busy(header), busy(header), good(1))})
    begun = crawls(site)
    settings = {"DOWNLOAD_DELAY": "0.1", "AUTOTHROTTLE_MAX_DELAY": "60", "RETRY_TIMES": "2"}
    ran = begun.run(settings | {"RANDOMIZE_DOWNLOAD_DELAY": "0"})
    assert sorted(ran.numbers) == [1, 2, 3, 4, 5]
    first, second = gaps(begun, path(1))
    assert first >= 0.2  # twice the delay, and then twice as long
    assert second >= 0.4
