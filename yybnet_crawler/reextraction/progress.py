"""How the work gets on: a line that renews itself on a terminal, a plain one now and then in a log."""

import sys
from collections.abc import Sequence
from time import monotonic

from yybnet_crawler.archives.inputs import size_of
from yybnet_crawler.reextraction.part import Part

_CLEAR = "\r\x1b[K"
_PLAIN = 30.0  # seconds between two lines in a log


class Progress:
    """Of parts that are still to be made. WARC files count by their bytes, folders by their pages, as one byte each."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._sizes = [size_of(part.source) for part in parts]
        self._at = [(0, 0)] * len(parts)
        self._began = self._told = monotonic()
        self._terminal = sys.stderr.isatty()

    def take(self, places: dict[int, tuple[int, int]]) -> None:
        """Part -> offset in its input, pages read."""
        for number, place in places.items():
            self._at[number] = max(self._at[number], place)
        now = monotonic()
        if now - self._told >= (1 if self._terminal else _PLAIN):
            self._told = now
            line = self.line(now - self._began)
            sys.stderr.write(_CLEAR + line if self._terminal else line + "\n")
            sys.stderr.flush()

    def line(self, seconds: float) -> str:
        pages = sum(pages for _, pages in self._at)
        done, total = sum(offset for offset, _ in self._at), sum(self._sizes)
        left = f"{_clock(seconds * (total - done) / done)} left" if done else "time left unknown"
        share = 100 * done / total if total else 100
        return f"{pages} pages, {pages / max(seconds, 0.001):.0f} pages/s, {share:.0f} %, {left}"

    def clear(self) -> None:
        if self._terminal:
            sys.stderr.write(_CLEAR)


def _clock(seconds: float) -> str:
    hours, rest = divmod(int(max(seconds, 0)), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"
