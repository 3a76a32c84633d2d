"""robots.txt as RFC 9309 has it.

| answer | means |
| --- | --- |
| 2xx, whatever the body | its rules; what is no rule is passed over, so an HTML page allows all (2.2) |
| 4xx, 403 too | the site has no rules: all is allowed (2.3.1.3) |
| 429 | as 5xx: "not now" says nothing about the rules |
| 5xx, no answer, a redirect off the site or without end | nothing is allowed (2.3.1.4): the run stops |

Scrapy's own middleware goes on as if allowed in the last three, and reads an error page for rules.
"""

import asyncio
import logging

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from yybnet_crawler import site
from yybnet_crawler.downloading.failures import Refused
from yybnet_crawler.downloading.pace import Pace, is_for_robots, pace_of

logger = logging.getLogger(__name__)

# A site that asks for more is not crawled at all: the first pages of one region would take a day, and to go
# faster than it asks is no choice.
MAX_CRAWL_DELAY = 300.0


class RobotsTxtMiddleware:
    """Asks a host's robots.txt before its first page and keeps to it: what may be read, and how fast."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.user_agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._parser_class: type[RobotParser] = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._rules: dict[str, asyncio.Future[RobotParser]] = {}  # by host
        self._forbidden_regions: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsTxtMiddleware":
        return cls(crawler)

    @property
    def pace(self) -> Pace:
        return pace_of(self.crawler)

    async def process_request(self, request: Request) -> None:
        if is_for_robots(request):
            return
        host = urlparse_cached(request).netloc
        if host not in self._rules:
            self._rules[host] = asyncio.ensure_future(self._read(request))
        # Of several requests to a new host one asks, and all of them wait.
        rules = await self._rules[host]
        if rules.allowed(request.url, self.user_agent):
            return
        self.crawler.stats.inc_value("robotstxt/forbidden")
        self._stop_if_region(request.url)
        detail = f"robots.txt of {host} does not allow {request.url}; nothing to be done."
        raise Refused("robots", detail)

    async def _read(self, request: Request) -> RobotParser:
        parts = urlparse_cached(request)
        url = f"{parts.scheme}://{parts.netloc}/robots.txt"
        stats = self.crawler.stats
        stats.inc_value("robotstxt/request_count")
        assert self.crawler.engine
        try:
            response = await self.crawler.engine.download_async(
                Request(url, callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True})
            )
        except Refused as refusal:
            self.pace.check()  # stopped already: that is the reason to give
            if refusal.reason == "shutdown":
                raise
            if refusal.reason == "not_archived":  # a replay sends nothing that rules could be for
                return self._rules_in(b"")
            raise self._unavailable(url, refusal.detail) from refusal
        except Exception as error:  # whatever it is, there is no robots.txt
            raise self._unavailable(url, f"{type(error).__name__} {error}".strip()) from error
        stats.inc_value("robotstxt/response_count")
        stats.inc_value(f"robotstxt/response_status_count/{response.status}")
        if not (200 <= response.status < 300 or 400 <= response.status < 500) or response.status == 429:
            raise self._unavailable(url, f"status {response.status}")
        rules = self._rules_in(response.body if response.status < 300 else b"")
        if not self.crawler.settings.get("YYBNET_REPLAY"):
            self._keep_crawl_delay(url, rules)
        return rules

    def _rules_in(self, body: bytes) -> RobotParser:
        return build_from_crawler(self._parser_class, self.crawler, body)

    def _unavailable(self, url: str, why: str) -> Refused:
        detail = f"{url} could not be read ({why}), so nothing may be; try again when it answers."
        self.pace.halt("robots_unavailable", detail)
        return Refused("robots_unavailable", detail)

    def _keep_crawl_delay(self, url: str, rules: RobotParser) -> None:
        seconds = rules.crawl_delay(self.user_agent) or 0.0
        if seconds > MAX_CRAWL_DELAY:
            detail = f"{url} asks for {seconds:.0f} seconds a page; over {MAX_CRAWL_DELAY:.0f} is a no."
            self.pace.halt("robots_disallow", detail)
            self.pace.check()
        if seconds > 0:
            logger.info("%s asks for %s seconds between two pages", url, seconds)
            self.crawler.stats.max_value("robotstxt/crawl_delay", seconds)
            self.pace.keep_apart(seconds)

    def _stop_if_region(self, url: str) -> None:
        """Ends the run when the front pages of all regions asked for are forbidden: nothing else leads in."""
        regions = getattr(getattr(self.crawler.spider, "arguments", None), "regions", ())
        path = site.listing_path(url)
        if path is None or path not in regions:
            return
        self._forbidden_regions.add(path)
        if self._forbidden_regions.issuperset(regions):
            self.pace.halt("robots_disallow", f"robots.txt does not allow {url}, the listing to be walked.")
