"""How likely is a text one person's name, or running text? Costs are negative natural logarithms: low is usual.

A Han name is a surname and one to three characters of a given name; its cost is that of drawing them from the tables
of surnames and of given names (`tables/README.md`). No character is impossible in either place: a rare one costs more.
"""

import re
from functools import cache, lru_cache
from math import inf
from typing import Final

from yybnet_crawler.extraction.characters import HAN, read_costs

_BENEFIT_OF_DOUBT: Final = 5.0  # 木棉 may be a person
_UNKNOWN_SURNAME: Final = 12.5
_UNKNOWN_GIVEN: Final = 13.5
_UNKNOWN_CHARACTER: Final = 15.0
# Shares of names by length, after the name reports: 84 % have three characters, 15 % two, few four.
_LENGTH: Final = {2: 1.9, 3: 0.2, 4: 6.0}
_LENGTH_WITH_DOUBLE: Final = {3: 1.0, 4: 0.4}
_WORD_LENGTHS: Final = (2, 3, 4)
_MOST_FOR_SURNAME: Final = 4.0
_COMMON_SURNAME: Final = 6.0
_TWO_SURNAMES: Final = 3.0  # 王李明月, father's and mother's

# What offices and places end with, and hardly any name: 岑州台.
_OFFICES: Final = frozenset("台局社报网县市村镇院馆站所队办委部室校厂团")
_LIKE_AN_OFFICE: Final = 10.0

DOTS: Final = "·●.．"  # between the parts of a minority or foreign name, after `plain`
# 晚报·今澄川 is an outlet.
DOTTED: Final = re.compile(f"(?![{HAN}]*[台社报网刊盟][{DOTS}])[{HAN}]{{1,8}}(?:[{DOTS}][{HAN}]{{1,9}}){{1,4}}")
_OF_A_DATE: Final = r"(?:Feb|Mar|Apr|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"  # Nov 18 Sun 2018
LATIN: Final = re.compile(rf"(?!{_OF_A_DATE})[A-Z][a-z][A-Za-z.'’-]{{0,20}}(?: [A-Z][A-Za-z.'’-]{{0,20}}){{0,3}}")
_COST_OF_DOTTED: Final = 4.0  # a dot stands in names and in titles of events only
_COST_OF_LATIN: Final = 9.0
# Characters that write the sounds of Uyghur, Kazakh, Mongol, Tibetan and Yi names printed without a dot.
_SOUNDS: Final = frozenset(
    "丁万东丹丽乃乌买于云亚仁伊伦伯依先克兰其则别力加努勒包卓单卜卡却古台叶合吉吐吾周呼和哈喀善嘉嘎噶图坎堆塔"
    "增多太夫央奇女如妥姆娃娅娜孜孟宁宗完宝尔尕尤尼山岱巴布希帕库康当彻德恩恰才扎托拉措提敖斯日旦旺明普智曲曼朋"
    "朗木本杜杰松林格桑梅森楚楞欠次欧比毕毛汗江沙泽洛浩浪海满热牛特玉玛珍珠班琪琴琼瓦甫登白皮益穆米索纳罗美耶"
    "腾色艾花苏茹荣莫萨蒙西让说诺贡赛赤赫辛达边迪道那都里金钦铁锡阿陶隆雅青音项顺额马高鲁麦齐伍俄呷宝惹苦"
)
_COST_OF_SOUND: Final = 5.0  # one of about 170
_COST_OF_NO_SOUND: Final = 9.0
_COST_OF_TRANSCRIBED: Final = 8.0  # few names are written by sound
_TWO_NAMES: Final = 4.0  # 马宝林李尕娃, with a character that writes no sound
_SOUNDS_FOR_OTHER: Final = 4  # characters, of which one may be none of these
LONGEST_NAME: Final = 8  # characters of a name without dots or blanks
_LONGEST_WITH_SURNAME: Final = 4


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


def name_costs(text: str) -> list[float]:
    """What the Han names cost that a text of two to eight plain characters begins with: of two, three, …

    The list ends where no name can be longer.
    """
    surnames, given = _surnames(), _given()
    first = surnames.get(text[0], _UNKNOWN_SURNAME)
    second = given.get(text[1], _UNKNOWN_GIVEN)
    costs = [first + _LENGTH[2] + second]
    size = len(text)
    if size > 2:
        double = surnames.get(text[:2])
        rest = given.get(text[2], _UNKNOWN_GIVEN)
        if double is not None:
            costs.append(double + _LENGTH_WITH_DOUBLE[3] + rest)
        elif text[2] in _OFFICES:
            costs.append(first + _LENGTH[3] + second + rest + _LIKE_AN_OFFICE)
        else:
            costs.append(first + _LENGTH[3] + second + rest)
        if size > 3:
            rest += given.get(text[3], _UNKNOWN_GIVEN)
            if double is not None:
                costs.append(double + _LENGTH_WITH_DOUBLE[4] + rest)
            elif surnames.get(text[1], _UNKNOWN_SURNAME) < _COMMON_SURNAME:
                costs.append(first + _LENGTH[4] + second + rest + (_TWO_SURNAMES - second))
            else:
                costs.append(first + _LENGTH[4] + second + rest)
    if text[0] in _SOUNDS or text[1] in _SOUNDS:
        _take_sounds(text, costs)
    return costs


def _take_sounds(text: str, costs: list[float]) -> None:
    """Put what names cost by their sounds into costs, where that is less or they are longer."""
    others = 0
    for length, char in enumerate(text, 1):
        if char not in _SOUNDS:
            others += 1
            if others > LONGEST_NAME // _SOUNDS_FOR_OTHER:
                return
        cost = _cost_by_sounds(length, others)
        if length > _LONGEST_WITH_SURNAME:
            costs.append(cost + (_TWO_NAMES if others else 0.0))
        elif length > 1 and cost < costs[length - 2]:
            costs[length - 2] = cost


def _cost_by_sounds(length: int, others: int) -> float:
    """The cost of a name of so many characters, of which some write no sound of such names."""
    if others > length // _SOUNDS_FOR_OTHER:
        return inf
    return _COST_OF_TRANSCRIBED + _COST_OF_SOUND * (length - others) + _COST_OF_NO_SOUND * others


@lru_cache(maxsize=8192)
def name_cost(name: str) -> float:
    """The cost of a Han name of two to four characters, in plain characters without blanks."""
    return name_costs(name)[-1]


def may_be_transcribed(name: str) -> bool:
    """Whether a name may be written by its sounds, without a dot: 格桑丹增."""
    return _cost_by_sounds(len(name), sum(char not in _SOUNDS for char in name)) < inf


def is_transcribed(name: str) -> bool:
    """Whether all characters of a name write sounds: 乌云塔娜."""
    return _SOUNDS.issuperset(name)


def sound_cost(char: str) -> float:
    """The cost of a character in a foreign name that is marked as one."""
    return _COST_OF_SOUND if char in _SOUNDS or _given().get(char, _UNKNOWN_GIVEN) < 8 else _COST_OF_NO_SOUND


def may_be_sounded(name: str) -> bool:
    """Whether a name with a dot, in Latin letters or of many characters may be written by its sounds: half are such."""
    han = [char for char in name if char >= "\u3400" and char.isalpha()]
    return 2 * sum(sound_cost(char) > _COST_OF_SOUND for char in han) <= len(han)


def special_cost(name: str) -> float:
    """The cost of a name with a dot or in Latin letters."""
    return _COST_OF_LATIN if name[0] < "\u3000" else _COST_OF_DOTTED


def is_double_surname(text: str) -> bool:
    """欧阳."""
    return len(text) == 2 and text in _surnames()


def is_usual_surname(char: str) -> bool:
    """Whether a character is one of the hundred and some surnames that most people have."""
    return _surnames().get(char, _UNKNOWN_SURNAME) < _COMMON_SURNAME


def character_cost(char: str) -> float:
    """The cost of one character of running text that is part of no longer word."""
    return _characters().get(char, _UNKNOWN_CHARACTER)


@lru_cache(maxsize=8192)
def text_cost(text: str) -> float:
    """The cost of a short text read as running words: by its cheapest split."""
    known, single, best = words(), _characters(), [0.0]
    for end, char in enumerate(text, 1):
        least = best[-1] + single.get(char, _UNKNOWN_CHARACTER)
        for length in _WORD_LENGTHS:
            if length > end:
                break
            cost = known.get(text[end - length : end])
            if cost is not None and best[end - length] + cost < least:
                least = best[end - length] + cost
        best.append(least)
    return best[-1]


def may_be_surname(char: str) -> bool:
    """Whether a character begins a name about as readily as it stands in running text: 从 does not."""
    return _surnames().get(char, _UNKNOWN_SURNAME) - character_cost(char) < _MOST_FOR_SURNAME


def may_be_surname_of(name: str) -> bool:
    """Whether a name begins with a character, or two, that the table of surnames has."""
    return name[0] in _surnames() or name[:2] in _surnames()


def reads_as_name(text: str) -> bool:
    """Whether such a text reads better as one person's name than as words: not 石榴云."""
    return 2 <= len(text) <= 4 and name_cost(text) < text_cost(text)


def is_plain_name(text: str) -> bool:
    """Whether a short text, plain characters without blanks, may be one person's name."""
    return 2 <= len(text) <= 4 and name_cost(text) < text_cost(text) + _BENEFIT_OF_DOUBT
