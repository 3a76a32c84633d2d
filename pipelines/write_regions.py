"""Write regions: the index of regions goes to `regions.jsonl`, all of it or none."""

import logging
from dataclasses import asdict
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from yybnet_crawler.items import Region
from yybnet_crawler.storage.lines import to_line
from yybnet_crawler.storage.run import Run
from yybnet_crawler.storage.run_files import write_whole

logger = logging.getLogger(__name__)


class WriteRegions:
    """Keeps the regions until all are there: a few thousand short lines."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._file = Path(crawler.settings["YYBNET_DATA_DIR"]) / "regions.jsonl"
        self._regions: list[Region] = []
        crawler.signals.connect(self._spider_idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Region):
            self._regions.append(item)
        return item

    def _spider_idle(self) -> None:
        """Every page has been answered. What a page could not tell today leaves the index as it was."""
        run = self._crawler.get_extension(Run)
        if not self._regions or run is None or run.ledger.listings_lacking:
            return
        try:
            write_regions(self._file, self._regions)
        except OSError as error:
            logger.error("%s cannot be written: %s", self._file, error)
            raise CloseSpider("write_failed") from error


def write_regions(file: Path, regions: list[Region]) -> None:
    """Writes one JSON object a line, sorted by path. The file has its name only when all of it is on disk."""
    rows = sorted(map(asdict, regions), key=itemgetter("region"))
    write_whole(file, b"".join(map(to_line, rows)))
