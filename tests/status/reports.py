"""What runs left, as `scrapy status` finds it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.upkeep.folders import settle
from yybnet_crawler.status.figures import FolderStatus, RegionStatus, read_status

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
GIB = 1 << 30


def report(
    data: Path, ago: timedelta, *, seconds: float = 60, responses: int = 40, size: int = 0, **regions: Any
) -> None:
    """What a run left that ended so long ago. `regions`: name -> what is not as in a good run with nothing new."""
    ended = NOW - ago
    began = ended - timedelta(seconds=seconds)
    name = f"{began:%Y%m%dT%H%M%S000Z}-{'+'.join(regions)}-abcdef"
    fine = {"good": True, "why": "", "new": 0, "changed": 0, "gone": 0, "rejected": {}, "open_listings": 0}
    content = {
        "run": name, "started": began.isoformat(), "ended": ended.isoformat(), "seconds": seconds, "bytes": size,
        "downloads": {"responses": responses}, "cities": {},
        "regions": {region: {**fine, **figures} for region, figures in regions.items()},
    }  # fmt: skip
    path = data / "runs" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def status_of(data: Path) -> FolderStatus:
    settle(data)
    return read_status(data, NOW.timestamp())


def region_of(data: Path) -> RegionStatus:
    (region,) = status_of(data).regions
    return region
