"""How are a page's paragraphs set? What is set alike is no caption. Asked only where a picture stands beside a line."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from statistics import median
from typing import Final

from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.pictures_beside import PicturesBeside

_SHORTEST: Final = 40  # characters
_TIMES_SHORTER: Final = 2  # than the usual paragraph is a caption set like one
# What the makers of pages call a caption's block; a paragraph's is called so where all are.
CALLED_CAPTION: Final = re.compile(r"capt|pic|img|image|photo|figure|tushuo|tuzhu|tupian", re.IGNORECASE)


class ParagraphStyle:
    """Tag, length, place and names that most of a page's long lines share."""

    def __init__(self, lines: Sequence[Line], beside: PicturesBeside) -> None:
        self._all = lines
        self._beside = beside

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
    def are_named(self) -> bool:
        """Whether most are called what captions are."""
        return self._most_are(lambda line: CALLED_CAPTION.search(line.names) is not None)

    @cached_property
    def are_small(self) -> bool:
        """Whether most are small print."""
        return self._most_are(lambda line: line.small)

    def _most_are(self, so: Callable[[Line], bool]) -> bool:
        return sum(map(so, self._lines)) * 2 > len(self._lines)
