"""What stands before and behind a piece of a line? Papers sign at few places."""

import re
from enum import IntEnum, auto
from typing import Final

from yybnet_crawler.extraction.people.labels import REPORT, SUPPLY, Label
from yybnet_crawler.extraction.people.names import words
from yybnet_crawler.extraction.people.tokens import office_end


class Before(IntEnum):
    """What a piece of a line stands behind."""

    NOTHING = auto()
    MARK = auto()
    DATELINE = auto()
    QUOTED_DATELINE = auto()  # another paper's
    SENTENCE = auto()
    BLANK = auto()
    WORDS = auto()


class Behind(IntEnum):
    """What stands behind a piece of a line."""

    NOTHING = auto()
    GAP = auto()
    REPORTS = auto()  # 报道 and a colon
    WORDS = auto()


GIVER: Final = re.compile(r"^[^\s。,!?]{1,12}$")  # who lent a picture: 图据受访者
MARKS: Final = "□■◆◇●○◎⊙▲△▼▽★☆▪◼◻►▶※"  # printed before a byline in a row of its own
_DASHES: Final = re.compile("[-—–]+")  # at the line's start
_DATELINE: Final = re.compile(r"(?:[讯电]|消息|播报|专稿)[):,|/\s]*$")
_ENDS_DATELINE: Final = frozenset("讯电息报稿):,|/")  # what it ends with, of which most lines have none
_DATELINE_INSIDE: Final = re.compile(
    r"(?:\d日|本[报网台刊站]|[报网社刊台])[^。,!?]{0,12}?(?:[讯电]|消息)|^[^。,!?]{2,16}(?:[讯电]|消息)"
)
# 楚江网(楚江都市报): an outlet, maybe with another in brackets, and nothing else.
_OUTLET_ALONE: Final = re.compile(rf"[{MARKS}\s]*[^\s。,!?()]{{2,12}}(?:\([^()]{{2,14}}\))?\s*$")
_QUOTES: Final = re.compile("据|援引|引述|转引")
_QUOTED: Final = re.compile(f"(?:{_QUOTES.pattern})[^。!?,]{{0,40}}$")
# Another story begins, an address, a page's code, another field.
_NEXT: Final = re.compile(
    r"[^。,!?()]{0,14}?(?:[讯电]|消息)[\s(:]|本报|本网|新华社|中新[社网]"
    r"|https?:|[_ ]?[A-Z]{1,5}\d{2}|《|\(|来源|责任?编|图为|[①-⑳]"
)


def what_stands_before(text: str, start: int) -> Before:
    """What the piece of a plain line that begins at `start` stands behind."""
    before = text[:start]
    stripped = before.rstrip()
    if not stripped:
        return Before.QUOTED_DATELINE if _QUOTES.match(text, start) else Before.NOTHING
    if stripped[-1] in MARKS or _DASHES.fullmatch(stripped):
        return Before.MARK
    if text[start] == "“" and stripped[-1] == ":":  # 报上写着：“本报通讯员甲报道：…”
        return Before.QUOTED_DATELINE
    is_dateline = stripped[-1] in _ENDS_DATELINE and _DATELINE.search(stripped) is not None
    if is_dateline or _OUTLET_ALONE.fullmatch(before):
        if _is_quoted(before):
            return Before.QUOTED_DATELINE
        if is_dateline or office_end(stripped.rstrip(")")):
            return Before.DATELINE
    if _QUOTES.match(text, start):
        return Before.QUOTED_DATELINE
    if stripped[-1] in '。!?…")”;':
        return Before.SENTENCE
    if len(stripped) < len(before) or stripped[-1] in ":|/":
        return Before.BLANK
    return Before.WORDS


def what_stands_behind(text: str, end: int, last: object) -> Behind:
    """What the piece of a plain line that ends at `end` stands before; `last` is its last item."""
    rest = text[end:]
    if not rest.strip(" \n。.)|/-"):
        return Behind.NOTHING
    if isinstance(last, Label) and last.kind is SUPPLY and last.pre and GIVER.match(rest):
        return Behind.NOTHING
    if isinstance(last, Label) and last.text.endswith("于"):  # 甲摄于2018年
        return Behind.GAP
    if isinstance(last, Label) and last.kind is REPORT and rest.lstrip()[:1] in (":", ","):
        return Behind.REPORTS
    if rest[0].isspace() or rest[0] in MARKS + "|;" or _NEXT.match(rest):
        return Behind.GAP
    return Behind.WORDS


def end_of_dateline(text: str, start: int, end: int) -> int | None:
    """Where a dateline in `text[start:end]` ends: 本报云泽9月5日讯|记者. None without one, and for 我家的“电话”…."""
    ends = (match.end() for match in _DATELINE_INSIDE.finditer(text, start, end))
    return max((place for place in ends if text[place - 1 : place + 1] not in words()), default=None)


def _is_quoted(before: str) -> bool:
    """Whether a dateline is another paper's: 据河湾日报报道(…), “河湾日报讯(…)…”."""
    if before.count("“") > before.count("”"):
        return True
    last = before[max(map(before.rfind, '。!?"”')) + 1 :]
    return _QUOTED.search(last) is not None and (last != before or last.rstrip().endswith("道"))
