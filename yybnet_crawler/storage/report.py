"""`runs/<run>.json`: what a run did, for people, monitors, and the runs after it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from yybnet_crawler.exit_status import Ending, ExitStatus
from yybnet_crawler.storage.history import reader
from yybnet_crawler.storage.ledger import SAMPLES, Ledger
from yybnet_crawler.storage.lines import WATCHED
from yybnet_crawler.storage.run_files import write_whole

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
        "errors": [*filter(None, [ending.crash]), *ending.bugs[:_NAMED]],
        "drift": list(ending.drift),
        "regions_failed": {**dict.fromkeys(ending.no_such_regions, "the site has none"), **ending.regions_failed},
    }


def accounted(ledger: Ledger) -> dict[str, Any]:
    """What became of the pages asked for. `balanced` is the promise: none vanished."""
    return {
        "asked": ledger.asked,
        "records": {"new": ledger.new, "changed": ledger.changed},
        "lost_fields": dict(ledger.lost_fields.most_common()),
        "unchanged": ledger.unchanged,
        "outside_dates": ledger.outside_dates,
        "rejected": dict(ledger.rejected.most_common()),
        "withdrawn": ledger.withdrawn,
        "unanswered": len(ledger.unanswered),
        "unanswered_urls": ledger.unanswered[:_NAMED],
        "unasked_urls": ledger.strays[:_NAMED],
        "balanced": ledger.asked == ledger.answered and not ledger.unanswered,
        "known": ledger.known,
    }


def readings(ledger: Ledger) -> dict[str, Any]:
    """How the pages of all cities were read, together."""
    cities = [each for _, each in sorted(ledger.readings.items())]
    rules = sum((each.rules for each in cities), Counter[str]())
    return {
        "read": ledger.read,
        "filled": {name: sum(each.filled[name] for each in cities) for name in WATCHED},
        "rules": dict(sorted(rules.items())),
        "reader": reader(),
        "samples_without": _samples(each.empty_samples for each in cities),
        "samples_rejected": _samples(each.rejected_samples for each in cities),
    }


def _samples(cities: Iterable[Mapping[str, list[str]]]) -> dict[str, list[str]]:
    together: defaultdict[str, list[str]] = defaultdict(list)
    for samples in cities:
        for name, urls in samples.items():
            together[name] = (together[name] + urls)[:SAMPLES]
    return dict(sorted(together.items()))


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


def china_time(moment: datetime) -> str:
    return moment.astimezone(_CHINA).isoformat(timespec="seconds")


def china_day(moment: datetime) -> str:
    return moment.astimezone(_CHINA).date().isoformat()
