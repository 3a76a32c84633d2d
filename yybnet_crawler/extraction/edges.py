"""Where in its block does a story begin and end, and what at these edges is part of it?

Between its first sentence and its last all stays but what is surely something else. Before and behind these a line
has to be set like the story's, and to be of no other kind.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from yybnet_crawler.extraction import newspaper_words, words
from yybnet_crawler.extraction.block import Block
from yybnet_crawler.extraction.document import Line, letters
from yybnet_crawler.extraction.marks import TEXT, Kind, Mark, Marks, is_bracketed
from yybnet_crawler.extraction.poem import are_verses
from yybnet_crawler.extraction.prose import has_full_stop, is_prose
from yybnet_crawler.extraction.summary import repeats
from yybnet_crawler.extraction.tree import Element

_LONGEST_BRACKET: Final = 40
_BETWEEN_MARKS: Final = re.compile(r"([☆★※◆●■*#~])[^。!?]{4,40}\1")  # ☆酒后不开车☆
_SECTION: Final = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)")  # （一）
_CLOCK: Final = re.compile(r"\d\d?:\d\d(?::\d\d)?")  # of a video
_SHORTEST_QUOTE: Final = 6  # characters
_LONGEST_QUOTE: Final = 100
_LONGEST_QUOTED: Final = 400  # of the paragraph that says it
_SHARE_SET_ALIKE: Final = 3  # a third of the sentences or more are set as is usual
_MOST_SENTENCES: Final = 200
_MOST_QUOTES: Final = 8
_MOST_BELOW_END: Final = 3  # sentences below （完）: requests to the reader
_ITEMS: Final = frozenset({"li", "td", "th", "dt", "dd"})
_CELLS: Final = frozenset({"td", "th"})
_DEPTH_OF_CELL: Final = 4  # <table><tbody><tr><td>
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_DIGITS: Final = "0123456789"
_CLOSING: Final = frozenset({Kind.NOTE, Kind.COMMENT, Kind.LABEL, Kind.SLOGAN})  # below one of these no story goes on
_TEXTUAL: Final = frozenset({Kind.TEXT, Kind.DATE, Kind.SIGNATURE})  # what may stand among paragraphs


class Edges:
    """The lines of a story's block, and what each of them is if not the story's.

    `left_out` are the marks of the page's lines that are surely none of it, by number.
    """

    def __init__(self, lines: Sequence[Line], block: Block, marks: Marks, left_out: Mapping[int, Mark]) -> None:
        self._lines = lines
        self._block = block
        self._marks = marks
        self._left_out = left_out
        self._marked = [marks[line] for line in lines]
        self._sentences = [place for place in range(len(lines)) if self._is_sentence(place)]
        self._last = self._last_sentence() if self._sentences else -1
        # （完）: whether the last sentence is the mark that ends a story.
        self._is_ended = bool(self._sentences) and lines[self._last].words in words.END_MARK
        self._quotes = _pull_quotes(lines, [lines[place] for place in self._sentences])

    def judged(self) -> Iterator[tuple[Line, Mark | None]]:
        """Each line, and its mark if it is none of the story's; nothing where the block has no sentence."""
        if not self._sentences:
            return
        first = self._sentences[0]
        heads = {head for line in (self._lines[first : self._last] if first else ()) if (head := _head(line))}
        clocks = [place for place, line in enumerate(self._lines) if _CLOCK.fullmatch(line.words)]
        closed = False
        before: Line | None = None
        for place, line in enumerate(self._lines):
            if place < first and self._is_one_of(heads, place):
                yield line, None
                continue
            if place > self._last:
                closed = closed or self._marked[place].kind in _CLOSING or self._is_ended
            if clocks == [place] and line.shape not in self._block.shapes and line.tag not in _ITEMS:
                other: Mark | None = Mark(Kind.HINT)  # how long a video is; several head the parts of a chronicle
            elif first <= place <= self._last:
                other = self._other_inside(place)
            else:
                other = self._other_at_edge(place, before, closed=closed)
            if other is None:
                before = line
            yield line, other

    def _is_sentence(self, place: int) -> bool:
        line = self._lines[place]
        is_plain = self._marked[place] is TEXT and is_prose(line)
        return is_plain and not is_aside(line) and self._block.belongs(line)

    def _is_one_of(self, heads: Set[str], place: int) -> bool:
        """Whether a line is the first of several heads: `关键词：桥`, and further down `关键词：鱼`."""
        line = self._lines[place]
        may_head = self._marked[place].kind is Kind.NOTE or is_aside(line)
        return may_head and _head(line) in heads and self._block.belongs(line)

    def _other_inside(self, place: int) -> Mark | None:
        """What a line between the first and the last sentence is, if not the story's."""
        line, mark = self._lines[place], self._marked[place]
        if "。" not in line.words and line.in_advertisement(self._block.home):
            return Mark(Kind.ADVERTISEMENT)
        if self._is_foreign(place) or self._heads_advertisement(place):
            return Mark(Kind.LINKS) if mark is TEXT else mark
        return Mark(Kind.UNLIKE) if line in self._quotes else None

    def _other_at_edge(self, place: int, before: Line | None, *, closed: bool) -> Mark | None:
        """What a line at an edge is, if not the story's; `before` is the last that is, `closed`: a note stood above."""
        line, mark, block = self._lines[place], self._marked[place], self._block
        is_first = place < self._sentences[0]
        if not is_first and _SECTION.fullmatch(line.words):  # （16）: the paper's page
            return Mark(Kind.POINTER)
        if closed or self._leads_to_link(line) or mark.kind not in _TEXTUAL:
            return Mark(Kind.NOTE) if mark is TEXT else mark
        if _is_unlike(line, block) and not _is_part(line, before, block):
            below = self._lines[place + 1 : place + 3]
            if not _heads_part(line, below, block, self._marks, is_first=is_first):
                return Mark(Kind.UNLIKE)
        return mark if mark.kind is Kind.SIGNATURE else None  # or a subhead: whoever reads the credits decides

    def _leads_to_link(self, line: Line) -> bool:
        """Whether a link that is none of the story stands below what leads to it: `活动入口：`."""
        below = self._left_out.get(line.number + 1)
        return line.words[-1] == ":" and below is not None and below.kind in (Kind.LINKS, Kind.HINT)

    def _is_foreign(self, place: int) -> bool:
        """Whether a line among the story's is none of it: set otherwise, and of another kind or a link as a whole."""
        line, mark = self._lines[place], self._marked[place]
        is_other = line.link_share == 1 or (mark is not TEXT and mark.kind not in _TEXTUAL)
        is_heading = line.tag in _HEADINGS and not mark.sure and not line.links  # 上篇：渡船的年月
        if not is_other or is_heading or line.shape in self._block.shapes:
            return False
        if line.tag == "li" and not (mark.sure or line.links) and self._stands_beside_text(place):
            return False
        return mark.kind is not Kind.TOOLS or line.text[0] not in _DIGITS or _CELLS.isdisjoint(line.shape)  # 214次

    def _stands_beside_text(self, place: int) -> bool:
        """Whether the item before or behind one in its list is the story's: `投稿热线：…`, `投稿邮箱：…`."""
        beside = (each for each in (place - 1, place + 1) if 0 <= each < len(self._lines))
        container = self._lines[place].container
        return any(self._lines[each].container is container and self._marked[each] is TEXT for each in beside)

    def _heads_advertisement(self, place: int) -> bool:
        """Whether a line is nothing but 广告 where a picture or a script stood: no verse, no subhead.

        Above the story or between two sentences.
        """
        line = self._lines[place]
        if line.words not in words.ADVERTISEMENT_LABEL or line.bold or line.tag in _HEADINGS:
            return False
        beside = (*self._lines[max(place - 1, 0) : place], *self._lines[place + 1 : place + 2])
        return place == 0 or all(map(has_full_stop, beside))

    def _last_sentence(self) -> int:
        """The place of the last sentence: what stands below a note has to be set in the story's own block."""
        lines, sentences = self._lines, self._sentences
        ends = reversed(sentences[-_MOST_BELOW_END - 1 :])
        end = next((place for place in ends if lines[place].words in words.END_MARK), sentences[-1])
        sentences = sentences[: sentences.index(end) + 1]
        behind = range(sentences[0], len(lines))
        noted = next((place for place in behind if self._marked[place].kind in _CLOSING), None)
        above = [place for place in sentences if noted is None or place < noted]
        if noted is None or not above:
            return sentences[-1]
        container, shape = lines[above[-1]].container, lines[above[-1]].shape
        alike = [
            place
            for place in sentences
            if lines[place].container is container and lines[place].shape == shape and has_full_stop(lines[place])
        ]
        return max([*alike, above[-1]])


def _pull_quotes(lines: Sequence[Line], sentences: Sequence[Line]) -> Sequence[Line]:
    """The few lines among most `sentences` that are set otherwise than these and say what one of them says."""
    settings = Counter([(line.shape, line.names) for line in sentences])
    usual = {setting for setting, count in settings.items() if count * _SHARE_SET_ALIKE >= len(sentences)}
    if not usual or len(sentences) > _MOST_SENTENCES:
        return []
    others = [line for line in lines if has_full_stop(line) and (line.shape, line.names) not in usual]
    others = [line for line in others if line.tag not in _ITEMS and _SHORTEST_QUOTE < len(line.text) < _LONGEST_QUOTE]
    if not 0 < len(others) <= _MOST_QUOTES:
        return []
    among = [line for line in sentences if (line.shape, line.names) in usual]
    texts = [letters(line.text) for line in among if len(line.text) < _LONGEST_QUOTED]
    last = among[-1].number  # what ends a story ends it, said before or not
    return [line for line in others if line.number < last and any(repeats(letters(line.text), text) for text in texts)]


def _head(line: Line) -> str | None:
    """What a line has in common with the heads of other parts: the words before a colon, the brackets all round."""
    if is_aside(line):
        return line.text[0]
    head, colon, _ = line.words.partition(":")
    return head if colon else None


def _is_unlike(line: Line, block: Block) -> bool:
    """Whether a short line at an edge is none of the story's: set otherwise, in brackets all round, between marks."""
    return line.shape not in block.shapes or is_aside(line) or _BETWEEN_MARKS.fullmatch(line.words) is not None


def is_aside(line: Line) -> bool:
    """Whether a line is a remark in brackets, no sentence: `（据江边电台）`."""
    text = line.words
    is_remark = len(text) < _LONGEST_BRACKET and is_bracketed(text) and not has_full_stop(line)
    return is_remark and _SECTION.fullmatch(text) is None and text not in newspaper_words.OF_STORY


def without_remark(verses: list[Line]) -> list[Line]:
    """A poem without a remark below it, set like its verses: `（作者系某协会会员）`; a table keeps its unit."""
    if len(verses) > 1 and verses[-1].shape == verses[-2].shape and is_aside(verses[-1]):
        return verses[:-1]
    return verses


def _is_part(line: Line, before: Line | None, block: Block) -> bool:
    """Whether a line set unlike the paragraphs is part of the story: an item, a cell, what a colon leads to."""
    if line.tag == "li" and before is not None and (before.words[-1] == ":" or before.tag == "li"):
        return True  # `更新日志如下：`
    if not block.owns(line) or line.shape in block.shapes:
        return False
    return line.tag in _ITEMS or (before is not None and (before.words[-1] == ":" or _are_rows(before, line)))


def _heads_part(line: Line, below: Sequence[Line], block: Block, marks: Marks, *, is_first: bool) -> bool:
    """Whether a line heads the story's first part, or the next of several poems; `below` are the two lines under it."""
    if line.words[-1] == ":" and block.owns(line) and (is_first or any(map(block.owns, below[:1]))):  # 编辑同志：, 附：
        return True
    if is_first and below and line.text[0] == "【" and line.shape in block.shapes:  # the column's name: 【书里书外】
        return True
    if line.tag not in _HEADINGS or not block.owns(line) or not below:
        return False
    return are_verses(below, marks, block) or (is_first and marks.is_plain(below[0]) and block.owns(below[0]))


def _are_rows(first: Line, second: Line) -> bool:
    """Whether two lines stand one behind the other in one block, set alike: `电池：180mAh`, `重量：28g`."""
    if first.number + 1 != second.number or first.shape != second.shape:
        return False
    if first.container is second.container or first.container.parent is second.container.parent:  # <li><p>
        return True
    return _table_around(first) is _table_around(second)  # or in none


def _table_around(line: Line) -> Element | None:
    """The table of whose cells a line stands in one."""
    return next((each for each in line.container.outwards(_DEPTH_OF_CELL) if each.tag == "table"), None)
