"""What stands beside a label? The cheapest way to read a text as names, offices and running words.

Every reading of a text is a path through a lattice of tokens; each token has a cost (`tokens.py`), and so has each
seam between two tokens that nothing sets apart. The best path is found by dynamic programming.
"""

import re
from math import inf
from typing import Final

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.names import (
    DOTS,
    is_double_surname,
    is_plain_name,
    may_be_transcribed,
    name_cost,
    text_cost,
)
from yybnet_crawler.extraction.people.tokens import (
    FROM_PLACE,
    GAP,
    NAME,
    SIGNS,
    WORDS,
    Stretch,
    Token,
    TokenKind,
    Tokens,
    is_han,
    office_end,
)
from yybnet_crawler.places.table import short_names

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
_TAIL_BEFORE_GAP: Final = 3.0  # in brackets: 柳林|镇政府王溪桐、
_TAIL_AT_END: Final = 8.0
_PLACE_OF_REPORT: Final = 6.0  # 记者 甲 棠州报道
_PLACE_OF_DISPATCH: Final = 8.0  # 记者甲棠州8日电: there always stands one

_ONLY_HAN: Final = re.compile(f"[{HAN}]+")
_DOTS: Final = frozenset(DOTS)
# One name with blanks inside: 宁 朵; not 段 丽 郑 涛, which are two.
_SPACED: Final = re.compile(rf"[{HAN}](?: {{1,3}}[{HAN}]){{1,2}}(?! {{0,3}}[{HAN}](?![{HAN}]))(?![{HAN}])")
_NO_HAN: Final = re.compile(r"[\d%.]+|[A-Z]{1,5}\d+")
_DAY_OF_DISPATCH: Final = re.compile(
    r"\s?(?:[\d一二三四五六七八九十]{1,3}月)?[\d一二三四五六七八九十]{1,3}日(?:电(?![影视力话台脑器网])|讯)"
)
_PLACES_OF_REPORT: Final = re.compile(rf"(?<=[{HAN}]\s)[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})+$")
_LONGEST_WITH_DOUBLE: Final = 4  # characters of a name
_ENDS_ITEM: Final = ("", "、", "\n")
_NOT_CLEAR: Final = frozenset("和与及宣轩综萱")
_CLEAR_MARGIN: Final = 2.0

# The states of a path: what its last token is, and in odd ones whether a name stands before that.
# _TAIL is words glued to a name.
_GAP, _NAMED_GAP, _NAME, _LATER_NAME, _WORDS, _LATER_WORDS, _TAIL, _LATER_TAIL = range(8)
_NOT_REACHED: Final = [inf] * 8
_Step = tuple[int, int, TokenKind]  # where the token starts, state before it, kind


def read_path(text: str, start: int, end: int, stretch: Stretch) -> list[Token]:
    """The cheapest path over `text[start:end]`, plain text without labels."""
    if start >= end:
        return []
    if "日" in text[start:end] and (day := _DAY_OF_DISPATCH.search(text, start, end + 1)):
        return _read_dispatch(text, start, end, stretch, day)
    if stretch.before in FROM_PLACE and (places := _places_at_end(text[start:end])):
        last = start + places
        return [*read_path(text, start, last, stretch._replace(before="prose")), Token(WORDS, last, end)]
    clear = _read_chunks(text, start, end, stretch)
    path = _Lattice(text, start, end, stretch).best() if clear is None else clear
    return _whole_by_sounds(text, path, closed=stretch.closed) if stretch.wants_name else path


def _read_dispatch(text: str, start: int, end: int, stretch: Stretch, day: re.Match[str]) -> list[Token]:
    """王溪桐|石家庄|3月28日电: what stands before a day and 电 ends with a place, unless it is one name."""
    name = text[start : day.start()].strip()
    is_whole = is_double_surname(name[:2]) and len(name) <= _LONGEST_WITH_DOUBLE and is_plain_name(name)
    last = min(day.end(), end)  # 电 may be the label behind
    rest = read_path(text, last, end, stretch._replace(wants_name=False))
    joined = [Token(WORDS, day.start(), rest.pop(0).end if rest and rest[0].kind is WORDS else last)]
    if is_whole:
        at = text.index(name, start)
        return [Token(NAME, at, at + len(name)), *joined, *rest]
    return [*read_path(text, start, day.start(), stretch._replace(before="dispatch")), *joined, *rest]


def _places_at_end(text: str) -> int:
    """Where behind a gap several places begin that end a text: 甲 阳江、广州|报道; 0 for none."""
    places = _PLACES_OF_REPORT.search(text) if "、" in text else None
    return places.start() if places and short_names().issuperset(places.group().split("、")) else 0


def _whole_by_sounds(text: str, path: list[Token], *, closed: bool) -> list[Token]:
    """A path with a character left over behind a name put to it where both write sounds: 索南才|让.

    Outside of brackets it has to end a row or an item of a list: 记者 格桑说,….
    """
    read: list[Token] = []
    for token in path:
        last = read[-1] if read else None
        is_rest = last and last.kind is NAME and last.end == token.start == token.end - 1 and token.kind is WORDS
        is_rest = is_rest and (closed or text[token.end : token.end + 1] in _ENDS_ITEM)
        if last and is_rest and may_be_transcribed(text[last.start : token.end]):
            read[-1] = last._replace(end=token.end)
        else:
            read.append(token)
    return read


def _read_chunks(text: str, start: int, end: int, stretch: Stretch) -> list[Token] | None:
    """The path where signs and blanks cut the text into names and words that leave no doubt; None where they do not.

    The lattice would say the same, at ten times the cost.
    """
    tokens: list[Token] = []
    named, at = False, start
    while at < end:
        stop = at + 1
        if text[at] in SIGNS:
            while stop < end and text[stop] in SIGNS:
                stop += 1
            tokens.append(Token(GAP, at, stop))
            at = stop
            continue
        while stop < end and text[stop] not in SIGNS:
            stop += 1
        chunk, kind = text[at:stop], WORDS
        if stop == at + 1 and (spaced := _SPACED.match(text, at, end)):
            if not _is_clear("".join(spaced.group().split())):
                return None
            kind, stop = NAME, spaced.end()
        elif stop == end and stretch.before in FROM_PLACE and chunk in short_names():
            return None
        elif _is_clear(chunk):
            kind = NAME
        elif not _NO_HAN.fullmatch(chunk):
            if not _holds_no_name(chunk, stretch):
                return None
            if stretch.before == "prose":
                return [*tokens, Token(kind, at, end)]
        named = named or kind is NAME
        tokens.append(Token(kind, at, stop))
        at = stop
    return tokens if named or not stretch.wants_name else None


def _is_clear(chunk: str) -> bool:
    """Whether a chunk can be nothing but one name: no word, no office, no 和 in it."""
    if not 2 <= len(chunk) <= 3 or not is_han(chunk[0]):
        return False
    if name_cost(chunk) + _CLEAR_MARGIN >= text_cost(chunk):
        return False
    return _NOT_CLEAR.isdisjoint(chunk) and not office_end(chunk)


def _holds_no_name(chunk: str, stretch: Stretch) -> bool:
    """Whether no name begins a chunk, or ends it where names are expected to."""
    before = stretch.before
    if len(chunk) == 1 or before == "end" or not _DOTS.isdisjoint(chunk):
        return False
    if before == "role" and not stretch.wants_name and ("本" not in chunk and office_end(chunk)):
        return True
    if stretch.closed and 2 < len(chunk) < 5:  # 方法学 may be a person
        return False
    if is_han(chunk[0]) and (is_plain_name(chunk[:2]) or is_plain_name(chunk[:3])):
        return False
    if not _ONLY_HAN.fullmatch(chunk):
        return before == "role" and not stretch.wants_name
    return before not in ("medium", "report") or not (is_plain_name(chunk[-2:]) or is_plain_name(chunk[-3:]))


class _Lattice:
    """The tokens of one stretch; all places are counted from its start."""

    def __init__(self, text: str, start: int, end: int, stretch: Stretch) -> None:
        self._text, self._start, self._stretch = text[start:end], start, stretch
        self._behind = text[start - 1 : start]
        self._tokens = Tokens(self._text, behind=self._behind, ends_with_place=stretch.before in FROM_PLACE)
        size = end - start + 1
        self._costs = [[inf] * 8 for _ in range(size)]  # place -> the least cost of each state
        self._steps: list[list[_Step | None]] = [[None] * 8 for _ in range(size)]
        self._costs[0][_GAP] = 0.0

    def best(self) -> list[Token]:
        for at, char in enumerate(self._text):
            if self._costs[at] == _NOT_REACHED:
                continue
            if char in SIGNS:
                self._add_gap(at)
                continue
            self._add_names(at)
            self._add_words(at)
            if char in "和与及" and self._joins(at):
                self._add_gap(at, at + 1, _AND_BETWEEN)
        return self._trace()

    def _reach(self, stop: int, state: int, cost: float, step: _Step) -> None:
        if cost < self._costs[stop][state]:
            self._costs[stop][state] = cost
            self._steps[stop][state] = step

    def _is_office(self, at: int) -> bool:
        """Whether the words before a place end as an office's name does."""
        return office_end(self._text[max(0, at - 3) : at]) != ""

    def _add_gap(self, at: int, stop: int = 0, extra: float = 0.0) -> None:
        text = self._text
        if not stop:
            stop = at + 1
            while stop < len(text) and text[stop] in SIGNS:
                stop += 1
        is_last = stop == len(text) and self._stretch.before == "medium"
        gap, named_gap, name, later_name, words, later_words, tail, later_tail = self._costs[at]
        alone = outlet = 0.0
        if min(words, later_words, tail, later_tail) < inf:
            is_office = self._is_office(at)
            alone = _WORDS_ALONE if (self._stretch.closed or is_last) and not is_office and not extra else 0.0
            outlet = _OUTLET_BEHIND_NAME if is_office else _TAIL_BEFORE_GAP if self._stretch.closed else 0.0
        if extra:  # 和 joins what is no gap
            gap = named_gap = inf
        cost, before = min((gap, _GAP), (words + alone, _WORDS))
        self._reach(stop, _GAP, cost + extra, (at, before, GAP))
        cost, before = min(
            (named_gap, _NAMED_GAP),
            (name, _NAME),
            (later_name, _LATER_NAME),
            (later_words + alone, _LATER_WORDS),
            (tail + outlet, _TAIL),
            (later_tail + outlet, _LATER_TAIL),
        )
        self._reach(stop, _NAMED_GAP, cost + extra, (at, before, GAP))

    # The hot loops: they reach by hand what `_reach` says.

    def _add_names(self, at: int) -> None:
        names = self._tokens.names(at)
        if not names:
            return
        gap, named_gap, name, later_name, words, later_words, tail, later_tail = self._costs[at]
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
        for stop, cost, kind in names:
            column, steps = self._costs[stop], self._steps[stop]
            if first + cost < column[_NAME]:
                column[_NAME] = first + cost
                steps[_NAME] = (at, first_before, kind)
            if later + cost < column[_LATER_NAME]:
                column[_LATER_NAME] = later + cost
                steps[_LATER_NAME] = (at, later_before, kind)

    def _add_words(self, at: int) -> None:
        gap, named_gap, name, later_name, words, later_words, tail, later_tail = self._costs[at]
        words_before, later_before, tail_before, later_tail_before = _WORDS, _LATER_WORDS, _TAIL, _LATER_TAIL
        behind_name = 0.0 if self._text[at] == "本" else _WORDS_BEHIND_NAME  # 甲|本报记者
        if gap + _WORDS_BEGIN < words:
            words, words_before = gap + _WORDS_BEGIN, _GAP
        if named_gap + _WORDS_BEGIN < later_words:
            later_words, later_before = named_gap + _WORDS_BEGIN, _NAMED_GAP
        if name + behind_name < tail:
            tail, tail_before = name + behind_name, _NAME
        if later_name + behind_name < later_tail:
            later_tail, later_tail_before = later_name + behind_name, _LATER_NAME
        for stop, cost in self._tokens.words(at):
            column, steps = self._costs[stop], self._steps[stop]
            if words + cost < column[_WORDS]:
                column[_WORDS] = words + cost
                steps[_WORDS] = (at, words_before, WORDS)
            if later_words + cost < column[_LATER_WORDS]:
                column[_LATER_WORDS] = later_words + cost
                steps[_LATER_WORDS] = (at, later_before, WORDS)
            if tail + cost < column[_TAIL]:
                column[_TAIL] = tail + cost
                steps[_TAIL] = (at, tail_before, WORDS)
            if later_tail + cost < column[_LATER_TAIL]:
                column[_LATER_TAIL] = later_tail + cost
                steps[_LATER_TAIL] = (at, later_tail_before, WORDS)

    def _joins(self, at: int) -> bool:
        """Whether 和 can stand between two names: glued to both or to neither (not in 钟煌和 周龙云, 钟煌和、周龙)."""
        if at + 1 >= len(self._text):
            return self._stretch.before == "role"
        before, behind = self._text[at - 1] if at else self._behind, self._text[at + 1]
        return before.isspace() == behind.isspace() and (behind.isspace() or behind not in SIGNS)

    def _at_end(self) -> tuple[float, ...]:
        """What ending in each state costs."""
        wants_name, before = self._stretch.wants_name, self._stretch.before
        is_office = self._is_office(len(self._text))
        nothing = _NO_NAME if wants_name else 0.0
        office = _OFFICE_ALONE if wants_name and is_office else nothing
        words = tail = later_tail = 0.0
        if before == "dispatch":
            words = tail = later_tail = -_PLACE_OF_DISPATCH
        elif before == "report":
            words = -_PLACE_OF_REPORT
        elif before == "role":
            tail = 0.0 if wants_name else _OUTLET_BEHIND_NAME
            later_tail = _OUTLET_BEHIND_NAME if is_office else 0.0  # 甲|乙|见习 记者
        elif before != "prose":
            words = 0.0 if is_office else _WORDS_ALONE
            tail = later_tail = _TAIL_AT_END
        return nothing, 0.0, 0.0, 0.0, office + words, words, tail, later_tail

    def _trace(self) -> list[Token]:
        last = [cost + ending for cost, ending in zip(self._costs[-1], self._at_end(), strict=True)]
        state = last.index(min(last))
        path: list[tuple[TokenKind, int, int]] = []
        place = len(self._costs) - 1
        while place > 0:
            step = self._steps[place][state]
            assert step is not None
            at, state, kind = step
            stop = path.pop()[2] if path and kind is WORDS and path[-1][0] is WORDS else place
            path.append((kind, at, stop))
            place = at
        return [Token(kind, self._start + at, self._start + stop) for kind, at, stop in reversed(path)]
