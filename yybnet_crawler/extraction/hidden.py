"""What does a page hide from its reader? By the element's own style, or by a class or id of the page's stylesheet.

Stylesheets in files of their own are not fetched. Rules for paper or for readers without scripts, rules that depend
on the window (`@media (…)`) and rules for a state, an attribute or a place among others are not applied.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final


class Effect(IntEnum):
    """What a style does to what its element shows; of several the least number counts."""

    NONE = 0
    GONE = 1  # never seen, whatever the element's own style says: `!important`
    HIDDEN = 2  # never seen
    VEILED = 3  # not seen until a script takes the veil off: `visibility:hidden`, `opacity:0`
    DECOY = 4  # white letters, no ground of their own: not seen among black ones
    SHRUNK = 5  # letters of no size: not seen, but for elements inside that have a size of their own
    PREFORMATTED = 6  # a line break of the source is one
    BLOCK = 7  # set on lines of its own
    INLINE = 8  # set in the line of the words beside it
    VISIBLE = 9  # seen inside of what is veiled: `visibility:visible`


# Asked in this order of a style in lower case. (Where each alternative begins with a letter, a search leaps to those.)
_STYLES: Final = (
    (Effect.GONE, re.compile(r"display\s*:\s*none\s*!\s*important").search),
    (Effect.HIDDEN, re.compile(r"(?>.*(?<![\w-])display\s*:\s*)none", re.DOTALL).match),  # the last one counts
    (
        Effect.HIDDEN,
        re.compile(
            r"l(?<![\w-]l)eft\s*:\s*-\d{3}|t(?<![\w-]t)(?:op|ext-indent)\s*:\s*-\d{3}"
            r"|(?:r(?<![\w-]r)ight|b(?<![\w-]b)ottom|inset)\s*:\s*-\d{4}|translate[xy]?\(\s*-\d{4}"
            r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]"
            r"|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0\s+0\s*,\s*0\s+0)"
        ).search,
    ),
    (
        Effect.HIDDEN,
        re.compile(
            r"(?=.*overflow\s*:\s*hidden)(?!.*padding)(?:.*[;\s])?(?:max-)?(?:width|height)\s*:\s*0(?![.\d%])",
            re.DOTALL,
        ).match,
    ),
    # As much padding as a margin takes away moves nothing: a ground from edge to edge.
    (
        Effect.HIDDEN,
        re.compile(
            r"(?!.*padding[\w-]*\s*:[^;]{0,40}\d{4})(?:.*[;\s])?margin(?:-left|-top)?\s*:\s*-\d{4}", re.DOTALL
        ).match,
    ),
    (
        Effect.VEILED,
        re.compile(r"visibility\s*:\s*(?:hidden|collapse)|opacity\s*[:(]\s*(?:0(?:\.0+)?|\.0+)(?![.\d])").search,
    ),
    (
        Effect.DECOY,
        re.compile(
            r"(?!.*background)(?:.*[;\s])?color\s*:\s*(?:#fff(?:fff)?\b|white|transparent|rgba\([^)]*,\s*0\s*\))",
            re.DOTALL,
        ).match,
    ),
    (Effect.SHRUNK, re.compile(r"font-size\s*:\s*0(?![.\d])").search),
    (Effect.PREFORMATTED, re.compile(r"white-space\s*:\s*(?:pre|break-spaces)").search),
    (Effect.BLOCK, re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)").search),
    (Effect.INLINE, re.compile(r"display\s*:\s*inline(?!-)").search),
    (Effect.VISIBLE, re.compile(r"visibility\s*:\s*visible").search),
)
_SHOWN: Final = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
# Each begins with a literal: searched fast in long stylesheets. They are asked with a ? for all that is not ASCII: it
# may be a blank.
_IN_STYLESHEETS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rb"y(?=[\s?:(])(?:(?<=display)[\s?]*:[\s?]*(?:none|inline(?!-))"
            rb"|(?<=visibility)[\s?]*:[\s?]*(?:hidden|collapse|visible)|(?<=opacity)[\s?]*[:(][\s?]*0)"
        ),
        rb"clip(?:-path)?[\s?]*:",
        rb"font-size[\s?]*:[\s?]*0",
        rb"#fff",
        rb"white-space[\s?]*:[\s?]*(?:pre|break)",
        rb"-\d\d\d",
    )
)
_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?")  # d\69splay (CSS Syntax 3, 4.3.7)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_FOR_SCREENS: Final = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*\{", re.IGNORECASE)
_BLOCK_SIGNS: Final = re.compile(rf"{_FOR_SCREENS.pattern}|[{{}}]", re.IGNORECASE)
_MANY_NESTED: Final = 20  # rules for elements inside others: a player's or a framework's, of which a page shows few
_MANY_RULES: Final = 50  # names of classes and ids; each is asked of each element
_SIMPLE_SELECTOR: Final = re.compile(r"(?:\w++)?([.#][\w-]++)")
# Tags, classes and ids, one inside the other; the last has a class or an id, for `body{display:none}` is for scripts,
# or stands among words.
# (A name is read to its end: possessive, for the search would else try each of its letters as the last one.)
_TAG: Final = r"(?:[^\W\d][\w-]*+|\*)"
# Not [v-cloak] and its like, which a script takes off.
_NAMED: Final = r"(?:[.#]-?[^\W\d][\w-]*+|\[(?![\w-]*cloak)[\w-]++(?:[~|^$*]?=(?:\"[^\"]*+\"|'[^']*+'|[\w-]++))?\])"
# p:not(.shown): all but the elements of a class.
_ALL_BUT: Final = r":not\([.#][\w-]++\)"
_AROUND: Final = rf"(?:(?:{_TAG}{_NAMED}*+|{_NAMED}++)(?:[ \t\r\n\f]*+>[ \t\r\n\f]*+|[ \t\r\n\f]++))"
_AMONG_WORDS: Final = "(?:abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var)"
_SELECTOR: Final = re.compile(rf"{_AROUND}*+(?:{_TAG}?{_NAMED}++|{_AMONG_WORDS}|{_TAG}{_ALL_BUT})")
_ANY_SELECTOR: Final = re.compile(rf"{_AROUND}*+(?:{_TAG}{_NAMED}*+|{_NAMED}++)")  # .w span, too


@lru_cache(maxsize=4096)  # a page has many elements and few styles
def effect_of(style: str) -> Effect:
    """What an inline style, or the declarations of a rule, do to their element."""
    style = style.lower()
    return next((effect for effect, finds in _STYLES if finds(style)), Effect.NONE)


def shows(style: str) -> bool:
    """Whether an inline style shows an element, whatever the stylesheet says."""
    return _SHOWN.search(style) is not None


class StyleRules(dict[str, Effect]):
    """For each class attribute of a page, what its own stylesheets do to elements with it; filled as it is asked."""

    def __init__(self, stylesheets: Sequence[str]) -> None:
        super().__init__()
        self._stylesheets = stylesheets
        found = [each for css in stylesheets for each in _effects_in(css)]
        self.visible = [selector for selector, effect in found if effect is Effect.VISIBLE][:_MANY_NESTED]
        effects = {selector: effect for selector, effect in found if effect is not Effect.VISIBLE}
        simple = {selector: name[1] for selector in effects if (name := _SIMPLE_SELECTOR.fullmatch(selector))}
        self.by_class = {name[1:]: effects[selector] for selector, name in simple.items() if name[0] == "."}
        self.ids = {name[1:]: effects[selector] for selector, name in simple.items() if name[0] == "#"}
        self._nested = {selector: effect for selector, effect in effects.items() if selector not in simple}

    def __missing__(self, classes: str) -> Effect:
        found = [self.by_class[name] for name in classes.split() if name in self.by_class]
        self[classes] = effect = min(found, default=Effect.NONE)
        return effect

    def selector(self) -> str:
        """The selector of the elements that one class or id has a rule for; of more where there are many rules."""
        if len(self.by_class) + len(self.ids) > _MANY_RULES:
            return "[class],[id]"
        classes = [f'[class~="{name}"]' for name in self.by_class]
        return ",".join((*classes, *(f'[id="{name}"]' for name in self.ids)))

    def nested(self) -> Iterator[tuple[str, Effect]]:
        """A selector for each effect of the other rules, the strongest effect last; none where there are many rules."""
        if len(self._nested) <= _MANY_NESTED:
            for effect in sorted(set(self._nested.values()), reverse=True):
                yield ",".join(selector for selector, its in self._nested.items() if its is effect), effect

    def shows_at_last(self, name: str, *, alone: bool = False) -> bool:
        """Whether of the rules for a class or id (.txt, #main) that say how it is displayed the last one shows it.

        `alone`: of those for nothing else, inside of no other element and whatever the window's width.
        """
        before = r"(?:^|[},/;])\s{0,9}" if alone else ""
        rule = re.compile(rf"{before}{re.escape(name)}\s{{0,9}}(?:,[^{{}}]{{0,200}})?\{{([^{{}}]*)")
        said = ""
        for css in self._stylesheets:
            if name not in css:  # as in most: a quick look
                continue
            depth = counted = 0
            for match in rule.finditer(css):
                inside = match.start(1)
                depth += css.count("{", counted, inside) - css.count("}", counted, inside)
                counted = inside
                if "display" in match[1] and (depth == 1 or not alone):
                    said = match[1]
        return shows(said)


@lru_cache(maxsize=16)  # the pages of a site share their stylesheets
def _effects_in(css: str) -> tuple[tuple[str, Effect], ...]:
    """Selectors with what their rules do, by rules that stand in no `@media` block but one for any screen."""
    if "\\" in css:  # in few
        css = _ESCAPE.sub(_letter, css)
    return tuple(_effects(_without_blocks_for_screens(_COMMENT.sub("", css))))


def _letter(escape: re.Match[str]) -> str:
    """The letter that a CSS escape stands for; of another character the escape as it is written."""
    code = int(escape[1], 16)
    return chr(code) if code < 128 and chr(code).isalnum() else escape[0]


def _without_blocks_for_screens(css: str) -> str:
    """The rules of `@media screen{…}` as if they stood in no block."""
    if "@" not in css or not _FOR_SCREENS.search(css):
        return css
    kept, at = [], 0
    opened: list[bool] = []  # whether each open block is one for screens
    for sign in _BLOCK_SIGNS.finditer(css):
        if sign[0] != "}":
            opened.append(sign[0] != "{")
        if opened and opened[-1]:
            kept.append(css[at : sign.start()])
            at = sign.end()
        if opened and sign[0] == "}":
            opened.pop()
    return "".join((*kept, css[at:]))


def _unless_lifted(selector: str, effect: Effect) -> Effect:
    """The effect; a mere veil for all but a class, which a script may be to set: `div:not(.loaded)`."""
    return Effect.VEILED if effect is Effect.HIDDEN and ":not" in selector else effect


def _effects(css: str) -> Iterator[tuple[str, Effect]]:
    signs = css.encode("ascii", "replace").lower()  # a byte for each character: no place moves
    places = sorted({match.start() for pattern in _IN_STYLESHEETS for match in pattern.finditer(signs)})
    depth = counted = passed = 0
    nested: set[str] = set()  # of too many none counts: see `StyleRules.nested`
    for place in places:
        if place < passed:  # in the rule of the place before, or in none
            continue
        opening = signs.rfind(b"{", counted, place)
        if opening < 0:
            following = signs.find(b"{", place)
            passed = following if following >= 0 else len(css)
            continue
        passed = end = signs.find(b"}", opening)
        depth += signs.count(b"{", counted, opening) - signs.count(b"}", counted, opening)
        if depth == 0:
            effect = effect_of(css[opening + 1 : end if end >= 0 else len(css)])
            if effect is not Effect.NONE:
                before = signs.rfind(b"}", 0, opening)
                before = max(before, signs.rfind(b";", before + 1, opening))
                form = _ANY_SELECTOR if effect is Effect.VISIBLE else _SELECTOR
                for each in map(str.strip, css[before + 1 : opening].split(",")):
                    is_nested = effect is not Effect.VISIBLE and _SIMPLE_SELECTOR.fullmatch(each) is None
                    if (is_nested and len(nested) > _MANY_NESTED) or not form.fullmatch(each):
                        continue
                    if is_nested:
                        nested.add(each)
                    yield each, _unless_lifted(each, effect)
        depth, counted = depth + 1, opening + 1
