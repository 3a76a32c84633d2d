"""Which other articles does the page recommend, and under which label?"""

import re
from collections.abc import Sequence
from typing import Any

from yybnet_crawler import site
from yybnet_crawler.extraction.body import is_prose, section_of
from yybnet_crawler.extraction.furniture import ends_story, is_comment_line, is_footer_link, is_slogan, simplified
from yybnet_crawler.extraction.page import Document, Line, Link, fold
from yybnet_crawler.items import RecommendedLink

_NO_RECOMMENDATION = re.compile(r"友情链接|.*(?:评论|跟[帖贴]|留言|标签|搜索|话题)区?")
_RANK = re.compile(r"[\s\d.、·•●■◆▪★\[\]【】|]+")
_BULLETS = " \u3000·•●■◆▪★☆▶►>›»"
_STAMP = re.compile(r"[\s\[(（]*(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?)?\s*(?:\d{1,2}:\d\d(?::\d\d)?)?[\s\])）]*|\d+(?:阅读|评论|浏览|次)?")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "legend", "caption"})
_HEADING = re.compile(r"[^\d。，！？,:：]{2,12}")
_MIN_TITLE = 2


def find_recommendations(
    document: Document, story: frozenset[int], headline: int, channel: str | None
) -> list[RecommendedLink]:
    """The links under each label, in page order; a 新闻推荐 headline with its teaser as summary.

    `story` are the numbers of the story's own lines, which end any list above them; `headline` is the number of the
    headline: a label that is not the portal's own counts only below it (above, it is navigation).
    """
    lines = document.lines
    # On the portal a recommendation has an article's address; what else is linked below a list is the page's foot.
    on_site = site.is_site_url(document.url)
    end = max(story, default=headline)
    found: list[RecommendedLink] = []
    seen: set[tuple[str, str]] = set()
    section: str | None = None
    box: Any = None  # the block that holds the label and the list's first link
    label: Line | None = None
    for line in lines:
        if new := _label(lines, line, headline, end):
            section, label, box = new, line, None
        elif section is None:
            continue
        elif line.number in story or is_comment_line(line.text) or ends_story(line.text):
            section = None
            continue
        assert section is not None
        links = [link for link in line.links if _is_recommendation(link, section, on_site)]
        if links and box is None and label is not None:
            box = _common_block(label.element, line.element)
        inside = box is None or line.element is box or box in line.element.iterancestors()
        if not links:
            if section == site.TEASER_LABEL:
                _add_summary(found, line, channel)
            elif not inside and line is not label:
                section = None
            continue
        if not inside and not all(site.article_address(link.url or "") for link in links):
            section = None
            continue
        for link in links:
            url = site.canonical_url(link.url or "")
            if (section, url) in seen:
                _add_summary(found, line, channel)
                continue
            seen.add((section, url))
            found.append(RecommendedLink(section=section, title=_title(link), url=url, summary=None))
        rest = line.text[line.links[-1].start + len(line.links[-1].text) :]
        if section == site.TEASER_LABEL and len(rest) > 10:
            found[-1]["summary"] = found[-1]["summary"] or fold(rest)
    return found


def _label(lines: Sequence[Line], line: Line, headline: int, end: int) -> str | None:
    """The label a line gives to the links below it: the portal's own, a usual one, or any heading under the story."""
    label = section_of(line)
    if label is not None and simplified(label) in site.SECTION_LABELS:
        return label
    if line.number < headline or line.links:
        return None
    if label is None and line.number > end and line.element.tag in _HEADINGS and _HEADING.fullmatch(line.text):
        below = lines[line.number + 1 : line.number + 2]
        label = line.text if any(site.article_address(link.url or "") for near in below for link in near.links) else None
    return None if label is None or _NO_RECOMMENDATION.fullmatch(label) else label


def _is_recommendation(link: Link, section: str, on_site: bool) -> bool:
    title = _title(link)
    if len(title) < _MIN_TITLE or title == section or is_footer_link(title) or (url := link.url) is None:
        return False
    return site.article_address(url) is not None if on_site else site.listing_path(url) is None


def _title(link: Link) -> str:
    """The link's words without a bullet or rank before them or a date after them, in elements of their own."""
    pieces = [piece for text in link.element.itertext() if (piece := fold(text))]
    while len(pieces) > 1 and _RANK.fullmatch(pieces[0]):
        pieces.pop(0)
    while len(pieces) > 1 and _STAMP.fullmatch(pieces[-1]):
        pieces.pop()
    start, end = (link.text.find(pieces[0]), link.text.rfind(pieces[-1])) if pieces else (0, 0)
    title = link.text[start : end + len(pieces[-1])] if pieces and 0 <= start <= end else link.text
    return title.lstrip(_BULLETS)


def _add_summary(found: list[RecommendedLink], line: Line, channel: str | None) -> None:
    """A paragraph right under a teaser's headline is its summary; the portal's slogan is none."""
    if not found or found[-1]["section"] != site.TEASER_LABEL or found[-1]["summary"] is not None:
        return
    text = line.text
    if line.links and is_footer_link(line.links[-1].text):  # [详细]
        text = fold(text[: line.links[-1].start])
    if text == found[-1]["title"] or is_slogan(text, channel):
        return
    if is_prose(line) or len(text) > 10:
        found[-1]["summary"] = text


def _common_block(first: Any, second: Any) -> Any:
    above = {first, *first.iterancestors()}
    for element in (second, *second.iterancestors()):
        if element in above:
            return element
    return None
