"""Where in a story may somebody sign without a label? At its ends, below a part of it that is an article of its own."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from yybnet_crawler.extraction.characters import HAN, plain
from yybnet_crawler.extraction.people.candidates import is_signed_with_post
from yybnet_crawler.extraction.people.names import is_plain_name, reads_as_name
from yybnet_crawler.extraction.people.pieces import STORY, Piece
from yybnet_crawler.extraction.people.surroundings import MARKS

LONGEST_NAME_ROW: Final = 30  # characters
LONGEST_USUAL_NAME: Final = 3  # characters
_LINE_OF_PROSE: Final = 25
_EDGE: Final = 2  # first and last pieces of the story where a bare name signs
_SHORT_ROW: Final = 15  # of a subhead, a verse or a name
_OPENING: Final = frozenset("(（")
_PUNCTUATION: Final = frozenset("。！？!?，,；;")
_SUBTITLE_OR_REMARK: Final = re.compile(r"\s*(?:[—―-]{2}|[(（][^()（）]*[)）]\s*$)")
_NAMES, _ITEM = "names", "item"
_NAMES_BELOW_COLON = 3  # in one row
_NAMES_BELOW_HEADS, _ITEMS_OF_LIST = 2, 3  # rows at least
_COLONS: Final = frozenset(":：")
_SALUTATION: Final = re.compile(r"\s*\S{0,8}(?:老师|同志|先生|女士|编辑部?|[爸妈]+|[校县市]长)[:：]\s*")  # 覃老师：
# Of three characters most names are, and few last words.
_SIGNATURE: Final = re.compile(rf"\s*(?!祝)[{HAN}]{{3}}\s*")
_ANSWER: Final = re.compile(r"[^\W\d]{0,12}(?:[答回]复|回音)|又及")  # 区供水站答复：
# A pupil's name behind a headline or a sentence: …真好。 河湾小学三年级 温叙
PUPIL_BEHIND: Final = re.compile(
    rf"[。！？”\s]\s*[^\s。！？”]{{2,14}}[学园班级](?:\S{{0,8}}班)?\s+([{HAN}]{{2,4}})[)）]?\s*$"
)
_TAIL_NAME: Final = re.compile(rf"[。！？”][(（][{HAN}]{{2,4}}[)）]\s*$|(?<=[。！？”]){PUPIL_BEHIND.pattern}")
LONGEST_TAIL: Final = 30  # characters of such an end
_PUPIL: Final = re.compile(rf"^[^。，！？]{{2,20}}[学园班][\s]+[{HAN}]{{2,4}}$")


class StoryEdges:
    """The first and the last pieces of a story, and how they stand out from what is between."""

    def __init__(self, story: Sequence[Piece], *, is_signed: bool) -> None:
        self._story = story
        self.is_unsigned = not is_signed  # with a label
        self._first = {*story[:_EDGE]}
        self._either = {*story[:_EDGE], *story[-_EDGE:], *_briefs(story), *_letters(story), *_pupils(story, sign=True)}

    def __contains__(self, piece: Piece) -> bool:
        return piece.place is not STORY or piece in self._either

    @cached_property
    def _short(self) -> set[str]:
        """The rows that could be a subhead, a verse or a name; of a poem, the names."""
        if self._is_poem:
            return {piece.text for piece in self._story if reads_as_name(plain(piece.text))}
        return {piece.text for piece in self._story if _is_head(piece.text)}

    @cached_property
    def _first_marks(self) -> Counter[str]:
        return Counter([piece.text.lstrip()[0] for piece in self._story])

    def stands_out(self, piece: Piece) -> bool:
        """Whether a row at an edge is the only one of its kind: subheads and verses are several."""
        if piece.place is not STORY or piece not in self:
            return False
        if (mark := piece.text.lstrip()[0]) in MARKS or mark in _OPENING:
            return self._first_marks[mark] == 1
        return self._short == {piece.text}

    def is_outermost(self, piece: Piece) -> bool:
        """Whether a piece is the first or the last of the story; a row above the last paragraph heads it: ■小贴士."""
        return piece in self._story[:1] or self.is_last(piece)

    def is_last(self, piece: Piece) -> bool:
        """Whether a piece is the last of the story."""
        return piece in self._story[-1:]

    def is_signature(self, piece: Piece) -> bool:
        """Whether a piece is the last of a story in prose that nobody signed else."""
        return self.is_unsigned and not self._is_poem and self.is_last(piece)

    @cached_property
    def _is_poem(self) -> bool:
        return max((len(piece.text) for piece in self._story), default=0) < _LINE_OF_PROSE

    def is_above(self, piece: Piece) -> bool:
        """Whether a piece is among the first of the story."""
        return piece in self._first

    def expects_name(self, piece: Piece) -> bool:
        """Whether hardly anything but a name is printed in a row: it stands out above, or reads so at the end."""
        if self.is_outermost(piece) and is_signed_with_post(plain(piece.text)):
            return True
        if self.is_last(piece) and self._is_letter and _SIGNATURE.fullmatch(piece.text):
            return True
        is_end = self.is_last(piece) and (reads_as_signed(piece.text.strip()) or self._is_below_verses(piece))
        return self.stands_out(piece) and (self.is_above(piece) or is_end)

    def _is_below_verses(self, piece: Piece) -> bool:
        """Whether a piece is the last of a poem that nobody signed else, and no longer than any of its verses."""
        if not self._is_poem or not self.is_unsigned:
            return False
        return all(len(piece.text) <= len(verse.text) for verse in self._story)

    @cached_property
    def _is_letter(self) -> bool:
        """Whether a story in prose begins with whom it is to: 覃老师："""
        return not self._is_poem and _SALUTATION.fullmatch(self._story[0].text) is not None


def _briefs(story: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces that end with a name in brackets where more than one does, or above a head: articles of their own."""
    signed = [piece for piece in story if _TAIL_NAME.search(piece.text, max(0, len(piece.text) - LONGEST_TAIL))]
    if len(signed) == 1:
        return [piece for piece, below in pairwise(story) if piece is signed[0] and _is_head(below.text)]
    return signed


def _letters(story: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces that the next one answers: with a name a letter ends."""
    return [
        letter for letter, answer in pairwise(story) if _ANSWER.match(answer.text) or _SALUTATION.fullmatch(answer.text)
    ]


def _pupils(story: Sequence[Piece], *, sign: bool) -> Sequence[Piece]:
    """The rows of a class and a child, `某小学三（4）班 温叙`, if these `sign` an article each, or if they do not.

    They do where each of several stands beside a line of prose, its article; not all winners of a prize do.
    """
    rows = [place for place, piece in enumerate(story) if _PUPIL.search(piece.text)]
    beside = [any(len(each.text) >= _LINE_OF_PROSE for each in _near(story, place)) for place in rows]
    is_asked = all(beside) if sign else any(beside) and not all(beside)
    return [story[place] for place in rows] if len(rows) > 1 and is_asked else ()


def _near(story: Sequence[Piece], place: int) -> Sequence[Piece]:
    """The piece above one and the two below it: a title may stand between a name and its article."""
    return (*story[max(0, place - 1) : place], *story[place + 1 : place + 3])


def listed_names(story: Sequence[Piece]) -> set[Piece]:
    """Rows of names that are the story's, several one below the other, or each below a head of its own: 一等奖（3名）.

    Two that a colon leads to (`公示如下：`, `甲　乙　丙`), one of several names below it (`优秀奖：`), or three that
    end with a name: `《春水》 市一中 甲`.
    """
    found = set(_pupils(story, sign=False))
    headed: list[Piece] = []
    above: Piece | None = None
    for kind, alike in groupby(story, key=_kind_of_row):
        rows = list(alike)
        leads = above is not None and above.text.rstrip()[-1] in _COLONS
        below_colon = leads and kind is _NAMES and (len(rows) > 1 or len(rows[0].text.split()) >= _NAMES_BELOW_COLON)
        if kind and (below_colon or len(rows) >= _ITEMS_OF_LIST):
            found.update(rows)
        elif kind is _NAMES and above is not None and _is_head(above.text):
            headed += rows
        above = rows[-1]
    several = [piece for piece in headed if len(piece.text.split()) > 1]  # poems, each below its title, have one author
    return found.union(headed) if len(several) >= _NAMES_BELOW_HEADS else found


def _is_head(text: str) -> bool:
    """Whether a row could be a subhead: no subtitle, ——春灌见闻, nor a remark in brackets."""
    if len(text) > _SHORT_ROW or not _PUNCTUATION.isdisjoint(text):
        return False
    return _SUBTITLE_OR_REMARK.match(text) is None


def _kind_of_row(piece: Piece) -> str:
    """`_NAMES` for a short row of nothing but names, `_ITEM` for one that ends with a name; "" for any other."""
    words = plain(piece.text).split() if len(piece.text) < LONGEST_NAME_ROW else []
    if words and all(map(is_plain_name, words)):
        return _NAMES
    return _ITEM if len(words) > 1 and is_plain_name(words[-1]) else ""


def reads_as_signed(text: str) -> bool:
    """Whether a few characters are three that read better as a name than as words: of two, words are as rare."""
    name = plain(text)
    return len(name) == LONGEST_USUAL_NAME and reads_as_name(name)
