"""What does the window's title say? It names the headline among the portal's and the channel's names, often cut."""

import re
from typing import Final

from yybnet_crawler.extraction import head_words
from yybnet_crawler.extraction.document import Line, letters

MIN_LENGTH: Final = 2  # letters of a headline
MIN_STEM: Final = 8  # characters of a cut title that are enough to know it by
_MIN_TAIL: Final = 6  # letters of a headline behind another part of the title
_WEIGHT_OF_NAME: Final = 6  # at most
_PAPER_AND_HEADLINE: Final = 2  # parts
_SUFFIX_START: Final = re.compile(r"\s*[_|｜\-—–·:：>«»丨(（]|\s{1,}")
_PARTS: Final = re.compile(r"\s*[_|｜]+\s*|\s*[-—–]+\s*")
CUT: Final = re.compile(r"(?:\.{2,}|…+)$")


class WindowTitle:
    """The title that the head of a page gives its window, taken apart."""

    def __init__(self, head_title: str) -> None:
        """`head_title` is the text of `<title>`, folded, "" without one."""
        parts = [part for part in _PARTS.split(head_title) if part]
        of_paper = len(parts) == _PAPER_AND_HEADLINE and letters(parts[0]) in head_words.PAPER
        if of_paper and parts[1] not in head_words.PAPER:
            parts = parts[1:]  # 某某晚报-打冰人; of three parts the first is a headline: 织密安全网_今日石滩_地方网
        self.text = CUT.sub("", head_title)  # without a cut at its end
        self.letters = letters(self.text)
        self.longest_part = max(map(letters, parts), key=len, default="")  # the portal's name may stand before it
        self.first_part = letters(parts[0]) if parts else ""
        self._openings = (self.text[:1], self.longest_part[:1], self.first_part[:1])
        # Beginnings of a headline that the title cuts off.
        self.stems = tuple(letters(part) for part in parts if CUT.search(part) and len(part) > MIN_STEM)

    def weight_of(self, text: str, words: str) -> int:
        """How much the title speaks for a line's text, of letters `words`, as the headline; 0: nothing."""
        if len(words) >= MIN_LENGTH and words == self.longest_part:
            return _WEIGHT_OF_NAME
        if words and self.letters.startswith(words) and self._ends_a_part(text):
            return _WEIGHT_OF_NAME if len(words) >= MIN_STEM else 4
        if len(words) >= _MIN_TAIL and self.longest_part.endswith(words):  # [渡口新闻]老桥修好了
            return 5
        return _WEIGHT_OF_NAME if words.startswith(self.stems) else 0

    def may_name(self, text: str) -> bool:
        """A cheap first look: whether the title could speak for a text."""
        opening = text[:2]
        return not opening.isalnum() or opening in self.letters or self.stems != ()

    def names(self, line: Line) -> bool:
        """Whether the title is, or begins with, all of a line: then no word of it makes it furniture."""
        text = line.text
        if text[0].isalnum() and text[0] not in self._openings:
            return False
        words = letters(text)
        if words == "":
            return False
        return words in (self.longest_part, self.first_part) or self._begins_with(text)

    def is_part(self, words: str) -> bool:
        """Whether some letters are one part of the title, the first or the longest."""
        return words in (self.first_part, self.longest_part)

    def joins(self, above: Line, line: Line) -> bool:
        """Whether the title's longest part is one line and the one below it: a headline and its second one.

        A column's name stands in brackets there: 【春到河湾】老桥修好了.
        """
        words = letters(line.text)
        both = letters(above.text) + words
        if len(both) == len(words) or not words:
            return False
        if line.text.startswith("——"):  # 老桥修好了——柳湾修桥记-河湾新闻
            return self.letters.startswith(both)
        return both == self.longest_part and self.text[0] not in "【["

    def uncut(self, stem: str) -> str:
        """The title up to its first suffix, where a page shows only the beginning of it, without the dots."""
        return stem + _PARTS.split(self.text[len(stem) :])[0]

    def _begins_with(self, text: str) -> bool:
        """Whether the title is a text and a suffix: 2018-03-21_澄川新闻."""
        return self.text.startswith(text) and _SUFFIX_START.match(self.text, len(text)) is not None

    def _ends_a_part(self, text: str) -> bool:
        """Whether the title goes on with a suffix or ends after `text`: not in the middle of a word."""
        rest = self.text[len(text) :] if self.text.startswith(text) else ""
        return not rest or len(text) >= MIN_STEM or _SUFFIX_START.match(rest) is not None
