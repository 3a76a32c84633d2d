"""One run: what it may ask for, where its records go, and how it ends. A Scrapy extension.

Pipelines and spiders reach it with `crawler.get_extension(Run)`. What was asked and answered stands in its
ledger, what is written in its outputs, how it ends in `conclusion.py`.
"""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem, NotConfigured
from scrapy.utils.defer import deferred_from_coro
from twisted.python.failure import Failure

from yybnet_crawler import interruption
from yybnet_crawler.answers import Doubts
from yybnet_crawler.downloading.pace import pace_of
from yybnet_crawler.exit_status import ExitStatus, judge
from yybnet_crawler.items import Article, Capture, ParsedPage, Rejection, Version
from yybnet_crawler.site import HOME, article_address, canonical_url
from yybnet_crawler.storage.access import Access
from yybnet_crawler.storage.archive import Keep
from yybnet_crawler.storage.conclusion import About, conclude, regions_failed, the_ending
from yybnet_crawler.storage.ledger import SAMPLES, Ledger
from yybnet_crawler.storage.lines import article_digest, article_fields, article_story, lost_fields
from yybnet_crawler.storage.lock import LockHeld, last_run
from yybnet_crawler.storage.outputs import Outputs
from yybnet_crawler.storage.patience import A_RUN
from yybnet_crawler.storage.report import china_day, china_time
from yybnet_crawler.storage.run_name import run_name
from yybnet_crawler.storage.state import State
from yybnet_crawler.storage.troubles import Troubles
from yybnet_crawler.storage.walks import Walks

logger = logging.getLogger(__name__)


class HeldBack(DropItem):
    """An item is kept back until it can be compared with the others of the run; it may yet give a record."""


class Run:
    """The run of one spider. Spiders without a `run_name` are none of ours and have none."""

    def __init__(self, crawler: Crawler, spider: Spider) -> None:
        self._crawler = crawler
        self._spider = spider
        self.started = datetime.now(UTC)
        root = Path(crawler.settings["YYBNET_DATA_DIR"])
        self.name = run_name(self.started, self.region, after=last_run(root / "locks"))
        self._troubles = Troubles()
        self._access = Access(root, self._troubles, run=self.name, since=china_time(self.started))
        self.folder = self._access.folder
        self.ledger = Ledger()
        self.walks = Walks(self._access, bool(self._argument("full") or self._argument("relist")))
        self.samples: list[Article] = []  # the first few that were written
        self.outcome: tuple[ExitStatus, str] | None = None  # None until the run has ended
        self.outputs = Outputs(root, self.name, Keep.read(crawler.settings.get("YYBNET_KEEP_PAGES") or Keep.ALL))
        self._doubts = Doubts(self._is_anothers)
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
        crawler.signals.connect(run._idle, signal=signals.spider_idle)
        crawler.signals.connect(run._close, signal=signals.spider_closed)
        return run

    # --- For spiders --------------------------------------------------------------------------------

    def wants(self, url: str) -> bool:
        """Whether to ask for the article: not known, not yet asked for, not refused a short while ago."""
        url = canonical_url(url)
        self._access.hold(url)
        if self.ledger.was_asked(url):
            return False
        if self._is_forgotten(url):
            self.ledger.meet_known(url)
            return False
        if self._argument("full"):
            return True
        if known := self._access.ask(lambda state: state.known(url)):
            self.ledger.meet_known(url)
            recent = self._recheck_since is not None and known.day >= self._recheck_since
            return recent and not self._access.ask(lambda state: state.is_withdrawn(url))
        refusal = self._access.ask(lambda state: state.refusal(url))
        if refusal is None or refusal.due(self.started.timestamp()):
            return True
        if self._argument("relist") and not refusal.gone:
            return True
        self.ledger.meet_refused(url)
        return False

    def met_before(self, url: str) -> bool:
        """Whether earlier runs wrote the article, or asked for it in vain."""
        return self.failed_before(url) or self._access.ask(lambda state: state.known(canonical_url(url))) is not None

    def is_dead(self, url: str) -> bool:
        """Whether the article gave no record, in this run or, when it was not asked for now, in earlier ones."""
        if self.ledger.was_asked(url):
            return self.ledger.was_rejected(url)
        return self.failed_before(url)

    def failed_before(self, url: str) -> bool:
        """Whether earlier runs asked for the article in vain. Such a page waits until all others had their turn."""
        refusal = self._access.ask(lambda state: state.refusal(canonical_url(url)))
        return refusal is not None and refusal.failures > 0

    def asked(self, url: str) -> None:
        """The article page is being asked for: from now on it must get an answer."""
        url = canonical_url(url)
        self._access.hold(url)
        self.ledger.ask(url, again=self.failed_before(url))

    def overdue(self) -> list[str]:
        """Articles to ask for when all else is done: those earlier runs could not get, whose time has come; of those
        that failed again and again, a few. With `recheck_days` the recent ones first, wherever they stand by now."""
        recent: list[str] = []
        once: list[str] = []
        often: list[str] = []
        for region in filter(str.isascii, self._regions):
            prefix = f"{HOME}{region}/"
            self._access.hold(prefix)
            if self._recheck_since is not None:
                recent += self._access.ask(partial(State.recent, prefix=prefix, since=self._recheck_since))
            for refusal in self._access.ask(partial(State.not_now, prefix=prefix)):
                (once if refusal.failures < 2 else often).append(refusal.url)
        again = [url for url in filter(self.wants, often) if article_address(url)][:A_RUN]
        return [url for url in dict.fromkeys((*recent, *filter(self.wants, once), *again)) if article_address(url)]

    @property
    def may_go_on(self) -> bool:
        """Whether there is any use in asking for more."""
        return self._troubles.write_error is None and not pace_of(self._crawler).halted

    def knows_region(self, region: str) -> bool:
        """Whether any article of it was ever written."""
        return self._access.ask(lambda state: state.has_known(f"{HOME}{region}/"))

    @property
    def dead_regions(self) -> dict[str, str]:
        """Of several regions that were asked for in one word, those that nothing was to be had of, and why."""
        if not self._about().several:
            return {}
        none = dict.fromkeys(self._troubles.no_such_regions, "the site has none")
        return none | regions_failed(self._about(), self.ledger)

    def no_such_region(self, region: str) -> None:
        """The site does not have it: the user is told, when all else is done."""
        self._troubles.no_such_regions.append(region)

    # --- For the downloader and pipelines ------------------------------------------------------------

    def arrived(self, capture: Capture) -> None:
        """A response came. One that cannot be kept ends the run, and nothing is written of it."""
        if (address := article_address(capture.url)) and self._is_forgotten(address.url):
            return  # another address forwards to it
        with suppress(DropItem):
            self._write(lambda: self.outputs.arrived(capture))

    def version(self, article: Article) -> Version:
        """The article against what is written already."""
        if self.outputs.wrote(article.url):
            return Version.UNCHANGED  # twice in one run, under two addresses
        known = self._access.ask(lambda state: state.known(article.url))
        if known is None:
            return Version.NEW
        return Version.UNCHANGED if known.digest == article_digest(article) else Version.CHANGED

    def hold(self, item: ParsedPage | Rejection) -> bool:
        """Whether the item is doubtful and kept back until it can be compared with the others of this run."""
        if not self._doubts.hold(item):
            return False
        self._stop_if_refused()
        if self._doubts.holds_too_much:
            self._release()
        return True

    def _is_forgotten(self, url: str) -> bool:
        return self._access.ask(lambda state: state.is_forgotten(url))

    def _is_anothers(self, article: Article) -> bool:
        return self._access.ask(lambda state: state.another_has(article_story(article), article.url))

    def pass_over(self, parsed: ParsedPage) -> None:
        """The page was read, and is of a day that was not asked for."""
        self.ledger.pass_over(canonical_url(parsed.page.url), parsed.article, parsed.rules)

    def skip_unchanged(self, parsed: ParsedPage) -> None:
        """The page was read, and its article is written already."""
        self.ledger.write(canonical_url(parsed.page.url), parsed.article, parsed.rules, Version.UNCHANGED)

    def write_article(self, parsed: ParsedPage) -> None:
        """Raises DropItem when the record cannot be written; the run then ends."""
        article, version = parsed.article, parsed.version
        if forgotten := self._access.ask(State.forgotten):
            links = article.recommended_links
            article.recommended_links = [link for link in links if link["url"] not in forgotten]
        if version is Version.CHANGED and (known := self._access.ask(lambda state: state.known(article.url))):
            for name in lost_fields(known.filled, article_fields(article)):
                self.ledger.lost_fields[name] += 1
        self._write(lambda: self.outputs.write_article(parsed))
        self._doubts.written(parsed)
        self.ledger.write(canonical_url(parsed.page.url), article, parsed.rules, version)
        if len(self.samples) < SAMPLES:
            self.samples.append(article)

    def write_rejection(self, rejection: Rejection) -> None:
        """Raises DropItem as `write_article` does."""
        gone = rejection.reason in ("http_404", "http_410")
        withdrawn = gone and self._access.ask(lambda state: state.known(rejection.url)) is not None
        self._write(lambda: self.outputs.write_rejection(rejection, withdrawn=withdrawn))
        if withdrawn:
            self.ledger.withdraw(rejection.url)
        if self.ledger.is_open(rejection.url) or article_address(rejection.url):
            if self.ledger.reject(rejection):
                self._doubts.rejected(rejection)
                self._stop_if_refused()
        else:
            self.ledger.listing_failed(rejection)
        if rejection.reason == "parser_error":
            self._troubles.bugs.append(f"{rejection.url}: {rejection.detail}")

    # --- Beginning and end --------------------------------------------------------------------------

    def _open(self) -> None:
        try:
            self._access.open([f"{HOME}{region}/" for region in self._regions if region.isascii()])
        except CloseSpider:
            raise
        except Exception as error:
            self._crashed("the start", error)
            raise CloseSpider("crashed") from error
        logger.info("Run %s, written to %s", self.name, self.folder.root)

    def _write(self, write: Callable[[], object]) -> None:
        if self._troubles.write_error is None:
            try:
                write()
                return
            except OSError as error:
                self._troubles.write_failed(f"cannot write to {self.folder.root}: {error.strerror or error}")
                logger.error("%s; the run ends", self._troubles.write_error)
                self._end("write_failed")
        raise DropItem("not written, because the run cannot write any more", log_level="DEBUG")

    def _spider_error(self, failure: Failure, response: Any) -> None:
        self._crashed(getattr(response, "url", "start"), failure.value)
        self._end("crashed")

    def _item_error(self, item: Any, failure: Failure) -> None:
        self._crashed(getattr(item, "url", type(item).__name__), failure.value)
        self._end("crashed")

    def _crashed(self, where: str, error: BaseException | None) -> None:
        """What nobody foresaw: the run asks for nothing more."""
        if self._troubles.crash is None:
            self._troubles.crash = f"{where}: {type(error).__name__}: {error}"
            logger.error("An error nobody foresaw, at %s; the run ends", where, exc_info=error)

    def _stop_if_refused(self) -> None:
        """When the site answers, but not with articles."""
        if why := self._doubts.refusal():
            self.ledger.details.setdefault("blocked", why)
            pace_of(self._crawler).halt("blocked", why)

    def _end(self, reason: str) -> None:
        assert self._crawler.engine is not None
        deferred_from_coro(self._crawler.engine.close_spider_async(reason=reason))

    def _release(self) -> None:
        """Every page that was asked for has been answered: what was doubtful can be told now."""
        for item in self._doubts.release():
            with suppress(DropItem):  # the run cannot write any more: its end says so
                if isinstance(item, Rejection):
                    self.write_rejection(item)
                elif self.outputs.wrote(item.article.url):
                    self.skip_unchanged(item)
                else:
                    self.write_article(item)
                    scraped = {"item": item.article, "response": None, "spider": self._spider}
                    self._crawler.signals.send_catch_log(signals.item_scraped, **scraped)

    def _idle(self) -> None:
        try:
            if halted := pace_of(self._crawler).halted:
                self.ledger.details.setdefault(*halted)
            if why := self._doubts.refusal(at_end=True):
                self.ledger.details.setdefault("blocked", why)
                raise CloseSpider("blocked")
            self._release()
        except CloseSpider:
            raise
        except Exception as error:
            self._crashed("the end of all requests", error)
            raise CloseSpider("crashed") from error

    def _close(self, reason: str) -> None:
        try:
            self._release()
            with self.folder.lock:
                if wrong := self.outputs.seal():
                    self._troubles.write_failed(wrong)
                self.folder.index(self.outputs.names)
                self.outcome = conclude(reason, self._about(), self.ledger, self.walks, self._troubles, self.folder)
        except LockHeld as error:
            if not interruption.received():
                self._troubles.lock_held = str(error)
        except (OSError, sqlite3.Error, CloseSpider) as error:
            self._troubles.write_failed(f"cannot finish in {self.folder.root}: {error}")
        except Exception as error:
            self._crashed("the end", error)
        finally:
            self.outputs.close()
            self._access.release()
        if self.outcome is None:
            ending = the_ending(reason, self._about(), self.ledger, self.walks, self._troubles)
            self.outcome = judge(ending)
        logger.info(self.ledger.sentence)

    def _about(self) -> About:
        return About(
            name=self.name,
            spider=self._spider.name,
            region=self.region,
            started=self.started,
            regions=self._regions,
            several=bool(self._argument("label")),
            dated=bool(self._argument("since") or self._argument("until")),
            stats=self._crawler.stats.get_stats(),
            files=self.outputs.names,
        )

    # ------------------------------------------------------------------------------------------------

    @property
    def region(self) -> str:
        """What was asked for, in one word. A Chinese name may turn into its address while the run goes on."""
        return str(self._spider.run_name)  # type: ignore[attr-defined]

    @property
    def _regions(self) -> tuple[str, ...]:
        return tuple(self._argument("regions") or ())

    def _argument(self, name: str) -> Any:
        return getattr(getattr(self._spider, "arguments", None), name, None)
