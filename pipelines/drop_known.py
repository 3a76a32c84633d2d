"""Drop known: an article that is written already, and has not changed since, is not written again."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from yybnet_crawler.items import ParsedPage
from yybnet_crawler.storage.run import Run


class DropKnown:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, ParsedPage):
            return item
        run = self._crawler.get_extension(Run)
        assert run is not None
        if run.version(item.article) == "unchanged":
            run.skip(item, "unchanged")
            raise DropItem(f"{item.article.url}: known and unchanged", log_level="DEBUG")
        return item
