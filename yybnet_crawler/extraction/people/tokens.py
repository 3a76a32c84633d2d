"""Which names and words may begin at a place of a text, and what does each cost? The edges of the lattice."""

import re
from collections.abc import Iterator
from enum import IntEnum, auto
from typing import Final, Literal, NamedTuple

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.names import (
    DOTS,
    DOTTED,
    LATIN,
    LONGEST_NAME,
    character_cost,
    is_double_surname,
    is_usual_surname,
    name_cost,
    name_costs,
    sound_cost,
    special_cost,
    words,
)
from yybnet_crawler.extraction.word_groups import listed
from yybnet_crawler.places.table import short_names


class TokenKind(IntEnum):
    """What a token of a path is."""

    NAME = auto()
    WORDS = auto()  # running text, an office or an outlet
    COLLECTIVE = auto()  # a pen name of an office: 泽交宣
    GAP = auto()  # blanks, signs and marks


# Asked of every token, and an attribute of an enumeration costs several times a name of the module.
NAME, WORDS, COLLECTIVE, GAP = TokenKind


class Token(NamedTuple):
    """A piece of a path: `[start, end)` of the plain text."""

    kind: TokenKind
    start: int
    end: int


# What follows a stretch: 记者, 摄, 报道, 电, a bracket's end, or anything.
Following = Literal["role", "medium", "report", "dispatch", "end", "prose"]


class Stretch(NamedTuple):
    """What is known of a text between labels."""

    wants_name: bool  # a role stands before it, so that a path without a name is all but out
    closed: bool  # it stands in brackets: no running text follows
    before: Following  # what follows


FROM_PLACE: Final = frozenset({"report", "dispatch"})  # before these a place may stand
WordEdge = tuple[int, float]  # where a token ends, and its cost
NameEdge = tuple[int, float, TokenKind]

_DEPARTMENTS: Final = frozenset(
    {"水务", "税务", "公安", "消防", "交警", "城管", "供电", "文旅", "卫健", "住建", "发改", "工信", "网信", "广电"}
    | {"市监", "应急", "医保", "史志", "人社", "气象", "教育", "检察", "司法", "民政", "林业", "农业", "融媒"}
)
# What an office, an outlet or a place ends with, whatever its name: behind it a person's name may begin.
_OFFICE_ENDS: Final = (
    _DEPARTMENTS.union("局委院馆处室站所部队社报网台县市区镇乡村园会校组厂刊科办连营团支班级系")
    .union(
        listed(
            "公司 集团 银行 证券 期货 基金 投资 保险"
            " 海关 务段 发布 中心 政府 街道 完小 新闻 传媒 在线 客户端 融媒体 全媒 全媒体 电视 广播"
            " 频道 杂志 志愿者"
        )
    )
    .union(f"{kind}行" for kind in "支分")
    .union(f"{kind}学" for kind in "大中小")
    .union(f"{number}中" for number in "一二三四五六七八九十")
    .union(f"{whose}联" for whose in "工妇残文侨作科记")
    .union(f"{whose}协" for whose in "作科记文影摄剧音美书")
)

TITLE: Final = re.compile("[长员师家授任理记士人生手宾席军演讲导警]$")  # 专家 甲, 主任 甲
_SHORTEST_OFFICE: Final = 3  # characters: 县医院
SIGNS: Final = frozenset(" \n、,;/|:&+*-—–_□■◆◇●○◎⊙▲△▼▽★☆▪◼◻►▶※()\u200b\ufeff\r\t")
_OTHER_RUN: Final = re.compile(rf"[^{HAN}\s、,;/|:&+()]+")
_SPACED: Final = re.compile(rf"[{HAN}](?:\s{{1,3}}[{HAN}])+")  # 宁 朵, 林 若 冬
_BEHIND_ONE: Final = re.compile(rf"(?:^|[^{HAN}\s]|[{HAN}]{{2}}\s)\s*[{HAN}]\s{{1,3}}$")  # 玉| 罕
_REACH_BEHIND: Final = 40  # characters: a line of nothing but single ones costs no more than its length
_SURNAME_APART: Final = re.compile(rf"([{HAN}]{{1,2}})\s{{1,3}}([{HAN}]{{1,2}})(?![{HAN}])")  # 陈 小明, 欧阳 娜
_BLANK_IN_NAME: Final = 1.0
_BLANK_BEHIND_SURNAME: Final = 3.0
_PLACE: Final = re.compile(f"[{HAN}]{{2}}[省市县区旗镇乡]")  # 嘉水县, behind 记者甲 and before 电
_COST_OF_PLACE: Final = 14.0
_LONGEST_PLACE: Final = 4
_NO_MORE_OF_PLACE: Final = re.compile(r"$|\s|[\d一二三四五六七八九十]{1,3}[月日]")
_COST_OF_DIVISION: Final = 6.0  # 石家庄 could be a person, too
_OTHER: Final = 4.0  # digits, Latin letters, signs of prose: a run of them

# Place, office, 宣 (publicity): 徐公宣, 穗应急宣. Only offices that are no given names: 李建宣 is a person.
_COLLECTIVE: Final = re.compile(
    f"[{HAN}]{{1,2}}(?:[公交税消卫检环妇纪统组司考城电警残医监质]|应急|人社|卫健|市监|城管)[{HAN}]?[宣轩综萱]"
)
_LENGTH_OF_SHORT_OFFICE: Final = 3
_PERHAPS_COLLECTIVE: Final = re.compile(f"[{HAN}]{{1,3}}[宣综](?![{HAN}])")
PUBLICITY: Final = frozenset("宣轩综萱")
_DOTS: Final = frozenset(DOTS)
_COST_OF_COLLECTIVE: Final = 12.0
_COST_OF_PERHAPS_COLLECTIVE: Final = 22.0


def is_han(char: str) -> bool:
    """Whether a plain character is a Han character."""
    return "\u3400" <= char < "\ua000" or char >= "\U00020000" or char == "〇"


def office_end(words: str) -> str:
    """What some words end with as only offices, outlets and places do: 公司 of 县供电公司. "" when they do not."""
    for end in (words[-3:], words[-2:], words[-1:]):
        if end in _OFFICE_ENDS:
            return end
    return ""


def is_post(words: str) -> bool:
    """Whether some words are an office and what somebody is there: 县医院副主任医师, 市农科院研究员."""
    ends = range(_SHORTEST_OFFICE, len(words))
    return TITLE.search(words) is not None and any(office_end(words[:end]) for end in ends)


class Tokens:
    """The names and words of a stretch of plain text. What cannot stand in it is not looked for."""

    def __init__(self, text: str, *, behind: str, ends_with_place: bool) -> None:
        self._text = text
        self._behind = behind  # the character that it stands behind
        self._words = words()
        self._places = short_names() if ends_with_place else frozenset()
        self._run = _lengths_of_han_runs(text)
        self._has_blanks = any(map(str.isspace, text))
        self._has_dots = not _DOTS.isdisjoint(text)
        self._has_collectives = not PUBLICITY.isdisjoint(text)

    def names(self, at: int) -> list[NameEdge]:
        """The names that may begin here, of people and of offices that sign like one."""
        text, run = self._text, self._run[at]
        if not run:
            latin = LATIN.match(text, at)
            if latin is None or is_han(text[latin.end() : latin.end() + 1]):  # Nyx小白
                return []
            return [(latin.end(), special_cost(latin.group()), NAME)]
        costs = name_costs(text[at : at + min(run, LONGEST_NAME)]) if run > 1 else ()
        found = [(stop, cost, NAME) for stop, cost in enumerate(costs, at + 2)]
        if self._has_dots and (dotted := DOTTED.match(text, at)):
            found += _dotted_names(text, *dotted.span())
        if self._has_blanks and run < 3 and not (at and self._run[at - 1]) and not self._is_class(at):
            found += _spaced_names(text, at)
        if run == _LENGTH_OF_SHORT_OFFICE and text[at + 1 : at + 3] in _DEPARTMENTS and self._is_short_office(at):
            return [(at + 3, _COST_OF_COLLECTIVE, COLLECTIVE)]
        if self._has_collectives:
            if match := _COLLECTIVE.match(text, at):
                found.append((match.end(), _COST_OF_COLLECTIVE, COLLECTIVE))
            elif match := _PERHAPS_COLLECTIVE.match(text, at):
                found.append((match.end(), _COST_OF_PERHAPS_COLLECTIVE, COLLECTIVE))
        return found

    def _is_class(self, at: int) -> bool:
        """四(1)班 戈华."""
        return self._text[at] == "班" and (self._text[at - 1] if at else self._behind) == ")"

    def _is_short_office(self, at: int) -> bool:
        """泽公安, 区融媒: whether no usual surname stands before a department that ends three characters set apart."""
        return not (at and self._run[at - 1]) and not is_usual_surname(self._text[at])

    def words(self, at: int) -> list[WordEdge]:
        """The words of running text that may begin here; there is always one."""
        text = self._text
        if not self._run[at]:
            other = _OTHER_RUN.match(text, at)
            return [(other.end() if other else at + 1, _OTHER)]
        found = [(at + 1, character_cost(text[at]))]
        if self._places:
            if place := _PLACE.match(text, at):
                found.append((place.end(), _COST_OF_PLACE))
            last = min(at + _LONGEST_PLACE, len(text))
            ends = [stop for stop in range(at + 2, last + 1) if text[at:stop] in self._places]
            found += [(stop, _COST_OF_DIVISION) for stop in ends if _NO_MORE_OF_PLACE.match(text, stop)]
        known = self._words
        for stop in range(at + 2, min(at + 4, len(text)) + 1):
            cost = known.get(text[at:stop])
            if cost is not None:
                found.append((stop, cost))
        return found


def _lengths_of_han_runs(stretch: str) -> list[int]:
    """For each place, how many Han characters stand from there on."""
    runs, length = [], 0
    for is_one in map(is_han, reversed(stretch)):
        length = length + 1 if is_one else 0
        runs.append(length)
    return runs[::-1]


def _dotted_names(text: str, at: int, end: int) -> Iterator[NameEdge]:
    """A dotted name may end with any character of its last part: 艾达·洛维特|一起追查."""
    first = max(text.rfind(dot, at, end) for dot in DOTS) + 1
    cost = special_cost(text[at])
    for stop in range(first + 1, end + 1):
        cost += sound_cost(text[stop - 1])
        yield stop, cost, NAME


def _spaced_names(text: str, at: int) -> Iterator[NameEdge]:
    """Names with blanks inside: one between all characters, or one behind the surname."""
    if spaced := _SPACED.match(text, at):
        singles = [place for place in range(at, spaced.end()) if not text[place].isspace()]
        last = spaced.end() - 1
        if _BEHIND_ONE.search(text, max(0, at - _REACH_BEHIND), at):
            return
        ends_alone = not is_han(text[last + 1 : last + 2] or " ")  # else it begins what is no single one: 陈 小明
        for length in range(2, min(4, len(singles)) + 1):
            if ends_alone and len(singles) - length == 1:  # 玉 罕 岩 温 are two: none is of one character
                continue
            stop = singles[length - 1] + 1
            if stop < len(text) and is_han(text[stop]):  # 陈 小明: the last one is no character by itself
                break
            name = "".join([text[place] for place in singles[:length]])
            if length < 4 or is_double_surname(name[:2]):  # 晁 凯 兰 芝 are two
                yield stop, name_cost(name) + _BLANK_IN_NAME, NAME
    if apart := _SURNAME_APART.match(text, at):
        surname, given = apart.groups()
        if (len(surname) == 1 and len(given) == 2) or is_double_surname(surname):
            yield apart.end(), name_cost(surname + given) + _BLANK_BEHIND_SURNAME, NAME
