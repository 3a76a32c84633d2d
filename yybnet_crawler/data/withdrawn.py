"""Articles that are no more: taken away by the site (`gone/`), or forgotten here (`forgotten/`)."""

from datetime import datetime
from pathlib import Path
from typing import Any

from yybnet_crawler.data.folder import Damage, OnDamage, lines, sealed_files
from yybnet_crawler.storage.lines import read_line

Withdrawn = dict[str, datetime | None]


def withdrawn(root: Path, on_damage: OnDamage) -> Withdrawn:
    """Their addresses, and since when at the latest; None: nobody knows, or for good."""
    found: Withdrawn = {}
    for kind in ("gone", "forgotten"):
        for path in sealed_files(root, kind):
            for number, line in lines(path, on_damage):
                row = read_line(line)
                if row is None:
                    on_damage(Damage(path, number, "it names no article"))
                else:
                    found[row["url"]] = moment(row.get("at")) if kind == "gone" else None
    return found


def is_back(fetched: datetime | None, gone: datetime | None) -> bool:
    """Whether a record is of a visit after the one that found the article gone. (One made anew from a page that was
    kept is not, though its file is newer.)"""
    return gone is not None and fetched is not None and fetched > gone


def moment(said: Any) -> datetime | None:
    """None for what is no time with its zone."""
    try:
        found = datetime.fromisoformat(said)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None
