"""Asks for listings and article pages, and gives each page that was asked for an answer."""

import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.downloading import failures
from yybnet_crawler.downloading.pace import KNOWN_TROUBLE
from yybnet_crawler.extraction.limits import excess
from yybnet_crawler.extraction.listing import Listing, extract_listing
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.storage.run import Run

# Articles before listings: so the queue holds the articles of a few pages, however long the listings are.
ARTICLE_PRIORITY = 10


class SiteSpider(Spider):
    """The base of this project's spiders. Each states its arguments and its `run_name`, and navigates."""

    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]
    takes: ClassVar[type[Any]]  # its arguments: one of the classes in `arguments.py`
    arguments: Any

    @classmethod
    def check_arguments(cls, /, **given: str) -> Any:
        """The arguments as the spider uses them. Raises `BadArgument`."""
        return cls.takes.read(given)

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
                cb_kwargs={"asked": asked, "link_text": self.link_text(asked)},
                meta={KNOWN_TROUBLE: True} if self.run.failed_before(asked) else None,
                priority=ARTICLE_PRIORITY,
            )

    def link_text(self, asked: str) -> str | None:
        """The words of the link to the article, where it was found in a listing."""
        return None

    def claim(self, url: str) -> bool:
        """Whether to fetch the article at this canonical address; it is accounted for from here on."""
        if not self.run.wants(url):
            return False
        self.run.asked(url)
        return True

    def is_due(self, asked: str) -> bool:
        """Whether the article still needs an answer. With JOBDIR, two runs may have asked for it."""
        return self.run.ledger.is_open(asked) or self.claim(asked)

    def article(self, response: Response, asked: str, link_text: str | None = None) -> Iterator[Page | Rejection]:
        """What arrived for the article asked for."""
        if not self.is_due(asked):
            return
        address = site.article_address(response.url)
        page = failures.page_of(response, link_text)
        if address is None:
            detail = f"The article's address forwards to {response.url}, which is no article's; it is asked again."
            yield Rejection(asked, "forwarded", detail, transient=True, page=page)
            return
        if response.status != 200:
            detail = f"Answered with status {response.status}, not 200; look at the page in a browser."
            yield Rejection(asked, f"http_{response.status}", detail, transient=True, page=page)
            return
        if address.url != asked:
            yield Rejection(asked, "moved", f"The article is at {address.url} now.", transient=False)
            if not self.claim(address.url):
                return
        yield page

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
    """The listing; a rejection when the page links to nothing, which the end of a listing does not do, or is larger
    than any."""
    url = site.canonical_url(response.url)
    if too_much := excess(response.body):
        word, detail = too_much
        return Rejection(url, f"not_article_{word}", detail, transient=True, page=failures.page_of(response))
    try:
        listing = extract_listing(response.body, url=response.url, content_type=content_type(response))
    except Exception as error:  # a mistake of ours costs this page, not the run
        detail = f"{type(error).__name__}: {error}"
        return Rejection(url, "parser_error", detail, transient=True, page=failures.page_of(response))
    if listing.blank:
        detail = f"{response.url} has no link to any page of the site; look at it in a browser."
        return Rejection(url, "blank_listing", detail, transient=True, page=failures.page_of(response))
    return listing


def content_type(response: Response) -> str | None:
    """The header as received."""
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None
