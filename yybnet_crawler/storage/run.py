"""One run: what it may ask for, where its records go, and how it ends. A Scrapy extension.

Pipelines and spiders reach it with `crawler.get_extension(Run)`.
"""

import logging
import re
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Self, TypeVar

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem, NotConfigured
from scrapy.utils.defer import deferred_from_coro
from twisted.python.failure import Failure

from yybnet_crawler.exit_status import Ending, ExitStatus, judge
from yybnet_crawler.items import Article, ParsedPage, Rejection
from yybnet_crawler.site import HOME, article_address, canonical_url, region_and_channel
from yybnet_crawler.storage.account import SAMPLES, Account
from yybnet_crawler.storage.drift import drift
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.lines import article_digest, article_line, rejection_line, url_key
from yybnet_crawler.storage.lock import Lock, LockHeld
from yybnet_crawler.storage.raw_pages import RawPages
from yybnet_crawler.storage.report import (
    accounted,
    china_day,
    china_time,
    downloads,
    earlier_readings,
    judgement,
    reading,
    readings,
    time_taken,
    write_report,
)
from yybnet_crawler.storage.run_files import RunFile
from yybnet_crawler.storage.state import State

logger = logging.getLogger(__name__)

_T = TypeVar("_T")


class Run:
    """The run of one spider. Spiders without a `run_name` are none of ours and have none."""

    def __init__(self, crawler: Crawler, spider: Spider) -> None:
        self._crawler = crawler
        self._spider = spider
        self.started = datetime.now(UTC)
        self.name = run_name(self.started, self.region)
        self.folder = DataFolder(Path(crawler.settings["YYBNET_DATA_DIR"]))
        self.account = Account()
        self.samples: list[Article] = []  # the first few that were written
        self.outcome: tuple[ExitStatus, str] | None = None  # None until the run has ended
        self._articles = RunFile(self.folder.path("articles", f"{self.name}.jsonl"))
        self._rejected = RunFile(self.folder.path("rejected", f"{self.name}.jsonl"))
        self._pages = RawPages(self.folder.path("pages", f"{self.name}.warc.gz"), run=self.name)
        self._locks: dict[str, Lock] = {}
        self._asked: set[bytes] = set()
        self._written: set[bytes] = set()
        self._walked_before: dict[str, bool] = {}
        self._walked_now: set[str] = set()
        self._lock_held: str | None = None
        self._write_error: str | None = None
        self._bugs: list[str] = []
        days = self._argument("recheck_days")
        self._recheck_since = china_day(self.started - timedelta(days=days)) if days is not None else None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider = crawler.spider
        if spider is None or not hasattr(spider, "run_name"):
            raise NotConfigured
        run = cls(crawler, spider)
        crawler.signals.connect(run._open, signal=signals.spider_opened)
        crawler.signals.connect(run._spider_error, signal=signals.spider_error)
        crawler.signals.connect(run._item_error, signal=signals.item_error)
        crawler.signals.connect(run._close, signal=signals.spider_closed)
        return run

    # --- For spiders --------------------------------------------------------------------------------

    def wants(self, url: str) -> bool:
        """Whether to ask for the article: not known, not yet asked for, not refused for good not long ago."""
        url = canonical_url(url)
        self._hold(url)
        if url_key(url) in self._asked:
            return False
        if self._argument("full"):
            return True
        if known := self._ask(lambda state: state.known(url)):
            self.account.known += 1
            return self._recheck_since is not None and known.day >= self._recheck_since
        next_try = self._ask(lambda state: state.next_try(url))
        return next_try is None or next_try <= self.started.timestamp()

    def asked(self, url: str) -> None:
        """The article page is being asked for: from now on it must get an answer."""
        url = canonical_url(url)
        self._hold(url)
        self._asked.add(url_key(url))
        self.account.ask(url, again=self._ask(lambda state: state.next_try(url)) is not None)

    def overdue(self) -> list[str]:
        """Articles to ask for first: those earlier runs could not get for a passing reason, and with
        `recheck_days` the recent ones, on whatever page of a listing they stand by now."""
        urls: list[str] = []
        for region in filter(str.isascii, self._regions):
            prefix = f"{HOME}{region}/"
            self._hold(prefix)
            urls += self._ask(partial(State.transient, prefix=prefix))
            if self._recheck_since is not None:
                urls += self._ask(partial(State.recent, prefix=prefix, since=self._recheck_since))
        return [url for url in dict.fromkeys(urls) if article_address(url)]

    def listing_walked(self, path: str) -> bool:
        """Whether an earlier run walked that listing to its end, and none since was cut off in it."""
        if path not in self._walked_before:
            self._hold(path)
            self._walked_before[path] = self._ask(lambda state: state.take_walked(path), writes=True)
        return self._walked_before[path] and not self._argument("full")

    def mark_listing_walked(self, path: str) -> None:
        """It counts from the end of this run on, if that end is a good one."""
        self._walked_now.add(path)

    # --- For pipelines ------------------------------------------------------------------------------

    def version(self, article: Article) -> str:
        """`new`, `changed`, or `unchanged` against what is written already."""
        if url_key(article.url) in self._written:
            return "unchanged"  # twice in one run, under two addresses
        known = self._ask(lambda state: state.known(article.url))
        if known is None:
            return "new"
        return "unchanged" if known.digest == article_digest(article) else "changed"

    def skip(self, parsed: ParsedPage, count: str) -> None:
        """The page was read and is not written: `unchanged` or `outside_dates`."""
        self.account.answer(canonical_url(parsed.page.url), parsed.article, parsed.rules)
        setattr(self.account, count, getattr(self.account, count) + 1)

    def write_article(self, parsed: ParsedPage) -> None:
        """Raises DropItem when the record cannot be written; the run then ends."""
        version = self.version(parsed.article)
        self._write(lambda: self._articles.append(article_line(parsed.article)))
        self._written.add(url_key(parsed.article.url))
        self.account.answer(canonical_url(parsed.page.url), parsed.article, parsed.rules)
        setattr(self.account, version, getattr(self.account, version) + 1)
        if len(self.samples) < SAMPLES:
            self.samples.append(parsed.article)

    def write_rejection(self, rejection: Rejection) -> None:
        """Raises DropItem as `write_article` does."""
        at = rejection.page.fetched_at if rejection.page else datetime.now(UTC)

        def write() -> None:
            place = self._pages.append(rejection.page) if rejection.page else None
            self._rejected.append(rejection_line(rejection, at=at.isoformat(), page=place))

        self._write(write)
        if self.account.is_open(rejection.url) or article_address(rejection.url):
            self.account.reject(rejection)
        else:
            self.account.listing_failed(rejection)
        if rejection.reason == "parser_error":
            self._bugs.append(f"{rejection.url}: {rejection.detail}")

    # --- Beginning and end --------------------------------------------------------------------------

    def _open(self) -> None:
        for region in filter(str.isascii, self._regions):
            self._hold(f"{HOME}{region}/")
        if not self._locks:
            self._settle()
        logger.info("Run %s, written to %s", self.name, self.folder.root)

    def _hold(self, url: str) -> None:
        """Makes sure that this run is the only one that writes for the url's city. Raises CloseSpider."""
        city = region_and_channel(url)[0] or "elsewhere"
        if city in self._locks:
            return
        path = self.folder.path("locks", f"{city}.lock")
        try:
            self._locks[city] = Lock(path, city, run=self.name, since=china_time(self.started))
        except LockHeld as error:
            self._lock_held = str(error)
            raise CloseSpider("lock_held") from error
        except OSError as error:
            self._cannot_use(error)
        # Whoever had the lock before may have died: what it left must be known before anything is asked.
        self._settle()

    def _settle(self) -> None:
        try:
            self.folder.settle()
        except (OSError, sqlite3.Error) as error:
            self._cannot_use(error)

    def _ask(self, question: Callable[[State], _T], *, writes: bool = False) -> _T:
        try:
            with self.folder.lock if writes else nullcontext():
                return self.folder.ask(question)
        except (OSError, sqlite3.Error) as error:
            self._cannot_use(error)

    def _cannot_use(self, error: Exception) -> NoReturn:
        self._write_error = self._write_error or f"cannot use the data folder {self.folder.root}: {error}"
        raise CloseSpider("write_failed") from error

    def _write(self, write: Callable[[], object]) -> None:
        if self._write_error is None:
            try:
                write()
                return
            except OSError as error:
                self._write_error = f"cannot write to {self.folder.root}: {error.strerror or error}"
                logger.error("%s; the run ends", self._write_error)
                deferred_from_coro(self._crawler.engine.close_spider_async(reason="write_failed"))
        raise DropItem("not written, because the run cannot write any more", log_level="DEBUG")

    def _spider_error(self, failure: Failure, response: Any) -> None:
        url = getattr(response, "url", "start")
        self._bugs.append(f"{url}: {type(failure.value).__name__}: {failure.getErrorMessage()}")

    def _item_error(self, item: Any, failure: Failure) -> None:
        self._bugs.append(f"{getattr(item, 'url', type(item).__name__)}: {failure.getErrorMessage()}")

    def _close(self, reason: str) -> None:
        try:
            with self.folder.lock:
                self._seal()
                self._conclude(reason)
        except (OSError, sqlite3.Error, CloseSpider) as error:
            self._write_error = self._write_error or f"cannot finish in {self.folder.root}: {error}"
            self.outcome = judge(self._ending(reason, []))
        finally:
            for file in (self._pages.file, self._articles, self._rejected):
                file.close()
            self.folder.close()
            for lock in self._locks.values():
                lock.release()
        logger.info(self.account.sentence)

    def _seal(self) -> None:
        """Every file for itself: one that cannot be sealed is left to the next run, the others are safe."""
        for file in (self._pages.file, self._articles, self._rejected):
            try:
                file.seal()
            except OSError as error:
                self._write_error = self._write_error or f"cannot seal {file.path}: {error}"
        self.folder.index()

    def _conclude(self, reason: str) -> None:
        """Judges the run and leaves its report."""
        account = self.account
        if reason == "finished" and (account.waiting or account.strays):
            self._bugs.append(
                f"{account.waiting} pages asked for got no answer {account.unanswered[:SAMPLES]},"
                f" {len(account.strays)} answers came unasked {account.strays[:SAMPLES]}"
            )
        runs = self.folder.path("runs")
        before = earlier_readings(runs, self.region) if self._regions else []
        ending = self._ending(reason, drift(reading(account), before))
        self.outcome = judge(ending)
        if reason == "finished" and not self._bugs and self._write_error is None and self._walked_now:
            self._ask(lambda state: state.mark_walked(self._walked_now))
        files = [file.path for file in (self._articles, self._rejected, self._pages.file) if file.path.exists()]
        report = {
            "run": self.name,
            "spider": self._spider.name,
            "region": self.region,
            **time_taken(self.started, datetime.now(UTC)),
            **judgement(ending, self.outcome),
            "files": [str(path.relative_to(self.folder.root)) for path in files],
            "recovered": self.folder.recovered,
            "pages": accounted(account),
            "reading": readings(account),
            "listings": {
                "read": sorted(self._walked_before),
                "walked_to_the_end": sorted(self._walked_now),
                "failed": account.listings_failed,
            },
            "downloads": downloads(self._crawler.stats.get_stats()),
        }
        write_report(runs / f"{self.name}.json", report)

    def _ending(self, reason: str, drifted: list[str]) -> Ending:
        account = self.account
        # With dates, a listing may well have nothing for us: that it was read is enough.
        dated = self._argument("since") or self._argument("until")
        seen = account.known + account.unchanged + account.outside_dates
        return Ending(
            reason=reason,
            write_error=self._write_error,
            lock_held=self._lock_held,
            bugs=self._bugs,
            drift=drifted,
            records=account.records,
            seen=seen + len(self._walked_before) if dated else seen,
            items=self._crawler.stats.get_value("item_scraped_count", 0),
            first_asked=account.first_asked,
            first_failed=account.first_failed,
            failures=account.rejected,
            details=account.details,
            regions_failed=self._regions_failed(),
            listings_read=len(self._walked_before),
            listings_failed=account.listings_failed,
        )

    def _regions_failed(self) -> dict[str, str]:
        """Regions whose front page gave nothing, and why."""
        failed = {}
        for region in self._regions:
            if not region.isascii():
                failed[region] = "its address was not found"
            elif why := self.account.listings_failed.get(f"{HOME}{region}/"):
                failed[region] = why
        return failed

    @property
    def articles_path(self) -> Path | None:
        """Where the records of this run are; None when it wrote none."""
        return self._articles.path if self._articles.path.exists() else None

    @property
    def region(self) -> str:
        """What was asked for, in one word. A Chinese name may turn into its address while the run goes on."""
        return str(self._spider.run_name)  # type: ignore[attr-defined]

    @property
    def _regions(self) -> tuple[str, ...]:
        return tuple(self._argument("regions") or ())

    def _argument(self, name: str) -> Any:
        return getattr(getattr(self._spider, "arguments", None), name, None)


def run_name(started: datetime, region: str) -> str:
    """Sorts by time, names the region, is unique, and is a safe file name whatever the region is called."""
    stamp = started.astimezone(UTC).strftime("%Y%m%dT%H%M%S") + f"{started.microsecond // 1000:03}Z"
    return f"{stamp}-{_clean(region)}-{secrets.token_hex(3)}"


def _clean(region: str) -> str:
    return re.sub(r"[^\w+]+", "-", region)[:50].strip("-") or "run"
