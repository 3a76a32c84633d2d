"""How many articles, by day, region and newspaper."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from yybnet_crawler.overview.entries import Entry


class Counts:
    def __init__(self) -> None:
        self.articles = 0
        self.days: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()

    def add(self, entry: Entry) -> None:
        self.articles += 1
        self.places[entry.place] += 1
        if entry.day:
            self.days[entry.day] += 1
        if entry.source:
            self.sources[entry.source] += 1

    @property
    def span(self) -> tuple[str, str] | None:
        """The first day and the last one."""
        return (min(self.days), max(self.days)) if self.days else None

    def by_day(self) -> Iterator[dict[str, Any]]:
        """Every day of the span, those without an article, too."""
        if self.span is None:
            return
        day, last = map(date.fromisoformat, self.span)
        while day <= last:
            yield {"day": f"{day}", "articles": self.days[f"{day}"]}
            day += timedelta(days=1)


def most(counter: Counter[str], count: int) -> list[dict[str, Any]]:
    """The greatest ones; of equal ones those first that sort first, so that a page is the same twice."""
    ranked = sorted(counter.items(), key=lambda one: (-one[1], one[0]))
    return [{"name": name, "articles": articles} for name, articles in ranked[:count]]
