"""Require: a record without a title, or with neither text nor pictures, is none."""

from typing import Any

from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.site import canonical_url


def require(parsed: ParsedPage) -> ParsedPage | Rejection:
    article = parsed.article
    if not article.title:
        return _missing("title", "no headline was found on the page", parsed)
    if not (article.body or article.images):
        return _missing("body", "neither text nor pictures were found on the page", parsed)
    return parsed


def _missing(name: str, detail: str, parsed: ParsedPage) -> Rejection:
    url = canonical_url(parsed.page.url)
    return Rejection(url, f"missing_{name}", detail, transient=True, page=parsed.page)


class Require:
    def process_item(self, item: Any) -> Any:
        return require(item) if isinstance(item, ParsedPage) else item
