"""Which lines are the story? The prose of one block, from its first sentence to its last, and what belongs to it.

First the bounds on the page: below the headline, above the portal's lists. Then the block that holds the prose. Inside
the block no word ends the story: between its first and its last sentence all stays but what is surely something else
(a caption, a row of names, links). At its edges a line needs to be set like the story's, and to be of no other kind.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from yybnet_crawler.extraction import words
from yybnet_crawler.extraction.block import Block, find_block
from yybnet_crawler.extraction.bounds import Bounds, find_teasers, find_thread
from yybnet_crawler.extraction.captions import Captions
from yybnet_crawler.extraction.document import Document, Line, Picture, fold, letters
from yybnet_crawler.extraction.edges import Edges, without_remark
from yybnet_crawler.extraction.marks import TEXT, Kind, Mark, Marks
from yybnet_crawler.extraction.picture_story import words_of_pictures
from yybnet_crawler.extraction.poem import find_poem_above, find_verses
from yybnet_crawler.extraction.prose import has_full_stop, is_prose
from yybnet_crawler.extraction.summary import is_summary
from yybnet_crawler.extraction.tree import Element

_CLAUSE_MARKS: Final = re.compile(r"[，,。！!？?；;]")  # a headline made of first words has lost them
_SPACING: Final = 6  # blanks and marks by which a repeated headline may differ
_REACH_BELOW: Final = 6  # lines below the story in which an editor may be named
_AMONG_PARAGRAPHS: Final = frozenset({Kind.CAPTION, Kind.CREDIT, Kind.POINTER, Kind.HEADLINE, Kind.META, Kind.HINT})
_ASKED_FOR_NAMES: Final = frozenset({Kind.CREDIT, Kind.SIGNATURE, Kind.UNLIKE, Kind.NOTE})
_OUTSIDE, _UNLIKE = Mark(Kind.OUTSIDE), Mark(Kind.UNLIKE)
_HEADLINE, _CAPTION = Mark(Kind.HEADLINE), Mark(Kind.CAPTION)


@dataclass
class Story:
    """The story's lines, and for every line passed over on the way what it is."""

    paragraphs: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    told_by_pictures: list[Line] = field(default_factory=list)  # paragraphs that are captions, too
    credits: list[Line] = field(default_factory=list)  # nothing but a byline, an editor, a source
    left_out: dict[int, Mark] = field(default_factory=dict)  # by line number
    teasers: Set[Line] = frozenset()  # lists of other articles that no label heads, each with a few words
    start: int = 0  # number of the first line that could be the story's
    end: int = 0  # and of the line that ended it
    rule: str = "body-in-densest-block"
    home: Element | None = None  # the block, around all its sections, of most of its sentences; None: it has none

    def left_out_as(self, *kinds: Kind) -> list[int]:
        """The numbers of the lines that were left out as one of some kinds."""
        return [number for number, mark in self.left_out.items() if mark.kind in kinds]


def find_story(
    document: Document, marks: Marks, starts: tuple[int, int], passed: frozenset[int], title: str, captions: Captions
) -> Story:
    """Read the story below the headline; `passed` are the lines read as something else (meta line, breadcrumb).

    `starts` are the numbers of the first line below the headline and of the first below the meta line. The story stands
    below the latter, but for a short one with its meta line under it.
    """
    below_headline, below_meta_line = starts
    story = _find_story(document, marks, below_meta_line, passed, title, captions)
    between = _letters(document.lines[below_headline:below_meta_line])
    if between and between > _letters(story.paragraphs):
        return _find_story(document, marks, below_headline, passed, title, captions)
    return story


def _letters(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if is_prose(line))


def _find_story(
    document: Document, marks: Marks, start: int, passed: frozenset[int], title: str, captions: Captions
) -> Story:
    bounds = Bounds(document.lines, marks, start, passed)
    candidates = bounds.candidates()
    rule = "body-between-labels" if bounds.is_above_label else "body-in-densest-block"
    story = Story(start=start, end=bounds.end, rule=rule)
    thread = find_thread(candidates)
    candidates = candidates[: len(candidates) - len(thread)]
    story.teasers = teasers = find_teasers(candidates, marks)
    candidates = [line for line in candidates if line not in teasers]
    sentences = [
        line for line in bounds.sentences if line not in teasers and (not thread or line.number < thread[0].number)
    ]
    if poem := find_poem_above(candidates, sentences, marks):
        candidates, sentences = poem, []
    block = find_block(candidates, sentences, bounds.first_label)
    near = slice(0, len(candidates)) if block is None else block.with_surroundings(candidates)
    story.left_out = {line.number: _OUTSIDE for line in (*candidates[: near.start], *candidates[near.stop :])}
    story.left_out |= dict.fromkeys((line.number for line in thread), Mark(Kind.COMMENT))
    story.left_out |= dict.fromkeys((line.number for line in teasers), Mark(Kind.ASIDE))
    story.left_out |= dict.fromkeys(passed, Mark(Kind.META)) | bounds.asides
    texts = list(_without_other_kinds(candidates[near], marks, title, captions, story))
    if block is None:  # a poem, a table of results
        verses = find_verses(texts, marks)
        story.paragraphs = without_remark(verses)
        kept, found = set(story.paragraphs), set(verses)
        for line in texts:
            if line not in kept:
                mark = _UNLIKE if line in found else _OUTSIDE  # a remark, maybe who wrote them: （温叙）
                _leave_out(line, mark if marks[line] is TEXT else marks[line], story)
    else:
        story.home = block.of_all_sections
        inside = list(_in_block(texts, block, marks, story))
        story.paragraphs = list(_between_edges(inside, block, marks, story))
    while len(story.paragraphs) > 1 and is_summary(document.lines, story.paragraphs[0], story.paragraphs[1:], marks):
        story.left_out[story.paragraphs[0].number] = Mark(Kind.SUMMARY)
        del story.paragraphs[0]
    if not story.paragraphs:  # pictures alone: they end where a list of other articles begins
        story.end = min(story.left_out_as(Kind.ASIDE), default=story.end)
    story.credits += _credits_below(document.lines, marks, story.end)
    if story.captions:
        _take_words_of_pictures(story, document.pictures)
    return story


def _take_words_of_pictures(story: Story, pictures: Sequence[Picture]) -> None:
    """The captions that are the story itself are its paragraphs."""
    inside = [picture for picture in pictures if story.start <= picture.line <= story.end]
    lines = [picture.line for picture in inside if not picture.leads_away]
    below = frozenset(lines)
    if own := words_of_pictures(story.paragraphs, story.captions, story.credits, below, len(lines)):
        story.paragraphs = sorted((*story.paragraphs, *own), key=attrgetter("number"))
        story.captions = [line for line in story.captions if line not in own]
        told = [line for line in story.paragraphs if line.number in below]
        story.told_by_pictures = told if len(told) > 1 else []  # one alone is a story with a picture
        for line in own:
            del story.left_out[line.number]


def paragraph_text(line: Line) -> str:
    """A paragraph as printed, without a button glued to its end: `…落下帷幕。返回首页，查看更多`."""
    text = line.text
    if line.links and text.endswith(line.links[-1].text) and words.is_footer_link(line.words[line.links[-1].start :]):
        return fold(text[: line.links[-1].start])
    return text


def _without_other_kinds(
    candidates: Iterable[Line], marks: Marks, title: str, captions: Captions, story: Story
) -> Iterator[Line]:
    """The lines that are not surely something else, wherever they stand."""
    below_original_title, said, longest = False, letters(title), len(title) + _SPACING
    for line in candidates:
        mark = marks[line]
        if below_original_title and mark.kind is Kind.NOTE:  # 来源：…
            mark = Mark(Kind.NOTE)
        below_original_title = mark.kind is Kind.ORIGINAL_TITLE and mark.sure
        if len(line.text) < longest and _repeats(line.text, title, said):
            mark = _HEADLINE
        elif mark is TEXT or not mark.sure:
            if (mark is not TEXT and mark.kind is Kind.DATE) or not captions.is_caption(line):
                yield line
                continue
            mark = _CAPTION
            story.captions.append(line)
        elif mark.kind is Kind.CREDIT:
            story.credits.append(line)
        story.left_out[line.number] = mark


def _repeats(text: str, title: str, said: str) -> bool:
    """Whether a line as short is the headline, of letters `said`, again; not where the site made it of first words."""
    if text == title:
        return True
    if len(text) < len(said) or letters(text) != said:
        return False
    return _CLAUSE_MARKS.search(text) is None or _CLAUSE_MARKS.search(title) is not None


def _in_block(texts: Sequence[Line], block: Block, marks: Marks, story: Story) -> Iterator[Line]:
    """The lines in the story's block, and sentences next to it that are set like its paragraphs."""
    places = [place for place, line in enumerate(texts) if line in block]
    if not places:
        return
    first, last, inside = places[0], places[-1], set(places)

    def is_near(line: Line) -> bool:
        return marks.is_plain(line) and has_full_stop(line) and block.belongs(line)

    while first > 0 and is_near(texts[first - 1]) and _touch(texts[first - 1], texts[first], story):
        first -= 1
    while last + 1 < len(texts) and is_near(texts[last + 1]) and _touch(texts[last], texts[last + 1], story):
        last += 1
    for place, line in enumerate(texts):
        if place in inside or (first <= place <= last and is_near(line)):
            yield line
        else:
            mark = marks[line]
            is_above = mark.kind is Kind.SIGNATURE and place < first  # a name between headline and story
            _leave_out(line, mark if mark.kind is Kind.CREDIT else _UNLIKE if is_above else _OUTSIDE, story)


def _touch(above: Line, below: Line, story: Story) -> bool:
    """Whether between two lines stands nothing but what stands among paragraphs: captions, rows of names."""
    between = (story.left_out.get(number) for number in range(above.number + 1, below.number))
    return all(mark is None or mark.kind in _AMONG_PARAGRAPHS for mark in between)


def _between_edges(inside: Sequence[Line], block: Block, marks: Marks, story: Story) -> Iterator[Line]:
    """From the first sentence to the last all lines; before and behind these what is of no other kind and set alike."""
    for line, other in Edges(inside, block, marks, dict(story.left_out)).judged():
        if other is None:
            yield line
        else:
            _leave_out(line, other, story)


def _leave_out(line: Line, mark: Mark, story: Story) -> None:
    story.left_out[line.number] = mark
    if mark.kind in _ASKED_FOR_NAMES:
        story.credits.append(line)


def _credits_below(lines: Sequence[Line], marks: Marks, end: int) -> list[Line]:
    """Editor lines may stand below the line that ended the story, above the first list."""
    below: list[Line] = []
    for line in lines[end : end + _REACH_BELOW]:
        mark = marks[line]
        if mark.kind is Kind.LABEL or (mark.kind is Kind.COMMENT and not line.links):  # 我来说两句(12)
            break
        if mark.kind is Kind.CREDIT:
            below.append(line)
    return below
