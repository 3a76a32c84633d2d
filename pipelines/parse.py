"""Parse: a raw page becomes a record, or a rejection that says why not."""

from typing import Any

from yybnet_crawler.items import Page
from yybnet_crawler.parsing import parse


class Parse:
    def process_item(self, item: Any) -> Any:
        return parse(item) if isinstance(item, Page) else item
