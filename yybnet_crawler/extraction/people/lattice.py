"""What stands beside a label? The cheapest way to read a text as names, offices and running words.

Every reading of a text is a path through a lattice of tokens; each token has a cost (`names.py`), and so has each
seam between two tokens that nothing sets apart. The best path is found by dynamic programming.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.names import (
    DOTS,
    DOTTED,
    LATIN,
    LONGEST_TRANSCRIBED,
    is_double_surname,
    name_cost,
    sound_cost,
    special_cost,
    transcribed_cost,
    word_cost,
    words,
)


class TokenKind(Enum):
    """What a token of a path is."""

    NAME = "name"
    WORDS = "words"  # running text, an office or an outlet
    COLLECTIVE = "collective"  # a pen name of an office: 泽交宣
    GAP = "gap"  # blanks, signs and marks


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a path: `[start, end)` of the plain text."""

    kind: TokenKind
    start: int
    end: int
    cost: float


# What an office, an outlet or a place ends with, whatever its name: behind it a person's name may begin.
ORGANISATION_END: Final = re.compile(
    "(?:公司|集团|中心|政府|街道|[银支分]行|[大中小]学|[一二三四五六七八九十]中|完小|[工妇残文侨作科记]联"
    "|[作科记文影摄剧音美书]协|新闻|传媒|在线|客户端|[融全]媒体?|电视|广播|频道|杂志|志愿者"
    "|[局委院馆厅处室站所部队社报网台县市区镇乡村园会校组厂店刊科办连营团支班级])$"
)

_SIGNS: Final = re.compile(r"[\s、,;/|:&+*\-—–_□■◆◇●○◎▲△▼▽★☆▪◼◻►▶※()\u200b\ufeff]+")
_HAN: Final = re.compile(f"[{HAN}]")
_OTHER_RUN: Final = re.compile(rf"[^{HAN}\s、,;/|:&+()]+")
_SPACED: Final = re.compile(rf"[{HAN}](?:\s{{1,3}}[{HAN}])+")  # 宁 朵, 林 若 冬
_SURNAME_APART: Final = re.compile(rf"([{HAN}]{{1,2}})\s{{1,3}}([{HAN}]{{1,2}})(?![{HAN}])")  # 陈 小明, 欧阳 娜

# What a seam costs: names glued to each other, to words before them, words to a name.
_NAME_BEHIND_NAME: Final = 1.0
_NAME_BEHIND_OFFICE: Final = 1.0
_NAME_BEHIND_WORDS: Final = 7.0
_NAME_BEHIND_TAIL: Final = 9.0  # name, words, name with nothing between: 柳桥|供电公司|王溪桐
_WORDS_BEHIND_NAME: Final = 2.0
_OUTLET_BEHIND_NAME: Final = 8.0  # 云泽|晚报, 云泽|湿地保护站: what ends as an office is one from its start
_WORDS_BEGIN: Final = 3.0
_WORDS_ALONE: Final = 7.0  # in brackets, where only names are expected; an office may be there
_BLANK_IN_NAME: Final = 1.0
_BLANK_BEHIND_SURNAME: Final = 3.0
_AND_BETWEEN: Final = 2.0
_OTHER: Final = 4.0  # digits, Latin letters, signs of prose: a run of them
_NO_NAME: Final = 25.0  # a role that nobody fills
_OFFICE_ALONE: Final = 8.0  # 通讯员 县文化馆: a role that an office fills
_TAIL_AT_END: Final = 8.0
_PLACE_OF_REPORT: Final = 2.0  # 记者 甲 棠州报道
_PLACE_OF_DISPATCH: Final = 8.0  # 记者甲棠州8日电: there always stands one

# Place, office, 宣 (publicity): 徐公宣, 穗应急宣. Only offices that are no given names: 李建宣 is a person.
_COLLECTIVE: Final = re.compile(
    f"[{HAN}]{{1,2}}(?:[公交税消卫检环妇纪统组司考城电警残医监质]|应急|人社|卫健|市监|城管)[{HAN}]?[宣轩综萱]"
)
_PERHAPS_COLLECTIVE: Final = re.compile(f"[{HAN}]{{2,3}}[宣综](?![{HAN}])")
_IMPOSSIBLE: Final = 100.0
_COST_OF_COLLECTIVE: Final = 12.0
_COST_OF_PERHAPS_COLLECTIVE: Final = 23.0

# A path's state: is the last token a name, words, words glued to a name, or a gap; plus how many names, up to two.
_GAP, _NAME, _WORDS, _TAIL = 0, 4, 8, 12
_NAMES = 3
_Step = tuple[float, int, int, TokenKind | None, float]  # cost, state before, start, token, its cost


# 记者, 摄, 报道, 电, a bracket's end, or anything.
Before = Literal["role", "medium", "report", "dispatch", "end", "prose"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is known of a text between labels."""

    wants_name: bool  # a role stands before it, so that a path without a name is all but out
    closed: bool  # it stands in brackets: no running text follows
    before: Before  # what follows


def read_path(text: str, start: int, end: int, stretch: Stretch) -> list[Token]:
    """The cheapest path over `text[start:end]`, plain text without labels."""
    if start >= end:
        return []
    size = end - start
    expects_name, before_medium = stretch.closed, stretch.before == "medium"
    columns: list[dict[int, _Step]] = [{} for _ in range(size + 1)]
    columns[0][_GAP] = (0.0, 0, start, None, 0.0)
    lexicon = words()
    for offset in range(size):
        column = columns[offset]
        if not column:
            continue
        at = start + offset
        for stop, kind, cost in _tokens(text, at, end, lexicon, stretch):
            target = columns[stop - start]
            for state, step in column.items():
                is_last = before_medium and stop == end
                seam = _seam(text, at, state, kind, expects_name=expects_name or is_last)
                if seam is None:
                    continue
                total = step[0] + cost + seam
                after = _after(state, kind)
                known = target.get(after)
                if known is None or total < known[0]:
                    target[after] = (total, state, at, kind, cost)
    return _best(text, columns, start, stretch)


def _tokens(
    text: str, at: int, end: int, lexicon: dict[str, float], stretch: Stretch
) -> list[tuple[int, TokenKind, float]]:
    """The tokens that may begin at a place: (end, kind, cost)."""
    found: list[tuple[int, TokenKind, float]] = []
    if gap := _SIGNS.match(text, at, end):
        return [(gap.end(), TokenKind.GAP, 0.0)]
    char = text[at]
    if not _HAN.match(char):
        if latin := LATIN.match(text, at, end):
            found.append((latin.end(), TokenKind.NAME, special_cost(latin.group())))
        other = _OTHER_RUN.match(text, at, end)
        found.append((other.end() if other else at + 1, TokenKind.WORDS, _OTHER))
        return found
    stop = at + 1
    while stop < end and stop < at + LONGEST_TRANSCRIBED and _HAN.match(text, stop):
        stop += 1
    for length in range(2, min(4, stop - at) + 1):
        word = text[at : at + length]
        found.append((at + length, TokenKind.NAME, name_cost(word)))
        if (cost := lexicon.get(word)) is not None:
            found.append((at + length, TokenKind.WORDS, cost))
    transcribed = ((length, transcribed_cost(text[at : at + length])) for length in range(5, stop - at + 1))
    found += ((at + length, TokenKind.NAME, cost) for length, cost in transcribed if cost < _IMPOSSIBLE)
    found.append((at + 1, TokenKind.WORDS, word_cost(char) or 0.0))
    if collective := _COLLECTIVE.match(text, at, end):
        found.append((collective.end(), TokenKind.COLLECTIVE, _COST_OF_COLLECTIVE))
    elif perhaps := _PERHAPS_COLLECTIVE.match(text, at, end):
        found.append((perhaps.end(), TokenKind.COLLECTIVE, _COST_OF_PERHAPS_COLLECTIVE))
    if dotted := DOTTED.match(text, at, end):
        found += _dotted_names(text, *dotted.span())
    found += _spaced_names(text, at, end)
    if char in "和与及" and _joins(text, at, end, stretch):
        found.append((at + 1, TokenKind.GAP, _AND_BETWEEN))
    return found


def _joins(text: str, at: int, end: int, stretch: Stretch) -> bool:
    """Whether 和 can stand between two names: glued to both or to neither (not in 钟煌和 周龙云)."""
    if at + 1 >= end:
        return stretch.before == "role"
    return text[at - 1 : at].isspace() == text[at + 1].isspace()


def _dotted_names(text: str, at: int, end: int) -> list[tuple[int, TokenKind, float]]:
    """A dotted name may end with any character of its last part: 艾达·洛维特|一起追查."""
    first = max(text.rfind(dot, at, end) for dot in DOTS) + 1
    found, cost = [], special_cost(text[at])
    for stop in range(first + 1, end + 1):
        cost += sound_cost(text[stop - 1])
        found.append((stop, TokenKind.NAME, cost))
    return found


def _spaced_names(text: str, at: int, end: int) -> list[tuple[int, TokenKind, float]]:
    """Names with blanks inside: one between all characters, or one behind the surname."""
    found = []
    if spaced := _SPACED.match(text, at, end):
        singles = [place for place in range(at, spaced.end()) if not text[place].isspace()]
        for length in range(2, min(4, len(singles)) + 1):
            stop = singles[length - 1] + 1
            if stop < end and _HAN.match(text, stop):  # 陈 小明: the last one is no character by itself
                break
            name = "".join(text[place] for place in singles[:length])
            found.append((stop, TokenKind.NAME, name_cost(name) + _BLANK_IN_NAME))
    if apart := _SURNAME_APART.match(text, at, end):
        surname, given = apart.groups()
        if (len(surname) == 1 and len(given) == 2) or is_double_surname(surname):
            found.append((apart.end(), TokenKind.NAME, name_cost(surname + given) + _BLANK_BEHIND_SURNAME))
    return found


def _seam(text: str, at: int, state: int, kind: TokenKind, *, expects_name: bool) -> float | None:
    """What joining a token to the path before it costs; None where it cannot stand there.

    `expects_name`: words that a gap sets apart here are improbable.
    """
    last = state & ~_NAMES
    if kind is TokenKind.GAP:
        if last == _GAP and text[at] in "和与及":
            return None
        if last not in (_WORDS, _TAIL):
            return 0.0
        is_office = ORGANISATION_END.search(text, max(0, at - 4), at) is not None
        if last == _TAIL:
            return _OUTLET_BEHIND_NAME if is_office else 0.0
        return _WORDS_ALONE if expects_name and not is_office else 0.0
    if last == _GAP:
        return _WORDS_BEGIN if kind is TokenKind.WORDS else 0.0
    if kind is TokenKind.WORDS:
        if last != _NAME:
            return 0.0
        return 0.0 if text[at] == "本" else _WORDS_BEHIND_NAME  # 甲|本报记者
    if last == _NAME:
        return _NAME_BEHIND_NAME
    if last == _TAIL:
        return _NAME_BEHIND_TAIL
    return _NAME_BEHIND_OFFICE if ORGANISATION_END.search(text, max(0, at - 4), at) else _NAME_BEHIND_WORDS


def _after(state: int, kind: TokenKind) -> int:
    names, last = state & _NAMES, state & ~_NAMES
    if kind is TokenKind.GAP:
        return _GAP | names
    if kind is TokenKind.WORDS:
        return (_TAIL if last in (_NAME, _TAIL) else _WORDS) | names
    return _NAME | min(names + 1, 2)


def _at_end(state: int, stretch: Stretch, *, is_office: bool) -> float:
    """What ending in a state costs."""
    names, last = state & _NAMES, state & ~_NAMES
    cost = 0.0
    if stretch.wants_name and not names:
        cost = _OFFICE_ALONE if is_office and last == _WORDS else _NO_NAME
    if last in (_WORDS, _TAIL) and stretch.before == "dispatch":
        cost -= _PLACE_OF_DISPATCH
    elif last == _WORDS and stretch.before == "report":
        cost -= _PLACE_OF_REPORT
    elif last == _WORDS and stretch.before in ("end", "medium"):
        cost += 0.0 if is_office else _WORDS_ALONE
    elif last == _TAIL and stretch.before in ("end", "medium"):
        cost += _TAIL_AT_END
    elif last == _TAIL and stretch.before == "role" and not (stretch.wants_name and names == 1):
        cost += _OUTLET_BEHIND_NAME
    return cost


def _best(text: str, columns: list[dict[int, _Step]], start: int, stretch: Stretch) -> list[Token]:
    last, place = columns[-1], len(columns) - 1
    is_office = ORGANISATION_END.search(text, start, start + place) is not None
    state = min(last, key=lambda each: last[each][0] + _at_end(each, stretch, is_office=is_office))
    tokens: list[Token] = []
    while place > 0:
        _, before, at, kind, cost = columns[place][state]
        assert kind is not None
        token = Token(kind, at, start + place, cost)
        if tokens and kind is TokenKind.WORDS and tokens[-1].kind is TokenKind.WORDS:
            token = Token(kind, at, tokens[-1].end, cost + tokens.pop().cost)
        tokens.append(token)
        place, state = at - start, before
    return tokens[::-1]
