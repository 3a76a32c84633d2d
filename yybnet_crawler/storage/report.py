"""`runs/<run>.json`: what a run did, for people, monitors, and the runs after it."""

import hashlib
import json
import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from yybnet_crawler import extraction
from yybnet_crawler.exit_status import Ending, ExitStatus
from yybnet_crawler.storage.account import WATCHED, Account
from yybnet_crawler.storage.drift import RUNS, Reading
from yybnet_crawler.storage.run_files import write_whole

logger = logging.getLogger(__name__)

_CHINA = ZoneInfo("Asia/Shanghai")
_NAMED = 20  # addresses named where something went wrong


def time_taken(started: datetime, ended: datetime) -> dict[str, Any]:
    seconds = round((ended - started).total_seconds(), 1)
    return {"started": china_time(started), "ended": china_time(ended), "seconds": seconds}


def judgement(ending: Ending, outcome: tuple[ExitStatus, str]) -> dict[str, Any]:
    return {
        "finish": ending.reason,
        "exit_status": int(outcome[0]),
        "why": outcome[1],
        "errors": list(ending.bugs[:_NAMED]),
        "drift": list(ending.drift),
    }


def accounted(account: Account) -> dict[str, Any]:
    """What became of the pages asked for. `balanced` is the promise: none vanished."""
    return {
        "asked": account.asked,
        "records": {"new": account.new, "changed": account.changed},
        "unchanged": account.unchanged,
        "outside_dates": account.outside_dates,
        "rejected": dict(account.rejected.most_common()),
        "unanswered": len(account.unanswered),
        "unanswered_urls": account.unanswered[:_NAMED],
        "unasked_urls": account.strays[:_NAMED],
        "balanced": account.asked == account.answered and not account.unanswered,
        "known": account.known,
    }


def readings(account: Account) -> dict[str, Any]:
    """How the pages were read: the figures that later runs are compared with."""
    return {
        "read": account.read,
        "filled": {name: account.filled[name] for name in WATCHED},
        "rules": dict(sorted(account.rules.items())),
        "reader": reader(),
        "samples_without": dict(sorted(account.empty_samples.items())),
        "samples_rejected": dict(sorted(account.rejected_samples.items())),
    }


@cache
def reader() -> str:
    """Names the extraction that is at work: a digest of its source."""
    sources = (file for file in files(extraction).iterdir() if file.name.endswith(".py"))
    together = b"".join(file.read_bytes() for file in sorted(sources, key=lambda file: file.name))
    return hashlib.blake2b(together, digest_size=8).hexdigest()


def downloads(stats: Mapping[str, Any]) -> dict[str, Any]:
    """Scrapy's own figures, in few words."""
    status = "downloader/response_status_count/"
    return {
        "requests": stats.get("downloader/request_count", 0),
        "responses": stats.get("downloader/response_count", 0),
        "bytes": stats.get("downloader/response_bytes", 0),
        "status": {key.removeprefix(status): n for key, n in sorted(stats.items()) if key.startswith(status)},
        "retries": stats.get("retry/count", 0),
    }


def write_report(path: Path, report: Mapping[str, Any]) -> None:
    write_whole(path, json.dumps(report, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def reading(account: Account) -> Reading:
    samples = {**account.empty_samples, **account.rejected_samples, **account.rule_samples}
    return Reading(account.read, account.filled, account.rejected, account.rules, samples)


def earlier_readings(runs: Path, region: str) -> list[Reading]:
    """Those of the last runs of `region` whose pages were read as ever; newest first.

    A run that found drift is no measure for the next: until somebody has looked, each of them fails.
    """
    found: list[Reading] = []
    for path in sorted(runs.glob("*.json"), reverse=True):
        try:
            report = json.loads(path.read_text("utf-8"))
            if report["region"] != region or report["drift"]:
                continue
            figures = report["reading"]
            # Another version of the extraction has other rules: that they are new says nothing of the site.
            rules = figures["rules"] if figures["reader"] == reader() else {}
            run = Reading(figures["read"], figures["filled"], report["pages"]["rejected"], rules)
            if run.pages:
                found.append(run)
        except (ValueError, KeyError, TypeError) as error:
            logger.warning("%s is no report of a whole run and is not compared with: %r", path, error)
        if len(found) == RUNS:
            break
    return found


def china_time(moment: datetime) -> str:
    return moment.astimezone(_CHINA).isoformat(timespec="seconds")


def china_day(moment: datetime) -> str:
    return moment.astimezone(_CHINA).date().isoformat()
