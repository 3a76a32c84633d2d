"""Where can a reader go from a page? Everything that leads somewhere when pressed, in page order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.document import Document, fold
from yybnet_crawler.extraction.tree import Node

_ADDRESSES: Final = {"a": "href", "area": "href", "link": "href", "option": "value"}
_LEADING: Final = ",".join((*_ADDRESSES, "[onclick]"))
# What is longer or has more parts says neither 下一页 nor a region's name. (A page may be one link.)
_LENGTH, _PARTS = 200, 20
_SCRIPTED = re.compile(
    r"""location(?:\.href)?\s*=\s*(['"])(.+?)\1|(?:location\.(?:assign|replace)|window\.open)\(\s*(['"])(.+?)\3""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Target:
    """Something that leads to `url`."""

    node: Node
    url: str  # absolute, as found

    @property
    def tag(self) -> str:
        """a, area, link, option, or anything with an onclick."""
        return tree.name(self.node)

    @property
    def rel(self) -> str:
        """Lower case, "" without one."""
        return tree.get(self.node, "rel").lower()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The beginnings of its text, title, picture's alternative text; none empty."""
        return tuple(_names(self.node))


def read_targets(document: Document) -> list[Target]:
    """What the page leads to. Hidden links too: a list behind a tab is hidden until its tab is pressed."""
    return [
        Target(node, url) for node in tree.find_all(document.root, _LEADING) if (url := target(node, document.base))
    ]


def target(node: Node, base: str) -> str | None:
    """The address an element leads to: its link, or the one that its script opens."""
    tag, attributes = tree.name(node), tree.attributes(node)
    address = attributes.get(_ADDRESSES.get(tag, ""), "")
    if tag == "option" and not re.search("[./?]", address):
        return None  # the value of a form's field, no address
    if url := site.resolve(base, address):
        return url
    match = _SCRIPTED.search(attributes.get("onclick") or address)
    return site.resolve(base, match[2] or match[4]) if match else None


def _names(node: Node) -> Iterator[str]:
    texts = [] if node.tag == "link" else ["".join(islice(tree.texts(node), _PARTS))]
    for place, named in enumerate(islice(tree.elements(node), _PARTS)):
        if place == 0 or named.tag == "img":
            attributes = tree.attributes(named)
            texts += [attributes.get(name, "") for name in ("title", "alt", "aria-label", "value")]
    return filter(None, (fold(text[:_LENGTH]) for text in texts if text))
