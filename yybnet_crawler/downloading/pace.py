"""When the next request may be sent, if at all.

`Pace` is one for the whole site. It holds what the site asks of us beyond our own delay (a pause by
Retry-After, an interval by Crawl-delay) and whether it has told us to stop. The download handler asks it just
before a request is sent, so that what already waits in Scrapy's queues is held back too.
"""

import asyncio
import logging
from time import monotonic

from scrapy import Request, Spider, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, CloseSpider, DownloadCancelledError
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from yybnet_crawler.downloading.addresses import refused_address
from yybnet_crawler.downloading.failures import Refused
from yybnet_crawler.downloading.patience import Patience

logger = logging.getLogger(__name__)


class Pace:
    """The extension that everything in `downloading` tells what the site asks for."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.patience = Patience(crawler.settings)
        self.interval = 0.0  # seconds between two requests, besides DOWNLOAD_DELAY
        self.halted: tuple[str, str] | None = None  # finish reason, detail
        self._not_before = 0.0  # by time.monotonic()
        crawler.signals.connect(self._spider_idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Pace":
        return cls(crawler)

    def pause(self, seconds: float) -> None:
        """Send nothing for so long from now. A pause never shortens another."""
        self._not_before = max(self._not_before, monotonic() + seconds)

    def keep_apart(self, seconds: float) -> None:
        """From now on, leave at least so long between two requests."""
        self.interval = max(self.interval, seconds)
        self.pause(self.interval)

    def halt(self, finish_reason: str, detail: str) -> None:
        """Send nothing more in this run.

        Every request that is left fails with a transient `Refused`, so that its errback names it; then the
        spider closes with `finish_reason`. Closing it at once would drop the queue without a word.
        """
        if not self.halted:
            self.halted = finish_reason, detail
            logger.error("Stopping (%s): %s", finish_reason, detail)

    def check(self) -> None:
        """Raises `Refused` when nothing may be sent any more."""
        if self.halted:
            reason, detail = self.halted
            raise Refused(reason, detail, transient=True)

    async def turn(self) -> None:
        """Returns when the next request may be sent; raises `Refused` when none may, or the run is ending."""
        self.check()
        while (wait := self._not_before - monotonic()) > 0:
            if self.crawler.engine and not self.crawler.engine.running:  # SIGTERM: do not sit out the pause
                raise Refused("shutdown", "The run was stopped before this page's turn came.", transient=True)
            await asyncio.sleep(min(wait, 0.5))
            self.check()
        # No await since the last look at the clock: of several that wait, one gets through.
        self._not_before = monotonic() + self.interval

    def heard(self, request: Request, response: Response | None) -> None:
        """An answer came off the wire, or None for none."""
        if response is None:
            self.patience.heard_nothing(request)
        else:
            self.patience.heard(request, response)
        if verdict := self.patience.verdict():
            self.halt(*verdict)
        elif pause := self.patience.pause():
            logger.info("Asking nothing for %.1f seconds after %s", pause, request.url)
            self.pause(pause)

    def _spider_idle(self, spider: Spider) -> None:
        if self.halted:
            raise CloseSpider(self.halted[0])
        if self.patience.refused and not self.patience.answered:  # fewer pages than it takes for a verdict
            raise CloseSpider("blocked")


def pace_of(crawler: Crawler) -> Pace:
    """The one of this crawl. Raises `RuntimeError` when the settings name none."""
    pace = crawler.get_extension(Pace)
    if pace is None:
        raise RuntimeError(f"EXTENSIONS must name {Pace.__module__}.{Pace.__name__}")
    return pace


class PacedDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP/1.1 handler, in the site's pace and with a name for addresses that are refused."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.pace = pace_of(crawler)

    async def download_request(self, request: Request) -> Response:
        await self.pace.turn()
        # The pace hears of it here and not in a middleware: Scrapy sends the next request before that.
        try:
            response = await super().download_request(request)
        except DownloadCancelledError:  # too large, so there was an answer
            raise
        except Exception as error:
            self.pace.heard(request, None)
            host = urlparse_cached(request).hostname or ""
            if isinstance(error, CannotResolveHostError) and (address := refused_address(host)):
                detail = f"{host} has the address {address}, which is not public; check the name server."
                raise Refused("private_address", detail, transient=True) from None
            raise
        self.pace.heard(request, response)
        return response
