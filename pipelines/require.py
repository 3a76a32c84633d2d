"""Require: a record without a title or a body is none."""

from typing import Any

from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.site import canonical_url


def require(parsed: ParsedPage) -> ParsedPage | Rejection:
    article = parsed.article
    if not article.title:
        return _missing("title", "no headline was found on the page", parsed)
    if not article.body:
        return _missing("body", "no paragraph of text was found on the page", parsed)
    return parsed


def _missing(name: str, detail: str, parsed: ParsedPage) -> Rejection:
    return Rejection(
        canonical_url(parsed.page.url), f"missing_{name}", detail, transient=False, page=parsed.page
    )


class Require:
    def process_item(self, item: Any) -> Any:
        return require(item) if isinstance(item, ParsedPage) else item
