"""Runs without an engine around them: what a crawl would do to the data folder, step by step."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from scrapy import Spider
from scrapy.exceptions import CloseSpider, DropItem

from yybnet_crawler.items import Article, Page, ParsedPage, Rejection, Version
from yybnet_crawler.site import region_and_channel
from yybnet_crawler.storage.run import Run

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

FETCHED = datetime.now(UTC)


def url(number: int, place: str = "tongchuan/news") -> str:
    return f"https://www.yybnet.net/{place}/202601/{number}.html"


@dataclass
class Arguments:
    regions: tuple[str, ...] = ("tongchuan",)
    full: bool = False
    relist: bool = False
    recheck_days: int | None = None
    since: date | None = None
    until: date | None = None
    max_articles: int | None = None


class Quiet(Spider):
    name = "quiet"

    def __init__(self, arguments: Arguments) -> None:
        super().__init__()
        self.arguments = arguments

    @property
    def run_name(self) -> str:
        return "+".join(self.arguments.regions).replace("/", "-")


@dataclass
class Stats:
    values: dict[str, Any] = field(default_factory=dict)

    def get_value(self, name: str, default: Any = None) -> Any:
        return self.values.get(name, default)

    def get_stats(self) -> dict[str, Any]:
        return self.values


class Engine:
    def __init__(self) -> None:
        self.closed_with: list[str] = []

    async def close_spider_async(self, *, reason: str) -> None:
        self.closed_with.append(reason)


class StandIn:
    """As much of a crawler as a run looks at."""

    def __init__(self, data: Path) -> None:
        self.settings = {"YYBNET_DATA_DIR": str(data)}
        self.stats = Stats()
        self.engine = Engine()


def new_run(data: Path, **arguments: Any) -> Run:
    return Run(cast("Crawler", StandIn(data)), Quiet(Arguments(**arguments)))


def page(address: str, body: bytes = b"<p>") -> Page:
    return Page(address, body, "text/html", FETCHED)


def parsed(address: str, *, title: str = "灯亮了", **fields: Any) -> ParsedPage:
    region, channel = region_and_channel(address)
    article = Article(
        url=address, title=title, date="2026-01-09", body=["亮。"], region=region, channel=channel,
        fetched_at=FETCHED.isoformat(),
    )  # fmt: skip
    for name, value in fields.items():
        setattr(article, name, value)
    return ParsedPage(page(address), article)


def answer(run: Run, item: ParsedPage | Rejection) -> None:
    """What the pipelines do."""
    with suppress(DropItem):
        if isinstance(item, Rejection):
            run.write_rejection(item)
            return
        version = run.version(item.article)
        if version is Version.UNCHANGED:
            run.skip_unchanged(item)
        else:
            run.write_article(replace(item, version=version))


def crawl_in_hand(data: Path, items: Iterable[ParsedPage | Rejection], **arguments: Any) -> Run:
    """A whole run that gets `items` for its pages."""
    return asyncio.run(_crawl(new_run(data, **arguments), items))


async def _crawl(run: Run, items: Iterable[ParsedPage | Rejection]) -> Run:
    reason = "finished"
    try:
        run._open()
        for item in items:
            address = item.url if isinstance(item, Rejection) else item.article.url
            if run.wants(address):
                run.asked(address)
                answer(run, item)
    except CloseSpider as closing:
        reason = closing.reason
    run._close(reason)
    return run
