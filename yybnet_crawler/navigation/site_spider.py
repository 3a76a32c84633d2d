"""Asks for listings and article pages, and gives each page that was asked for an answer."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.downloading import failures
from yybnet_crawler.extraction.listing import Listing, extract_listing
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.storage.run import Run

# Articles before listings: so the queue holds the articles of a few pages, however long the listings are.
ARTICLE_PRIORITY = 10


class SiteSpider(Spider):
    """The base of this project's spiders. Each states its arguments and its `run_name`, and navigates."""

    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]
    arguments: Any

    @classmethod
    def check_arguments(cls, /, **given: str) -> Any:
        """The arguments as the spider uses them. Raises `BadArgument`."""
        raise NotImplementedError

    def __init__(self, /, **given: str) -> None:
        super().__init__()
        self.arguments = self.check_arguments(**given)

    @property
    def run_name(self) -> str:
        """What was asked for, in file names."""
        return self.name

    @property
    def run(self) -> Run:
        run = self.crawler.get_extension(Run)
        assert run is not None
        return run

    # --- Articles ---------------------------------------------------------------------------------------

    def ask(self, url: str) -> Iterator[Request]:
        """The request for an article page, on the host it was found on, if there is reason to ask for it."""
        asked = site.canonical_url(url)
        if self.claim(asked):
            yield Request(
                re.sub("[?#].*", "", url),
                callback=self.article,
                errback=self.article_failed,
                cb_kwargs={"asked": asked},
                priority=ARTICLE_PRIORITY,
            )

    def claim(self, url: str) -> bool:
        """Whether to fetch the article at this canonical address; it is accounted for from here on."""
        if not self.run.wants(url):
            return False
        self.run.asked(url)
        return True

    def is_due(self, asked: str) -> bool:
        """Whether the article still needs an answer. With JOBDIR, two runs may have asked for it."""
        return self.run.account.is_open(asked) or self.claim(asked)

    def article(self, response: Response, asked: str) -> Iterator[Page | Rejection]:
        """What arrived for the article asked for."""
        if not self.is_due(asked):
            return
        address = site.article_address(response.url)
        if address is None:
            detail = f"The article's address forwards to {response.url}, which is no article's; it is gone."
            yield Rejection(asked, "forwarded", detail, transient=False)
            return
        if response.status != 200:
            detail = f"Answered with status {response.status}, not 200; look at the page in a browser."
            yield Rejection(asked, f"http_{response.status}", detail, transient=False)
            return
        if address.url != asked:
            yield Rejection(asked, "moved", f"The article is at {address.url} now.", transient=False)
            if not self.claim(address.url):
                return
        yield Page(response.url, response.body, content_type(response), datetime.now(UTC))

    def article_failed(self, failure: Failure) -> Iterator[Rejection]:
        """Nothing arrived for the article asked for."""
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy for errbacks
        if self.is_due(asked := request.cb_kwargs["asked"]):
            yield failures.rejection(failure, asked)

    # --- Listings ---------------------------------------------------------------------------------------

    def listing_request(self, url: str, callback: Callable[..., Iterator[Any]], **cb_kwargs: object) -> Request:
        """The request for a page that is no article; `callback` gets it and the keyword arguments."""
        return Request(url, callback, errback=self.listing_failed, cb_kwargs=cb_kwargs)

    def listing_failed(self, failure: Failure) -> Iterator[Any]:
        """Nothing arrived for a listing asked for."""
        request: Request = failure.request  # type: ignore[attr-defined]
        yield failures.rejection(failure, request.url)


def read_listing(response: Response) -> Listing | Rejection:
    """The listing; a rejection when the page links to nothing, which the end of a listing does not do."""
    listing = extract_listing(response.body, url=response.url, content_type=content_type(response))
    if listing.blank:
        detail = f"{response.url} has no link to any page of the site; look at it in a browser."
        return Rejection(site.canonical_url(response.url), "blank_listing", detail, transient=True)
    return listing


def content_type(response: Response) -> str | None:
    """The header as received."""
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None
