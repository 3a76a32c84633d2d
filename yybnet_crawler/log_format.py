"""Log lines about items: one line each, naming the page; never the page itself. Their clock is China's."""

import logging
import time
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

_CHINA = 8 * 60 * 60  # seconds before UTC, all year


def china_clock(seconds: float | None) -> time.struct_time:
    """A moment (seconds since 1970, None for now) by the clocks of China, for `logging.Formatter.converter`."""
    moment = time.gmtime((time.time() if seconds is None else seconds) + _CHINA)
    return time.struct_time((*moment[:9], "CST", _CHINA))


class OneLineLogFormatter(LogFormatter):
    """Scrapy's lines hold the whole item: of a dropped page, all its bytes.

    What only DEBUG shows is not even made below it: Scrapy makes every line and throws it away at the end.
    """

    def __init__(self, *, debug: bool = True) -> None:
        self._debug = debug

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(debug=crawler.settings["LOG_LEVEL"] in ("DEBUG", "NOTSET", logging.DEBUG, logging.NOTSET))

    # That None means no line is in Scrapy's documentation and in its code, not in its types.
    def crawled(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider
    ) -> LogFormatterResult | None:
        return super().crawled(request, response, spider) if self._debug else None

    def scraped(  # type: ignore[override]
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult | None:
        return super().scraped(_name(item), response, spider) if self._debug else None

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        line = super().dropped(_name(item), exception, response, spider)
        return {**line, "msg": "No record: %(exception)s"} if line else line

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return super().item_error(_name(item), exception, response, spider)


def _name(item: Any) -> str:
    return getattr(item, "url", None) or repr(item)
