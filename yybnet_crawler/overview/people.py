"""Who writes most, and who writes with whom.

A person is a name and a newspaper: nobody knows whether the 王丽 of two papers are one.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from yybnet_crawler.overview.entries import Entry

BETWEEN: Final = " · "  # a name and a newspaper
_A_CROWD: Final = 10  # people under one article: a list of helpers, not who works with whom


class People:
    def __init__(self) -> None:
        self.reporters: Counter[str] = Counter()
        self.correspondents: Counter[str] = Counter()
        self._together: Counter[tuple[str, str]] = Counter()

    def add(self, entry: Entry) -> None:
        reporters = _people(entry.reporters, entry.source)
        correspondents = _people(entry.correspondents, entry.source)
        self.reporters.update(reporters)
        self.correspondents.update(correspondents)
        writers = sorted({*reporters, *correspondents})
        if len(writers) <= _A_CROWD:
            self._together.update(combinations(writers, 2))

    @property
    def pairs(self) -> int:
        """Of people who signed an article together."""
        return len(self._together)

    def together(self, count: int) -> Iterator[dict[str, Any]]:
        """Both halves of a matrix of the `count` people who sign most with others."""
        shared: Counter[str] = Counter()
        for pair, articles in self._together.items():
            for person in pair:
                shared[person] += articles
        shown = {person for person, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:count]}
        for (one, other), articles in sorted(self._together.items()):
            if one in shown and other in shown:
                yield {"one": one, "other": other, "articles": articles}
                yield {"one": other, "other": one, "articles": articles}


def _people(names: list[str], source: str | None) -> list[str]:
    """Each once."""
    return list(dict.fromkeys(f"{name}{BETWEEN}{source}" if source else name for name in names))
