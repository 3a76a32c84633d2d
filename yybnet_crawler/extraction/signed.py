"""Which lines are asked who signed the article? Headline, byline rows, meta line, story, captions, editor lines."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import Final

from yybnet_crawler.extraction import head_words, newspaper_words, words
from yybnet_crawler.extraction.buttons import is_tool_line
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.credit_pieces import is_credit_of_pieces, sets_editor_apart
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.marks import SIGNED_LINES, Kind, Mark, label_of
from yybnet_crawler.extraction.meta_line import MetaLine
from yybnet_crawler.extraction.people import Bylines, Place, Row, is_credit_line, is_label, is_plain_name, read_rows
from yybnet_crawler.extraction.reading import Head
from yybnet_crawler.extraction.story import Story

# Between fields of a meta line.
_GAP: Final = re.compile(
    r"\s{2,}|\s[·•](?=\s|$)|[\u3000\t|｜]|(?<=[\d日])\s|(?=(?:19|20)\d\d[-/.年])|\s(?=[\u4e00-\u9fff]{2,5}[:：])"
)
_DOTS: Final = " \u3000·•"
_BEHIND_SIGN: Final = re.compile(r"(?<=[:：])\n")  # a label and its value in elements of their own
_SIGNED_CHARACTERS: Final = 50_000  # at either end of a page that is longer than any article
_BAR_BEHIND_LABEL: Final = re.compile(r"(?<=[者源辑編輯文图圖])\s*[|｜丨]\s*(?=\S)")  # 作者 | 温叙
_SPREAD_NAME: Final = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\u3000([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)  # 严　松
_BEHIND_WORD: Final = re.compile(  # 由 and the name, too
    r"(?m)^ *(原[创創]|由|[Bb]y|[作记記]者|(?:[责責]任)?[编編][辑輯]|[责責][编編]|通[讯訊][员員]) *\n *(?=[^\s\d])"
)
# Who wrote it in other words than 作者：…: 原创 温叙, by 温叙, 温叙 发表于.
_PUBLISHED: Final = "[发發][布表][于於]"
_SIGNED: Final = re.compile(
    rf"(?:原[创創]\s*[:：]?|由\s|[Bb]y\s)\s*(?P<by>(?![发發])[^\s:：]{{2,8}})(?:\s+(?:{_PUBLISHED}|on))?"
    rf"|(?P<of>[^\s:：]{{2,4}})\s+{_PUBLISHED}"
)
# Around the outlet's name: its label; else no label, which leads to a person, as what stands before 发表于 is one.
_SOURCE_LABEL: Final = re.compile(r"[\u4e00-\u9fff]{0,2}[来來]源[于於]?[:：]?\s*\Z")
_NO_LABEL: Final = re.compile(r"(?<![:：/／\w])(?<![者辑編輯文图圖由y]\s)")
_NAME_ENDS: Final = re.compile(r"(?!\w|\s+[发發])")
# 温叙 于 2018-01-09 发布, 温叙发布于 2018-01-09; not the name somebody logs in with.
_AT_A_MOMENT: Final = re.compile(
    rf"^\s*(?![\x00-\x7f]+(?:[发發]|\s*[于於])|{head_words.PUBLISHED.expression})"
    r"([^\s:：]{2,8}?)(?:[发發][布表])?\s*[于於]\s*(?=\d{4}[-/年])"
)  # 温叙 于 2018-01-09 发布
_ENDS_WITH_NAME: Final = re.compile(r"[:：]\s*[\u4e00-\u9fff]{2,4}$")  # 责编：温叙
_CLASS_ALONE: Final = re.compile(newspaper_words.CLASS)
_BEFORE_NAME: Final = "□■●○◎◆◇ "  # ● 温叙
_LINES_OF_CARD: Final = 12  # below a story: who wrote, took pictures, edited, each in a row and a half
_LENGTH_OF_NAME: Final = 3
_LONGEST_FOOT: Final = 60  # characters of `来源：… 责任编辑：…`


def read_people(lines: Sequence[Line], head: Head, story: Story) -> tuple[Bylines, list[Line], Story]:
    """Who signed, the lines that was read from, and the story without those that are nothing but names."""
    labelled = _labelled(lines, head, story)
    signed = [lines[head.first], *_signed_lines(lines, head, story, labelled)]
    rows = [labelled.get(line.number) or _row(line, head.meta_line) for line in signed[1:]]
    bylines = read_rows([Row(head.title.value, Place.HEADLINE), *rows])
    named = [signed[number] for number in sorted(bylines.rows) if number]
    beside = {line.number + step for line in named for step in (-1, 1)}
    named += [line for line in signed if line.number in beside and _is_alone(line.words)]
    # `来源：县志办` among paragraphs is the story's: it names an office, and nobody.
    credits = [line for line in named if not words.CLOSING.matches(line.words)]
    return bylines, signed, _without_credits(story, credits)


def _is_alone(words: str) -> bool:
    """Whether a line beside who signed is their class or a label: 文/."""
    return _CLASS_ALONE.fullmatch(words) is not None or (words[-1] in "/|" and is_label(words.rstrip(" /|")))


def _labelled(lines: Sequence[Line], head: Head, story: Story) -> dict[int, Row]:
    """By line number, names beside the story, each with the label that stands alone in the line above: 作者 | 温叙."""
    found: dict[int, Row] = {}
    first, last = (story.paragraphs[0].number, story.paragraphs[-1].number) if story.paragraphs else (0, story.end)
    card_above = lines[head.last + 1 : max(story.start, first)]
    card_below = lines[last + 1 : last + 1 + _LINES_OF_CARD]
    for above, line in (*pairwise(card_above), *pairwise(card_below)):
        label = above.words.rstrip(" :/|")
        if is_label(label) and label_of(line) is None and is_credit_line(row := f"{label}：{line.text}"):
            found[line.number] = Row(row)
    return found


def _signed_lines(lines: Sequence[Line], head: Head, story: Story, labelled: Mapping[int, Row]) -> list[Line]:
    """Where a reader looks for names: byline rows above the story, meta line, story, captions, editor lines."""
    meta = {number: lines[number] for number in head.meta_line.lines if not head.first <= number <= head.last}
    above = (line for line in lines[head.last + 1 : story.start] if line.number not in meta)
    date = min(meta, default=0)
    rows = (
        line
        for line in above
        if is_credit_line(line.text)
        or (line.number < date and not line.links and is_plain_name(line.words.lstrip(_BEFORE_NAME)))
    )
    cards = (lines[number] for number in labelled)
    linked = (line for number in meta for line in lines[number + 1 : number + 2] if _is_linked_name(line))
    kept = meta | {
        line.number: line for line in (*rows, *linked, *cards, *story.paragraphs, *story.captions, *story.credits)
    }
    signed = [kept[number] for number in sorted(kept)]
    if len(signed) <= SIGNED_LINES and sum([len(line.text) for line in signed]) <= _SIGNED_CHARACTERS:
        return signed  # as nearly always
    first, last = _near_start(signed), _near_start(signed[::-1])
    return signed if first + last >= len(signed) else signed[:first] + signed[-last:]


def _is_linked_name(line: Line) -> bool:
    """Whether a line is a link to a writer's own page: a name of three characters; many of two are places and words."""
    return line.link_share == 1 and len(line.text) == _LENGTH_OF_NAME and is_plain_name(line.words)


def _near_start(lines: Sequence[Line]) -> int:
    """How many of the first lines are asked for names, however long the page is."""
    ends = list(accumulate([len(line.text) for line in lines[:SIGNED_LINES]]))
    return max(1, bisect_right(ends, _SIGNED_CHARACTERS))


def _row(line: Line, meta_line: MetaLine) -> Row:
    """A line as the reader of credits takes it: of a meta line, the fields that may name people."""
    if not _is_meta(line, meta_line):
        return Row(_set_apart(line))
    text = _BEHIND_SIGN.sub("", "\n".join(_without_buttons(line))) if len(line.parts) > 1 else line.text
    text = _without_source(_BAR_BEHIND_LABEL.sub("：", text), meta_line.source.value)
    text = _SPREAD_NAME.sub(r"\1 \2", _AT_A_MOMENT.sub(r"作者：\1\n", _BEHIND_WORD.sub(_joined, text)))
    fields = (_with_names_together(each.strip(_DOTS) for each in _GAP.split(part)) for part in text.split("\n"))
    return Row("\n".join(_by(field) for part in fields for field in part), Place.META)


def _without_buttons(line: Line) -> Iterator[str]:
    """The pieces of a line, "" for a button: behind an empty 作者： it is nobody's name."""
    return ("" if is_tool_line(plain(piece)) else piece for piece in line.pieces)


def _with_names_together(fields: Iterable[str]) -> list[str]:
    """The fields of a meta line, a name with those before it that a label leads to: 记者 温叙　林声."""
    joined: list[str] = []
    for field in fields:
        if joined and is_plain_name(field) and is_credit_line(both := f"{joined[-1]} {field}"):
            joined[-1] = both
        else:
            joined.append(field)
    return joined


def _set_apart(line: Line) -> str:
    """The text as a reader sees it where styles set names apart, and without a button glued to a name.

    责编：<a>温叙</a><a>沈卓</a> are two, and 责编：温叙<a>意见反馈</a> is one.
    """
    if not line.parts:
        return line.text
    is_short = len(line.text) <= _LONGEST_FOOT
    if is_short and len(line.links) == 1 and _ENDS_WITH_NAME.search(before := line.text[: line.links[0].start]):
        return before
    is_spaced = (is_short and len(line.links) > 1) or is_credit_of_pieces(line) or sets_editor_apart(line)
    return " ".join(filter(None, _without_buttons(line))) if is_spaced else line.text


def _joined(label: re.Match[str]) -> str:
    """A label with the sign that leads to its value in the next element: 作者：甲; 记者 has none, as elsewhere."""
    return f"{label[1]}：" if label[1].startswith("作") else f"{label[1]} "


def _by(piece: str) -> str:
    """A field of a meta line with the label 作者 where it says so in other words."""
    signed = _SIGNED.fullmatch(piece)
    return f"作者：{signed['by'] or signed['of']}" if signed else piece


def _without_source(text: str, source: str | None) -> str:
    """A meta line without the outlet's name, which parts what stands beside it; 温叙/澄川日报 keeps it."""
    if not source:
        return text
    parts, end = [], 0
    place = text.find(source)
    while place >= 0:
        behind, label = place + len(source), _SOURCE_LABEL.search(text, end, place)
        if (label or _NO_LABEL.match(text, place)) and _NAME_ENDS.match(text, behind):
            parts.append(text[end : label.start() if label else place])
            end = behind
        place = text.find(source, behind)
    return "\n".join((*parts, text[end:]))


def _is_meta(line: Line, meta_line: MetaLine) -> bool:
    """Whether names stand among other fields: the meta line, or `来源：… 责任编辑：…` under the story."""
    return line.number in meta_line.lines or (len(line.text) < _LONGEST_FOOT and "来源" in line.text)


def _without_credits(story: Story, credits: Sequence[Line]) -> Story:
    """The story without the paragraphs that turned out to be nothing but credits, and with the names that are none."""
    numbers = {line.number for line in credits}
    found = [line for line in story.paragraphs if line.number in numbers]
    subheads = [line for line in story.credits if _could_be_names(line, story) and line.number not in numbers]
    if not found and not subheads:
        return story
    left_out = story.left_out | {line.number: Mark(Kind.CREDIT) for line in found}
    for line in subheads:  # 盼修路 is a subhead
        del left_out[line.number]
    return replace(
        story,
        paragraphs=sorted(
            (line for line in (*story.paragraphs, *subheads) if line.number not in numbers), key=attrgetter("number")
        ),
        credits=[*(line for line in story.credits if line not in subheads), *found],
        left_out=left_out,
    )


def _could_be_names(line: Line, story: Story) -> bool:
    mark = story.left_out.get(line.number)
    return mark is not None and mark.kind is Kind.SIGNATURE and not line.text.isascii()  # END closes a story
