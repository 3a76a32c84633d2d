"""Hold doubtful: what only the other pages of the run can tell the meaning of waits for the run's end."""

from typing import Any, Self

from scrapy.crawler import Crawler

from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.storage.run import HeldBack, Run


class HoldDoubtful:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        run = self._crawler.get_extension(Run)
        assert run is not None
        if isinstance(item, ParsedPage | Rejection) and run.hold(item):
            raise HeldBack("kept back until it can be compared", log_level="DEBUG")
        return item
