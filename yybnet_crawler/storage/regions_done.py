"""What a run did for each region: a region that is dead is no fault of the others that were asked for with it."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yybnet_crawler.exit_status import Ending, ExitStatus, judge
from yybnet_crawler.items import Version
from yybnet_crawler.site import HOME
from yybnet_crawler.storage.ledger import Ledger

if TYPE_CHECKING:
    from yybnet_crawler.storage.conclusion import About


def regions_done(
    about: "About", ledger: Ledger, ending: Ending, begun: Set[str], walked: Set[str]
) -> dict[str, dict[str, Any]]:
    """For the report. `good`: None where the run says nothing of the region: only single articles of it were asked for,
    or the run was over before its turn.

    `begun`: listings; `walked`: those that the next run need not go on with.
    """
    # As the run would be judged without what is the matter with single regions only.
    rest = replace(ending, drift_of={}, no_such_regions=(), regions_failed={}, cut_again={})
    status, why = judge(rest)
    common = "" if status is ExitStatus.DONE else why
    others = (_region_of(folder, about.regions) for folder in ledger.done)
    found = {region: _nothing_done(good=None, why="") for region in others}
    for region in about.regions:
        trouble = _own_trouble(region, ending) or common
        reached = ending.reason == "finished" or any(listing.startswith(f"{HOME}{region}/") for listing in begun)
        found[region] = _nothing_done(good=not trouble if trouble or reached else None, why=trouble)
    for folder, done in ledger.done.items():
        figures = found[_region_of(folder, about.regions)]
        figures["new"] += done.written[Version.NEW]
        figures["changed"] += done.written[Version.CHANGED]
        figures["gone"] += done.gone
        figures["rejected"] = dict((Counter(figures["rejected"]) + done.rejected).most_common())
    for listing in begun - walked:
        region = _region_of(listing.removeprefix(HOME).rstrip("/"), about.regions)
        if region in found:
            found[region]["open_listings"] += 1
    return dict(sorted(found.items()))


def _own_trouble(region: str, ending: Ending) -> str:
    if region in ending.regions_failed:
        return ending.regions_failed[region]
    if region in ending.no_such_regions:
        return "the site has no such region"
    below = f"{HOME}{region}/"
    cut = [f"{listing} has no end ({why})" for listing, why in ending.cut_again.items() if listing.startswith(below)]
    drift = ending.drift_of.get(region.partition("/")[0], ())
    return "; ".join([*cut, *drift])


def _nothing_done(*, good: bool | None, why: str) -> dict[str, Any]:
    return {"good": good, "why": why, "new": 0, "changed": 0, "gone": 0, "rejected": {}, "open_listings": 0}


def _region_of(folder: str, regions: Sequence[str]) -> str:
    """Of those asked for the one that the folder lies in, else its city."""
    asked = (region for region in regions if f"{folder}/".startswith(f"{region}/"))
    return next(asked, folder.partition("/")[0] or "elsewhere")
