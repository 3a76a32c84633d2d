"""When the next request may be sent, if at all, and what is asked for again.

`Pace` is one for the whole site, with one state. The download handler asks it just before a request is sent, so that
what already waits in Scrapy's queues is held back too.

             an answer, DOWNLOAD_DELAY passes
              ┌────┐
              │    ▼    no answer, "too busy", "too many"        time passes
            OPEN ─────────────────────────────────▶ PAUSED ─────────────────▶ TRYING
              ▲                                       ▲  ▲ the next failure      │ one request, and
              │                                       │  └───── twice as long ───┤ its answer is waited for
              └───────────────────────────────────────│──────────────────────────┘ an answer
                                                      │
              any of them ── many failures in a row, a pause too long, robots.txt ──▶ HALTED

Only pages that should answer count. One that earlier runs asked for in vain says nothing about the site: its failure
neither pauses the run nor ends it, and it is asked once (`KNOWN_TROUBLE` in its meta). What it sends with 429 or
`Retry-After` is kept to all the same.

After some failures in a row it is in doubt: then a page that answered before in this run is asked (`witness.py`). When
that answers, the pages are dead and not the site, and the pace is as before; when it does not, for so many times and
with growing pauses between them, the site is down.
"""

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from time import monotonic
from typing import Final

from scrapy import Request, Spider, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares import retry
from scrapy.exceptions import CannotResolveHostError, CloseSpider, DownloadCancelledError
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.response import response_status_message

from yybnet_crawler.downloading.addresses import refused_address
from yybnet_crawler.downloading.failures import Refused

logger = logging.getLogger(__name__)

REFUSALS: Final = frozenset({403, 429})
# Said by whatever stands before the site. Not 500: a page with a broken record says that for ever.
UNAVAILABLE: Final = frozenset({408, 502, 503, 504, 520, 521, 522, 523, 524, 525})
# So many different pages in a row, with no other answer between them.
REFUSED_PAGES: Final = 5
UNANSWERED_PAGES: Final = 10
FAILING_PAGES: Final = 30  # of whatever kind: the front page comes from a cache, and nothing behind it
# So many requests in a row that failed raise the doubt whether the site is up: those for pages that should answer, and
# those for pages that did not in earlier runs.
DOUBT: Final = 4
DOUBT_BY_THE_DEAD: Final = 10
WITNESS_TRIES: Final = 3
NEVER_ANSWERED: Final = 8  # requests, where no page has answered that could be asked
# A site that wants to be left alone for longer is left alone till the next run.
MAX_RETRY_AFTER: Final = 600.0

# In a request's meta:
KNOWN_TROUBLE: Final = "known_trouble"  # earlier runs asked for the page in vain
WITNESS: Final = "witness"  # it answered before in this run, and is asked because others fail


class Phase(Enum):
    OPEN = "open"
    PAUSED = "paused"
    TRYING = "trying"
    HALTED = "halted"


class Pace:
    """The extension that everything in `downloading` tells what the site says of itself."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.phase = Phase.OPEN
        self.interval = 0.0  # seconds between two requests, besides DOWNLOAD_DELAY
        self.halted: tuple[str, str] | None = None  # finish reason, detail
        self.answered = False  # whether any page was in this run, robots.txt aside
        self._failures = frozenset(int(code) for code in settings.getlist("RETRY_HTTP_CODES"))
        self._delay = settings.getfloat("DOWNLOAD_DELAY")
        # Scrapy varies its delay by half, and counts from where a request leaves its queue. This is from sending.
        self._least_delay = self._delay * (0.5 if settings.getbool("RANDOMIZE_DOWNLOAD_DELAY") else 1.0)
        self._longest_pause = settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        self._not_before = 0.0  # by time.monotonic()
        # Since the last answer:
        self._refused: set[str] = set()
        self._unanswered: set[str] = set()
        self._failing: set[str] = set()
        # Since the last answer, or the last of the witness:
        self._in_a_row = 0
        self._dead_in_a_row = 0
        self._witness_failed = 0
        crawler.signals.connect(self._spider_idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Pace":
        return cls(crawler)

    # --- What is asked of it ------------------------------------------------------------------------

    def pause(self, seconds: float) -> None:
        """Send nothing for so long from now. A pause never shortens another; after it one request goes first."""
        self._not_before = max(self._not_before, monotonic() + seconds)
        if self.phase is not Phase.HALTED:
            self.phase = Phase.PAUSED

    def keep_apart(self, seconds: float) -> None:
        """From now on, leave at least so long between two requests."""
        self.interval = max(self.interval, seconds)
        self._not_before = max(self._not_before, monotonic() + self.interval)

    def halt(self, finish_reason: str, detail: str) -> None:
        """Send nothing more in this run.

        Every request that is left fails with a `Refused`, so that its errback names it; then the
        spider closes with `finish_reason`. Closing it at once would drop the queue without a word.
        """
        if not self.halted:
            self.halted = finish_reason, detail
            self.phase = Phase.HALTED
            logger.error("Stopping (%s): %s", finish_reason, detail)

    def check(self) -> None:
        """Raises `Refused` when nothing may be sent any more."""
        if self.halted:
            reason, detail = self.halted
            raise Refused(reason, detail, asked=False)

    @property
    def wait(self) -> float:
        """Seconds until the next request may be sent."""
        return max(0.0, self._not_before - monotonic())

    @property
    def in_doubt(self) -> bool:
        """Whether so many requests failed that the site may be down. One that refuses is up."""
        return self._in_a_row - len(self._refused) >= DOUBT or self._dead_in_a_row >= DOUBT_BY_THE_DEAD

    async def turn(self) -> None:
        """Returns when the next request may be sent; raises `Refused` when none may, or the run is ending."""
        self.check()
        while self.phase is Phase.TRYING or (wait := self._not_before - monotonic()) > 0:
            if self.crawler.engine and not self.crawler.engine.running:  # SIGTERM: do not sit out the pause
                said = "The run was stopped before this page's turn came."
                raise Refused("shutdown", said, asked=False)
            await asyncio.sleep(0.05 if self.phase is Phase.TRYING else min(wait, 0.5))
            self.check()
        # No await since the last look at the clock: of several that wait, one gets through.
        if self.phase is Phase.PAUSED:
            self.phase = Phase.TRYING
        self._not_before = monotonic() + max(self.interval, self._least_delay)

    # --- What it hears ------------------------------------------------------------------------------

    def heard(self, request: Request, response: Response | None) -> None:
        """An answer came off the wire, or None for none."""
        self._tried()
        asked_to_wait = retry_after(response, self._longest_pause) if self._is_failure(request, response) else None
        if asked_to_wait is not None and asked_to_wait > MAX_RETRY_AFTER:
            self.halt("blocked", f"The site asks to be left alone for {asked_to_wait:.0f} seconds.")
        elif not self._count(request, response):
            pass
        elif verdict := self._verdict(response):
            self.halt(*verdict)
        elif self._in_a_row:  # a header of no seconds is no reason to ask on at full pace
            growing = min(2 * self._delay * 2.0 ** min(self._in_a_row - 1, 30), self._longest_pause)
            asked_to_wait = max(asked_to_wait or 0.0, growing)
        if asked_to_wait and not self.halted:
            logger.info("Asking nothing for %.1f seconds after %s", asked_to_wait, request.url)
            self.pause(asked_to_wait)

    def _verdict(self, response: Response | None) -> tuple[str, str] | None:
        """The finish reason and a sentence, when this was one failure too many."""
        if len(self._refused) >= REFUSED_PAGES:
            return "blocked", f"{REFUSED_PAGES} pages in a row were refused with status 403 or 429."
        if self._witness_failed >= WITNESS_TRIES:
            asked = f"A page that answered before was asked {WITNESS_TRIES} times more, since others failed"
            if response is not None and response.status in REFUSALS:
                return "blocked", f"{asked}, and is refused with status {response.status}."
            return "unreachable", f"{asked}, and does not answer either; the site is down."
        if len(self._unanswered) >= UNANSWERED_PAGES:
            return "unreachable", f"{UNANSWERED_PAGES} pages in a row had no answer; is the site up?"
        if len(self._failing) >= FAILING_PAGES:
            return "unreachable", f"{FAILING_PAGES} pages in a row failed; the site is up, and has nothing but errors."
        if not self.answered and self._in_a_row >= NEVER_ANSWERED:
            return "unreachable", f"{NEVER_ANSWERED} requests failed, and no page ever answered; is the site up?"
        return None

    def unheard(self) -> None:
        """What was sent came to no end of its own: the request was cancelled, the page too large."""
        self._tried()

    def _tried(self) -> None:
        if self.phase is Phase.TRYING:
            self.phase = Phase.OPEN

    def _is_failure(self, request: Request, response: Response | None) -> bool:
        """Whether the server says that it has trouble, or that we are too many."""
        if response is None:
            return False
        return response.status in self._failures and not (is_for_robots(request) and response.status == 403)

    def _count(self, request: Request, response: Response | None) -> bool:
        """Takes the answer into account. Returns whether it says anything about the site as a whole."""
        failure = self._is_failure(request, response)
        for_robots = is_for_robots(request)
        # An empty robots.txt is a good one.
        bad = response is None or failure or (is_empty(response) and not for_robots)
        witness = bool(request.meta.get(WITNESS))
        if not bad:
            if not for_robots:
                self._in_a_row = self._dead_in_a_row = self._witness_failed = 0
                if not witness:  # it says that the site is up, not that it has what we want
                    self.answered = True
                    self._refused.clear()
                    self._unanswered.clear()
                    self._failing.clear()
            return True
        if request.meta.get(KNOWN_TROUBLE) and not (response and response.status == 429):
            self._dead_in_a_row += 1
            return False
        self._in_a_row += 1
        self._witness_failed += witness
        self._failing.add(request.url)
        if response is None or response.status in UNAVAILABLE:
            self._unanswered.add(request.url)
        if response is not None and response.status in REFUSALS:
            self._refused.add(request.url)
        return True

    def _spider_idle(self, spider: Spider) -> None:
        if self.halted:
            raise CloseSpider(self.halted[0])
        if self._refused and not self.answered:  # fewer pages than it takes for a verdict
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
        # Twisted asks again by itself, at once and untold, when a connection that was kept open is cut.
        self._pool.retryAutomatically = False

    async def download_request(self, request: Request) -> Response:
        await self.pace.turn()
        # The pace hears of it here and not in a middleware: Scrapy sends the next request before that.
        try:
            response = await super().download_request(request)
        except (DownloadCancelledError, asyncio.CancelledError):  # too large, so there was an answer
            self.pace.unheard()
            raise
        except Exception as error:
            self.pace.heard(request, None)
            host = urlparse_cached(request).hostname or ""
            if isinstance(error, CannotResolveHostError) and (address := refused_address(host)):
                detail = f"{host} has the address {address}, which is not public; check the name server."
                raise Refused("private_address", detail) from None
            raise
        self.pace.heard(request, response)
        return response


class RetryMiddleware(retry.RetryMiddleware):
    """Scrapy's, for pages without a byte and for 403 too, and over at once when the site is not to be asked.

    How long to wait before anything is asked again is for the pace to say.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RetryMiddleware":
        return cls(crawler)

    @property
    def pace(self) -> Pace:
        return pace_of(self.crawler)

    def process_request(self, request: Request) -> None:
        self.pace.check()  # here as well as in the handler: what is left need not wait for its turn to fail
        if request.meta.get(KNOWN_TROUBLE):
            request.meta["dont_retry"] = True

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        for_robots = is_for_robots(request)
        if response.status == 403 and not for_robots:
            # Waiting does not mend it, but a second look, when others were asked, tells page from site.
            return self._again(request, "403 Forbidden", times=min(1, self.max_retry_times)) or response
        if is_empty(response) and not for_robots:
            again = self._again(request, "empty body")
            if again is None:
                detail = "The page came without a single byte; the next run asks again."
                raise Refused("empty_body", detail)
            return again
        if response.status in self.retry_http_codes and response.status != 403:
            return self._again(request, response_status_message(response.status)) or response
        return response

    def _again(self, request: Request, reason: str, times: int | None = None) -> Request | None:
        spider = self.crawler.spider
        assert spider
        if request.meta.get("dont_retry"):
            return None
        return retry.get_retry_request(request, spider=spider, reason=reason, max_retry_times=times)


def is_for_robots(request: Request) -> bool:
    """Whether it asks for robots.txt, or for where that was redirected to."""
    return bool(request.meta.get("dont_obey_robotstxt"))


def is_empty(response: Response) -> bool:
    """Whether it says that all is well, and then nothing."""
    return 200 <= response.status < 300 and not response.body


def retry_after(response: Response | None, unreadable: float) -> float | None:
    """The seconds that `Retry-After` asks for, as a number or a date; None without the header.

    `unreadable`: what a header means that says neither. Somebody wanted us to wait, and we do not know how long.
    """
    header = (response.headers.get("Retry-After") or b"").decode("latin-1").strip() if response else ""
    if not header:
        return None
    if header.isascii() and header.isdigit():
        return float(header[:12])
    try:
        date = parsedate_to_datetime(header)
        if date.tzinfo is None:  # "-0000" is UTC, by RFC 5322
            date = date.replace(tzinfo=UTC)
        return max(0.0, (date - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError, TypeError, IndexError):
        return unreadable
