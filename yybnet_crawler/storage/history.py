"""How the pages of each city were read, run after run: what `drift.py` compares with.

The index holds it (`state.sqlite`); the reports hold it, too, and give it back when the index is made anew.
`drift-accepted.json` says from which run on a city's readings count: what `scrapy drift accept` wrote.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from yybnet_crawler import extraction
from yybnet_crawler.storage.drift import RUNS, Reading
from yybnet_crawler.storage.run_files import write_whole
from yybnet_crawler.storage.state import State

logger = logging.getLogger(__name__)

ACCEPTED = "drift-accepted.json"


@cache
def reader() -> str:
    """Names the extraction that is at work: a digest of its source and its tables."""
    return hashlib.blake2b(b"".join(_sources(files(extraction))), digest_size=8).hexdigest()


def _sources(folder: Traversable) -> Iterator[bytes]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from _sources(file)
        elif file.name.endswith((".py", ".txt")):
            yield file.read_bytes()


def to_json(reading: Reading) -> str:
    """As it stands in a report and in the index."""
    return json.dumps(as_dict(reading), ensure_ascii=False, sort_keys=True)


def as_dict(reading: Reading) -> dict[str, Any]:
    return {
        "read": reading.read,
        "filled": dict(reading.filled),
        "unreadable": reading.unreadable,
        "rules": dict(sorted(reading.rules.items())),
        "reader": reader(),
    }


def earlier(state: State, city: str) -> list[Reading]:
    """Those of the last runs of `city` whose pages were read as ever; newest first.

    A run that found drift is no measure for the next: until somebody has looked, each of them fails.
    """
    found = (_from_json(reading) for _, reading, drifted in state.readings(city) if not drifted)
    return [reading for reading in found if reading.pages][:RUNS]


def accept(state: State, root: Path, city: str) -> int:
    """Takes the state that the last runs of `city` found as right. Returns how many runs those were."""
    drifted = []
    for run, _, drift in state.readings(city):
        if not drift:
            break
        drifted.append(run)
    if drifted:
        accepted = _accepted(root) | {city: {"from": drifted[-1], "to": drifted[0]}}
        write_whole(root / ACCEPTED, json.dumps(accepted, indent=1, sort_keys=True).encode() + b"\n")
        begin_anew(state, root)
    return len(drifted)


def begin_anew(state: State, root: Path) -> None:
    """Each city's history begins where `drift-accepted.json` says. To be done when reports went into the index."""
    for city, span in _accepted(root).items():
        state.accept_readings(city, str(span.get("from")), str(span.get("to")))


def _accepted(root: Path) -> dict[str, dict[str, Any]]:
    try:
        accepted = json.loads((root / ACCEPTED).read_text("utf-8"))
        return {str(city): span for city, span in accepted.items() if isinstance(span, dict)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        logger.warning("%s cannot be read (%s): no drift counts as accepted", root / ACCEPTED, error)
        return {}


def reported(report: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """City, reading and whether it found drift, of one report. Raises what reading something else raises."""
    for city, figures in report.get("cities", {}).items():
        reading = json.dumps(figures["reading"], ensure_ascii=False, sort_keys=True)
        if not _counts_only(_from_json(reading)):
            raise TypeError(f"a reading of {city} counts with something else than numbers")
        yield city, reading, bool(figures["drift"])


def _counts_only(reading: Reading) -> bool:
    counts = [reading.read, *reading.filled.values(), *reading.rejected.values(), *reading.rules.values()]
    return all(type(count) is int for count in counts)


def _from_json(text: str) -> Reading:
    figures = json.loads(text)
    # Another version of the extraction has other rules: that they are new says nothing of the site.
    rules = figures["rules"] if figures["reader"] == reader() else {}
    return Reading(figures["read"], figures["filled"], figures["unreadable"], rules)
