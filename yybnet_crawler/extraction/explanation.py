"""What an explanation of a page says, as data and as text for a terminal."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate, groupby
from typing import Any
from unicodedata import east_asian_width

_FEW = 3  # rows shown of a long list
_ROWS_OF_NO_ARTICLE = 40
_WORDS_WIDTH = 56  # columns; a Han character takes two
_ROLE_WIDTH = 28
BESIDE_STORY = ("above the story", "below the story")
_COUNTED = {"body": "paragraphs", "recommended_links": "links", "images": "pictures"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Words of the page that a value, or a part of one, was read from."""

    value: str | None  # the name, link or picture; None for a mere candidate
    words: str
    line: int  # in reading order, from 1
    xpath: str  # of the line's element, in the tree as a browser makes it
    rule: str


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """One key of the record. `rule` says why there is nothing when there is nothing."""

    name: str
    value: Any
    rule: str
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line of the page and what was made of it."""

    line: int  # in reading order, from 1
    text: str
    xpath: str
    fields: tuple[str, ...]  # the keys read from it; on a page that is no article, those that could have been
    reason: str | None  # why it is not in the body, or what it looks like; None for a paragraph

    @property
    def role(self) -> str:
        """In a few words, for a table."""
        if not self.fields:
            return self.reason or ""
        names = ", ".join(sorted(self.fields, key=lambda name: name != "body"))
        return names if self.reason in (None, *BESIDE_STORY) else f"{names} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where each field of a record was read, or what a page shows that gave none. `str()`: for a terminal."""

    url: str
    not_an_article: str | None  # one of `NotAnArticle.CODES`; None for an article
    refusal: str | None  # why, in a sentence
    window_title: str  # the page's `<title>`, "" without one
    landmarks: dict[str, int | None]  # the portal's words: the line each stands in, from 1; None: nowhere
    fields: tuple[ExplainedField, ...]
    lines: tuple[ExplainedLine, ...]
    rejected: tuple[Origin, ...] = ()  # words weighed as a credit and read as none; the rule is their sum

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(_text(self)) + "\n"


def _text(explanation: Explanation) -> Iterator[str]:
    yield explanation.url
    if explanation.not_an_article:
        yield f"NO ARTICLE ({explanation.not_an_article}): {explanation.refusal}"
    if not explanation.landmarks:  # no page at all
        return
    yield f"{len(explanation.lines)} lines; window title: {explanation.window_title or 'none'}"
    seen = [f"{word} {line}" for word, line in explanation.landmarks.items() if line is not None]
    missing = [word for word, line in explanation.landmarks.items() if line is None]
    yield f"landmarks and their lines: {', '.join(seen) or 'none'}; missing: {', '.join(missing) or 'none'}"
    for place, field in enumerate(explanation.fields):
        if place == 0 or field.origins:
            yield ""
        yield from _block(field, "seen" if explanation.not_an_article else "none")
    if explanation.rejected:
        yield ""
        yield from _block(ExplainedField("weighed, and no credit", None, "", explanation.rejected), "")
    if explanation.lines:
        yield ""
        yield "the page, line by line"
    rows = list(_table(explanation.lines))
    shown = _ROWS_OF_NO_ARTICLE if explanation.not_an_article else len(rows)
    yield from rows[:shown]
    if rows[shown:]:
        yield f"        … and so on, to line {len(explanation.lines)}"


def _block(field: ExplainedField, without_value: str) -> Iterator[str]:
    if not field.origins:
        yield f"{field.name}: {_value(field) or 'none'} ({field.rule})"
        return
    yield f"{field.name}: {_value(field) or without_value}".rstrip()
    for rule, same in groupby(field.origins, key=lambda origin: origin.rule):
        yield f"    by {rule}"
        origins = list(same)
        shown = _shown(origins)
        for origin in origins[:shown]:
            yield f"{origin.line:>6}  {_fit(origin.words, _WORDS_WIDTH)}  {origin.xpath}"
        yield from _more(origins[shown:])


def _value(field: ExplainedField) -> str:
    value = field.value or ""
    if value and field.name in _COUNTED:
        return f"{len(value)} {_COUNTED[field.name]}"
    if field.name == "breadcrumb":
        return " > ".join(value)
    return "、".join(value) if isinstance(value, list) else str(value)


def _table(lines: Sequence[ExplainedLine]) -> Iterator[str]:
    for _, same in groupby(lines, key=lambda line: line.role):
        run = list(same)
        shown = _shown(run)
        for line in run[:shown]:
            yield f"{line.line:>6}  {_fit(line.role, _ROLE_WIDTH)}  {_fit(line.text, _WORDS_WIDTH).rstrip()}"
        yield from _more(run[shown:])


def _shown(rows: Sequence[object]) -> int:
    return len(rows) if len(rows) <= _FEW + 1 else _FEW


def _more(rest: Sequence[Origin] | Sequence[ExplainedLine]) -> Iterator[str]:
    if rest:
        yield f"        … {len(rest)} more, to line {rest[-1].line}"


def _fit(text: str, width: int) -> str:
    """Cut or filled to so many columns of a terminal."""
    ends = list(accumulate(2 if east_asian_width(character) in "WF" else 1 for character in text))
    if ends and ends[-1] > width:
        kept = bisect_right(ends, width - 1)
        text, ends = f"{text[:kept]}…", [*ends[:kept], (ends[kept - 1] if kept else 0) + 1]
    return text + " " * (width - (ends[-1] if ends else 0))
