"""Asking again, and knowing when to stop asking.

A page that fails for a passing reason is asked again up to RETRY_TIMES, after all that waits already. Before
that the whole site is left alone: as long as its `Retry-After` says, or twice as long with every failure in a
row. A site that refuses one page after another, or answers none, is not asked any more in this run.
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares import retry
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.response import response_status_message

from yybnet_crawler.downloading.failures import Refused
from yybnet_crawler.downloading.pace import Pace
from yybnet_crawler.downloading.robots import ROBOTS_PATH

REFUSALS = (403, 429)
# So many different pages in a row, with no other answer between them.
REFUSED_PAGES = 5
FAILED_PAGES = 10
# A site that wants to be left alone for longer is left alone till the next run.
MAX_RETRY_AFTER = 600.0


class RetryMiddleware(retry.RetryMiddleware):
    """Scrapy's, in the site's pace, for empty pages too, and with an end."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._first_pause = 2 * crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._longest_pause = crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        self._answered = False  # whether any page was, in this run
        # Since the last answer:
        self._in_a_row = 0
        self._refused: set[str] = set()
        self._failed: set[str] = set()
        crawler.signals.connect(self._spider_idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RetryMiddleware":
        return cls(crawler)

    @property
    def pace(self) -> Pace:
        pace = self.crawler.get_extension(Pace)
        assert pace, "the download handler has checked that it is there"
        return pace

    def process_request(self, request: Request) -> None:
        self.pace.check()  # here as well as in the handler: what is left need not wait for its turn to fail

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        is_robots = urlparse_cached(request).path == ROBOTS_PATH
        if response.status in self.retry_http_codes and not (is_robots and response.status == 403):
            self._note_failure(request, response.status, retry_after(response))
            # Waiting does not mend a 403; a second look tells a page that is closed from a site that is.
            times = 1 if response.status == 403 else None
            again = self._again(request, response_status_message(response.status), times)
            if again is None and response.status == 403 and not self._answered:
                detail = "The site answered nothing but 403 so far; it may refuse this machine, not the page."
                raise Refused("http_403", detail, transient=True)
            return again or response
        if is_robots:
            return response
        if 200 <= response.status < 300 and not response.body:
            self._note_failure(request, response.status, None)
            again = self._again(request, "empty body")
            if again is None:
                detail = "The page came without a single byte; the next run asks again."
                raise Refused("empty_body", detail, transient=True)
            return again
        self._note_answer()
        return response

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        if isinstance(exception, self.exceptions_to_retry):
            self._note_failure(request, None, None)
        return super().process_exception(request, exception)

    def _again(self, request: Request, reason: str, times: int | None = None) -> Request | None:
        spider = self.crawler.spider
        assert spider
        return retry.get_retry_request(request, spider=spider, reason=reason, max_retry_times=times)

    def _note_answer(self) -> None:
        self._answered = True
        self._in_a_row = 0
        self._refused.clear()
        self._failed.clear()

    def _note_failure(self, request: Request, status: int | None, wait: float | None) -> None:
        self._in_a_row += 1
        self._failed.add(request.url)
        if status in REFUSALS:
            self._refused.add(request.url)
        if len(self._refused) >= REFUSED_PAGES:
            self.pace.halt("blocked", f"{REFUSED_PAGES} pages in a row were refused, last {request.url}.")
        elif wait is not None and wait > MAX_RETRY_AFTER:
            self.pace.halt("blocked", f"{request.url}: the site wants {wait:.0f} seconds of rest.")
        elif len(self._failed) >= FAILED_PAGES:
            self.pace.halt("unreachable", f"{FAILED_PAGES} pages in a row had no answer, last {request.url}.")
        else:
            if wait is None:
                wait = min(self._first_pause * 2 ** (self._in_a_row - 1), self._longest_pause)
            self.pace.pause(wait)

    def _spider_idle(self, spider: Spider) -> None:
        if self._refused and not self._answered:
            raise CloseSpider("blocked")


def retry_after(response: Response) -> float | None:
    """The seconds that `Retry-After` asks for, as a number or a date; None when absent or unreadable."""
    header = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return None
    if date.tzinfo is None:  # "-0000": UTC, by RFC 5322
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())
