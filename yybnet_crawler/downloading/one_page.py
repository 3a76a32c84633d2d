"""Fetch a single page with the project's settings: robots.txt, pace, limits, `YYBNET_ORIGIN` and all."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler.downloading.failures import rejection
from yybnet_crawler.items import Page, Rejection


def fetch(process: CrawlerProcessBase, url: str) -> Page | Rejection:
    """The page, or why there is none. Runs the process to its end, so once a process."""
    answers: list[Page | Rejection] = []
    process.crawl(OnePage, url=url, answers=answers)
    process.start()
    unasked = Rejection(url, "not_asked", "It was not asked for; the log (-L INFO) says why.", transient=True)
    return answers[0] if answers else unasked


class OnePage(Spider):
    """No spider of `scrapy list`: it has no run, no items and writes no files."""

    name = "one-page"
    custom_settings = {"ITEM_PIPELINES": {}}  # noqa: RUF012 - Scrapy's type

    def __init__(self, url: str, answers: list[Page | Rejection]) -> None:
        super().__init__()
        self._url = url
        self._answers = answers

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self._url, callback=self.keep, errback=self.refuse, dont_filter=True)

    def keep(self, response: Response) -> None:
        header = response.headers.get("Content-Type")
        content_type = header.decode("latin-1") if header else None
        fetched_at = datetime.now(UTC).replace(microsecond=0)
        self._answers.append(Page(response.url, response.body, content_type, fetched_at))

    def refuse(self, failure: Failure) -> None:
        self._answers.append(rejection(failure, self._url))
