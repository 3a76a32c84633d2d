"""When was it published? The meta line near the headline: `来源：铜川日报 2018-01-09 08:22`.

It may be one line or several, date first or source first, above or below the headline, or under the story.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yybnet_crawler.extraction import head_words
from yybnet_crawler.extraction.buttons import is_tool_line
from yybnet_crawler.extraction.characters import simplified
from yybnet_crawler.extraction.comment_words import COMMENT
from yybnet_crawler.extraction.date_lines import DATE_LABEL, Dated, read_date
from yybnet_crawler.extraction.dates import find_moment, stamp_of
from yybnet_crawler.extraction.document import Document, Line, leads_to_article
from yybnet_crawler.extraction.edition import (
    DAY_OF_EDITION,
    HEAD_OF_PAGE,
    LENGTH_OF_DAY,
    edition_of,
    heads_page,
    leads_elsewhere,
    masthead,
)
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.marks import label_of
from yybnet_crawler.extraction.outlet_names import ends_as_outlet, is_account
from yybnet_crawler.extraction.outlet_words import OF_ACCOUNT
from yybnet_crawler.extraction.people import is_credit_line
from yybnet_crawler.extraction.prose import MAX_META_LENGTH, SENTENCE, SENTENCE_ENDS
from yybnet_crawler.extraction.source import (
    Source,
    has_source_label,
    is_outlet_line,
    labelled_source,
    outlet_beside_date,
    source_under_story,
)
from yybnet_crawler.extraction.tree import stands_in

_REACH_BELOW = 14  # lines from the headline down to its date: share buttons may stand between
_REACH_OF_LABEL = 4  # lines between the date and the label of a source
_REACH_ABOVE_HEADLINE, _REACH_BELOW_HEADLINE = 3, 6  # lines in which a label stands, where no date does
_REACH_ABOVE = 6
_REACH_OF_TRAIL = 20  # up to a breadcrumb with the date at its end
_LONGEST_STAMP, _BESIDE_STAMP = 40, 8  # characters of a line that is a date, and behind its date
_BYLINES = 3  # lines below the headline of a paper's page: a second headline, who wrote it
_ROWS_OF_FIELDS = 8  # between a headline and the date
_ROWS_OF_CARD = 6  # an account's name, what it is, two or three counts
_LONGEST_ACCOUNT = 8  # characters
_SENTENCES_OF_SUMMARY = 2  # between headline and meta line

_KIND_OF_ACCOUNT = re.compile("[\u4e00-\u9fff]{2}[号號]")
_UNREAD_DATE = head_words.UNREAD_DATE.pattern()


@dataclass(frozen=True)
class MetaLine:
    """The meta line's two fields, and which lines it takes up (a source under the story is no part of it)."""

    date: Found[str | None]
    source: Found[str | None]
    lines: frozenset[int]


def find_meta_line(
    document: Document, headline: int, last: int, fetched_at: datetime | None, month: str | None = None
) -> MetaLine:
    """Read date and source near line number `headline`, the first line of the headline.

    `last` is the number of the last headline line: the meta line is looked for below it first, then above. `month`
    (YYYYMM) is the one in the page's address.
    """
    lines = document.lines
    dated = _find_date(lines, headline, last, fetched_at, month)
    if dated is None:
        return _without_date(lines, headline, last)
    first = dated.lines[0]
    around = _around(lines, dated.lines, headline, last)
    source = labelled_source(lines, [n for n in around if not headline <= n <= last])
    own = not (headline <= first <= last or _is_trail(lines[first]))
    if source is None and own:
        source = _source_without_label(document, dated.lines, headline, last)
    if source is None and first > headline:
        source = edition_of(lines[:headline], dated.moment) or _account_above(lines, headline)
    return _meta_line(lines, Found(dated.moment.iso, dated.lines, dated.moment.rule), source, last)


def _around(lines: Sequence[Line], date: Sequence[int], headline: int, last: int) -> list[int]:
    """The numbers of the lines, nearest first, in which a label may name the source of a date in lines `date`."""
    first, end = date[0], date[-1]
    above = range(first - 1, max(-1, first - 1 - _REACH_OF_LABEL), -1)
    if last < first:  # a card: each field in two rows
        above = range(first - 1, min(above.stop, max(last, first - 1 - _ROWS_OF_FIELDS)), -1)
    around = [*date, *range(end + 1, min(len(lines), end + 1 + _REACH_OF_LABEL)), *above]
    if first < headline:
        around += _right_below(lines, last)
    return around


def _source_without_label(document: Document, date: Sequence[int], headline: int, last: int) -> Source | None:
    """The outlet beside a date in lines `date`, the page's masthead, or whom the last words name."""
    lines, first, end = document.lines, date[0], date[-1]
    at_head = first < headline and heads_page(lines, first, headline)
    others = [*_between(lines, date, headline, last), *(_below(lines, last)[:_BYLINES] if at_head else ())]
    below_pictures = {picture.line for picture in document.pictures}
    others = [number for number in others if number not in below_pictures or _may_be_account(lines[number])]
    source = outlet_beside_date(lines, first, others)
    if at_head and not (source and ends_as_outlet(source.value or "")):  # 农历二月初六, 返回版面
        source = masthead(lines, first, document.head_title)
    name = (source and source.value) or ""
    is_sites = name in document.head_title
    if name and (is_sites or is_account(name)):
        under = source_under_story(lines, max(last, end) + 1)
        source = under if under and (is_sites or ends_as_outlet(under.value or "")) else source
    return source


def _may_be_account(line: Line) -> bool:
    """Whether a line right below a picture may be the name of an account with its face above, not a caption."""
    return bool(line.links) or len(line.text) <= _LONGEST_ACCOUNT or ends_as_outlet(line.text)


def _without_date(lines: Sequence[Line], headline: int, last: int) -> MetaLine:
    near = [*_right_below(lines, last), *range(max(0, headline - _REACH_ABOVE_HEADLINE), headline)]
    source = labelled_source(lines, near)
    # 发布时间：10-08 12:00 names no moment, but shows where the meta line is.
    unread = tuple(number for number in near if _shows_when(lines[number]))[:1]
    if source is None and unread:
        beside = outlet_beside_date(lines, unread[0], _between(lines, unread, headline, last))
        source = source_under_story(lines, unread[0] + 1) or beside
    return _meta_line(lines, Found(None, unread, "no-date"), source, last)


def _shows_when(line: Line) -> bool:
    """Whether a line, or one inline element of a short one, is a date not read: 某中心 / 05-23 08:42 / 阅读 12."""
    pieces = line.pieces if len(line.text) <= MAX_META_LENGTH else []
    return any(_UNREAD_DATE.match(simplified(text)) for text in (line.text, *pieces))


def _right_below(lines: Sequence[Line], last: int) -> range:
    return range(last + 1, min(len(lines), last + 1 + _REACH_BELOW_HEADLINE))


def _meta_line(lines: Sequence[Line], date: Found[str | None], source: Source | None, last: int) -> MetaLine:
    if source is None or source.value is None:
        source = source_under_story(lines, max(last, *date.lines, 0) + 1) or source
    source = source or Found(None, (), "no-source")
    near = [number for number in source.lines if not _is_story_between(lines, date.lines or source.lines, number)]
    return MetaLine(date, source, frozenset(date.lines + tuple(near)))


def _is_story_between(lines: Sequence[Line], own: Sequence[int], number: int) -> bool:
    return any(SENTENCE.search(line.text) for line in lines[own[-1] + 1 : number])


def _find_date(
    lines: Sequence[Line], headline: int, last: int, fetched_at: datetime | None, month: str | None = None
) -> Dated | None:
    """The first date of publication; the first date of a change when no other is near."""
    ways = (_near_headline(lines, headline, last), _under_story(lines, last), _stamps_below(lines, last))
    for numbers in ways:
        updated: Dated | None = None
        for number in numbers:
            if updated and abs(number - updated.lines[0]) > 2:
                break
            dated = read_date(lines, number, fetched_at, month)
            if dated and not dated.updated:
                above = range(headline - 1, max(-1, headline - 1 - _REACH_ABOVE), -1)
                return _exacter(lines, dated, above, fetched_at, month) or dated
            updated = updated or dated
        if updated:
            return updated
    return None


def _exacter(
    lines: Sequence[Line], dated: Dated, above: Iterable[int], fetched_at: datetime | None, month: str | None
) -> Dated | None:
    """What tells more of the day of a date without a clock: a labelled moment `above` the headline.

    Or the meta line below one that names no source: a table of an office's papers names a day of its own.
    """
    if dated.moment.has_clock:
        return None
    for number in above:
        is_own = DATE_LABEL.search(lines[number].text) and not (
            leads_elsewhere(lines[number]) or leads_to_article(lines[number])
        )
        better = read_date(lines, number, fetched_at, month) if is_own else None
        if better and not better.updated and better.moment.iso[:LENGTH_OF_DAY] == dated.moment.iso[:LENGTH_OF_DAY]:
            return better
    if has_source_label(lines[dated.lines[0]].text):
        return None
    for number in range(dated.lines[-1] + 1, min(len(lines), dated.lines[-1] + 1 + _REACH_BELOW)):
        if len(lines[number].text) > MAX_META_LENGTH or label_of(lines[number]):
            break
        if has_source_label(lines[number].text):
            better = read_date(lines, number, fetched_at, month)
            if better and better.moment.has_clock and not better.updated:
                return better
    return None


def _near_headline(lines: Sequence[Line], headline: int, last: int) -> Iterator[int]:
    """Below the headline down to the first real paragraph, then above it."""
    if stamp_of(lines[last].text):
        yield last
    below = _below(lines, last)
    end = _end_of_summary(lines, below)
    yield from below[:end]
    above = range(headline - 1, max(-1, headline - 1 - _REACH_OF_TRAIL), -1)
    near, far = above[:_REACH_ABOVE], above[_REACH_ABOVE:]
    heads = range(min(HEAD_OF_PAGE, headline - len(above)) - 1, -1, -1)
    yield from (number for number in (*above, *heads) if heads_page(lines, number, headline))
    yield from (number for number in near if has_source_label(lines[number].text))
    yield from (number for number in below[end:] if not leads_elsewhere(lines[number]))
    for number in near:
        # not the date of another article in a list
        below_link = number > 0 and leads_elsewhere(lines[number - 1])
        in_list = leads_elsewhere(lines[number]) or (below_link and not _is_of_headline(lines, number, headline))
        if not in_list or has_source_label(lines[number].text) or DAY_OF_EDITION.match(lines[number].text):
            yield number
    yield from (number for number in far if _is_trail(lines[number]))


def _below(lines: Sequence[Line], last: int) -> Sequence[int]:
    """The lines below the headline down to the first long paragraph or label."""
    numbers = range(last + 1, min(len(lines), last + 1 + _REACH_BELOW))
    ends = (number for number in numbers if len(lines[number].text) > MAX_META_LENGTH or label_of(lines[number]))
    return range(last + 1, next(ends, numbers.stop))


def _end_of_summary(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    """How many of some lines stand above the third sentence: more are a story, whatever day stands below them."""
    sentences = [place for place, number in enumerate(numbers) if lines[number].text[-1] in SENTENCE_ENDS]
    return sentences[_SENTENCES_OF_SUMMARY] if len(sentences) > _SENTENCES_OF_SUMMARY else len(numbers)


def _is_of_headline(lines: Sequence[Line], number: int, headline: int) -> bool:
    """Whether a line right above the headline, below a list of links, stands in the headline's box, not in theirs."""
    box = lines[number].container
    in_box = number == headline - 1 and stands_in(lines[headline].element, box)
    return in_box and lines[number - 1].container is not box


def _under_story(lines: Sequence[Line], last: int) -> Iterator[int]:
    for number in range(last + 1, len(lines)):
        if has_source_label(lines[number].text) or DATE_LABEL.match(lines[number].text):
            yield number


def _is_trail(line: Line) -> bool:
    """Whether a line is a breadcrumb: links with signs that lead from one to the next."""
    return bool(line.links) and ">" in line.words


def _stamps_below(lines: Sequence[Line], last: int) -> Iterator[int]:
    """A moment alone right below the story, where it is the only one: `(2018-01-09 08:22) 午间新闻`."""
    end = next((line.number for line in lines[last + 1 :] if label_of(line) or line.words in COMMENT), len(lines))
    found = [line for line in lines[last + 1 : end] if not line.links and _is_stamp(line.text)]
    if len(found) == 1 and not any(SENTENCE.search(line.text) for line in lines[found[0].number : end]):
        yield found[0].number


def _is_stamp(text: str) -> bool:
    if len(text) > _LONGEST_STAMP or not (moment := find_moment(text)) or not moment.has_clock:
        return False
    return moment.start <= 1 and len(text) - moment.end <= _BESIDE_STAMP


def _between(lines: Sequence[Line], own: Sequence[int], headline: int, last: int) -> list[int]:
    """The lines where an outlet's name may stand alone: from the headline to the date, or next to the date."""
    places = (own[-1] + 1, own[0] - 1)  # but not the headline's: 锦旗送到执行局 is no office
    beside = [number for number in places if 0 <= number < len(lines) and not headline <= number <= last]
    if own[-1] < headline - _REACH_ABOVE:  # of a page's head, where links lead to other papers
        beside = [number for number in beside if not lines[number].links]
    above = [number for number in _below(lines, last) if number < own[0]]
    sentences = [number for number in range(last + 1, own[0]) if lines[number].text[-1] in SENTENCE_ENDS]
    if sentences:  # a subhead of a story with its date under it
        above = [number for number in above if not sentences[0] < number < sentences[-1]]
    return [*above, *(number for number in beside if _names_outlet(lines, number))]


def _account_above(lines: Sequence[Line], headline: int) -> Source | None:
    """The account whose card stands above the headline: its name, linked, with 381文章 among the rows below it."""
    for number in range(headline - 1, max(-1, headline - 1 - _ROWS_OF_CARD), -1):
        line = lines[number]
        if line.link_share < 1 or is_tool_line(line.words):
            continue
        if any(row.words in OF_ACCOUNT for row in lines[number + 1 : headline]):
            return Found(line.text, (number,), "account-above-headline")
    return None


def _names_outlet(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is an outlet's name by its ending, or a link to an account, by its kind right below: 企鹅号."""
    line = lines[number]
    if is_outlet_line(line) or (is_credit_line(line.text) and ends_as_outlet(line.pieces[0])):  # 新京报 | 记者：温叙
        return True
    below = lines[number + 1 : number + 2] if lines[number].link_share == 1 else ()
    return any(_KIND_OF_ACCOUNT.fullmatch(line.text) for line in below)
