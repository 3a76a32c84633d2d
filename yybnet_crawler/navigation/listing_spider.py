"""Walks listings: their articles, their pages, the listings they name. Which ones, a subclass says."""

import math
from collections.abc import Iterable, Iterator
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from yybnet_crawler import site
from yybnet_crawler.extraction.listing import Listing
from yybnet_crawler.extraction.paging import place
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.navigation.arguments import RegionArguments
from yybnet_crawler.navigation.backlog import Backlog
from yybnet_crawler.navigation.site_spider import SiteSpider, read_listing
from yybnet_crawler.navigation.walk import HOPS, Walk
from yybnet_crawler.site import ArticleAddress


class ListingSpider(SiteSpider):
    """A subclass says what it is `after` and which listings lead `astray`, and where to start."""

    arguments: RegionArguments

    def __init__(self, /, **given: str) -> None:
        super().__init__(**given)
        limit = self.arguments.max_articles
        self.backlog = Backlog(math.inf if limit is None else limit)
        self._walks: dict[str, Walk] = {}  # those that have not ended
        self._pages: dict[str, str] = {}  # listing page -> the walk it is part of; each is asked for once
        self._asked: set[int] = set()  # hashes of the articles asked for in this run
        self._ended: list[str] = []  # walks that came to their listing's end

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.item_dropped, signals.item_dropped)
        crawler.signals.connect(spider.spider_idle, signals.spider_idle)
        return spider

    # --- What a subclass says ---------------------------------------------------------------------------

    def after(self, address: ArticleAddress) -> bool:
        """Whether this is an article to ask for, wherever it is found."""
        raise NotImplementedError

    def astray(self, url: str) -> bool:
        """Whether this is a listing, or a page of one, that was not asked for."""
        raise NotImplementedError

    # --- Listings ---------------------------------------------------------------------------------------

    def follow(self, urls: Iterable[str], hops: int = 0) -> Iterator[Request]:
        """Begins to walk the listings that these are the first pages of."""
        for url in urls:
            key = place(url).listing
            if key not in self._pages and hops <= HOPS and not self.astray(url):
                self._pages[key] = key
                yield self.page_request(url, key, hops)

    def page_request(self, url: str, key: str, hops: int) -> Request:
        return self.listing_request(url, self.listing, key=key, hops=hops, run=self.run.name)

    def listing(self, response: Response, key: str, hops: int, run: str) -> Iterator[Request | Rejection]:
        """One page of the listing `key`."""
        if run != self.run.name:
            return  # kept in JOBDIR by an earlier run; this one has begun again at the front page
        listing = read_listing(response)
        if isinstance(listing, Listing) and self.astray(response.url):
            asked = site.canonical_url(response.meta.get("redirect_urls", [response.url])[0])
            detail = f"It forwards to {response.url}, a listing that was not asked for."
            listing = Rejection(asked, "forwarded", detail, transient=True)
        if isinstance(listing, Rejection):
            yield listing
            return
        walk = self._walks.get(key) or self._begin(key, hops)
        found = {
            address: url
            for url in listing.article_urls
            if (address := site.article_address(url)) and self.after(address)
        }
        fresh = walk.read(found)
        timely = [address for address in fresh if self._in_time(address)]
        wanted = [address for address in timely if self.run.wants(address.url)]
        self.backlog.articles.extend(found[address] for address in wanted)
        self.backlog.pages.extend(self.follow((link.url for link in listing.listings), hops + 1))

        # What this run has asked for was found on another listing; only what earlier runs knew says that the
        # rest of this one is known too.
        known = bool(timely) and not wanted and not any(hash(each.url) in self._asked for each in timely)
        too_old = bool(found) and all(self.arguments.too_old(address.month) for address in found)
        if too_old or (known and walk.known):
            self._end(walk)
        else:
            self._turn(walk, listing.next_page)
        yield from self.let_out()

    def _in_time(self, address: ArticleAddress) -> bool:
        return not self.arguments.too_old(address.month) and not self.arguments.too_new(address.month)

    def _begin(self, key: str, hops: int) -> Walk:
        # With `since` or `until` some of its articles stay unknown.
        dates = bool(self.arguments.since or self.arguments.until)
        self._walks[key] = Walk(key, hops, known=self.run.listing_walked(key), cut=dates)
        return self._walks[key]

    def _turn(self, walk: Walk, url: str | None) -> None:
        """Goes on to the next page, or ends."""
        if url is None or walk.endless or self.astray(url):
            self._end(walk)
            return
        page = site.canonical_url(url)
        if page in self._pages:
            # Its own page is a loop. From another walk's page that one goes on, and it may not arrive.
            walk.cut |= self._pages[page] != walk.key
            self._end(walk)
            return
        self._pages[page] = walk.key
        self.backlog.pages.append(self.page_request(url, walk.key, walk.hops))

    def _end(self, walk: Walk) -> None:
        del self._walks[walk.key]
        if not walk.cut:
            self._ended.append(walk.key)

    # --- Articles ---------------------------------------------------------------------------------------

    def claim(self, url: str) -> bool:
        if not super().claim(url):
            return False
        self._asked.add(hash(url))
        self.backlog.room -= 1
        return True

    def let_out(self) -> Iterator[Request]:
        """The requests there is room for."""
        for waiting in self.backlog.let_out():
            if isinstance(waiting, Request):
                yield waiting
            else:
                yield from self.ask(waiting)

    def item_dropped(self, item: Any) -> None:
        """An article that was asked for gave no record: with `max_articles`, another may take its place."""
        if isinstance(item, Page | Rejection) and site.article_address(item.url):
            self.backlog.room += 1
            assert self.crawler.engine is not None
            for request in self.let_out():
                self.crawler.engine.crawl(request)

    def spider_idle(self) -> None:
        """All requests have been answered. With something left over, no listing was walked to its end."""
        if self.backlog.empty:
            for key in self._ended:
                self.run.mark_listing_walked(key)
            self._ended.clear()
