"""Names of runs: `20260109T082205070Z-tongchuan-3fa81c`."""

import re
import secrets
from datetime import UTC, datetime, timedelta

_STAMP = "%Y%m%dT%H%M%S"
_NAME = re.compile(r"(\d{8}T\d{6})(\d{3})Z-")


def run_name(started: datetime, region: str, *, after: str = "") -> str:
    """Sorts by time, names the region, is unique, and is a safe file name whatever the region is called.

    `after`: the name of an earlier run, which this one sorts behind even when the clock was set back since: of two
    versions of an article the one of the later run counts.
    """
    moment = started.astimezone(UTC)
    if (before := _moment(after)) and moment <= before:
        moment = before
    if before and moment - before < timedelta(milliseconds=1):
        moment = before + timedelta(milliseconds=1)
    stamp = moment.strftime(_STAMP) + f"{moment.microsecond // 1000:03}Z"
    return f"{stamp}-{_clean(region)}-{secrets.token_hex(3)}"


def _moment(name: str) -> datetime | None:
    if (match := _NAME.match(name)) is None:
        return None
    try:
        moment = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment + timedelta(milliseconds=int(match[2]))


def _clean(region: str) -> str:
    return re.sub(r"[^\w+]+", "-", region)[:50].strip("-") or "run"
