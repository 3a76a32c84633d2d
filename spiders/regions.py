"""`scrapy crawl regions`: which regions the site has, by its own navigation."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from yybnet_crawler import site
from yybnet_crawler.extraction.listing import ListingLink
from yybnet_crawler.items import Region, Rejection
from yybnet_crawler.navigation.arguments import RegionsArguments
from yybnet_crawler.navigation.site_spider import SiteSpider, read_listing


class RegionsSpider(SiteSpider):
    """Reads the front page of the site, then that of each city which is named there."""

    name = "regions"
    takes = RegionsArguments
    arguments: RegionsArguments

    def __init__(self, /, **given: str) -> None:
        super().__init__(**given)
        self.told: set[str] = set()  # paths

    async def start(self) -> AsyncIterator[Any]:
        yield self.listing_request(site.HOME, self.front_page)

    def front_page(self, response: Response) -> Iterator[Request | Region | Rejection]:
        listing = read_listing(response)
        if isinstance(listing, Rejection):
            yield listing
            return
        links = listing.listings
        names = {link.path: link.name for link in links}
        for city in dict.fromkeys(link.path.partition("/")[0] for link in links):
            url = f"{site.HOME}{city}/"
            yield self.listing_request(url, self.city_page, city=city, name=names.get(city, ""))
        yield from self.tell(link for link in links if "/" in link.path)

    def city_page(self, response: Response, city: str, name: str) -> Iterator[Region | Rejection]:
        """A city's front page, unless the front page's link led to 关于我们 or a search."""
        listing = read_listing(response)
        if isinstance(listing, Rejection):
            yield listing
            return
        channels = [link for link in listing.listings if link.path.startswith(f"{city}/")]
        articles = map(site.article_address, listing.article_urls)
        if channels or any(address and address.region == city for address in articles):
            yield from self.tell([ListingLink(city, response.url, name), *channels])

    def tell(self, links: Iterable[ListingLink]) -> Iterator[Region]:
        for link in links:
            if link.path not in self.told:
                self.told.add(link.path)
                yield Region(link.path, link.name, f"{site.HOME}{link.path}/")
