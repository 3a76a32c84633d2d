"""Is a candidate a credit or running text? One sum of what speaks for it and against it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from yybnet_crawler.extraction.people.candidates import Candidate
from yybnet_crawler.extraction.people.certainty import SHORTEST_NAME, margin
from yybnet_crawler.extraction.people.labels import (
    AUTHOR,
    BOTH,
    CORRESPONDENT,
    EDITOR,
    PHOTO,
    REPORT,
    REPORTER,
    TEXT,
    Label,
)
from yybnet_crawler.extraction.people.names import is_double_surname, is_usual_surname, words
from yybnet_crawler.extraction.people.surroundings import Before, Behind
from yybnet_crawler.extraction.people.tokens import Token, is_post, office_end

Part = tuple[str, float]

_CLOSED: Final = {
    Before.NOTHING: 3.0,
    Before.MARK: 3.0,
    Before.DATELINE: 4.0,
    Before.QUOTED_DATELINE: -9.0,
    Before.SENTENCE: 2.5,
    Before.BLANK: 1.5,
    Before.WORDS: 0.5,
}
_OPEN: Final = {
    (Before.NOTHING, Behind.NOTHING): 3.0,
    (Before.NOTHING, Behind.GAP): 2.0,
    (Before.NOTHING, Behind.REPORTS): 2.0,
    (Before.NOTHING, Behind.WORDS): -3.0,
    (Before.MARK, Behind.NOTHING): 3.0,
    (Before.MARK, Behind.GAP): 3.0,
    (Before.MARK, Behind.REPORTS): 3.0,
    (Before.MARK, Behind.WORDS): 1.0,
    (Before.DATELINE, Behind.NOTHING): 3.0,
    (Before.DATELINE, Behind.GAP): 3.0,
    (Before.DATELINE, Behind.REPORTS): 4.0,
    (Before.DATELINE, Behind.WORDS): 1.0,
    (Before.QUOTED_DATELINE, Behind.NOTHING): -9.0,
    (Before.QUOTED_DATELINE, Behind.GAP): -9.0,
    (Before.QUOTED_DATELINE, Behind.REPORTS): -9.0,
    (Before.QUOTED_DATELINE, Behind.WORDS): -9.0,
    (Before.SENTENCE, Behind.NOTHING): 3.0,
    (Before.SENTENCE, Behind.GAP): 1.5,
    (Before.SENTENCE, Behind.REPORTS): -1.0,
    (Before.SENTENCE, Behind.WORDS): -4.0,
    (Before.BLANK, Behind.NOTHING): 2.0,
    (Before.BLANK, Behind.GAP): 1.0,
    (Before.BLANK, Behind.REPORTS): 0.0,
    (Before.BLANK, Behind.WORDS): -2.5,
    (Before.WORDS, Behind.NOTHING): -3.5,
    (Before.WORDS, Behind.GAP): -3.5,
    (Before.WORDS, Behind.REPORTS): -5.0,
    (Before.WORDS, Behind.WORDS): -6.0,
}
# For people who ask why.
_BEFORE: Final = {
    Before.NOTHING: "begins the line",
    Before.MARK: "behind a mark",
    Before.DATELINE: "behind a dateline",
    Before.QUOTED_DATELINE: "behind another paper's dateline",
    Before.SENTENCE: "behind a sentence",
    Before.BLANK: "behind a blank",
    Before.WORDS: "behind words",
}
_BEHIND: Final = {
    Behind.NOTHING: "ends the line",
    Behind.GAP: "before a gap",
    Behind.REPORTS: "before a report",
    Behind.WORDS: "before words",
}
_CLOSED_PARTS: Final = {before: (f"in brackets, {_BEFORE[before]}", value) for before, value in _CLOSED.items()}
_OPEN_PARTS: Final = {
    (before, behind): (f"{_BEFORE[before]}, {_BEHIND[behind]}", value) for (before, behind), value in _OPEN.items()
}
_WHO: Final = frozenset({REPORTER, CORRESPONDENT, AUTHOR, EDITOR})
_WHAT: Final = frozenset({PHOTO, BOTH, REPORT, TEXT})
_ROLE: Final = 1.0
_SECOND_LABEL: Final = 1.0
_SET_APART: Final = 1.0  # a blank or sign behind a role word: prose has neither
_BOUND: Final = 3.0  # 甲/摄
_SIGNED_OFF: Final = 1.5  # 摄, 文/图, 报道 behind names
_BLANK_BEFORE: Final = 2.0
_NO_LABEL: Final = -2.5
_NO_NAME: Final = -20.0
_UNREAD: Final = -1.0  # a character
_MOST_UNREAD: Final = -8.0
_MARGIN, _SHORTFALL = 5.0, 2.5  # nats of a name over words that count one for it, of words over a name one against it
_MARGIN_ALONE: Final = 3.0  # that a name without a label needs
_DOUBT_OF_TWO: Final = 5.0  # more words than names have two characters: 金秋; in brackets no season stands alone
# By how many characters they have: mottos have two or four, few words three.
_DOUBT_WHERE_EXPECTED: Final = {2: 2.0, 3: -2.0, 4: 8.0}
_LONGEST_MOTTO: Final = 4
_NO_WORD: Final = 1.0  # less doubt of two characters behind a dateline that are no word
_DOUBT_OF_OFFICE: Final = 8.0  # 云文旅, 高新区
_SET_TO_ONE_WIDTH: Final = 6.0  # 刘 海 关中柏: nothing but names is spread to the width of a longer one
_STEP_ALONE: Final = 3.0
_SPEAK_FOR_OTHERS: Final = 2  # names
_NEARLY_A_NAME: Final = -4.5  # nats by which words may read better than a name beside one that surely is
_SURE, _UNSURE = 1.5, -4.0
_EDGE: Final = 0.5
_BEHIND_OFFICE: Final = 1.0
_BEHIND_MARK: Final = 2.0
_EXPECTED: Final = 0.75
_THRESHOLD: Final = 0.25
_AMONG_FIELDS: Final = -1.0
_FAR_FROM_EDGE: Final = -4.0


class Verdict(NamedTuple):
    """The parts of the sum, and whether the candidate is a credit."""

    parts: tuple[Part, ...]
    score: float  # the sum
    accepted: bool

    def __str__(self) -> str:
        return f"{', '.join(f'{said} {value:+.1f}' for said, value in self.parts)}: {self.score:+.1f}"


def weigh(
    text: str,
    candidate: Candidate,
    *,
    at_edge: bool | None = None,
    among_fields: bool = False,
    behind_mark: bool = False,
    expected: bool = False,
    together: bool = False,
) -> Verdict:
    """The evidence for a candidate of a plain line.

    Asked of one without labels: `at_edge`, whether the line stands first or last in the article; `among_fields`,
    whether it is part of a meta line, where other short words stand, too; `behind_mark`, whether it stands alone
    behind the mark of names; `expected`, whether hardly anything but names is printed where it stands; `together`,
    whether of several the surer ones speak for the rest.
    """
    parts: list[Part] = []
    before, behind = candidate.before, candidate.behind
    if candidate.closed:
        parts.append(_CLOSED_PARTS[before])
    else:
        parts.append(_OPEN_PARTS[before, behind])
    parts += _of_labels(text, candidate)
    parts += _of_names(text, candidate, expected=expected, together=together)
    if candidate.unread:
        parts.append((f"{candidate.unread:g} characters unread", max(_UNREAD * candidate.unread, _MOST_UNREAD)))
    if at_edge is not None:
        parts.append(("first or last line", _EDGE) if at_edge else ("in the middle", _FAR_FROM_EDGE))
    if among_fields:
        parts.append(("among other fields", _AMONG_FIELDS))
    if behind_mark:
        parts.append(("behind the mark of names", _BEHIND_MARK))
    if expected:
        parts.append(("where names are expected", _EXPECTED))
    score = sum([value for _, value in parts])
    return Verdict(tuple(parts), score, score > _THRESHOLD)


def _of_labels(text: str, candidate: Candidate) -> list[Part]:
    labels = candidate.labels
    if not labels:
        unlabelled = [("no label", _NO_LABEL)]
        if "/" in text[candidate.items[-1].end : candidate.end]:  # 甲/某某报
            unlabelled.append(("bound to an outlet", _BOUND))
        ahead = text[candidate.start : candidate.items[0].start]
        name = candidate.items[0]
        # 县中学 甲乙丙, 石桥台/甲乙丙; 展馆 黄金 is a subhead.
        if name.end - name.start > 2 and ahead[-1:] in (" ", "/") and office_end(ahead.strip(" /")):
            unlabelled.append(("behind an office", _BEHIND_OFFICE))
        return unlabelled
    parts: list[Part] = []
    if role := next((label for label in labels if label.kind in _WHO), None):
        parts.append((role.text, _ROLE))
    elif labels[0].kind is TEXT and labels[0].pre and _is_whole_line(candidate):  # 文 | 山木
        parts.append((labels[0].text, _ROLE))
    if len(labels) > 1:
        parts.append((labels[1].text, _SECOND_LABEL))
    if _has_set_apart(text, labels):
        parts.append(("set apart", _SET_APART))
    if any(label.post for label in labels):
        parts.append(("bound by a bar", _BOUND))
    last = labels[-1]
    if last.kind in _WHAT and candidate.items[-1] is last:
        parts.append((f"signed off with {last.text}", _SIGNED_OFF))
        if text[last.start - 1 : last.start].isspace():
            parts.append((f"a blank before {last.text}", _BLANK_BEFORE))
    return parts


def _is_whole_line(candidate: Candidate) -> bool:
    return not candidate.closed and candidate.before is Before.NOTHING and candidate.behind is Behind.NOTHING


def _has_set_apart(text: str, labels: Sequence[Label]) -> bool:
    """Whether a blank or a sign stands between a label and what follows, as it does in a list of names."""
    return any(
        label.kind is not REPORT and (label.pre or text[label.end : label.end + 1].isspace()) for label in labels
    )


def _of_names(text: str, candidate: Candidate, *, expected: bool, together: bool) -> list[Part]:
    names = list(dict.fromkeys([signature.token for signature in candidate.people]))
    if not names:
        return [("no name", _NO_NAME)]
    margins = [margin(text, name) for name in names]
    apart = candidate.closed or _has_set_apart(text, candidate.labels)
    mean = sum(margins) / len(margins) if apart else min(margins)
    if not candidate.labels:
        least = _least(margins, together=together)
        worst = least - _MARGIN_ALONE - _doubt(text, candidate, names, expected=expected)
        whose = text[candidate.start + candidate.closed : candidate.items[0].start].strip()
        is_somebodys = whose != "" and (not office_end(whose) or is_usual_surname(text[names[0].start]))
        if (len(names) > 1 or is_somebodys) and any(" " in text[name.start : name.end] for name in names):
            worst += _SET_TO_ONE_WIDTH
        return [("names without a label", max(_UNSURE, min(_SURE, worst / _STEP_ALONE)))]
    return [("names", max(_UNSURE, min(_SURE, mean / (_MARGIN if mean > 0 else _SHORTFALL))))]


def _least(margins: Sequence[float], *, together: bool) -> float:
    """The margin that decides for names without a label; of those signed `together` the surer speak for the rest."""
    least = min(margins)
    if together and least > _NEARLY_A_NAME:  # (温叙 晓光)
        return max(margins)
    if together and len(margins) > _SPEAK_FOR_OTHERS:  # (温叙 沈卓 尚可)
        return sorted(margins)[-_SPEAK_FOR_OTHERS]
    return least


def _doubt(text: str, candidate: Candidate, names: Sequence[Token], *, expected: bool) -> float:
    """Nats that speak against names without a label for their length, or for ending as an office does."""
    longest = max(names, key=lambda name: name.end - name.start)
    size = longest.end - longest.start if " " not in text[longest.start : longest.end] else 0
    if size == _LONGEST_MOTTO and is_double_surname(text[longest.start : longest.start + 2]):
        size -= 1
    is_signer = is_post(text[candidate.start : candidate.items[0].start].rstrip())  # nobody else stands behind a post
    doubt = _DOUBT_WHERE_EXPECTED.get(size, 0.0) if expected and not is_signer else 0.0
    if (
        candidate.before is Before.DATELINE
        and size == SHORTEST_NAME
        and text[longest.start : longest.end] not in words()
    ):
        doubt -= _NO_WORD
    office = office_end(text[longest.start : longest.end])
    if office and size > 2 and (expected or len(office) > 1):
        return doubt + _DOUBT_OF_OFFICE
    begins = longest.start == candidate.start  # behind a school or an office two characters are a name
    is_open_row = candidate.before is Before.NOTHING and not candidate.closed and begins
    return doubt or (_DOUBT_OF_TWO if is_open_row and len(names) == 1 and size == 2 else 0.0)
