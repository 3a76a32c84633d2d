"""A data folder: where everything lies, what dead runs left in it, and what is not yet in the index."""

import json
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from yybnet_crawler.storage.archive import SIDECAR, whole_members
from yybnet_crawler.storage.index_file import INDEX_ERRORS, is_damage, remove, set_aside
from yybnet_crawler.storage.intake import take_all, take_in
from yybnet_crawler.storage.lines import read_line
from yybnet_crawler.storage.lock import FolderLock
from yybnet_crawler.storage.months import GZ, Member, members
from yybnet_crawler.storage.run_files import PART, recover
from yybnet_crawler.storage.sealed import SUFFIXES, Inventory, alone, inventory
from yybnet_crawler.storage.state import State
from yybnet_crawler.storage.walked import FOLDER as WALKED

logger = logging.getLogger(__name__)

_T = TypeVar("_T")
_INDEXED = tuple(SUFFIXES)
# A folder's time of change is kept in ticks of a few milliseconds: what changes within one leaves it as it was.
_TICK: Final = 50_000_000  # ns


class DataFolder:
    """One `YYBNET_DATA_DIR`. Opening it settles what earlier runs left."""

    def __init__(self, root: Path, lock: FolderLock | None = None) -> None:
        self.root = root
        # Held while names change or the index is written.
        self.lock = lock or FolderLock(root / "locks" / "folder.lock")
        self.recovered: list[str] = []  # files of dead runs that got their names, as seen from the folder
        self._state: State | None = None

    def settle(self) -> None:
        """Recovers the files of runs that died and takes every sealed file into the index.

        To be called with the locks of the cities about to be crawled: then nobody else writes for them, and
        all that was ever written is known afterwards. Costs nothing for a folder in which nothing changed since.
        Raises OSError or sqlite3.Error when it cannot.
        """
        with self.lock:
            self._mending(self._settle)

    def index(self, names: Iterable[str]) -> None:
        """Takes files that were just sealed into the index; names as seen from the folder. With its lock held."""
        new = [name for name in names if name.partition("/")[0] in _INDEXED]

        def take() -> None:
            if self._opened().new:
                self._ingest()
                return
            for name in new:
                take_in(self._opened(), alone(self.root / name))

        self._mending(take)

    def ask(self, question: Callable[[State], _T]) -> _T:
        """The index's answer. An index found damaged is made anew, and asked again."""
        if self._state is None:
            self.settle()
        assert self._state is not None
        try:
            return question(self._state)
        except INDEX_ERRORS as error:
            if not is_damage(error):
                raise
            with self.lock:
                self._set_aside(error)
                self._ingest()
            return question(self._state)

    @contextmanager
    def knows_all_of(self, kind: str) -> Iterator[None]:
        """With the lock held: what is done within is in the index afterwards, so the next start need not go through the
        folder for it. Not for folders in which parts of runs at work come and go.
        """
        as_known = self._changed_at(kind) == self.ask(lambda state: state.scanned(kind))
        yield
        if as_known:
            self.ask(lambda state: state.mark_scanned({kind: self._changed_at(kind)}))

    def close(self) -> None:
        if self._state is not None:
            self._state.close()
            self._state = None

    def path(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)

    def _mending(self, work: Callable[[], None]) -> None:
        """Does the work; once more with a new index when the one that is there turns out to be damaged."""
        try:
            work()
        except INDEX_ERRORS as error:
            if not is_damage(error):
                raise
            self._set_aside(error)
            work()

    def _set_aside(self, error: Exception) -> None:
        self.close()
        set_aside(self.path("state.sqlite"), error)

    def _opened(self) -> State:
        if self._state is None:
            self._state = State.open(self.path("state.sqlite"))
        return self._state

    def _settle(self) -> None:
        state = self._opened()
        # Pages first: a line that names one is whole only when that is there.
        kinds: dict[str, dict[str, Callable[[BinaryIO], int]]] = {
            "pages": {".warc.gz": whole_members, SIDECAR: self._whole_places},
            "articles": {".jsonl": _whole_lines},
            "rejected": {".jsonl": self._whole_rejections},
            "gone": {".jsonl": _whole_lines},
            "forgotten": {".jsonl": _whole_lines, ".todo": _nothing},
            "runs": {".json": _whole_report},
            WALKED: {".jsonl": _nothing},  # replaced as a whole: the one before is there
        }
        for kind, suffix in SUFFIXES.items():
            kinds[kind][suffix + GZ] = _nothing  # a month's: what it is made of is there
        changed = {kind: mtime for kind in kinds if state.scanned(kind) != (mtime := self._changed_at(kind))}
        at_work = {kind for kind in changed if not self._recover(kind, kinds[kind])}
        if state.new:
            self._ingest()
        elif new := [kind for kind in _INDEXED if kind in changed]:
            self._ingest(*new)
        now = time.time_ns()
        clean = changed.keys() - at_work
        self._opened().mark_scanned({kind: changed[kind] for kind in clean if now - changed[kind] > _TICK})

    def _changed_at(self, kind: str) -> int:
        """When a name in the folder changed last, in ns; 0 when there is none."""
        try:
            return self.path(kind).stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _ingest(self, *kinds: str) -> None:
        """Takes in what is new in the folders of these kinds; of all when none is named."""
        state = self._opened()
        packs, inside = state.packs()
        found = inventory(self.root, *(kinds or _INDEXED), packs=packs, inside=inside)
        found.packs |= {pack: size for pack, size in packs.items() if kinds and pack.partition("/")[0] not in kinds}
        for damage in found.damaged.values():
            logger.error("%s; what stood in it from there on counts as unknown", damage)
        ingested = state.ingested(*(kinds or _INDEXED))
        sizes = found.sizes
        changed = [name for name, size in ingested.items() if sizes.get(name) != size and not name.startswith("runs/")]
        if changed:
            logger.warning(
                "%d files that state.sqlite was made from are gone or changed (%s, ...): it is made anew from"
                " those that are there, and what the others held is fetched again",
                len(changed),
                changed[0],
            )
            self.close()
            remove(self.path("state.sqlite"))
            state, found, ingested = self._opened(), inventory(self.root, *_INDEXED), {}
        take_all(state, self.root, found, ingested)
        self._clear_away(found)

    def _clear_away(self, found: Inventory) -> None:
        """Files that lie in their month's file, too: `scrapy compact` was killed before it deleted them."""
        within: dict[str, dict[str, Member]] = {}
        for sealed, pack in found.twice:
            if sealed.member is not None:
                continue  # in two months' files: the next `scrapy compact` makes one of them
            if pack not in within:
                within[pack] = {f"{sealed.kind}/{each.name}": each for each in members(self.path(pack))}
            if sealed.is_as(within[pack][sealed.name]):
                sealed.path.unlink(missing_ok=True)
            else:
                logger.error("%s is not what stands in %s under its name, which counts; move one away", sealed, pack)

    def _recover(self, kind: str, whole: Mapping[str, Callable[[BinaryIO], int]]) -> bool:
        """Seals what dead runs left. Returns whether no part is there any more.

        `whole`: suffix -> how much of such a file is whole, in the order in which they are to be sealed.
        """
        try:
            with os.scandir(self.path(kind)) as entries:
                found = sorted(each.name for each in entries if each.name.endswith(PART))
        except FileNotFoundError:
            return True
        parts = [(name, suffix) for suffix in whole for name in found if name.endswith(suffix + PART)]
        clean = True
        for name, suffix in parts:
            part = self.path(kind, name)
            recovered = recover(part, whole[suffix])
            if recovered is None:
                clean = False
                continue
            if recovered.path is not None:
                self.recovered.append(f"{kind}/{recovered.path.name}")
            logger.warning(
                "%s: left by a run that died; %d bytes were whole and are kept%s",
                part,
                recovered.kept,
                f", a torn end of {recovered.dropped} is dropped" if recovered.dropped else "",
            )
        return clean and not parts

    def _whole_rejections(self, file: BinaryIO) -> int:
        return _whole_lines(file, lambda row: row.get("page") is None or self._page_is_there(row["page"]))

    def _whole_places(self, file: BinaryIO) -> int:
        return _whole_lines(file, self._page_is_there)

    def _page_is_there(self, place: Any) -> bool:
        try:
            size = self.path(place["file"]).stat().st_size
            return bool(place["offset"] + place["length"] <= size)
        except (OSError, KeyError, TypeError):
            return False


def _whole_lines(file: BinaryIO, is_whole: Callable[[dict[str, Any]], bool] = lambda row: True) -> int:
    """Bytes up to the first line that is no whole record; after a power loss not always the last one."""
    length = 0
    for line in file:
        row = read_line(line)
        if row is None or not is_whole(row):
            break
        length += len(line)
    return length


def _nothing(file: BinaryIO) -> int:
    return 0


def _whole_report(file: BinaryIO) -> int:
    content = file.read()
    try:
        json.loads(content)
    except ValueError:
        return 0
    return len(content)
