"""A stretch of text as labels and what stands between them, and which of that can be part of a credit."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.behind_role import (
    SET_APART,
    are_people,
    ends_with_town,
    is_list,
    is_mere_word,
    is_office_of_people,
    names_set_apart,
)
from yybnet_crawler.extraction.people.certainty import SHORTEST_NAME, is_surely_name, margin
from yybnet_crawler.extraction.people.glued import STATIONED, is_of_label, with_words_joined
from yybnet_crawler.extraction.people.labels import (
    CORRESPONDENT,
    EDITOR,
    PHOTO,
    PHOTOGRAPHER,
    REPORT,
    REPORTER,
    ROLE_BEHIND_NAME,
    STAFFED,
    Label,
)
from yybnet_crawler.extraction.people.lattice import read_path
from yybnet_crawler.extraction.people.names import (
    DOTS,
    is_transcribed,
    may_be_surname_of,
    may_be_transcribed,
    words,
)
from yybnet_crawler.extraction.people.pen_names import PEN_NAMED, pen_names
from yybnet_crawler.extraction.people.roles import MEDIA, NEVER_LEADING, ROLES, Item
from yybnet_crawler.extraction.people.tokens import (
    GAP,
    NAME,
    PUBLICITY,
    WORDS,
    Following,
    Stretch,
    Token,
    TokenKind,
    is_han,
    is_post,
    office_end,
)
from yybnet_crawler.places.table import provinces, short_names

LONGEST_MODIFIER: Final = 20  # characters between an outlet's first and 记者
_OF_PAPER: Final = re.compile(r"本[报刊网社台站]\s?(?:特[约派]|[实见]习|首席)?$")  # 甲|本报特约|记者
_LONGEST_KIND: Final = 6  # 特约|摄影, 受访者|供图
_LONGEST_KIND_APART: Final = 4  # 首席 记者
_LONGEST_VALUE: Final = 16  # what a label's sign binds to it that is no person: 图/视觉中国
_PROBABLE_MARGIN: Final = 1.0
_NAMED: Final = frozenset({REPORTER, CORRESPONDENT, EDITOR, PHOTOGRAPHER})
_DATE_OR_CODE: Final = re.compile(r"(?:\d+年)?(?:\d+月)?\d+日?|[\d\W]+|[A-Z]{1,5}\d{2,9}|[A-Z]{3,8}")
_DAY_AT_END: Final = re.compile(r"(?:\d{1,2}月)?\d{1,2}日$")  # 石家庄|3月28日
_PEN_NAMES: Final = re.compile(f"[{HAN}\\s、:/|&·]{{2,24}}")
_DOTS: Final = frozenset(DOTS)
_FIRE: Final = "消"  # of a brigade
_ENDS_PLACE: Final = frozenset(
    "山江河湖海路街巷镇村坡湾台网行空东西南北站港听城房滩寺头沟堡庄岭峡关塘桥园区厂场楼院馆塔屯营寨"
)  # 金融街 记者, 云视听 记者
_ENDS_OF_PLACES: Final = frozenset("区镇乡街")
_LENGTH_OF_NAME: Final = 3  # characters, of most names


def read_items(text: str, start: int, end: int, labels: Sequence[Label], *, closed: bool) -> list[Item]:
    """`text[start:end]` as its labels and the best paths between them. `closed`: it stands in brackets."""
    items: list[Item] = []
    at, wants = start, False
    for label in labels:
        what = _what(label)
        if at < label.start:
            paper = _OF_PAPER.search(text, at, label.start) if wants and label.kind in STAFFED else None
            if paper:
                items += _named(text, items, at, paper.start(), Stretch(wants, closed, "end"))
                items.append(Token(WORDS, *paper.span()))
            else:
                items += _named(text, items, at, label.start, Stretch(wants, closed, what))
            if wants and _are_posts(text, at, items[-1], label):
                _unname(items, -1)
        if items and (is_of_label(text, items, label) or "站" in text[label.end - 1 : label.end + 1]):  # 鄞州|记者站
            _unname(items, -1)
        if what == "dispatch" and label is labels[0] and len(items) > 1 and _is(items[-1], WORDS):
            _unname(items, -2)  # 黎湾|日报|讯
        items.append(label)
        at, wants = label.end, label.kind in _NAMED
    if at < end:
        items += _read_rest(text, items, at, end, Stretch(wants, closed, "end" if closed else "prose"))
    if labels[0].kind not in MEDIA:
        _doubt_leading_names(text, items, closed=closed)
    elif _is(items[0], NAME) and _is_glued_to_outlet(text, items, 0):
        if labels[0].kind is PHOTO or not is_surely_name(text, items[0]):  # 银川|南站货场 摄影 甲, 甲|的粮油店 摄影/乙
            items[:2] = [Token(WORDS, items[0].start, items[1].end)]
    elif labels[0].pre and not may_be_surname_of(text[items[0].start : items[0].end]):  # 窑火 文/甲
        _unname(items, 0)
    for place, item in enumerate(items):
        if item.kind is not NAME:
            continue
        if _is_place_behind_name(text, items, place):
            _unname(items, place)
        if _is_behind_dot(text, items, place) or _is_office(text[item.start : item.end]):
            _unname(items, place)
            if place and items[place - 1].end == item.start:  # 乳泉|融媒
                _unname(items, place - 1)
    return with_words_joined(items)


def _are_posts(text: str, at: int, last: Item, label: Label) -> bool:
    """Whether a comma behind a role and a word glued to the next say that both are posts: 招聘记者、|新媒体|编辑."""
    is_glued = text[at] == "、" and last.kind is NAME and last.end == label.start
    return is_glued and not may_be_surname_of(text[last.start : last.end])


def _is_place_behind_name(text: str, items: Sequence[Item], place: int) -> bool:
    """Whether what could be a name stands behind one and a blank, and is a province: 记者 甲 山东."""
    item = items[place]
    if place < 2 or text[item.start : item.end] not in provinces():
        return False
    return text[items[place - 1].start : item.start].isspace() and _is(items[place - 2], NAME)


def _is_behind_dot(text: str, items: Sequence[Item], place: int) -> bool:
    """Whether what could be a name is the end of what an outlet's dot leads to: 共享联盟·|石桥, 望江晚报·望|江壹点."""
    before = _at(items, place - 1)
    if before is None or before.kind is not WORDS:
        return False
    return not _DOTS.isdisjoint(text[before.start : before.end])


def _is_office(name: str) -> bool:
    """Whether what could be a name ends as an office, or as its pen name that no surname begins: 粤海关, 漪消."""
    if name[-1] in _ENDS_OF_PLACES and name[:-1] in words():  # 金融|街; 邓万乡 is a person
        return True
    is_pen_name = name[-1] == _FIRE or (name[-1] in PUBLICITY and len(name) > 2)
    return len(office_end(name)) > 1 or (is_pen_name and not may_be_surname_of(name))


def _read_rest(text: str, items: Sequence[Item], start: int, end: int, stretch: Stretch) -> list[Token]:
    """What stands behind the last label."""
    label = items[-1]
    assert isinstance(label, Label)
    if label.text.endswith("于") or (
        label.kind is REPORT and not stretch.closed and label.text in NEVER_LEADING
    ):  # 甲摄于某地, 甲报道:今天…
        return [Token(WORDS, start, end)]
    if label.kind in STAFFED and not text[end:].strip() and SET_APART.fullmatch(text, start, end):
        listed = names_set_apart(text, read_path(text, start, end, stretch._replace(before="end")), "end")
        if are_people(text, listed):
            return listed
    if _PEN_NAMES.fullmatch(text, start, end):
        if label.pre and label.kind in PEN_NAMED:
            stretch = stretch._replace(before="end")
        elif (label.pre or label.kind in _NAMED) and text[end:].strip()[:1] in ("", ";"):
            path = read_path(text, start, end, stretch._replace(before="end"))
            if is_office_of_people(text, path):
                return path
    return _named(text, items, start, end, stretch)


def _named(text: str, items: Sequence[Item], start: int, end: int, stretch: Stretch) -> list[Token]:
    """The best path behind the last label, with the names that only their place tells."""
    path = read_path(text, start, end, stretch)
    if stretch.before == "medium" and _is_set_by_sounds(text, path):
        path[-2] = path[-2]._replace(kind=NAME)
    label = items[-1] if items else None
    if not isinstance(label, Label):
        return path
    if label.kind in STAFFED:
        if stretch.before == "report" and path and is_mere_word(text, path[-1]):
            return [*path[:-1], path[-1]._replace(kind=WORDS)]
        if stretch.before == "report" and ends_with_town(text, path):
            path[-1] = path[-1]._replace(kind=WORDS)
        if is_list(path):
            return path
        if stretch.closed or stretch.before != "prose" or not text[end:].strip():
            return names_set_apart(text, path, stretch.before)
    return pen_names(text, items, path)


def belongs(text: str, items: Sequence[Item], place: int) -> bool:
    """Whether an item can be part of a credit: all but running words."""
    item = items[place]
    if item.kind is not WORDS:
        return True
    words = text[item.start : item.end]
    if _DATE_OR_CODE.fullmatch(words):
        return True
    if is_value(items, place):
        return len(words) <= _LONGEST_VALUE
    if len(words) > LONGEST_MODIFIER:
        return False
    is_office = office_end(words) != "" or office_end(words.partition("·")[0]) != ""  # 河湾日报·新河湾
    is_office = is_office or (place == 0 and is_post(words))  # 县医院医师 甲 解答
    behind = _at(items, place + 1)
    if isinstance(behind, Label):  # 河湾晚报|记者, 特约|摄影, 北京|报道
        if _tells(text, items, place):
            return False
        return is_office or behind.kind in ROLES or len(_DAY_AT_END.sub("", words)) <= _LONGEST_KIND
    if _is(behind, GAP):
        assert behind is not None
        sign = text[behind.start : behind.end].strip()
        if isinstance(_at(items, place + 2), Label):  # 河湾晚报 记者, 首席 记者
            return is_office or len(words) <= _LONGEST_KIND_APART or (sign != "" and "," not in sign)
        if sign[:1] in (":", "/") and len(words) <= _LONGEST_KIND_APART and _is(_at(items, place + 2), NAME):
            return True  # 口述:甲
        return is_office and "," not in sign
    return is_office  # 县供电公司|王溪桐, 岑州台


def is_value(items: Sequence[Item], place: int) -> bool:
    """Whether words are what a label's sign binds to it: 图/视觉中国, 校对:平安, 图据受访者."""
    before = _at(items, place - 1)
    if isinstance(before, Label) and before.pre:
        return True
    label = _at(items, place - 2)
    return isinstance(label, Label) and label.pre and _is(_at(items, place - 1), GAP)


def _at(items: Sequence[Item], place: int) -> Item | None:
    return items[place] if 0 <= place < len(items) else None


def _is(item: Item | None, kind: TokenKind) -> bool:
    return item is not None and item.kind is kind


def _what(label: Label) -> Following:
    if label.kind is REPORT:
        return "dispatch" if label.text[-1] in "讯电" else "report"
    return "medium" if label.kind in MEDIA else "role"


def _unname(items: list[Item], place: int) -> None:
    item = items[place]
    if isinstance(item, Token) and item.kind is NAME:
        items[place] = item._replace(kind=WORDS)


def _is_set_by_sounds(text: str, path: Sequence[Token]) -> bool:
    """洛桑 摄: whether a name by its sounds alone stands between two gaps, or a sentence and a gap."""
    if len(path) < 2 or path[-1].kind is not GAP or path[-2].kind is not WORDS:
        return False
    word, before = text[path[-2].start : path[-2].end], text[: path[-2].start].rstrip()
    is_apart = before == "" or before[-1] in "。!?)" or text[path[-2].start - 1].isspace()
    return is_apart and len(word) >= SHORTEST_NAME and is_transcribed(word) and word not in short_names()


def _doubt_leading_names(text: str, items: list[Item], *, closed: bool) -> None:
    """What stands before the first role is an outlet or a town unless it is surely a name: 云上岭川 记者 甲.

    Of one or more set apart in brackets three characters need only read like one: (温小鱼 记者 甲).
    """
    apart = [
        each
        for each in takewhile(lambda item: isinstance(item, Token), items)
        if text[each.end : each.end + 1].isspace() and not (each.start and is_han(text[each.start - 1]))
    ]
    is_alone = len(apart) == 1 and text[apart[0].end - 1] in _ENDS_PLACE
    if len(apart) > (is_alone or not closed) and all(_reads_as_name(text, each) for each in apart):  # words or not
        items[:] = [Token(NAME, each.start, each.end) if each in apart else each for each in items]
        return
    for place, item in enumerate(items):
        if isinstance(item, Label):
            return
        if _leads(text, items, place):
            return
        _unname(items, place)


def _reads_as_name(text: str, item: Item) -> bool:
    """Whether three characters are no word, office or town, and a surname begins them."""
    word = text[item.start : item.end]
    if word in short_names():
        return False
    if len(word) != _LENGTH_OF_NAME or word in words() or office_end(word):
        return is_surely_name(text, item)
    return may_be_surname_of(word)


def _leads(text: str, items: Sequence[Item], place: int) -> bool:
    """Whether a name before the first role is a person's: not in 榆泽记者站 甲, 新陇泉·掌上陇泉记者 甲."""
    item = items[place]
    if item.kind is not NAME:
        return False
    name = text[item.start : item.end]
    # 石家庄 记者, 石家庄 战地|记者, 驻榕浦|记者
    role = place + 3 if _is(_at(items, place + 2), WORDS) else place + 2
    is_town = isinstance(_at(items, role), Label) and name in short_names()
    if is_town or name[0] == STATIONED or _is_glued_to_outlet(text, items, place):
        return False
    if isinstance(_at(items, place + 1), Label) and (len(name) == SHORTEST_NAME or not _DOTS.isdisjoint(name)):
        return False
    if is_surely_name(text, item) or ROLE_BEHIND_NAME.match(text, item.end) or _leads_by_sounds(text, items, item):
        return True
    behind = _at(items, place + 2)
    if behind and is_surely_name(text, behind) and margin(text, item) > _PROBABLE_MARGIN:
        return True  # (甲 乙 记者 丙)
    return behind is not None and _is(behind, WORDS) and text[behind.start] == "本"  # (甲 本报记者 乙)


def _leads_by_sounds(text: str, items: Sequence[Item], item: Token) -> bool:
    """吉克拉日 记者 甲 摄影报道: a long name by its sounds; a town (克拉玛依) signs no picture."""
    name, last = text[item.start : item.end], items[-1]
    is_long = len(name) >= 4 and may_be_transcribed(name) and margin(text, item) > 0
    return is_long and isinstance(last, Label) and last.kind in MEDIA


def _is_glued_to_outlet(text: str, items: Sequence[Item], place: int) -> bool:
    """黎湾|商报讯 记者: words right behind that are not 本报."""
    behind = _at(items, place + 1)
    return behind is not None and _is(behind, WORDS) and text[behind.start] != "本"


def _tells(text: str, items: Sequence[Item], place: int) -> bool:
    """甲告诉|记者: words glued to a name that no label stands before, and no 本报."""
    if not _is(_at(items, place - 1), NAME) or text[items[place].start] == "本":
        return False
    return not any(isinstance(item, Label) for item in items[:place])
