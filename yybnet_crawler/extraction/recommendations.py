"""Which other articles does the page recommend, and under which label?"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from yybnet_crawler import site
from yybnet_crawler.extraction import label_words, tree
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.document import Document, Line, Link, fold, leads_to_article, letters
from yybnet_crawler.extraction.marks import Kind, Marks, is_site_label
from yybnet_crawler.extraction.tree import Element, common_block, stands_in
from yybnet_crawler.extraction.words import is_footer_link
from yybnet_crawler.items import RecommendedLink

_RANK = re.compile(r"(?!.*\d{3})[\s\d.、·•●■◆▪★\[\]【】|]+")
_BULLETS = " \u3000·•●■◆▪★☆▶►>›»"
_STAMP = re.compile(
    r"[\s\[(（]*(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?)?\s*(?:\d{1,2}:\d\d(?::\d\d)?)?[\s\])）]*|"
    + label_words.COUNTER.pattern().pattern
)
_GLUED_MOMENT = re.compile(r"(?<=\S{2})\s?\d{4}-\d\d?-\d\d?\s+\d\d?:\d\d(?::\d\d)?$")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "legend", "caption"})
_HEADING = re.compile(r"[^\d。，！？,:：]{2,12}")
_ENDS = frozenset({Kind.NOTE, Kind.COMMENT})  # what no list goes on below
_MIN_TITLE = 2
_SLOGAN_BEHIND = re.compile(rf"(?:(?<=\.\.\.)|(?<=…))\s*{site.SLOGAN.pattern}")  # a teaser, in its line
_SHORTEST_TEASER = 4  # letters: fewer are `...` or a button


def find_recommendations(
    document: Document, marks: Marks, story: frozenset[int], headline: int
) -> list[RecommendedLink]:
    """The articles linked under each label, in page order; a 新闻推荐 headline with its teaser as summary.

    What has no article's address is no recommendation: below a list stand the page's foot, partners, app stores.
    `story` are the numbers of the story's own lines, which end any
    list above them; `headline` is the number of the headline: a label that is not the portal's own counts only below
    it (above, it is navigation).
    """
    if not document.names_portal:  # then no link of it leads there
        return []
    lines, labels, end = document.lines, marks.labels, max(story, default=headline)
    headings = (line.number for line in lines[end + 1 :] if not line.links and line.element.tag in _HEADINGS)
    heads = {
        number: label
        for number in sorted({*labels, *headings})
        if (label := _label(lines, labels, lines[number], headline, end))
    }
    found: list[RecommendedLink] = []
    seen: set[tuple[str, str]] = set()
    for first, behind in pairwise(sorted({*heads, *story, len(lines)})):
        if first in heads:
            _read_list(lines[first:behind], heads[first], marks, found, seen)
    return found


def _read_list(
    lines: Sequence[Line], label: str, marks: Marks, found: list[RecommendedLink], seen: set[tuple[str, str]]
) -> None:
    """Add to `found` what is linked in some lines, of which the first gives the label; `seen` are labels and urls."""
    links_below = 0  # the label
    box: Element | None = None  # the block that holds the label and the list's first link
    unasked: list[Line] = []  # lines since the last link: of what kind they are matters if another follows
    for line in lines:
        if line is not lines[0] and line.link_share < 1:
            unasked.append(line)
        links = []
        for link in line.links:
            url = site.linked_article(link.base, link.href)
            if url and (title := _headline(link, label)):
                links.append((title, url))
        may_be_summary = not links and links_below == 1 and label == site.TEASER_LABEL
        if links or may_be_summary:
            if any(marks[each].kind in _ENDS for each in unasked):
                return
            unasked = []
        if may_be_summary:
            _add_summary(found, marks, line, line.text)
        if box is not None and label != site.TEASER_LABEL:
            leads_elsewhere = len(line.links) > 2 * len(links) > 0
            if leads_elsewhere or not stands_in(line.element, box):
                return  # the page's foot
        if not links:
            continue
        box = box or common_block(lines[0].element, line.element)
        for title, url in links:
            if (label, url) not in seen:
                links_below += 1
                seen.add((label, url))
                found.append(RecommendedLink(section=label, title=title, url=url, summary=None))
            elif url == found[-1]["url"]:  # the teaser's text is linked, too
                _add_summary(found, marks, line, title)
        if links_below == 1:  # the teaser's text may stand right behind its headline
            last = line.links[-1]
            _add_summary(found, marks, line, fold(line.text[last.start + len(last.text) :]))


def _label(lines: Sequence[Line], labels: Mapping[int, str], line: Line, headline: int, end: int) -> str | None:
    """The label a line gives to the links below it: the portal's own, a usual one, or any heading under the story."""
    label = labels.get(line.number)
    if is_site_label(label):
        return label
    if line.number < headline or line.links:
        return None
    if label is None and line.number > end and _HEADING.fullmatch(line.text):
        label = line.text if any(map(leads_to_article, lines[line.number + 1 : line.number + 2])) else None
    return None if label is None or plain(label) in label_words.NO_LIST else label


def _headline(link: Link, section: str) -> str | None:
    title = _title(link)
    return None if len(title) < _MIN_TITLE or title == section or is_footer_link(plain(title)) else title


def _title(link: Link) -> str:
    """The link's words without a bullet before them or a moment glued to them, a rank or a date in its own element."""
    if not tree.has_elements(link.node):
        return _GLUED_MOMENT.sub("", link.text.lstrip(_BULLETS))
    pieces = [piece for text in tree.texts(link.node) if (piece := fold(text))]
    while len(pieces) > 1 and _RANK.fullmatch(pieces[0]):
        pieces.pop(0)
    while len(pieces) > 1 and _STAMP.fullmatch(pieces[-1]):
        pieces.pop()
    start, end = (link.text.find(pieces[0]), link.text.rfind(pieces[-1])) if pieces else (0, 0)
    title = link.text[start : end + len(pieces[-1])] if pieces and 0 <= start <= end else link.text
    return title.lstrip(_BULLETS)


def _add_summary(found: list[RecommendedLink], marks: Marks, line: Line, text: str) -> None:
    """A paragraph right under a teaser's headline is its summary; the portal's slogan is none."""
    if not found or found[-1]["section"] != site.TEASER_LABEL or found[-1]["summary"] is not None:
        return
    if slogan := _SLOGAN_BEHIND.search(plain(text)):
        text = text[: slogan.start()]
    if line.links and text == line.text and is_footer_link(plain(line.links[-1].text)):  # [详细]
        text = fold(text[: line.links[-1].start])
    is_text = len(letters(text)) >= _SHORTEST_TEASER and not _STAMP.fullmatch(text) and not marks.is_slogan(line)
    if is_text and text != found[-1]["title"]:
        found[-1]["summary"] = text
