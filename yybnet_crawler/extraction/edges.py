"""What at a story's edge, set unlike its paragraphs, is part of it, and what is not?"""

import re
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction import words
from yybnet_crawler.extraction.block import Block
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.marks import Marks, has_full_stop, is_bracketed
from yybnet_crawler.extraction.poem import are_verses

_LONGEST_BRACKET: Final = 40
_BETWEEN_MARKS: Final = re.compile(r"([☆★※◆●■*#~])[^。!?]{4,40}\1")  # ☆酒后不开车☆
SECTION: Final = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)")  # （一）
ITEMS: Final = frozenset({"li", "td", "th", "dt", "dd"})
HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})


def is_unlike(line: Line, shapes: set[tuple[str, ...]]) -> bool:
    """Whether a short line at an edge is none of the story's: set otherwise, in brackets all round, between marks."""
    return line.shape not in shapes or is_aside(line) or _BETWEEN_MARKS.fullmatch(line.words) is not None


def is_aside(line: Line) -> bool:
    """Whether a line is a remark in brackets, no sentence: `（据江边电台）`."""
    text = line.words
    is_remark = len(text) < _LONGEST_BRACKET and is_bracketed(text) and not has_full_stop(line)
    return is_remark and SECTION.fullmatch(text) is None and text not in words.ALIAS


def without_remark(verses: list[Line]) -> list[Line]:
    """A poem without a remark below it, set like its verses: `（作者系某协会会员）`; a table keeps its unit."""
    if len(verses) > 1 and verses[-1].shape == verses[-2].shape and is_aside(verses[-1]):
        return verses[:-1]
    return verses


def is_part(line: Line, before: Line | None, block: Block) -> bool:
    """Whether a line set unlike the paragraphs is part of the story: an item, a cell, what a colon leads to."""
    if line.tag == "li" and before is not None and (before.words[-1] == ":" or before.tag == "li"):
        return True  # `更新日志如下：`
    if not block.owns(line) or line.shape in block.shapes:
        return False
    return line.tag in ITEMS or (before is not None and (before.words[-1] == ":" or _are_rows(before, line)))


def heads_part(line: Line, below: Sequence[Line], block: Block, marks: Marks, *, is_first: bool) -> bool:
    """Whether a line heads the story's first part, or the next of several poems; `below` are the two lines under it."""
    if is_first and below and line.text[0] == "【" and line.shape in block.shapes:  # the column's name: 【书里书外】
        return True
    if line.tag not in HEADINGS or not block.owns(line) or not below:
        return False
    return are_verses(below, marks, block) or (is_first and marks.is_plain(below[0]) and block.owns(below[0]))


def _are_rows(first: Line, second: Line) -> bool:
    """Whether two lines stand one behind the other in one block, set alike: `电池：180mAh`, `重量：28g`."""
    if first.number + 1 != second.number or first.shape != second.shape:
        return False
    return first.container is second.container or first.container.parent is second.container.parent  # <li><p>
