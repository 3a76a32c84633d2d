"""Who signed an article, and which of its lines are nothing but a credit: one reading of each line answers both."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from yybnet_crawler.extraction.characters import plain, unified
from yybnet_crawler.extraction.people.candidates import (
    Candidate,
    find_candidates,
    is_labels_and_values,
    unlabelled,
)
from yybnet_crawler.extraction.people.evidence import Verdict, weigh
from yybnet_crawler.extraction.people.labels import (
    BROKEN_LABEL,
    ENDS_WITH_ROLE,
    ROLE_ENDS,
    Kind,
    find_labels,
    find_telltales,
)
from yybnet_crawler.extraction.people.roles import ROLES, Role
from yybnet_crawler.extraction.people.surroundings import MARKS, Behind


class Place(Enum):
    """Where a row of text stands in an article."""

    HEADLINE = "headline"
    META = "meta line"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an article."""

    text: str
    place: Place = Place.STORY


@dataclass(frozen=True, slots=True)
class Credit:
    """One name and why it was read."""

    role: Role
    name: str  # as printed, without blanks inside a Han name
    row: int  # index into the rows given
    text: str  # the words it was read from
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rejected:
    """Words that were weighed and are no credit."""

    row: int
    text: str
    verdict: Verdict


@dataclass(slots=True)
class Bylines:
    """Who signed an article: each name once a list, in the order printed. The rest is the trace behind."""

    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    photographers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)  # those that are nothing but credits


@dataclass(slots=True)
class _Piece:
    """A printed line: a row, a part of one, or two rows that one credit runs over."""

    text: str
    rows: list[int]
    place: Place
    plain: str = ""  # "" until it was worth a look
    found: list[tuple[Candidate, Verdict]] = field(default_factory=list)
    is_credit: bool = False  # whether nothing but credits stands in it

    @property
    def accepted(self) -> Iterator[Candidate]:
        return (candidate for candidate, verdict in self.found if verdict.accepted)

    def read_labels(self) -> None:
        """Find and weigh the candidates that have a label."""
        self.plain = plain(self.text)
        if labels := find_labels(self.plain):
            self.found += ((each, weigh(self.plain, each)) for each in find_candidates(self.plain, labels))
            if any(True for _ in self.accepted):
                self.is_credit = self._is_covered()
            else:
                self.is_credit = is_labels_and_values(self.plain, labels)

    def add(self, candidate: Candidate, verdict: Verdict) -> None:
        """Keep a candidate without a label."""
        self.found.append((candidate, verdict))
        self.is_credit = self._is_covered()

    def _is_covered(self) -> bool:
        rest, at = "", 0
        for candidate in sorted(self.accepted, key=lambda each: each.start):
            rest += self.plain[at : candidate.start]
            at = candidate.end
        return at > 0 and not _LETTER.search(_CODE.sub("", rest + self.plain[at:]))


_SHORT: Final = 40  # characters: a line that may be nothing but a credit
_LONGEST_CREDIT: Final = 300
_LONGEST_NAME_ROW: Final = 30
_EDGE_PIECES: Final = 2  # first and last lines where a bare name signs
_MOST_QUESTIONS: Final = 2  # rows that open with 记者：; more are an interview
_CODE: Final = re.compile(r"[A-Z]{1,5}\d{2,}")  # of an editor: _NN3046
_LETTER: Final = re.compile(r"[^\W_]")
_LONGEST_OPENED: Final = 60  # characters of a bracket before its line ends
_IS_OPEN: Final = re.compile("[(（][^()（）]*$")
_CLOSES: Final = re.compile("[^(（]{0,60}[)）]")
_LEAD_BRACKET: Final = re.compile(r"[讯訊电電]\s?[(（]([^()（）]{2,30})[)）]")
_TAIL_BRACKET: Final = re.compile(r"[(（【]([^()（）]{2,24})[)）】][。\s]*$")
_WORD: Final = r"[^\s。，！？,!?…“”\"()（）：:]"
_TAIL_NAMES: Final = re.compile(rf"(?<=[。！？!?…”\"])\s*({_WORD}{{2,4}}(?:[\s、]+{_WORD}{{1,4}}){{0,3}})\s*$")
_MARKED: Final = re.compile(f"[{MARKS}]\\s*([^{MARKS}。，,]{{2,30}})$")
_QUESTION: Final = re.compile(r"\s*[记記]者\s?[:：]")


def read_bylines(lines: Iterable[str]) -> Bylines:
    """Reads who signed an article.

    `lines`: its text lines in reading order, from the row under the headline to captions and editor lines; one string
    is taken apart at its line breaks.
    """
    return read_rows(map(Row, lines.split("\n") if isinstance(lines, str) else lines))


def is_credit_line(text: str) -> str | None:
    """The rule by which `text` is nothing but a byline, an editor line or a photo credit. None: it is more."""
    text = text.strip()
    if not 1 < len(text) <= _LONGEST_CREDIT:
        return None
    [piece] = list(_pieces([Row(text.replace("\n", " "))]))
    piece.read_labels()
    if not piece.is_credit:
        return None
    return "credit" if any(True for _ in piece.accepted) else "labels-and-values"


def read_rows(rows: Iterable[Row]) -> Bylines:
    """Like `read_bylines`, for rows that may be the headline or part of the meta line, too."""
    pieces = list(_pieces(rows))
    questions = {id(piece) for piece in pieces if _QUESTION.match(piece.text)}
    if len(questions) > _MOST_QUESTIONS:
        questions -= {id(piece) for piece in (*pieces[:_EDGE_PIECES], *pieces[-_EDGE_PIECES:])}
    else:
        questions.clear()
    telltales = find_telltales("\n".join(piece.text for piece in pieces))
    for piece in pieces:
        text = piece.text
        if (len(text) < _SHORT or any(word in text for word in telltales)) and id(piece) not in questions:
            piece.read_labels()
    pieces = list(_joined(pieces))
    _read_unlabelled(pieces)
    return _collect(pieces)


def _pieces(rows: Iterable[Row]) -> Iterator[_Piece]:
    last: _Piece | None = None
    for number, row in enumerate(rows):
        for text in BROKEN_LABEL.sub("", row.text).split("\n") if "\n" in row.text else (row.text,):
            if last and _goes_on(last, text, row.place):
                last.text += " " + text
                last.rows.append(number)
            elif text.strip():
                if last:
                    yield last
                last = _Piece(text, [number], row.place)
    if last:
        yield last


def _goes_on(piece: _Piece, text: str, place: Place) -> bool:
    """Whether a credit runs over into the next line: its bracket is open, or its role has no name yet."""
    if place is not piece.place or not text.strip():
        return False
    end = piece.text[-_LONGEST_OPENED:]
    if ("（" in end or "(" in end) and _IS_OPEN.search(end):
        return _CLOSES.match(text) is not None
    if len(piece.text) >= _SHORT or end.rstrip(" :：/／")[-1:] not in ROLE_ENDS:
        return False
    return ENDS_WITH_ROLE.search(plain(end)) is not None


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces, with rows that one 文/图 signs read as one: `记者 甲`, `通讯员 乙 文/图`."""
    last: _Piece | None = None
    for piece in pieces:
        if last and last.is_credit and piece.is_credit and _open_role(last) and _signs_for_all(piece):
            last = _Piece(f"{last.text} {piece.text}", [*last.rows, *piece.rows], piece.place)
            last.read_labels()
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _signs_for_all(piece: _Piece) -> bool:
    first = next(piece.accepted, None)
    if first is None or first.closed or len(first.labels) < 2:
        return False
    return first.labels[0].kind in ROLES and first.items[-1] is first.labels[-1] and first.labels[-1].kind is Kind.BOTH


def _read_unlabelled(pieces: Sequence[_Piece]) -> None:
    """Names without a label: in a bracket behind the dateline, at either end of the article, behind a mark."""
    content = [piece for piece in pieces if not piece.is_credit]
    story = [piece for piece in content if piece.place is Place.STORY]
    edges = {id(piece) for piece in (*story[:_EDGE_PIECES], *story[-_EDGE_PIECES:])}
    above: _Piece | None = None
    for piece in pieces:
        role, above = _open_role(above), piece
        if role and not piece.is_credit and len(piece.text) < _LONGEST_NAME_ROW:
            _read_names_of(piece, role)
        if not piece.is_credit:
            at_edge = id(piece) in edges or piece.place is not Place.STORY
            for start, end, closed, sure in _bare_spans(piece, at_edge=at_edge):
                piece.plain = piece.plain or plain(piece.text)
                if any(candidate.start < end and start < candidate.end for candidate, _ in piece.found):
                    continue
                if candidate := unlabelled(piece.plain, start, end, closed=closed):
                    edge, in_meta = None if sure else at_edge, piece.place is Place.META
                    piece.add(candidate, weigh(piece.plain, candidate, at_edge=edge, among_fields=in_meta))


def _open_role(above: _Piece | None) -> Role | None:
    """The role of the last name in a row of credits that nothing closes: the next row may go on with more names."""
    if above is None or not above.is_credit:
        return None
    last = max(above.accepted, key=lambda each: each.start, default=None)
    if last is None or last.closed or not last.people or last.items[-1] is not last.people[-1].token:
        return None
    return last.people[-1].role


def _read_names_of(piece: _Piece, role: Role) -> None:
    piece.plain = piece.plain or plain(piece.text)
    candidate = unlabelled(piece.plain, 0, len(piece.plain), closed=False)
    if candidate and not _LETTER.search(piece.plain[: candidate.start]):
        signed = replace(candidate, people=tuple(each._replace(role=role) for each in candidate.people))
        piece.add(signed, weigh(piece.plain, signed, at_edge=True))


def _bare_spans(piece: _Piece, *, at_edge: bool) -> Iterator[tuple[int, int, bool, bool]]:
    """Where names may stand alone: (start, end, in brackets, whatever line it is)."""
    text = piece.text
    if piece.place is not Place.META and (lead := _LEAD_BRACKET.search(text, 0, 80)):
        yield *lead.span(1), True, True
    if (marked := _MARKED.search(text)) and (len(text) < _LONGEST_NAME_ROW or piece.place is Place.HEADLINE):
        yield *marked.span(1), False, True
    elif at_edge and piece.place is not Place.HEADLINE:
        if len(text) < _LONGEST_NAME_ROW:
            yield 0, len(text), False, False
        elif tail := _TAIL_NAMES.search(text):
            yield *tail.span(1), False, False
        if piece.place is Place.STORY and (tail := _TAIL_BRACKET.search(text)):
            yield *tail.span(1), True, False


def _collect(pieces: Sequence[_Piece]) -> Bylines:
    read = Bylines()
    for piece in pieces:
        if piece.is_credit:
            read.rows.update(piece.rows)
        for candidate, verdict in sorted(piece.found, key=lambda each: each[0].start):
            words = piece.text[candidate.start : candidate.end].strip()
            if not verdict.accepted or (piece.place is Place.HEADLINE and candidate.behind is Behind.WORDS):
                read.rejected.append(Rejected(piece.rows[0], words, verdict))
                continue
            for signature in candidate.people:
                name = _printed(piece.text[signature.token.start : signature.token.end])
                read.credits.append(Credit(signature.role, name, piece.rows[0], words, verdict))
                people: list[str] = getattr(read, f"{signature.role}s")
                if name not in people:
                    people.append(name)
    return read


def _printed(words: str) -> str:
    """A name as printed, without the blanks inside a Han name."""
    return words if words.isascii() else unified("".join(words.split()))
