"""An extraction with a mistake in it."""

from typing import Any

import pipelines.parse
from yybnet_crawler import parsing
from yybnet_crawler.extraction.article import read_article
from yybnet_crawler.extraction.reading import Reading


def read_with_a_bug(body: bytes, *, url: str, **more: Any) -> Reading:
    if url.endswith("/7.html"):
        raise ZeroDivisionError("a bug")
    return read_article(body, url=url, **more)


class BuggyParse(pipelines.parse.Parse):
    def __init__(self) -> None:
        vars(parsing)["read_article"] = read_with_a_bug


class Crash:
    """A pipeline that nobody foresaw what it does to the fifth page."""

    def __init__(self) -> None:
        self.pages = 0

    def process_item(self, item: Any) -> Any:
        self.pages += 1
        if self.pages == 5:
            raise LookupError("nobody foresaw this")
        return item
