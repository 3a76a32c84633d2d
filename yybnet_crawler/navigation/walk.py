"""One listing, page after page, until it ends; and whether it is an end.

A page without a next one is the last of its listing only if it looks like the pages before it: it lists articles that
stood on none of them, is whole, stands in the same frame, and its pager leads back where theirs did. A page that does
not (a challenge, a note, the site's home page, half a page) says nothing of the listing: the listing is *cut*.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from yybnet_crawler.extraction.listing import Listing
from yybnet_crawler.extraction.paging import place
from yybnet_crawler.site import ArticleAddress, canonical_url

# A chain of pages may be endless: a calendar, or a page that is shown for every number after the last.
BARREN_PAGES: Final = 3
# So may one whose pages name articles that are all dead.
DEAD_PAGES: Final = 30
# So may a chain of listings that name each other. From a city's front page its channels and counties are one
# link away, or two.
HOPS: Final = 4
# How many known pages are passed when all articles of the page before were unknown.
BEYOND: Final = 2
_FRAME: Final = 5  # links: a smaller frame is too small to tell another page by


@dataclass(slots=True)
class Walk:
    """What is remembered of a listing while its pages are read."""

    key: str  # its first page's canonical address
    hops: int  # links between it and the listing we started at
    known: bool  # from here on to its end, or to the bookmark, all was known once
    incomplete: bool = False  # something on it was left out on purpose
    bookmark: str = ""  # the page where an earlier run was stopped, "" when there is none or no more
    jumped_to: str = ""  # the bookmark, once the walk has gone there
    way_on: str | None = None  # where it would have gone without the bookmark
    pages: int = 0  # read
    lacking: tuple[str, str] | None = None  # the first page of which something is missing, and what is the matter
    _empty: tuple[str, str] | None = None  # the same of a page without articles that none came behind yet
    _before: Listing | None = None  # the page before
    named: int = 1  # the greatest page number that any page named
    _leads_back: bool = False  # later pages lead to the page before them
    _barren: int = 0  # pages in a row without an article that stood on none before
    _dead: int = 0  # pages in a row all of whose articles gave no record
    _last: list[ArticleAddress] = field(default_factory=list)  # those of the page before
    _credit: float = 0.0  # known pages that may be passed
    # Pages read, and those of their articles that may have no answer yet; all on earlier ones has.
    _open: deque[tuple[str, list[str]]] = field(default_factory=deque)
    _seen: set[int] = field(default_factory=set)  # hashes: a listing may have a hundred thousand articles

    def read(self, articles: Iterable[ArticleAddress], is_dead: Callable[[str], bool]) -> list[ArticleAddress]:
        """Reads one more page. Returns those of its articles that stood on no page before.

        `is_dead`: whether an article gave no record. Those of the page before have been answered by now.
        """
        if self._last:
            self._dead = self._dead + 1 if all(is_dead(address.url) for address in self._last) else 0
        fresh = [address for address in articles if hash(address) not in self._seen]
        self._seen.update(map(hash, fresh))
        self._last = fresh
        self._barren = 0 if fresh else self._barren + 1
        self.pages += 1
        return fresh

    def wait_for(self, page: str, articles: list[str], is_answered: Callable[[str], bool]) -> None:
        """`articles`: those of the page that the run asks for, now or later."""
        self._open.append((page, articles))
        self.unanswered(is_answered)

    def unanswered(self, is_answered: Callable[[str], bool]) -> str:
        """The first page with an article that has no answer yet; the last one that was read when all have."""
        while len(self._open) > 1 and all(map(is_answered, self._open[0][1])):
            self._open.popleft()
        return self._open[0][0]

    @property
    def endless(self) -> bool:
        """Whether going on would bring nothing."""
        return self._barren >= BARREN_PAGES

    @property
    def leads_to_nothing(self) -> bool:
        """Whether its pages go on and on, and none of their articles is there."""
        return self._dead >= DEAD_PAGES

    def has_come_to_the_known(self, unknown: int, articles: int) -> bool:
        """Whether to leave it at this page, where `unknown` of the `articles` in question are unknown.

        What is imported late stands among the known. So each page lets pass some known ones after it, the more the
        more of its own articles were unknown: none where all is known, as in most runs.
        """
        self._credit = max(self._credit - 1, BEYOND * unknown / articles if articles else 0)
        return self.known and articles > 0 and not unknown and self._credit < 1

    def note_what_is_missing(self, listing: Listing, found: int, fresh: int) -> None:
        """What a page lacks that leads on all the same: its end, or articles, between pages that have some."""
        page = canonical_url(listing.url)
        if self._breaks_off(listing):
            self.lacking = self.lacking or (page, "breaks off")
        if self.pages > 1 and not found:
            self._empty = self._empty or (page, "empty")
        elif fresh and self._empty:
            self.lacking = self.lacking or self._empty
            self._empty = None

    def remember(self, listing: Listing) -> None:
        """What the page says of its listing, for the pages after it."""
        number = place(listing.url).number
        self.named = max(self.named, *listing.pages, number)
        if number > 2:
            self._leads_back = self._leads_back or number - 1 in listing.pages
        elif number == 2 and self._before is not None:  # to the first page the site's navigation leads, too
            self._leads_back = listing.links_to_first > self._before.links_to_first
        self._before = listing

    def unproven_end(self, listing: Listing, fresh: int) -> str | None:
        """Why a page that leads to none but those before cannot be the listing's last; None when it is.

        `fresh`: its articles that stood on no page before.
        """
        number = place(listing.url).number
        before = self._before
        if self._breaks_off(listing):
            return "breaks off"
        if not fresh:
            return "nothing new" if listing.article_urls else "empty"
        if before is None:
            return None
        if self.named > number:
            return "no way on"
        leads_back = number - 1 in listing.pages
        if self._leads_back and number > 1 and not leads_back:
            return "no pager"
        if not listing.frame and leads_back:  # bare but for its pager
            return None
        if max(len(before.frame), len(listing.frame)) >= _FRAME and not in_the_frame_of(before, listing):
            return "another frame"
        return None

    def _breaks_off(self, listing: Listing) -> bool:
        """Whether the page does not come to its end where the page before did; there are sites whose pages never do."""
        return listing.breaks_off and self._before is not None and not self._before.breaks_off

    def looks_like_its_own(self, listing: Listing) -> bool:
        """Whether an empty page is plainly one of this listing: its pager or its frame says so."""
        before = self._before
        if listing.breaks_off or before is None:
            return False
        return bool(listing.pages or before.frame) and in_the_frame_of(before, listing)


def in_the_frame_of(before: Listing, listing: Listing) -> bool:
    """Whether most of what stands around the articles of a page stood on the page before.

    A listing's first page may have more around it than those that follow. Another page, the site's own front for one,
    has what the first has not.
    """
    if not listing.frame:
        return not before.frame
    return 2 * len(before.frame & listing.frame) >= len(listing.frame)
