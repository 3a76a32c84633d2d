"""Conditional requests for listings: a server that can say "not modified" need not send the page again.

A listing that came with an `ETag` or a `Last-Modified` is kept in the data folder, and asked for with
`If-None-Match` and `If-Modified-Since` the next time. On 304 the kept page takes the answer's place, so that
the spider reads the same listing as with a full answer, and nothing else in the project knows of it. Articles
are always asked for in full.

A server that is wrong about its 304 could hide new articles. It cannot for long: a page is asked for in full
when the kept one is a day old, and always with `full=1`. A kept page that is torn is as good as none.
"""

import hashlib
import json
import logging
from pathlib import Path
from time import time

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from yybnet_crawler import site
from yybnet_crawler.downloading.pace import is_for_robots
from yybnet_crawler.storage.run_files import write_whole

logger = logging.getLogger(__name__)

MAX_AGE = 24 * 60 * 60  # seconds
_VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
_KEPT_HEADERS = ("ETag", "Last-Modified", "Content-Type", "Content-Encoding")


class ListingRevalidationMiddleware:
    """Stands next to the downloader: it keeps and gives back answers as they came off the wire."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.folder = Path(crawler.settings["YYBNET_DATA_DIR"]) / "cache" / "listings"
        crawler.signals.connect(self._spider_opened, signals.spider_opened)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ListingRevalidationMiddleware":
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        for header in _VALIDATORS.values():
            request.headers.pop(header, None)  # a redirected request carries those of another page
        if not is_listing(request) or getattr(getattr(self.crawler.spider, "arguments", None), "full", False):
            return
        if kept := self._load(request.url):
            for validator, header in _VALIDATORS.items():
                if validator in kept.headers:
                    request.headers[header] = kept.headers[validator]

    def process_response(self, request: Request, response: Response) -> Response:
        if not is_listing(request):
            return response
        if response.status == 304 and (kept := self._load(request.url)):
            self.crawler.stats.inc_value("listings/not_modified")
            return kept
        has_validator = any(validator in response.headers for validator in _VALIDATORS)
        if response.status == 200 and response.body and has_validator and not response.flags:
            self._store(response)
        return response

    def _spider_opened(self, spider: Spider) -> None:
        for file in self.folder.glob("*"):
            if file.stat().st_mtime < time() - MAX_AGE:
                file.unlink(missing_ok=True)

    def _file(self, url: str) -> Path:
        return self.folder / hashlib.sha256(url.encode()).hexdigest()

    def _store(self, response: Response) -> None:
        head = {
            "url": response.url,
            "headers": {
                name: (response.headers[name] or b"").decode("latin-1")
                for name in _KEPT_HEADERS
                if name in response.headers
            },
            "sha256": hashlib.sha256(response.body).hexdigest(),
        }
        file = self._file(response.url)
        try:
            write_whole(file, json.dumps(head).encode() + b"\n" + response.body)
        except OSError as error:  # the page is there all the same
            logger.warning("%s is not kept for the next run: %s", response.url, error)

    def _load(self, url: str) -> Response | None:
        """The page kept for `url`; None when there is none, or it is too old or not whole."""
        file = self._file(url)
        try:
            if file.stat().st_mtime < time() - MAX_AGE:
                return None
            line, _, body = file.read_bytes().partition(b"\n")
            head = json.loads(line)
        except (OSError, ValueError):
            return None
        if head["url"] != url or head["sha256"] != hashlib.sha256(body).hexdigest():
            return None
        headers = Headers(head["headers"])
        response_class = responsetypes.from_args(headers=headers, url=url, body=body)
        return response_class(url, status=200, headers=headers, body=body, flags=["not modified"])


def is_listing(request: Request) -> bool:
    """Whether it asks for a page of the site that may list articles: any but an article or robots.txt."""
    url = request.url
    return (
        request.method == "GET"
        and site.is_site_url(url)
        and site.article_address(url) is None
        and not is_for_robots(request)
    )
