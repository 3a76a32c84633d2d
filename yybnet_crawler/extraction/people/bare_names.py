"""Names that sign without a label: in a bracket behind the dateline, at either end of an article, behind a mark."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from yybnet_crawler.extraction.characters import HAN, plain
from yybnet_crawler.extraction.people.candidates import (
    Candidate,
    end_of_signer,
    may_be_spread_name,
    one_name,
    unlabelled,
)
from yybnet_crawler.extraction.people.evidence import Verdict, weigh
from yybnet_crawler.extraction.people.made_up_names import Setting, is_made_up_name
from yybnet_crawler.extraction.people.names import is_transcribed
from yybnet_crawler.extraction.people.pieces import HEADLINE, LETTER, META, STORY, Piece
from yybnet_crawler.extraction.people.roles import Role
from yybnet_crawler.extraction.people.story_edges import (
    LONGEST_NAME_ROW,
    LONGEST_TAIL,
    LONGEST_USUAL_NAME,
    PUPIL_BEHIND,
    StoryEdges,
    listed_names,
    reads_as_signed,
)
from yybnet_crawler.extraction.people.surroundings import MARKS
from yybnet_crawler.places.table import short_names

_LABEL_OF_ROLE: Final = {"reporter": "记者", "correspondent": "通讯员"}
_SENTENCE_ENDS: Final = ("。", "！", "？", "…", "”")
_DATELINE_ENDS: Final = 80  # characters within which a dateline ends
_SHORT_DATELINE_ENDS: Final = 40  # with the names behind it
_DISPATCH: Final = "讯訊电電"  # what a dateline ends with, or 消息
_DATELINE_OR_MARK: Final = re.compile(f"[{_DISPATCH}息{MARKS}]")
_NUMBERS: Final = re.compile(r"[\d\s:./-]+")  # a field of a meta line that says when
_LEAD_BRACKET: Final = re.compile(rf"[{_DISPATCH}息](?<![^消]息)\s{{0,3}}[(（]([^()（）]{{2,30}})[)）]")
# 本报讯 甲 乙 今天…: blanks part them from what they wrote.
_LEAD_NAMES: Final = re.compile(rf"[{_DISPATCH}][】\]]?\s+([{HAN}]{{2,4}}(?:[\s、]+[{HAN}]{{2,4}}){{0,2}})\s+\S{{5}}")
_FIRST_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{2,16})[)）]\s*(?=\S)")
_TAIL_BRACKET: Final = re.compile(r"[(（【]([^()（）]{2,24})[)）】](?:[(（]完[)）])?[。\s]*$")
_ROUND_ROW: Final = re.compile(r"[(（][^()（）]{2,24}[)）]")
_NEVER_NAMED: Final = '。，！？,!?…“”"()（）：:'
_WORD: Final = rf"[^\s{_NEVER_NAMED}]"
# Behind a sentence, or a quotation and a gap: in “守灯人”温叙 the name is of the sentence.
_TAIL_NAMES: Final = re.compile(
    rf"(?:(?<=[。！？!?…])|(?<=[。！？!?…][”\"])|(?<=[”\"])(?=\s))\s*({_WORD}{{2,4}}(?:[\s、]+{_WORD}{{1,4}}){{0,3}})\s*$"
)
_PAIR: Final = re.compile(rf"\s*[{HAN}]\s{{0,3}}[{HAN}]\s*")
_SPREAD_PAIR: Final = re.compile(rf"\s*[{HAN}]\s{{1,3}}[{HAN}]\s*")
_HAN_ALONE: Final = re.compile(f"[{HAN}\\s、]+")
_MARK_OF_NAMES: Final = "□"  # the others part a series from its subject in a headline, and head a section
_MARKED: Final = re.compile(f"[{MARKS}]\\s*([^{MARKS}。，,]{{2,30}})$")
_MADE_UP: Final = Verdict((("a made-up name, standing out as no other row", 1.0),), 1.0, accepted=True)


class _Span(NamedTuple):
    """A part of a piece where names may stand alone."""

    start: int
    end: int
    closed: bool  # in brackets
    anywhere: bool = False  # a place to sign at, whatever line it is
    expected: bool = False  # who stands here signs: whatever else could be printed here is rare
    marked: bool = False  # behind the mark of names, alone or at the end of a headline
    made_up: bool = False  # behind a mark as no other row is, or spread as none is: even an unusual name signs
    spread_name: bool = False  # and a usual word: 白 雪
    is_pupil: bool = False  # behind the class of one


def read_bare_names(pieces: Sequence[Piece]) -> None:
    """Find and weigh them in the pieces, which their labels were read in."""
    story = [piece for piece in pieces if piece.place is STORY and not piece.is_credit]
    edges = StoryEdges(story, is_signed=any(piece.accepted for piece in pieces))
    listed = listed_names(story)
    above: Piece | None = None
    for piece in pieces:
        role, above = above.open_role() if above and above.is_credit else None, piece
        if role and piece.is_credit:
            _lend(role, piece)
        elif role and not piece.accepted and len(piece.text) < LONGEST_NAME_ROW:
            _read_names_of(piece, role, stands_out=edges.stands_out(piece))
        if not piece.is_credit and piece not in listed and _may_be_signed(piece, edges):
            _read(piece, edges)


def _may_be_signed(piece: Piece, edges: StoryEdges) -> bool:
    """Whether names can stand alone in a piece: at an edge, or in a story's midst behind a dateline or a mark."""
    if piece in edges:
        return _NUMBERS.fullmatch(piece.text) is None
    return _DATELINE_OR_MARK.search(piece.text, 0, _DATELINE_ENDS) is not None


def _read_names_of(piece: Piece, role: Role, *, stands_out: bool) -> None:
    """A row of names that goes on with the role of the row above: `□本报记者甲`, `乙丙`.

    Of a row that `stands_out` a made-up name, too.
    """
    piece.plain = piece.plain or plain(piece.text)
    size = len(piece.plain)
    if candidate := unlabelled(piece.plain, 0, size, closed=False, together=True):
        if not LETTER.search(piece.plain[: candidate.start]):
            signed = _with_role(candidate, role)
            piece.add(signed, weigh(piece.plain, signed, at_edge=True, together=True))
    elif stands_out and size <= LONGEST_USUAL_NAME and is_made_up_name(piece.plain, Setting.MARKED):
        piece.add(_with_role(one_name(piece.plain, 0, size), role), _MADE_UP)


def _with_role(candidate: Candidate, role: Role) -> Candidate:
    return candidate._replace(people=tuple([each._replace(role=role) for each in candidate.people]))


def _lend(role: Role, piece: Piece) -> None:
    """Give the names before a row's first label the role of the row above: `□本报记者甲`, `乙 实习生丙`.

    Not where the label is that role once more: `乙 本报记者丙`.
    """
    first = next(iter(piece.accepted), None)
    if first is None or not first.labels or first.labels[0].text == _LABEL_OF_ROLE.get(role):
        return
    until = first.labels[0].start
    people = tuple(
        [
            each._replace(role=role) if each.role == "author" and each.token.end <= until else each
            for each in first.people
        ]
    )
    lent = first._replace(people=people)
    piece.found = tuple([(lent if each is first else each, verdict) for each, verdict in piece.found])


def _read(piece: Piece, edges: StoryEdges) -> None:
    for span in _spans(piece, edges):
        if not piece.plain:
            piece.read_labels()
        if any(candidate.start < span.end and span.start < candidate.end for candidate, _ in piece.found):
            continue
        signer = end_of_signer(piece.plain, span.start, span.end)
        expected = (span.expected or signer is not None) and (
            _HAN_ALONE.fullmatch(piece.plain, span.start, signer or span.end) is not None
        )
        anyone, together = expected or span.marked, expected and span.closed
        if candidate := unlabelled(
            piece.plain, span.start, span.end, closed=span.closed, expected=anyone, together=together
        ):
            verdict = weigh(
                piece.plain,
                candidate,
                at_edge=None if span.anywhere else piece in edges,
                among_fields=piece.place is META,
                behind_mark=span.marked,
                expected=expected,
                together=together,
            )
            piece.add(candidate, verdict)
        may_be_made_up = span.made_up and not piece.accepted
        if may_be_made_up and is_made_up_name(piece.plain[span.start : span.end], _setting(span, piece, edges)):
            piece.add(one_name(piece.plain, span.start, span.end), _MADE_UP)


def _setting(span: _Span, piece: Piece, edges: StoryEdges) -> Setting:
    if span.is_pupil:
        return Setting.PUPIL
    if span.marked:
        return Setting.MARKED
    if span.spread_name:
        return Setting.SPREAD_NAME
    signs_off = edges.is_signature(piece) and piece.text.lstrip()[0] not in MARKS
    return Setting.BELOW_STORY if signs_off else Setting.ALONE


def _is_set(text: str, *, is_last: bool) -> bool:
    """Whether hardly anything but a name reads or is set like a row: 乌云塔娜, below a story 野 渡 (above: 乡 愁)."""
    if is_last and _PAIR.fullmatch(text):
        return True
    name = plain(text.strip())
    return is_transcribed(name) and name not in short_names()


def _is_spread_name(text: str) -> bool:
    """Whether a text is two characters that are spread and may be a name."""
    return _SPREAD_PAIR.fullmatch(text) is not None and may_be_spread_name(plain(text))


def _spans(piece: Piece, edges: StoryEdges) -> Iterator[_Span]:
    text, at_edge, place = piece.text, piece in edges, piece.place
    is_story, is_headline = place is STORY, place is HEADLINE
    if (is_story or is_headline) and (lead := _LEAD_BRACKET.search(text, 0, _DATELINE_ENDS)):
        yield _Span(*lead.span(1), closed=True, anywhere=True, expected=True)
    elif is_story and (lead := _LEAD_NAMES.search(text, 0, _SHORT_DATELINE_ENDS)):
        yield _Span(*lead.span(1), closed=False, anywhere=True)
    elif edges.is_above(piece) and (first := _FIRST_BRACKET.match(text)):
        yield _Span(*first.span(1), closed=True)
    pupil = PUPIL_BEHIND.search(text, max(0, len(text) - LONGEST_TAIL)) if at_edge else None
    if pupil and (is_headline or text[: pupil.start() + 1].rstrip()[-1:] in _SENTENCE_ENDS):
        yield _Span(*pupil.span(1), closed=False, anywhere=True, expected=True, made_up=True, is_pupil=True)
    is_row = len(text) < LONGEST_NAME_ROW
    stands_out = is_row and edges.stands_out(piece)
    if (is_row or is_headline) and (marked := _MARKED.search(text)):
        is_of_names = text[: marked.start(1)].rstrip()[-1] == _MARK_OF_NAMES and (stands_out or is_headline)
        is_alone = stands_out and edges.is_outermost(piece)
        is_spread = is_headline and is_of_names and _SPREAD_PAIR.fullmatch(marked[1]) is not None
        yield _Span(
            *marked.span(1), closed=False, anywhere=not stands_out, expected=stands_out, marked=is_of_names,
            made_up=is_alone or is_spread, spread_name=is_alone and _is_spread_name(marked[1]),
        )  # fmt: skip
    elif at_edge and not is_headline:
        is_round = is_story and _ROUND_ROW.fullmatch(text) is not None
        if is_row and not is_round:  # its bracket is read below
            is_alone = stands_out and edges.is_outermost(piece)
            is_spread = is_alone and edges.is_unsigned and _is_spread_name(text)
            yield _Span(
                0, len(text), closed=False, expected=edges.expects_name(piece), spread_name=is_spread,
                made_up=is_spread or (is_alone and _is_set(text, is_last=edges.is_last(piece))),
            )  # fmt: skip
        if text.rstrip()[-1] not in _NEVER_NAMED and (tail := _TAIL_NAMES.search(text)):
            is_apart = tail.start(1) > 0 and text[tail.start(1) - 1].isspace()
            yield _Span(
                *tail.span(1), closed=False, expected=edges.is_last(piece) and reads_as_signed(tail[1]),
                made_up=is_apart and edges.is_signature(piece),
            )  # fmt: skip
        if is_story and (tail := _TAIL_BRACKET.search(text)):
            signs_off = edges.is_last(piece) and text[: tail.start()].rstrip()[-1:] in _SENTENCE_ENDS
            is_spread = _is_spread_name(tail[1])
            is_head = not is_spread and _SPREAD_PAIR.fullmatch(tail[1]) is not None  # （三 版）
            yield _Span(
                *tail.span(1), closed=True, spread_name=is_spread,
                expected=signs_off or (is_round and stands_out and not is_head),
                made_up=(is_spread or (signs_off and not is_head)) and edges.is_signature(piece),
            )  # fmt: skip
