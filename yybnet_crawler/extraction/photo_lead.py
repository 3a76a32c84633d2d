"""Does the line under the picture at the top of a story open it, or is it that picture's caption?

A caption shows: people who are *at* something, a place. A lead tells: behind its comma something happened.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from yybnet_crawler.extraction import caption_words
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.marks import TEXT, Marks
from yybnet_crawler.extraction.people import ends_with_picture_credit
from yybnet_crawler.extraction.prose import is_sentence

_REACH: Final = 4  # lines of the story below it that are looked at
IN_NO_HEAD: Final = re.compile(r"[。!?;、…()]")  # a headline or subhead has none
_SHOWS: Final = re.compile("[正在]")  # 市民在领树苗
_HAPPENED: Final = "了"
_SAID: Final = re.compile("[?:“]")  # by an editor, to a reader
_LONGEST: Final = 60  # characters of captions
_PRONOUNS: Final = frozenset("他她它")  # 它们从南边飞来
SENTENCE_END: Final = re.compile(r"[。!?;][”\"'’)]?$")
_LEAD: Final = 40  # characters in which a dateline stands
_CREDITS: Final = caption_words.CREDIT.pattern()


def stands_below_a_sentence(line: Line, lines: Sequence[Line]) -> bool:
    """Whether right above a line stands a sentence: then the picture between them is not the one at the top."""
    above = lines[line.number - 1] if line.number else None
    return above is not None and is_sentence(above)


def stands_above_lead(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line under the picture at the top has the story's dateline right below it: `本报讯（记者 …）`."""
    text = line.words
    if stands_below_a_sentence(line, lines) or len(text) > _LONGEST or text[0] == "(" or _SAID.search(text):
        return False  # [导读]…, whose bracket is plain
    if not SENTENCE_END.search(text):
        return False
    below = lines[line.number + 1 : line.number + 2]
    return any(each.words[:_LEAD] in caption_words.DATELINE for each in below)


def opens_story(line: Line, lines: Sequence[Line], marks: Marks) -> bool:
    """Whether a short line under the picture at the top is the story's first: it tells, or the next one speaks of it.

    Or it is two lines of a headline, or the day's only line. The last where who took the picture stands below the
    story, not below this line, and no other line opens with a day or a dateline: that one would be the lead and this a
    caption.
    """
    said = line.words.rpartition(",")[2]
    tells = "," in line.words and not line.text[0].isdigit()  # a day opens captions, too
    if tells and (_SHOWS.search(said) is None or _HAPPENED in said):
        return True
    below = lines[line.number + 1 : line.number + 1 + _REACH]
    if below and below[0].text[0] in _PRONOUNS and _SHOWS.search(line.words) is None:
        return True
    if (halves := line.words.split(" ")) and len(halves) == 2 and len(halves[0]) == len(halves[1]):
        return IN_NO_HEAD.search(line.words) is None
    if line.words not in caption_words.DAY or not SENTENCE_END.search(line.words):
        return False
    story = list(takewhile(lambda each: each.container is line.container and each.number not in marks.labels, below))
    if any(_names_day(each) for each in story):
        return False
    if any(marks[each] is not TEXT and _CREDITS.search(each.words) for each in story[1:]):
        return True
    return story != [] and ends_with_picture_credit(story[-1].words)


def _names_day(line: Line) -> bool:
    """Whether a line opens with a day; a season, 元宵节期间, is none."""
    day = caption_words.DAY.matches(line.words)
    return day is not None and not day[0].endswith(",")
