"""Drop known: an article that is written already, and has not changed since, is not written again."""

from dataclasses import replace
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from yybnet_crawler.items import ParsedPage, Version
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
        version = run.version(item.article)
        if version is Version.UNCHANGED:
            run.skip_unchanged(item)
            raise DropItem(f"{item.article.url}: known and unchanged", log_level="DEBUG")
        return replace(item, version=version)
