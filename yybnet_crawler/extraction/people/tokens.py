"""Which names and words may begin at a place of a text, and what does each cost? The edges of the lattice."""

import re
from collections.abc import Iterator
from enum import IntEnum, auto
from typing import Final

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.names import (
    DOTS,
    DOTTED,
    LATIN,
    LONGEST_TRANSCRIBED,
    NameCosts,
    character_cost,
    is_double_surname,
    is_usual_surname,
    name_cost,
    sound_cost,
    special_cost,
    transcribed_cost,
    words,
)


class TokenKind(IntEnum):
    """What a token of a path is."""

    NAME = auto()
    WORDS = auto()  # running text, an office or an outlet
    COLLECTIVE = auto()  # a pen name of an office: 泽交宣
    GAP = auto()  # blanks, signs and marks


WordEdge = tuple[int, float]  # where a token ends, and its cost
NameEdge = tuple[int, float, TokenKind]

_DEPARTMENTS: Final = (
    "[水税]务|公安|消防|交警|城管|供电|文旅|卫健|住建|发改|[工网]信|广电|史志|人社|气象|教育|检察|司法|民政|[林农]业"
)
# What an office, an outlet or a place ends with, whatever its name: behind it a person's name may begin.
ORGANISATION_END: Final = re.compile(
    "(?:公司|中心|政府|街道|[银支分]行|[大中小]学|[一二三四五六七八九十]中|完小|[工妇残文侨作科记]联"
    "|[作科记文影摄剧音美书]协|新闻|传媒|在线|客户端|[融全]媒体?|电视|广播|频道|杂志|志愿者"
    f"|{_DEPARTMENTS}"
    "|[局委院馆处室站所部队社报网台县市区镇乡村园会校组厂刊科办连营团支班级])$"
)

SIGNS: Final = frozenset(" \n、,;/|:&+*-—–_□■◆◇●○◎▲△▼▽★☆▪◼◻►▶※()\u200b\ufeff\r\t")
_OTHER_RUN: Final = re.compile(rf"[^{HAN}\s、,;/|:&+()]+")
_SPACED: Final = re.compile(rf"[{HAN}](?:\s{{1,3}}[{HAN}])+")  # 宁 朵, 林 若 冬
_SURNAME_APART: Final = re.compile(rf"([{HAN}]{{1,2}})\s{{1,3}}([{HAN}]{{1,2}})(?![{HAN}])")  # 陈 小明, 欧阳 娜
_BLANK_IN_NAME: Final = 1.0
_BLANK_BEHIND_SURNAME: Final = 3.0
_PLACE: Final = re.compile(f"[{HAN}]{{2}}[省市县区旗镇乡]")  # 嘉水县, behind 记者甲 and before 电
_COST_OF_PLACE: Final = 14.0
_OTHER: Final = 4.0  # digits, Latin letters, signs of prose: a run of them

# Place, office, 宣 (publicity): 徐公宣, 穗应急宣. Only offices that are no given names: 李建宣 is a person.
_COLLECTIVE: Final = re.compile(
    f"[{HAN}]{{1,2}}(?:[公交税消卫检环妇纪统组司考城电警残医监质]|应急|人社|卫健|市监|城管)[{HAN}]?[宣轩综萱]"
)
# 泽公安, 区融媒: an office's name with its place in one character, where no usual surname is.
_SHORT_OFFICE: Final = re.compile(f"(?<![{HAN}])[{HAN}](?:{_DEPARTMENTS}|融媒)(?![{HAN}])")
_PERHAPS_COLLECTIVE: Final = re.compile(f"[{HAN}]{{1,3}}[宣综](?![{HAN}])")
_PUBLICITY: Final = frozenset("宣轩综萱")
_DOTS: Final = frozenset(DOTS)
_COST_OF_COLLECTIVE: Final = 12.0
_COST_OF_PERHAPS_COLLECTIVE: Final = 22.0


def is_han(char: str) -> bool:
    """Whether a plain character is a Han character."""
    return "\u3400" <= char < "\ua000" or char >= "\U00020000" or char == "〇"


class Tokens:
    """The names and words of one stretch of plain text. What cannot stand in it is not looked for."""

    def __init__(self, text: str, start: int, end: int, *, ends_with_place: bool) -> None:
        stretch = text[start:end]
        self._text, self._start, self._end = text, start, end
        self._words = words()
        self._ends_with_place = ends_with_place
        self._costs = NameCosts(stretch)
        self._run = _lengths_of_han_runs(stretch)
        self._has_blanks = any(map(str.isspace, stretch))
        self._has_dots = not _DOTS.isdisjoint(stretch)
        self._has_collectives = not _PUBLICITY.isdisjoint(stretch)
        self._short_offices = {match.start() for match in _SHORT_OFFICE.finditer(stretch)}

    def names(self, at: int) -> list[NameEdge]:
        """The names that may begin here, of people and of offices that sign like one."""
        text, end, place = self._text, self._end, at - self._start
        run = self._run[place]
        if not run:
            latin = LATIN.match(text, at, end)
            return [(latin.end(), special_cost(latin.group()), TokenKind.NAME)] if latin else []
        longest = min(run, LONGEST_TRANSCRIBED)
        costs = self._costs
        found = [(at + length, costs.cost(place, length), TokenKind.NAME) for length in range(2, min(4, longest) + 1)]
        if longest > 4 and costs.may_be_transcribed(place):
            longer = ((length, transcribed_cost(text[at : at + length])) for length in range(5, longest + 1))
            found += ((at + length, cost, TokenKind.NAME) for length, cost in longer if cost is not None)
        if self._has_dots and (dotted := DOTTED.match(text, at, end)):
            found += _dotted_names(text, *dotted.span())
        if self._has_blanks and run < 3 and text[at - 1 : at + 1] != ")班":  # 四(1)班 戈华
            found += _spaced_names(text, at, end)
        if place in self._short_offices and not is_usual_surname(text[at]):
            return [(at + 3, _COST_OF_COLLECTIVE, TokenKind.COLLECTIVE)]
        if self._has_collectives:
            if match := _COLLECTIVE.match(text, at, end):
                found.append((match.end(), _COST_OF_COLLECTIVE, TokenKind.COLLECTIVE))
            elif match := _PERHAPS_COLLECTIVE.match(text, at, end):
                found.append((match.end(), _COST_OF_PERHAPS_COLLECTIVE, TokenKind.COLLECTIVE))
        return found

    def words(self, at: int) -> list[WordEdge]:
        """The words of running text that may begin here; there is always one."""
        text, end = self._text, self._end
        if not self._run[at - self._start]:
            other = _OTHER_RUN.match(text, at, end)
            return [(other.end() if other else at + 1, _OTHER)]
        found = [(at + 1, character_cost(text[at]))]
        if self._ends_with_place and (place := _PLACE.match(text, at, end)):
            found.append((place.end(), _COST_OF_PLACE))
        known = self._words
        for stop in range(at + 2, min(at + 4, end) + 1):
            cost = known.get(text[at:stop])
            if cost is not None:
                found.append((stop, cost))
        return found


def _lengths_of_han_runs(stretch: str) -> list[int]:
    """For each place, how many Han characters stand from there on."""
    runs, length = [], 0
    for char in reversed(stretch):
        length = length + 1 if is_han(char) else 0
        runs.append(length)
    return runs[::-1]


def _dotted_names(text: str, at: int, end: int) -> Iterator[NameEdge]:
    """A dotted name may end with any character of its last part: 艾达·洛维特|一起追查."""
    first = max(text.rfind(dot, at, end) for dot in DOTS) + 1
    cost = special_cost(text[at])
    for stop in range(first + 1, end + 1):
        cost += sound_cost(text[stop - 1])
        yield stop, cost, TokenKind.NAME


def _spaced_names(text: str, at: int, end: int) -> Iterator[NameEdge]:
    """Names with blanks inside: one between all characters, or one behind the surname."""
    if spaced := _SPACED.match(text, at, end):
        singles = [place for place in range(at, spaced.end()) if not text[place].isspace()]
        for length in range(2, min(4, len(singles)) + 1):
            stop = singles[length - 1] + 1
            if stop < end and is_han(text[stop]):  # 陈 小明: the last one is no character by itself
                break
            yield stop, name_cost("".join(text[place] for place in singles[:length])) + _BLANK_IN_NAME, TokenKind.NAME
    if apart := _SURNAME_APART.match(text, at, end):
        surname, given = apart.groups()
        if (len(surname) == 1 and len(given) == 2) or is_double_surname(surname):
            yield apart.end(), name_cost(surname + given) + _BLANK_BEHIND_SURNAME, TokenKind.NAME
