"""One form for each character: simplified, half width, unified. What rules and tables are asked with.

Papers print 記者 and 记者, （ and (, U+3000 and a blank, and pages copied out of PDF files hold Kangxi radicals and
compatibility ideographs. `plain` folds them all, character by character, so that places in the folded text are places
in the printed one. What is written to a record is cut from the printed text.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final

# A character class of an expression: Han characters, those beyond the Basic Multilingual Plane too.
HAN: Final = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"

_LAST_OF_PLANE: Final = "\uffff"
_BEYOND: Final = "\U00020000-\U0002fa1f"
_TABLES: Final = files("yybnet_crawler.extraction") / "tables"
# Twins of ASCII that are not in Unicode's full-width block: blanks, bars, brackets, quotes, middle dots, slashes.
_SIGNS: Final = {
    " ": "\u3000\xa0\u2002\u2003\u2009\t",
    "|": "丨｜\u2223┃│\ufe31",
    "(": "【\u3014〖",
    ")": "】\u3015〗",
    "“": "„「『〝",
    "”": "」』〞",
    "·": "•‧∙⋅・･",
    "/": "\u2571\u2044\u2215",
    ":": "\ufe30\u2236",
}


# Radicals that are characters, too, and have no decomposition; Unicode's EquivalentUnifiedIdeograph.txt.
_RADICALS: Final = (
    "⺁厂⺜日⺝月⺠民⺩王⺬示⺮竹⺶羊⺻聿⺼肉⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青"
    "⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)


@cache
def _plain() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    pairs = table_text("traditional.txt").strip()
    table |= dict(zip(pairs[::2], pairs[1::2], strict=True))
    table |= _unified()
    table |= {char: sign for sign, chars in _SIGNS.items() for char in chars}
    table |= {"[": "(", "]": ")", "\uff3b": "(", "\uff3d": ")", "\\": "/", "\uff3c": "/"}
    return table


@cache
def _not_plain() -> re.Pattern[str]:
    """What has a plain form; beyond the Basic Multilingual Plane a whole range, for characters one by one are slow."""
    return re.compile(f"[{re.escape(''.join(char for char in _plain() if char <= _LAST_OF_PLANE))}{_BEYOND}]")


@cache
def _in_traditional() -> re.Pattern[str]:
    return re.compile(f"[{table_text('traditional.txt').strip()[::2]}]")


@cache
def _unified() -> dict[str, str]:
    """Radicals and compatibility ideographs, to the character they are a second form of (NFKC, and `_RADICALS`)."""
    blocks = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
    second = ((char, unicodedata.normalize("NFKC", char)) for block in blocks for char in map(chr, block))
    decomposed = {char: form for char, form in second if len(form) == 1 and form != char}
    return decomposed | dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))


def plain(text: str) -> str:
    """`text` with each character in its plain form; as long as `text`."""
    if text.isascii():
        return text
    return _not_plain().sub(_plain_form, text.replace("，", ","))  # four of five such characters are commas


def simplified(text: str) -> str:
    """`text` with each traditional character in its simplified form, signs as printed; as long as `text`."""
    return text if text.isascii() else _in_traditional().sub(_plain_form, text)


def _plain_form(found: re.Match[str]) -> str:
    return _plain().get(found[0], found[0])


@cache
def _traditional() -> dict[str, str]:
    """Simplified -> the traditional characters it stands for."""
    pairs, forms = table_text("traditional.txt").strip(), dict[str, str]()
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        forms[new] = forms.get(new, "") + old
    return forms


def in_traditional(word: str) -> list[str]:
    """How a simplified word may be printed in traditional characters: `记者` as 記者. [] where nothing differs."""
    forms = ("".join(chars) for chars in product(*(_traditional().get(char, char) for char in word)))
    return [form for form in forms if form != word]


def unified(text: str) -> str:
    """`text` without second forms of one character: ⼩ is 小. Traditional characters and signs stay."""
    forms = _unified()
    return "".join([forms.get(char, char) for char in text])


def table_text(name: str) -> str:
    """The text of a file in `tables/`."""
    return (_TABLES / name).read_text(encoding="utf-8")


def read_costs(name: str) -> dict[str, float]:
    """A table of costs: what a line lists, by the number it begins with."""
    rows = (line.split() for line in table_text(name).splitlines())
    return {entry: float(cost) for cost, *entries in rows for entry in entries}
