"""Which line is the headline? Weighed by what a reader goes by: the window's title, size, place above the date."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from yybnet_crawler import site
from yybnet_crawler.extraction import head_words
from yybnet_crawler.extraction.buttons import is_tool_line
from yybnet_crawler.extraction.captions import ends_as_caption
from yybnet_crawler.extraction.characters import simplified
from yybnet_crawler.extraction.comment_words import COMMENT
from yybnet_crawler.extraction.date_lines import IN_RUNNING_WORDS, could_be_meta
from yybnet_crawler.extraction.dates import find_moment, stamp_of
from yybnet_crawler.extraction.document import Document, Line, Link, letters
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.headline_extent import COLUMN, MAY_BE_DATE, read_title
from yybnet_crawler.extraction.marks import is_bracketed, label_of
from yybnet_crawler.extraction.people import is_credit_line, is_plain_name
from yybnet_crawler.extraction.prose import SENTENCE_ENDS
from yybnet_crawler.extraction.tree import HEADINGS
from yybnet_crawler.extraction.window_title import MIN_LENGTH, MIN_STEM, WindowTitle

_MAX_LENGTH = 110
_ENOUGH_PARAGRAPHS = 3
_FEWEST_PARAGRAPHS = 2  # of a story of long ones
_SUBTITLE = "—－-"  # what a headline's second line begins with
_COLUMN_NAME = 6  # letters: 新闻动态, 学会要闻
_SAID = re.compile("[“”‘’，,？?！!…]")  # “大姐，你别走”
_PARAGRAPH = 30  # characters of a sentence that is none of the head
_MIN_ALONE = 5  # letters of a headline right above the story for which nothing else speaks: names have fewer
_MOSTLY_LINKS = 0.5
_ROWS_OF_HEAD = 3  # kicker, headline, subtitle
_RIGHT_BELOW = 2  # lines from a heading to its meta line, with a button or a kicker between
_LINKED_HEADINGS = frozenset({"h1", "h2", "h3"})  # a headline may be a link, to the page itself
_REACH_OF_CRUMB = 4  # lines from a breadcrumb to the headline
_LONGEST_BESIDE_MOMENT, _SHORTEST_DAY = 24, 8  # characters: a day and little else is no headline
_LONGEST_LINE = 140  # of a headline, a meta line or a breadcrumb
_REACH_TO_DATE = 8  # lines between a headline and its meta line
# Founder's pages of papers name the headline by an element of their own.
_HEADING_WEIGHT = dict.fromkeys(HEADINGS, 1.5) | {"h1": 3.0, "h2": 2.0, "founder-title": 3.0}
_WEIGHT_AT_COMMENTS = 4
_ENOUGH = 3.5  # a line with less to say for itself is no headline: it needs two of the signs


_LARGE = 16  # pixels or points: paragraphs and subtitles have no more
_FONT_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3})")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
# How the makers of a page call a kicker's or a subtitle's block: main-article-pretitle, fubiaoti.
_NAMED_SUBTITLE = re.compile(r"(?<![a-z])(?:sub|pre|intro|fu|yin|yt|ft)[_-]?(?:title|tit|head|bt|biaoti|ti)?(?![a-z])")
_META_LABEL = head_words.META_LABEL.pattern()
_CLOCK = re.compile(r"\d[:：]\d\d")
_E_PAPER = re.compile(f"{head_words.E_PAPER}$")
_COMMENT_ON = re.compile(rf"{site.COMMENT_LABEL}\s*[:：]?\s*[(（](.+)[)）]$")


Candidate = tuple[float, Line, str]  # weight, line, rule


@dataclass
class _Signs:
    """What on a page speaks for one line or another."""

    window: WindowTitle
    repeated: set[str] = field(default_factory=set)  # 评论:(headline)
    dates: list[int] = field(default_factory=list)  # numbers of the lines with a date, ascending
    labelled: set[int] = field(default_factory=set)  # of these, the ones with 来源 or 发布时间
    crumb: int | None = None  # the line with 正文

    def near(self) -> set[int]:
        """The lines where a headline may stand, whatever the window's title says."""
        near = {number for date in self.dates for number in range(date - _REACH_TO_DATE, date + 3)}
        return near if self.crumb is None else near | set(range(self.crumb + 1, self.crumb + 1 + _REACH_OF_CRUMB))

    def weigh(self, line: Line) -> tuple[float, str]:
        """How much speaks for a line, and the rule that says most."""
        text, tag = line.text, line.element.tag
        score = _HEADING_WEIGHT.get(tag, 0.0)
        rule = "headline-heading" if score else "headline-above-date"
        place = 0.0 if is_bracketed(line.words) else self._weigh_place(line.number)  # （甲／文　乙／图） above a date
        if score + place <= _ENOUGH and not (self.repeated or self.window.may_name(text)):
            return score + place, rule
        if tag in HEADINGS and (stamp := stamp_of(text)):
            text = text[: stamp.start].rstrip()
        words = letters(text)
        named = self.window.weight_of(text, words)
        if not named and (column := COLUMN.match(text)):  # [资讯] 老桥修好了, in a forum
            named = self.window.weight_of(bare := text[column.end() :], letters(bare))
        if named:
            score, rule = score + named, "headline-in-window-title"
        if words in head_words.PAPER or line.text[0] in _SUBTITLE:
            score -= 3
        if words in self.repeated:
            score, rule = score + _WEIGHT_AT_COMMENTS, "headline-repeated-at-comments"
        return score + place, rule

    def above_date(
        self, lines: Sequence[Line], candidates: Sequence[Line], found: Candidate | None
    ) -> Candidate | None:
        """The line right above the meta line, where the window's title names but the column that `found` is."""
        if found is None or not self.dates:
            return None
        date = next((date for date in self.dates if date > found[1].number), 0)
        if sum(map(_is_paragraph, lines[found[1].number : date])) >= _FEWEST_PARAGRAPHS:
            return None  # a date below the story that `found` heads
        for line in reversed(candidates):
            if max(found[1].number, date - _ROWS_OF_HEAD) < line.number < date and _looks_like_headline(line):
                if is_plain_name(line.words) or _is_subtitle_of(found[1], line):  # below a short headline
                    continue
                return 0.0, line, "headline-above-date"
        return None

    def is_set_as_headline(self, line: Line) -> bool:
        """Whether a line is named so, or is a page's heading right above the meta line."""
        if self.window.names(line):
            return True
        below = bisect_right(self.dates, line.number)
        return line.tag == "h1" and below < len(self.dates) and self.dates[below] - line.number <= _RIGHT_BELOW

    def _weigh_place(self, number: int) -> float:
        weight = 0.0
        below = bisect_right(self.dates, number)
        if below < len(self.dates) and (distance := self.dates[below] - number) <= _REACH_TO_DATE:
            weight = 3 - 0.3 * distance + (1 if distance == 1 and self.dates[below] in self.labelled else 0)
        elif below > 0 and 0 < number - self.dates[below - 1] <= 2:
            weight = 2.0
        if self.crumb is not None and 0 < number - self.crumb <= _REACH_OF_CRUMB:
            weight += 2 - 0.3 * (number - self.crumb)
        return weight


def _is_subtitle_of(headline: Line, line: Line) -> bool:
    """Whether a heading stands right below a larger one in the same box."""
    is_smaller = _HEADING_WEIGHT.get(line.tag, 9) < _HEADING_WEIGHT.get(headline.tag, 0)
    return is_smaller and line.number - headline.number == 1 and line.container is headline.container


def _looks_like_headline(line: Line, shortest: int = MIN_STEM) -> bool:
    shortest = MIN_LENGTH if line.tag in HEADINGS else shortest
    if len(words := letters(line.text)) < shortest or line.links or line.text[0] in _SUBTITLE:
        return False
    if _is_furniture(line) or _is_meta(line.text) or is_credit_line(line.text) or words in head_words.PAPER:
        return False
    return not _is_caption(line)


def _is_meta(text: str) -> bool:
    return _META_LABEL.search(text) is not None or find_moment(text) is not None


def _above_story(lines: Sequence[Line], candidates: Sequence[Line], dates: Sequence[int]) -> Candidate | None:
    """The last line like a headline above the first paragraphs, where nothing else speaks for any.

    Nothing but its place right above the date speaks for a short one.
    """
    paragraphs = [line.number for line in lines if _is_paragraph(line)]
    if len(paragraphs) < _FEWEST_PARAGRAPHS:  # a short story
        paragraphs = [line.number for line in lines if _is_sentence(line)]
    first = paragraphs[0] if paragraphs else 0
    dates = [date for date in dates if _is_meta(text := lines[date].text) or _CLOCK.search(text)]  # 停电20小时 is none
    date = next((date for date in dates if first - _REACH_TO_DATE <= date < first), None)
    if date is None:  # above a poem
        date = next((date for date in dates if (moment := find_moment(lines[date].text)) and moment.has_clock), 0)
    places = (
        (date, 1, MIN_LENGTH),
        (first, _REACH_TO_DATE, MIN_STEM),
        (date, _RIGHT_BELOW, MIN_LENGTH),
        (_below_headline(lines, first), _RIGHT_BELOW, _MIN_ALONE),
    )
    for below, reach, shortest in places:
        for line in reversed(candidates):
            if below - reach <= line.number < below and _looks_like_headline(line, shortest):
                return 0.0, _largest(line, candidates), "headline-above-story"
    return None


def _below_headline(lines: Sequence[Line], first: int) -> int:
    """The number of the first row between a headline and the story's `first` line: subtitle, byline, caption."""
    rows = takewhile(_hangs_on_headline, reversed(lines[max(0, first - _REACH_TO_DATE) : first]))
    return first - len(list(rows))


def _hangs_on_headline(line: Line) -> bool:
    return line.text[0] in _SUBTITLE or is_credit_line(line.text) is not None or _is_caption(line)


def _is_caption(line: Line) -> bool:
    return line.tag not in HEADINGS and ends_as_caption(line.words)


def _largest(line: Line, candidates: Sequence[Line]) -> Line:
    """Of kicker, headline, subtitle and caption, one below the other, the one set largest; else the line itself."""
    rows = [each for each in candidates if abs(line.number - each.number) < _ROWS_OF_HEAD and not _is_paragraph(each)]
    rows = [each for each in rows if each is line or _looks_like_headline(each, MIN_LENGTH)]
    sizes = [_size(each) for each in rows]
    largest = rows[sizes.index(max(sizes))] if sizes and sizes.count(max(sizes)) == 1 else line
    return line if largest is line else _largest(largest, candidates)


def _size(line: Line) -> tuple[float, int, bool, bool]:
    """How large a row above a story is set: as a heading, in pixels or points, bold; and its block is no subtitle's."""
    style = " ".join([each.get("style").lower() for each in line.element.outwards(2)])
    sizes = [int(size) for size in _FONT_SIZE.findall(style) if int(size) >= _LARGE]
    bold = line.bold or _BOLD.search(style) is not None
    return _HEADING_WEIGHT.get(line.tag, 0.0), max(sizes, default=0), bold, not _NAMED_SUBTITLE.search(line.names)


def _is_sentence(line: Line) -> bool:
    return "。" in line.text and not line.links


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= _PARAGRAPH and _is_sentence(line)


def find_headline(document: Document) -> Found[str] | None:
    """The headline as shown, never the cut or suffixed copies of it; None when no line looks like one.

    `Found.lines` are all the lines it takes up, a sticky bar's repetition included.
    """
    signs, candidates, linked = _look(document)
    best = _heaviest(document, signs, candidates)
    if best is None or label_of(best[1]):
        best = _heaviest(document, signs, _links_to_itself(document, linked)) or best
    if best is None or _may_be_column(best[1].text):
        best = (
            signs.above_date(document.lines, candidates, best)
            or best
            or _above_story(document.lines, candidates, signs.dates)
        )
    if best is None:
        return None
    _, line, rule = best
    if line.number and signs.window.joins(above := document.lines[line.number - 1], line):
        line = above
    elif rule == "headline-heading":
        line = _largest(line, [each for each in candidates if each is line or len(letters(each.text)) > _COLUMN_NAME])
    title, numbers, is_cut = read_title(document.lines, line, signs.window)
    return Found(title, tuple(sorted(numbers)), "headline-cut-on-page" if is_cut else rule)


def _may_be_column(text: str) -> bool:
    """Whether a line may be a column's name: few letters, and nothing said or asked."""
    return len(letters(text)) <= _COLUMN_NAME and _SAID.search(text) is None


def _heaviest(document: Document, signs: _Signs, candidates: Sequence[Line]) -> Candidate | None:
    """The line that most speaks for; None when not enough speaks for any."""
    near = signs.near()
    best: Candidate | None = None
    for line in candidates:
        likely = line.number in near or line.element.tag in HEADINGS or line.text[:3] in document.head_title
        if not likely and not signs.repeated:
            continue
        score, rule = signs.weigh(line)
        if score <= (best[0] if best else _ENOUGH):
            continue
        if signs.is_set_as_headline(line) or not (_is_furniture(line) or _META_LABEL.match(line.text)):
            best = score, line, rule
    return best


def _look(document: Document) -> tuple[_Signs, list[Line], list[Line]]:
    """Gather the signs, the lines short enough for a headline, and those that are links."""
    window = document.head_title
    names_paper = letters(window) in head_words.PAPER and _E_PAPER.search(window) is not None  # and no article
    signs = _Signs(WindowTitle("" if names_paper else window))
    candidates: list[Line] = []
    linked: list[Line] = []
    opening = window[:MIN_STEM]
    paragraphs = 0  # below a line that the window's title begins with: the headline stands above the story
    for line in document.lines:
        text = line.text
        if line.link_share > _MOSTLY_LINKS and not (
            line.element.tag in _LINKED_HEADINGS and _may_be_linked(line, signs.window.first_part)
        ):
            linked.append(line)
            continue
        if len(text) > _LONGEST_LINE:
            if paragraphs and (paragraphs := paragraphs + 1) > _ENOUGH_PARAGRAPHS:
                break
            continue
        if not paragraphs and len(text) >= MIN_STEM and text[:MIN_STEM] == opening:
            paragraphs = 1
        if text[-1] in ")）" and (match := _COMMENT_ON.match(text)):
            signs.repeated.add(letters(match[1]))
        elif _may_be_dated(text) and not _is_of_a_year(line):
            signs.dates.append(line.number)
            if _META_LABEL.search(text):
                signs.labelled.add(line.number)
        if signs.crumb is None and site.ARTICLE_CRUMB in text:
            signs.crumb = line.number
        if len(text) > _MAX_LENGTH or (len(text) < MIN_LENGTH and line.tag != "h1" and not signs.window.names(line)):
            continue
        if text[-1] != "。" or line.tag in HEADINGS or signs.window.names(line):
            candidates.append(line)
    return signs, candidates, linked


def _may_be_linked(line: Line, named: str) -> bool:
    """Whether a heading of links may be the headline: one link, or a column's and one that the window's title names."""
    return len(line.links) == 1 or (named != "" and letters(line.links[-1].text) == named)


def _may_be_dated(text: str) -> bool:
    """Whether a line that is no sentence holds what looks like a date."""
    if text[-1] in SENTENCE_ENDS or text.isalpha():
        return False
    return MAY_BE_DATE.search(text) is not None and could_be_meta(text)


def _is_of_a_year(line: Line) -> bool:
    """Whether a heading names a year and no day: 关于2018年度植树的通报."""
    return line.tag in HEADINGS and find_moment(line.text) is None


def _links_to_itself(document: Document, linked: Sequence[Line]) -> list[Line]:
    """The lines that are one link to the page itself."""
    page = document.url.rpartition("/")[2]  # stands in every address of the page
    likely = (line for line in linked if page and page in line.links[0].href and len(line.links) == 1)
    return [line for line in likely if _leads_to(line.links[0], document.url)]


def _leads_to(link: Link, url: str) -> bool:
    """Whether a link leads to the page at `url`."""
    target = link.url
    return target is not None and site.canonical_url(target) == site.canonical_url(url)


def _is_furniture(line: Line) -> bool:
    text = line.text
    plain = line.words
    if text in head_words.NO_HEADLINE or label_of(line):
        return True
    if is_tool_line(plain) or plain in COMMENT:
        return True
    moment = find_moment(text)
    if line.tag in HEADINGS and stamp_of(text):
        return False
    if moment and not moment.has_clock and IN_RUNNING_WORDS.match(simplified(text[moment.end :])):
        return False  # 2018年1月9日云泽天气
    length = moment.end - moment.start if moment else 0
    return length >= _SHORTEST_DAY and len(text) - length < _LONGEST_BESIDE_MOMENT
