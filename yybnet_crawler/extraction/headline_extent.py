"""How far does the headline go? Over which lines, and without what stands beside it: a counter, a moment, a badge."""

import re
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction.dates import stamp_of
from yybnet_crawler.extraction.document import Line, letters
from yybnet_crawler.extraction.source import has_source_label
from yybnet_crawler.extraction.tree import HEADINGS
from yybnet_crawler.extraction.window_title import CUT, WindowTitle

# 2018-01, 二〇一八年, 3小时, 昨天, 1-9, 月9; the first character stands apart, so that `re` scans for it.
MAY_BE_DATE: Final = re.compile(
    r"[\d一二昨今前月](?:(?:(?<=1)9|(?<=2)0)\d\d\s?[-/.年]|(?<=[一二])[〇○零Oo0九]..年"
    r"|(?<=\d)(?:[小分][时钟]|-\d)|(?<=[昨今前])天|(?<=月)\d)"
)
COLUMN: Final = re.compile(r"[\[【][^\]】]{1,8}[\]】]\s*")  # [散文], where the window's title goes without
_COUNTER: Final = re.compile(r"\s*[(（]\d{1,3}/\d{1,3}[)）]$")  # of the pictures


def read_title(lines: Sequence[Line], line: Line, window: WindowTitle) -> tuple[str, set[int], bool]:
    """The headline that `line` is part of; the numbers of its lines; whether the page shows but its beginning."""
    title, numbers = _whole(lines, line, window)
    if counter := _COUNTER.search(title):
        title = title[: counter.start()]
    elif stamp := stamp_of(title):
        title = title[: stamp.start].rstrip()
    elif len(numbers) == 1:
        title = _without_badge(line, window)
    column = COLUMN.match(title)
    if column and window.is_part(letters(title[column.end() :])):
        title = title[column.end() :]
    stem = CUT.sub("", title)
    if stem != title and window.letters.startswith(letters(stem)):
        return window.uncut(stem), numbers, True
    return title, numbers, False


def _whole(lines: Sequence[Line], line: Line, window: WindowTitle) -> tuple[str, set[int]]:
    """A headline set on two lines of one heading is one headline; and what the window's title shows as one."""
    title, numbers = line.text, {line.number}
    for step in (1, -1):
        near = line.number + step
        while _continues(lines, near, line):
            parts = (title, lines[near].text) if step == 1 else (lines[near].text, title)
            title = ("" if CUT.search(parts[0]) else " ").join(parts)
            numbers.add(near)
            near += step
    while max(numbers) + 1 < len(lines) and lines[below := max(numbers) + 1].element is line.element:
        if not window.letters.startswith(letters(title + lines[below].text)):
            break
        title += lines[below].text
        numbers.add(below)
    words = letters(title)
    while max(numbers) + 1 < len(lines) and letters(lines[max(numbers) + 1].text) == words:
        numbers.add(max(numbers) + 1)
    return title, numbers


def _continues(lines: Sequence[Line], near: int, line: Line) -> bool:
    """Whether line number `near` stands in the same heading as `line` and is no meta line."""
    if not 0 <= near < len(lines) or lines[near].element is not line.element or line.element.tag not in HEADINGS:
        return False
    return not has_source_label(lines[near].text) and MAY_BE_DATE.search(lines[near].text) is None


def _without_badge(line: Line, window: WindowTitle) -> str:
    """A headline without the element behind it that the window's title does not show: 渠水来了<i>原创</i>."""
    pieces = line.pieces
    if window.is_part(letters(line.text)):
        return line.text
    for end in range(len(pieces) - 1, 0, -1):
        if window.is_part(letters(title := "".join(pieces[:end]))):
            return title
    for start in range(1, len(pieces)):
        if pieces[start][0] not in "]】)）" and window.is_part(letters(title := "".join(pieces[start:]))):
            return title
    return line.text
