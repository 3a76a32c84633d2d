"""Of what kind is each line? Decided by how a line is set and by its words, with the evidence for it.

A mark that is sure holds wherever the line stands. One that is a hint holds at the edges of a story, and gets a
second look from `story.py` inside of it: a sentence may speak of copyright, a verse may be 打开. `bounds.py` takes
back the mark of a label that turns out to be the story's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from yybnet_crawler import site
from yybnet_crawler.extraction import label_words, newspaper_words, words
from yybnet_crawler.extraction.buttons import counts_as_several, is_tool_line
from yybnet_crawler.extraction.caption_words import DAY_OF_PICTURE
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.comment_words import COMMENT
from yybnet_crawler.extraction.credit_pieces import is_credit_of_pieces, names_editor, sets_editor_apart
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.head_words import AGO
from yybnet_crawler.extraction.outlet_names import ends_as_outlet
from yybnet_crawler.extraction.people import ends_with_picture_credit, is_credit_line, is_plain_name
from yybnet_crawler.extraction.prose import ENDS, LINE_OF_PROSE, PUNCTUATION, has_full_stop, is_prose


class Kind(Enum):
    """What a line is; the value is what `--explain` prints for it."""

    TEXT = "text"
    LABEL = "label"
    LINKS = "links"
    COMMENT = "comments"
    SLOGAN = "slogan"
    CREDIT = "byline"
    SIGNATURE = "a name or two"
    POINTER = "page pointer"
    CAPTION = "caption"
    HEADLINE = "headline again"
    META = "meta line"
    ORIGINAL_TITLE = "original headline"
    SUMMARY = "summary of the story"
    NOTE = "note"
    TOOLS = "buttons"
    FOOT = "page furniture"
    ADVERTISEMENT = "advertisement"
    HINT = "viewing hint"
    ADDRESS = "address"
    DATE = "date in a list"
    ASIDE = "in a list of other articles"
    UNLIKE = "set unlike the story"
    OUTSIDE = "outside the story's block"


class Mark(NamedTuple):
    """A line's kind and what it was told by."""

    kind: Kind
    sure: bool = True
    label: str = ""  # of a label: its words as printed

    def __str__(self) -> str:
        return f"under {self.label}" if self.kind is Kind.ASIDE and self.label else self.kind.value


TEXT: Final = Mark(Kind.TEXT)  # the one mark of this kind
_FOOT, _LINKS, _UNFOLDS = Mark(Kind.FOOT), Mark(Kind.LINKS), Mark(Kind.HINT)

_LONGEST_ROLE: Final = 50  # characters of 作者：温叙 and the like
_LONGEST_NOTE: Final = 160
_SHORT_ADVERTISEMENT: Final = 36
_MOSTLY_LINKS: Final = 0.6

_SENTENCE_END: Final = re.compile(r"[。!?;…:][”\"'’)》>]*$")
_NOT_SIGNED: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "th"})  # headings and items
_ROUND: Final = "（("
_NO_WORDS: Final = re.compile(r"[\W\d年月日_]*")
_CELLS: Final = frozenset({"td", "th", "li"})
_SEPARATOR: Final = re.compile(r"[-—–_*=~·\s]{3,}+完?[-—–_*=~·\s]*+")  # --- between parts, —— 完 ——
_MORE_PICTURES: Final = re.compile(r"\+\d{1,3}")  # on the last picture of a row
_STAMP: Final = re.compile(r"[\W_]*(?:\d{4}[-/.年])?\d{1,2}[-/.月:]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[\W_]*")
_CARD: Final = re.compile(rf"[^。!?,;:]{{1,8}} {AGO}")  # 社会新闻 2小时前, of another article
# An office that a story names in a line of its own, too; or where its figures are from.
_SOURCES: Final = ("来源", "数据来源", "资料来源")
_LEADING: Final = re.compile(r"[^\w<《]*")
_MARKED_NAME: Final = re.compile(r"[□■◎●○◆◇▢]\s*([\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff]{1,2})")  # □沈卓
_DATELINE: Final = newspaper_words.DATELINE_ROW.pattern()  # 本报讯(记者 …) in a row of its own
_LEAD: Final = re.compile(newspaper_words.LEAD)
_LABEL: Final = re.compile(
    rf"[\W_]*(?P<site>{label_words.SITE_LABEL})(?:[\W_]+{label_words.SITE_LABEL})*[\W\d_]*"
    rf"(?:{label_words.MORE.expression}[\W_]*)?"
    rf"|{_LEADING.pattern}{label_words.LABEL.pattern().pattern}"
)
_SHORTEST_SLOGAN: Final = 10
_LONGEST_CREDIT: Final = 120
_LINES_OF_A_PAGE: Final = 3_000  # with all its menus and lists; the longest known has some 840
SIGNED_LINES: Final = 500  # from either end of a longer one: a line in its midst is no credit
_SHORTEST_CHANNEL: Final = 2  # characters: 铜川, 她说 may open a sentence, 铜川新闻 does not
_SHORTEST_LABEL, _TOO_LONG = 3, 24  # characters of a label: 新闻榜
_PUPIL: Final = re.compile(newspaper_words.PUPIL)
_LONGEST_SIGNATURE: Final = 30
_OPEN_BRACKET: Final = re.compile(r"\([^)]{2,12}")
_SPREAD_NAME: Final = re.compile(r"(?<!\S)(\w) (\w)(?!\S)")  # 周 牧
_OUTLET_AND_DAY: Final = re.compile(r"\s*([^\W\d]{2,16})\s+(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d\d)?\s*")
_LABEL_BEFORE_LINK: Final = re.compile(rf"[\W_]*(?P<label>{label_words.SITE_LABEL})[\W_]*?(?=[\w“‘《(]|$)")


def is_bracketed(text: str) -> bool:
    """Whether brackets stand all round a plain line: `(完)`."""
    return text[:1] == "(" and text[-1:] == ")" and ")" not in text[1:-1]


class Marks:
    """The marks of a page's lines, each worked out when it is first asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._slogans: tuple[str, ...] = ()  # how the channel's opens; () without a channel
        self._midst = range(SIGNED_LINES, len(lines) - SIGNED_LINES if len(lines) > _LINES_OF_A_PAGE else 0)
        self._marks: list[Mark | None] = [None] * len(lines)
        self._sections: dict[int, Mark | None] = {}  # by number, of the lines that were asked
        self.labels: dict[int, str] = {line.number: label for line in lines if (label := label_of(line))}

    def know_channel(self, breadcrumb: Sequence[str]) -> None:
        """The last crumb names the channel: its slogan opens with that name and a comma."""
        channel = breadcrumb[-1] if breadcrumb else ""
        self._slogans = (f"{plain(channel)},",) if len(channel) > _SHORTEST_CHANNEL else ()

    def __getitem__(self, line: Line) -> Mark:
        mark = self._marks[line.number]
        if mark is None:
            rules = _RULES_OF_THE_MIDST if line.number in self._midst else _RULES
            self._marks[line.number] = mark = self.of_section(line) or _mark(line, rules)
        return mark

    def of_section(self, line: Line) -> Mark | None:
        """The mark of a line that could head what is no more of the story: a label, comments, a slogan."""
        if line.number not in self._sections:
            self._sections[line.number] = self._of_section(line)
        return self._sections[line.number]

    def _of_section(self, line: Line) -> Mark | None:
        if label := self.labels.get(line.number):
            return Mark(Kind.LABEL, is_site_label(label), label)
        if self.is_slogan(line):
            return Mark(Kind.SLOGAN, sure=line.words.startswith(self._slogans))
        return Mark(Kind.COMMENT, sure=False) if line.words in COMMENT else None

    def take_for_text(self, line: Line) -> None:
        """A second look has shown that a line's words were but a hint: it is the story's."""
        self._marks[line.number], self._sections[line.number] = TEXT, None

    def is_plain(self, line: Line) -> bool:
        """Whether nothing speaks against a line's being the story's, and it is a sentence."""
        return is_prose(line) and self[line] is TEXT

    def is_slogan(self, line: Line, *, behind_teaser: bool = False) -> bool:
        """Whether a line is a channel's slogan: it opens with the last crumb and a comma, or names its place twice."""
        if len(line.text) < _SHORTEST_SLOGAN or line.link_share == 1:
            return False
        text, form = line.words, site.SLOGAN_BEHIND_TEASER if behind_teaser else site.SLOGAN
        return text.startswith(self._slogans) or (site.SLOGAN_WORD in text and form.match(text) is not None)


def is_site_label(label: str | None) -> bool:
    """Whether a label is one of the portal's own."""
    return label is not None and plain_label(label) in site.SECTION_LABELS


def plain_label(label: str) -> str:
    """A label as `site.py` writes it, whatever script it is printed in."""
    return plain(label)


@lru_cache(maxsize=4096)
def _opens_label(chars: str) -> bool:
    """Whether a label may begin with two characters: with a mark, or as one of the words does."""
    return not chars[0].isalnum() or plain(chars) in label_words.FIRST_OF_LABELS


def label_of(line: Line) -> str | None:
    """The label that a line is, or begins with when a link is right behind it, as printed; None for any other line.

    `相关新闻：`, `热点阅读 更多>>`, `【新闻推荐】<a>…</a>`; without what hangs on it.
    """
    text = line.text
    if _SHORTEST_LABEL <= len(text) < _TOO_LONG and _opens_label(text[:2]) and (match := _LABEL.fullmatch(line.words)):
        return text[slice(*match.span(match.lastgroup or 0))]
    if line.link_share < 1 and line.links and line.links[0].start and (match := _LABEL_BEFORE_LINK.match(line.words)):
        return text[slice(*match.span("label"))] if any(link.start == match.end() for link in line.links) else None
    return None


def _leading(text: str) -> int:
    """How many marks stand before the first word."""
    match = None if text[0].isalnum() else _LEADING.match(text)
    return match.end() if match else 0


def _mark(line: Line, rules: Sequence["_Rule"]) -> Mark:
    text = line.words
    if line.link_share == 1 and (len(line.links) > 1 or len(text) <= LINE_OF_PROSE) and not _is_linked_caption(text):
        if names_editor(text):
            return Mark(Kind.CREDIT)
        return _FOOT if words.is_footer_link(text) else _UNFOLDS if text in words.HINT else _LINKS
    if "(" in text and _LEAD.search(text) and not words.is_notice(text, _leading(text)):
        return TEXT
    if len(text) > _LONGEST_NOTE:
        return Mark(Kind.NOTE, sure=False) if words.DISCLAIMER.matches(text) else TEXT
    if sets_editor_apart(line):
        return Mark(Kind.CREDIT)
    start = _leading(text)
    if text[-1] in ENDS and not line.links and len(text) >= LINE_OF_PROSE:
        return _note(line, text, start) or TEXT  # a whole sentence is of no kind but this
    for rule in rules:
        if mark := rule(line, text, start):
            return mark
    return TEXT


def _address(line: Line, text: str, start: int) -> Mark | None:
    return Mark(Kind.ADDRESS, sure=site.DOMAIN in text) if text in words.ADDRESS else None


def _credit(line: Line, text: str, start: int) -> Mark | None:
    if len(text) > _LONGEST_CREDIT:
        return None
    if text.startswith(_SOURCES) and words.CLOSING.matches(text, start):
        return None  # an outlet, and nobody
    day = DAY_OF_PICTURE.matches(text)  # 温叙摄于2018年1月9日
    credit = text[: day.start()] if day else _DATELINE.sub("", text) if "(" in text else text
    if text[-1] not in "。!?" and (is_credit_line(credit) or is_credit_of_pieces(line)):
        return Mark(Kind.CREDIT, sure=not text.startswith(_SOURCES))
    if (name := _MARKED_NAME.fullmatch(text)) and is_plain_name(name[1]):
        return Mark(Kind.CREDIT, sure=False)  # ■周边 is a subhead
    if text in newspaper_words.EDITION:
        return Mark(Kind.CREDIT)
    if len(text) <= start + _LONGEST_ROLE and text[-1] not in "。!?;…" and newspaper_words.ROLE.matches(text, start):
        return Mark(Kind.CREDIT, sure=is_bracketed(text))
    if text in newspaper_words.REMARK:
        return Mark(Kind.CREDIT, sure=line.text[0] in _ROUND)  # 【记者观察】 is a subhead
    if text in newspaper_words.DESK:
        return Mark(Kind.CREDIT)
    if line.tag not in _NOT_SIGNED and _is_signature(text):
        return Mark(Kind.SIGNATURE, sure=False)
    return None


def _is_signature(text: str) -> bool:
    """Whether a line could be who signs: names alone, a name behind a school or an office, the first of two rows."""
    if len(text) > _LONGEST_SIGNATURE or PUNCTUATION.search(text):
        return False
    if _OPEN_BRACKET.fullmatch(text):
        return True
    if "(" in text:
        text = _PUPIL.sub(r"\1", text)
    spread = _SPREAD_NAME.sub(r"\1\2", text).split() if " " in text else [text]
    if not spread or not spread[-1].isalpha() or not is_plain_name(spread[-1]):
        return False
    return all(map(is_plain_name, spread)) or spread[-2] in newspaper_words.SCHOOL


def _pointer(line: Line, text: str, start: int) -> Mark | None:
    return Mark(Kind.POINTER) if text in newspaper_words.POINTER else None


def _buttons(line: Line, text: str, start: int) -> Mark | None:
    if words.is_foot(text):
        return Mark(Kind.FOOT, sure=bool(line.links))
    if _SEPARATOR.fullmatch(text) and {line.tag, line.container.tag}.isdisjoint(_CELLS):
        return Mark(Kind.HINT)
    if is_tool_line(text) or _MORE_PICTURES.fullmatch(text):
        return Mark(Kind.TOOLS, sure=counts_as_several(text))
    return None


def _request(line: Line, text: str, start: int) -> Mark | None:
    if text in words.HINT or text.endswith(">>"):
        return Mark(Kind.HINT, sure=is_bracketed(text) or text[-1] in ".…>↓。●▼")
    if text not in words.ADVERTISEMENT:
        return None
    is_text = not line.links and "→" not in text and _SENTENCE_END.search(text) is not None
    if is_text and (len(text) >= _SHORT_ADVERTISEMENT or has_full_stop(line)):
        return None
    return Mark(Kind.ADVERTISEMENT, sure=bool(line.links) or is_bracketed(text))


def _links(line: Line, text: str, start: int) -> Mark | None:
    """Links, with no more than dates and bars beside them; a linked sentence is a sentence."""
    if not line.links or (len(text) > LINE_OF_PROSE and _SENTENCE_END.search(text)) or _is_linked_caption(text):
        return None
    if line.link_share > _MOSTLY_LINKS:
        return _LINKS
    pieces = list(_beside_links(line, text))
    if pieces[0].strip() in label_words.LINKS_LABEL and _NO_WORDS.fullmatch(pieces[-1]):  # 推荐阅读：<a>…</a>
        return _LINKS
    item = None if pieces[0].strip() else _OUTLET_AND_DAY.fullmatch(pieces[-1])  # <a>…</a>澄川日报 2018-01-09
    if item and ends_as_outlet(item[1]):
        return _LINKS
    return _LINKS if all(map(_NO_WORDS.fullmatch, pieces)) else None


def _is_linked_caption(text: str) -> bool:
    """Whether a sentence with who took its picture is linked together with it: `…。（記者溫敘攝）`."""
    return "。" in text and ends_with_picture_credit(text)


def _beside_links(line: Line, text: str) -> Iterator[str]:
    """What stands before, between and behind a line's links."""
    position = 0
    for link in line.links:
        yield text[position : link.start]
        position = link.start + len(link.text)
    yield text[position:]


def _note(line: Line, text: str, start: int) -> Mark | None:
    if match := words.ORIGINAL_TITLE.matches(text, start):
        return Mark(Kind.ORIGINAL_TITLE, sure=text[0] == "(" or match[0][-1] == ":")
    if words.SUMMARY.matches(text, start) or (len(line.parts) > 1 and words.SUMMARY.matches(plain(line.spaced))):
        return Mark(Kind.SUMMARY, sure=False)
    if text in words.TAGS or words.is_notice(text, start):
        return Mark(Kind.NOTE, sure=False)
    return None


def _date(line: Line, text: str, start: int) -> Mark | None:
    if text.endswith("前") and _CARD.fullmatch(plain(line.spaced)):
        return Mark(Kind.META, sure=False)
    return Mark(Kind.DATE, sure=False) if _STAMP.fullmatch(text) else None


_Rule = Callable[[Line, str, int], Mark | None]
_RULES: Final[tuple[_Rule, ...]] = (
    _address, _credit, _pointer, _buttons, _request, _links, _note, _date,
)  # fmt: skip
_RULES_OF_THE_MIDST: Final = tuple(rule for rule in _RULES if rule is not _credit)
