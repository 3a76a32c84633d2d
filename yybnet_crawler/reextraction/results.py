"""Pages to records and rejections, as a run decides: what is doubtful waits for the others of its input."""

from collections.abc import Iterable, Iterator

from yybnet_crawler.answers import Doubts
from yybnet_crawler.items import Page, ParsedPage, Rejection
from yybnet_crawler.parsing import parse, require


def results(pages: Iterable[Page]) -> Iterator[ParsedPage | Rejection]:
    """One for each page, not quite in their order. Keeps no more than a few hundred pages."""
    doubts = Doubts()
    for page in pages:
        item = parse(page)
        if isinstance(item, ParsedPage):
            item = require(item)
        if not doubts.hold(item):
            yield _noted(doubts, item)
        elif doubts.holds_too_much:
            yield from (_noted(doubts, held) for held in doubts.release())
    yield from (_noted(doubts, held) for held in doubts.release())


def _noted(doubts: Doubts, item: ParsedPage | Rejection) -> ParsedPage | Rejection:
    if isinstance(item, ParsedPage):
        doubts.written(item)
    else:
        doubts.rejected(item)
    return item
