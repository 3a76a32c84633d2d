"""`scrapy forget URL... --reason "..."`: takes articles out of the data folder; they are never asked for again.

Exit status: 0, done, whether anything of them was there or not; 2, wrong arguments; 5, the data folder cannot be
written; 6, a run is at the article's city, or another command at the folder's upkeep: nothing was done; 130,
interrupted: the next run, or the same command, does the rest.
"""

import sqlite3
import sys
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from datetime import UTC, datetime

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.site import HOME, article_address
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.ledger import city_of
from yybnet_crawler.storage.lock import Lock, LockHeld
from yybnet_crawler.storage.report import china_time
from yybnet_crawler.upkeep.erasure import forget, tombstone_name
from yybnet_crawler.upkeep.lock import upkeep_lock


class Command(OwnCommand):
    log_level = "WARNING"
    interrupted = "interrupted; the next run, or the same command, does the rest"

    def syntax(self) -> str:
        return '--reason "..." <url> ...'

    def short_desc(self) -> str:
        return "Take articles out of all files of the data folder, and never ask for them again"

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--reason", metavar="TEXT", help="why, for whoever asks later; it stays in the data folder")

    def work(self, args: list[str], opts: Namespace) -> None:
        urls = addresses(args)
        if not (opts.reason and opts.reason.strip()):
            raise BadArgument('give --reason "...": it is all that stays of them')
        root = self.data_folder()
        folder = DataFolder(root)
        now = datetime.now(UTC)
        name = tombstone_name(root, now)
        try:
            with upkeep_lock(root), ExitStack() as cities:
                for city in sorted(set(map(city_of, urls))):
                    held = f"{city} is being crawled by a run, which may be writing the article"
                    lock = Lock(root / "locks" / f"{city}.lock", held, run=name, since=china_time(now))
                    cities.callback(lock.release)
                folder.settle()
                found = forget(folder, name, urls, opts.reason.strip())
        except LockHeld as error:
            self.fail(ExitStatus.LOCK_HELD, str(error))
        except (OSError, sqlite3.Error) as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{root}: {error}")
        else:
            figures = f"{found['lines']} lines, {found['pages']} pages, {found['links']} links of other articles"
            sys.stdout.write(f"{len(urls)} articles are forgotten: {figures} were taken out\n")
        finally:
            folder.close()


def addresses(args: list[str]) -> list[str]:
    """Canonical, each once. Raises BadArgument."""
    if not args:
        raise BadArgument("give the addresses of the articles")
    found = [(arg, article_address(arg)) for arg in args]
    if wrong := next((arg for arg, address in found if address is None), None):
        raise BadArgument(f"{wrong}: not an article's address; it looks like {HOME}tongchuan/news/201801/123456.html")
    return list(dict.fromkeys(address.url for _, address in found if address is not None))
