"""Who signed an article, and which of its lines are nothing but a credit: one reading of each line answers both."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from yybnet_crawler.extraction.characters import plain, unified
from yybnet_crawler.extraction.people.bare_names import read_bare_names
from yybnet_crawler.extraction.people.candidates import Candidate
from yybnet_crawler.extraction.people.evidence import Verdict, weigh
from yybnet_crawler.extraction.people.labels import PHOTO, PHOTOGRAPHER, may_hold_credit, may_hold_label
from yybnet_crawler.extraction.people.pieces import HEADLINE, Piece, Row, join_signed_together, to_pieces, weigh_labels
from yybnet_crawler.extraction.people.roles import Role, assign
from yybnet_crawler.extraction.people.surroundings import Behind
from yybnet_crawler.extraction.people.tokens import NAME, Token


class Credit(NamedTuple):
    """One name and why it was read."""

    role: Role
    name: str  # as printed, without blanks inside a Han name
    row: int  # index into the rows given
    text: str  # the words it was read from
    verdict: Verdict


class Rejected(NamedTuple):
    """Words that were weighed and are no credit."""

    row: int
    text: str
    verdict: Verdict


@dataclass
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


_SHORT: Final = 40  # characters: a line that may be nothing but a credit
_LONGEST_CREDIT: Final = 300
_EDGE: Final = 2  # first and last lines where 记者：甲 is a byline in an interview, too
_MOST_QUESTIONS: Final = 2  # lines that open with 记者：; more are an interview
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
    if not may_hold_label(text):
        return None
    found, is_credit = weigh_labels(plain(text.replace("\n", " ")))
    if not is_credit:
        return None
    return "credit" if any(verdict.accepted for _, verdict in found) else "labels-and-values"


def ends_with_picture_credit(text: str) -> bool:
    """Whether a plain text ends with who took its picture (`…。温叙 摄`), or is 某某 摄, whoever that is."""
    if "摄" not in text:
        return False
    found, is_credit = weigh_labels(text)
    end = len(text.rstrip(" 。.)"))
    return any(
        (verdict.accepted or is_credit) and candidate.end >= end and candidate.labels[-1].kind in (PHOTO, PHOTOGRAPHER)
        for candidate, verdict in found
    )


def read_rows(rows: Iterable[Row]) -> Bylines:
    """Like `read_bylines`, for rows that may be the headline or part of the meta line, too."""
    pieces = list(to_pieces(rows))
    labelled = [
        piece
        for piece in pieces
        if (may_hold_label(piece.text) if len(piece.text) < _SHORT else may_hold_credit(piece.text))
    ]
    questions = _questions(labelled) - {*pieces[:_EDGE], *pieces[-_EDGE:]}
    for piece in labelled:
        if piece in questions:
            piece.plain = plain(piece.text)
        else:
            piece.read_labels()
    pieces = join_signed_together(pieces)
    read_bare_names(pieces)
    _read_signers_again(pieces)
    return _collect(pieces)


def _questions(labelled: Sequence[Piece]) -> set[Piece]:
    """The lines in which an interviewer asks: 记者：何时…."""
    asked = {piece for piece in labelled if _QUESTION.match(piece.text)}
    return asked if len(asked) > _MOST_QUESTIONS else set()


def _read_signers_again(pieces: Sequence[Piece]) -> None:
    """Take words for a name that signs elsewhere on the page: 记者 纵横 above the story, 纵横 摄 below."""
    nobody = [piece for piece in pieces if any(not candidate.people for candidate, _ in piece.found)]
    if not nobody:
        return
    signed = [
        (piece.plain, signature.token) for piece in pieces for each in piece.accepted for signature in each.people
    ]
    signers = {text[name.start : name.end] for text, name in signed}
    for piece in nobody:
        piece.found = tuple(
            [_with_names(piece.plain, candidate, verdict, signers) for candidate, verdict in piece.found]
        )


def _with_names(text: str, candidate: Candidate, verdict: Verdict, signers: Set[str]) -> tuple[Candidate, Verdict]:
    """A candidate that names nobody, with the words in it that are `signers`, weighed; any other as it was."""
    if candidate.people:
        return candidate, verdict
    items = [
        item._replace(kind=NAME) if isinstance(item, Token) and text[item.start : item.end] in signers else item
        for item in candidate.items
    ]
    people = tuple(assign(text, items))
    if not people:
        return candidate, verdict
    named = candidate._replace(items=tuple(items), people=people)
    return named, weigh(text, named)


def _collect(pieces: Sequence[Piece]) -> Bylines:
    read = Bylines()
    for piece in pieces:
        if piece.is_credit:
            read.rows.update(piece.rows)
        elif not piece.found:
            continue
        for candidate, verdict in sorted(piece.found, key=_place):
            words = piece.text[candidate.start : candidate.end].strip()
            if not verdict.accepted or (piece.place is HEADLINE and candidate.behind is Behind.WORDS):
                read.rejected.append(Rejected(piece.rows[0], words, verdict))
                continue
            for signature in candidate.people:
                name = _printed(piece.text[signature.token.start : signature.token.end])
                read.credits.append(Credit(signature.role, name, piece.rows[0], words, verdict))
                people: list[str] = getattr(read, f"{signature.role}s")
                if name not in people:
                    people.append(name)
    signers = {credit.name for credit in read.credits}
    longest = 2 * max(map(len, signers), default=0)  # characters, with blanks between
    for piece in pieces:
        if len(piece.text) <= longest and _printed(piece.text.strip()) in signers:  # once more, in a row of its own
            read.rows.update(piece.rows)
    signed = {*read.reporters, *read.correspondents}
    read.authors = [name for name in read.authors if name not in signed]  # 作者：甲 of a meta line, for 记者 甲
    return read


def _place(found: tuple[Candidate, Verdict]) -> int:
    return found[0].start


def _printed(words: str) -> str:
    """A name as printed, without the blanks inside a Han name."""
    return words if words.isascii() else unified("".join(words.split()))
