"""Is this page of a size that articles have? Asked before anything is made of it.

A page costs memory and time by its bytes and by its elements: half a kilobyte each, and a visit in each of the
passes over them. An article page has some 20 KB and 500 elements; a listing ten times that.
"""

import re
from typing import Final

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_ELEMENTS: Final = 30_000
MAX_DEPTH: Final = 10_000  # elements open at once: each that follows may be compared with them all
MAX_ATTRIBUTES: Final = 4_000  # of one element: the parser compares each with all others
MAX_STRAYS: Final = 10_000  # signs < that neither begin nor end an element: they may be names of attributes
MAX_VALUES: Final = 30_000  # of attributes on a page: they may hold signs that hide how many one element has

_SHORTEST_VALUE: Final = 7  # bytes with its name: a1b="<
_VALUES: Final = (b'="', b"='", b"=<", b"=>")
_ELEMENT = re.compile(rb"<[a-zA-Z]")
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/>]*)")
_VALUE = re.compile(rb"\"[^\"]*\"|'[^']*'")
_BETWEEN_ATTRIBUTES = re.compile(rb"[\s/]+")
# What holds nothing, and what the next one of its kind closes.
_FLAT = frozenset(
    (
        *(b"br", b"img", b"input", b"meta", b"link", b"hr", b"area", b"base", b"col", b"embed", b"source", b"wbr"),
        *(b"param", b"p", b"li", b"td", b"th", b"tr", b"option", b"dt", b"dd", b"thead", b"tbody", b"tfoot"),
    )
)


def excess(body: bytes | str) -> tuple[str, str] | None:
    """What makes the page larger than any article: a word for counting and a sentence. None: nothing does."""
    data = body.encode("utf-8", "replace") if isinstance(body, str) else body
    if len(data) > MAX_BYTES:
        return "too_large", f"the page has {len(data):,} bytes; an article has no more than {MAX_BYTES:,}"
    narrow = data if b"\0" not in data[:64] else data.replace(b"\0", b"")  # UTF-16
    tags = count(b"<", narrow)
    if tags > MAX_STRAYS:
        elements = sum(1 for _ in _ELEMENT.finditer(narrow))
        if elements > MAX_ELEMENTS:
            said = f"the page has {elements:,} elements; an article has no more than {MAX_ELEMENTS:,}"
            return "too_many_elements", said
        if tags > 2 * elements + MAX_STRAYS:
            said = f"the page has {tags - elements:,} signs < that begin no element, and {elements:,} that do"
            return "too_many_elements", said
    if tags > MAX_DEPTH and (depth := _depth(narrow)) > MAX_DEPTH:
        return "too_many_elements", f"{depth:,} elements are open at once; no layout nests deeper than {MAX_DEPTH:,}"
    if (attributes := _most_attributes(narrow)) > MAX_ATTRIBUTES:
        return "too_many_elements", f"an element has {attributes:,} attributes; {MAX_ATTRIBUTES:,} are enough for any"
    if len(narrow) > _SHORTEST_VALUE * MAX_VALUES and (values := _most_values(narrow)) > MAX_VALUES:
        return "too_many_elements", f"the page has {values:,} values of attributes; an article has a few thousand"
    return None


def _most_values(data: bytes) -> int:
    """How many values of attributes there may be. One count tells of most pages, at a tenth of the price of four."""
    signs = count(b"=", data)
    return sum(map(data.count, _VALUES)) if signs > MAX_VALUES else signs


def count(sign: bytes, data: bytes) -> int:
    """How often one byte is there. (To take them out leaps from one to the next; `bytes.count` goes byte by byte.)"""
    return len(data) - len(data.replace(sign, b""))


def _depth(data: bytes) -> int:
    """How many elements are open at once at most, in the eyes of a reader that closes what is closed by name."""
    deepest = depth = 0
    for closing, name in _TAG.findall(data):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _most_attributes(data: bytes) -> int:
    """Of one tag, counted by what parts them: blanks, bars, values. Only those of a tag that is long enough are."""
    most = at = 0
    while at + MAX_ATTRIBUTES <= len(data):
        if data.find(b"<", at, at + MAX_ATTRIBUTES) >= 0:
            at += MAX_ATTRIBUTES
            continue
        start = data.rfind(b"<", 0, at)  # of the tag that this stretch may be the inside of
        following = data.find(b"<", at)
        at = following if following >= 0 else len(data)
        end = data.find(b">", max(0, start), at)
        tag = data[start : end if end >= 0 else at]
        if start >= 0 and len(tag) > MAX_ATTRIBUTES and tag[1:2].isalpha():
            most = max(most, len(_BETWEEN_ATTRIBUTES.split(_VALUE.sub(b" ", tag))))
    return most
