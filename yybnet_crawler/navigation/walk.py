"""One listing, page after page, until it ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from yybnet_crawler.site import ArticleAddress

# A chain of pages may be endless: a calendar, or a page that is shown for every number after the last.
BARREN_PAGES: Final = 3
# So may a chain of listings that name each other. From a city's front page its channels and counties are one
# link away, or two.
HOPS: Final = 4


@dataclass(slots=True)
class Walk:
    """What is remembered of a listing while its pages are read."""

    key: str  # its first page's canonical address
    hops: int  # links between it and the listing we started at
    known: bool  # an earlier run walked it to its end
    cut: bool = False  # something on it was left out
    _barren: int = 0  # pages in a row without an article that stood on none before
    _seen: set[int] = field(default_factory=set)  # hashes: a listing may have a hundred thousand articles

    def read(self, articles: Iterable[ArticleAddress]) -> list[ArticleAddress]:
        """Reads one more page. Returns those of its articles that stood on no page before."""
        fresh = [address for address in articles if hash(address) not in self._seen]
        self._seen.update(map(hash, fresh))
        self._barren = 0 if fresh else self._barren + 1
        return fresh

    @property
    def endless(self) -> bool:
        """Whether going on would bring nothing."""
        return self._barren >= BARREN_PAGES
