"""Every response of the site goes to the run's archive before anything is made of it."""

from datetime import UTC, datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from yybnet_crawler.downloading.failures import CAPTURE, FETCHED_AT
from yybnet_crawler.items import Capture
from yybnet_crawler.site import is_site_url
from yybnet_crawler.storage.run import Run


class ArchiveMiddleware:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        run = self._crawler.get_extension(Run)
        if run is not None and is_site_url(response.url):
            request.meta[CAPTURE] = capture = _capture(request, response)
            run.arrived(capture)
        return response


def _capture(request: Request, response: Response) -> Capture:
    headers = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name in response.headers
        for value in response.headers.getlist(name)
    ]
    moment = request.meta.pop(FETCHED_AT, None) or datetime.now(UTC)
    link_text = request.cb_kwargs.get("link_text")
    return Capture(response.url, response.status, headers, response.body, moment, link_text)
