"""A group of words by which one kind of line is known, and how an expression is composed from it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from yybnet_crawler.extraction.literals import needed_literals

WHOLE: Final = "whole"  # the words make up the line
START: Final = "start"  # the line begins with them
ANYWHERE: Final = "anywhere"  # they stand somewhere in it

Find = Callable[[str, int], re.Match[str] | None]


@dataclass(frozen=True)
class Group:
    """Words that make one kind of line. `frame` says what may stand around one of them: `%s` is the word."""

    name: str
    where: str
    longest: int  # characters: no longer line is of this kind
    words: Mapping[str, str] = field(repr=False)  # expression -> a line that needs it
    frame: str = "%s"
    # Filled when first asked; to look up a cached property would take half the time of a look.
    _looks: list[Find] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def expression(self) -> str:
        """An expression for any of the words, without what stands around them."""
        return any_of(self.words)

    def pattern(self, without: str | None = None) -> re.Pattern[str]:
        """The expression of all words, or of all but one."""
        return re.compile(self.frame % any_of(word for word in self.words if word != without))

    def needed(self) -> tuple[str, ...]:
        """Words of which every line of this kind holds one; () when there may be a line without any."""
        return needed_literals(self.pattern().pattern)

    def matches(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The words in a plain text, where this group looks for them."""
        if len(text) - start > self.longest:
            return None
        may_hold, find = self._looks or self._compile()
        return find(text, start) if may_hold(text, start) else None

    def __contains__(self, text: str) -> bool:
        if len(text) > self.longest:
            return False
        may_hold, find = self._looks or self._compile()
        return may_hold(text, 0) is not None and find(text, 0) is not None

    def _compile(self) -> list[Find]:
        """The first look, whether a text holds a literal that the words need, as few do; and the search for them."""
        pattern = self.pattern()
        find = {START: pattern.match, ANYWHERE: pattern.search, WHOLE: pattern.fullmatch}[self.where]
        needed = () if self.where == START else self.needed()
        self._looks[:] = any_literal(*needed).search if needed else find, find
        return self._looks


def searcher(pattern: re.Pattern[str]) -> Find:
    """`pattern.search`, asked only of texts that hold one of the literals that the pattern needs."""
    needed = needed_literals(pattern.pattern)
    if not needed:
        return pattern.search
    holds = any_literal(*needed).search
    return lambda text, start: pattern.search(text, start) if holds(text, start) else None


def any_literal(*literals: str) -> re.Pattern[str]:
    """An expression for any of some literals: `re` scans for the characters that they begin with."""
    return re.compile("|".join(map(re.escape, literals)))


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words."""
    return f"(?:{'|'.join(words)})"


def listed(words: str) -> tuple[str, ...]:
    """Words given with blanks between."""
    return tuple(words.split())
