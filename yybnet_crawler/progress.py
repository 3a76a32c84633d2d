"""How the run gets on: a line that renews itself on a terminal, a plain line a minute in a log."""

import logging
import os
import sys
from time import monotonic
from typing import Self, TextIO
from unicodedata import east_asian_width

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.log import get_scrapy_root_handler

from yybnet_crawler.storage.run import Run
from yybnet_crawler.terminal import PrintableFilter

logger = logging.getLogger(__name__)

_USUAL_COLUMNS = 80
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
            self._terminal.write(_CLEAR + cut_to(line, _columns(self._terminal) - 1))
            self._terminal.flush()

    def _make_room(self, record: logging.LogRecord) -> bool:
        self._show("")
        return True


def progress_line(run: Run, pages: int, seconds: float) -> str:
    """What matters most comes first: a narrow terminal shows no more."""
    ledger, walks = run.ledger, run.walks
    listings = f", listing page {walks.pages_read} of {walks.pages_named} named" if walks.pages_read else ""
    return (
        f"{run.region}: {ledger.records} articles, {ledger.waiting} in the queue, {pages} pages,"
        f" {ledger.rejected.total()} rejected{listings}, {pages / max(seconds, 0.001):.1f} pages/s"
    )


def _columns(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or _USUAL_COLUMNS
    except OSError:
        return _USUAL_COLUMNS


def cut_to(text: str, columns: int) -> str:
    """As much of a text as a terminal shows in so many columns; a Han character takes two."""
    for index, char in enumerate(text):
        columns -= 2 if east_asian_width(char) in "WF" else 1
        if columns < 0:
            return text[:index]
    return text
