"""A data folder: where everything lies, what dead runs left in it, and what is not yet in the index."""

import json
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from yybnet_crawler.storage.lines import read_line
from yybnet_crawler.storage.lock import FolderLock
from yybnet_crawler.storage.raw_pages import whole_members
from yybnet_crawler.storage.run_files import PART, recover
from yybnet_crawler.storage.state import State, is_damage, remove, set_aside

logger = logging.getLogger(__name__)

_T = TypeVar("_T")
_MANY = 20  # more new files than runs leave behind
_INDEXED = ("articles", "rejected")


class DataFolder:
    """One `YYBNET_DATA_DIR`. Opening it settles what earlier runs left."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # Held while names change or the index is written.
        self.lock = FolderLock(root / "locks" / "folder.lock")
        self.recovered: list[str] = []  # files of dead runs that got their names, as seen from the folder
        self._state: State | None = None

    def settle(self) -> None:
        """Recovers the files of runs that died and takes every sealed file into the index.

        To be called with the locks of the cities about to be crawled: then nobody else writes for them, and
        all that was ever written is known afterwards. Raises OSError or sqlite3.Error when it cannot.
        """
        with self.lock:
            self._recover()
            self.index()

    def index(self) -> None:
        """Takes into the index what is not there yet. With the folder's lock held."""
        try:
            self._ingest()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            self._set_aside(error)
            self._ingest()

    def ask(self, question: Callable[[State], _T]) -> _T:
        """The index's answer. An index found damaged is made anew, and asked again."""
        if self._state is None:
            self.settle()
        assert self._state is not None
        try:
            return question(self._state)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            with self.lock:
                self._set_aside(error)
                self._ingest()
            return question(self._state)

    def close(self) -> None:
        if self._state is not None:
            self._state.close()
            self._state = None

    def path(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)

    def _set_aside(self, error: sqlite3.Error) -> None:
        self.close()
        set_aside(self.path("state.sqlite"), error)

    def _ingest(self) -> None:
        if self._state is None:
            self._state = State.open(self.path("state.sqlite"))
        ingested = self._state.ingested()
        files = [file for kind in _INDEXED for file in sorted(self.path(kind).glob("*.jsonl"))]
        sizes = {f"{file.parent.name}/{file.name}": file.stat().st_size for file in files}
        changed = [name for name, size in ingested.items() if sizes.get(name) != size]
        if changed:
            logger.warning(
                "%d files that state.sqlite was made from are gone or changed (%s, ...): it is made anew from"
                " those that are there, and what the others held is fetched again",
                len(changed),
                changed[0],
            )
            self.close()
            remove(self.path("state.sqlite"))
            self._state = State.open(self.path("state.sqlite"))
            ingested = {}
        new = [file for file in files if f"{file.parent.name}/{file.name}" not in ingested]
        if len(new) > _MANY:
            logger.info("Making state.sqlite from %d files; a million articles take about a minute", len(new))
        for file in new:
            self._state.ingest(file)

    def _recover(self) -> None:
        # Raw pages first: a rejected row is whole only when the page it names is.
        for kind, suffix, whole_length in (
            ("pages", ".warc.gz", whole_members),
            ("articles", ".jsonl", _whole_lines),
            ("rejected", ".jsonl", self._whole_rejections),
            ("runs", ".json", _whole_report),
        ):
            for part in sorted(self.path(kind).glob(f"*{suffix}{PART}")):
                recovered = recover(part, whole_length)
                if recovered is not None:
                    if recovered.path is not None:
                        self.recovered.append(f"{kind}/{recovered.path.name}")
                    logger.warning(
                        "%s: left by a run that died; %d bytes were whole and are kept%s",
                        part,
                        recovered.kept,
                        f", a torn end of {recovered.dropped} is dropped" if recovered.dropped else "",
                    )

    def _whole_rejections(self, file: BinaryIO) -> int:
        return _whole_lines(file, self._page_is_there)

    def _page_is_there(self, row: dict[str, object]) -> bool:
        place = row.get("page")
        if not isinstance(place, dict):
            return True
        try:
            size = self.path(place["file"]).stat().st_size
        except OSError:
            return False
        return bool(place["offset"] + place["length"] <= size)


def _whole_lines(file: BinaryIO, is_whole: Callable[[dict[str, object]], bool] = lambda row: True) -> int:
    """Bytes up to the first line that is no whole record; after a power loss not always the last one."""
    length = 0
    for line in file:
        row = read_line(line)
        if row is None or not is_whole(row):
            break
        length += len(line)
    return length


def _whole_report(file: BinaryIO) -> int:
    content = file.read()
    try:
        json.loads(content)
    except ValueError:
        return 0
    return len(content)
