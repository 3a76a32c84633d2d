"""Where might a credit stand in a line? In brackets, in the open, or as names alone, with what is around them.

Nothing is decided here: `evidence.py` weighs what is found.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.certainty import is_surely_name
from yybnet_crawler.extraction.people.labels import AUTHOR, PHOTO, REPORT, ROLE_BEHIND_NAME, STAFF, Label
from yybnet_crawler.extraction.people.lattice import read_path
from yybnet_crawler.extraction.people.made_up_names import is_nobody
from yybnet_crawler.extraction.people.names import (
    DOTS,
    LATIN,
    is_plain_name,
    is_usual_surname,
    may_be_surname_of,
)
from yybnet_crawler.extraction.people.names import words as known_words
from yybnet_crawler.extraction.people.reading import LONGEST_MODIFIER, belongs, read_items
from yybnet_crawler.extraction.people.roles import ROLES, Item, Signature, assign
from yybnet_crawler.extraction.people.runs import find_runs, made_a_work
from yybnet_crawler.extraction.people.surroundings import MARKS, Before, Behind, what_stands_before, what_stands_behind
from yybnet_crawler.extraction.people.tokens import GAP, NAME, TITLE, WORDS, Stretch, Token, is_han, is_post, office_end
from yybnet_crawler.places.table import short_names


class Candidate(NamedTuple):
    """What may be a credit: `[start, end)` of the plain line, brackets included."""

    start: int
    end: int
    closed: bool  # in brackets
    before: Before
    behind: Behind
    items: tuple[Item, ...]
    people: tuple[Signature, ...]
    labels: Sequence[Label]  # among its items
    unread: float = 0.0  # characters inside that belong to no credit; half as many where a gap sets them apart


_AT_EDGE: Final = 400  # credits stand within this many characters of a line's ends
_LONGEST_BRACKET: Final = 160
_LONGEST_OPEN_BRACKET: Final = 80  # that nothing closes
_LONGEST_ROW: Final = 60
_MOST_VALUES: Final = 40  # characters beside its labels
_LONGEST_PEN_NAME: Final = 5  # characters
_PAIR: Final = 2
_MOST_NAMES: Final = 6  # that sign one article without a label
_DISPATCH: Final = "讯电息"  # 本报讯:(记者 甲)
_LONGEST_PLACE: Final = 3  # before a name without a label: 澜江 甲
_SENTENCE: Final = re.compile("[。!?].|,.*,|[。!?]$")
_PHRASE: Final = re.compile(f"(?<=[{HAN}])[的了着在](?=[{HAN}])")
_OUTLET_BEHIND: Final = re.compile(rf"\s?/\s?[{HAN}]{{2,10}}$")
# How names without a label end: a name set apart, one with blanks or a dot inside, a few glued ones, an outlet.
_LAST_NAME: Final = re.compile(
    rf"(?:^|(?<=[\s、/():]))(?:(?P<name>[{HAN}]{{2,4}})|(?P<glued>[{HAN}]{{5,12}})|[{HAN}](?:\s{{1,3}}[{HAN}]{{1,2}})+"
    rf"|[{HAN}]+(?:[{DOTS}][{HAN}]+)+|{LATIN.pattern})(?:\s?/\s?[{HAN}]+)?[\s)]*$"
)
_OF_OUTLET: Final = re.compile("^据|[网报台社局]$")  # 据石桥健康网
_SECTIONS: Final = frozenset("科股组")  # of an office; names end with these, too
# Of who wrote a letter: 柳浪新村居民 甲, 您的学生 甲.
_CALLING: Final = re.compile("[居村市]民$|读者$|业主$|家长$|乘客$|网友$|^[您你]的..$")
# 甲(石垭), 甲(石垭县 农民), 甲(石垭县第二中学 教师)
_PLACE_BEHIND: Final = re.compile(
    rf"(?<=[{HAN}])\s?\((?:[{HAN}]{{2,6}}|(?P<office>[{HAN}]{{7,16}}))(?:\s[{HAN}]{{2,4}})?\)\s*$"
)
_WITH_POST: Final = re.compile(
    rf"\s*([{HAN}]+)(?:\s{{1,3}}(?:[{HAN}]{{2,5}}|[{HAN}](?:\s{{1,3}}[{HAN}]){{1,2}})){{1,3}}\s*"
)
_SPREAD_BEHIND: Final = re.compile(rf"\s{{1,3}}([{HAN}]\s{{1,3}}[{HAN}])\s*$")  # 市法院 时 光
_APART: Final = re.compile(f"[{HAN}]{{2,4}}")
_SEVERAL_APART: Final = re.compile(rf"\s*{_APART.pattern}(?:[\s、]+{_APART.pattern})+\s*")
_NO_CREDIT: Final = re.compile("优秀|最佳|先进|十佳|尊敬|敬爱|亲爱")  # who won a prize, whom a letter is to
_OTHER_ORIGIN: Final = re.compile("[金入收电水材据客]源?$")  # 水源来源:地下水
_BRACKET: Final = re.compile("[()]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_AROUND: Final = MARKS + " \n()/"


def find_candidates(text: str, labels: Sequence[Label]) -> Iterator[Candidate]:
    """The candidates of a plain line at its labels, from left to right."""
    if len(text) > 2 * _AT_EDGE:
        labels = [label for label in labels if label.end < _AT_EDGE or label.start > len(text) - _AT_EDGE]
    starts = [label.start for label in labels]
    at = 0
    for opening, closing in [*_brackets(text), (len(text), len(text))]:
        outside = _within(labels, starts, at, opening)
        if outside and not _name_nobody(text, at, outside):
            for run in find_runs(text, at, opening, outside):
                yield _candidate(text, run[0].start, run[-1].end, run)
        inside = _within(labels, starts, opening, closing)
        if inside and not _name_nobody(text, opening + 1, inside):
            start = text.rfind("。", opening, inside[0].start)  # （孩子们在捉泥鳅。甲 摄）
            start = opening if start < 0 else start + 1
            if inside[0].kind is PHOTO and inside[0].pre and text[inside[0].start - 1].isspace():  # （集市 摄影：甲）
                start = inside[0].start
            items = read_items(text, max(start, opening + 1), closing, inside, closed=True)
            yield _candidate(text, start, min(closing + 1, len(text)), items, closed=True, unread=_unread(text, items))
        at = min(closing + 1, len(text))


def _name_nobody(text: str, start: int, labels: Sequence[Label]) -> bool:
    """Whether labels that name nobody of a list stand alone, with nothing before them: 来源:某报, 校对:甲."""
    if any(label.kind is not STAFF for label in labels):
        return False
    return _LETTER.search(text, start, labels[0].start) is None


def unlabelled(
    text: str, start: int, end: int, *, closed: bool, expected: bool = False, together: bool = False
) -> Candidate | None:
    """`text[start:end]` as names without a label, maybe behind their school or town; None when it is more than that.

    `expected`: a name has to stand there and nothing else, so one that could be words as well is taken. Outside of
    brackets the first of several may be a town. `together`: what is set apart beside a sure name is a name, too.
    """
    place = _PLACE_BEHIND.search(text[start:end])
    if place and (place["office"] is None or office_end(place["office"]) or is_post(place["office"])):
        end = start + place.start()
    bar = text.rfind("/", start, end)
    behind_bar = bar > 0 and office_end(text[start:bar].rstrip()) != ""  # 石桥台/甲
    last = _LAST_NAME.search(text[bar + 1 if behind_bar else start : end])
    if last is None or (last["name"] and not (expected or is_plain_name(last["name"]))):
        return None
    if (glued := last["glued"]) and _OF_OUTLET.search(glued):
        return None
    if glued and not (_may_be_name(glued[:2], glued[:3]) and _may_be_name(glued[-2:], glued[-3:])):
        return None
    around = (start - closed, min(end + closed, len(text)))  # with its brackets
    until = end_of_signer(text, start, end) or end
    spread = _SPREAD_BEHIND.search(text, start, until) if expected else None
    if spread and _is_whose(text[start : spread.start()], spread[1]):
        return _candidate(text, *around, [Token(NAME, *spread.span(1))], closed=closed)
    several = _signed_together(text, start, until) if together else []
    path = several or read_path(text, start, until, Stretch(wants_name=True, closed=True, before="end"))
    if each := _each_behind_office(text, path):
        return _candidate(text, *around, each, closed=closed)
    first = len(path)
    while first and path[first - 1].kind in (NAME, GAP):
        first -= 1
    is_apart = not first and not any(one.kind is two.kind for one, two in pairwise(path))
    is_one = sum(item.kind is NAME for item in path) == 1
    nothing_else = several or (expected and is_apart and (closed or is_one))
    if expected and (gap := _behind_post(text, path)):
        first = gap
    whose = text[start : path[first].start].rstrip() if 0 < first < len(path) else ""
    behind_office = office_end(whose) or _CALLING.search(whose) or (expected and is_post(whose))
    if behind_office and path[first].kind is GAP:  # 县中学 甲
        first += 1
    elif not nothing_else:
        first = next((place for place in range(first, len(path)) if is_surely_name(text, path[place])), len(path))
    items = path[first:]
    names = [item for item in items if item.kind is NAME]
    if not 0 < len(names) <= _MOST_NAMES or is_nobody("".join(text[names[0].start : names[-1].end].split())):
        return None
    ahead = text[start : items[0].start].strip(_AROUND)
    is_office = closed and office_end(ahead.rstrip(":")) != ""  # （双河镇：甲）
    if len(ahead) > LONGEST_MODIFIER or (":" in ahead and not is_office):  # 本期专家:甲
        return None
    if len(ahead) > _LONGEST_PLACE and not (behind_office or is_office):
        return None
    if TITLE.search(ahead) and not behind_office:
        return None
    return _candidate(text, *around, items, closed=closed)


def _signed_together(text: str, start: int, end: int) -> list[Token]:
    """The names where blanks part nothing but two to four characters each, one of them surely a name: 温叙 尚可."""
    if _SEVERAL_APART.fullmatch(text, start, end) is None:
        return []
    names = [Token(NAME, *match.span()) for match in _APART.finditer(text, start, end)]
    words = [text[name.start : name.end] for name in names]
    others = [word for word in words if word in known_words() or not is_plain_name(word)]
    sure = len(words) - len(others)
    if not sure or any(map(_is_no_person, others)) or any(map(_is_section, words)):
        return []
    may_sign = sure > 1 or all(may_be_surname_of(other) and other not in known_words() for other in others)
    return names if may_sign else []


def _each_behind_office(text: str, path: Sequence[Token]) -> list[Token]:
    """The names where several offices stand each before its own: 市农科院 甲　县农业局 乙 丙; [] for anything else."""
    groups = [list(group) for _, group in groupby(filter(_is_no_gap, path), key=lambda item: item.kind)]
    offices, names = groups[::2], groups[1::2]
    are_apart = all(text[group[0].start - 1].isspace() for group in groups[1:])
    if len(names) < _PAIR or len(names) != len(offices) or names[0][0].kind is not NAME or not are_apart:
        return []
    ends = [text[group[0].start : group[-1].end] for group in offices]
    return [name for group in names for name in group] if all(map(office_end, ends)) else []


def _is_no_gap(item: Token) -> bool:
    return item.kind is not GAP


def _is_section(word: str) -> bool:
    """Whether a word is a section of an office: 宣传科."""
    return word[-1] in _SECTIONS and word[:-1] in known_words()


def _is_no_person(word: str) -> bool:
    return office_end(word) != "" or word in short_names() or TITLE.search(word) is not None


def is_signed_with_post(row: str) -> bool:
    """Whether a plain row is somebody's post and a few characters set apart: 县医院副主任医师 甲, 读者 甲 乙."""
    signed = _WITH_POST.fullmatch(row)
    return signed is not None and (is_post(signed[1]) or _CALLING.search(signed[1]) is not None)


def _behind_post(text: str, path: Sequence[Token]) -> int:
    """The place of the last gap, where all before it is somebody's post (农艺师 could be a name, too); 0 for none."""
    gap = max((place for place, item in enumerate(path) if item.kind is GAP), default=0)
    return gap if gap and is_post(text[path[0].start : path[gap].start].rstrip()) else 0


def may_be_spread_name(pair: str) -> bool:
    """Whether two plain characters that are spread are no place, and one of the usual surnames is the first: 白 雪."""
    return is_usual_surname(pair.strip()[0]) and "".join(pair.split()) not in short_names()


def _is_whose(whose: str, pair: str) -> bool:
    """Whether two plain characters that are spread may be a name: behind a post, or behind an office: 市法院 白 雪."""
    return is_post(whose) or (office_end(whose) != "" and may_be_spread_name(pair))


def one_name(text: str, start: int, end: int) -> Candidate:
    """`text[start:end]` as the name of one, whatever it reads like."""
    return _candidate(text, start, end, [Token(NAME, start, end)])


def end_of_signer(text: str, start: int, end: int) -> int | None:
    """Where in 甲/某某报 the outlet and its bar begin; None when no outlet ends `text[start:end]`."""
    outlet = _OUTLET_BEHIND.search(text, start, end) if text.find("/", start, end) > 0 else None
    return outlet.start() if outlet and office_end(outlet.group()) else None


def is_labels_and_values(text: str, labels: Sequence[Label]) -> bool:
    """Whether a short plain line is labels with offices, outlets or people of no list: 校对:甲, 图/某图库, 某人供图."""
    if not 2 < len(text) <= _LONGEST_ROW or _SENTENCE.search(text):
        return False
    values = len(text) - sum(label.end - label.start for label in labels)
    if values > _MOST_VALUES or labels[0].start > LONGEST_MODIFIER:
        return False
    if made_a_work(text, labels[:1]):
        return False
    if any(label.kind is not STAFF and not label.pre and is_han(text[label.end : label.end + 1]) for label in labels):
        return False  # 摄影学会
    last = labels[-1]
    if last.kind is REPORT and last.end == len(text) and not (last.pre or office_end(text[: labels[0].start])):
        return False  # 档案整理
    if labels[0].text == "来源" and _OTHER_ORIGIN.search(text, 0, labels[0].start):
        return False
    if _NO_CREDIT.match(text) or (len(labels) == 1 and labels[0].kind in ROLES and labels[0].end == len(text)):
        return False  # 优秀指导教师:甲, 尊敬的编辑:, 优秀通讯员
    items = read_items(text, 0, len(text), labels, closed=True)
    if not all(belongs(text, items, place) for place in range(len(items))):
        return False
    for place, (item, behind) in enumerate(pairwise(items)):
        if isinstance(behind, Label) or behind.kind is GAP:
            continue
        if item.kind is GAP and place and items[place - 1].kind is STAFF and _says(text, behind):
            return False  # 审核:三轮筛下四百户
        is_label = isinstance(item, Label) and not item.pre  # 图据某保护区
        if behind.kind is WORDS and (is_label or item.kind is NAME or _is_phrase(text, behind)):
            return False  # 摄影学会, 毛平承包果园案终审, 摄影:光影里的乡愁
        if is_label and not is_surely_name(text, behind):
            return False  # 作者简介
    return any(isinstance(item, Label) or item.kind is not GAP for item in items)


def _says(text: str, item: Item) -> bool:
    """Whether some words are longer than a pen name, and no office's name."""
    words = text[item.start : item.end]
    return item.kind is WORDS and len(words) > _LONGEST_PEN_NAME and is_han(words[0]) and not office_end(words)


def _is_phrase(text: str, words: Item) -> bool:
    """Whether words are a phrase, and no office's name."""
    return _PHRASE.search(text, words.start, words.end) is not None and not office_end(text[words.start : words.end])


def _candidate(
    text: str, start: int, end: int, items: Sequence[Item], *, closed: bool = False, unread: float = 0.0
) -> Candidate:
    before = what_stands_before(text, start)
    behind = what_stands_behind(text, end, items[-1] if items else None)
    labels = [item for item in items if isinstance(item, Label)]
    if before is Before.WORDS and items[0] in labels and labels[0].pre and text[:start].rstrip()[-1:] == ",":
        before = Before.BLANK  # 来自公众号,作者:甲
    if behind is Behind.WORDS and labels and labels[0].kind is AUTHOR and labels[0].pre and text[end] == ",":
        behind = Behind.GAP  # 作者:甲,某大学教授
    return Candidate(start, end, closed, before, behind, tuple(items), tuple(assign(text, items)), labels, unread)


def _may_be_name(*texts: str) -> bool:
    return any(map(is_plain_name, texts))


def _unread(text: str, items: Sequence[Item]) -> float:
    unread = 0.0
    is_authors = bool(items) and items[0].kind is AUTHOR
    for place, item in enumerate(items):
        if is_authors and text[item.start - 1] == "," and item.kind is WORDS:
            break  # （作者：温叙，系江东大学教授）
        if item.kind is WORDS and not belongs(text, items, place):
            size = item.end - item.start
            unread += size / 2 if place and text[item.start - 1].isspace() else size  # 记者 甲 从抗洪前线发回
    return unread


def _within(labels: Sequence[Label], starts: Sequence[int], low: int, high: int) -> Sequence[Label]:
    return labels[bisect_left(starts, low) : bisect_left(starts, high)]


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets that are not too long: places of the opening and the closing one (or the text's end)."""
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    if "(" not in text:
        return found
    if len(text) <= _LONGEST_ROW:
        text = ROLE_BEHIND_NAME.sub(lambda found: " " * len(found[0]), text)
    for match in _BRACKET.finditer(text):
        place = match.start()
        if text[place] == "(":
            if (
                text[place - 1 : place] not in (":", "/", "|") or text[max(place - 2, 0)] in _DISPATCH
            ):  # 责任编辑:【甲】
                stack.append(place)
        elif stack:
            opening = stack.pop()
            if place - opening <= _LONGEST_BRACKET:
                while found and found[-1][0] > opening:
                    found.pop()
                found.append((opening, place))
    if stack and len(text) - stack[-1] <= _LONGEST_OPEN_BRACKET:
        found = [pair for pair in found if pair[1] < stack[-1]]
        found.append((stack[-1], len(text)))
    return found
