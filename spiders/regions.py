"""`scrapy crawl regions`: which regions the site has, by its own navigation."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.extraction.listing import ListingLink
from yybnet_crawler.items import Region, Rejection
from yybnet_crawler.navigation.arguments import RegionsArguments
from yybnet_crawler.navigation.region_index import RegionIndex
from yybnet_crawler.navigation.site_spider import SiteSpider, read_listing


class RegionsSpider(SiteSpider):
    """Reads the front page of the site, then that of each city which is named there."""

    name = "regions"
    takes = RegionsArguments
    arguments: RegionsArguments

    def __init__(self, /, **given: str) -> None:
        super().__init__(**given)
        self.index = RegionIndex()
        self.waiting: set[str] = set()  # cities whose front page has not been answered

    async def start(self) -> AsyncIterator[Any]:
        yield self.listing_request(site.HOME, self.front_page)

    def front_page(self, response: Response) -> Iterator[Request | Region | Rejection]:
        listing = read_listing(response)
        if isinstance(listing, Rejection):
            yield listing
            return
        links = listing.listings
        self.index.add((link for link in links if "/" in link.path), response.url)
        names = {link.path: link.name for link in links}
        cities = dict.fromkeys(link.path.partition("/")[0] for link in links)
        self.waiting.update(cities)
        for city in cities:
            url = f"{site.HOME}{city}/"
            yield self.listing_request(url, self.city_page, city=city, name=names.get(city, ""), led_by=response.url)

    def city_page(self, response: Response, city: str, name: str, led_by: str) -> Iterator[Region | Rejection]:
        """A city's front page, unless the front page's link led to 关于我们 or a search."""
        listing = read_listing(response)
        if isinstance(listing, Rejection):
            yield listing
        else:
            channels = [link for link in listing.listings if link.path.startswith(f"{city}/")]
            articles = map(site.article_address, listing.article_urls)
            if channels or any(address and address.region == city for address in articles):
                self.index.add([ListingLink(city, response.url, name)], led_by)
                self.index.add(channels, response.url)
        yield from self.answered(city)

    def listing_failed(self, failure: Failure) -> Iterator[Any]:
        yield from super().listing_failed(failure)
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy for errbacks
        if "city" in request.cb_kwargs:
            yield from self.answered(request.cb_kwargs["city"])

    def answered(self, city: str) -> Iterator[Region]:
        """The regions, when that was the last city."""
        self.waiting.discard(city)
        if not self.waiting:
            yield from self.index.regions()
