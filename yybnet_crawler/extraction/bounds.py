"""Between which lines of the page does the story stand? Below its head, above the lists that no more of it follows.

A label, a comment line or a slogan ends the story only where no sentence set like its paragraphs follows in their
block: a list of related articles may be set into a story, and 国内新闻 may be a subhead.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction.comment_words import COMMENT_HEAD, LONGEST_HEAD
from yybnet_crawler.extraction.document import Line, leads_to_article
from yybnet_crawler.extraction.marks import TEXT, Kind, Mark, Marks, is_site_label, plain_label
from yybnet_crawler.extraction.prose import has_full_stop, is_prose, is_sentence
from yybnet_crawler.extraction.tree import Element, common_block, stands_in

_LINES_OF_A_POEM: Final = 2  # short lines make a story, too
_TRAILS_OFF: Final = "……"  # a writer; a list of teasers cuts with ... or …
_THREE_HEADS: Final = 3  # fewer lines of names and moments make no thread of comments
_REACH_OF_HEADS: Final = 60  # lines from one to the next
_MOSTLY: Final = 0.5  # of a line's characters
_FEWEST_TEASERS: Final = 4  # without the last one: fewer links may head parts of a story
_LINES_OF_A_TEASER: Final = 4  # headline, teaser, source, day
_CUT: Final = re.compile(r"(?:\.{3}|…)$")


class Bounds:
    """One walk from the headline down to the list of other articles that no more of the story follows."""

    def __init__(self, lines: Sequence[Line], marks: Marks, start: int, passed: frozenset[int]) -> None:
        self._lines = lines
        self._marks = marks
        self._start = start
        self._passed = passed
        self.asides: dict[int, Mark] = {}  # by line number: the lists of other articles among the story's lines
        self.end = len(lines)  # the number of the line that ended the story
        self.is_above_label = False  # whether it ended at, or above, one of the portal's own labels
        self.first_label = len(lines)  # the number of the first candidate that is a label; behind all lines for none
        self.sentences: list[Line] = []  # of the candidates
        self._shapes: set[tuple[str, ...]] = set()  # how they are set
        self._containers: set[object] = set()  # and in which blocks

    def candidates(self) -> list[Line]:
        """The lines that could be the story's, without lists of other articles among them."""
        lines, marks, passed = self._lines, self._marks, self._passed
        found: list[Line] = []
        number, texts = self._start, 0
        while number < len(lines):
            line = lines[number]
            if number in passed:
                number += 1
            elif (section := marks.of_section(line)) and self._heads_a_list(line, section):
                if section.kind is Kind.SLOGAN:
                    self._take_teaser(found)
                after = self._end_of_list(number)
                if self.sentences or texts > (0 if self._is_of_teaser(number) else _LINES_OF_A_POEM):
                    if not self._goes_on(after):
                        self._end(number)
                        break
                    if after == number + 1 and not self._is_of_teaser(number):  # a subhead: 读者留言
                        marks.take_for_text(line)
                        continue
                elif after == number + 1 and self._stands_again(line):  # the first of several such subheads
                    marks.take_for_text(line)
                    continue
                aside = Mark(Kind.ASIDE, label=marks.labels.get(number, ""))
                self.asides |= dict.fromkeys(range(number, after), aside)
                number = after
            else:
                if number in marks.labels:  # with no list under it: 国内新闻
                    marks.take_for_text(line)
                    self.first_label = min(self.first_label, number)
                found.append(line)
                if marks.is_plain(line):
                    self.sentences.append(line)
                    self._shapes.add(line.shape)
                    self._containers.add(line.container)
                elif not self.sentences:
                    texts += marks[line] is TEXT and any(map(str.isalpha, line.text))
                number += 1
        return found

    def _take_teaser(self, found: list[Line]) -> None:
        """Take the teaser that no label heads off the lines above its slogan.

        It is an article's link and its text, or a cut text that is set unlike the paragraph above it or stands below
        who signed the story.
        """
        last, above = (found[-1], found[-2]) if len(found) > 1 else (None, None)
        if last is None or above is None or last.link_share == 1:
            return
        is_below_link = above.link_share == 1 and above.number == last.number - 1 and leads_to_article(above)
        is_apart = last.shape != above.shape or last.container is not above.container
        is_cut = last.text.endswith("...") and (is_apart or self._marks[above].kind is Kind.CREDIT)
        if is_below_link or is_cut:
            teaser = found[-2:] if is_below_link else found[-1:]
            self.asides |= {line.number: Mark(Kind.ASIDE) for line in teaser}
            while self.sentences and self.sentences[-1] in teaser:
                self.sentences.pop()
            del found[-len(teaser) :]

    def _end(self, number: int) -> None:
        self.end = number
        labels = self._marks.labels.items()
        self.is_above_label = any(below >= number and is_site_label(label) for below, label in labels)

    def _heads_a_list(self, line: Line, section: Mark) -> bool:
        """Whether a list of other articles or comments begins here: a label, with no story's paragraph under it."""
        return section.kind is not Kind.LABEL or section.sure or self._leads(line.number + 1)

    def _leads(self, number: int) -> bool:
        """Whether what stands at a number is a link, another label or the page's end."""
        if number >= len(self._lines):
            return True
        return self._marks[self._lines[number]].kind in (Kind.LINKS, Kind.LABEL, Kind.COMMENT)

    def _end_of_list(self, label: int) -> int:
        """The number after the last line of a list; what else is in its box, a teaser's text and the slogan are its."""
        lines, number = self._lines, label + 1
        while number < len(lines) and number not in self._marks.labels and lines[number].link_share > _MOSTLY:
            number += 1
        if self.sentences and number > label + 1:
            box = common_block(lines[label].element, lines[number - 1].element)
            while box is not None and self._is_text(number) and self._is_of_box(lines[number], box):
                number += 1
        teaser = self._is_of_teaser(label)
        if teaser and self._is_text(number) and not self._marks.is_slogan(lines[number]):
            number += 1
        if self._is_text(number):
            last = teaser and self._leads(number + 1)  # the slogan's place
            if last or self._marks.is_slogan(lines[number], behind_teaser=teaser):
                number += 1
        return number

    def _is_of_box(self, line: Line, box: Element) -> bool:
        """Whether a line that is no sentence stands in a box that is set among the story's sentences."""
        is_inside = stands_in(line.element, box) and not stands_in(self.sentences[-1].element, box)
        return is_inside and not has_full_stop(line)

    def _stands_again(self, line: Line) -> bool:
        """Whether a line stands in its block once more further down, set alike: 网友留言, an answer, 网友留言."""
        return any(
            below.words == line.words and below.shape == line.shape and below.container is line.container
            for below in self._lines[line.number + 1 : line.number + 1 + _REACH_OF_HEADS]
        )

    def _is_of_teaser(self, label: int) -> bool:
        return plain_label(self._marks.labels.get(label, "")) == site.TEASER_LABEL

    def _is_text(self, number: int) -> bool:
        return number < len(self._lines) and number not in self._marks.labels

    def _goes_on(self, after: int) -> bool:
        """Whether the story goes on below a list set into it: a sentence set like its paragraphs, in their block."""
        marks = self._marks
        for line in self._lines[after:]:
            if line.container not in self._containers and line.number not in marks.labels:
                continue
            if (section := marks.of_section(line)) and self._heads_a_list(line, section):
                return False
            if line.shape in self._shapes and marks.is_plain(line):
                return line.text.endswith(_TRAILS_OFF) or (has_full_stop(line) and not _CUT.search(line.text))
        return False


def find_thread(candidates: Sequence[Line]) -> Sequence[Line]:
    """A thread of comments: three lines or more that name a writer and a moment head its parts.

    No thread where such lines are set like the sentences above them: then they are the hours of a chronicle.
    """
    heads = [
        place
        for place, line in enumerate(candidates)
        if len(line.text) <= LONGEST_HEAD and place and line.words in COMMENT_HEAD
    ]
    if len(heads) < _THREE_HEADS:
        return []
    first = candidates[heads[0]]
    above = [line for line in candidates[: heads[0]] if is_sentence(line)]
    if above and above[-1].container is first.container and above[-1].shape == first.shape:
        return []
    return candidates[heads[0] :]


def find_teasers(candidates: Sequence[Line], marks: Marks) -> set[Line]:
    """Lists of other articles: links, each with the same few lines below it, set like the others': a teaser, a day.

    A link to an article, or a day below it, tells an item from a part of the story that is headed by a link.
    """
    links = [place for place, line in enumerate(candidates) if line.link_share == 1]
    items = [pair for pair in pairwise(links) if 1 < pair[1] - pair[0] <= _LINES_OF_A_TEASER]
    found: set[Line] = set()
    if len(items) < _FEWEST_TEASERS:
        return found
    shapes = [_shapes_of_item(candidates[start:end], marks) for start, end in items]
    for shape, alike in groupby(range(len(items)), key=shapes.__getitem__):
        pairs = [items[place] for place in alike]
        if shape and len(pairs) >= _FEWEST_TEASERS:
            last = pairs[-1][1]  # no link stands below it
            places = [start for start, _ in pairs]
            if _shapes_of_item(candidates[last : last + len(shape)], marks) == shape:
                places.append(last)
            found.update(line for place in places for line in candidates[place : place + len(shape)])
    return found


def _shapes_of_item(lines: Sequence[Line], marks: Marks) -> tuple[tuple[str, ...], ...]:
    """How a link and the lines below it are set; () for what is no article with its teaser."""
    if not any(map(is_prose, lines[1:])):
        return ()
    is_item = leads_to_article(lines[0]) or any(marks[line].kind is Kind.DATE for line in lines[1:])
    return tuple(line.shape for line in lines) if is_item else ()
