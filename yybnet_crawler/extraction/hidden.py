"""What does a page hide from its reader? By the element's own style, or by a class or id of the page's stylesheet.

Stylesheets in files of their own are not fetched, and rules that depend on the window (`@media`) or on more than one
class or id are not applied.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_HIDING_RULE = re.compile(r"display\s*:\s*none")  # one literal beginning: searched fast in long stylesheets
_SIMPLE_SELECTOR = re.compile(r"\s*(?:\w+)?([.#][\w-]+)\s*")
_WITH_HIDDEN = etree.XPath("descendant::*[@hidden]")
_WITH_ID = etree.XPath("descendant::*[@id]")


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from being seen."""
    return _HIDING_STYLE.search(style) is not None


class HidingClasses(dict[str, bool]):
    """For each class attribute of a page, whether its stylesheet hides elements with it; filled as it is asked."""

    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, classes: str) -> bool:
        self[classes] = hidden = any(f".{name}" in self._names for name in classes.split())
        return hidden


class HiddenElements:
    """What a page hides other than by inline style."""

    def __init__(self, root: Any) -> None:
        names = {name for style in root.iter("style") for name in _hidden_by(style.text or "")}
        self.classes = HidingClasses(names)
        self.elements: set[Any] = set(_WITH_HIDDEN(root))  # by attribute or id
        if ids := {name[1:] for name in names if name[0] == "#"}:
            self.elements.update(element for element in _WITH_ID(root) if element.get("id") in ids)


def _hidden_by(css: str) -> Iterator[str]:
    """By rules that stand in no `@media` block."""
    depth = counted = 0
    for match in _HIDING_RULE.finditer(css):
        opening = css.rfind("{", counted, match.start())
        if opening < 0:
            continue
        depth += css.count("{", counted, opening) - css.count("}", counted, opening)
        counted = opening
        if depth == 0:
            before = max(css.rfind(mark, 0, opening) for mark in "};/")
            selectors = css[before + 1 : opening].split(",")
            yield from (simple[1] for selector in selectors if (simple := _SIMPLE_SELECTOR.fullmatch(selector)))
