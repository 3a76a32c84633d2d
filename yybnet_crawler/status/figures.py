"""What the index says of each region, and of all together. Nothing else is read, and nothing is written."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from yybnet_crawler.site import HOME
from yybnet_crawler.status.disk import Disk, disk_of
from yybnet_crawler.storage.index_file import INDEX_ERRORS
from yybnet_crawler.storage.intake import take_all
from yybnet_crawler.storage.report import china_day
from yybnet_crawler.storage.sealed import SUFFIXES, inventory
from yybnet_crawler.storage.state import State

_DAY: Final = 86400.0
_RECENT: Final = 20  # good runs that the usual interval is the median of
_LATE: Final = 2.0  # times the usual interval
_DAYS: Final = 7  # that speed and growth are measured over


@dataclass(slots=True)
class RegionStatus:
    """Of one region that runs were asked for. Moments in seconds since 1970."""

    region: str
    at: float  # when this was found
    last: float | None = None  # the end of its last run; None: only single articles of it were ever asked for
    last_good: float | None = None  # the same of the last one that was good for the region
    failed: str = ""  # why the last run was not good for it
    usual: float | None = None  # seconds between good runs; None: there were fewer than three
    new: int = 0  # in the last day, as the next three
    changed: int = 0
    gone: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # reason -> pages
    drift: bool = False  # and nobody has said a word to it
    unasked: int = 0  # pages that were found, and whose turn never came
    waiting: int = 0  # pages that failed, to be asked for again
    open_listings: int = 0  # begun or cut, and not walked to their end: how much is behind, nobody knows

    @property
    def age(self) -> float | None:
        """Seconds since the last good run."""
        return None if self.last_good is None else max(0.0, self.at - self.last_good)

    @property
    def lateness(self) -> float:
        """The age in usual intervals; 0.0: not known."""
        return self.age / self.usual if self.age is not None and self.usual else 0.0

    @property
    def state(self) -> str:
        """The worst that is to be said of it: `never`, `late`, `drift`, `failed`, `fine`."""
        if self.last_good is None:
            return "never"
        if self.lateness > _LATE:
            return "late"
        if self.drift:
            return "drift"
        return "failed" if self.failed else "fine"

    @property
    def gravity(self) -> tuple[int, float, str]:
        """Sorts the worst to the front."""
        return STATES.index(self.state), -(self.lateness or self.age or 0.0), self.region

    def is_older_than(self, seconds: float) -> bool:
        return self.age is None or self.age > seconds


STATES: Final = ("never", "late", "drift", "failed", "fine")


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """Of a data folder."""

    root: Path
    at: float
    regions: Sequence[RegionStatus]  # worst first
    pages_an_hour: float | None  # while a run was at work, in the last days; None: none was
    disk: Disk
    note: str = ""  # what is to be known of where this comes from

    @property
    def backlog(self) -> int:
        return sum(each.unasked + each.waiting for each in self.regions)

    @property
    def time_left(self) -> float | None:
        """Seconds of crawling for the backlog: at least, for more may be behind open listings. None: unknown."""
        return self.backlog / self.pages_an_hour * 3600 if self.pages_an_hour else None

    @property
    def open_listings(self) -> int:
        return sum(each.open_listings for each in self.regions)


def read_status(root: Path, now: float) -> FolderStatus:
    """Raises OSError and sqlite3.Error when neither the index nor the files can be read."""
    try:
        return _read(root, now)
    except INDEX_ERRORS:  # a run that has only just started wrote to it meanwhile: now its log is there
        return _read(root, now)


def _read(root: Path, now: float) -> FolderStatus:
    with _index(root) as (state, note):
        regions = _regions(state, now)
        for region in regions.values():
            _add_backlog(state, region)
        drifted = _drifted(state)
        for region in regions.values():
            region.drift = region.region.partition("/")[0] in drifted
        speed, written, a_day = _work(state, now)
    ranked = sorted(regions.values(), key=lambda each: each.gravity)
    return FolderStatus(root, now, ranked, speed, disk_of(root, written, a_day), note)


@contextmanager
def _index(root: Path) -> Iterator[tuple[State, str]]:
    """The index, all of it as it was at one moment; made from the files in another place where there is none to use."""
    try:
        state = State.look_at(root / "state.sqlite")
    except INDEX_ERRORS as error:
        with TemporaryDirectory(prefix="yybnet-status-") as folder:
            state = State.open(Path(folder) / "state.sqlite")
            take_all(state, root, inventory(root, *SUFFIXES), {})
            yield state, f"read from the files, for want of an index ({error}); the next run makes one"
            state.close()
        return
    with state.one_moment():
        yield state, ""
    state.close()


def _regions(state: State, now: float) -> dict[str, RegionStatus]:
    found: dict[str, RegionStatus] = {}
    good_starts: defaultdict[str, list[float]] = defaultdict(list)  # newest first
    query = (
        "SELECT region, started, ended, good, why, new, changed, gone, rejected, open_listings FROM regions"
        " ORDER BY region, run DESC"
    )
    for name, started, ended, good, why, new, changed, gone, rejected, unended in state.rows(query):
        region = found.setdefault(name, RegionStatus(name, now))
        if good is not None:
            if region.last is None:
                region.last, region.failed, region.open_listings = ended, "" if good else why, unended
            if good:
                region.last_good = ended if region.last_good is None else region.last_good
                good_starts[name].append(started)
        if ended > now - _DAY:
            region.new, region.changed, region.gone = region.new + new, region.changed + changed, region.gone + gone
            region.rejected.update(json.loads(rejected))
    for name, starts in good_starts.items():
        if len(starts) > 2:
            found[name].usual = median(later - earlier for later, earlier in pairwise(starts[: _RECENT + 1]))
    # Of what is only known by single articles nobody expects a run.
    return {name: region for name, region in found.items() if region.last is not None}


def _add_backlog(state: State, region: RegionStatus) -> None:
    span = _span(f"{HOME}{region.region}/")
    count = "SELECT sum(failures = 0), sum(failures > 0) FROM refused WHERE url >= ? AND url < ? AND NOT gone"
    region.unasked, region.waiting = (int(number or 0) for number in next(state.rows(count, *span)))
    unwalked = "SELECT count(*) FROM listings WHERE listing >= ? AND listing < ? AND NOT walked"
    region.open_listings = max(region.open_listings, *next(state.rows(unwalked, *span)))


def _drifted(state: State) -> set[str]:
    """Cities whose last run found drift."""
    last = dict(state.rows("SELECT city, drift FROM readings ORDER BY city, run"))
    return {city for city, drift in last.items() if drift}


def _work(state: State, now: float) -> tuple[float | None, int, float | None]:
    """Pages an hour of crawling; bytes ever written; bytes a day."""
    rows = list(state.rows("SELECT day, pages, seconds, bytes FROM days ORDER BY day"))
    if not rows:
        return None, 0, None
    since = china_day(datetime.fromtimestamp(now, UTC) - timedelta(days=_DAYS - 1))
    recent = [row for row in rows if row[0] >= since]
    seconds = sum(row[2] for row in recent)
    speed = sum(row[1] for row in recent) / seconds * 3600 if seconds else None
    today = china_day(datetime.fromtimestamp(now, UTC))
    first = datetime.fromisoformat(max(since, rows[0][0]))
    days = (datetime.fromisoformat(today) - first).days + 1
    return speed, sum(row[3] for row in rows), sum(row[3] for row in recent) / days if days > 0 else None


def _span(prefix: str) -> tuple[str, str]:
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)
