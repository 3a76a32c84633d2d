"""Does a line above the story sum it up? By its label or its box's name, or by saying what is said below."""

import re
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction import words
from yybnet_crawler.extraction.document import Line, letters
from yybnet_crawler.extraction.marks import Kind, Marks
from yybnet_crawler.extraction.prose import LINE_OF_PROSE

_REACH_OF_SUMMARY: Final = 40  # paragraphs whose words a summary may repeat
_LONGEST_LABEL: Final = 6  # characters of 核心提示
_HEAD_OF_SUMMARY: Final = re.compile(r"^【[^】]+】")  # the headline
_SUMMARY_END: Final = ".。…!"
# How the makers of a page call its box.
_CALLED_SO: Final = re.compile(r"(?<![a-z])(?:intro|summary|abstract|digest|zhai_?yao|dao_?du|description)(?![a-z])")
_NEARLY_ALL: Final = 0.8  # of what a summary in a box of its own says


def is_summary(lines: Sequence[Line], first: Line, story: Sequence[Line], marks: Marks) -> bool:
    """Whether a line above the story is called its summary, stands above a byline, or says what is said below."""
    above = lines[first.number - 1].words  # the label may stand alone
    if marks[first].kind is Kind.SUMMARY or _is_label(above) or _is_label(first.words):
        return True
    is_set_apart = _is_set_apart(first, story[0])
    if is_set_apart and (_is_called_so(first) or marks[lines[first.number + 1]].kind is Kind.CREDIT):
        return True  # above 文 | 温叙
    said = letters(_HEAD_OF_SUMMARY.sub("", first.text.rstrip(_SUMMARY_END)))
    weight = 2 if first.text.endswith(("…", "...")) else 1  # a cut one says less
    if weight * len(said) <= LINE_OF_PROSE:
        return False
    below = "".join([line.text for line in story[:_REACH_OF_SUMMARY]])
    if all(char in below for char in said) and said in letters(below):
        return True
    return is_set_apart and repeats(said, letters(below))


def _is_label(text: str) -> bool:
    """Whether a plain line is nothing but the label of a summary: 摘要."""
    return len(text) <= _LONGEST_LABEL and words.SUMMARY.matches(f"{text}:") is not None


def _is_called_so(line: Line) -> bool:
    """Whether a line's block is called a summary, or its list; a box with paragraphs may hold the story's first."""
    box = line.container if line.tag == "li" else line.element
    return _CALLED_SO.search(f"{box.get('class')} {box.get('id')}") is not None


def repeats(said: str, words_of: str) -> bool:
    """Whether nearly all that some letters say is said by others."""
    return said != "" and (said in words_of or share_said(said, words_of) >= _NEARLY_ALL)


def _is_set_apart(first: Line, second: Line) -> bool:
    return first.container is not second.container or first.shape != second.shape


def share_said(said: str, below: str) -> float:
    """Which part of the pairs of characters in some words stands in others, too; of a lead in its story a third."""
    pairs = {said[place : place + 2] for place in range(len(said) - 1)}
    return sum(pair in below for pair in pairs) / max(1, len(pairs))
