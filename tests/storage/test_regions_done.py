"""What a run's report says of each region that was asked for."""

from datetime import UTC, datetime
from typing import Any

from tests.storage.runs import parsed, url
from yybnet_crawler.exit_status import Ending
from yybnet_crawler.items import Version
from yybnet_crawler.storage.conclusion import About
from yybnet_crawler.storage.ledger import Ledger
from yybnet_crawler.storage.regions_done import regions_done

HOME = "https://www.yybnet.net/"


def told(ending: Ending, *begun: str, ledger: Ledger | None = None) -> dict[str, Any]:
    about = About("run", "region", "two", datetime.now(UTC), ["tongchuan", "xianyang/binxian"], False, False, {})
    done = regions_done(about, ledger or Ledger(), ending, {f"{HOME}{each}/" for each in begun}, {f"{HOME}tongchuan/"})
    return {region: (figures["good"], figures["why"]) for region, figures in done.items()}


def test_a_dead_region_is_no_fault_of_the_other() -> None:
    ending = Ending("finished", records=3, regions_failed={"tongchuan": "timeout at its front page"})
    assert told(ending) == {"tongchuan": (False, "timeout at its front page"), "xianyang/binxian": (True, "")}


def test_what_is_the_matter_with_the_run_is_the_matter_with_each() -> None:
    ending = Ending("finished", records=3, write_error="disk full")
    assert {good for good, _ in told(ending).values()} == {False}


def test_drift_is_a_matter_of_its_city() -> None:
    ending = Ending("finished", records=3, drift_of={"xianyang": ["source is on 0 of 20"]})
    assert told(ending) == {"tongchuan": (True, ""), "xianyang/binxian": (False, "source is on 0 of 20")}


def test_of_a_region_whose_turn_did_not_come_nothing_is_said() -> None:
    ending = Ending("closespider_timeout", records=3)
    assert told(ending, "tongchuan") == {"tongchuan": (True, ""), "xianyang/binxian": (None, "")}


def test_figures_stand_where_the_pages_lie() -> None:
    ledger = Ledger()
    for address in (url(1), url(2, "xianyang/binxian"), url(3, "xianyang/news")):
        ledger.ask(address, again=False)
        ledger.write(address, parsed(address).article, {}, Version.NEW)
    about = About("run", "region", "two", datetime.now(UTC), ["tongchuan", "xianyang/binxian"], False, False, {})
    done = regions_done(about, ledger, Ending("finished", records=3), set(), set())
    assert {region: figures["new"] for region, figures in done.items()} == {
        "tongchuan": 1,
        "xianyang": 1,
        "xianyang/binxian": 1,
    }
    assert done["xianyang"]["good"] is None


def test_listings_that_the_next_run_goes_on_with_are_counted() -> None:
    about = About("run", "region", "two", datetime.now(UTC), ["tongchuan", "xianyang/binxian"], False, False, {})
    begun = {f"{HOME}{each}/" for each in ("tongchuan", "tongchuan/news", "xianyang/binxian")}
    done = regions_done(about, Ledger(), Ending("finished", records=3), begun, {f"{HOME}tongchuan/"})
    assert {region: figures["open_listings"] for region, figures in done.items()} == {
        "tongchuan": 1,
        "xianyang/binxian": 1,
    }
