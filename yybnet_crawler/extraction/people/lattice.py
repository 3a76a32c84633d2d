"""What stands beside a label? The cheapest way to read a text as names, offices and running words.

Every reading of a text is a path through a lattice of tokens; each token has a cost (`tokens.py`), and so has each
seam between two tokens that nothing sets apart. The best path is found by dynamic programming.
"""

import re
from math import inf
from typing import Final, Literal, NamedTuple

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.names import DOTS, is_plain_name, name_cost, text_cost
from yybnet_crawler.extraction.people.tokens import ORGANISATION_END, SIGNS, TokenKind, Tokens, is_han


class Token(NamedTuple):
    """A piece of a path: `[start, end)` of the plain text."""

    kind: TokenKind
    start: int
    end: int


# What follows a stretch: 记者, 摄, 报道, 电, a bracket's end, or anything.
Before = Literal["role", "medium", "report", "dispatch", "end", "prose"]


class Stretch(NamedTuple):
    """What is known of a text between labels."""

    wants_name: bool  # a role stands before it, so that a path without a name is all but out
    closed: bool  # it stands in brackets: no running text follows
    before: Before  # what follows


# What a seam costs: names glued to each other, to words before them, words to a name.
_NAME_BEHIND_NAME: Final = 1.0
_NAME_BEHIND_OFFICE: Final = 1.0
_NAME_BEHIND_WORDS: Final = 7.0
_NAME_BEHIND_TAIL: Final = 9.0  # name, words, name with nothing between: 柳桥|供电公司|王溪桐
_WORDS_BEHIND_NAME: Final = 2.0
_OUTLET_BEHIND_NAME: Final = 8.0  # 云泽|晚报, 云泽|湿地保护站: what ends as an office is one from its start
_WORDS_BEGIN: Final = 3.0
_WORDS_ALONE: Final = 7.0  # in brackets, where only names are expected; an office may be there
_AND_BETWEEN: Final = 2.0
_NO_NAME: Final = 25.0  # a role that nobody fills
_OFFICE_ALONE: Final = 8.0  # 通讯员 县文化馆: a role that an office fills
_TAIL_AT_END: Final = 8.0
_PLACE_OF_REPORT: Final = 6.0  # 记者 甲 棠州报道
_PLACE_OF_DISPATCH: Final = 8.0  # 记者甲棠州8日电: there always stands one

_CHUNK: Final = re.compile(f"[^{re.escape(''.join(sorted(SIGNS)))}]+")  # what stands between signs and blanks
_ONLY_HAN: Final = re.compile(f"[{HAN}]+")
_DOTS: Final = frozenset(DOTS)
# One name with blanks inside: 宁 朵; not 段 丽 郑 涛, which are two.
_SPACED: Final = re.compile(rf"[{HAN}](?: {{1,3}}[{HAN}]){{1,2}}(?! {{0,3}}[{HAN}](?![{HAN}]))(?![{HAN}])")
_NO_HAN: Final = re.compile(r"[\d%.]+|[A-Z]{1,5}\d+")
_NOT_CLEAR: Final = re.compile(f"[和与及宣轩综萱]|{ORGANISATION_END.pattern}")
_CLEAR_MARGIN: Final = 2.0

# The states of a path: what its last token is, and in odd ones whether a name stands before that.
# _TAIL is words glued to a name.
_GAP, _NAMED_GAP, _NAME, _LATER_NAME, _WORDS, _LATER_WORDS, _TAIL, _LATER_TAIL = range(8)
_Step = tuple[int, int, TokenKind]  # offset of the token's start, state before it, kind


def read_path(text: str, start: int, end: int, stretch: Stretch) -> list[Token]:
    """The cheapest path over `text[start:end]`, plain text without labels."""
    if start >= end:
        return []
    clear = _read_chunks(text, start, end, stretch)
    return _Lattice(text, start, end, stretch).best() if clear is None else clear


def _read_chunks(text: str, start: int, end: int, stretch: Stretch) -> list[Token] | None:
    """The path where signs and blanks cut the text into names and words that leave no doubt; None where they do not.

    The lattice would say the same, at ten times the cost.
    """
    tokens: list[Token] = []
    at = start
    while at < end:
        stop = at
        while stop < end and text[stop] in SIGNS:
            stop += 1
        if stop > at:
            tokens.append(Token(TokenKind.GAP, at, stop))
            at = stop
            continue
        chunk = _CHUNK.match(text, at, end)
        if chunk is None:
            return None
        stop = chunk.end()
        if stop == at + 1 and (spaced := _SPACED.match(text, at, end)):
            if not _is_clear("".join(spaced.group().split())):
                return None
            kind, stop = TokenKind.NAME, spaced.end()
        elif _is_clear(chunk.group()):
            kind = TokenKind.NAME
        elif _NO_HAN.fullmatch(text, at, stop):
            kind = TokenKind.WORDS
        elif _holds_no_name(chunk.group(), stretch):
            kind = TokenKind.WORDS
            if stretch.before == "prose":
                return [*tokens, Token(kind, at, end)]
        else:
            return None
        tokens.append(Token(kind, at, stop))
        at = stop
    if stretch.wants_name and not any(token.kind is TokenKind.NAME for token in tokens):
        return None
    return tokens


def _is_clear(chunk: str) -> bool:
    """Whether a chunk can be nothing but one name: no word, no office, no 和 in it."""
    if not 2 <= len(chunk) <= 3 or not is_han(chunk[0]):
        return False
    return name_cost(chunk) + _CLEAR_MARGIN < text_cost(chunk) and not _NOT_CLEAR.search(chunk)


def _holds_no_name(chunk: str, stretch: Stretch) -> bool:
    """Whether no name begins a chunk, or ends it where names are expected to."""
    before = stretch.before
    if len(chunk) == 1 or before == "end" or not _DOTS.isdisjoint(chunk):
        return False
    if before == "role" and not stretch.wants_name and ("本" not in chunk and ORGANISATION_END.search(chunk)):
        return True
    if stretch.closed and 2 < len(chunk) < 5:  # 方法学 may be a person
        return False
    if is_han(chunk[0]) and (is_plain_name(chunk[:2]) or is_plain_name(chunk[:3])):
        return False
    if not _ONLY_HAN.fullmatch(chunk):
        return before == "role" and not stretch.wants_name
    return before not in ("medium", "report") or not (is_plain_name(chunk[-2:]) or is_plain_name(chunk[-3:]))


class _Lattice:
    def __init__(self, text: str, start: int, end: int, stretch: Stretch) -> None:
        self._text, self._start, self._end, self._stretch = text, start, end, stretch
        self._tokens = Tokens(text, start, end, ends_with_place=stretch.before in ("report", "dispatch"))
        size = end - start + 1
        self._costs = [[inf] * 8 for _ in range(size)]  # offset -> the least cost of each state
        self._steps: list[list[_Step | None]] = [[None] * 8 for _ in range(size)]
        self._costs[0][_GAP] = 0.0

    def best(self) -> list[Token]:
        for offset in range(self._end - self._start):
            if min(self._costs[offset]) == inf:
                continue
            if self._text[self._start + offset] in SIGNS:
                self._add_gap(offset)
            else:
                self._add_names_and_words(offset)
        return self._trace()

    def _reach(self, offset: int, stop: int, state: int, cost: float, before: int, kind: TokenKind) -> None:
        column = self._costs[stop - self._start]
        if cost < column[state]:
            column[state] = cost
            self._steps[stop - self._start][state] = (offset, before, kind)

    def _is_office(self, at: int) -> bool:
        """Whether the words before a place end as an office's name does."""
        return ORGANISATION_END.search(self._text, max(self._start, at - 4), at) is not None

    def _add_gap(self, offset: int, stop: int = 0, extra: float = 0.0) -> None:
        text, end, at = self._text, self._end, self._start + offset
        if not stop:
            stop = at + 1
            while stop < end and text[stop] in SIGNS:
                stop += 1
        is_last = stop == end and self._stretch.before == "medium"
        gap, named_gap, name, later_name, words, later_words, tail, later_tail = self._costs[offset]
        alone = outlet = 0.0
        if min(words, later_words, tail, later_tail) < inf:
            is_office = self._is_office(at)
            alone = _WORDS_ALONE if (self._stretch.closed or is_last) and not is_office and not extra else 0.0
            outlet = _OUTLET_BEHIND_NAME if is_office else 0.0
        if extra:  # 和 joins what is no gap
            gap = named_gap = inf
        cost, before = min((gap, _GAP), (words + alone, _WORDS))
        self._reach(offset, stop, _GAP, cost + extra, before, TokenKind.GAP)
        cost, before = min(
            (named_gap, _NAMED_GAP),
            (name, _NAME),
            (later_name, _LATER_NAME),
            (later_words + alone, _LATER_WORDS),
            (tail + outlet, _TAIL),
            (later_tail + outlet, _LATER_TAIL),
        )
        self._reach(offset, stop, _NAMED_GAP, cost + extra, before, TokenKind.GAP)

    def _add_names_and_words(self, offset: int) -> None:
        at = self._start + offset
        gap, named_gap, name, later_name, words, later_words, tail, later_tail = self._costs[offset]
        behind_words = inf
        if words < inf or later_words < inf:
            behind_words = _NAME_BEHIND_OFFICE if self._is_office(at) else _NAME_BEHIND_WORDS
        first, first_before = gap, _GAP
        if words + behind_words < first:
            first, first_before = words + behind_words, _WORDS
        later, later_before = named_gap, _NAMED_GAP
        for cost, before in (
            (name + _NAME_BEHIND_NAME, _NAME),
            (later_name + _NAME_BEHIND_NAME, _LATER_NAME),
            (later_words + behind_words, _LATER_WORDS),
            (tail + _NAME_BEHIND_TAIL, _TAIL),
            (later_tail + _NAME_BEHIND_TAIL, _LATER_TAIL),
        ):
            if cost < later:
                later, later_before = cost, before
        # The hot loops: they reach by hand what `_reach` says.
        start, costs, steps = self._start, self._costs, self._steps
        for stop, cost, kind in self._tokens.names(at):
            column = costs[stop - start]
            if first + cost < column[_NAME]:
                column[_NAME] = first + cost
                steps[stop - start][_NAME] = (offset, first_before, kind)
            if later + cost < column[_LATER_NAME]:
                column[_LATER_NAME] = later + cost
                steps[stop - start][_LATER_NAME] = (offset, later_before, kind)
        behind_name = 0.0 if self._text[at] == "本" else _WORDS_BEHIND_NAME  # 甲|本报记者
        ways = (
            (_WORDS, gap + _WORDS_BEGIN, _GAP, words, _WORDS),
            (_LATER_WORDS, named_gap + _WORDS_BEGIN, _NAMED_GAP, later_words, _LATER_WORDS),
            (_TAIL, name + behind_name, _NAME, tail, _TAIL),
            (_LATER_TAIL, later_name + behind_name, _LATER_NAME, later_tail, _LATER_TAIL),
        )
        edges = self._tokens.words(at)
        for state, begun, begun_before, gone_on, gone_on_before in ways:
            so_far, before = (begun, begun_before) if begun < gone_on else (gone_on, gone_on_before)
            if so_far < inf:
                for stop, cost in edges:
                    if so_far + cost < costs[stop - start][state]:
                        costs[stop - start][state] = so_far + cost
                        steps[stop - start][state] = (offset, before, TokenKind.WORDS)
        if self._text[at] in "和与及" and self._joins(at):
            self._add_gap(offset, at + 1, _AND_BETWEEN)

    def _joins(self, at: int) -> bool:
        """Whether 和 can stand between two names: glued to both or to neither (not in 钟煌和 周龙云)."""
        if at + 1 >= self._end:
            return self._stretch.before == "role"
        return self._text[at - 1 : at].isspace() == self._text[at + 1].isspace()

    def _at_end(self, state: int, *, is_office: bool) -> float:
        """What ending in a state costs."""
        stretch, cost = self._stretch, 0.0
        if stretch.wants_name and state in (_GAP, _WORDS):
            cost = _OFFICE_ALONE if is_office and state == _WORDS else _NO_NAME
        is_tail = state in (_TAIL, _LATER_TAIL)
        if not is_tail and state not in (_WORDS, _LATER_WORDS):
            return cost
        if stretch.before == "dispatch":
            return cost - _PLACE_OF_DISPATCH
        if stretch.before == "report":
            return cost - (0.0 if is_tail else _PLACE_OF_REPORT)
        if stretch.before in ("end", "medium"):
            return cost + (_TAIL_AT_END if is_tail else 0.0 if is_office else _WORDS_ALONE)
        if is_tail and stretch.before == "role" and not (stretch.wants_name and state == _TAIL):
            return cost + _OUTLET_BEHIND_NAME
        return cost

    def _trace(self) -> list[Token]:
        last = self._costs[-1]
        is_office = self._is_office(self._end)
        state = min(range(8), key=lambda each: last[each] + self._at_end(each, is_office=is_office))
        tokens: list[Token] = []
        place = len(self._costs) - 1
        while place > 0:
            step = self._steps[place][state]
            assert step is not None
            offset, state, kind = step
            token = Token(kind, self._start + offset, self._start + place)
            if tokens and kind is TokenKind.WORDS and tokens[-1].kind is TokenKind.WORDS:
                token = Token(kind, token.start, tokens.pop().end)
            tokens.append(token)
            place = offset
        return tokens[::-1]
