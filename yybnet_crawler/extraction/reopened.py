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
_NAMES: Final = rb"(?:b(?:ig)?|code|em|font|i|s(?:mall|tr(?:ike|ong))?|tt|u)"
_FORMATTING: Final = re.compile(rb"<" + _NAMES + rb"[\s/>][^>]*")
_FORMATTING_TAG: Final = re.compile(rb"</?" + _NAMES + rb"(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>?", re.IGNORECASE)


def without_open_formatting(encoded: bytes) -> bytes:
    """The page, without its formatting tags where these could make too large a tree of it.

    An upper bound, whatever is closed or not: each kind of tag is opened anew in each block.
    """
    tags = encoded.count(b"<")
    if (tags // 2) * (tags // 2 * _BYTES_OF_AN_ELEMENT + len(encoded)) < _MOST_BYTES:
        return encoded
    kinds = Counter(_FORMATTING.findall(encoded.lower()))
    sizes = (min(count, _ALIKE) * (_BYTES_OF_AN_ELEMENT + len(tag)) for tag, count in kinds.items())
    opened = tags - encoded.count(b"</")
    is_quotation_open = any(tag.count(mark) % 2 for tag in kinds for mark in (b'"', b"'"))  # it may be of any length
    if not is_quotation_open and sum(sizes) * opened < _MOST_BYTES:
        return encoded
    return _FORMATTING_TAG.sub(b"", encoded)


# --- Links --------------------------------------------------------------------------------------------
_LINES_OF_A_LINK: Final = 8  # a card of picture, headline, teaser, date has fewer
_LINES_ALIKE: Final = 2  # of links one behind the other that are alike: headline, teaser
_ANCHOR_TAG: Final = re.compile(rb"<(/?)a(?=[\s>])[^>]*", re.IGNORECASE)

_Attributes = frozenset[tuple[str, str]]


class Links:
    """Tells the links that were never closed: the lines in them are no links."""

    def __init__(self, encoded: bytes, lines: Sequence[Line]) -> None:
        self._encoded = encoded
        self._lines = lines
        self._attributes: _Attributes = frozenset()
        self._alike: set[Anchor] = set()  # the last links of the page so far, all with these attributes
        self._first = 0  # the number of their first line
        self._linked = 0  # and of the first whose links were not taken

    def enter(self, anchor: Anchor, attributes: Mapping[str, str]) -> None:
        """A link begins."""
        key = frozenset(attributes.items())
        if key != self._attributes:
            self._attributes, self._alike = key, set()
            self._first = self._linked = len(self._lines)
        self._alike.add(anchor)

    def leave(self, anchor: Anchor) -> None:
        """A link ends."""
        count = len(self._lines) - self._first
        if anchor not in self._alike or count <= _LINES_ALIKE:
            return
        if len(self._alike) == 1 and count <= _LINES_OF_A_LINK:
            return
        if len(self._alike) == 1 or self._attributes in self._never_closed:
            for line in self._lines[self._linked :]:
                line.links = tuple(link for link in line.links if link.anchor not in self._alike)
                line.link_share = sum(len(link.text) for link in line.links) / len(line.text)
            self._linked = len(self._lines)

    @cached_property
    def _never_closed(self) -> set[_Attributes]:
        """The attributes of each `<a>` that the next one closes, or nothing."""
        tags = [(match[0], bool(match[1])) for match in _ANCHOR_TAG.finditer(self._encoded)]
        opened = [tag for (tag, closes), (_, closed) in pairwise((*tags, (b"", False))) if not closes and not closed]
        root = tree.parse(b"></a>".join((*opened, b"")))
        return {frozenset(tree.attributes(node).items()) for node in tree.find_all(root, "a")}
