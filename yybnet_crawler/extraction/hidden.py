"""What does a page hide from its reader? By the element's own style, or by a class or id of the page's stylesheet.

Stylesheets in files of their own are not fetched, and rules that depend on the window (`@media`) or on more than one
class or id are not applied.
"""

import re
from collections.abc import Iterable, Iterator

_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_HIDING_RULE = re.compile(r"display\s*:\s*none")  # one literal beginning: searched fast in long stylesheets
_SIMPLE_SELECTOR = re.compile(r"\s*(?:\w+)?([.#][\w-]+)\s*")


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from being seen."""
    return _HIDING_STYLE.search(style) is not None


class HidingRules(dict[str, bool]):
    """For each class attribute of a page, whether its own stylesheets hide elements with it; filled as it is asked."""

    def __init__(self, stylesheets: Iterable[str]) -> None:
        super().__init__()
        names = {name for css in stylesheets for name in _hidden_by(css)}
        self._classes = {name[1:] for name in names if name[0] == "."}
        self.ids = {name[1:] for name in names if name[0] == "#"}

    def __missing__(self, classes: str) -> bool:
        self[classes] = hidden = not self._classes.isdisjoint(classes.split())
        return hidden


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
