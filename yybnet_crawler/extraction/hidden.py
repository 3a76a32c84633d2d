"""What does a page hide from its reader? By the element's own style, or by a class or id of the page's stylesheet.

Stylesheets in files of their own are not fetched, and rules that depend on the window (`@media`) or on more than one
class or id are not applied.
"""

import re
from collections.abc import Iterator
from typing import Any

_HIDING = (
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}"
)
_HIDING_STYLE = re.compile(_HIDING, re.IGNORECASE)
_HIDING_RULE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MEDIA = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE_SELECTOR = re.compile(r"\s*(?:\w+)?([.#])([\w-]+)\s*")


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from being seen."""
    return _HIDING_STYLE.search(style) is not None


class Stylesheet:
    """The classes and ids that the page's `<style>` elements hide."""

    def __init__(self, root: Any) -> None:
        self._names: set[str] = set()  # `.class` and `#id`
        for element in root.iter("style"):
            if (css := element.text) and _HIDING_RULE.search(css):
                self._names.update(_hidden_by(_MEDIA.sub("", css)))

    def __bool__(self) -> bool:
        return bool(self._names)

    def hides(self, element: Any) -> bool:
        """Whether a rule hides the element itself (not one around it)."""
        if f"#{element.get('id')}" in self._names:
            return True
        return any(f".{name}" in self._names for name in (element.get("class") or "").split())


def _hidden_by(css: str) -> Iterator[str]:
    for match in _HIDING_RULE.finditer(css):
        opening = css.rfind("{", 0, match.start())
        before = max(css.rfind("}", 0, opening), css.rfind("*/", 0, opening) + 1, -1)
        for selector in css[before + 1 : max(opening, 0)].split(","):
            if simple := _SIMPLE_SELECTOR.fullmatch(selector):
                yield simple[1] + simple[2]
