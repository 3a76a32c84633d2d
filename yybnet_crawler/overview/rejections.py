"""Pages that were asked for and gave no record, by the last reason each had."""

from collections import Counter
from collections.abc import Container
from pathlib import Path
from typing import Any, Final

from yybnet_crawler import site
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.folder import Damage, OnDamage, lines, sealed_files
from yybnet_crawler.places import place_of
from yybnet_crawler.storage.lines import read_line

_SAMPLES: Final = 3


class Rejections:
    """Of `rejected/`: addresses that are not among the articles in `known`."""

    def __init__(self, root: Path, choice: Choice, known: Container[str], on_damage: OnDamage) -> None:
        self._last: dict[str, tuple[str, str]] = {}  # address -> reason, detail
        for path in sealed_files(root, "rejected"):
            for number, line in lines(path, on_damage):
                row = read_line(line)
                if row is None or not isinstance(row.get("reason"), str):
                    on_damage(Damage(path, number, "it is no rejected page"))
                elif row["url"] not in known and _chosen(row["url"], choice):
                    self._last.pop(row["url"], None)
                    self._last[row["url"]] = row["reason"], str(row.get("detail", ""))

    @property
    def addresses(self) -> int:
        return len(self._last)

    def by_reason(self) -> list[dict[str, Any]]:
        """The commonest first; with what was said of the newest, and three addresses, the newest first."""
        counts = Counter(reason for reason, _ in self._last.values())
        found: dict[str, dict[str, Any]] = {}
        for url, (reason, detail) in reversed(self._last.items()):
            row = found.setdefault(reason, {"name": reason, "pages": counts[reason], "detail": detail, "urls": []})
            if len(row["urls"]) < _SAMPLES:
                row["urls"].append(url)
        return sorted(found.values(), key=lambda row: (-row["pages"], row["name"]))


def _chosen(url: str, choice: Choice) -> bool:
    return not choice.by_region or choice.in_folder(*site.region_and_channel(url)) or choice.in_place(place_of([], url))
