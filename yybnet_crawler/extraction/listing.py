"""What does a listing lead to? Its articles, its next page, the listings it names.

Articles and listings are told by their addresses alone (`site.py`), in whatever markup they stand.
"""

import re
from dataclasses import dataclass, field

from yybnet_crawler import site
from yybnet_crawler.extraction import label_words, tree
from yybnet_crawler.extraction.limits import excess
from yybnet_crawler.extraction.links import Target, read_targets
from yybnet_crawler.extraction.page import read_page
from yybnet_crawler.extraction.paging import next_page, place
from yybnet_crawler.extraction.refusal import breaks_off
from yybnet_crawler.garbage import without_collection

_NO_NAME = label_words.WAY_IN.pattern()
# A later page (/tongchuan/p2/), or a month of an endless calendar (/tongchuan/m201801/).
_NO_FIRST_PAGE = re.compile(r"(?:p|page|list|index)[_-]?\d*|.*\d{4}.*")


@dataclass(frozen=True, slots=True)
class ListingLink:
    """A link to the first page of one of the site's listings."""

    path: str  # xianyang/binxian
    url: str  # as found, without fragment
    name: str  # the link's words, 彬县新闻; "" when it says 更多 or shows a picture


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a page leads. All lists in page order; a page that is no listing may have empty ones."""

    url: str
    article_urls: list[str]  # as found, query and fragment dropped; each article once
    next_page: str | None  # as found; None when there is none
    listings: list[ListingLink]  # every listing the page names but its own, each once
    blank: bool  # no link to any page of the site: an empty page, or one that was cut short
    link_texts: dict[str, str] = field(default_factory=dict)  # article url as found -> the longest words of its links
    pages: frozenset[int] = frozenset()  # numbers of the other pages of its own listing that it leads to
    links_to_first: int = 0  # how many links lead to the listing's first page, on that page itself, too
    frame: frozenset[str] = frozenset()  # the site's other pages it leads to, articles aside: what stands around
    breaks_off: bool = False  # it opens `<html>` or `<body>` and closes neither

    @property
    def path(self) -> str:
        """This page's own listing, `xianyang/binxian`; "" for the front page and where it does not say."""
        return site.listing_path(place(self.url).listing) or ""

    @property
    def sub_listings(self) -> list[str]:
        """The addresses of the listings below this one."""
        below = f"{self.path}/" if self.path else ""
        return [link.url for link in self.listings if link.path.startswith(below)]


@without_collection
def extract_listing(body: bytes | str, *, url: str, content_type: str | None = None) -> Listing:
    """Read a listing. `body` is the response as received, `content_type` its header. Never raises.

    A page that is larger than any listing (`limits.py`) is blank.
    """
    if excess(body):
        return Listing(url, [], None, [], blank=True, breaks_off=breaks_off(body))
    document = read_page(body, url, content_type)
    articles: dict[str, str] = {}  # canonical -> as found
    texts: dict[str, str] = {}
    others: list[Target] = []
    for target in read_targets(document):
        if address := site.article_address(target.url):
            if target.tag != "link":
                found = articles.setdefault(address.url, _as_found(target, address.url))
                texts[found] = max((texts.get(found, ""), *target.names), key=len)
        else:
            others.append(target)
    own = place(url)
    places = [place(each.url) for each in others if each.tag != "link" and site.is_site_url(each.url)]
    return Listing(
        url=url,
        article_urls=list(articles.values()),
        link_texts=texts,
        next_page=next_page(document, others),
        listings=_listings(others, url),
        blank=not articles and not any(each.tag != "link" and site.is_site_url(each.url) for each in others),
        pages=frozenset(there.number for there in places if there.listing == own.listing and there != own),
        links_to_first=sum(there.listing == own.listing and there.number == 1 for there in places),
        frame=frozenset(there.listing for there in places if there.listing != own.listing),
        breaks_off=breaks_off(body),
    )


def _as_found(target: Target, canonical: str) -> str:
    """An article's address without query and fragment; the canonical one where a browser had to mend what is written.

    An empty port, backslashes, a dot behind the host, a session, capitals: the site never meant these.
    """
    found = target.url.partition("#")[0].partition("?")[0]
    written = tree.get(target.node, "href").strip()
    mended = written[:4].lower() == "http" and written.lower() != target.url.lower()
    capitals = found.lower() != found
    return canonical if mended or capitals or ";" in found else found


def _listings(targets: list[Target], url: str) -> list[ListingLink]:
    own = place(url).listing
    found: dict[str, ListingLink] = {}
    for target in targets:
        there = place(target.url)
        listing, mark, _ = there.listing.partition("?")  # ?from=nav is no other listing
        path = site.listing_path(listing)
        if target.tag == "link" or path is None or listing == own or there.number != 1:
            continue
        if _NO_FIRST_PAGE.fullmatch(path.rpartition("/")[2]):
            continue
        name = next((name for name in target.names if not _NO_NAME.fullmatch(name)), "")
        known = found.get(path)
        if known is None or (name and not known.name):
            url_as_found = target.url.partition("#")[0].partition("?")[0] if mark else target.url.partition("#")[0]
            found[path] = ListingLink(path, known.url if known else url_as_found, name)
    return list(found.values())
