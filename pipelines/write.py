"""Write: a record goes to `articles/`, a rejection to `rejected/`."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.storage.run import Run


class Write:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Returns the Article, so that `-O file` exports records."""
        if not isinstance(item, ParsedPage | Rejection):
            return item
        run = self._crawler.get_extension(Run)
        assert run is not None
        if isinstance(item, Rejection):
            run.write_rejection(item)
            raise DropItem(f"{item.url}: {item.reason}: {item.detail}", log_level="WARNING")
        run.write_article(item)
        return item.article
