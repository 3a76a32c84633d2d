"""Runs of credit words in the open, outside of brackets: where does one begin, and where does prose go on?"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.certainty import is_surely_name
from yybnet_crawler.extraction.people.glued import OF_PLACES
from yybnet_crawler.extraction.people.labels import (
    AUTHOR,
    BOTH,
    CORRESPONDENT,
    PHOTO,
    PUPILS,
    REPORT,
    REPORTER,
    SUPPLY,
    TEXT,
    Label,
)
from yybnet_crawler.extraction.people.names import (
    is_double_surname,
    is_plain_name,
    may_be_surname,
    may_be_transcribed,
    reads_as_name,
)
from yybnet_crawler.extraction.people.reading import belongs, is_value, read_items
from yybnet_crawler.extraction.people.roles import MEDIA, NEVER_LEADING, ROLES, Item
from yybnet_crawler.extraction.people.surroundings import MARKS, Behind, end_of_dateline, what_stands_behind
from yybnet_crawler.extraction.people.tokens import COLLECTIVE, GAP, NAME, WORDS, is_han, office_end

_REACH_BEFORE, _REACH_BEHIND = 30, 40  # characters beside a label that may belong to its credit
_REACH_INTO_PROSE: Final = 18
_LONGEST_PAIR: Final = 8  # characters of two names, glued or not
_NEAR: Final = 5  # items within which the next label of the same credit stands
# A stop, a mark that no sign binds to what it follows, a quotation's end; most characters are none of them.
_CLAUSE_END: Final = re.compile(
    f'[。!?…;{MARKS}"”\n](?:(?:(?<=[。!?…;])|(?<=[{MARKS}])(?<![:/|].))[")”]*|(?<=[。!?…]["”])|(?<=\n))'
)
_HAN: Final = re.compile(f"[{HAN}]")
# Up to a sign that is none of prose, or to the next role.
_LIST: Final = re.compile(f"[{HAN}\\s、]{{0,{_REACH_BEHIND}}}(?:$|[)|/]|[,;][{HAN}]{{0,8}}(?:记者|通讯员))")
_SOUNDS: Final = re.compile(f"[{HAN}]{{1,8}}[·●]")
_NAME_BEFORE: Final = re.compile(r"[^\W\d_]{1,4}[\s/]*$")
_NAME_BEHIND: Final = re.compile(f"\\s+[{HAN}]{{1,4}}(?![{HAN}])")
_LENGTH_OF_NAME: Final = 3  # characters, of most names
_PUNCTUATION: Final = frozenset(",。;!?”")
_UNMISTAKABLE: Final = 3  # characters of a label that is no part of a longer word: 文/图, 摄影报道
_WIDE_GAP: Final = re.compile(r"\s{2}|[\t\n]")
_SIGNING_OFF: Final = frozenset({REPORT, PHOTO, BOTH, SUPPLY})
_NAMES_WORK: Final = re.compile(r"\W{0,2}[书片剧曲歌刊]名\s?:")  # 书名:《春水》 作者:甲


def find_runs(text: str, low: int, high: int, labels: Sequence[Label]) -> Iterator[list[Item]]:
    """The runs in `text[low:high]`, clause by clause; each has a label."""
    labels = [label for place, label in enumerate(labels) if _may_sign(text, labels, place)]
    if not labels:
        return
    edges = [low, *(match.end() for match in _CLAUSE_END.finditer(text, low, high)), high]
    group: list[Label] = []
    for label in labels:
        if group and (label.start - group[-1].end > _REACH_BEHIND or _are_apart(edges, group[-1], label)):
            yield from _runs_of_clause(text, edges, group)
            group = []
        group.append(label)
    yield from _runs_of_clause(text, edges, group)


def _may_sign(text: str, labels: Sequence[Label], place: int) -> bool:
    """Whether a label in the open is worth a look: one of prose has no name beside it."""
    label = labels[place]
    if label.kind is REPORT and text.startswith("的", label.start - 1):  # 记者甲、通讯员乙合写的|报道
        return False
    if label.text == "文" and text[label.end : label.end + 1] in (":", "/") and _ends_name(text, label):
        return False
    if _NAMES_WORK.match(text):
        return False
    if label.pre or label.post:
        return True
    if made_a_work(text, labels[: place + 1]):
        return False
    behind = text[label.end : label.end + 1]
    if label.kind in MEDIA:
        if text.startswith("本", label.start - 2) and text.startswith("记者", label.end):  # 本报|摄影|记者 甲
            return True
        if place and label.start - labels[place - 1].end <= _LONGEST_PAIR:
            return not _is_value(text, labels[place - 1], label)
        if _NAME_BEFORE.search(text, max(0, label.start - _LONGEST_PAIR), label.start) is None:
            if place + 1 < len(labels) and labels[place + 1].start - label.end <= _LONGEST_PAIR:  # 图 本报记者 甲
                return True
            return behind.isspace() and _NAME_BEHIND.match(text, label.end) is not None
        return not (behind and is_han(behind)) or text[label.start - 1].isspace() or _is_followed(text, label)
    if not behind or not is_han(behind):
        return label.kind not in ROLES or behind not in _PUNCTUATION
    if _LIST.match(text, label.end) or _SOUNDS.match(text, label.end):
        return True
    heads = (text[label.end : label.end + size] for size in (2, 3, 4))
    begins = may_be_surname(behind) or is_double_surname(text[label.end : label.end + 2])  # 从 does not
    return any((begins or may_be_transcribed(head)) and is_plain_name(head) for head in heads)


def made_a_work(text: str, labels: Sequence[Label]) -> bool:
    """《春水》 作者 甲: whether the last of some labels tells who made the work before it; behind 来源 a paper."""
    start = labels[-1].start
    before, mark, _ = text[max(0, start - _REACH_BEFORE) : start].rpartition("》")
    is_behind_title = mark != "" and text[:start].rstrip().endswith(mark)
    return is_behind_title and not office_end(before) and all(label.kind is AUTHOR for label in labels)


def _ends_name(text: str, label: Label) -> bool:
    """志愿者丁博文:守着…, 记者尤慧文/台北报道: whether 文 is glued to words, and no name stands behind its sign."""
    if not is_han(text[label.start - 1 : label.start] or " "):
        return False
    behind = re.split(r"[\s、,/|]", text[label.end + 1 :].lstrip(), maxsplit=1)[0]
    return not is_plain_name(behind)


def _is_value(text: str, before: Label, label: Label) -> bool:
    """Whether a word is part of what another's sign leads to: it is glued to what follows, no name (视频:航拍某地)."""
    if not before.pre or len(text[before.end : label.start].strip()) > 1 or not is_han(text[label.end : label.end + 1]):
        return False
    rest = text[label.end :].strip()
    return len(rest) > _LENGTH_OF_NAME or not reads_as_name(rest)


def _is_followed(text: str, label: Label) -> bool:
    return what_stands_behind(text, label.end, label) is not Behind.WORDS


def _signs_essay(text: str, label: Label) -> bool:
    """雷锋车厢 小记者甲: whether what stands before a label is a headline, and no outlet of the child's."""
    before = text[: label.start]
    return label.text in PUPILS and before[-1:].isspace() and not office_end(before.rstrip())


def _are_apart(edges: Sequence[int], first: Label, second: Label) -> bool:
    """Whether a clause ends between two labels."""
    place = bisect_left(edges, first.end)
    return place < len(edges) and edges[place] <= second.start


def _runs_of_clause(text: str, edges: Sequence[int], labels: Sequence[Label]) -> Iterator[list[Item]]:
    first, last = labels[0], labels[-1]
    start = edges[max(bisect_left(edges, first.start + 1) - 1, 0)]
    end = edges[min(bisect_left(edges, last.end), len(edges) - 1)]
    start = max(start, text.rfind(",", start, first.start) + 1, first.start - _REACH_BEFORE)
    start = first.start if _signs_essay(text, first) else end_of_dateline(text, start, first.start) or start
    end = min(end, last.end + (_REACH_BEHIND if _LIST.match(text, last.end, end) else _REACH_INTO_PROSE))
    while end > last.end and text[end - 1] in "。!?…;" + MARKS:
        end -= 1
    items = read_items(text, start, end, labels, closed=False)
    run: list[Item] = []
    for place, item in enumerate(items):
        if (item.kind is not WORDS or belongs(text, items, place)) and not _ends_list(text, items, place):
            run.append(item)
            if not (isinstance(item, Label) and _signs_off(item, run, items[place + 1 :])):
                continue
        if run := _trimmed(text, run):
            yield run
        run = []
    if run := _trimmed(text, run):
        yield run


def _trimmed(text: str, run: list[Item]) -> list[Item]:
    """A run without gaps at its ends, words behind it, a sentence that begins with a later role; [] without a label."""
    while run and run[0].kind is GAP:
        run = run[1:]
    while run and not _may_end(text, run):
        run = run[:-1]
    labels = [place for place, item in enumerate(run) if isinstance(item, Label)]
    if len(labels) > 1 and _begins_prose(text, run, labels[-1]):
        return _trimmed(text, run[: labels[-1]])
    return run if labels else []


def _signs_off(label: Label, run: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether a credit is over with its last label: 甲报道:今天…, unless another label is near."""
    if label.kind not in _SIGNING_OFF:
        return False
    if label.pre and label.text not in NEVER_LEADING:  # 整理:甲
        return False
    if not any(item.kind is NAME for item in run):
        return False
    following = next((item for item in behind if item.kind is not GAP), None)
    if following and following.kind is NAME and (label.text == "摄影" or _leads(run)):
        return False  # 记者甲摄影乙, 文 甲 图 乙
    return not any(isinstance(item, Label) for item in behind[:_NEAR])


def _leads(run: Sequence[Item]) -> bool:
    """Whether a credit begins with what was done, so that the next such word has its names behind it, too."""
    return isinstance(run[0], Label) and run[0].kind in MEDIA


def _ends_list(text: str, items: Sequence[Item], place: int) -> bool:
    """Whether a gap ends the list: a comma in the open, or two blanks with no label behind them."""
    item = items[place]
    if item.kind is not GAP:
        return False
    gap = text[item.start : item.end]
    if "," in gap or ";" in gap:
        return not (_is_of_bound_list(items, place) or _goes_on_to_end(text, items, place))
    if (place and isinstance(items[place - 1], Label)) or not _WIDE_GAP.search(gap):
        return False
    rest = items[place + 1 :]
    if rest and is_surely_name(text, rest[0]) and all(item.kind in (NAME, GAP) for item in rest):
        return False  # nothing but names up to the end
    if _is_of_bound_list(items, place):
        return False
    return not any(isinstance(behind, Label) for behind in items[place + 1 : place + _NEAR - 1])


def _goes_on_to_end(text: str, items: Sequence[Item], place: int) -> bool:
    """记者甲、乙,通讯员丙: whether behind a gap stand people, and up to the line's end nothing else, no stop."""
    rest = items[place + 1 :]
    is_end = not text[items[-1].end :].strip()
    return is_end and all(
        item.kind is not WORDS or belongs(text, items, number) for number, item in enumerate(rest, place + 1)
    )


def _is_of_bound_list(items: Sequence[Item], place: int) -> bool:
    """作者:甲,乙: whether a gap stands between two names that a label's sign leads to."""
    label = next((item for item in reversed(items[:place]) if isinstance(item, Label)), None)
    beside = (*items[place - 1 : place], *items[place + 1 : place + 2])
    return label is not None and label.pre and len(beside) == 2 and all(item.kind is NAME for item in beside)


def _may_end(text: str, run: Sequence[Item]) -> bool:
    """Whether a credit may end with its last item: with no gap, no words, no name cut out of prose."""
    last = run[-1]
    if isinstance(last, Label):
        if last.kind in (REPORTER, CORRESPONDENT):
            return text[last.end : last.end + 1] == ")" or not any(isinstance(item, Label) for item in run[:-1])
        if last.kind in (TEXT, BOTH) and _HAN.match(text, last.end):  # 文中, 图文并茂, but 本报记者甲摄影报道今天…
            return last.end - last.start >= _UNMISTAKABLE and any(item.kind is REPORTER for item in run)
        return True
    if last.kind is WORDS:
        return is_value(run, len(run) - 1)
    if last.kind is NAME:
        behind = text[last.end : last.end + 1]
        return not _HAN.match(behind) or (behind not in OF_PLACES and is_surely_name(text, last))
    return last.kind is COLLECTIVE


def _begins_prose(text: str, run: Sequence[Item], place: int) -> bool:
    """Whether a later role, glued to its names and these to what follows, begins a sentence: 记者从云泽市获悉."""
    label = run[place]
    if not isinstance(label, Label) or label.kind not in (REPORTER, CORRESPONDENT) or label.pre:
        return False
    return _HAN.match(text, label.end) is not None and _HAN.match(text, run[-1].end) is not None
