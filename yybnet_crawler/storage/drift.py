"""This run compared with the last ones of the same region: is a page still read as it was?

Own code and not Spidermon: there the exit status stays 0 when a monitor fails, and a setting of the wrong
type switches the check off with a mere warning. What is compared here are counts in `runs/*.json`.

Three guards keep small or unlucky runs quiet. At least MINIMUM pages; a rate that is half of what it was, or
less, and lower than in every single run before (runs differ: a weekend may have no reporters at all); and
by chance (Fisher's exact test over all pages) less than once in CHANCE runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, lgamma

MINIMUM = 5
CHANCE = 10_000
RUNS = 10  # so many earlier runs are looked at

_OF_THE_SITE = ("not_article_", "missing_", "parser_error")  # reasons that say the page could not be read


@dataclass(frozen=True, slots=True)
class Reading:
    """How the pages of one run were read."""

    read: int  # articles
    filled: Mapping[str, int]  # field -> articles that have it
    rejected: Mapping[str, int]  # reason -> pages; reasons that are not about the page's content are ignored
    samples: Mapping[str, Sequence[str]] = field(default_factory=dict)  # field or reason -> addresses

    @property
    def unreadable(self) -> dict[str, int]:
        return {reason: count for reason, count in self.rejected.items() if reason.startswith(_OF_THE_SITE)}


def drift(now: Reading, before: Sequence[Reading]) -> list[str]:
    """A sentence for each thing that changed: what, figures, sample addresses. Empty: all is as it was."""
    return [*_unreadable(now, before), *_missing_fields(now, before)]


def _missing_fields(now: Reading, before: Sequence[Reading]) -> list[str]:
    told = []
    for name in sorted({name for run in before for name in run.filled}):
        here = (now.filled.get(name, 0), now.read)
        there = [(run.filled.get(name, 0), run.read) for run in before if run.read]
        if _fell(here, there):
            told.append(f"{name} is on {_of(here)} articles, {_before(there)}{_samples(now, name)}")
    return told


def _unreadable(now: Reading, before: Sequence[Reading]) -> list[str]:
    here, there = _readable(now), [_readable(run) for run in before]
    if not _fell(here, [one for one in there if one[1]]):
        return []
    reasons = sorted(now.unreadable.items(), key=lambda one: -one[1])
    named = ", ".join(f"{reason} {count}" for reason, count in reasons[:3])
    return [f"{_of(here)} pages could be read ({named}), {_before(there)}{_samples(now, reasons[0][0])}"]


def _readable(run: Reading) -> tuple[int, int]:
    return run.read, run.read + sum(run.unreadable.values())


def _fell(here: tuple[int, int], there: Sequence[tuple[int, int]]) -> bool:
    (good, pages), (good_before, pages_before) = here, _sum(there)
    if pages < MINIMUM or pages_before < MINIMUM:
        return False
    if 2 * good * pages_before > good_before * pages:
        return False
    if any(good * n >= g * pages for g, n in there if n >= MINIMUM):
        return False
    return _chance(good, pages, good_before, pages_before) < 1 / CHANCE


def _chance(good: int, pages: int, good_before: int, pages_before: int) -> float:
    """How likely so few good ones are among `pages`, were they drawn from all of them (Fisher, one-sided)."""
    total, all_good = pages + pages_before, good + good_before
    chance = 0.0
    for k in range(good, -1, -1):  # ever less likely: what is left of the tail soon adds nothing
        if pages - k > total - all_good:
            break
        ways = _log_ways(all_good, k) + _log_ways(total - all_good, pages - k) - _log_ways(total, pages)
        if exp(ways) < chance * 1e-6:
            break
        chance += exp(ways)
    return chance


def _log_ways(n: int, k: int) -> float:
    """The logarithm of the number of ways to choose k of n."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _sum(there: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(good for good, _ in there), sum(pages for _, pages in there)


def _of(rate: tuple[int, int]) -> str:
    return f"{rate[0]} of {rate[1]}"


def _before(there: Sequence[tuple[int, int]]) -> str:
    runs = f"the last {len(there)} runs" if len(there) > 1 else "the run before"
    return f"was {_of(_sum(there))} in {runs}"


def _samples(now: Reading, key: str) -> str:
    samples = now.samples.get(key)
    return f", see {' '.join(samples)}" if samples else ""
