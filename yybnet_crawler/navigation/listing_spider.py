"""Walks listings: their articles, their pages, the listings they name. Which ones, a subclass says."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.downloading import failures
from yybnet_crawler.extraction.listing import Listing
from yybnet_crawler.extraction.paging import place
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.navigation.arguments import RegionArguments
from yybnet_crawler.navigation.backlog import Backlog
from yybnet_crawler.navigation.site_spider import SiteSpider, read_listing
from yybnet_crawler.navigation.walk import DEAD_PAGES, HOPS, Walk
from yybnet_crawler.site import ArticleAddress
from yybnet_crawler.storage.run import HeldBack

# Said of the same page for a day, they are its listing's end: the way on leads nowhere.
_OWN = "though its own page"
_MAY_BE_ITS_OWN = ("empty", "nothing new", "no way on", "no pager")
_END_WHEN_LASTING = ("http_404", "http_410", *(f"{why}, {_OWN}" for why in _MAY_BE_ITS_OWN))
_LASTING = 24 * 60 * 60  # seconds


class ListingSpider(SiteSpider):
    """A subclass says what it is `after` and which listings lead `astray`, and where to start."""

    arguments: RegionArguments

    def __init__(self, /, **given: str) -> None:
        super().__init__(**given)
        limit = self.arguments.max_articles
        self.backlog = Backlog(math.inf if limit is None else limit)
        self._walks: dict[str, Walk] = {}  # those that have not ended
        self._pages: dict[str, str] = {}  # listing page -> the walk it is part of; each is asked for once
        # Walks that came to their listing's end, and where that leads on to nothing.
        self._ended: dict[str, tuple[Walk, str]] = {}
        self._turned_back = False  # to what earlier runs asked for in vain

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.item_dropped, signals.item_dropped)
        crawler.signals.connect(spider.spider_idle, signals.spider_idle)
        crawler.signals.connect(spider.spider_closed, signals.spider_closed)
        return spider

    # --- What a subclass says ---------------------------------------------------------------------------

    def after(self, address: ArticleAddress) -> bool:
        """Whether this is an article to ask for, wherever it is found."""
        raise NotImplementedError

    def astray(self, url: str) -> bool:
        """Whether this is a listing, or a page of one, that was not asked for."""
        raise NotImplementedError

    def front_of(self, url: str) -> str | None:
        """The region whose front page this is, where the run began: one that gives nothing is a failure."""
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
        asked = site.canonical_url(response.meta.get("redirect_urls", [response.url])[0])
        if isinstance(listing, Listing) and self.astray(response.url):
            detail = f"It forwards to {response.url}, a listing that was not asked for."
            listing = Rejection(asked, "forwarded", detail, transient=True)
        if isinstance(listing, Listing) and key not in self._walks and self._leads_nowhere(listing, asked):
            detail = "The front page names no article of the region and no listing in it; look at it in a browser."
            listing = Rejection(asked, "no_listing", detail, transient=True, page=failures.page_of(response))
        if isinstance(listing, Rejection):
            # Under the address that was asked for: a region is told by that of its front page.
            self._fail(key, asked, listing.reason)
            yield replace(listing, url=asked)
            yield from self.let_out()
            return
        walk = self._walks.get(key) or self._begin(key, hops)
        found = {
            address: url
            for url in listing.article_urls
            if (address := site.article_address(url)) and self.after(address)
        }
        if asked == walk.jumped_to and not any(self.run.met_before(address.url) for address in found):
            self._do_without_bookmark(walk)  # so much has gone that what comes before this page may be unknown
            yield from self.let_out()
            return
        fresh = walk.read(found, self.run.is_dead)
        walk.note_what_is_missing(listing, len(found), len(fresh))
        timely = [address for address in fresh if self._in_time(address)]
        # What this run has asked for was found on another listing; only what earlier runs knew says that the
        # rest of this one is known too.
        unknown = [address.url for address in timely if self._take(address, found[address], listing)]
        walk.wait_for(asked, unknown, self._is_answered)
        self.backlog.pages.extend(self.follow((link.url for link in listing.listings), hops + 1))

        too_old = bool(found) and all(self.arguments.too_old(address.month) for address in found)
        known = walk.has_come_to_the_known(len(unknown), len(timely))
        if known and walk.bookmark and not too_old:
            self._go_to_bookmark(walk, listing, len(fresh))
        elif known or too_old:
            self._end(walk, self.run.walks.before[key].end)  # which it did not come to
        else:
            self._turn(walk, listing, len(fresh))
        walk.remember(listing)
        self.run.walks.pages[key] = walk.pages, walk.named
        yield from self.let_out()

    def _take(self, address: ArticleAddress, url: str, listing: Listing) -> bool:
        """Puts the article into the backlog if it is wanted. Returns whether earlier runs knew nothing of it."""
        if self.run.ledger.was_asked(address.url):
            return True
        if not self.run.wants(address.url):
            return False
        fresh = self.arguments.full or not self.run.met_before(address.url)
        (self.backlog.articles if fresh else self.backlog.old).append(url)
        if text := listing.link_texts.get(url):
            self.backlog.link_texts[address.url] = text
        return fresh

    def _in_time(self, address: ArticleAddress) -> bool:
        return not self.arguments.too_old(address.month) and not self.arguments.too_new(address.month)

    def _leads_nowhere(self, listing: Listing, asked: str) -> bool:
        if (region := self.front_of(asked)) is None or listing.next_page:
            return False
        articles = map(site.article_address, listing.article_urls)
        below = (link.path.startswith(f"{region}/") for link in listing.listings)
        return not any(below) and not any(address and address.within(region) for address in articles)

    def _begin(self, key: str, hops: int) -> Walk:
        # With `since` or `until` some of its articles stay unknown.
        dates = bool(self.arguments.since or self.arguments.until)
        known, bookmark = self.run.walks.is_walked(key), self.run.walks.bookmark(key)
        walk = Walk(key, hops, known=known or bookmark != "", incomplete=dates, bookmark=bookmark)
        self._walks[key] = walk
        return walk

    def _go_to_bookmark(self, walk: Walk, listing: Listing, fresh: int) -> None:
        """All between this page and the one where an earlier run was stopped is known; what is behind that is not."""
        page, walk.bookmark, walk.known = walk.bookmark, "", False
        if page in self._pages:
            self._turn(walk, listing, fresh)
            return
        walk.jumped_to, walk.way_on = page, listing.next_page
        self._pages[page] = walk.key
        self.backlog.pages.append(self.page_request(page, walk.key, walk.hops))

    def _do_without_bookmark(self, walk: Walk) -> None:
        """Goes on as if there had been none."""
        page, walk.jumped_to = walk.jumped_to, ""
        del self._pages[page]
        if walk.way_on is None:  # though there were pages behind it once
            self._cut(walk, page, "no way on")
            return
        self._pages[site.canonical_url(walk.way_on)] = walk.key
        self.backlog.pages.append(self.page_request(walk.way_on, walk.key, walk.hops))

    def _is_answered(self, url: str) -> bool:
        return self.run.ledger.was_asked(url) and not self.run.ledger.is_open(url)

    def _turn(self, walk: Walk, listing: Listing, fresh: int) -> None:
        """Goes on to the next page, or ends."""
        url = listing.next_page
        if walk.endless:
            self._end_or_cut(walk, listing, fresh)
            return
        if walk.leads_to_nothing:
            self._cut(walk, site.canonical_url(listing.url), f"{DEAD_PAGES} pages of dead articles in a row")
            return
        if url is None or self.astray(url):
            self._end_or_cut(walk, listing, fresh)
            return
        page = site.canonical_url(url)
        if page in self._pages:
            # From another walk's page that one goes on, and it may not arrive.
            walk.incomplete |= self._pages[page] != walk.key
            self._end_or_cut(walk, listing, fresh)
            return
        self._pages[page] = walk.key
        self.backlog.pages.append(self.page_request(url, walk.key, walk.hops))

    def _end_or_cut(self, walk: Walk, listing: Listing, fresh: int) -> None:
        """At a page that leads to no other, or back to where the walk has been."""
        why = walk.unproven_end(listing, fresh)
        if why is None:
            self._end(walk)
        elif walk.pages == 1 and not fresh:
            # An index of nothing, or a page that is not what it was. It is asked for by each run anyway.
            del self._walks[walk.key]
            if self.run.walks.before[walk.key].walked:
                self.run.walks.break_off(walk.key, "empty at its first page")
        else:
            own = why in _MAY_BE_ITS_OWN and walk.looks_like_its_own(listing)
            self._cut(walk, site.canonical_url(listing.url), f"{why}, {_OWN}" if own else why)

    def _end(self, walk: Walk, leads_nowhere: str = "") -> None:
        """`leads_nowhere`: where its last page leads on to nothing."""
        if walk.lacking is not None:
            self._cut(walk, *walk.lacking)
            return
        del self._walks[walk.key]
        if not walk.incomplete:
            self._ended[walk.key] = walk, leads_nowhere

    def _cut(self, walk: Walk, page: str, why: str) -> None:
        said = f"{why} at {page}"
        before = self.run.walks.before[walk.key]
        lasting = _no_sooner(said, before.cut) and 0 < before.since <= self.run.started.timestamp() - _LASTING
        if why in _END_WHEN_LASTING and (lasting or _no_sooner(said, before.end)):
            walk.lacking = None
            self._end(walk, said)
            return
        del self._walks[walk.key]
        self.run.walks.break_off(walk.key, said)

    def listing_failed(self, failure: Failure) -> Iterator[Any]:
        for rejection in super().listing_failed(failure):
            key = failure.request.cb_kwargs.get("key")  # type: ignore[attr-defined]
            if isinstance(rejection, Rejection) and key is not None:
                self._fail(key, rejection.url, rejection.reason, asked=rejection.asked)
            yield rejection
        yield from self.let_out()

    def _fail(self, key: str, page: str, reason: str, *, asked: bool = True) -> None:
        """A page of the listing `key` did not come, or is none."""
        if not asked:  # the run has ended before; its end says so
            return
        walk = self._walks.get(key)
        if walk and page == walk.jumped_to:
            self._do_without_bookmark(walk)
        elif walk:
            self._cut(walk, page, reason)
        elif reason not in ("http_404", "http_410"):
            self.run.walks.fail(key, f"{reason} at {page}")

    # --- Articles ---------------------------------------------------------------------------------------

    def claim(self, url: str) -> bool:
        if not super().claim(url):
            return False
        self.backlog.room -= 1
        return True

    def link_text(self, asked: str) -> str | None:
        return self.backlog.link_texts.pop(asked, None)

    def let_out(self) -> Iterator[Request]:
        """The requests there is room for."""
        for waiting in self.backlog.let_out():
            if isinstance(waiting, Request):
                yield waiting
            else:
                yield from self.ask(waiting)

    def let_out_old(self) -> Iterator[Request]:
        """What waits for the end of the run, if there is room."""
        for url in self.backlog.let_out_old():
            yield from self.ask(url)

    def item_dropped(self, item: Any, exception: Exception) -> None:
        """An article that was asked for gave no record: with `max_articles`, another may take its place."""
        if isinstance(exception, HeldBack):
            return
        if isinstance(item, Page | Rejection) and site.article_address(item.url):
            self.backlog.room += 1
            self.send(self.let_out())

    def spider_idle(self) -> None:
        """All requests have been answered: the site is well. Now for what earlier runs could not get, and with
        `recheck_days` for what they got. With something left over, no listing was walked to its end."""
        if not self._turned_back and self.run.may_go_on:
            self._turned_back = True
            self.backlog.old.extend(self.run.overdue())
        if self.backlog.old and self.backlog.room > 0 and self.run.may_go_on and self.send(self.let_out_old()):
            raise DontCloseSpider
        if self.backlog.empty:
            for key, (_, leads_nowhere) in self._ended.items():
                self.run.walks.end(key, leads_nowhere)
            self._ended.clear()

    def spider_closed(self) -> None:
        """What was not walked to its end, or has articles that wait, the next run goes on with."""
        for walk in (*self._walks.values(), *(walk for walk, _ in self._ended.values())):
            if not walk.incomplete:
                self.run.walks.stop(walk.key, walk.unanswered(self._is_answered))

    def send(self, requests: Iterable[Request]) -> int:
        """Puts requests into the queue from outside a callback. Returns how many."""
        assert self.crawler.engine is not None
        count = 0
        for request in requests:
            self.crawler.engine.crawl(request)
            count += 1
        return count


def _no_sooner(said: str, before: str) -> bool:
    """Whether a walk came as far as the one before, and ended for the same reason. A listing grows."""
    (why, _, page), (why_before, _, page_before) = said.rpartition(" at "), before.rpartition(" at ")
    here, there = place(page), place(page_before)
    return why == why_before and here.listing == there.listing and here.number >= there.number
