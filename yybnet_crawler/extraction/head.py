"""What stands above the story: headline, breadcrumb, meta line, and where the story may start below them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction.breadcrumb import find_breadcrumb
from yybnet_crawler.extraction.document import Document, Line
from yybnet_crawler.extraction.headline import find_headline
from yybnet_crawler.extraction.meta_line import find_meta_line
from yybnet_crawler.extraction.prose import is_prose
from yybnet_crawler.extraction.reading import Head

_SUMMARY_LINES: Final = 2  # between headline and meta line; more are the story, and the date stands under it


def read_head(document: Document, fetched_at: datetime | None) -> Head | None:
    """The page's head; None when no line looks like a headline."""
    title = find_headline(document)
    if title is None:
        return None
    lines, first, last = document.lines, min(title.lines), max(title.lines)
    address = site.article_address(document.url)
    meta_line = find_meta_line(document, first, last, fetched_at, address.month if address else None)
    return Head(title, find_breadcrumb(lines, first), meta_line)


def below_head(lines: Sequence[Line], head: Head) -> int:
    """Where the story may start: below the meta line; what stands between it and the headline is a summary."""
    end = head.last
    for number in sorted(head.meta_line.lines):
        if number > head.last and sum(map(is_prose, lines[head.last + 1 : number])) <= _SUMMARY_LINES:
            end = number
    return end + 1
