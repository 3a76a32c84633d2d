"""`scrapy crawl`: Scrapy's own, with an exit status that says how the run ended.

Wrong arguments are told before anything is opened or fetched. A run that fails says why in one line on
standard error, one that is done says on standard output where its articles are.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TextIO

from scrapy import Spider
from scrapy.commands import ScrapyHelpFormatter, crawl
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.spiderloader import get_spider_loader

from yybnet_crawler import interruption
from yybnet_crawler.command import begin
from yybnet_crawler.downloading.origin import read_origin
from yybnet_crawler.downloading.replay import check_replay
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.given_settings import check_settings
from yybnet_crawler.rounds import Rounds
from yybnet_crawler.storage.archive import Keep
from yybnet_crawler.storage.run import Run
from yybnet_crawler.terminal import printable, program, write


class Command(crawl.Command):
    _every: float | None = None  # seconds of a round; None: one run

    def long_desc(self) -> str:
        return "Run a spider; -a gives it arguments, -s settings. The exit status says how the run ended."

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        assert self.settings is not None
        loader = get_spider_loader(self.settings)
        parser.epilog = "\n".join(chain.from_iterable(_help(loader.load(name)) for name in sorted(loader.list())))
        parser.formatter_class = _HelpFormatter

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        begin()
        super().process_options(args, opts)
        assert self.settings is not None
        if len(args) == 1:  # anything else is Scrapy's to complain about
            loader = get_spider_loader(self.settings)
            try:
                check_settings(self.settings)
                read_origin(self.settings.get("YYBNET_ORIGIN"))
                if replay := self.settings.get("YYBNET_REPLAY"):
                    check_replay(replay)
                    # Nobody is asked, so nobody needs a pause.
                    self.settings.setdict({"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}, priority="project")
                Keep.read(self.settings.get("YYBNET_KEEP_PAGES"))
                spider = loader.load(args[0])
                if check := getattr(spider, "check_arguments", None):
                    self._every = getattr(check(**opts.spargs), "every", None)
                if feed := next(filter(_cannot_be_written, self.settings.getdict("FEEDS")), None):
                    _leave(ExitStatus.WRITE_FAILED, f"{feed} cannot be written (-o, -O, FEEDS)")
            except KeyError:
                known = ", ".join(sorted(loader.list()))
                _leave(ExitStatus.BAD_ARGUMENTS, f"there is no spider {args[0]!r}; there are: {known}")
            except BadArgument as error:
                _leave(ExitStatus.BAD_ARGUMENTS, str(error))

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process is not None
        interruption.watch(self.crawler_process)
        if self._every is not None:
            assert isinstance(self.crawler_process, AsyncCrawlerProcess)
            create = partial(self._create_crawler, args[0])
            self.exitcode = int(Rounds(self.crawler_process, self._every, create, _tell).run(**opts.spargs))
            return
        super().run(args, opts)
        if self.exitcode:
            self.exitcode = int(ExitStatus.CRASHED)
            _say("the crawl could not start; the error stands above")
            return
        self.exitcode = int(_tell(self._crawler))

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._crawler = super()._create_crawler(spidercls)
        return self._crawler


class _HelpFormatter(ScrapyHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Scrapy's, with the lines of the spiders' arguments as they are."""


def _help(spider: type[Spider]) -> Iterator[str]:
    """A spider and the arguments it takes, a line each."""
    yield f"{spider.name}: {(spider.__doc__ or '').splitlines()[0]}"
    for name, what in getattr(getattr(spider, "takes", None), "HELP", {}).items():
        yield f"  -a {name}=...".ljust(22) + what


def _tell(crawler: Crawler) -> ExitStatus:
    """Says how a run ended."""
    status, why = _ending(crawler)
    for listing, reason in _cut_listings(crawler).items():
        _say(f"the listing {listing} was cut, the next run walks all of it: {reason}")
    for region, reason in _dead_regions(crawler).items():
        _say(f"nothing of the region {region}: {reason}")
    if status is ExitStatus.DONE:
        summary = io.StringIO()
        summarise(crawler.get_extension(Run), crawler.stats.get_value("item_scraped_count", 0), summary)
        # A terminal without Chinese is no reason to fail.
        write([summary.getvalue().encode(sys.stdout.encoding, "backslashreplace")])
    else:
        _say(why)
    return status


def _ending(crawler: Crawler) -> tuple[ExitStatus, str]:
    stats = crawler.stats.get_stats()
    run = crawler.get_extension(Run)
    if "finish_reason" not in stats or (run is not None and run.outcome is None):
        if interruption.received():
            return ExitStatus.INTERRUPTED, "interrupted twice; the next run recovers what was written"
        return ExitStatus.CRASHED, "an error nobody foresaw; the log has it, the next run recovers what was written"
    if run is not None and run.outcome is not None:
        status, why = run.outcome
    else:
        status, why = _ending_of_any_spider(stats)
    failed = [key.rpartition("/")[2] for key in stats if key.startswith("feedexport/failed_count/")]
    if status is ExitStatus.DONE and failed:
        return ExitStatus.WRITE_FAILED, f"a feed (-o, -O, FEEDS) could not be stored ({failed[0]})"
    return status, why


def _cannot_be_written(feed: str) -> bool:
    """Whether a feed goes to a file where none can be made; said before the crawl, not once a record."""
    scheme, _, rest = str(feed).rpartition("://")
    if scheme not in ("", "file") or "%(" in rest:
        return False
    path = Path(rest)
    while not path.exists():
        path = path.parent
    return not os.access(path, os.W_OK) or (path != Path(rest) and not path.is_dir())


def _ending_of_any_spider(stats: dict[str, object]) -> tuple[ExitStatus, str]:
    """For spiders that have no run of ours."""
    if stats["finish_reason"] == "shutdown":
        return ExitStatus.INTERRUPTED, "interrupted"
    if errors := stats.get("spider_exceptions/count"):
        return ExitStatus.TOO_MANY_FAILURES, f"{errors} exceptions in the spider"
    return ExitStatus.DONE, ""


def _cut_listings(crawler: Crawler) -> dict[str, str]:
    run = crawler.get_extension(Run)
    return run.walks.cut if run is not None else {}


def _dead_regions(crawler: Crawler) -> dict[str, str]:
    run = crawler.get_extension(Run)
    return run.dead_regions if run is not None else {}


def summarise(run: Run | None, items: int, out: TextIO) -> None:
    """What a person wants to see first: how many, where, and what three of them look like."""
    if run is None:
        return
    ledger = run.ledger
    regions = run.folder.path("regions.jsonl")
    if items and not (ledger.asked or ledger.known):
        print(f"{items} items{f', see {regions}' if regions.exists() else ''}", file=out)
        return
    where = f": {run.outputs.articles_path}" if run.outputs.articles_path else ""
    print(f"{ledger.records} articles written{where}", file=out)
    for count, what in (
        (ledger.changed, "of them new versions of articles that changed"),
        (ledger.lost_fields.total(), f"fields lost by new versions ({', '.join(ledger.lost_fields)})"),
        (ledger.known, "links to articles known already"),
        (ledger.unchanged, "articles asked again and unchanged"),
        (ledger.outside_dates, "outside the dates asked for"),
        (ledger.withdrawn, f"articles withdrawn by the site, see {run.folder.path('gone')}"),
        (len(ledger.listings_failed), "listings could not be read: articles may be missing"),
        (ledger.rejected.total(), f"pages without a record, see {run.folder.path('rejected')}"),
    ):
        if count:
            print(f"{count} {what}", file=out)
    for article in run.samples:
        who = " ".join(article.reporters) or "no reporter named"
        day, source = article.date or "no date", article.source or "no source"
        print(printable(f"  {article.title} | {day} | {source} | {who}"), file=out)


def _say(why: str) -> None:
    sys.stderr.write(f"{program()} crawl: {printable(' '.join(why.split()))}\n")


def _leave(status: ExitStatus, why: str) -> None:
    _say(why)
    raise SystemExit(int(status))
