"""The data folder as one run uses it: with the locks of the cities it asks for.

What goes wrong here ends the run: every method may raise CloseSpider, with the reason in the run's troubles.
"""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from scrapy.exceptions import CloseSpider

from yybnet_crawler import interruption
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.ledger import city_of
from yybnet_crawler.storage.lock import FolderLock, Lock, LockHeld
from yybnet_crawler.storage.state import State
from yybnet_crawler.storage.troubles import Troubles
from yybnet_crawler.upkeep import erasure
from yybnet_crawler.upkeep.lock import upkeep_lock

logger = logging.getLogger(__name__)

_T = TypeVar("_T")


class Access:
    """Of the run named `run`, which began at `since` (for whoever has to wait for it)."""

    def __init__(self, root: Path, troubles: Troubles, *, run: str, since: str) -> None:
        lock = FolderLock(root / "locks" / "folder.lock", run=run, since=since, given_up=self._given_up)
        self.folder = DataFolder(root, lock)
        self._troubles = troubles
        self._run, self._since = run, since
        self._locks: dict[str, Lock] = {}

    def open(self, urls: list[str]) -> None:
        """Takes the cities of these addresses, and settles the folder."""
        for url in urls:
            self.hold(url)
        if not self._locks:
            self._settle()

    def hold(self, url: str) -> None:
        """Makes sure that this run is the only one that writes for the url's city."""
        city = city_of(url)
        if city in self._locks:
            return
        path = self.folder.path("locks", f"{city}.lock")
        try:
            self._locks[city] = Lock(path, f"{city} is being crawled by another run", run=self._run, since=self._since)
        except LockHeld as error:
            self._held_by_another(error)
        except OSError as error:
            self._cannot_use(error)
        # Whoever had the lock before may have died: what it left must be known before anything is asked.
        self._settle()

    def ask(self, question: Callable[[State], _T], *, writes: bool = False) -> _T:
        """What the index says; `writes`: and has to remember."""
        try:
            with self.folder.lock if writes else nullcontext():
                return self.folder.ask(question)
        except LockHeld as error:
            self._held_by_another(error)
        except (OSError, sqlite3.Error) as error:
            self._cannot_use(error)

    def release(self) -> None:
        self.folder.close()
        for lock in self._locks.values():
            lock.release()

    def _given_up(self) -> bool:
        return interruption.received() or self._troubles.lock_held is not None

    def _settle(self) -> None:
        try:
            self.folder.settle()
            self._finish_forgetting()
        except LockHeld as error:
            self._held_by_another(error)
        except (OSError, sqlite3.Error) as error:
            self._cannot_use(error)

    def _finish_forgetting(self) -> None:
        """What a killed `scrapy forget` began; one that is at work goes on by itself. No reason not to crawl."""
        if erasure.unfinished(self.folder.root):
            try:
                with suppress(LockHeld), upkeep_lock(self.folder.root):
                    erasure.finish(self.folder)
            except OSError as error:
                logger.error("What `scrapy forget` began cannot be finished, the next run tries again: %s", error)

    def _held_by_another(self, error: LockHeld) -> NoReturn:
        if interruption.received():
            raise CloseSpider("shutdown") from error
        self._troubles.lock_held = str(error)
        raise CloseSpider("lock_held") from error

    def _cannot_use(self, error: Exception) -> NoReturn:
        self._troubles.write_failed(f"cannot use the data folder {self.folder.root}: {error}")
        raise CloseSpider("write_failed") from error
