"""Articles whose text stood in an earlier one: who prints whose."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from yybnet_crawler.overview.counts import most
from yybnet_crawler.overview.entries import Entry

_SHOWN: Final = 8  # of those who print one text


@dataclass(slots=True)
class _Text:
    first: Entry | None = None
    later: list[Entry] = field(default_factory=list)


class Reprints:
    def __init__(self) -> None:
        self._texts: defaultdict[str, _Text] = defaultdict(_Text)  # by the address of the earliest article

    def add(self, entry: Entry) -> None:
        if entry.same_as:
            self._texts[entry.same_as].later.append(entry)

    def add_first(self, entry: Entry) -> None:
        """An article, when all have been added: it may be one that others reprint."""
        if entry.url in self._texts:
            self._texts[entry.url].first = entry

    @property
    def texts(self) -> int:
        return len(self._texts)

    @property
    def articles(self) -> int:
        """Without the earliest ones."""
        return sum(len(text.later) for text in self._texts.values())

    def who_from_whom(self, count: int) -> Iterator[dict[str, Any]]:
        """How many texts each newspaper took from each, for the `count` newspapers that take and give most."""
        taken: Counter[tuple[str, str]] = Counter()
        for text in self._texts.values():
            if text.first and text.first.source:
                taken.update((text.first.source, one.source) for one in text.later if one.source)
        busy: Counter[str] = Counter()
        for pair, articles in taken.items():
            for source in {*pair}:
                busy[source] += articles
        shown = {row["name"] for row in most(busy, count)}
        for (first, later), articles in sorted(taken.items()):
            if first in shown and later in shown:
                yield {"first": first, "later": later, "articles": articles}

    def longest(self, count: int) -> Iterator[dict[str, Any]]:
        """The texts that were printed most often, with the first ones who did."""
        ranked = sorted(self._texts.items(), key=lambda one: (-len(one[1].later), one[0]))
        for url, text in ranked[:count]:
            later = sorted(text.later, key=lambda one: (one.moment, one.url))
            first = text.first or later[0]
            shown = [first, *later][:_SHOWN]
            prints = [{"url": one.url, "moment": one.moment, "by": one.source or one.place} for one in shown]
            yield {"title": first.title, "url": url, "count": len(later) + 1, "prints": prints}
