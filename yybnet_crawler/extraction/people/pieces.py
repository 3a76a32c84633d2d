"""The lines of an article as credits run over them: a row, a part of one, or two rows that one credit takes up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from yybnet_crawler.extraction.characters import HAN, plain
from yybnet_crawler.extraction.people.candidates import Candidate, find_candidates, is_labels_and_values
from yybnet_crawler.extraction.people.evidence import Verdict, weigh
from yybnet_crawler.extraction.people.labels import (
    BOTH,
    BROKEN_LABEL,
    ENDS_WITH_ROLE,
    PUPILS,
    REPORTER,
    ROLE_ENDS,
    SUPPLY,
    Label,
    find_labels,
)
from yybnet_crawler.extraction.people.names import is_plain_name
from yybnet_crawler.extraction.people.roles import ROLES, Role
from yybnet_crawler.extraction.people.surroundings import GIVER


class Place(Enum):
    """Where a row of text stands in an article."""

    HEADLINE = "headline"
    META = "meta line"
    STORY = "story"


HEADLINE, META, STORY = Place


class Row(NamedTuple):
    """A line of an article."""

    text: str
    place: Place = STORY


@dataclass(eq=False)
class Piece:
    """What is read at once."""

    text: str
    rows: list[int]  # numbers of the rows it is made of
    place: Place
    plain: str = ""  # "" until it was worth a look
    found: tuple[tuple[Candidate, Verdict], ...] = ()
    is_credit: bool = False  # whether nothing but credits stands in it

    @property
    def accepted(self) -> list[Candidate]:
        """The credits among its candidates, from left to right."""
        return _accepted(self.found)

    def read_labels(self) -> None:
        """Find and weigh the candidates that have a label."""
        self.plain = plain(self.text)
        found, self.is_credit = weigh_labels(self.plain)
        self.found += found

    def add(self, candidate: Candidate, verdict: Verdict) -> None:
        """Keep a candidate without a label."""
        self.found += ((candidate, verdict),)
        self.is_credit = _is_covered(self.plain, self.accepted)

    def open_role(self) -> Role | None:
        """The role of its last name where nothing closes the credit: the next row may go on with more names."""
        accepted = self.accepted if self.is_credit else []
        if not accepted or accepted[-1].closed or not accepted[-1].people:
            return None
        last = accepted[-1].people[-1]
        return last.role if accepted[-1].items[-1] is last.token else None


_CLASS_NUMBER: Final = re.compile(r"(?<=[一二三四五六七八九\d])\((\d{1,2})\)(?=班)")  # 四(3)班
# 记者 温叙 wen@boyi.example, 记者 温叙 邮箱:…
_MAIL: Final = re.compile(
    r"(?:(?:[邮信]箱|e-?mail)[\s:]{0,3})?(?a:[\w.+-]{1,60}@[\w-]+(?:\.[\w-]+)+)(?!\w)", re.IGNORECASE
)
# 本版图片均由温叙摄影
_ALL_PICTURES: Final = re.compile(r"^\W{0,2}[本文][版组文报中](?:图片|照片)[^\W\d]{0,6}[由为](?=\S)")
# 图①、图② 温叙 摄; 上图 温叙 摄; ①②③ 温叙摄
_NUMBER: Final = r"(?:图\s?[\d①-⑳]+|[①-⑳]+)"
_POINTER: Final = re.compile(
    rf"(?<!\w)(?:以?[上下左右中大小][上下左右中]?(?:图片?|照片)|{_NUMBER}(?:[、,及和至~—-]\s?{_NUMBER}){{0,9}})(?:由(?=\S)|:|(?=\s))"
)
_BETWEEN_NAMES: Final = re.compile(rf"(?<=[{HAN}] )▪(?= [{HAN}])")  # 作者:温叙 ▪ 沈卓
LETTER: Final = re.compile(r"[^\W_]")
# Of an editor, _NN3046, or of a paper, (B)(16), and what names its page behind that.
_CODE: Final = re.compile(r"[A-Z]{1,5}\d{2,}|\(\s?(?:[A-Z]|\d\d?)\s?\)(?:[^。,!?]{1,8}$)?")
_NATION: Final = re.compile(rf"(?<=[{HAN}])[(（][{HAN}]{{1,4}}族[)）]")  # behind a name: 才让多杰（藏族）
_DATELINE: Final = re.compile(r"\s*[^\s。,!?()]{1,12}(?:[讯电]|消息)\s*(?:\([^()]{2,10}\))?\s*")  # 每日讯|记者 温叙
_OFFICE: Final = re.compile(r"^\s*\((?:[^()。!?]|\([^()]*\)){2,30}\)$")  # (河湾小学四(6)班)
# Of who wrote a pupil's composition: 河湾小学三(2)班 指导老师 甲
_CLASS: Final = re.compile(
    rf"\s*[{HAN}]{{2,12}}(?:[学园级](?:\S{{0,8}}班)?|\S{{0,6}}班)\s*(?:指导[老教]师[\s:]*[{HAN}]{{2,4}})?\s*$"
)
_PROSE: Final = re.compile(r"[^\W_A-Z\d]")  # a letter of no code
_LONGEST_END: Final = 12  # characters behind a code, or of who lent a picture
_LONGEST_ROLE_ROW: Final = 40  # characters of a row that ends with a role
_LONGEST_OPENED: Final = 60  # of a bracket before its line ends
_WHOLE_PAGE: Final = re.compile(r"\s*本[版报组][^\s。，,：:！？!?“”]{2,12}\s*")
_BRACKETED: Final = re.compile(r"\s*\(([^()\s]{2,6})\):?(?=\s?\w)")
_MEDIUM_IN_BRACKETS: Final = re.compile(r"\(([文图摄]|文/图|图/文)\)")
_BEGINS_WITH_MEDIUM: Final = re.compile(rf"(?:[^\s:(]{{2,4}}:)?\s?{_MEDIUM_IN_BRACKETS.pattern}")
_IS_OPEN: Final = re.compile("[(（][^()（）]*$")
_CLOSES: Final = re.compile("[^(（]{0,60}[)）]")


@lru_cache(maxsize=256)  # a line is asked of what kind it is, and later who signs in it
def weigh_labels(text: str) -> tuple[tuple[tuple[Candidate, Verdict], ...], bool]:
    """The candidates of a plain text that have a label, weighed, and whether nothing but credits stands in it."""
    # The number of a class, in as many characters without a bracket, which would part a credit: 四第3号班.
    text = _opened(_CLASS_NUMBER.sub(r"第\1号", text) if ")班" in text else text)
    if "▪" in text:
        text = _BETWEEN_NAMES.sub("、", text)
    if "@" in text:
        text = _MAIL.sub(_blank, text)
    if "片" in text or "图" in text or "①" in text:
        text = _POINTER.sub(_blank, _ALL_PICTURES.sub(_blank, text))
    labels = find_labels(text)
    if not labels:
        return (), False
    if len(labels) > 1 and text[labels[-1].end :].strip() == ":":  # 编辑：甲 责任编辑：
        text = text[: labels.pop().start]
    found = tuple((each, weigh(text, each)) for each in find_candidates(text, labels))
    accepted = _accepted(found)
    return found, _is_covered(text, accepted) if accepted else is_labels_and_values(text, labels)


def _blank(address: re.Match[str]) -> str:
    return " " * len(address[0])


def _opened(text: str) -> str:
    """A plain row with labels in brackets, as one with signs: (记者)温叙, (文)温叙(图)沈卓, 温叙(文)沈卓(图)."""
    if len(text) >= _LONGEST_ROLE_ROW or "(" not in text:
        return text
    if media := _MEDIUM_IN_BRACKETS.findall(text):
        if _BEGINS_WITH_MEDIUM.match(text):
            text = _MEDIUM_IN_BRACKETS.sub(r" \1:", text)
        elif media != ["图"]:  # 渠水来了(图)
            text = _MEDIUM_IN_BRACKETS.sub(r"/\1 ", text)
    match = _BRACKETED.match(text)
    if match is None:
        return text
    labels = find_labels(f"{match[1]}:")
    if not labels or labels[-1].end < len(match[1]):
        return text
    if labels[0].start and labels[0].kind not in ROLES:  # 见习记者
        return text
    return f"{' ' * match.start(1)}{match[1]}:{' ' * (match.end() - match.end(1) - 1)}{text[match.end() :]}"


def _accepted(found: Iterable[tuple[Candidate, Verdict]]) -> list[Candidate]:
    accepted = [each for each, verdict in found if verdict.accepted]
    return sorted(accepted, key=attrgetter("start")) if len(accepted) > 1 else accepted


def _is_covered(text: str, accepted: Sequence[Candidate]) -> bool:
    """Whether nothing stands beside some credits but signs, codes and who lent a picture."""
    if not accepted:
        return False
    rest, at = "", 0
    for candidate in accepted:
        ahead = text[at : candidate.start]
        rest += ahead if at or not _DATELINE.fullmatch(ahead) else ""
        at = candidate.end
    end = text[at:]
    if _OFFICE.match(end) or (accepted[-1].labels and accepted[-1].labels[0].text in PUPILS and _CLASS.match(end)):
        end = ""
    elif _PROSE.search(end, 0, len(end) - _LONGEST_END):
        return False
    last = accepted[-1].items[-1]
    if isinstance(last, Label) and last.kind is SUPPLY and last.pre:
        end = GIVER.sub("", end)
    return not LETTER.search(_CODE.sub("", rest + end))


def to_pieces(rows: Iterable[Row]) -> Iterator[Piece]:
    """The pieces of some rows, none blank."""
    last: Piece | None = None
    for number, (row, place) in enumerate(rows):
        for text in BROKEN_LABEL.sub("", row).split("\n") if "\n" in row else (row,):
            if last and _goes_on(last, text, place):
                last.text += " " + text
                last.rows.append(number)
            elif text.strip():
                if last:
                    yield last
                last = Piece(_NATION.sub(_blank, text).rstrip() if "族" in text else text, [number], place)
    if last:
        yield last


def join_signed_together(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with rows that are signed together read as one: `记者 甲`, `通讯员 乙 文/图`."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.is_credit and joined and _signs_with(last := joined[-1], piece):
            joined[-1] = both = Piece(f"{last.text} {piece.text}", [*last.rows, *piece.rows], piece.place)
            both.read_labels()
            both.is_credit = True
        else:
            joined.append(piece)
    return joined


def _goes_on(piece: Piece, text: str, place: Place) -> bool:
    """Whether a credit runs over into the next line: its bracket is open, or its role has no name yet."""
    if place is not piece.place:
        return False
    end = piece.text[-_LONGEST_OPENED:]
    if ("（" in end or "(" in end) and _IS_OPEN.search(end):
        return _CLOSES.match(text) is not None
    if len(piece.text) >= _LONGEST_ROLE_ROW or end.rstrip(" :：/／")[-1:] not in ROLE_ENDS:
        return False
    return text.strip() != "" and ENDS_WITH_ROLE.search(plain(end)) is not None


def _signs_with(above: Piece, piece: Piece) -> bool:
    """Whether a credit goes on with the row above: 文/图 for all, or the reporter of 本版稿件特派湖岭."""
    accepted = piece.accepted
    if not accepted:
        return _is_medium_alone(piece.plain) and _is_row_of_names(plain(above.text))
    first = accepted[0]
    if not above.is_credit and _WHOLE_PAGE.fullmatch(above.text):
        return first.labels[0].kind is REPORTER and first.items[0] is first.labels[0]
    return above.open_role() is not None and _signs_for_all(first)


def _is_medium_alone(row: str) -> bool:
    """Whether a plain row is a word for what its people did, and nobody: 摄影报道, 文/图."""
    labels = find_labels(row)
    return len(labels) == 1 and labels[0].kind is BOTH


def _is_row_of_names(row: str) -> bool:
    return len(row) < _LONGEST_ROLE_ROW and all(map(is_plain_name, row.split()))


def _signs_for_all(first: Candidate) -> bool:
    """Whether 文/图 ends a row of people: 通讯员 温叙 文/图, or 温叙 文/图."""
    if first.closed or first.labels[-1].kind is not BOTH or first.items[-1] is not first.labels[-1]:
        return False
    return len(first.labels) == 1 or first.labels[0].kind in ROLES
