"""Which block of the page holds the story? One score for every block, over the whole page.

A block's score is the prose in it: sentences count most, lines of notes, links and other kinds not at all. The story's
block is the smallest that holds most of the page's prose.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from yybnet_crawler.extraction.document import Line, stands_in
from yybnet_crawler.extraction.marks import Marks, has_full_stop, is_prose

_STORY_SHARE: Final = 0.7  # of the prose: the smallest block that holds so much is the story's
_WEIGHT_OF_SENTENCES: Final = 4  # an address or a telephone number is as long as a sentence, and weighs little


class Block:
    """A part of the page: an element, and whether lines stand in it."""

    def __init__(self, element: Any, lines: Iterable[Line]) -> None:
        self._holds = {each: stands_in(each, element) for each in {line.element for line in lines}}

    def __contains__(self, line: Line) -> bool:
        return self._holds.get(line.element, False)


def find_block(lines: Sequence[Line], marks: Marks) -> Block | None:
    """The block that holds most of the prose among `lines`; None when there is no prose."""
    shared = Counter(line.element for line in lines)
    held: Counter[Any] = Counter()  # letters of prose by the block right around them
    for line in lines:
        if is_prose(line) and (weight := _weight(line, marks)):
            parent = line.element if shared[line.element] > 1 else line.element.getparent()
            held[line.element if parent is None else parent] += weight
    mass: Counter[Any] = Counter()  # and by every block that holds these
    depth: dict[Any, int] = {}
    for block, weight in held.items():
        for height, ancestor in enumerate(reversed([block, *block.iterancestors()])):
            mass[ancestor] += weight
            depth[ancestor] = height
    whole = [block for block in mass if mass[block] >= _STORY_SHARE * held.total()]
    return Block(max(whole, key=depth.__getitem__), lines) if whole else None


def _weight(line: Line, marks: Marks) -> int:
    if not marks.is_plain(line):
        return 0
    return len(line.text) * (_WEIGHT_OF_SENTENCES if has_full_stop(line) else 1)
