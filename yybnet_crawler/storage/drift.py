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
    rules: Mapping[str, int] = field(default_factory=dict)  # `field:rule` -> articles read by it
    samples: Mapping[str, Sequence[str]] = field(default_factory=dict)  # field, reason or rule -> addresses

    @property
    def unreadable(self) -> dict[str, int]:
        return {reason: count for reason, count in self.rejected.items() if reason.startswith(_OF_THE_SITE)}

    @property
    def pages(self) -> int:
        """Those whose content was looked at."""
        return self.read + sum(self.unreadable.values())


def drift(now: Reading, before: Sequence[Reading]) -> list[str]:
    """A sentence for each thing that changed: what, figures, sample addresses. Empty: all is as it was."""
    missing = _missing_fields(now, before)
    shapes = _new_shapes(now, before)
    # That a field is not there is also a new way to read it; once is enough.
    told = {**shapes, **missing}
    return [*_unreadable(now, before), *(told[name] for name in sorted(told))]


def _missing_fields(now: Reading, before: Sequence[Reading]) -> dict[str, str]:
    """Field -> what is to be told of it."""
    told = {}
    for name in sorted({name for run in before for name in run.filled}):
        here = (now.filled.get(name, 0), now.read)
        there = [(run.filled.get(name, 0), run.read) for run in before if run.read]
        if _fell(here, there):
            told[name] = f"{name} is on {_of(here)} articles, {_before(there)}{_samples(now, name)}"
    return told


def _new_shapes(now: Reading, before: Sequence[Reading]) -> dict[str, str]:
    """A page's shape is the rule that each of its fields is read by: after a redesign it is another one."""
    told = {}
    seen = {rule for run in before for rule in run.rules}
    there = [(run.read, run.read) for run in before if run.rules]
    for name in sorted({rule.partition(":")[0] for rule in seen}):
        new = {rule: count for rule, count in now.rules.items() if rule.startswith(f"{name}:") and rule not in seen}
        here = (now.read - sum(new.values()), now.read)
        if new and _fell(here, there):
            most = max(new, key=lambda rule: new[rule])
            count = sum(new.values())
            told[name] = (
                f"{name} is read in a new way on {count} of {now.read} articles ({most.partition(':')[2]}),"
                f" on none of {_sum(there)[1]} before{_samples(now, most)}"
            )
    return told


def _unreadable(now: Reading, before: Sequence[Reading]) -> list[str]:
    here, there = _readable(now), [_readable(run) for run in before]
    if not _fell(here, [one for one in there if one[1]]):
        return []
    reasons = sorted(now.unreadable.items(), key=lambda one: -one[1])
    named = ", ".join(f"{reason} {count}" for reason, count in reasons[:3])
    return [f"{_of(here)} pages could be read ({named}), {_before(there)}{_samples(now, reasons[0][0])}"]


def _readable(run: Reading) -> tuple[int, int]:
    return run.read, run.pages


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
