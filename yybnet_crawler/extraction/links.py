"""Where can a reader go from a page? Everything that leads somewhere when pressed, in page order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Final

from yybnet_crawler import site
from yybnet_crawler.extraction.document import Document, fold

_ADDRESSES: Final = {"a": "href", "area": "href", "link": "href", "option": "value"}
# What is longer or has more parts says neither 下一页 nor a region's name. (A page may be one link.)
_LENGTH, _PARTS = 200, 20
_SCRIPTED = re.compile(
    r"""location(?:\.href)?\s*=\s*(['"])(.+?)\1|(?:location\.(?:assign|replace)|window\.open)\(\s*(['"])(.+?)\3""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Target:
    """Something that leads to `url`."""

    element: Any
    url: str  # absolute, as found

    @property
    def tag(self) -> str:
        """a, area, link, option, or anything with an onclick."""
        tag: str = self.element.tag
        return tag

    @property
    def rel(self) -> str:
        """Lower case, "" without one."""
        return (self.element.get("rel") or "").lower()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The beginnings of its text, title, picture's alternative text; none empty."""
        return tuple(_names(self.element))


def read_targets(document: Document) -> list[Target]:
    """What the page leads to. Hidden links too: a list behind a tab is hidden until its tab is pressed."""
    return [
        Target(element, url)
        for element in document.root.iter("*")
        if (element.tag in _ADDRESSES or element.get("onclick")) and (url := target(element, document.base))
    ]


def target(element: Any, base: str) -> str | None:
    """The address an element leads to: its link, or the one that its script opens."""
    address = element.get(_ADDRESSES[element.tag]) or "" if element.tag in _ADDRESSES else ""
    if element.tag == "option" and not re.search("[./?]", address):
        return None  # the value of a form's field, no address
    if url := site.resolve(base, address):
        return url
    match = _SCRIPTED.search(element.get("onclick") or address)
    return site.resolve(base, match[2] or match[4]) if match else None


def _names(element: Any) -> Iterator[str]:
    texts = [] if element.tag == "link" else ["".join(islice(element.itertext(), _PARTS))]
    for named in islice(element.iter("*"), _PARTS):
        if named is element or named.tag == "img":
            texts += [named.get(attribute) or "" for attribute in ("title", "alt", "aria-label", "value")]
    return filter(None, (fold(text[:_LENGTH]) for text in texts if text))
