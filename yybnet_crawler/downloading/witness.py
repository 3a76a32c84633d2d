"""Is the site down, or are these pages dead? A page that answered before in this run tells: the witness.

When the pace is in doubt, nothing else is asked until the witness answers; or it does not, and the run ends. Nor does
a run end well in doubt.
"""

import asyncio
import logging
from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from yybnet_crawler.downloading.failures import Refused
from yybnet_crawler.downloading.pace import WITNESS, is_for_robots, pace_of

logger = logging.getLogger(__name__)


class WitnessMiddleware:
    """The witness is the first page that came whole: of a region its front page."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._url: str | None = None
        self._asking: asyncio.Future[None] | None = None
        self._settling: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        witness = cls(crawler)
        crawler.signals.connect(witness._spider_idle, signals.spider_idle)
        return witness

    async def process_request(self, request: Request) -> None:
        if not (request.meta.get(WITNESS) or is_for_robots(request)):
            await self._settle()

    def process_response(self, request: Request, response: Response, spider: Spider | None = None) -> Response:
        if self._url is None and response.status == 200 and response.body and not is_for_robots(request):
            self._url = request.url
        return response

    @property
    def _is_needed(self) -> bool:
        pace = pace_of(self.crawler)
        return pace.in_doubt and not pace.halted and self._url is not None

    async def _settle(self) -> None:
        """Until there is no doubt any more. Of several that wait for that one asks."""
        while self._is_needed:
            if self._asking is None or self._asking.done():
                self._asking = asyncio.ensure_future(self._ask())
            await self._asking

    def _spider_idle(self) -> None:
        if self._is_needed:
            self._settling = asyncio.ensure_future(self._settle())
            # Stopped meanwhile, the run says so itself.
            self._settling.add_done_callback(lambda done: done.cancelled() or done.exception())
            raise DontCloseSpider

    async def _ask(self) -> None:
        """The pace hears the answer; here it is of no use."""
        assert self.crawler.engine
        assert self._url
        meta = {WITNESS: True, "dont_retry": True}
        try:
            await self.crawler.engine.download_async(Request(self._url, callback=NO_CALLBACK, meta=meta))
        except Refused as refusal:
            if not refusal.asked:  # the run is ending
                raise
        except Exception:
            logger.info("%s does not answer", self._url)
