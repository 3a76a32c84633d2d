"""From a data folder to a file of some format: all of it, or what is new since the last time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler.data.arrow import ahead, chosen, read_tables
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.fields import COLUMNS, FIELDS, SAME_AS
from yybnet_crawler.data.folder import Damage, OnDamage, sealed_files
from yybnet_crawler.data.versions import Versions, are_gone
from yybnet_crawler.data.withdrawn import Withdrawn, withdrawn
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.export.catalogue import Asked, Catalogue, Difference, Entries, difference, not_older, sizes
from yybnet_crawler.export.outputs import Workshop
from yybnet_crawler.export.stage import Stage

RECORD: Final = frozenset(field.name for field in FIELDS)
ALL_COLUMNS: Final = tuple(column.name for column in (*COLUMNS, SAME_AS))


@dataclass(frozen=True, slots=True)
class Job:
    """What a format is given to write."""

    out: Path
    columns: tuple[str, ...]  # `url` among them
    asked: Asked
    workshop: Workshop
    stage: Stage  # the articles that are new or changed; all of them when `fresh`
    difference: Difference
    catalogue: Catalogue  # as it is afterwards
    fresh: bool  # nothing of what is there is kept

    def tables(self) -> Iterator[pa.Table]:
        """All staged articles in the columns that are wanted."""
        return (table.select(list(self.columns)) for table in self.stage.tables())


class Format(Protocol):
    """One that is written whole each time has no catalogue."""

    def catalogue(self, out: Path, asked: Asked) -> Catalogue | None:
        """What the export that is there holds; None when it cannot be gone on from. Raises BadArgument when what is
        there is no export."""

    def write(self, job: Job) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """In articles."""

    all: int
    new: int
    changed: int
    gone: int
    went_on: bool  # from an earlier export


def columns_of(fields: str | None, format_name: str) -> tuple[str, ...]:
    """What `--fields` names, in the order of the table and always with the address. Raises BadArgument.

    All by default; in JSON Lines only what a record has.
    """
    if fields is not None and format_name in ("jsonld", "ninjs"):
        raise BadArgument(f"--fields: {format_name} has what its standard has; leave it out")
    if fields is None:
        return ALL_COLUMNS if format_name != "jsonl" else tuple(name for name in ALL_COLUMNS if name in RECORD)
    named = {name.strip() for name in fields.split(",") if name.strip()}
    if unknown := sorted(named - set(ALL_COLUMNS)):
        raise BadArgument(f"--fields: there is no {unknown[0]}; there are: {', '.join(ALL_COLUMNS)}")
    return tuple(name for name in ALL_COLUMNS if name in named | {"url"})


def export(
    root: Path, out: Path, format_: Format, choice: Choice, columns: tuple[str, ...], on_damage: OnDamage
) -> Outcome:
    """Raises BadArgument, LockHeld, and OSError for a file that cannot be read or written."""
    asked = Asked(str(choice), columns)
    files = sealed_files(root, "articles")
    sizes_now = sizes(files)
    damaged: set[str] = set()  # of these an export says so each time

    def note(damage: Damage) -> None:
        damaged.add(damage.path.name)
        on_damage(damage)

    with Workshop(out) as workshop, Stage(workshop / "stage.arrow") as stage:
        before = format_.catalogue(out, asked)
        fresh = before is None or not before.goes_on_to(sizes_now)
        known = Catalogue() if before is None or fresh else before
        unread = [path for path in files if path.name not in known.files]
        gone = withdrawn(root, note)
        versions = Versions()
        others: list[pa.ChunkedArray] = []  # addresses of versions that are not chosen
        for table in ahead(read_tables(unread, note)):
            wanted = chosen(versions.numbered(table), choice)
            if not fresh and wanted.num_rows < table.num_rows:
                others.append(table["url"].filter(pc.invert(pc.is_in(table["url"], _one(wanted["url"])))))
            stage.add(wanted if fresh else not_older(wanted, known.entries))
        kept = stage.keep(versions.newest(), partial(are_gone, gone=gone))
        changes = difference(known.entries, kept, partial(_go, gone, others))
        stage.settle(changes.same_as_of_new)
        if fresh or unread or not changes.is_none:
            taken = {name: size for name, size in sizes_now.items() if name not in damaged}
            after = Catalogue(changes.after, taken)
            format_.write(Job(out, columns, asked, workshop, stage, changes, after, fresh))
        return Outcome(
            all=len(changes.after),
            new=len(kept) - changes.changed,
            changed=changes.changed,
            gone=len(changes.removed) - changes.changed,
            went_on=not fresh,
        )


def _go(gone: Withdrawn, others: list[pa.ChunkedArray], entries: Entries) -> pa.ChunkedArray:
    """For each entry whether its article is not to be exported any more."""
    not_chosen = pa.chunked_array([chunk for part in others for chunk in part.chunks], pa.string())
    return pc.or_(are_gone(entries, gone), pc.is_in(entries["url"], _one(not_chosen)))


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks()
