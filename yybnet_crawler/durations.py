"""Spans of time as people write them: `90m`, `2h`, `3d`."""

import re
from typing import Final

from yybnet_crawler.errors import BadArgument

_UNITS: Final = {"m": 60.0, "h": 3600.0, "d": 86400.0}
_SHOWN: Final = (("d", 86400.0), ("h", 3600.0), ("min", 60.0))


def read_duration(option: str, value: str) -> float:
    """Seconds. Raises BadArgument."""
    match = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)([mhd])", value.strip())
    if match is None or float(match[1]) == 0:
        raise BadArgument(f"{option}={value}: give a number with m, h or d, such as 90m, 2h or 3d")
    return float(match[1]) * _UNITS[match[2]]


def shown(seconds: float) -> str:
    """`3 d`, `5 h`, `12 min`: with as much of it as says something. `now` for less than a minute."""
    for unit, size in _SHOWN:
        if seconds >= 2 * size or (seconds >= size and unit == "min"):
            return f"{seconds / size:.0f} {unit}"
    return "now"
