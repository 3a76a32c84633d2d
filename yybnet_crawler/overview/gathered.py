"""All that the page shows, gathered from a data folder."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyarrow.compute as pc

from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.engines import whole_table
from yybnet_crawler.data.folder import OnDamage
from yybnet_crawler.overview.completeness import Completeness
from yybnet_crawler.overview.counts import Counts
from yybnet_crawler.overview.entries import entries
from yybnet_crawler.overview.newest import Newest
from yybnet_crawler.overview.people import People
from yybnet_crawler.overview.rejections import Rejections
from yybnet_crawler.overview.reprints import Reprints

ROWS: Final = 2_000  # of the page's table: what a phone can hold


@dataclass(frozen=True, slots=True)
class Gathered:
    rejections: Rejections
    counts: Counts = field(default_factory=Counts)
    people: People = field(default_factory=People)
    completeness: Completeness = field(default_factory=Completeness)
    reprints: Reprints = field(default_factory=Reprints)
    newest: Newest = field(default_factory=lambda: Newest(ROWS))


def gather(root: Path, choice: Choice, on_damage: OnDamage) -> Gathered:
    """Of the articles chosen. Raises BadArgument where there is no data folder, and OSError."""
    table = whole_table(root, choice, on_damage, [], reprints=True)
    found = Gathered(Rejections(root, choice, set(table["url"].to_pylist()), on_damage))
    for entry in entries(table):
        for part in (found.counts, found.people, found.completeness, found.reprints, found.newest):
            part.add(entry)
    reprinted = table.filter(pc.is_in(table["url"], pc.unique(table["same_as"]).drop_null()))
    for entry in entries(reprinted):
        found.reprints.add_first(entry)
    return found
