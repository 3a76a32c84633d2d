"""Does a line above the story sum it up? By its label, or by saying what is said below."""

import re
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction import words
from yybnet_crawler.extraction.document import Line, letters
from yybnet_crawler.extraction.marks import LINE_OF_PROSE, Kind, Marks

_REACH_OF_SUMMARY: Final = 40  # paragraphs whose words a summary may repeat
_LONGEST_LABEL: Final = 6  # characters of 核心提示
_HEAD_OF_SUMMARY: Final = re.compile(r"^【[^】]+】")  # the headline
_SUMMARY_END: Final = ".。…!"


def is_summary(lines: Sequence[Line], first: Line, story: Sequence[Line], marks: Marks) -> bool:
    """Whether a line above the story is labelled as its summary, or says what the story says below."""
    above = lines[first.number - 1].words  # the label may stand alone
    if marks[first].kind is Kind.SUMMARY or (len(above) <= _LONGEST_LABEL and words.SUMMARY.matches(f"{above}:")):
        return True
    said = letters(_HEAD_OF_SUMMARY.sub("", first.text.rstrip(_SUMMARY_END)))
    weight = 2 if first.text.endswith(("…", "...")) else 1  # a cut one says less
    if weight * len(said) <= LINE_OF_PROSE:
        return False
    below = "".join([line.text for line in story[:_REACH_OF_SUMMARY]])
    return all(char in below for char in said) and said in letters(below)
