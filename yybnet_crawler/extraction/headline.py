"""Which line is the headline? Weighed by what a reader goes by: the window's title, size, place above the date."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from yybnet_crawler import site
from yybnet_crawler.extraction.dateline import could_be_meta
from yybnet_crawler.extraction.dates import find_moment
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.furniture import is_comment_line, is_tool_line, section_label
from yybnet_crawler.extraction.page import Document, Line, letters

_MIN_LENGTH, _MAX_LENGTH = 2, 110
_MIN_STEM = 8  # characters of a cut title that are enough to know it by
_LONGEST_LINE = 140  # of a headline, a meta line or a breadcrumb
_REACH_TO_DATE = 8  # lines between a headline and its meta line
_HEADING_WEIGHT = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 1.5, "h5": 1.5, "h6": 1.5}
_SUFFIX_START = re.compile(r"\s*[_|｜\-—–·:：>«»丨(（]|\s{1,}")
_PARTS = re.compile(r"\s*[_|｜]+\s*|\s*[-—–]+\s*")
_CUT = re.compile(r"(?:\.{2,}|…+)$")
_NOT_A_HEADLINE = re.compile(
    r".*(?:当前位置|您的位置|你的位置|所在位置|首页)\s*[:：>＞»\-].*|.*[>＞»]\s*正文|https?:.*|www\..*|.*(?:ICP|版权所有|Copyright).*"
)
_ENOUGH = 3.5  # a line with less to say for itself is no headline: it needs two of the signs


def find_headline(document: Document) -> Found[str] | None:
    """The headline as shown, never the cut or suffixed copies of it; None when no line looks like one.

    `Found.lines` are all the lines it takes up, a sticky bar's repetition included.
    """
    lines = document.lines
    window_title = _CUT.sub("", document.head_title)
    window = letters(window_title)
    candidates: list[Line] = []
    repeated: set[str] = set()  # 评论:(headline)
    dates: list[int] = []
    labelled: set[int] = set()  # of the dates, those on a line with 来源 or 发布时间
    crumb: int | None = None
    for line in document.lines:
        text = line.text
        if line.link_share > 0.8 or len(text) > _LONGEST_LINE:
            continue
        if text[-1] in ")）" and (match := _COMMENT_ON.match(text)):
            repeated.add(letters(match[1]))
        elif not text.isalpha() and _MAY_BE_DATE.search(text) and could_be_meta(text):
            dates.append(line.number)
            if _META_LABEL.search(text):
                labelled.add(line.number)
        if crumb is None and site.ARTICLE_CRUMB in text:
            crumb = line.number
        if _MIN_LENGTH <= len(text) <= _MAX_LENGTH and line.link_share <= 0.5 and text[-1] != "。":
            candidates.append(line)
    near = {number for date in dates for number in range(date - _REACH_TO_DATE, date + 3)}
    near.update(range(crumb + 1, crumb + 5) if crumb is not None else ())
    parts = [part for part in _PARTS.split(document.head_title) if part]
    longest_part = max(map(letters, parts), key=len, default="")
    stems = [letters(part) for part in parts if _CUT.search(part) and len(part) > _MIN_STEM]
    best: tuple[float, Line, str] | None = None
    for line in candidates:
        likely = line.number in near or line.element.tag in _HEADING_WEIGHT or line.text[:3] in document.head_title
        if not likely and not repeated:
            continue
        score, rule = _score(line, window, window_title, longest_part, stems, repeated, dates, labelled, crumb)
        if score > (best[0] if best else _ENOUGH) and not _is_furniture(line):
            best = score, line, rule
    if best is None:
        return None
    _, line, rule = best
    title, numbers = _whole(lines, line, window)
    if _CUT.search(title) and window.startswith(letters(_CUT.sub("", title))):
        title, rule = _uncut(title, window_title), "headline-cut-on-page"
    return Found(title, tuple(sorted(numbers)), rule)


_OUTLET_NAME = re.compile(r".{2,6}(?:日报|晚报|早报|晨报|时报|商报|快报|新闻网|网|在线|电视台|新闻)")
_META_LABEL = re.compile(r"(?:来源|稿源|出处|时间|日期|作者|编辑)\s*[:：]")
_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]|[一二][〇○零0九]..年|\d[小分][时钟]|[昨今前]天|\d-\d|月\d")
_COMMENT_ON = re.compile(rf"{site.COMMENT_LABEL}\s*[:：]?\s*[(（](.+)[)）]$")


def _score(
    line: Line,
    window: str,
    window_title: str,
    longest_part: str,
    stems: Sequence[str],
    repeated: set[str],
    dates: Sequence[int],
    labelled: set[int],
    crumb: int | None,
) -> tuple[float, str]:
    score = _HEADING_WEIGHT.get(line.element.tag, 0.0)
    rule = "headline-heading" if score else "headline-above-date"
    words = letters(line.text)
    named = 0
    if words == longest_part and len(words) >= _MIN_LENGTH:
        named = 6
    elif words and window.startswith(words) and _ends_a_part(line.text, window_title):
        named = 6 if len(words) >= 8 else 4
    elif any(words.startswith(stem) for stem in stems):  # the window's title is cut
        named = 6
    if named:
        score, rule = score + named, "headline-in-window-title"
    if _OUTLET_NAME.fullmatch(words):
        score -= 3
    if words in repeated:
        score, rule = score + 4, "headline-repeated-at-comments"
    below = bisect_right(dates, line.number)
    if below < len(dates) and (distance := dates[below] - line.number) <= _REACH_TO_DATE:
        score += 3 - 0.3 * distance
        if distance == 1 and dates[below] in labelled:
            score += 1
    elif below > 0 and dates[below - 1] != line.number and line.number - dates[below - 1] <= 2:
        score += 2
    if crumb is not None and 0 < line.number - crumb <= 4:
        score += 2 - 0.3 * (line.number - crumb)
    return score, rule


def _is_furniture(line: Line) -> bool:
    text = line.text
    if _NOT_A_HEADLINE.fullmatch(text) or section_label(line) or is_tool_line(text) or is_comment_line(text):
        return True
    moment = find_moment(text)
    return moment is not None and len(text) - (moment.end - moment.start) < 24 and moment.end - moment.start > 7


def _ends_a_part(text: str, window_title: str) -> bool:
    """Whether the window's title goes on with a suffix or ends after `text`: not in the middle of a word."""
    rest = window_title[len(text) :] if window_title.startswith(text) else ""
    return not rest or len(text) >= 8 or _SUFFIX_START.match(rest) is not None


def _whole(lines: Sequence[Line], line: Line, window: str) -> tuple[str, set[int]]:
    """A headline set on two lines of one heading is one headline."""
    title, numbers = line.text, {line.number}
    for step in (1, -1):
        near = line.number + step
        while _continues(lines, near, line):
            parts = (title, lines[near].text) if step == 1 else (lines[near].text, title)
            title = ("" if _CUT.search(parts[0]) else " ").join(parts)
            numbers.add(near)
            near += step
    words = letters(title)
    while max(numbers) + 1 < len(lines) and letters(lines[max(numbers) + 1].text) == words:
        numbers.add(max(numbers) + 1)
    return title, numbers


def _continues(lines: Sequence[Line], near: int, line: Line) -> bool:
    """Whether line number `near` stands in the same heading as `line` and is no meta line."""
    if not 0 <= near < len(lines) or lines[near].element is not line.element or line.element.tag not in _HEADING_WEIGHT:
        return False
    return "来源" not in lines[near].text and _MAY_BE_DATE.search(lines[near].text) is None


def _uncut(title: str, window_title: str) -> str:
    """The window's title up to its first suffix, where the page shows only the beginning of it."""
    stem = _CUT.sub("", title)
    rest = window_title[len(stem) :]
    return stem + _PARTS.split(rest)[0]
