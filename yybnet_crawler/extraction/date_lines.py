"""Which moment of publication does a line name? With the lines below it that the date goes on in."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from yybnet_crawler.extraction import head_words
from yybnet_crawler.extraction.characters import simplified
from yybnet_crawler.extraction.clocks import is_clock
from yybnet_crawler.extraction.dates import Moment, find_moment
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.prose import MAX_META_LENGTH, SENTENCE
from yybnet_crawler.extraction.source import has_source_label

_MAY_BE_DATE = re.compile(r"[\d〇○刚昨今前一二剛]")
DATE_LABEL = re.compile(head_words.DATE_LABEL)
_PUBLISHED_BEFORE = re.compile(rf"{head_words.PUBLISHED.pattern().pattern}$")
_UPDATED_BEFORE = re.compile(rf"{head_words.UPDATED.pattern().pattern}$")
_UPDATED_BEHIND = re.compile(head_words.UPDATED_BEHIND)  # 08:22更新
_OTHER_DAY = head_words.OTHER_DAY.pattern()
IN_RUNNING_WORDS = re.compile(rf"(?!{head_words.BEHIND_DATE.expression})[\u4e00-\u9fff]")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d\s?年?")  # the first of three boxes: 2019 | 07/09 | 09:12
_MONTH_ALONE = re.compile(r"(?:19|20)\d\d\s?年?\s\d\d?\s?[-/.月]")  # behind its year: 2022 | 05/ | 18
_DAY_ALONE = re.compile(r"\d\d?\s?[-/.月]\s?\d\d?\s?日?")


_MOSTLY_LINKS, _LONGEST_LINKED = 0.8, 30  # part of the line's characters, and their number: no more is a meta line's
_MOST_ROWS = 4  # that a date takes up
_LONGEST_BESIDE = 40  # characters beside a moment that is told from today, or has no year


class Dated(NamedTuple):
    """A moment, and the numbers of the lines that name it."""

    moment: Moment
    lines: tuple[int, ...]
    updated: bool  # the day it was changed, not the day it was published


def could_be_meta(text: str) -> bool:
    """Whether a line is no sentence: it may hold date or source."""
    return len(text) <= MAX_META_LENGTH and SENTENCE.search(text) is None


def read_date(
    lines: Sequence[Line], number: int, fetched_at: datetime | None, month: str | None = None
) -> Dated | None:
    """The moment that begins in line `number`; None for a line that names none, or is no meta line.

    Relative dates count from `fetched_at`, a yearless one from `month` (YYYYMM), the one in the page's address.
    """
    line = lines[number]
    text = line.text
    if not _MAY_BE_DATE.search(text) or not could_be_meta(text):
        return None
    if number and lines[number - 1].words in head_words.OTHER_DAY_ALONE:  # 注册时间 | 2009-3-1
        return None
    is_linked = line.link_share > _MOSTLY_LINKS and len(text) > _LONGEST_LINKED
    if is_linked and not has_source_label(text):  # another article's headline
        return None
    own = [number]
    text = text if len(line.parts) == 1 else " ".join(line.pieces)
    while len(own) < _MOST_ROWS and own[-1] + 1 < len(lines) and _goes_on(text, lines[own[-1] + 1].text):
        own.append(own[-1] + 1)
        text = f"{text} {lines[own[-1]].text}"
    # Elements set day and time apart (2018-1-1|08:22), or cut them up (08:2|2): the reading that leaves less.
    printed = (text,) if text == line.text else (text, line.text)
    readings = [(read, words) for words in printed if (read := _published(words, fetched_at, month))]
    if not readings:
        return None
    (moment, updated), text = max(readings, key=_printed_length)
    rest = DATE_LABEL.sub("", f"{text[: moment.start]} {text[moment.end :]}")
    if moment.rule != "date" and len(rest.strip()) > _LONGEST_BESIDE:
        return None
    return Dated(moment, tuple(own), updated)


def _printed_length(reading: tuple[tuple[Moment, bool], str]) -> int:
    (moment, _), text = reading
    return len("".join(text[moment.start : moment.end].split()))


def _goes_on(text: str, below: str) -> bool:
    """Whether a date goes on in the next line: its day below the year, its time below the day."""
    if _YEAR_ALONE.fullmatch(text):
        return _DAY_ALONE.fullmatch(below) is not None or _MONTH_ALONE.fullmatch(f"{text} {below}") is not None
    if _MONTH_ALONE.fullmatch(text):
        return below.rstrip("日号號").isdecimal()
    return is_clock(below) and not ((moment := find_moment(text)) and moment.has_clock)


def _published(text: str, fetched_at: datetime | None, month: str | None = None) -> tuple[Moment, bool] | None:
    """The moment of publication that a line names, or the moment of a change (True)."""
    start = 0
    updated: Moment | None = None
    while moment := find_moment(text[start:], fetched_at, month):
        if start:
            moment = moment._replace(start=moment.start + start, end=moment.end + start)
        before, behind = simplified(text[start : moment.start]), simplified(text[moment.end :])
        start = moment.end
        label = _UPDATED_BEHIND.match(behind)
        if label or _UPDATED_BEFORE.search(before):
            updated = updated or moment
            start += label.end() if label else 0
        elif _OTHER_DAY.search(before) and not _PUBLISHED_BEFORE.search(before):
            continue
        elif moment.has_clock or not IN_RUNNING_WORDS.match(behind):
            return moment, False
    return (updated, True) if updated else None
