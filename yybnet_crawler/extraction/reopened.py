"""What a browser opens anew: elements that were never closed go on in each block that follows.

A few are what careless pages have. Made to, a page of 100 KB becomes millions of elements; and a link that was never
closed makes links of all lines below it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.document import Anchor, Line

# --- Formatting ---------------------------------------------------------------------------------------
_MOST_BYTES: Final = 250_000_000  # of a tree
_BYTES_OF_AN_ELEMENT: Final = 360
_ALIKE: Final = 3  # of formatting elements that are alike no more are opened anew
_NAMES: Final = rb"(?i:b(?:ig)?|code|em|font|i|s(?:mall|tr(?:ike|ong))?|tt|u)(?=[\s/>])"
_START: Final = re.compile(rb"<(?=[bcefistuBCEFISTU])" + _NAMES + rb"[^>]*")  # letters first: it runs over all pages
_TAG: Final = re.compile(rb"</?" + _NAMES + rb"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>?")


def without_open_formatting(encoded: bytes) -> bytes:
    """The page, without its formatting tags where these could make too large a tree of it.

    Asked is for what is possible at most, whatever is closed or not: each kind of tag is opened anew in each block.
    """
    tags = encoded.count(b"<")
    half = tags // 2  # opened in the other half
    if half * (half * _BYTES_OF_AN_ELEMENT + len(encoded)) < _MOST_BYTES:
        return encoded
    kinds = Counter(_START.findall(encoded))
    size = sum(min(count, _ALIKE) * (_BYTES_OF_AN_ELEMENT + len(tag)) for tag, count in kinds.items())
    is_quotation_open = any(tag.count(mark) % 2 for tag in kinds for mark in (b'"', b"'"))  # the tag goes on behind `>`
    if not is_quotation_open and size * tags < _MOST_BYTES:
        return encoded
    return _TAG.sub(b"", encoded)


# --- Links --------------------------------------------------------------------------------------------
_LINES_OF_A_LINK: Final = 8  # a card of picture, headline, teaser, date has fewer
_LINES_ALIKE: Final = 2  # of links one behind the other that are alike: headline, teaser
_ANCHOR_TAG: Final = re.compile(rb"<(/?)a(?=[\s>])[^>]*", re.IGNORECASE)

_Attributes = frozenset[tuple[str, str | None]]


class Links:
    """Tells the links that were never closed: the lines in them are no links."""

    def __init__(self, encoded: bytes, lines: Sequence[Line]) -> None:
        self._encoded = encoded
        self._lines = lines
        self._attributes: Mapping[str, str | None] | None = None
        self._alike: list[Anchor] = []  # the last links of the page so far, all with these attributes
        self._first = self._last = 0  # the numbers of the lines they begin and end in

    def add(self, anchor: Anchor, attributes: Mapping[str, str | None], first: int) -> None:
        """A link that has been read; `first` is the number of the line it began in."""
        if attributes == self._attributes:
            self._alike.append(anchor)
        else:
            if self._last - self._first > _LINES_ALIKE:
                self.end()
            self._attributes, self._alike, self._first = attributes, [anchor], first
        self._last = len(self._lines)

    def end(self) -> None:
        """No more links like the last ones follow. What was never closed holds the rest of the page: it is no link."""
        attributes, self._attributes = self._attributes, None
        alike, self._alike = self._alike, []
        count = self._last - self._first
        if count <= (_LINES_ALIKE if len(alike) > 1 else _LINES_OF_A_LINK):
            return
        if attributes is None or (len(alike) > 1 and frozenset(attributes.items()) not in self._never_closed):
            return
        opened = set(alike)
        for line in self._lines[self._first : self._last + 1]:
            line.links = tuple(link for link in line.links if link.anchor not in opened)
            line.link_share = sum(len(link.text) for link in line.links) / len(line.text)

    @cached_property
    def _never_closed(self) -> set[_Attributes]:
        """The attributes of each `<a>` that the next one closes, or nothing."""
        tags = [(match[0], bool(match[1])) for match in _ANCHOR_TAG.finditer(self._encoded)]
        left = [tag for (tag, closes), (_, closed) in pairwise((*tags, (b"", False))) if not closes and not closed]
        root = tree.parse(b"></a>".join((*left, b"")))
        return {frozenset(node.attributes.items()) for node in tree.find_all(root, "a")}
