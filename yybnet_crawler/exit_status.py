"""The exit status of `scrapy crawl`, and how the end of a run is judged."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum


class ExitStatus(IntEnum):
    DONE = 0
    CRASHED = 1  # an error nobody foresaw; Scrapy's own code for a crawl that could not start
    BAD_ARGUMENTS = 2
    NOTHING_FOUND = 3
    TOO_MANY_FAILURES = 4
    WRITE_FAILED = 5
    LOCK_HELD = 6
    DRIFT = 7
    STOPPED_BY_SITE = 8
    INTERRUPTED = 130  # as a shell reports Ctrl-C


# A run fails when at least this many pages that were asked for the first time gave no record, and they are
# more than this share of them. A dead link, or a few old troubles asked for again, never fail a run.
FAILURES = 5
FAILED_SHARE = 0.5

STOPPED_BY_SITE = {
    "robots_unavailable": "robots.txt cannot be read, so nothing may be fetched (RFC 9309); try again later",
    "robots_disallow": "robots.txt does not allow this",
    "blocked": "the site refuses us (403 or 429 again and again); wait, and crawl more slowly",
    "unreachable": "the site does not answer any more; what is left is asked for by the next run",
}
# The user, or a setting the user gave, ended the run: what was read is there.
_ASKED_TO_END = ("finished", "closespider_itemcount", "closespider_pagecount", "closespider_timeout")


@dataclass(slots=True)
class Ending:
    """All that the judgement of a run hangs on."""

    reason: str  # Scrapy's finish reason
    write_error: str | None = None
    lock_held: str | None = None  # who has the lock
    crash: str | None = None  # what nobody foresaw, and where
    bugs: Sequence[str] = ()  # pages that our code could not read, pages that vanished
    drift_of: Mapping[str, Sequence[str]] = field(default_factory=dict)  # city -> what is not as it was
    records: int = 0  # new and changed
    seen: int = 0  # articles that were met and needed no record: known, unchanged, outside the dates
    items: int = 0  # whatever a spider yielded that is no page
    first_asked: int = 0  # pages that no earlier run was refused
    first_failed: int = 0
    failures: Counter[str] = field(default_factory=Counter)  # reason -> pages
    failed_at: Mapping[str, str] = field(default_factory=dict)  # reason -> the address of such a page
    details: Mapping[str, str] = field(default_factory=dict)  # reason -> what the first such page said
    no_such_regions: Sequence[str] = ()  # asked for, and not on the site
    regions_failed: Mapping[str, str] = field(default_factory=dict)  # that nothing was to be had of -> why
    several: bool = False  # regions asked for in one word: that some are dead is no failure of the run
    listings_read: int = 0
    listings_failed: Mapping[str, str] = field(default_factory=dict)  # address -> reason
    cut_again: Mapping[str, str] = field(default_factory=dict)  # listings that no two runs came to the end of -> why

    @property
    def drift(self) -> list[str]:
        return [sentence for sentences in self.drift_of.values() for sentence in sentences]


def judge(ending: Ending) -> tuple[ExitStatus, str]:
    """The exit status and the one sentence that says why. The gravest comes first."""
    kept = f"{ending.records} articles were written"
    if ending.write_error is not None or ending.reason == "write_failed":
        what = ending.write_error or "a file could not be written, see the log"
        return ExitStatus.WRITE_FAILED, f"{what}; {kept} before that and are safe"
    if ending.crash is not None or ending.reason == "crashed":
        return ExitStatus.CRASHED, f"an error nobody foresaw: {ending.crash}; {kept}"
    if ending.lock_held is not None:
        return ExitStatus.LOCK_HELD, f"{ending.lock_held}; {kept}"
    if ending.reason in STOPPED_BY_SITE:
        said = ending.details.get(ending.reason, STOPPED_BY_SITE[ending.reason])
        return ExitStatus.STOPPED_BY_SITE, f"{said.removesuffix('.')}; {kept}"
    if ending.reason == "shutdown":
        return ExitStatus.INTERRUPTED, f"interrupted; {kept}, the next run fetches the rest"
    if ending.bugs:
        return (
            ExitStatus.TOO_MANY_FAILURES,
            f"{len(ending.bugs)} pages our code could not read: {ending.bugs[0]}; {kept}",
        )
    lacking = ending.failures["not_archived"] + list(ending.listings_failed.values()).count("not_archived")
    if lacking:
        why = ending.details["not_archived"]
        return ExitStatus.TOO_MANY_FAILURES, f"{lacking} pages are not in the archive: {why} {kept}"
    if ending.drift:
        return ExitStatus.DRIFT, f"{'; '.join(ending.drift)}; {kept}"
    if ending.first_failed >= FAILURES and ending.first_failed > FAILED_SHARE * ending.first_asked:
        failed = f"{ending.first_failed} of {ending.first_asked} pages gave no record"
        return ExitStatus.TOO_MANY_FAILURES, f"{failed} ({_counts(ending.failures)}); {kept}"
    if ending.no_such_regions and not ending.several:
        named = ", ".join(ending.no_such_regions)
        return ExitStatus.BAD_ARGUMENTS, f"the site has no region {named}; `scrapy crawl regions` lists them; {kept}"
    if len(ending.listings_failed) >= FAILURES and len(ending.listings_failed) > ending.listings_read:
        named = _named(ending.listings_failed)
        return ExitStatus.TOO_MANY_FAILURES, f"{len(ending.listings_failed)} listings failed: {named}; {kept}"
    if ending.reason not in _ASKED_TO_END:
        return ExitStatus.CRASHED, f"ended early ({ending.reason}); {kept}"
    if not (ending.records or ending.seen or ending.items):
        nothing_of = ending.regions_failed or ending.listings_failed
        why = _named(nothing_of) or _counts(ending.failures) or "no article in the listings"
        if not nothing_of and ending.failed_at:
            why += f", see {', '.join(list(ending.failed_at.values())[:3])}"
        return ExitStatus.NOTHING_FOUND, f"nothing found: {why}"
    if ending.regions_failed and not ending.several:
        return ExitStatus.NOTHING_FOUND, f"nothing of {_named(ending.regions_failed)}; {kept}"
    if ending.cut_again:
        count = len(ending.cut_again)
        named = _named(ending.cut_again)
        return ExitStatus.TOO_MANY_FAILURES, f"{count} listings have no end for two runs: {named}; {kept}"
    return ExitStatus.DONE, kept


def _named(failed: Mapping[str, str]) -> str:
    return ", ".join(f"{name} ({why})" for name, why in list(failed.items())[:3])


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{reason} {count}" for reason, count in counts.most_common(4))
