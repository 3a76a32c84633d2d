"""How likely is a text one person's name, or running text? Costs are negative natural logarithms: low is usual.

A Han name is a surname and one to three characters of a given name; its cost is that of drawing them from the tables
of surnames and of given names (`tables/README.md`). No character is impossible in either place: a rare one costs more.
"""

import re
from functools import cache, lru_cache
from typing import Final

from yybnet_crawler.extraction.characters import HAN, read_costs

_BENEFIT_OF_DOUBT: Final = 5.0  # 木棉 may be a person
_UNKNOWN_SURNAME: Final = 12.5
_UNKNOWN_GIVEN: Final = 13.5
_UNKNOWN_CHARACTER: Final = 15.0
# Shares of names by length, after the name reports: 84 % have three characters, 15 % two, few four.
_LENGTH: Final = {2: 1.9, 3: 0.2, 4: 6.0}
_LENGTH_WITH_DOUBLE: Final = {3: 1.0, 4: 0.4}
_TWO_SURNAMES: Final = 3.0  # 王李明月, father's and mother's

# What offices and places end with, and hardly any name: 岑州台.
_OFFICES: Final = frozenset("台局社报网县市村镇院馆站所队办委部室校厂团")
_LIKE_AN_OFFICE: Final = 10.0

DOTS: Final = "·●.．"  # between the parts of a minority or foreign name, after `plain`
DOTTED: Final = re.compile(f"[{HAN}]{{1,8}}(?:[{DOTS}][{HAN}]{{1,9}}){{1,4}}")
LATIN: Final = re.compile(r"[A-Z][a-z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){0,3}")
_COST_OF_DOTTED: Final = 4.0  # a dot stands in names and in titles of events only
_COST_OF_LATIN: Final = 9.0
# Characters that write the sounds of Uyghur, Kazakh, Mongol and Tibetan names printed without a dot.
_SOUNDS: Final = frozenset(
    "丁万东丹丽乃乌买于云亚仁伊伦伯依先克兰其则别力加努勒包卓单卜卡却古台叶合吉吐吾周呼和哈喀善嘉嘎噶图坎堆塔"
    "增多太夫央奇女如妥姆娃娅娜孜孟宁完宝尔尕尤尼山岱巴布希帕库康当彻德恩恰才扎托拉措提敖斯日旦旺明普智曲曼朋"
    "朗木本杜杰松林格桑梅森楚楞欠次欧比毕毛汗江沙泽洛浩浪海满热牛特玉玛珍珠班琪琴琼瓦甫登白皮益穆米索纳罗美耶"
    "腾色艾花苏茹荣莫萨蒙西让说诺贡赛赤赫辛达迪道那都里金钦铁锡阿陶隆雅青音项顺额马高鲁麦齐"
)
_COST_OF_SOUND: Final = 5.0  # one of about 170
_COST_OF_NO_SOUND: Final = 9.0
_IMPOSSIBLE: Final = 1e9
_COST_OF_TRANSCRIBED: Final = 8.0  # few names are written by sound
LONGEST_TRANSCRIBED: Final = 8


@cache
def _surnames() -> dict[str, float]:
    return read_costs("surnames.txt")


@cache
def _given() -> dict[str, float]:
    return read_costs("given.txt")


@cache
def _characters() -> dict[str, float]:
    return read_costs("characters.txt")


@cache
def words() -> dict[str, float]:
    """The words of running text with two to four characters, by cost."""
    return read_costs("words.txt")


@lru_cache(maxsize=8192)
def name_cost(name: str) -> float:
    """The cost of a Han name of two to four characters, in plain characters without blanks."""
    surnames, given = _surnames(), _given()
    if len(name) > 2 and (double := surnames.get(name[:2])) is not None:
        rest, cost = name[2:], double + _LENGTH_WITH_DOUBLE[len(name)]
    else:
        rest, cost = name[1:], surnames.get(name[0], _UNKNOWN_SURNAME) + _LENGTH[len(name)]
        if len(name) == 4 and surnames.get(name[1], _UNKNOWN_SURNAME) < 6:
            rest, cost = name[2:], cost + _TWO_SURNAMES
    for char in rest:
        cost += given.get(char, _UNKNOWN_GIVEN)
    if len(name) == 3 and name[-1] in _OFFICES:
        cost += _LIKE_AN_OFFICE
    return min(cost, transcribed_cost(name))


def transcribed_cost(name: str) -> float:
    """The cost of a name written by its sounds, without a dot: 格桑丹增."""
    if sum(char not in _SOUNDS for char in name) > len(name) // 4:
        return _IMPOSSIBLE
    return _COST_OF_TRANSCRIBED + sum(
        _COST_OF_SOUND if char in _SOUNDS else _COST_OF_NO_SOUND for char in name
    )


def sound_cost(char: str) -> float:
    """The cost of a character in a foreign name that is marked as one."""
    return _COST_OF_SOUND if char in _SOUNDS or _given().get(char, _UNKNOWN_GIVEN) < 8 else _COST_OF_NO_SOUND


def special_cost(name: str) -> float:
    """The cost of a name with a dot or in Latin letters."""
    return _COST_OF_LATIN if name[0] < "\u3000" else _COST_OF_DOTTED


def is_double_surname(text: str) -> bool:
    """欧阳."""
    return len(text) == 2 and text in _surnames()


def word_cost(word: str) -> float | None:
    """The cost of a word of running text, None for what is no word. One character always has one."""
    if len(word) == 1:
        return _characters().get(word, _UNKNOWN_CHARACTER)
    return words().get(word)


def text_cost(text: str) -> float:
    """The cost of a short text read as running words: by its cheapest split."""
    best = [0.0]
    for end in range(1, len(text) + 1):
        best.append(
            min(
                best[start] + cost
                for start in range(max(0, end - 4), end)
                if (cost := word_cost(text[start:end])) is not None
            )
        )
    return best[-1]


def is_plain_name(text: str) -> bool:
    """Whether a short text, plain characters without blanks, may be one person's name."""
    return 2 <= len(text) <= 4 and name_cost(text) < text_cost(text) + _BENEFIT_OF_DOUBT
