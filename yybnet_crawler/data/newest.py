"""Which lines of a data folder count: the newest version of each article that is not gone."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from yybnet_crawler.data.folder import Damage, OnDamage, lines, sealed_files
from yybnet_crawler.data.withdrawn import is_back, moment, withdrawn
from yybnet_crawler.storage.lines import read_line, url_key

_OUR_LINE: Final = re.compile(rb'\{"url":"([^"\\]+)"')  # as we write it; any other is parsed
_LINES: Final = 32  # bits of a line's number; those above are its file's


@dataclass(slots=True)
class Newest:
    """The lines of `files` that count are those not left out."""

    files: list[Path]
    left_out: defaultdict[Path, set[int]] = field(default_factory=lambda: defaultdict(set))  # numbers from 1


def newest(root: Path, on_damage: OnDamage) -> Newest:
    """About 200 bytes of memory an article while it looks, then only what the lines left out need."""
    found = Newest(sealed_files(root, "articles"))
    gone = {url_key(url): since for url, since in withdrawn(root, on_damage).items()}
    there: dict[bytes, int] = {}
    for index, path in enumerate(found.files):
        for number, line in lines(path, on_damage):
            url = _url(line)
            if url is None:
                found.left_out[path].add(number)
                on_damage(Damage(path, number, "it is no record"))
                continue
            key = url_key(url)
            if (before := there.get(key)) is not None:
                _leave_out(found, before)
            there[key] = index << _LINES | number
            if key in gone and is_back(moment((read_line(line) or {}).get("fetched_at")), gone[key]):
                del gone[key]
    for key in gone.keys() & there.keys():
        _leave_out(found, there[key])
    return found


def _leave_out(found: Newest, place: int) -> None:
    found.left_out[found.files[place >> _LINES]].add(place & ((1 << _LINES) - 1))


def _url(line: bytes) -> str | None:
    if (match := _OUR_LINE.match(line)) and line.endswith(b"}\n"):
        return match[1].decode("utf-8", "replace")
    row = read_line(line)
    return None if row is None else str(row["url"])
