"""How are a page's paragraphs set? What is set alike is no caption. Asked only where a picture stands beside a line."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from statistics import median
from typing import Final

from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.pictures_beside import PicturesBeside
from yybnet_crawler.extraction.prose import is_prose
from yybnet_crawler.extraction.tree import Element

_SHORTEST: Final = 40  # characters
_TIMES_SHORTER: Final = 2  # than the usual paragraph is a caption set like one
# What the makers of pages call a caption's block; a paragraph's is called so where all are.
_CALLED_CAPTION: Final = re.compile(r"capt|pic|img|image|photo|figure|tushuo|tuzhu|tupian", re.IGNORECASE)


class ParagraphStyle:
    """Tag, length, place and names that most of a page's long lines share."""

    def __init__(self, lines: Sequence[Line], beside: PicturesBeside) -> None:
        self._all = lines
        self._beside = beside
        self._below: dict[Element, set[str]] = {}  # as it is asked for

    @cached_property
    def _lines(self) -> list[Line]:
        return [line for line in self._all if len(line.text) > _SHORTEST and not line.links]

    @cached_property
    def tag(self) -> str:
        """The name of the element most paragraphs stand in."""
        tags = Counter(line.tag for line in self._lines)
        return max(tags, key=tags.__getitem__, default="p")

    @cached_property
    def _usual_length(self) -> float:
        """Characters of a paragraph that no picture stands beside."""
        return median([len(line.text) for line in self._lines if not self._beside[line.number]] or [0])

    def is_usual(self, line: Line) -> bool:
        """Whether a line is not far shorter than they are."""
        return len(line.text) * _TIMES_SHORTER > self._usual_length

    @cached_property
    def are_centred(self) -> bool:
        """Whether most are set in the middle."""
        return self._most_are(lambda line: line.centred)

    @cached_property
    def _are_named(self) -> bool:
        """Whether most are called what captions are."""
        return self._most_are(lambda line: _CALLED_CAPTION.search(line.names) is not None)

    def calls_caption(self, line: Line, *, below_picture: bool) -> bool:
        """Whether the page's makers call a line a caption, or as they call nothing but lines right below pictures."""
        names = line.names
        if _CALLED_CAPTION.search(names) and not self._are_named:
            return True
        return below_picture and names != "" and names in self._names_below_pictures(line.container)

    def _names_below_pictures(self, block: Element) -> set[str]:
        """What several lines of a block are called, all right below a picture, where others are paragraphs."""
        if block not in self._below:
            below, others = self._in_blocks[block]
            names = Counter(line.names for line in below) if any(map(is_prose, others)) else {}
            several = {name for name, count in names.items() if count > 1}
            self._below[block] = several.difference(line.names for line in others) if several else several
        return self._below[block]

    @cached_property
    def _in_blocks(self) -> dict[Element, tuple[list[Line], list[Line]]]:
        """By block, its lines right below pictures, and the others."""
        found: dict[Element, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
        for line in self._all:
            is_below = any(picture.line == line.number for picture in self._beside[line.number])
            found[line.container][not is_below].append(line)
        return found

    @cached_property
    def are_small(self) -> bool:
        """Whether most are small print."""
        return self._most_are(lambda line: line.small)

    def _most_are(self, so: Callable[[Line], bool]) -> bool:
        return sum(map(so, self._lines)) * 2 > len(self._lines)
