"""How long a page that gave no record is left alone.

A page that is gone is asked for again after a month, if a listing still names it. Any other failure may have
been the site's: the next run asks again, and only a page that fails again and again is asked ever more seldom.
"""

from typing import Final

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
GONE_AGAIN: Final = 30 * _DAY
# After the first failure, the second, and so on; the last for all that follow.
WAITS: Final = (0.0, 10 * _MINUTE, _HOUR, 6 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY, 30 * _DAY)
# Of the pages that failed twice or more, a run asks for so many, at its end; of those that failed once, for all.
A_RUN: Final = 100


def next_try(at: float, failures: int, *, gone: bool) -> float:
    """When a page that failed at `at` may be asked for again (both in seconds since 1970)."""
    if gone:
        return at + GONE_AGAIN
    return at + (WAITS[min(failures, len(WAITS)) - 1] if failures else 0.0)
