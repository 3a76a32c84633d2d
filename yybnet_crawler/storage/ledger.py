"""What became of every page that was asked for. Nothing may vanish: each gets exactly one answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from yybnet_crawler.items import Article, Rejection, Version
from yybnet_crawler.site import HOME, region_and_channel
from yybnet_crawler.storage.drift import Reading
from yybnet_crawler.storage.lines import WATCHED, url_key

SAMPLES = 3  # addresses named for each thing that is counted


@dataclass(slots=True)
class Readings:
    """How the pages of one city were read."""

    read: int = 0  # articles read, written or not: what the filled fields are out of
    filled: Counter[str] = field(default_factory=Counter)  # field -> articles that have it
    rules: Counter[str] = field(default_factory=Counter)  # `title:headline-heading` -> articles read by it
    rejected: Counter[str] = field(default_factory=Counter)  # reason -> pages
    rule_samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    empty_samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rejected_samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, url: str, article: Article, rules: Iterable[str]) -> None:
        self.read += 1
        for rule in rules:
            self.rules[rule] += 1
            _sample(self.rule_samples[rule], url)
        for name in WATCHED:
            if getattr(article, name):
                self.filled[name] += 1
            else:
                _sample(self.empty_samples[name], url)

    def reject(self, rejection: Rejection) -> None:
        self.rejected[rejection.reason] += 1
        _sample(self.rejected_samples[rejection.reason], rejection.url)

    @property
    def reading(self) -> Reading:
        """As it is compared with that of other runs."""
        samples = {**self.empty_samples, **self.rejected_samples, **self.rule_samples}
        return Reading(self.read, self.filled, self.rejected, self.rules, samples)


@dataclass(slots=True)
class Done:
    """What became of the pages of one folder."""

    written: Counter[Version] = field(default_factory=Counter)
    gone: int = 0  # withdrawn
    rejected: Counter[str] = field(default_factory=Counter)  # reason -> pages


@dataclass(slots=True)
class Ledger:
    """Pages asked for = new + changed + unchanged + outside_dates + rejected + unanswered."""

    asked: int = 0
    written: Counter[Version] = field(default_factory=Counter)
    outside_dates: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # reason -> pages
    known: int = 0  # links to articles that are written already
    alive: set[str] = field(default_factory=set)  # folders (`xianyang/binxian`) with an article known or read
    refused: dict[str, str] = field(default_factory=dict)  # folder -> one link to what earlier runs asked for in vain
    withdrawn: int = 0  # articles whose record is there, and that the site has taken away
    lost_fields: Counter[str] = field(default_factory=Counter)  # field -> changed articles that had it before
    first_asked: int = 0  # without those an earlier run had no luck with
    first_failed: int = 0
    readings: defaultdict[str, Readings] = field(default_factory=lambda: defaultdict(Readings))  # by city
    done: defaultdict[str, Done] = field(default_factory=lambda: defaultdict(Done))  # by folder, `xianyang/binxian`
    listings_failed: dict[str, str] = field(default_factory=dict)  # address -> reason
    listings_lacking: bool = False  # one of them may come another time: what it leads to was not seen
    details: dict[str, str] = field(default_factory=dict)  # reason -> what the first such page said
    strays: list[str] = field(default_factory=list)  # answers to what nobody asked
    _open: dict[str, bool] = field(default_factory=dict)  # asked, no answer yet -> asked in vain before
    _keys: set[bytes] = field(default_factory=set)  # of all pages asked for
    _rejected_keys: set[bytes] = field(default_factory=set)

    @property
    def new(self) -> int:
        return self.written[Version.NEW]

    @property
    def changed(self) -> int:
        return self.written[Version.CHANGED]

    @property
    def unchanged(self) -> int:
        """Known, asked again, the same."""
        return self.written[Version.UNCHANGED]

    @property
    def records(self) -> int:
        return self.new + self.changed

    @property
    def read(self) -> int:
        return sum(each.read for each in self.readings.values())

    @property
    def answered(self) -> int:
        return self.written.total() + self.outside_dates + self.rejected.total()

    @property
    def unanswered(self) -> list[str]:
        return list(self._open)

    @property
    def waiting(self) -> int:
        return len(self._open)

    @property
    def sentence(self) -> str:
        """The account in one line: none vanished."""
        return (
            f"{self.asked} pages asked for = {self.records} records + {self.rejected.total()} rejected"
            f" + {self.unchanged} unchanged + {self.outside_dates} outside dates + {self.waiting} unanswered"
        )

    def ask(self, url: str, *, again: bool) -> None:
        """`again`: an earlier run was refused this page."""
        self.asked += 1
        self.first_asked += not again
        self._open[url] = again
        self._keys.add(url_key(url))

    def was_asked(self, url: str) -> bool:
        """Whether this run asked for the page, answered or not."""
        return url_key(url) in self._keys

    def was_rejected(self, url: str) -> bool:
        """Whether the page was asked for and gave no record."""
        return url_key(url) in self._rejected_keys

    def is_open(self, url: str) -> bool:
        return url in self._open

    def meet_known(self, url: str) -> None:
        """A link leads to an article that is written already."""
        self.known += 1
        self.alive.add(_folder(url))

    def meet_refused(self, url: str) -> None:
        """A link leads to what earlier runs asked for in vain, and it is not its turn yet."""
        self.refused.setdefault(_folder(url), url)

    def write(self, url: str, article: Article, rules: Mapping[str, str], version: Version) -> None:
        """An article was read from the page, and written unless it is unchanged."""
        self._read(url, article, rules)
        self.written[version] += 1
        self.done[_folder(url)].written[version] += 1

    def withdraw(self, url: str) -> None:
        """The page of an article whose record is there is no more."""
        self.withdrawn += 1
        self.done[_folder(url)].gone += 1

    def pass_over(self, url: str, article: Article, rules: Mapping[str, str]) -> None:
        """An article was read from the page, of a day that was not asked for."""
        self._read(url, article, rules)
        self.outside_dates += 1

    def reject(self, rejection: Rejection) -> bool:
        """Returns whether no earlier run asked for the page in vain."""
        again = self._close(rejection.url)
        self.rejected[rejection.reason] += 1
        self.done[_folder(rejection.url)].rejected[rejection.reason] += 1
        self._rejected_keys.add(url_key(rejection.url))
        self.first_failed += not again and rejection.reason != "moved"  # its new address is asked for
        self.details.setdefault(rejection.reason, rejection.detail)
        self.readings[city_of(rejection.url)].reject(rejection)
        return not again

    def listing_failed(self, rejection: Rejection) -> None:
        self.listings_failed[rejection.url] = rejection.reason
        self.listings_lacking |= rejection.transient
        self.details.setdefault(rejection.reason, rejection.detail)

    def _read(self, url: str, article: Article, rules: Mapping[str, str]) -> None:
        self._close(url)
        self.alive.add(_folder(url))
        self.readings[city_of(url)].take(url, article, map(":".join, rules.items()))

    def gives_nothing(self, region: str) -> str | None:
        """Why nothing of a region was read, when there was something to read and all of it failed; None otherwise.

        `region`: `tongchuan`, `xianyang/binxian`.
        """
        if any(f"{folder}/".startswith(f"{region}/") for folder in self.alive):
            return None
        below = f"{HOME}{region}/"
        pages = self.readings.get(region.partition("/")[0], Readings())
        failed = {url: reason for reason, urls in pages.rejected_samples.items() for url in urls}
        failed |= self.listings_failed | dict.fromkeys(self.refused.values(), "failed before")
        return next((f"{reason} at {url}" for url, reason in failed.items() if url.startswith(below)), None)

    def _close(self, url: str) -> bool:
        again = self._open.pop(url, None)
        if again is None:
            self.strays.append(url)
        return bool(again)


def city_of(url: str) -> str:
    """The folder that names the city; `elsewhere` for an address without one."""
    return region_and_channel(url)[0] or "elsewhere"


def _folder(url: str) -> str:
    return "/".join(region_and_channel(url))


def _sample(samples: list[str], url: str) -> None:
    if len(samples) < SAMPLES:
        samples.append(url)
