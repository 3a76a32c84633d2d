"""Which block of the page holds the story? One score for every block, over the whole page.

A block's score is the prose in it: sentences count most, lines of notes, links and other kinds not at all. The story's
block is the smallest that holds most of the page's prose.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.prose import has_full_stop
from yybnet_crawler.extraction.tree import Element, stands_in

_STORY_SHARE: Final = 0.7  # of the prose: the smallest block that holds so much is the story's
_WEIGHT_BELOW_LABEL: Final = 0.2  # 本周话题: what follows is farther from the headline than the story is
_WEIGHT_OF_SENTENCES: Final = 4  # an address or a telephone number is as long as a sentence, and weighs little
_ALWAYS_IN: Final = frozenset({"p", "li"})  # a stanza, an item: others stand beside it, whatever rows are in it
_REACH_AROUND: Final = 12  # lines around the story's block in which more of it may stand, and its credits


class Block:
    """A part of the page: an element, and what of the story stands in it and how."""

    def __init__(self, element: Element, homes: "Homes", story: Sequence[Line], letters: Mapping[Element, int]) -> None:
        """`story` are the page's sentences, `letters` how many of theirs stand right in each of their homes."""
        self._homes = homes
        self._inside = homes.elements_in(element)
        inside = [home for home in letters if stands_in(home, element)]
        self.home = max(inside, key=letters.__getitem__)  # where most of the sentences in it stand
        self._around = self.home.parent
        self._beside = {each for each in inside if each is not self.home and _are_alike(each, self.home)}
        self._own = self._inside if self.home is element else homes.elements_in(self.home)
        own = [line for line in story if line.element in self._own]
        self.shapes = {line.shape for line in own}
        self._first = own[0].number
        self._leads = {line.shape for line in story[: story.index(own[0])] if homes[line] is self._around}

    @property
    def of_all_sections(self) -> Element:
        """Where most of the sentences stand, or what is around them where each stands in a section of its own."""
        return self._around if self._beside and self._around is not None else self.home

    def __contains__(self, line: Line) -> bool:
        return line.element in self._inside

    def with_surroundings(self, lines: Sequence[Line]) -> slice:
        """The places of the lines in it and of some above and below, where a subtitle or an editor may stand."""
        first = next(place for place, line in enumerate(lines) if line in self)
        last = next(place for place in range(len(lines) - 1, -1, -1) if lines[place] in self)
        return slice(max(0, first - _REACH_AROUND), last + 1 + _REACH_AROUND)

    def owns(self, line: Line) -> bool:
        """Whether a line stands where most of the story's sentences do."""
        return line.element in self._own

    def belongs(self, line: Line) -> bool:
        """Whether a sentence is the story's: among the others, set like them, in a block beside theirs or around it.

        A list that is the story has its lead above it, and last words set like the lead.
        """
        if line.element in self._own or line.shape in self.shapes:
            return True
        home = self._homes[line]
        if home in self._beside:
            return True
        if home is not self._around:
            return False
        return line.number < self._first or line.shape in self._leads or bool(self._beside)


def _are_alike(first: Element, second: Element) -> bool:
    """Whether two blocks stand side by side and are set alike: the `<section>`s of one story."""
    return first.parent is second.parent and first.tag == second.tag and first.get("class") == second.get("class")


class Homes:
    """For each line the block that it shares with the lines beside it.

    That is the block around its own, or its own where other lines stand in there, too: a run of `<br>`s, the bare
    words of a cell beside its `<p>`s. An item of a list, a row of one cell share the block around list and table.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.elements = Counter([line.element for line in lines])
        self._around = Counter([element.parent for element in self.elements])

    def __getitem__(self, line: Line) -> Element:
        element = line.element
        parent = element.parent
        if parent is None or (
            element.tag not in _ALWAYS_IN and (self.elements[element] > 1 or element in self._around)
        ):
            return element
        is_row = parent.tag == "tr" and self._around[parent] == 1
        return parent.parent if parent.parent is not None and (element.tag == "li" or is_row) else parent

    def elements_in(self, block: Element) -> set[Element]:
        """The lines' elements that stand in a block."""
        return {each for each in self.elements if stands_in(each, block)}


def find_block(lines: Sequence[Line], sentences: Sequence[Line], first_label: int) -> Block | None:
    """The block that holds most of the prose among `lines`, its `sentences`; None when there is no prose.

    `first_label` is the number of the first line that is a label, or one behind all lines.
    """
    if not sentences:
        return None
    homes = Homes(lines)
    letters: dict[Element, int] = defaultdict(int)  # of prose, by the block right around it
    held: dict[Element, float] = defaultdict(float)  # and what they weigh
    for line in sentences:
        home, length = homes[line], len(line.text)
        letters[home] += length
        nearness = _WEIGHT_BELOW_LABEL if line.number > first_label else 1
        held[home] += length * (_WEIGHT_OF_SENTENCES if has_full_stop(line) else 1) * nearness
    mass: dict[Element, float] = defaultdict(float)  # and by every block that holds these
    depth: dict[Element, int] = {}
    for block, weight in held.items():
        for height, ancestor in enumerate(reversed(block.outwards())):
            mass[ancestor] += weight
            depth[ancestor] = height
    least = _STORY_SHARE * sum(held.values())
    whole = [block for block, weight in mass.items() if weight >= least]
    return Block(max(whole, key=depth.__getitem__), homes, sentences, letters)
