"""Which lines are captions? By two signs: beside a picture, set apart, a caption's words, a credit, no sentence."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile
from typing import Final

from yybnet_crawler.extraction import caption_words, tree
from yybnet_crawler.extraction.document import Document, Line, Picture
from yybnet_crawler.extraction.marks import Kind, Marks
from yybnet_crawler.extraction.paragraph_style import ParagraphStyle
from yybnet_crawler.extraction.part_heads import PartHeads
from yybnet_crawler.extraction.people import ends_with_picture_credit
from yybnet_crawler.extraction.photo_lead import (
    SENTENCE_END,
    opens_story,
    stands_above_lead,
    stands_below_a_sentence,
)
from yybnet_crawler.extraction.pictures_beside import PicturesBeside
from yybnet_crawler.extraction.prose import is_prose
from yybnet_crawler.extraction.tree import Element, common_block, stands_in
from yybnet_crawler.extraction.word_groups import any_literal

_MAX_LENGTH: Final = 120
_SEVERAL_LENGTH: Final = 400  # of several captions in one row
_LONGEST_OF_A_PAPER: Final = 200  # a caption that is a short report, with its credit
_SHORT: Final = 60
_REACH: Final = 4  # lines between a picture and the captions of a row of them
_NICKNAME: Final = re.compile(r"“[^”“。！？!?，,]{1,8}”(?=[^，,说道问答：:。])")
_LONGEST_BARE: Final = 80  # characters of a caption without a sign of its own
_SPEECH: Final = '“"「—'  # a paragraph of a conversation is short, too
_SEVERAL: Final = 2  # heads of parts, short sentences
_ABOUT: Final = 4  # characters by which a paragraph as short may be longer
_NONE: Final = frozenset({Kind.NOTE, Kind.TOOLS, Kind.HINT, Kind.ADVERTISEMENT})  # no captions
_SENTENCE_MARK: Final = re.compile(r"[。!?]")
_SAYS: Final = re.compile("[:,]“")  # 扉页上写着：“…”
_POINTER: Final = re.compile(r"[△▲▼▽↑↓◎●◆①-⑨]\s*\S")  # to the picture beside it; elsewhere it marks an item
ARROWS: Final = "△▲▼▽"
_NUMBERS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_POINTERS: Final = re.compile(r"[△▲▼▽◆]|[①-⑨]")
# Captions of several pictures in one row, without a comma or with a gap between them.
# None tells what happened (了), or goes on with whom another names.
_RUN_ON: Final = re.compile(
    r"(?:(?![他她它我])[^。,:?“了]{4,24}。){3,6}|[^。:?“了]{4,30}。(?: (?![他她它我])[^。:?“了]{4,30}。){2,5}"
)
_WHOSE: Final = re.compile(r"[。!?]\([\u4e00-\u9fff/]{2,5}社\)$")  # 选民在小学外排队投票。(岭京社)
# Every caption that no picture stands beside holds one of these.
_SIGNS: Final = any_literal(
    *(*caption_words.START_OF_CAPTION.needed(), *caption_words.END_OF_CAPTION.needed()),
    *caption_words.CREDIT_BEHIND_SENTENCE.needed(),
)
_CREDITS: Final = caption_words.CREDIT.pattern()
_RUN_TOGETHER: Final = caption_words.CREDIT_BEHIND_SENTENCE.pattern()


class Captions:
    """The page's pictures, and what tells a caption from a paragraph."""

    def __init__(self, document: Document, marks: Marks) -> None:
        self._root, self._lines, self._pictures = document.root, document.lines, document.pictures
        self._marks = marks
        self._beside = PicturesBeside(document.pictures)
        self._paragraphs = ParagraphStyle(document.lines, self._beside)
        self._part_heads = PartHeads(document.lines, marks, self._beside)
        self._of_a_paper = document.names_portal  # a paper prints no picture without saying what it shows
        # As they are asked for: whether pictures above lines of a shape go without captions; of a block's short
        # sentences the lengths, ascending.
        self._without: dict[tuple[str, ...], bool] = {}
        self._sentences: dict[Element, list[int]] = {}

    @cached_property
    def _alone(self) -> set[Element]:
        """The blocks with one line beside a picture."""
        lines, beside = self._lines, self._beside.numbers() & range(len(self._lines))
        blocks = Counter(lines[number].element for number in beside if self._beside[number])
        return {block for block, count in blocks.items() if count == 1}

    @cached_property
    def _are_in_figures(self) -> bool:
        """Whether captions stand in an element of their own: `<figcaption>`."""
        return tree.find(self._root, "figcaption") is not None

    @cached_property
    def _lines_of(self) -> Counter[Element]:
        """How many lines stand in an element itself."""
        return Counter(line.element for line in self._lines)

    def is_caption(self, line: Line) -> bool:
        """Whether a line is a picture's caption: by its markup, its place beside the picture, its words."""
        text = line.words
        beside = self._beside[line.number]
        if len(text) > _SEVERAL_LENGTH or (not beside and len(text) > _MAX_LENGTH):
            return False
        if not (beside or text[0] in _NUMBERS or text[0] in ARROWS or _SIGNS.search(text) or line.in_figure):
            return False
        if text[-1] == ":" or text in caption_words.DATELINE or self._marks[line].kind in _NONE:
            return False
        if text[0] == "(" and self._credit_rows(line.number) > 1:
            return False
        if text in caption_words.CREDIT_BEHIND_SENTENCE and len(_RUN_TOGETHER.findall(text)) > 1:
            return True
        if self._of_a_paper and self._points_at_several(line):
            return True
        if text[0] in ARROWS and ends_as_caption(text):
            return True
        above = [picture for picture in beside if picture.line == line.number]
        if self._is_credited_below(line, above):
            return True
        if len(text) > _MAX_LENGTH:
            credited = _are_several(text) or (self._of_a_paper and len(text) < _LONGEST_OF_A_PAPER)
            return bool(beside and credited) and self._has_caption_words(text)
        if line.in_figure or self._is_set_apart(line):
            return True
        if opening := caption_words.START_OF_CAPTION.matches(text, _opening(text)):
            return opening[0] != caption_words.SAYING or beside != [] or self._is_near_picture(line)
        if beside and (self._is_set_as_caption(line, beside, above) or self._points(text)):
            return True
        if not ends_as_caption(text):
            return False
        # A paragraph, too, may end with `（记者 … 摄）`: away from a picture only what is no sentence is a caption.
        return bool(above) or (len(text) < _SHORT and not _SENTENCE_MARK.search(text) and not _SAYS.search(text))

    def _points_at_several(self, line: Line) -> bool:
        """Whether a row points at several pictures: ▲…▲…; ①…②… are steps for a reader, unless a credit follows."""
        text = line.words
        if len(_POINTERS.findall(text)) < _SEVERAL:
            return False
        if text in caption_words.KEY:
            return False
        return text[0] in ARROWS or (text[0] in _NUMBERS and self._credit_rows(line.number + 1) > 0)

    def _points(self, text: str) -> bool:
        """Whether a line points to the picture beside it; a paragraph may be printed behind the mark, too."""
        if not _POINTER.match(text):
            return False
        return len(text) <= _SHORT or len(_SENTENCE_MARK.findall(text)) < 2 or _are_several(text)

    def _is_near_picture(self, line: Line) -> bool:
        """Whether a picture is near, or one could be that no markup shows: 图为媒，渠为线 is a saying without any."""
        near = range(line.number - _REACH, line.number + _REACH + 1)
        return "," not in line.words or ends_as_caption(line.words) or any(self._beside[number] for number in near)

    def _has_caption_words(self, text: str) -> bool:
        opening = caption_words.START_OF_CAPTION.matches(text, _opening(text)) or _POINTER.match(text)
        return bool(opening) or ends_as_caption(text)

    def _is_set_as_caption(self, line: Line, beside: Sequence[Picture], above: Sequence[Picture]) -> bool:
        text = line.words
        if len(text) > 3 and line.text in [picture.alt for picture in beside]:
            return True
        sentences = len(_SENTENCE_MARK.findall(text))
        within = [picture for picture in beside if picture.block is line.element]
        is_called = sentences < 2 and self._paragraphs.calls_caption(line, below_picture=bool(above))
        if is_called or (within and self._is_short_behind(line, within)):
            return True
        if within and line.element in self._alone:
            # Picture and words in a block of their own; a paragraph may begin with a picture, too.
            if SENTENCE_END.search(text) is None:
                return True
            in_run = self._lines_of[line.element] > 1  # of `<br>`s, or bare text around other paragraphs
            if line.tag != self._paragraphs.tag and sentences < 2 and not in_run:
                return True
        if self._of_a_paper and above and self._is_short_below(line, above):
            return True
        if len(text) > _SHORT or sentences > 1:
            return False
        if above and (stands_above_lead(line, self._lines) or _WHOSE.search(text)):
            return True
        if any(self._share_a_block(line, picture) for picture in (above if sentences else beside)):
            return True
        if above and line.small and not self._paragraphs.are_small:
            return True
        near = {line.element, line.element.parent}
        is_near = any(picture.block in near or picture.block.parent in near for picture in above)
        return is_near and line.centred and not self._paragraphs.are_centred

    def _is_set_apart(self, line: Line) -> bool:
        """Whether a line of one sentence with a caption's mark or credit is called or set as no paragraph is.

        Its picture need not be shown.
        """
        text = line.words
        is_credited = ends_as_caption(text)
        if not (is_credited or text[0] in ARROWS) or len(_SENTENCE_MARK.findall(text)) > 1:
            return False
        if self._paragraphs.calls_caption(line, below_picture=False):
            return True
        return is_credited and (line.centred or line.small)

    def _is_credited_below(self, line: Line, above: Sequence[Picture]) -> bool:
        """Whether a line, or rows ①, ② and ③ of which it is one, stand between a picture and who took it."""
        if not self._of_a_paper or len(line.text) > _LONGEST_OF_A_PAPER:
            return False
        if line.text[0] not in _NUMBERS:
            return bool(above) and self._credit_rows(line.number + 1) > 0
        rows = self._rows_numbered_with(line)
        is_below = any(picture.line in rows for picture in self._beside[rows[0]])
        return is_below and self._credit_rows(rows[-1] + 1) > 0

    def _rows_numbered_with(self, line: Line) -> range:
        """The numbers of the rows ①, ②, ③, one right below the other, of which a line is one; else its own."""
        place = _NUMBERS.index(line.text[0])
        first = line.number - place
        if first >= 0:
            rows = zip(_NUMBERS, self._lines[first : first + len(_NUMBERS)], strict=False)
            count = len(list(takewhile(lambda numbered: numbered[1].text[0] == numbered[0], rows)))
            if count > place:
                return range(first, first + count)
        return range(line.number, line.number + 1)

    def _credit_rows(self, number: int) -> int:
        """How many rows from a number on say who took a picture: one, two with a bracket over both, or none."""
        rows = self._lines[number : number + 2]
        if rows and ends_as_caption(rows[0].words) and self._marks[rows[0]].kind is Kind.CREDIT:
            return 1
        opens = len(rows) > 1 and rows[0].words[0] == "(" and ")" not in rows[0].words
        return 2 if opens and ends_as_caption(rows[1].words) and rows[1].words[-1] == ")" else 0

    def _is_short_below(self, line: Line, above: Sequence[Picture]) -> bool:
        """Whether a line right below a picture in a row of its own is far shorter than the paragraphs.

        Or between the picture at the top and the story's dateline, or several captions.
        """
        is_first = not stands_below_a_sentence(line, self._lines)
        if is_first and (stands_above_lead(line, self._lines) or _RUN_ON.fullmatch(line.words)):
            return True
        if len(line.text) >= _LONGEST_BARE or self._paragraphs.is_usual(line) or self._are_in_figures:
            return False
        if _is_said(line) or line.bold or line.words in caption_words.TELLS:
            return False
        opens = is_first and not self._heads_gallery(line) and opens_story(line, self._lines, self._marks)
        if opens or (is_first and self._opens_poem(line)) or self._part_heads.has(line, is_first=is_first):
            return False
        if self._others_are_short(line) or self._go_without(line):
            return False
        return all(picture.block is not line.element or _ends_its_row(picture) for picture in above)

    def _is_short_behind(self, line: Line, within: Sequence[Picture]) -> bool:
        """Whether a line stands alone with its picture, in the row below it, and is far shorter than the paragraphs."""
        above = [picture for picture in within if picture.line == line.number]
        ends_row = bool(above) and all(map(_ends_its_row, above))
        return ends_row and line.element in self._alone and not self._paragraphs.is_usual(line)

    def _heads_gallery(self, line: Line) -> bool:
        """Whether right below a line stands another picture, with a line of its own far shorter than the paragraphs."""
        below = self._lines[line.number + 1 : line.number + 2]
        return any(
            len(each.text) <= _SHORT
            and not self._paragraphs.is_usual(each)
            and any(picture.line == each.number for picture in self._beside[each.number])
            for each in below
        )

    def _opens_poem(self, line: Line) -> bool:
        """Whether a line under a picture at the top of the story has verses below it."""
        first = line.number + 1 + self._credit_rows(line.number + 1)
        below = self._lines[first : first + 2]
        return not any(is_prose(each) or self._beside[each.number] for each in below)

    def _go_without(self, line: Line) -> bool:
        """Whether more of the pictures above lines set like this one stand above long paragraphs: without a caption."""
        if line.shape not in self._without:
            numbers = {picture.line for picture in self._above.get(line.shape, ()) if not picture.leads_away}
            long = [
                is_prose(below) and self._paragraphs.is_usual(below) for below in map(self._lines.__getitem__, numbers)
            ]
            self._without[line.shape] = sum(long) * 2 > len(long)
        return self._without[line.shape]

    @cached_property
    def _above(self) -> dict[tuple[str, ...], list[Picture]]:
        """The pictures, by the shape of the line below them."""
        found: dict[tuple[str, ...], list[Picture]] = {}
        for picture in self._pictures:
            for below in self._lines[picture.line : picture.line + 1]:
                found.setdefault(below.shape, []).append(picture)
        return found

    def _others_are_short(self, line: Line) -> bool:
        """Whether two sentences away from pictures, set beside a line, are no longer than it; what is said is short."""
        block = line.container
        if block not in self._sentences:
            told = (each for each in self._short.get(block, ()) if not _is_said(each))
            away = (each for each in told if not self._beside[each.number] and self._marks.is_plain(each))
            self._sentences[block] = sorted(len(each.text) for each in away)
        return bisect_right(self._sentences[block], len(line.text) + _ABOUT) >= _SEVERAL

    @cached_property
    def _short(self) -> dict[Element, list[Line]]:
        """The short lines, by the block around them."""
        found: dict[Element, list[Line]] = {}
        for line in self._lines:
            if len(line.text) < _LONGEST_BARE:
                found.setdefault(line.container, []).append(line)
        return found

    def _share_a_block(self, line: Line, picture: Picture) -> bool:
        """Whether a block below the story's holds the picture, this line and no other: a table, a `<div>`, a `<dl>`."""
        block = common_block(picture.block, line.element)
        if block is None or block is line.element or block.tag == "body":
            return False
        neighbours = self._lines[max(line.number - 1, 0) : line.number] + self._lines[line.number + 1 : line.number + 2]
        return not any(stands_in(other.element, block) for other in neighbours)


def ends_as_caption(text: str) -> bool:
    """Whether a plain line ends with who took the picture, or with a caption's last words: 村委会供图."""
    return caption_words.END_OF_CAPTION.matches(text) is not None or ends_with_picture_credit(text)


def _is_said(line: Line) -> bool:
    """Whether a line begins with what somebody says: not a nickname, “小讲解员”温叙在讲解."""
    return line.text[0] in _SPEECH and _NICKNAME.match(line.text) is None


def _ends_its_row(picture: Picture) -> bool:
    """Whether a `<br>` stands right behind a picture."""
    behind = tree.behind(picture.node)
    return behind is not None and behind.tag == "br"


def _are_several(text: str) -> bool:
    """Whether more than one picture is pointed at or credited in a line."""
    return len(_POINTERS.findall(text)) > 1 or (text in caption_words.CREDIT and len(_CREDITS.findall(text)) > 1)


def _opening(text: str) -> int:
    """Where a caption's words begin, behind a mark or a bracket."""
    return 1 if text[0] in "△▲▼▽↑↓◎●◆■□(*" else 0
