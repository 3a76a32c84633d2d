"""What became of every page that was asked for. Nothing may vanish: each gets exactly one answer."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from yybnet_crawler.items import Article, Rejection

SAMPLES = 3  # addresses named for each thing that is counted
# Fields whose being there says something about how a page was read.
WATCHED = tuple(f.name for f in fields(Article) if f.name not in ("url", "fetched_at", "schema"))


@dataclass(slots=True)
class Account:
    """Pages asked for = new + changed + unchanged + outside_dates + rejected + unanswered."""

    asked: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0  # known, asked again, the same
    outside_dates: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # reason -> pages
    known: int = 0  # links to articles that are written already
    first_asked: int = 0  # without those an earlier run had no luck with
    first_failed: int = 0
    read: int = 0  # articles read, written or not: what the filled fields are out of
    filled: Counter[str] = field(default_factory=Counter)  # field -> articles that have it
    rules: Counter[str] = field(default_factory=Counter)  # `title:headline-heading` -> articles read by it
    rule_samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    empty_samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rejected_samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    listings_failed: dict[str, str] = field(default_factory=dict)  # address -> reason
    listings_cut: bool = False  # one of them for a passing reason: what it leads to was not seen
    details: dict[str, str] = field(default_factory=dict)  # reason -> what the first such page said
    strays: list[str] = field(default_factory=list)  # answers to what nobody asked
    _open: dict[str, bool] = field(default_factory=dict)  # asked, no answer yet -> asked in vain before

    @property
    def records(self) -> int:
        return self.new + self.changed

    @property
    def answered(self) -> int:
        return self.records + self.unchanged + self.outside_dates + self.rejected.total()

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

    def is_open(self, url: str) -> bool:
        return url in self._open

    def answer(self, url: str, article: Article, rules: Mapping[str, str]) -> None:
        """An article was read from the page. Which of the counts it goes to is the caller's to say."""
        self._close(url)
        for rule in map(":".join, rules.items()):
            self.rules[rule] += 1
            _sample(self.rule_samples[rule], url)
        self.read += 1
        for name in WATCHED:
            if getattr(article, name):
                self.filled[name] += 1
            else:
                _sample(self.empty_samples[name], url)

    def reject(self, rejection: Rejection) -> None:
        again = self._close(rejection.url)
        self.rejected[rejection.reason] += 1
        self.first_failed += not again and rejection.reason != "moved"  # its new address is asked for
        self.details.setdefault(rejection.reason, rejection.detail)
        _sample(self.rejected_samples[rejection.reason], rejection.url)

    def listing_failed(self, rejection: Rejection) -> None:
        self.listings_failed[rejection.url] = rejection.reason
        self.listings_cut = self.listings_cut or rejection.transient
        self.details.setdefault(rejection.reason, rejection.detail)

    def _close(self, url: str) -> bool:
        again = self._open.pop(url, None)
        if again is None:
            self.strays.append(url)
        return bool(again)


def _sample(samples: list[str], url: str) -> None:
    if len(samples) < SAMPLES:
        samples.append(url)
