"""How the run gets on: a line that renews itself on a terminal, a plain line a minute in a log."""

import logging
import sys
from time import monotonic
from typing import Self, TextIO

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.log import get_scrapy_root_handler

from yybnet_crawler.storage.run import Run
from yybnet_crawler.terminal import PrintableFilter

logger = logging.getLogger(__name__)

_CLEAR = "\r\x1b[K"


class Progress:
    """On a terminal the line stands below the log; elsewhere it is part of it."""

    def __init__(self, crawler: Crawler, terminal: TextIO | None) -> None:
        self._crawler = crawler
        self._terminal = terminal
        self._started = monotonic()
        self._loop = create_looping_call(self._tell)
        if handler := get_scrapy_root_handler():
            handler.addFilter(PrintableFilter())
        crawler.signals.connect(self._open, signal=signals.spider_opened)
        crawler.signals.connect(self._close, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler, sys.stderr if sys.stderr.isatty() else None)

    def _open(self) -> None:
        self._started = monotonic()
        if self._terminal and (handler := get_scrapy_root_handler()):
            handler.addFilter(self._make_room)
        self._loop.start(1 if self._terminal else 60, now=False)

    def _close(self) -> None:
        if self._loop.running:
            self._loop.stop()
        self._show("")

    def _tell(self) -> None:
        run = self._crawler.get_extension(Run)
        if run is None:
            return
        pages = self._crawler.stats.get_value("response_received_count", 0)
        line = progress_line(run, pages, monotonic() - self._started)
        if self._terminal:
            self._show(line)
        else:
            logger.info(line)

    def _show(self, line: str) -> None:
        if self._terminal:
            self._terminal.write(_CLEAR + line)
            self._terminal.flush()

    def _make_room(self, record: logging.LogRecord) -> bool:
        self._show("")
        return True


def progress_line(run: Run, pages: int, seconds: float) -> str:
    ledger = run.ledger
    return (
        f"{run.region}: {ledger.records} articles, {pages} pages, {ledger.rejected.total()} rejected,"
        f" {pages / max(seconds, 0.001):.1f} pages/s, {ledger.waiting} in the queue"
    )
