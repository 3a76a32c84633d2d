"""Select dates: with `since` or `until`, an article of another day is not written."""

from datetime import date
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from yybnet_crawler.items import ParsedPage
from yybnet_crawler.storage.run import Run


def within_dates(day: str | None, since: date | None, until: date | None) -> bool:
    """Whether an article of `day` (ISO 8601, with or without a time) is asked for; both ends count.

    A page that shows no date is: leaving it out would lose it for good.
    """
    if day is None:
        return True
    day = day[:10]
    return (since is None or day >= since.isoformat()) and (until is None or day <= until.isoformat())


class SelectDates:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, ParsedPage):
            return item
        arguments = getattr(self._crawler.spider, "arguments", None)
        since, until = getattr(arguments, "since", None), getattr(arguments, "until", None)
        if within_dates(item.article.date, since, until):
            return item
        run = self._crawler.get_extension(Run)
        assert run is not None
        run.pass_over(item)
        raise DropItem(f"{item.article.url}: of {item.article.date}, not asked for", log_level="DEBUG")
