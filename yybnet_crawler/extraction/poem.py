"""Which short lines are the story? A poem, a table of results: one block holds them, and no sentence speaks for it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction.block import Block, Homes
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.marks import TEXT, Kind, Marks
from yybnet_crawler.extraction.prose import has_full_stop

_SHORTEST_POEM: Final = 4  # lines
_LINES_BESIDE_POEM: Final = 3  # of a poem for each short line of other blocks
_MAY_BE_VERSE: Final = frozenset({Kind.TOOLS, Kind.FOOT, Kind.HINT, Kind.COMMENT, Kind.DATE})


def find_poem_above(candidates: Sequence[Line], sentences: Sequence[Line], marks: Marks) -> list[Line]:
    """The lines down to a poem's last one, where long lines without a full stop stand below it: a page's foot.

    `sentences` are those of the `candidates` that could be prose. [] where there is no such poem.
    """
    if not sentences or any(map(has_full_stop, sentences)):
        return []
    homes = Homes(candidates)
    held = Counter(homes[line] for line in candidates if marks[line] is TEXT)
    home, most = held.most_common(1)[0] if held else (None, 0)
    last = max((line.number for line in candidates if homes[line] is home), default=0)
    beside = [line for line in sentences if homes[line] is not home]
    if most < _SHORTEST_POEM or not beside or any(line.number < last for line in beside):
        return []
    return [line for line in candidates if line.number <= last]


def find_verses(inside: Sequence[Line], marks: Marks) -> list[Line]:
    """The short lines that are the story, of one block if nearly all stand there; among several a button may be one."""
    homes = Homes(inside)
    held = Counter(homes[line] for line in inside if marks[line] is TEXT)
    home, most = held.most_common(1)[0] if held else (None, 0)
    if most > _LINES_BESIDE_POEM * (held.total() - most):
        inside = [line for line in inside if homes[line] is home]
    found = []
    for place, line in enumerate(inside):
        kind = marks[line].kind
        among = kind in _MAY_BE_VERSE or (kind is Kind.SIGNATURE and 0 < place < len(inside) - 1)
        if marks[line] is TEXT or (held and among and not line.links):
            found.append(line)
    return found


def are_verses(two: Sequence[Line], marks: Marks, block: Block) -> bool:
    """Whether two lines are of no other kind than a story's, and set like its paragraphs."""
    return len(two) > 1 and all(marks[line] is TEXT and line.shape in block.shapes for line in two)
