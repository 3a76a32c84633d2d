"""The end of a run: judged by what is in its ledger, compared with the cities' history, told in its report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from yybnet_crawler.exit_status import STOPPED_BY_SITE, Ending, ExitStatus, judge
from yybnet_crawler.site import HOME
from yybnet_crawler.storage import history
from yybnet_crawler.storage.drift import drift
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.ledger import SAMPLES, Ledger
from yybnet_crawler.storage.regions_done import regions_done
from yybnet_crawler.storage.report import accounted, downloads, judgement, readings, time_taken, write_report
from yybnet_crawler.storage.troubles import Troubles
from yybnet_crawler.storage.walked import write as write_marks
from yybnet_crawler.storage.walks import Walks


@dataclass(frozen=True, slots=True)
class About:
    """What a run's report says of the run as such."""

    name: str
    spider: str
    region: str
    started: datetime
    regions: Sequence[str]
    several: bool  # asked for in one word, or in a file: that some are dead is a line, not the run's status
    dated: bool  # with `since` or `until`: a listing may well have nothing for us, that it was read is enough
    stats: Mapping[str, Any]  # Scrapy's
    files: Sequence[str] = ()  # as seen from the data folder


@dataclass(frozen=True, slots=True)
class Finding:
    """What the pages of a city say when they are compared with those of earlier runs."""

    city: str
    reading: str  # JSON
    drift: list[str]


def conclude(
    reason: str, about: About, ledger: Ledger, walks: Walks, troubles: Troubles, folder: DataFolder
) -> tuple[ExitStatus, str]:
    """Judges the run, leaves its report, and remembers for the next run what it found. With the folder's lock held.

    Raises OSError or sqlite3.Error when the folder cannot be written.
    """
    # A site that refused us says nothing of how it is read.
    findings = _compare(ledger, folder) if reason not in STOPPED_BY_SITE else []
    ending = the_ending(reason, about, ledger, walks, troubles, findings)
    outcome = judge(ending)
    sound = not (ending.bugs or ending.crash or ending.write_error)
    walked = walks.walked if sound and reason == "finished" else {}
    stopped = walks.stopped if sound else {}
    at = about.started.timestamp()
    folder.ask(lambda state: state.mark_listings(walked, walks.cut, walks.not_begun, stopped, at=at))
    if marked := [*walked, *walks.cut, *walks.not_begun, *stopped]:
        folder.ask(lambda state: write_marks(state, folder.root, marked))
    report = {
        "run": about.name,
        "spider": about.spider,
        "region": about.region,
        **time_taken(about.started, datetime.now(UTC)),
        **judgement(ending, outcome),
        "files": about.files,
        "bytes": sum(folder.path(name).stat().st_size for name in about.files),
        "recovered": folder.recovered,
        "pages": accounted(ledger),
        "regions": regions_done(about, ledger, ending, walks.before.keys(), walked.keys()),
        "reading": readings(ledger),
        "cities": {
            finding.city: {"reading": history.as_dict(ledger.readings[finding.city].reading), "drift": finding.drift}
            for finding in findings
        },
        "listings": {
            "read": sorted(walks.before),
            "walked_to_the_end": sorted(walks.walked),
            "cut": dict(sorted(walks.cut.items())),
            "stopped": dict(sorted(walks.stopped.items())),
            "failed": ledger.listings_failed,
        },
        "downloads": downloads(about.stats),
    }
    with folder.knows_all_of("runs"):
        write_report(folder.path("runs", f"{about.name}.json"), report)
        folder.index([f"runs/{about.name}.json"])
    return outcome


def the_ending(
    reason: str, about: About, ledger: Ledger, walks: Walks, troubles: Troubles, findings: Sequence[Finding] = ()
) -> Ending:
    """All that the judgement of a run hangs on."""
    if reason == "finished" and (ledger.waiting or ledger.strays):
        troubles.bugs.append(
            f"{ledger.waiting} pages asked for got no answer {ledger.unanswered[:SAMPLES]},"
            f" {len(ledger.strays)} answers came unasked {ledger.strays[:SAMPLES]}"
        )
    cities = ledger.readings.values()
    seen = ledger.known + ledger.unchanged + ledger.outside_dates
    return Ending(
        reason=reason,
        write_error=troubles.write_error,
        lock_held=troubles.lock_held,
        crash=troubles.crash,
        bugs=troubles.bugs,
        drift_of={finding.city: finding.drift for finding in findings if finding.drift},
        records=ledger.records,
        seen=seen + len(walks.before) if about.dated else seen,
        items=int(about.stats.get("item_scraped_count", 0)),
        first_asked=ledger.first_asked,
        first_failed=ledger.first_failed,
        failures=ledger.rejected,
        failed_at={reason: urls[0] for each in cities for reason, urls in each.rejected_samples.items()},
        details=ledger.details,
        no_such_regions=sorted(troubles.no_such_regions),
        regions_failed=regions_failed(about, ledger),
        several=about.several,
        listings_read=len(walks.before),
        listings_failed=ledger.listings_failed,
        cut_again=walks.cut_again,
    )


def _compare(ledger: Ledger, folder: DataFolder) -> list[Finding]:
    """A finding for each city that pages were read of."""
    found = []
    for city, pages in sorted(ledger.readings.items()):
        now = pages.reading
        if now.pages:
            before = folder.ask(partial(history.earlier, city=city))
            found.append(Finding(city, history.to_json(now), drift(now, before)))
    return found


def regions_failed(about: About, ledger: Ledger) -> dict[str, str]:
    """Regions that nothing was to be had of, and why: their front page gave nothing, or all that it names failed."""
    failed = {}
    for region in about.regions:
        if not region.isascii():
            failed[region] = "its address was not found"
        elif why := ledger.listings_failed.get(front := f"{HOME}{region}/"):
            failed[region] = f"{why} at {front}"
        elif not about.dated and (why := ledger.gives_nothing(region)):
            failed[region] = why
    return failed
