"""The rows of the page's table: the newest articles, as many as a phone can hold."""

from collections.abc import Iterator
from heapq import heappush, heappushpop
from typing import Any

from yybnet_crawler.overview.entries import Entry


class Newest:
    def __init__(self, count: int) -> None:
        self.count = count
        self._kept: list[tuple[str, str, Entry]] = []  # a heap, the oldest first

    def add(self, entry: Entry) -> None:
        key = (entry.moment, entry.url, entry)
        if len(self._kept) < self.count:
            heappush(self._kept, key)
        else:
            heappushpop(self._kept, key)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The newest first. `people`: those under 记者, then those under 通讯员, then who signs without either."""
        for _, _, entry in sorted(self._kept, key=lambda one: one[:2], reverse=True):
            yield {
                "date": entry.moment,
                "title": entry.title,
                "url": entry.url,
                "source": entry.source or "",
                "people": " ".join([*entry.reporters, *entry.correspondents, *entry.authors]),
                "place": f"{entry.place} {entry.county}" if entry.county else entry.place,
                "lead": entry.lead,
            }
