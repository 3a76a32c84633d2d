"""Where in the portal does the article stand? `地方网 > 陕西 > 铜川市 > 铜川新闻 > 正文`."""

import re
from collections.abc import Sequence

from yybnet_crawler import site
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.page import Line

_SEPARATORS = re.compile(r"\s*(?:&gt;|[>＞»›→⟩〉》/\\|｜丨]|--|-(?=\s)|::|·)+\s*|[\s\u3000\xa0]+")
_PREFIX = re.compile(r"^.{0,8}?(?:位置|现在|导航|你在|您在|在这里)\s*(?:是|在)?\s*[:：]?\s*")
_MAX_CRUMBS = 9
_MAX_LINES = 24  # a crumb and a separator each on a line of its own


def find_breadcrumb(lines: Sequence[Line]) -> Found[list[str]]:
    """The crumbs from the portal's name to the channel, without 正文; an empty list when there is none.

    The trail starts at 地方网 and ends at 正文, in one line or one crumb a line, with any separator or none.
    """
    for line in lines:
        if site.NAME not in line.text or len(line.text) > 120:
            continue
        crumbs: list[str] = []
        for number in range(line.number, min(len(lines), line.number + _MAX_LINES)):
            crumbs += _crumbs(lines[number])
            if not crumbs or crumbs[0] != site.NAME or len(crumbs) > _MAX_CRUMBS + 1:
                break
            if site.ARTICLE_CRUMB in crumbs:
                trail = crumbs[: crumbs.index(site.ARTICLE_CRUMB)]
                return Found(trail, tuple(range(line.number, number + 1)), "breadcrumb")
        trail = _crumbs(line)
        if len(trail) > 2 and trail[0] == site.NAME:
            return Found(trail, (line.number,), "breadcrumb-one-line")
    return Found([], (), "no-breadcrumb")


def _crumbs(line: Line) -> list[str]:
    """The crumbs of a line: links and inline elements are crumbs of their own where no separator is printed."""
    pieces = line.pieces if len(line.parts) > 1 else [line.text]
    joined = " > ".join(pieces)
    return [crumb for crumb in _SEPARATORS.split(_PREFIX.sub("", joined)) if crumb and crumb not in ":："]
