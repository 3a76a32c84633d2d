"""Round after round: a run of its own for each, in one process and at one pace, until somebody ends it.

A round's files are sealed when it ends. It ends when its time is over, or when it has written enough: what it did not
come to the end of has a bookmark, where the next one goes on. Each begins with the front pages, so what is new is never
behind the backlog.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, Final, cast

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from twisted.internet.error import ReactorNotRunning

from yybnet_crawler import interruption
from yybnet_crawler.downloading.pace import pace_of
from yybnet_crawler.exit_status import ExitStatus

RECORDS: Final = 10_000  # of one round
# What a schedule would go on after, too.
_GOES_ON: Final = frozenset(
    {
        *(ExitStatus.DONE, ExitStatus.NOTHING_FOUND, ExitStatus.TOO_MANY_FAILURES),
        *(ExitStatus.DRIFT, ExitStatus.STOPPED_BY_SITE),
    }
)


class Rounds:
    """`create` makes the crawler of a round, `tell` says how it ended; a round may take so many `seconds`."""

    def __init__(
        self,
        process: AsyncCrawlerProcess,
        seconds: float,
        create: Callable[[], Crawler],
        tell: Callable[[Crawler], ExitStatus],
    ) -> None:
        self._process = process
        self._seconds = seconds
        self._create = create
        self._tell = tell
        self._untold: Crawler | None = None
        self._status = ExitStatus.CRASHED  # of the last round

    def run(self, **arguments: Any) -> ExitStatus:
        """Returns when a signal came, or after a round that no other may follow."""
        task = asyncio.get_event_loop().create_task(self._go(arguments))
        task.add_done_callback(_stop_reactor)
        self._process.start(stop_after_crawl=False)
        self._told()  # of a round that a signal ended
        return ExitStatus.INTERRUPTED if interruption.received() else self._status

    async def _go(self, arguments: dict[str, Any]) -> None:
        while not interruption.received():
            due = monotonic() + self._seconds
            self._untold = crawler = self._create()
            limits = {"CLOSESPIDER_TIMEOUT": self._seconds, "CLOSESPIDER_ITEMCOUNT": RECORDS}
            crawler.settings.setdict(limits, priority="cmdline")
            await self._process.crawl(crawler, **arguments)
            self._told()
            if self._status not in _GOES_ON:
                return
            if crawler.stats.get_value("finish_reason") == "closespider_itemcount":
                due = 0.0
            await asyncio.sleep(max(due - monotonic(), pace_of(crawler).wait))

    def _told(self) -> None:
        if self._untold is not None:
            self._status, self._untold = self._tell(self._untold), None


def _stop_reactor(task: "asyncio.Task[None]") -> None:
    from twisted.internet import reactor  # not before Scrapy has installed it

    with suppress(ReactorNotRunning):
        cast("Any", reactor).stop()
    if not task.cancelled() and (error := task.exception()):
        raise error
