"""Where in the portal does the article stand? `地方网 > 陕西 > 铜川市 > 铜川新闻 > 正文`."""

import re
from collections.abc import Sequence

from yybnet_crawler import site
from yybnet_crawler.extraction import head_words
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.found import Found

_SEPARATORS = re.compile(r"\s*(?:&gt;|[>＞»›→⟩〉》/\\|｜丨]|--|-(?=\s)|::|·)+\s*|[\s\u3000\xa0]+")
# What is printed between crumbs and nowhere else; a bar or a gap also parts the links of a menu.
_ARROW = re.compile("|".join(("&gt;", *">＞»›→⟩〉》", "/(?!/)")))
_ARROWS = re.compile(rf"\s*(?:{_ARROW.pattern})+\s*")
_PORTAL = site.NAME[:2]  # printed alike in either script
_MAX_LENGTH = 120
_MAX_CRUMBS = 9
_MAX_LINES = 24  # a crumb and a separator each on a line of its own
_LONGEST_CRUMB = 20


def find_breadcrumb(lines: Sequence[Line], headline: int) -> Found[list[str]]:
    """The crumbs from the portal's name to the channel, without 正文; an empty list when there is none.

    The portal's own trail starts at 地方网 and ends at 正文, in one line or one crumb a line, with any separator or
    none. One without 正文, and one that starts at 首页, counts only above line number `headline`.
    """
    starts = [
        line
        for line in lines
        if _PORTAL in line.text and len(line.text) < _MAX_LENGTH and site.NAME in plain(line.text)
    ]
    for line in starts:
        crumbs: list[str] = []
        for number in range(line.number, min(len(lines), line.number + _MAX_LINES)):
            crumbs += _crumbs(lines[number])
            if not crumbs or plain(crumbs[0]) != site.NAME or len(crumbs) > _MAX_CRUMBS:
                break
            if site.ARTICLE_CRUMB in crumbs:
                trail = crumbs[: crumbs.index(site.ARTICLE_CRUMB)]
                # the page's head may name the portal, too
                trail = trail[len(trail) - 1 - trail[::-1].index(crumbs[0]) :]
                return Found(trail, tuple(range(line.number, number + 1)), "breadcrumb")
    for line in starts:
        if line.number >= headline:
            break
        trail = [line.text]
        while _leads_to_listing(lines, line.number + len(trail)) and len(trail) < _MAX_CRUMBS:
            trail.append(lines[line.number + len(trail)].text)
        if line.text == site.NAME and len(trail) > 2:
            return Found(trail, tuple(range(line.number, line.number + len(trail))), "breadcrumb-of-links")
    for number in range(headline - 1, -1, -1):
        if trail := _trail_with_arrows(lines[number], lines[headline].text):
            return Found(trail, (number,), "breadcrumb-one-line")
    return Found([], (), "no-breadcrumb")


def _leads_to_listing(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is one link to a listing of the portal: a crumb with no 正文 behind the last."""
    if number >= len(lines) or len(lines[number].links) != 1 or lines[number].link_share < 1:
        return False
    return site.listing_path(lines[number].links[0].url or "") is not None


def _trail_with_arrows(line: Line, headline: str) -> list[str]:
    """The crumbs of a line as any site prints them: `当前位置：首页 > 政务 > 通知`; [] for any other line.

    It has separators of its own, begins at home or after 当前位置 or ends at 正文. A plain row of links is a menu.
    """
    text = line.text
    if len(text) >= _MAX_LENGTH or not _ARROW.search(text):
        return []
    named = head_words.TRAIL_START.matches(text)
    crumbs = [crumb.strip("-|· ") for crumb in _ARROWS.split(text[named.end() :] if named else text)]
    crumbs = [crumb for crumb in crumbs if crumb]
    if len(crumbs) < 2:
        return []
    ends = crumbs[-1] in head_words.LAST_CRUMB or headline.startswith(crumbs[-1].rstrip(".…"))
    trail = crumbs[:-1] if ends else crumbs
    if len(trail) > _MAX_CRUMBS or max(map(len, trail)) > _LONGEST_CRUMB:
        return []
    return trail if named or ends or trail[0] in head_words.HOME else []


def _crumbs(line: Line) -> list[str]:
    """The crumbs of a line: links and inline elements are crumbs of their own where no separator is printed."""
    pieces = line.pieces if len(line.parts) > 1 else [line.text]
    joined = " > ".join(pieces)
    return [crumb for crumb in _SEPARATORS.split(_without_start(joined)) if crumb and crumb not in ":："]


def _without_start(text: str) -> str:
    """A trail's text behind 当前位置："""
    start = head_words.TRAIL_START.matches(text)
    return text[start.end() :] if start else text
