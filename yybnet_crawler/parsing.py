"""A page off the wire or out of an archive becomes a record, or a rejection that says why not."""

import logging
import traceback

from yybnet_crawler.answers import is_transient, says_removed
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.extraction.article import read_article
from yybnet_crawler.extraction.reading import Reading
from yybnet_crawler.garbage import without_collection
from yybnet_crawler.items import Page, ParsedPage, Rejection
from yybnet_crawler.site import canonical_url

logger = logging.getLogger(__name__)


@without_collection
def parse(page: Page) -> ParsedPage | Rejection:
    """Never raises: a mistake in the extraction costs this page its record, not the page. It is kept raw, and
    asked for again by the next run, which may have a mended extraction."""
    url = canonical_url(page.url)
    try:
        reading = read_article(page.body, url=page.url, content_type=page.content_type, fetched_at=page.fetched_at)
    except NotAnArticle as error:
        reason = f"not_article_{error.code}"
        removed = says_removed(reason, error.reason)
        return Rejection(url, reason, error.reason, is_transient(reason) and not removed, page)
    except Exception as error:
        logger.exception("%s could not be read because of a mistake in the extraction; please report it", url)
        last = traceback.extract_tb(error.__traceback__)[-1]
        said = traceback.format_exception_only(error)[-1].strip()
        detail = f"{said} (at {last.name} in {last.filename.rpartition('/')[2]}:{last.lineno})"
        return Rejection(url, "parser_error", detail, transient=True, page=page)
    return ParsedPage(page, reading.article, _rules(reading))


def _rules(reading: Reading) -> dict[str, str]:
    return {
        "title": reading.head.title.rule,
        "source": reading.head.meta_line.source.rule,
        "date": reading.head.meta_line.date.rule,
        "breadcrumb": reading.head.breadcrumb.rule,
        "body": reading.story.rule,
    }


def require(parsed: ParsedPage) -> ParsedPage | Rejection:
    """A record without a title, or with neither text nor pictures, is none."""
    article = parsed.article
    if not article.title:
        return _missing("title", "no headline was found on the page", parsed)
    if not (article.body or article.images):
        return _missing("body", "neither text nor pictures were found on the page", parsed)
    return parsed


def _missing(name: str, detail: str, parsed: ParsedPage) -> Rejection:
    url = canonical_url(parsed.page.url)
    return Rejection(url, f"missing_{name}", detail, transient=True, page=parsed.page)
