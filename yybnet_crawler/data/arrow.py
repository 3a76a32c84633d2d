"""Records as Arrow tables, some thousand at a time, so that any number of them can be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import json as arrow_json

from yybnet_crawler.data.arrow_schema import LINE, SCHEMA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.folder import Damage, OnDamage, Piece, pieces
from yybnet_crawler.data.newest import Newest
from yybnet_crawler.data.place_columns import PLACE_COLUMNS, with_places
from yybnet_crawler.data.record import fault
from yybnet_crawler.storage.lines import read_line

FILE: Final = "file"  # a column of its own: the file of `articles/` that the record stands in

_AT_ONCE: Final = 8 << 20  # bytes of lines a table is made of, at least
_PARSING: Final = arrow_json.ParseOptions(explicit_schema=LINE, unexpected_field_behavior="ignore")
_LISTS: Final = tuple(each.name for each in LINE if pa.types.is_list(each.type))
_OF_A_LINE: Final = pa.schema([each for each in SCHEMA if each.name not in PLACE_COLUMNS])


def read_tables(
    found: Newest, choice: Choice, on_damage: OnDamage, pass_over: Callable[[pa.ChunkedArray], None] | None = None
) -> Iterator[pa.Table]:
    """Tables of `SCHEMA` and the column `file`, each of some thousand chosen articles, in the order of their lines.

    `pass_over` hears the addresses of those that are not chosen.
    """
    for batch in _batches(found):
        table = _read(batch, found, on_damage)
        chosen = _chosen(table, choice)
        if pass_over and chosen.num_rows < table.num_rows:
            pass_over(table["url"].filter(pc.invert(pc.is_in(table["url"], chosen["url"].combine_chunks()))))
        if chosen.num_rows:
            yield chosen


@dataclass(slots=True)
class _Batch:
    """Pieces of one file or several that are read at once."""

    pieces: list[Piece] = field(default_factory=list)
    size: int = 0  # bytes

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.size += len(piece.content)

    def content(self) -> bytes:
        return b"".join(piece.content for piece in self.pieces)


def _batches(found: Newest) -> Iterator[_Batch]:
    batch = _Batch()
    for path in found.files:
        for piece in pieces(path):
            batch.add(piece)
            if batch.size >= _AT_ONCE:
                yield batch
                batch = _Batch()
    if batch.pieces:
        yield batch


def _read(batch: _Batch, found: Newest, on_damage: OnDamage) -> pa.Table:
    """The lines that count. What Arrow's reader stumbles at is read line by line, to name what is damaged."""
    try:
        if any(piece.path in found.damaged for piece in batch.pieces):
            raise pa.ArrowInvalid("some lines are no records")
        raw = arrow_json.read_json(pa.BufferReader(batch.content()), parse_options=_PARSING)
        raw.validate(full=True)
        if raw.num_rows != sum(piece.count for piece in batch.pieces) or _lacks(raw):
            raise pa.ArrowInvalid("not a record a line")
        files = pa.concat_arrays([pa.repeat(piece.path.name, piece.count) for piece in batch.pieces])
        table = _columns(raw).append_column(FILE, files)
    except pa.ArrowInvalid:
        return _read_carefully(batch, found, on_damage)
    if not any(found.left_out.get(piece.path) for piece in batch.pieces):
        return table
    numbered = (
        (piece.path, number) for piece in batch.pieces for number in range(piece.first, piece.first + piece.count)
    )
    return table.filter(pa.array(number not in found.left_out.get(path, ()) for path, number in numbered))


def _read_carefully(batch: _Batch, found: Newest, on_damage: OnDamage) -> pa.Table:
    rows: list[Mapping[str, Any]] = []
    files: list[str] = []
    for piece in batch.pieces:
        for number, line in piece.lines():
            if number in found.left_out.get(piece.path, ()):
                continue
            row = read_line(line) or {}
            if why := fault(row):
                on_damage(Damage(piece.path, number, why))
            else:
                rows.append(row)
                files.append(piece.path.name)
    raw = pa.Table.from_pylist([{name: row.get(name) for name in LINE.names} for row in rows], LINE)
    return _columns(raw).append_column(FILE, pa.array(files, pa.string()))


def _lacks(raw: pa.Table) -> bool:
    """Whether something is null that no record has null."""
    if raw["url"].null_count or raw["title"].null_count:
        return True
    for name in _LISTS:
        for chunk in raw[name].chunks:
            entries = chunk.flatten()
            if entries.null_count:
                return True
            if pa.types.is_struct(entries.type) and any(
                entries.field(part).null_count for part in ("section", "title", "url") if part in entries.type.names
            ):
                return True
    return False


def _columns(raw: pa.Table) -> pa.Table:
    """From what stands in the lines to the schema. Raises ArrowInvalid for a date that is none."""
    said = raw["date"]
    moment = pc.if_else(pc.equal(pc.utf8_length(said), 10), pa.scalar(None, pa.string()), said)
    seconds = pc.utf8_slice_codeunits(moment, 17, 19)
    of_time = pc.if_else(pc.equal(seconds, "00"), "minute", "second")
    precision = pc.coalesce(of_time, pc.if_else(pc.is_valid(said), "day", pa.scalar(None, pa.string())))
    made = {
        "date": pc.cast(pc.utf8_slice_codeunits(said, 0, 10), pa.date32()),
        "published_at": pc.cast(moment, SCHEMA.field("published_at").type),
        "date_precision": precision,
        "fetched_at": pc.cast(raw["fetched_at"], SCHEMA.field("fetched_at").type),
    }
    for name in _LISTS:
        made[name] = pc.coalesce(raw[name], pa.scalar([], raw[name].type)) if raw[name].null_count else raw[name]
    for name in ("region", "channel"):
        made[name] = raw[name].fill_null("")
    made["schema"] = raw["schema"].fill_null(1)
    return pa.table([made[each.name] if each.name in made else raw[each.name] for each in _OF_A_LINE], _OF_A_LINE)


def _chosen(table: pa.Table, choice: Choice) -> pa.Table:
    if choice.sources:
        table = table.filter(pc.is_in(table["source"], pa.array(choice.sources)))
    if choice.since:
        table = table.filter(pc.greater_equal(table["date"], choice.since))
    if choice.until:
        table = table.filter(pc.less_equal(table["date"], choice.until))
    return with_places(table, choice).select([*SCHEMA.names, FILE]) if table.num_rows else table
