"""How often each field is there, over time: by the month of the address, for that every article has."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from yybnet_crawler.overview.entries import OPTIONAL, Entry

_MOST_MONTHS: Final = 36  # more are shown as years


class Completeness:
    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()  # by month
        self._filled: Counter[tuple[str, str]] = Counter()  # by month and field

    def add(self, entry: Entry) -> None:
        self._articles[entry.month] += 1
        self._filled.update((entry.month, name) for name in entry.filled)

    @property
    def by_year(self) -> bool:
        return len(self._articles) > _MOST_MONTHS

    def rows(self) -> Iterator[dict[str, Any]]:
        """`field` is a key of a record, or `time`; `share` is from 0 to 1."""
        width = len("2018" if self.by_year else "2018-01")
        articles: Counter[str] = Counter()
        filled: Counter[tuple[str, str]] = Counter()
        for month, count in self._articles.items():
            articles[month[:width]] += count
        for (month, name), count in self._filled.items():
            filled[month[:width], name] += count
        for period in sorted(articles):
            for name in OPTIONAL:
                there = filled[period, name]
                share = there / articles[period]
                yield {"period": period, "field": name, "share": share, "there": there, "of": articles[period]}
