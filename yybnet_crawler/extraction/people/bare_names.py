"""Names that sign without a label: in a bracket behind the dateline, at either end of an article, behind a mark."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.people.candidates import unlabelled
from yybnet_crawler.extraction.people.evidence import weigh
from yybnet_crawler.extraction.people.pieces import LETTER, Piece, Place
from yybnet_crawler.extraction.people.roles import Role
from yybnet_crawler.extraction.people.surroundings import MARKS

_LONGEST_NAME_ROW: Final = 30  # characters
_EDGE: Final = 2  # first and last pieces of the story where a bare name signs
_DATELINE_ENDS: Final = 80  # characters within which a dateline ends
_LEAD_BRACKET: Final = re.compile(r"[讯訊电電]\s?[(（]([^()（）]{2,30})[)）]")
_TAIL_BRACKET: Final = re.compile(r"[(（【]([^()（）]{2,24})[)）】][。\s]*$")
_ROUND_ROW: Final = re.compile(r"[(（][^()（）]{2,24}[)）]")
_WORD: Final = r"[^\s。，！？,!?…“”\"()（）：:]"
_TAIL_NAMES: Final = re.compile(rf"(?<=[。！？!?…”\"])\s*({_WORD}{{2,4}}(?:[\s、]+{_WORD}{{1,4}}){{0,3}})\s*$")
_MARK_OF_NAMES: Final = "□"  # in a headline; the others part a series from its subject, too
_MARKED: Final = re.compile(f"[{MARKS}]\\s*([^{MARKS}。，,]{{2,30}})$")


class _Span(NamedTuple):
    """A part of a piece where names may stand alone."""

    start: int
    end: int
    closed: bool  # in brackets
    anywhere: bool  # a place to sign at, whatever line it is


def read_bare_names(pieces: Sequence[Piece]) -> None:
    """Find and weigh them in the pieces, which their labels were read in."""
    story = [piece for piece in pieces if piece.place is Place.STORY and not piece.is_credit]
    edges = {id(piece) for piece in (*story[:_EDGE], *story[-_EDGE:])}
    above: Piece | None = None
    for piece in pieces:
        role, above = above.open_role() if above else None, piece
        if role and not piece.is_credit and len(piece.text) < _LONGEST_NAME_ROW:
            _read_names_of(piece, role)
        if not piece.is_credit:
            _read(piece, at_edge=id(piece) in edges or piece.place is not Place.STORY)


def _read_names_of(piece: Piece, role: Role) -> None:
    """A row of names that goes on with the role of the row above: `□本报记者甲`, `乙丙`."""
    piece.plain = piece.plain or plain(piece.text)
    candidate = unlabelled(piece.plain, 0, len(piece.plain), closed=False)
    if candidate and not LETTER.search(piece.plain[: candidate.start]):
        signed = replace(candidate, people=tuple(each._replace(role=role) for each in candidate.people))
        piece.add(signed, weigh(piece.plain, signed, at_edge=True))


def _read(piece: Piece, *, at_edge: bool) -> None:
    for span in _spans(piece, at_edge=at_edge):
        if not piece.plain:
            piece.read_labels()
        if any(candidate.start < span.end and span.start < candidate.end for candidate, _ in piece.found):
            continue
        marked = piece.place is Place.HEADLINE and piece.plain[: span.start].rstrip().endswith(_MARK_OF_NAMES)
        if candidate := unlabelled(piece.plain, span.start, span.end, closed=span.closed, expected=marked):
            edge, in_meta = None if span.anywhere else at_edge, piece.place is Place.META
            verdict = weigh(piece.plain, candidate, at_edge=edge, among_fields=in_meta, in_headline=marked)
            piece.add(candidate, verdict)


def _spans(piece: Piece, *, at_edge: bool) -> Iterator[_Span]:
    text = piece.text
    if piece.place is not Place.META and (lead := _LEAD_BRACKET.search(text, 0, _DATELINE_ENDS)):
        yield _Span(*lead.span(1), closed=True, anywhere=True)
    is_row = len(text) < _LONGEST_NAME_ROW
    if (is_row or piece.place is Place.HEADLINE) and (marked := _MARKED.search(text)):
        yield _Span(*marked.span(1), closed=False, anywhere=True)
    elif at_edge and piece.place is not Place.HEADLINE:
        if is_row and not (piece.place is Place.STORY and _ROUND_ROW.fullmatch(text)):  # its bracket is read below
            yield _Span(0, len(text), closed=False, anywhere=False)
        if tail := _TAIL_NAMES.search(text):
            yield _Span(*tail.span(1), closed=False, anywhere=False)
        if piece.place is Place.STORY and (tail := _TAIL_BRACKET.search(text)):
            yield _Span(*tail.span(1), closed=True, anywhere=False)
