"""What travels from spiders through pipelines to `data/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

SCHEMA_VERSION = 2  # since `authors`


class PagePlace(TypedDict):
    """Where a page lies in an archive: `length` bytes from `offset` on are one gzip member, one WARC record."""

    file: str  # as seen from the data folder
    offset: int
    length: int


@dataclass(slots=True)
class Capture:
    """One response as it came off the wire: not decompressed, its transfer coding undone."""

    url: str
    status: int  # of HTTP
    headers: Sequence[tuple[str, str]]  # in their order; a name may stand more than once
    body: bytes
    fetched_at: datetime  # aware
    link_text: str | None = None  # as in Page
    place: PagePlace | None = None  # where it was written; None: it was not


@dataclass(frozen=True, slots=True)
class Page:
    """One article page as it came off the wire."""

    url: str  # as fetched, after redirects
    body: bytes  # decompressed, otherwise untouched
    content_type: str | None  # the HTTP header as received; None when there was none
    fetched_at: datetime | None  # aware; None: a saved page, nobody knows when
    status: int = 200  # of HTTP
    link_text: str | None = None  # the words of the listing's link to it; None when it was not found in one
    capture: Capture | None = None  # None when it came from elsewhere than the network


class RecommendedLink(TypedDict):
    """A link the page recommends beside its article."""

    section: str  # the label it stands under: 新闻推荐, 频道推荐, ...
    title: str
    url: str  # canonical
    summary: str | None  # the teaser printed under a 新闻推荐 headline; None elsewhere


class Image(TypedDict):
    """A picture inside the article."""

    url: str
    caption: str | None


@dataclass(slots=True)
class Article:
    """One record. The order of the fields is the order of the keys in JSON Lines.

    `article.schema.json` says the same for machines.
    """

    url: str  # canonical: the article's identity
    title: str
    source: str | None = None
    date: str | None = None  # ISO 8601 with +08:00, or YYYY-MM-DD where the page shows no time of day
    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)  # who signs as writer without 记者 or 通讯员
    photographers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)  # paragraphs in reading order, no empty strings
    recommended_links: list[RecommendedLink] = field(default_factory=list)
    breadcrumb: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    region: str = ""  # from the address; "" when it does not say
    channel: str = ""
    fetched_at: str | None = None  # ISO 8601 with zone
    schema: int = SCHEMA_VERSION


class Version(StrEnum):
    """An article that was read, against the one of its address that was written last."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page and the record read from it, on its way to be written."""

    page: Page
    article: Article
    rules: Mapping[str, str] = field(default_factory=dict)  # field -> the rule it was read by
    version: Version = Version.NEW  # set by the pipeline that drops what is known


@dataclass(frozen=True, slots=True)
class Region:
    """A region or a channel of one, as the site's navigation names it, and the place it is."""

    region: str  # tongchuan, tongchuan/yaozhou: what `scrapy crawl region -a region=...` takes
    name: str  # 耀州新闻; "" when only pictures link to it
    names: list[str]  # all that the site's pages call it, in the order they were met
    url: str  # canonical
    parent: str | None  # the region it lies in: a channel's city, a city's province if the site has a region for it
    level: str  # province, city, county, channel
    found_on: str  # canonical address of the first page that leads to it
    province: str | None  # as in `places.Place`, as the next ones
    city: str | None
    county: str | None
    province_code: str | None
    city_code: str | None
    county_code: str | None
    province_iso: str | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article page that was asked for and gave no record, and why. It stands in `rejected/<run>.jsonl`."""

    url: str  # canonical
    reason: str  # a fixed word for counting: `http_404`, `timeout`, `not_article_listing`, `missing_body`, ...
    detail: str  # one sentence a person can act on
    transient: bool  # True: not now, asked again, ever more seldom. False: gone, not before a month
    page: Page | None = None  # None when no page arrived
    asked: bool = True  # False: its turn never came
