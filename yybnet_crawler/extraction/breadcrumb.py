"""Where in the portal does the article stand? `地方网 > 陕西 > 铜川市 > 铜川新闻 > 正文`."""

import re
from collections.abc import Sequence

from yybnet_crawler import site
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.furniture import simplified
from yybnet_crawler.extraction.page import Line

_SEPARATORS = re.compile(r"\s*(?:&gt;|[>＞»›→⟩〉》/\\|｜丨]|--|-(?=\s)|::|·)+\s*|[\s\u3000\xa0]+")
_PREFIX = re.compile(r"^.{0,8}?(?:位置|现在|导航|你在|您在|在这里)\s*(?:是|在)?\s*[:：]?\s*")
_MAX_LENGTH = 120
_MAX_CRUMBS = 9
_MAX_LINES = 24  # a crumb and a separator each on a line of its own


def find_breadcrumb(lines: Sequence[Line], headline: int) -> Found[list[str]]:
    """The crumbs from the portal's name to the channel, without 正文; an empty list when there is none.

    The trail starts at 地方网 and ends at 正文, in one line or one crumb a line, with any separator or none. One
    without 正文 counts only above line number `headline`.
    """
    starts = [line for line in lines if len(line.text) < _MAX_LENGTH and "地方" in line.text and site.NAME in simplified(line.text)]
    for line in starts:
        crumbs: list[str] = []
        for number in range(line.number, min(len(lines), line.number + _MAX_LINES)):
            crumbs += _crumbs(lines[number])
            if not crumbs or simplified(crumbs[0]) != site.NAME or len(crumbs) > _MAX_CRUMBS:
                break
            if site.ARTICLE_CRUMB in crumbs:
                trail = crumbs[: crumbs.index(site.ARTICLE_CRUMB)]
                trail = trail[len(trail) - 1 - trail[::-1].index(crumbs[0]) :]  # the page's head may name the portal, too
                return Found(trail, tuple(range(line.number, number + 1)), "breadcrumb")
    for line in starts:
        if line.number >= headline:
            break
        trail = [line.text]
        while _leads_to_listing(lines, line.number + len(trail)) and len(trail) < _MAX_CRUMBS:
            trail.append(lines[line.number + len(trail)].text)
        if line.text == site.NAME and len(trail) > 2:
            return Found(trail, tuple(range(line.number, line.number + len(trail))), "breadcrumb-of-links")
        trail = _crumbs(line)
        if len(trail) > 2 and trail[0] == site.NAME and len(line.links) > 1:
            return Found(trail, (line.number,), "breadcrumb-one-line")
    return Found([], (), "no-breadcrumb")


def _leads_to_listing(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is one link to a listing of the portal: a crumb with no 正文 behind the last."""
    if number >= len(lines) or len(lines[number].links) != 1 or lines[number].link_share < 1:
        return False
    return site.listing_path(lines[number].links[0].url or "") is not None


def _crumbs(line: Line) -> list[str]:
    """The crumbs of a line: links and inline elements are crumbs of their own where no separator is printed."""
    pieces = line.pieces if len(line.parts) > 1 else [line.text]
    joined = " > ".join(pieces)
    return [crumb for crumb in _SEPARATORS.split(_PREFIX.sub("", joined)) if crumb and crumb not in ":："]
