"""Which outlet published it? The name behind 来源, or an outlet's name beside the date.

A name ends at a gap, at the next field of the meta line, at a button. An element that merely cuts it up does not
end it: `<a>铜川</a><span>日报</span>` is 铜川日报.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from yybnet_crawler.extraction import head_words, outlet_words
from yybnet_crawler.extraction.buttons import is_tool_line
from yybnet_crawler.extraction.caption_words import START_OF_CAPTION
from yybnet_crawler.extraction.characters import plain, simplified
from yybnet_crawler.extraction.clocks import CHINA, is_clock
from yybnet_crawler.extraction.comment_words import COMMENT
from yybnet_crawler.extraction.dates import find_moment
from yybnet_crawler.extraction.document import Line, leads_to_article
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.marks import label_of
from yybnet_crawler.extraction.outlet_names import (
    CLOSING,
    EDGES,
    OPENING,
    SLASHES,
    ends_as_outlet,
    is_press,
    of_credit,
    without_brackets,
    without_person,
)
from yybnet_crawler.extraction.people import is_plain_name
from yybnet_crawler.extraction.people.names import DOTTED
from yybnet_crawler.extraction.people.surroundings import MARKS
from yybnet_crawler.extraction.people.tokens import office_end
from yybnet_crawler.extraction.prose import MAX_META_LENGTH, SENTENCE, SENTENCE_ENDS
from yybnet_crawler.extraction.word_groups import searcher
from yybnet_crawler.extraction.words import is_notice

Source = Found[str | None]

_PERSON: Final = 3  # the last rank
_BUTTON_OF_PORTAL: Final = "大字"  # before it its mobile pages name nothing but paper and moment
_LONGEST_COUNTER: Final = 30  # characters of 18人评论 and of other lines between a headline and its story
_LONGEST_PERSON: Final = 3  # characters, but for one name in fifty
_find_label = searcher(head_words.SOURCE.pattern())
_LABEL_ALONE = re.compile(rf"{head_words.TEXT_KIND.expression}?{head_words.ORIGIN}\s*[:：]?")  # a cell's of its own
# A line of its own under the story, maybe behind another field: （来源：铜川日报）, 作者： 温叙 来源： 铜川日报
_UNDER_STORY = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}}\s?[:：]\s?(?:[\u4e00-\u9fff、]{{2,9}}\s+)?)?[（(【\[]?\s*{head_words.TEXT_KIND.expression}?(?:{head_words.SOURCE.expression}\s*[:：]|{head_words.ORIGIN}\s)\s*\S.{{0,28}}"
)
# Where a labelled name ends: at the next label of the meta line, an address, a button.
_NEXT_FIELD = head_words.NEXT_FIELD.pattern()
# The same words without a colon: behind a gap, or alone where the name should begin. 时间视频 and 记者观察 are names.
_FIELD_BEHIND_GAP = re.compile(rf"(?<=[\s\u3000\xa0]){head_words.FIELD.expression}")
_FIELD_ALONE = re.compile(rf"{head_words.FIELD_NAME}(?=[\s\u3000\xa0\d]|$)")
_FIELD_AT_SEAM = head_words.FIELD_AT_SEAM.pattern()
_SIGN = re.compile(r"\s*[/:：]")
_COLON, _SHORTEST_FIELD = re.compile("[:：]"), 2
_STAFF = re.compile(rf"(?!本[报報网網台刊站])(?P<outlet>.\w+?){outlet_words.STAFF}")  # 铜川日报记者 温叙
_STAFF_ALONE = re.compile(outlet_words.STAFF)
_ZOOM = re.compile("[大中小](?:\\s?[大中小]){1,2}\\s*")  # buttons for the size of letters
_BLANKS = re.compile(r"[\s\u3000\xa0]+")
_NO_NAME = head_words.NO_NAME.pattern()

_REST_OF_NAME = outlet_words.REST_OF_NAME.pattern()
_COMPLETE = outlet_words.COMPLETE.pattern()
_NO_OUTLET = outlet_words.NO_OUTLET.pattern()
_BESIDE_DATE = outlet_words.BESIDE_DATE.pattern()
_COUNTER = re.compile(outlet_words.COUNTER)
_TOWN_BEHIND = re.compile(r"[(（]([\u4e00-\u9fff]{2,4})[)）]$")  # 铜川日报(铜川)
_PARTS = re.compile(rf"[\s\u3000\xa0|｜丨{SLASHES}]+|(?<=\s)[·•](?=\s)")
_CLAUSES = re.compile(r"[\u4e00-\u9fff]\s*[，,。！？；]\s*[\u4e00-\u9fff]{2}")  # a sentence names no outlet
_SHELF = re.compile(r"/(?:categor(?:y|ies)|tags?)/|[?&](?:cat|tag)=")  # where a link leads that names a subject
_ANY_TIME = datetime(2000, 1, 1, tzinfo=CHINA)  # enough to see that 昨天 08:22 is no part of a name


def has_source_label(text: str) -> bool:
    """Whether 来源 or its like stands in the text as a label."""
    return _find_label(text, 0) is not None


def labelled_source(lines: Sequence[Line], numbers: Iterable[int]) -> Source | None:
    """The name behind a label in one of the lines, or in the line after it (a table cell of its own).

    None when there is no label; its value is None when there are only labels with nothing behind them.
    """
    empty: Source | None = None
    for number in numbers:
        line = lines[number]
        text = line.text
        if len(text) > MAX_META_LENGTH:
            continue
        match = _find_label(text, 0) or _LABEL_ALONE.fullmatch(text)
        if match is None or (match.start() and SENTENCE.search(text)):
            continue
        if "figcaption" in (line.tag, line.container.tag) or START_OF_CAPTION.matches(line.words):  # 图像来源：…
            continue
        if name := _name_behind(line, match.end()):
            return Found(name, (number,), "source-label")
        if match.end() == len(text) and number + 1 < len(lines):
            name = _name_behind(lines[number + 1], 0) if _may_be_cell(lines[number + 1]) else ""
            if name and (match.start() == 0 or ends_as_outlet(name)):
                return Found(name, (number, number + 1), "source-label-own-cell")
        empty = empty or Found(None, (number,), "source-label-empty")
    return empty


def outlet_beside_date(lines: Sequence[Line], date_line: int, others: Iterable[int]) -> Source | None:
    """An outlet's name without a label: on the date's own line, or alone on one of the `others`.

    An outlet wins over a person: `原创 木棉 苇川微事 2019-06-21` is 苇川微事's.
    """
    if name := _portals(lines[date_line]):
        return Found(name, (date_line,), "newspaper-beside-date")
    names = [name for name in _unlabelled_parts(lines[date_line]) if _could_be_outlet(name)]
    if names:
        best = min(names, key=_rank)
        if _rank(best) < _PERSON:
            return Found(best, (date_line,), "newspaper-beside-date" if is_press(best) else "outlet-beside-date")
    for number in others:
        if lines[number].text[0] in "—－-" or _CLAUSES.search(lines[number].text):  # a subtitle, a hint
            continue
        if any(link.href.startswith("javascript:") for link in lines[number].links):  # buttons
            continue
        if leads_to_article(lines[number]):  # a headline of a list
            continue
        text = of_credit(without_person(without_brackets(lines[number].text)))
        if _could_be_outlet(text) and _rank(text) < _PERSON and label_of(lines[number]) is None:
            return Found(text, (number,), "outlet-near-date")
        staff, *behind = _PARTS.split(text.lstrip(MARKS + " "))  # □ 铜川日报记者 温叙, 铜川日报 | 记者 温叙
        outlet = _of_staff(staff)
        is_of_staff = outlet != staff or (behind and _STAFF_ALONE.fullmatch(behind[0]))
        if is_of_staff and _could_be_outlet(outlet) and ends_as_outlet(outlet):
            return Found(outlet, (number,), "outlet-of-reporter")
        first = lines[number].pieces[0]  # 铜川日报|+关注
        is_followed = lines[number].links and is_tool_line(plain(lines[number].text[len(first) :]))  # 灶台边的老树|关注
        if first != lines[number].text and _could_be_outlet(first) and (ends_as_outlet(first) or is_followed):
            return Found(first, (number,), "outlet-near-date")
    return None


def _portals(line: Line) -> str:
    """铜川日报 of 铜川日报 2018-01-09 08:22 大字, however a paper is called; "" for another form of meta line."""
    moment = find_moment(line.text, _ANY_TIME) if line.words.endswith(_BUTTON_OF_PORTAL) else None
    name = line.text[: moment.start].strip() if moment else ""
    is_word = name.replace("·", "").isalnum()
    return name if is_word and not _NO_OUTLET.fullmatch(plain(name)) and not is_tool_line(plain(name)) else ""


def _rank(name: str) -> int:
    """A newspaper or agency before the site that reprints it, an outlet before an account, a person last."""
    if ends_as_outlet(name):
        return 0 if is_press(name) else 1
    return 2 if len(name) > _LONGEST_PERSON or name[-1] == "+" else _PERSON  # 南方+


def is_outlet_line(line: Line) -> bool:
    """Whether a line is an outlet's name by its ending."""
    return len(line.text) <= 20 and ends_as_outlet(without_brackets(line.text))


def source_under_story(lines: Sequence[Line], start: int) -> Source | None:
    """`（来源：铜川日报）` on a line of its own below the story; none among the lists of other articles."""
    for number in range(start, len(lines)):
        text = lines[number].text
        if len(text) < 40 and "源" in text and _UNDER_STORY.fullmatch(text) and not _goes_on(lines, number):
            story = next((line.number for line in lines[start:number] if len(line.text) > _LONGEST_COUNTER), start)
            if any(label_of(line) or line.words in COMMENT for line in lines[story:number]):
                return None
            if (found := labelled_source(lines, (number,))) and found.value:
                return found
    return None


def _goes_on(lines: Sequence[Line], number: int) -> bool:
    """Whether a sentence stands right below a line: then `资料来源：统计局` is of a table among the paragraphs."""
    below = lines[number + 1 : number + 2]
    return any(line.text[-1] == "。" and not line.links and not is_notice(line.words) for line in below)


def _name_behind(line: Line, start: int) -> str:
    """The name that begins at `start` of a line, "" when none does."""
    text = line.text
    rest = text[start:]
    closing = OPENING.get(rest[:1], "")
    if rest.find(closing) > 1 and not _NO_NAME.fullmatch(inner := rest[1 : rest.find(closing)]):
        glued = re.split(r"[\s\d【\[第]|" + _NEXT_FIELD.pattern, rest[rest.find(closing) + 1 :], maxsplit=1)[0]
        return _clean(f"{rest[0]}{inner}{closing}{glued}")  # 《求是》杂志, 【铜川日报】
    if moment := find_moment(rest, _ANY_TIME):
        rest = rest[: moment.start]
    folded, begin, end = simplified(rest), len(rest) - len(rest.lstrip(EDGES)), len(rest)
    if _FIELD_ALONE.match(folded, begin):
        return ""
    for pattern, first in ((_NEXT_FIELD, 0), (_FIELD_BEHIND_GAP, begin + 1)):
        if match := pattern.search(folded, first, end):
            end = match.start()
    if colon := _COLON.search(rest, begin + 1, end):  # 来源：铜川日报类型：原创
        end = max(begin, colon.start() - _SHORTEST_FIELD)
    end += start
    for link in line.links:  # a button behind a gap; not the second word of China Daily
        is_button = text[link.start - 1].isspace() and not text[link.start].isascii()
        if start < link.start < end and (is_button or _SHELF.search(link.href)):
            end = link.start
    name = text[start : _end_at_seam(line, start, end)]
    first_word = _BLANKS.split(name, maxsplit=1)[0]
    if is_tool_line(plain(first_word)) and not (first_word in head_words.LIKE_BUTTONS and name.strip() == first_word):
        return ""  # nothing but buttons behind an empty label
    return _clean(name)


def _end_at_seam(line: Line, start: int, end: int) -> int:
    """Where the name ends between two elements with no gap: `<a>铜川日报</a><a>我要评论</a>`."""
    if len(line.parts) == 1:
        return end
    seams = [seam for seam in _seams(line) if start < seam < end]
    for seam, after in pairwise([*seams, end]):
        left, right = line.text[start:seam], _BLANKS.split(line.text[seam:after], maxsplit=1)[0]
        moment = find_moment(line.text[seam:], _ANY_TIME)
        if (moment and moment.start == 0) or _FIELD_AT_SEAM.match(right) or _COUNTER.match(right):
            return seam
        if right == "发布" and not _SIGN.match(line.text, seam + len(right)):  # 发布 / 2018-01-09
            continue
        if _REST_OF_NAME.fullmatch(_BLANKS.split(line.text[seam:end], maxsplit=1)[0]):
            continue
        if (len(right) > 1 and is_tool_line(plain(right))) or _ZOOM.fullmatch(line.text[seam:end]):
            return seam
        is_whole = len(left) > 2 and (left[-1] in CLOSING or _COMPLETE.fullmatch(plain(left)))
        if is_whole and (is_tool_line(plain(right)) or not _is_ending(right)):
            return seam
    return end


def _seams(line: Line) -> list[int]:
    """Where the words of one inline element touch those of the next."""
    seams = []
    position = 0
    for piece in line.pieces:
        start = line.text.find(piece, position)
        if start == position and start > 0:
            seams.append(start)
        position = max(start, position) + len(piece)
    return seams


def _is_ending(word: str) -> bool:
    """Whether a word is but the end of a name: 日报, 网."""
    return len(word) == 1 or (len(word) < 4 and ends_as_outlet(word))


def _clean(name: str) -> str:
    """The name without what hangs on it: the words after a gap, edges, brackets around it or half a pair."""
    pieces = _BLANKS.split(name.strip(EDGES))
    kept = pieces[:1]
    for word in pieces[1:]:  # China Daily; 中 国 日 报; 图书馆 校团委
        latin = kept[-1][-1:].isascii() and kept[-1][-1:].isalpha() and (word.isascii() or not is_plain_name(word))
        of_offices = office_end(word) != "" and office_end(kept[-1]) not in ("", "网") and not is_press(kept[-1])
        if not (latin or of_offices or (len(kept[-1]) == 1 and len(word) == 1)):
            break
        kept.append(word)
    name = without_person(without_brackets(" ".join(kept).strip(EDGES)).rstrip("（(【[《"))
    town = _TOWN_BEHIND.search(name)
    if town and ends_as_outlet(name[: town.start()]) and not _NO_OUTLET.fullmatch(plain(town[1])):  # 某社（客户端）
        name = name[: town.start()]
    return name if _is_name(name) else ""


def _is_name(text: str) -> bool:
    return len(text) <= 40 and not find_moment(text) and not is_clock(text) and not _NO_NAME.fullmatch(text)


def _may_be_cell(line: Line) -> bool:
    text = line.text
    if len(text) > 60 or SENTENCE.search(text):
        return False
    return label_of(line) is None and not is_tool_line(line.words)


_BY_WHOM: Final = ("于", "於")


def _unlabelled_parts(line: Line) -> list[str]:
    """The words of a line without its date and without labelled fields."""
    parts: list[str] = []
    shelves = [link.text for link in line.links if _SHELF.search(link.href)]
    for piece in line.pieces:
        if piece in shelves:
            continue
        moment = find_moment(piece, _ANY_TIME)
        rests = [piece[: moment.start], piece[moment.end :]] if moment else [piece]
        if moment and rests[0].rstrip()[-1:] in _BY_WHOM:  # 温叙 于 2018-01-09 08:22 发布: a person
            parts, rests = [], rests[1:]
        for rest in (rest for rest in rests if not _CLAUSES.search(rest)):
            parts += [without_brackets(_of_staff(part)) for part in _PARTS.split(_without_fields(rest)) if part]
    return parts


def _of_staff(part: str) -> str:
    """The outlet of 铜川日报记者; any other words as they are."""
    match = _STAFF.fullmatch(part)
    return match["outlet"] if match else part


def _without_fields(text: str) -> str:
    """A part of a meta line with a blank for each label: 发布时间, 發布時間."""
    kept, at = "", 0
    for label in _BESIDE_DATE.finditer(simplified(text)):
        kept, at = f"{kept}{text[at : label.start()]} ", label.end()
    return kept + text[at:]


def _could_be_outlet(text: str) -> bool:
    folded = plain(text)
    return (
        2 <= len(text) <= 20
        and (not DOTTED.fullmatch(text) or ends_as_outlet(text))  # 玛丽亚·埃斯特韦斯 writes
        and text[-1] not in SENTENCE_ENDS
        and not _NO_OUTLET.fullmatch(folded)
        and not _LABEL_ALONE.fullmatch(text)
        and folded not in outlet_words.NEVER_IN_OUTLET
        and not is_tool_line(folded)
        and folded not in COMMENT
        and not find_moment(text, _ANY_TIME)
    )
