"""Is some text an outlet's name, and which part of it is: without a person beside it, without brackets around it?"""

import re

from yybnet_crawler.extraction import outlet_words
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.people import is_plain_name, reads_as_name

_OUTLET = outlet_words.OUTLET.pattern()
_PRESS = outlet_words.PRESS.pattern()
_LENGTH_OF_TOWN = 2  # 江南, 黄山
SLASHES = "/／\u2571\u2044\u2215"
_SLASH = re.compile(f"[{SLASHES}]")
EDGES = " 　\xa0,，;；、|｜丨·•‧-—>/"
CLOSING = {"】": "【", "]": "[", ")": "(", "）": "（", "》": "《", "〉": "〈"}
OPENING = {opening: closing for closing, opening in CLOSING.items()}
_OPENINGS = f"{''.join(OPENING)}{EDGES}"


def is_press(name: str) -> bool:
    """Whether a name ends as a newspaper's, an agency's or a station's does."""
    return _PRESS.fullmatch(plain(name.strip())) is not None


def ends_as_outlet(name: str) -> bool:
    """Whether a name ends as an outlet's does, in either script."""
    return _OUTLET.fullmatch(plain(name)) is not None


def is_account(name: str) -> bool:
    """Whether a name is that of an account, which may reprint others: an office's (澄川发布), or no outlet's."""
    return name.endswith("发布") or not ends_as_outlet(name)


def without_person(name: str) -> str:
    """The outlet of 温叙/澄川日报, of 温小叙 澄川日报, of 澄川日报 温叙; 江南 都市报 is one name."""
    halves = [half.strip() for half in name.split("/", 1)] if "/" in name else name.split()
    if len(halves) != 2 or not halves[1] or halves[0].isascii():  # BBC 中文网
        return name
    if "/" not in name and ends_as_outlet(halves[0]) and is_plain_name(halves[1]):
        return halves[0]
    is_long = len(halves[0]) > _LENGTH_OF_TOWN
    if "/" in name:
        is_person = reads_as_name(halves[0]) if is_long else is_plain_name(halves[0])  # 石榴云/铜川日报 is one
    else:
        is_person = is_plain_name(halves[0]) and (is_long or "、" in halves[1])
    return halves[1] if is_person else name


def of_credit(text: str) -> str:
    """The outlet of 【澄川晚报/記者温叙/即時報導】, "" where there is none; any other text as it is."""
    parts = _SLASH.split(text)
    if len(parts) == 1:
        return text
    return next((part.strip() for part in parts if ends_as_outlet(part.strip())), "")


def without_brackets(name: str) -> str:
    """A name without brackets all round it, half a pair at either end, and the marks of edges."""
    name = name.rstrip(_OPENINGS)
    if name[:1] in OPENING and name.find(OPENING[name[0]]) == len(name) - 1:
        name = name[1:-1]
    while name and name[-1] in CLOSING and CLOSING[name[-1]] not in name:
        name = name[:-1]
    while name and name[0] in OPENING and OPENING[name[0]] not in name:
        name = name[1:]
    return name.strip(EDGES)
