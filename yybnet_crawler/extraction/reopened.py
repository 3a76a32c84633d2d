"""What a browser opens anew: elements that were never closed go on in each block that follows.

A few are what careless pages have. Made to, a page of 100 KB becomes millions of elements; and a link that was never
closed makes links of all lines below it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.limits import count

# --- Formatting ---------------------------------------------------------------------------------------
_MOST_BYTES: Final = 250_000_000  # of a tree
_BYTES_OF_AN_ELEMENT: Final = 360
_ALIKE: Final = 3  # of formatting elements that are alike no more are opened anew
_NAMES: Final = rb"(?i:b(?:ig)?|code|em|font|i|s(?:mall|tr(?:ike|ong))?|tt|u)(?=[\s/>])"
# Two letters first: it runs over all pages.
_START: Final = re.compile(rb"<(?=[bcefistuBCEFISTU][\s/>igmotIGMOT])" + _NAMES + rb"[^>]*")
_TAG: Final = re.compile(rb"</?" + _NAMES + rb"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>?")


def without_open_formatting(encoded: bytes) -> bytes:
    """The page, without its formatting tags where these could make too large a tree of it.

    Asked is for what is possible at most, whatever is closed or not: each kind of tag is opened anew in each block.
    """
    tags = count(b"<", encoded)
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
_ANCHOR_TAG: Final = re.compile(rb"<(/(?=[aA][\s>])|[aA](?=[\s>]))")

_Attributes = frozenset[tuple[str, str | None]]


def unlink_never_closed(lines: Sequence[Line], encoded: bytes) -> None:
    """Take off a link that goes on, line for line, to the next one: it was never closed."""
    never_closed: set[_Attributes] | None = None
    for run in _runs_of_one_address(lines):
        anchors = {line.links[0].node.mem_id for line in run}
        attributes = _attributes(run[0])
        if len(anchors) == len(run) and _attributes(run[1]) != attributes:  # one link ends with the first line
            continue
        if len(anchors) > 1 or len(run) <= _LINES_OF_A_LINK:
            if never_closed is None:
                never_closed = _never_closed(encoded)
            if attributes not in never_closed:
                continue
        for line in run:
            line.links = tuple(link for link in line.links if link.node.mem_id not in anchors)
            line.link_share = sum(len(link.text) for link in line.links) / len(line.text)


def _runs_of_one_address(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """More than `_LINES_ALIKE` lines in a row whose first link leads to one address."""
    addresses = [line.links[0].href if line.links else None for line in lines]
    # A glance at two lines tells of nearly all that no run begins there.
    pairs = enumerate(zip(addresses, addresses[_LINES_ALIKE:], strict=False))
    end = 0
    for start in [place for place, (first, last) in pairs if first == last and first is not None]:
        if start >= end:
            end = start + 1
            while end < len(lines) and addresses[end] == addresses[start]:
                end += 1
            if end - start > _LINES_ALIKE:
                yield lines[start:end]


def _attributes(line: Line) -> _Attributes:
    return frozenset(line.links[0].node.attributes.items())


def _never_closed(encoded: bytes) -> set[_Attributes]:
    """The attributes of each `<a>` that the next one closes, or nothing."""
    tags = b"".join(_ANCHOR_TAG.findall(encoded)).lower() + b"a"  # an a for each that opens, a bar for one that closes
    if b"aa" not in tags:
        return set()
    starts = enumerate(match.start() for match in _ANCHOR_TAG.finditer(encoded))
    left = [encoded[start : encoded.find(b">", start)] for place, start in starts if tags.startswith(b"aa", place)]
    root = tree.parse(b"></a>".join((*left, b"")))
    return {frozenset(node.attributes.items()) for node in tree.find_all(root, "a")}
