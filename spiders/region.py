"""`scrapy crawl region -a region=tongchuan`: every article of a region."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.extraction.paging import place
from yybnet_crawler.items import Rejection
from yybnet_crawler.navigation.arguments import ALL, RegionArguments, outermost
from yybnet_crawler.navigation.listing_spider import ListingSpider
from yybnet_crawler.navigation.names import find_by_name, with_city
from yybnet_crawler.navigation.site_spider import read_listing
from yybnet_crawler.navigation.written_index import WrittenIndex
from yybnet_crawler.site import ArticleAddress


class RegionSpider(ListingSpider):
    """Starts at each region's front page and stays among the addresses below it."""

    name = "region"
    takes = RegionArguments

    def __init__(self, /, **given: str) -> None:
        super().__init__(**given)
        self.all_unknown = False  # whether all regions were asked for, and no index says which these are

    @property
    def run_name(self) -> str:
        return self.arguments.label or "+".join(region.replace("/", "-") for region in self.arguments.regions)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.settle(WrittenIndex.read(Path(crawler.settings["YYBNET_DATA_DIR"]) / "regions.jsonl"))
        return spider

    def settle(self, index: WrittenIndex) -> None:
        """Finds the addresses of the regions asked for, as far as the index of regions says them."""
        asked = self.arguments.regions
        meant = {word: index.meant_by(word) for word in asked}
        self.all_unknown = meant.get(ALL) == ()
        several = any(len(paths) > 1 for paths in meant.values())
        label = self.arguments.label or ("+".join(asked) if several else "")
        self.arguments = replace(self.arguments, regions=outermost(chain(*meant.values())), label=label)

    async def start(self) -> AsyncIterator[Any]:
        if self.all_unknown:
            self.logger.error("region=all: there is no index of regions yet; `scrapy crawl regions` makes it")
            self.run.no_such_region(ALL)
        for name in self.arguments.regions:
            if not name.isascii():
                yield self.listing_request(site.HOME, self.look_up, name=name, rest=name)
        for request in self.begin():
            yield request

    def begin(self) -> Iterator[Request]:
        """Each region's front page."""
        fronts = (f"{site.HOME}{region}/" for region in self.arguments.regions if region.isascii())
        self.backlog.pages.extend(self.follow(fronts))
        yield from self.let_out()

    def look_up(self, response: Response, name: str, rest: str, city: str = "") -> Iterator[Request | Rejection]:
        """Finds the address behind a Chinese name, in the navigation of the front page or a city's."""
        listing = read_listing(response)
        if isinstance(listing, Rejection):
            yield listing
            return
        here, _, rest = rest.partition("/")
        paths = find_by_name(here, (link for link in listing.listings if link.path.startswith(city)))
        counties = with_city(name) if here == name and not paths else []
        if len(counties) == 1:  # which only its city's page names
            yield from self.look_up(response, name, counties[0])
        elif len(paths) != 1:
            one_of = f"; it may be {' or '.join(paths or counties)}, give one of these" if paths or counties else ""
            self.logger.error("region=%s: %s does not say where %s is%s", name, response.url, here, one_of)
            self.run.no_such_region(name)
        elif rest:
            front = f"{site.HOME}{paths[0]}/"
            yield self.listing_request(front, self.look_up, name=name, rest=rest, city=f"{paths[0]}/")
        else:
            regions = (paths[0] if region == name else region for region in self.arguments.regions)
            self.arguments = replace(self.arguments, regions=outermost(regions))
            yield from self.begin()

    def after(self, address: ArticleAddress) -> bool:
        return any(address.within(region) for region in self.arguments.regions)

    def astray(self, url: str) -> bool:
        regions = self.arguments.regions
        if site.canonical_url(url) == site.HOME:
            return True
        path = site.listing_path(place(url).listing)
        if path is None:  # of an unknown kind, /list.php?id=3: its folder says the city, or nothing
            city = site.region_and_channel(url)[0]
            return city != "" and all(region.partition("/")[0] != city for region in regions)
        return not any(f"{path}/".startswith(f"{region}/") for region in regions)

    def front_of(self, url: str) -> str | None:
        path = site.listing_path(url)
        return path if path in self.arguments.regions else None

    def listing_failed(self, failure: Failure) -> Iterator[Rejection]:
        for rejection in super().listing_failed(failure):
            region = site.listing_path(rejection.url)
            gone = region in self.arguments.regions and rejection.reason in ("http_404", "http_410")
            # One that was there before is not a region that the site does not have.
            if region and gone and not self.run.knows_region(region):
                self.logger.error("region=%s: the site has no page %s", region, rejection.url)
                self.run.no_such_region(region)
            yield rejection
