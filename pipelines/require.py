"""Require: a record without a title, or with neither text nor pictures, is none."""

from typing import Any

from yybnet_crawler.items import ParsedPage
from yybnet_crawler.parsing import require


class Require:
    def process_item(self, item: Any) -> Any:
        return require(item) if isinstance(item, ParsedPage) else item
