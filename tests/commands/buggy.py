"""An extraction with a mistake in it."""

from typing import Any

import pipelines.parse
from yybnet_crawler.extraction.article import extract_article
from yybnet_crawler.items import Article


def extract_with_a_bug(body: bytes, *, url: str, **more: Any) -> Article:
    if url.endswith("/7.html"):
        raise ZeroDivisionError("a bug")
    return extract_article(body, url=url, **more)


class BuggyParse(pipelines.parse.Parse):
    def __init__(self) -> None:
        vars(pipelines.parse)["extract_article"] = extract_with_a_bug
