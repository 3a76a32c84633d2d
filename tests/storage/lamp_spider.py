"""The least spider that keeps the contract between spiders and the run; it crawls a `SmallSite`."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.site import canonical_url
from yybnet_crawler.storage.run import Run

LISTING = "https://www.yybnet.net/tongchuan/news/"


@dataclass(frozen=True)
class Arguments:
    regions: tuple[str, ...]
    full: bool
    relist: bool
    recheck_days: int | None
    since: date | None
    until: date | None
    max_articles: int | None


class LampSpider(Spider):
    name = "lamps"
    custom_settings = {"ROBOTSTXT_OBEY": False}  # noqa: RUF012

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = self.check_arguments(**arguments)

    @classmethod
    def check_arguments(cls, region: str = "tongchuan", **others: str) -> Arguments:
        if region != "tongchuan":
            raise BadArgument(f"region={region}: the small site has only tongchuan")
        days, since = others.get("recheck_days"), others.get("since")
        return Arguments(
            regions=(region,),
            full=others.get("full") == "1",
            relist=others.get("relist") == "1",
            recheck_days=int(days) if days else None,
            since=date.fromisoformat(since) if since else None,
            until=None,
            max_articles=None,
        )

    @property
    def run_name(self) -> str:
        return "+".join(self.arguments.regions)

    @property
    def run(self) -> Run:
        run = self.crawler.get_extension(Run)
        assert run is not None
        return run

    async def start(self) -> AsyncIterator[Any]:
        for url in self.run.overdue():
            yield self.article(url)
        self.walked_before = self.run.walks.is_walked(LISTING)
        yield Request(LISTING, self.parse_listing, errback=self.listing_failed)

    def article(self, url: str) -> Request:
        self.run.asked(url)
        return Request(url, self.parse_article, errback=self.failed, dont_filter=True)

    def parse_listing(self, response: Response) -> Iterator[Request]:
        text = cast("TextResponse", response).text
        found = [response.urljoin(href) for href in re.findall(r'href="([^"]+\.html)"', text)]
        wanted = [url for url in found if self.run.wants(url)]
        yield from map(self.article, wanted)
        more = re.search(r'href="([^"]+\?page=\d+)"', text)
        if more is None:
            self.run.walks.end(LISTING)
        elif len(wanted) == len(found) or not self.walked_before:
            yield Request(response.urljoin(more[1]), self.parse_listing, errback=self.listing_failed)

    def parse_article(self, response: Response) -> Iterator[Page]:
        content_type = response.headers.get("Content-Type", b"")
        yield Page(response.url, response.body, (content_type or b"").decode(), datetime.now(UTC))

    def failed(self, failure: Failure) -> Iterator[Rejection]:
        request: Request = failure.request  # type: ignore[attr-defined]
        status = getattr(getattr(failure.value, "response", None), "status", None)
        reason = f"http_{status}" if status else "connection"
        transient = status is None or status >= 500
        yield Rejection(canonical_url(request.url), reason, failure.getErrorMessage(), transient)

    listing_failed = failed
