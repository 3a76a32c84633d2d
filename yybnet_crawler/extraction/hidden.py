"""What does a page hide from its reader? By the element's own style, or by a class or id of the page's stylesheet.

Stylesheets in files of their own are not fetched. Rules for paper or for readers without scripts, rules that depend
on the window (`@media`) and rules for a state, an attribute or a place among others are not applied; a child is taken
for any descendant.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple


class Compound(NamedTuple):
    """What one part of a selector asks of an element: `em.q#n`."""

    tag: str  # "" for any
    names: frozenset[str]  # .q, #n

    def fits(self, tag: str, names: set[str]) -> bool:
        """Whether an element with that tag and those names is one."""
        return self.tag in ("", tag) and self.names <= names


class Effect(IntEnum):
    """What a style does to what its element shows; of several the least number counts."""

    NONE = 0
    HIDDEN = 1  # never seen
    VEILED = 2  # not seen until a script takes the veil off: `visibility:hidden`, `opacity:0`
    DECOY = 3  # white letters, no ground of their own: not seen among black ones
    PREFORMATTED = 4  # a line break of the source is one
    BLOCK = 5  # set on lines of its own


_STYLES: Final = (
    (
        Effect.HIDDEN,
        re.compile(
            r"display\s*:\s*none|font-size\s*:\s*0(?![.\d])|(?<![\w-])(?:left|top|text-indent)\s*:\s*-\d{3}"
            r"|margin(?:-left|-top)?\s*:\s*-\d{4}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]"
            r"|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0\s+0\s*,\s*0\s+0)"
            r"|\A(?=.*overflow\s*:\s*hidden)(?!.*padding)(?:.*[;\s])?(?:max-)?(?:width|height)\s*:\s*0(?![.\d%])",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (Effect.VEILED, re.compile(r"visibility\s*:\s*hidden|opacity\s*:\s*(?:0(?:\.0+)?|\.0+)(?![.\d])", re.IGNORECASE)),
    (
        Effect.DECOY,
        re.compile(
            r"\A(?!.*background)(?:.*[;\s])?color\s*:\s*(?:#fff(?:fff)?\b|white|transparent|rgba\([^)]*,\s*0\s*\))",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (Effect.PREFORMATTED, re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)),
    (Effect.BLOCK, re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)", re.IGNORECASE)),
)
_SHOWN: Final = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
# Each begins with a literal: searched fast in long stylesheets. They are asked with a ? for all that is not ASCII: it
# may be a blank.
_IN_STYLESHEETS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rb"y(?:(?<=display)[\s?]*:[\s?]*none|(?<=visibility)[\s?]*:[\s?]*hidden|(?<=opacity)[\s?]*:[\s?]*0)",
        rb"clip(?:-path)?[\s?]*:",
        rb"#fff",
        rb"white-space[\s?]*:[\s?]*(?:pre|break)",
        rb"-\d\d\d",
    )
)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_MANY_NESTED: Final = 20  # rules for elements inside others: a player's or a framework's, of which a page shows few
_MANY_RULES: Final = 50  # names of classes and ids; each is asked of each element
# Tags, classes and ids, one inside the other; the last has a class or an id.
_SELECTOR: Final = re.compile(r"\s*(?:[\w*.#-]+(?:\s*>\s*|\s+))*(?:\w+|\*)?(?:[.#][\w-]+)+\s*")
_COMBINATOR: Final = re.compile(r"\s*>\s*|\s+")
_NAME: Final = re.compile(r"[.#][\w-]+")


@lru_cache(maxsize=4096)  # a page has many elements and few styles
def effect_of(style: str) -> Effect:
    """What an inline style, or the declarations of a rule, do to their element."""
    return next((effect for effect, pattern in _STYLES if pattern.search(style)), Effect.NONE)


def shows(style: str) -> bool:
    """Whether an inline style shows an element, whatever the stylesheet says."""
    return _SHOWN.search(style) is not None


class Rule(NamedTuple):
    """What the page's own stylesheet does to the elements that a selector of tags, classes and ids names."""

    effect: Effect
    compounds: tuple[Compound, ...]  # of the element itself, then of those around it, from the inside out

    def is_for(self, elements: Iterator[tuple[str, set[str]]]) -> bool:
        """Whether it is for an element: `elements` are the tag and names of that one, then of each one around it."""
        own, *around = self.compounds
        return own.fits(*next(elements)) and all(any(each.fits(*one) for one in elements) for each in around)


class StyleRules(dict[tuple[str, str], tuple[Rule, ...]]):
    """By an element's class attribute and id, the rules that may be for it, the strongest first; filled as it is asked.

    A rule of one compound is for it; one of several only where the elements around it fit, too.
    """

    def __init__(self, stylesheets: Sequence[str]) -> None:
        super().__init__()
        self._stylesheets = stylesheets
        effects = dict(found for css in stylesheets for found in _effects_in(css))
        nested = {selector for selector in effects if _COMBINATOR.search(selector)}
        if len(nested) > _MANY_NESTED:
            effects = {selector: effect for selector, effect in effects.items() if selector not in nested}
        self.by_name: dict[str, list[tuple[Effect, str]]] = {}  # by the last class or id of a selector
        for selector, effect in effects.items():
            self.by_name.setdefault(_NAME.findall(selector)[-1], []).append((effect, selector))

    def __missing__(self, names: tuple[str, str]) -> tuple[Rule, ...]:
        classes, own_id = names
        own = {*(f".{name}" for name in classes.split()), f"#{own_id}"}
        named = own & self.by_name.keys()
        found = sorted(rule for name in named for rule in self.by_name[name]) if named else ()
        self[names] = rules = tuple([Rule(effect, _compounds(selector)) for effect, selector in found])
        return rules

    def selector(self) -> str:
        """The selector of the elements that there may be rules for; of more where there are many rules; "" for none."""
        if len(self.by_name) > _MANY_RULES:
            return "[class],[id]"
        return ",".join(f'[{"class~" if name[0] == "." else "id"}="{name[1:]}"]' for name in self.by_name)

    def shows_at_last(self, name: str) -> bool:
        """Whether of the rules for a class or id (.txt, #main) that say how it is displayed the last one shows it."""
        rule = re.compile(rf"{re.escape(name)}\s*(?:,[^{{}}]*)?\{{([^{{}}]*)")
        said = [style for css in self._stylesheets for style in rule.findall(css) if "display" in style]
        return bool(said) and shows(said[-1])


def _compounds(selector: str) -> tuple[Compound, ...]:
    """What a selector asks of an element and of those around it, from the inside out."""
    parts = [(_NAME.split(each, maxsplit=1)[0], _NAME.findall(each)) for each in _COMBINATOR.split(selector)]
    return tuple(Compound(tag.strip("*").lower(), frozenset(names)) for tag, names in reversed(parts))


@lru_cache(maxsize=16)  # the pages of a site share their stylesheets
def _effects_in(css: str) -> tuple[tuple[str, Effect], ...]:
    """Selectors with what their rules do, by rules that stand in no `@media` block."""
    return tuple(_effects(css))


def _effects(css: str) -> Iterator[tuple[str, Effect]]:
    css = _COMMENT.sub("", css)
    signs = css.encode("ascii", "replace").lower()  # a byte for each character: no place moves
    places = sorted({match.start() for pattern in _IN_STYLESHEETS for match in pattern.finditer(signs)})
    depth = counted = 0
    for place in places:
        opening = signs.rfind(b"{", counted, place)
        if opening < 0:  # in the rule of the place before
            continue
        depth += signs.count(b"{", counted, opening) - signs.count(b"}", counted, opening)
        if depth == 0:
            end = signs.find(b"}", opening)
            effect = effect_of(css[opening + 1 : end if end >= 0 else len(css)])
            if effect is not Effect.NONE:
                before = signs.rfind(b"}", 0, opening)
                before = max(before, signs.rfind(b";", before + 1, opening))
                selectors = css[before + 1 : opening].split(",")
                yield from ((each.strip(), effect) for each in selectors if _SELECTOR.fullmatch(each))
        depth, counted = depth + 1, opening + 1
