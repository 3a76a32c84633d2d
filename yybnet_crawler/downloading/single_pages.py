"""Fetch single pages with the project's settings: robots.txt, pace, limits, `YYBNET_ORIGIN` and all."""

import signal
from collections.abc import AsyncIterator, Sequence
from functools import partial

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler import interruption
from yybnet_crawler.downloading.failures import page_of, rejection
from yybnet_crawler.items import Page, Rejection


def fetch(process: CrawlerProcessBase, urls: Sequence[str]) -> list[Page | Rejection]:
    """For each address, in their order, the page or why there is none.

    Runs the process to its end, so once a process. Raises KeyboardInterrupt when a signal ended it.
    """
    answers: dict[str, Page | Rejection] = {}
    interruption.watch(process)
    process.crawl(SinglePages, urls=urls, answers=answers)
    process.start()
    for each in (signal.SIGINT, signal.SIGTERM):  # they were Scrapy's
        signal.signal(each, signal.default_int_handler)
    if interruption.received():
        raise KeyboardInterrupt
    return [answers.get(url) or _unasked(url) for url in urls]


def _unasked(url: str) -> Rejection:
    return Rejection(url, "not_asked", "It was not asked for; the log (-L INFO) says why.", transient=True)


class SinglePages(Spider):
    """No spider of `scrapy list`: it has no run, no items and writes no files."""

    name = "single-pages"
    custom_settings = {"ITEM_PIPELINES": {}}  # noqa: RUF012 - Scrapy's type

    def __init__(self, urls: Sequence[str], answers: dict[str, Page | Rejection]) -> None:
        super().__init__()
        self._urls = urls
        self._answers = answers

    async def start(self) -> AsyncIterator[Request]:
        for url in dict.fromkeys(self._urls):
            keep, refuse = partial(self.keep, url), partial(self.refuse, url)
            yield Request(url, callback=keep, errback=refuse, dont_filter=True)

    def keep(self, asked: str, response: Response) -> None:
        self._answers[asked] = page_of(response)

    def refuse(self, asked: str, failure: Failure) -> None:
        self._answers[asked] = rejection(failure, asked)
