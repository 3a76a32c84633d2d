"""Which link leads to a listing's next page?

What a reader would press, surest first: the words 下一页, `rel=next`, the number after this page's, an arrow
among page numbers, and last an address that is this one's with the next number. Neither the next article
(下一篇) nor a calendar's next month is a next page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from yybnet_crawler import site
from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.document import Document
from yybnet_crawler.extraction.links import Target, target
from yybnet_crawler.extraction.tree import Node

# --- Words --------------------------------------------------------------------------------------------
_NEXT = re.compile(r"[\W_]*(?:点击|查看|翻到|浏览)?(?:下一?|[后後]一?)[页頁][\W\d_]*")
_NEXT_IN_ENGLISH = re.compile(r"[\W_]*next(?: page)?[\W_]*", re.IGNORECASE)
_NEXT_BUT_NO_PAGE = re.compile("[篇条條章图圖张張集期年月周日天]")
_ARROWS: Final = (frozenset("›>＞〉→▶►"), frozenset(("»", ">>", "＞＞", "》", "››")))  # or the last
_NUMBER = re.compile(r"\W*第?\s*(\d{1,5})\s*[页頁]?\W*")
_NUMBER_OF_ALL = re.compile(r"\W*第?\s*(\d{1,5})\s*/\s*\d{1,5}\s*[页頁]?\W*")  # 1/20
# What stands among page numbers: marks, and the characters of 首页 上一页 共12页 当前第2页 跳转到 ...
_PAGING = re.compile(
    r"(?:[\W\d_第共页頁首尾末上下前后後一最总總当當条條记記录錄每跳转轉到确定]|go|prev(?:ious)?|next|first|last|page|of)+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:周|星期)?[日一二三四五六天]|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*", re.IGNORECASE)
_MONTH = re.compile(r".*\d\s*月")
_WORD = re.compile(r"\d+\s*/\s*\d+|[^\s|｜,，、\[\]()（）【】]+")

# --- Addresses ----------------------------------------------------------------------------------------
_PAGE_PARAMETER = re.compile(r"p|pg|pn|paged|(?:cur|current)?_?page_?(?:no|num|index|id)?", re.IGNORECASE)
_OFFSET_PARAMETER = re.compile(r"(?:limit)?start|offset|skip|begin", re.IGNORECASE)
# /tongchuan/ + index_2.html, list_2.html, 2.html, p2/, 2/, page/2/, index.html
_PAGE_IN_PATH = re.compile(
    r"(.*?/)(?:page/)?(?:(?:index|list|default|page|p)?[_-]?(\d{1,5})(?:\.\w{2,5}|/)|(?:index|list|default)\.\w{2,5})",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-/_]?(?:1[0-2]|0?[1-9])(?:[-/_]?\d\d?)?(?!\d)|\b(?:day|date|month|year|ym)=[^&]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of which listing an address is, as far as it says so itself."""

    listing: str  # canonical address of the listing's first page
    number: int


def place(url: str) -> Place:
    """Read an address. One without a page number is page 1 of itself."""
    if not site.is_site_url(url):
        return Place(url, 1)
    parts = urlsplit(site.canonical_url(url))
    number = 1
    query = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if _PAGE_PARAMETER.fullmatch(name) and re.fullmatch("[0-9]{1,5}", value):
            number = int(value)
        else:
            query.append((name, value))
    path = parts.path if "." in parts.path or parts.path.endswith("/") else f"{parts.path}/"
    if match := _PAGE_IN_PATH.fullmatch(path):
        path = match[1]
        number = int(match[2]) if match[2] else number
    return Place(urlunsplit(parts._replace(path=path, query=urlencode(query))), number)


def next_page(document: Document, targets: list[Target]) -> str | None:
    """The address of the next page as found, or None when there is none.

    `targets`: what the page leads to; articles may be left out.
    """
    here = site.canonical_url(document.url)
    if site.article_address(here):
        return None
    return next((url for url in _candidates(document, targets, here) if _can_be_a_page(url, here)), None)


def _can_be_a_page(url: str, here: str) -> bool:
    return site.is_site_url(url) and site.canonical_url(url) != here and not site.article_address(url)


def _candidates(document: Document, targets: list[Target], here: str) -> Iterator[str]:
    yield from (found.url for found in targets if any(map(_NEXT.fullmatch, found.names)))
    # From here on a calendar could be meant: its links lead to another date.
    dates = _DATE.findall(here)
    undated = [found for found in targets if _DATE.findall(site.canonical_url(found.url)) == dates]
    addresses = {found.url for found in undated}
    yield from (
        found.url
        for found in undated
        if "next" in found.rel.split() and not any(map(_NEXT_BUT_NO_PAGE.search, found.names))
    )
    yield from (found.url for found in undated if any(map(_NEXT_IN_ENGLISH.fullmatch, found.names)))
    for words in (*_runs(document), *_selects(document)):
        run = [(word, None if leading is None else target(leading, document.base)) for word, leading in words]
        yield from (url for url in _in_run(run, here) if url in addresses)
    me = place(here)
    yield from (found.url for found in undated if place(found.url) == Place(me.listing, me.number + 1))
    yield from _following_offset(undated, here)


def _following_offset(targets: list[Target], here: str) -> Iterator[str]:
    """`?start=20`: the least offset above this page's own, whatever words lead there."""
    if not site.is_site_url(here):  # nor could its address be taken apart
        return
    own, path = _offset(here) or 0, urlsplit(here).path
    pages = (found.url for found in targets if site.is_site_url(found.url))
    above = [(offset, url) for url in pages if (offset := _offset(url) or 0) > own]
    same = [(offset, url) for offset, url in above if urlsplit(site.canonical_url(url)).path == path]
    yield from (url for _, url in sorted(same)[:1])


def _offset(url: str) -> int | None:
    values = (value for name, value in parse_qsl(urlsplit(url).query) if _OFFSET_PARAMETER.fullmatch(name))
    return next((int(value) for value in values if re.fullmatch("[0-9]{1,6}", value)), None)


_Words = list[tuple[str, Node | None]]  # as they stand side by side, with the link each is the text of, or None
_Run = list[tuple[str, str | None]]  # with the addresses that these lead to


def _runs(document: Document) -> Iterator[_Words]:
    """The page's rows of page numbers and arrows, calendars left out."""
    before: list[str] = []
    run: _Words = []
    for word, node in (*_words(document), ("文", None)):
        if _PAGING.fullmatch(word):
            run.append((word, node))
            continue
        if any(leading is not None for _, leading in run) and not _is_calendar(before):
            yield run
        before = [*before, *(words for words, _ in run), word][-8:]
        run = []


def _words(document: Document) -> _Words:
    words: _Words = []
    for line in document.lines:
        position = 0
        for link in line.links:
            start = max(link.start, position)
            if link.text.isdecimal():  # not the 2 in 共 20 页 when the link's own 2 follows
                match = re.compile(rf"(?<!\d){link.text}(?!\d)").search(line.text, position)
                start = match.start() if match else start
            words += [(word, None) for word in _WORD.findall(line.text[position:start])]
            words.append((link.text, link.node))
            position = start + len(link.text)
        words += [(word, None) for word in _WORD.findall(line.text[position:])]
    return words


def _is_calendar(before: list[str]) -> bool:
    """Whether numbers are days: the words before them are 2018年1月, or 日 一 二 三 四 五 六."""
    weekdays = [word for word in before if _WEEKDAY.fullmatch(word)]
    return len(weekdays) > 2 or bool(before and _MONTH.fullmatch(before[-1]))


def _selects(document: Document) -> Iterator[_Words]:
    for select in tree.find_all(document.root, "select"):
        yield [
            (" ".join(tree.text(option).split()), None if tree.has(option, "selected") else option)
            for option in tree.find_all(select, "option")
        ]


def _in_run(run: _Run, here: str) -> Iterator[str]:
    """The number after this page's own, then the arrows."""
    numbers = [(int(match[1]), url) for word, url in run if (match := _NUMBER.fullmatch(word))]
    following = _current(numbers, run, here) + 1
    yield from (url for number, url in numbers if url and number == following)
    if len(run) > 1:  # an arrow alone is any slider's
        other_pages = {url for _, url in numbers}
        for arrows in _ARROWS:
            yield from (url for word, url in run if url and word in arrows and url not in other_pages)


def _current(numbers: list[tuple[int, str | None]], run: _Run, here: str) -> int:
    """This page's own number: the one that leads here, else the one without a link, else the address's."""
    for number, url in numbers:
        if url and site.canonical_url(url) == here:
            return number
    for word, url in run:
        if url is None and (match := _NUMBER_OF_ALL.fullmatch(word)):
            return int(match[1])
    linked = {index for index, (_, url) in enumerate(numbers) if url}
    for index, (number, url) in enumerate(numbers):
        beside = [numbers[near][0] - near + index for near in (index - 1, index + 1) if near in linked]
        if url is None and number in beside:  # not the 20 of 共 20 页
            return number
    return place(here).number
