"""Which short lines head the parts of a story? One below a picture may be its caption or such a head."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.marks import Kind, Marks
from yybnet_crawler.extraction.photo_lead import IN_NO_HEAD
from yybnet_crawler.extraction.pictures_beside import PicturesBeside
from yybnet_crawler.extraction.prose import is_sentence

_LONGEST: Final = 16  # characters
_SEVERAL: Final = 2
_MARK_INSIDE: Final = re.compile(r"[,:]")  # 一本账,记的是人情
_KINDS: Final = frozenset({Kind.TEXT, Kind.SIGNATURE})  # 盼修路 could be a name


class PartHeads:
    """The heads of a story's parts that no picture stands beside, by which another one is known."""

    def __init__(self, lines: Sequence[Line], marks: Marks, beside: PicturesBeside) -> None:
        self._lines, self._marks, self._beside = lines, marks, beside

    def has(self, line: Line, *, is_first: bool) -> bool:
        """Whether a line is set like the heads of other parts: under the picture that opens the story, of two below."""
        if not self._heads_a_part(line):
            return False
        alike = self._heads.get(_setting(line), [])
        if not is_first:
            return bool(alike) and len(line.text) <= alike[-1][1] + 1
        below = bisect_right(alike, -(line.number + 2), key=lambda head: -head[0])
        return below >= _SEVERAL and len(line.text) <= alike[below - 1][1] + 1

    @cached_property
    def _heads(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """By how they are set, from the last up, heads away from pictures: number, longest from there down."""
        found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for line in reversed(self._lines):
            if self._heads_a_part(line) and not self._beside[line.number]:
                alike = found.setdefault(_setting(line), [])
                alike.append((line.number, max(len(line.text), alike[-1][1] if alike else 0)))
        return found

    def _heads_a_part(self, line: Line) -> bool:
        """Whether a short line without marks, of no kind but text, stands above a sentence."""
        below = line.number + 1
        if len(line.text) > _LONGEST or line.links or below == len(self._lines):
            return False
        is_head = is_sentence(self._lines[below]) and not IN_NO_HEAD.search(line.words)
        return is_head and self._marks[line].kind in _KINDS


def _setting(line: Line) -> tuple[str, ...]:
    """A line's shape and the marks in it."""
    return (*line.shape, *_MARK_INSIDE.findall(line.words))
