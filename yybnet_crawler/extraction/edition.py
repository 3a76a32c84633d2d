"""What stands at the head of a paper's page (数字报)? The paper's name, the edition's day, the number of a page."""

import re
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction.clocks import WEEKDAY
from yybnet_crawler.extraction.dates import Moment, find_moment
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.marks import label_of
from yybnet_crawler.extraction.outlet_names import is_press
from yybnet_crawler.extraction.source import Source, has_source_label
from yybnet_crawler.extraction.tree import HEADINGS

HEAD_OF_PAGE: Final = 20  # lines: the papers of a house may be listed above
_LONGEST: Final = 40  # characters of a line that is a date; a menu may follow
_HEADLINE_LENGTH: Final = 8  # a link of so many characters is another article's headline
LENGTH_OF_DAY: Final = 10  # characters of a moment in ISO form: 2018-01-09
_ABOVE_DAY: Final = 3  # lines: the number of a paper's page may stand before its day
DAY_OF_EDITION: Final = re.compile(rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日\s*{WEEKDAY}")  # a paper's, of no list
_WHOLE_DAY: Final = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2}(?![\d:]))")
_NUMBER_OF_PAGE: Final = re.compile(
    r"第\s?[A-Z]?\d{1,5}\s?版|(?<!\w)(?:\d{1,2}|[A-Z]\d{1,4})\s?版(?=[\s:：]|$)|(?<!\w)[A-Z]\d{1,3}[:：\s]"
)


def heads_page(lines: Sequence[Line], number: int, headline: int) -> bool:
    """Whether a line is the day of a paper's edition, with the number of a page in it or above the headline."""
    line = lines[number]
    if not _WHOLE_DAY.search(line.text, 0, _LONGEST) or leads_elsewhere(line):
        return False
    first = 0 if _paper_beside_day(line) else max(0, number - _ABOVE_DAY)
    return _is_numbered(lines[first:headline])


def _is_numbered(lines: Sequence[Line]) -> bool:
    return any(_NUMBER_OF_PAGE.search(line.text) for line in lines)


def masthead(lines: Sequence[Line], number: int, head_title: str) -> Source | None:
    """The paper's name by the day at a page's head: before it, as the window's title has it, or alone above it.

    今日澄川 2018年01月09日 星期二; a heading or a newspaper's name above such a day.
    """
    moment = find_moment(lines[number].text)
    name = lines[number].text[: moment.start].split(" ", 1)[0] if moment else ""
    if name.isalpha() and name in head_title:
        return Found(name, (number,), "paper-at-head")
    for above in lines[max(0, number - 1) : number]:
        if above.text.isalpha() and (above.tag in HEADINGS or is_press(above.text)) and label_of(above) is None:
            return Found(above.text, (above.number,), "paper-at-head")
    return None


def edition_of(above: Sequence[Line], moment: Moment) -> Source | None:
    """The paper whose edition of that very day the page's head names: 云泽日报　2018年1月9日　星期二."""
    for line in above[:HEAD_OF_PAGE]:
        if (name := _paper_beside_day(line)) and not leads_elsewhere(line) and _is_numbered(above):
            day = find_moment(line.text)
            if day and day.iso[:LENGTH_OF_DAY] == moment.iso[:LENGTH_OF_DAY]:
                return Found(name, (line.number,), "paper-at-head")
    return None


def _paper_beside_day(line: Line) -> str:
    """The paper's name that stands beside a day and its weekday, and nothing else does; "" for any other line."""
    if len(line.text) > _LONGEST or not (day := DAY_OF_EDITION.search(line.text)):
        return ""
    name = f"{line.text[: day.start()]}{line.text[day.end() :]}".strip()
    return name if is_press(name) else ""


def leads_elsewhere(line: Line) -> bool:
    """Whether a line is another article's headline, not a breadcrumb, a source, an address or a page of a paper."""
    if len(line.links) != 1 or len(link := line.links[0].text) < _HEADLINE_LENGTH:
        return False
    return not has_source_label(line.text) and _NUMBER_OF_PAGE.match(link) is None
