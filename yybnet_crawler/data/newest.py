"""Which lines of a data folder count: the newest version of each article that is not gone."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from yybnet_crawler.data.folder import Damage, OnDamage, lines, sealed_files
from yybnet_crawler.storage.lines import read_line, url_key

_OUR_LINE: Final = re.compile(rb'\{"url":"([^"\\]+)"')  # as we write it; any other is parsed
_LINES: Final = 32  # bits of a line's number; those above are its file's


@dataclass(slots=True)
class Newest:
    """The lines of `files` that count are those not left out."""

    files: list[Path]
    left_out: defaultdict[Path, set[int]] = field(default_factory=lambda: defaultdict(set))  # numbers from 1
    damaged: set[Path] = field(default_factory=set)  # files with lines that are no records, which are left out
    # Withdrawn articles without a newer record in `files`: their addresses, and since when; None: nobody knows.
    gone: dict[str, datetime | None] = field(default_factory=dict)


def newest(root: Path, on_damage: OnDamage, files: Iterable[Path] | None = None) -> Newest:
    """`files`: those of `articles/` to look at, in their order; all by default.

    About 200 bytes of memory an article while it looks, then only what the lines left out need.
    """
    found = Newest(sealed_files(root, "articles") if files is None else list(files))
    withdrawn = _withdrawn(root, on_damage)
    there: dict[bytes, int] = {}
    for index, path in enumerate(found.files):
        left_out = found.left_out[path]
        for number, line in lines(path, on_damage):
            url = _url(line)
            if url is None:
                left_out.add(number)
                found.damaged.add(path)
                on_damage(Damage(path, number, "it is no record"))
                continue
            key = url_key(url)
            before = there.get(key)
            if before is not None:
                found.left_out[found.files[before >> _LINES]].add(before & ((1 << _LINES) - 1))
            there[key] = index << _LINES | number
            if key in withdrawn and _is_back(line, withdrawn[key][1]):
                del withdrawn[key]
    for key in withdrawn:
        if (place := there.get(key)) is not None:
            found.left_out[found.files[place >> _LINES]].add(place & ((1 << _LINES) - 1))
    found.gone = dict(withdrawn.values())
    return found


def _withdrawn(root: Path, on_damage: OnDamage) -> dict[bytes, tuple[str, datetime | None]]:
    """By `url_key`: the address, and since when at the latest."""
    found: dict[bytes, tuple[str, datetime | None]] = {}
    for path in sealed_files(root, "gone"):
        for number, line in lines(path, on_damage):
            row = read_line(line)
            if row is None:
                on_damage(Damage(path, number, "it names no article"))
            else:
                found[url_key(row["url"])] = row["url"], _moment(row.get("at"))
    return found


def _is_back(line: bytes, gone: datetime | None) -> bool:
    """Whether the record is of a visit after the one that found the article gone. (One made anew from a page that was
    kept is not, though its file is newer.)"""
    fetched = _moment((read_line(line) or {}).get("fetched_at"))
    return gone is not None and fetched is not None and fetched > gone


def _moment(said: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _url(line: bytes) -> str | None:
    if (match := _OUR_LINE.match(line)) and line.endswith(b"}\n"):
        return match[1].decode("utf-8", "replace")
    row = read_line(line)
    return None if row is None else str(row["url"])
