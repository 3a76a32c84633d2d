"""Asking again for a page that failed for a passing reason."""

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares import retry
from scrapy.http import Response
from scrapy.utils.response import response_status_message

from yybnet_crawler.downloading.failures import Refused
from yybnet_crawler.downloading.pace import Pace, pace_of
from yybnet_crawler.downloading.patience import is_empty, is_for_robots


class RetryMiddleware(retry.RetryMiddleware):
    """Scrapy's, for pages without a byte and for 403 too, and over at once when the site is not to be asked.

    How long to wait before anything is asked again is for `pace.py` to say.
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

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        for_robots = is_for_robots(request)
        if response.status == 403 and not for_robots:
            # Waiting does not mend it, but a second look, when others were asked, tells page from site.
            again = self._again(request, "403 Forbidden", times=min(1, self.max_retry_times))
            if again is None and not self.pace.patience.answered:
                detail = "The site answered nothing but 403 so far; it may refuse this machine, not the page."
                raise Refused("http_403", detail, transient=True)
            return again or response
        if is_empty(response) and not for_robots:
            again = self._again(request, "empty body")
            if again is None:
                detail = "The page came without a single byte; the next run asks again."
                raise Refused("empty_body", detail, transient=True)
            return again
        if response.status in self.retry_http_codes and response.status != 403:
            return self._again(request, response_status_message(response.status)) or response
        return response

    def _again(self, request: Request, reason: str, times: int | None = None) -> Request | None:
        spider = self.crawler.spider
        assert spider
        return retry.get_retry_request(request, spider=spider, reason=reason, max_retry_times=times)
