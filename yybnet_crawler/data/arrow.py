"""Records as Arrow tables, some thousand at a time, so that any number of them can be read."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import json as arrow_json

from yybnet_crawler.data.arrow_schema import LINE, SCHEMA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.folder import Damage, OnDamage, Piece, pieces
from yybnet_crawler.data.place_columns import PLACE_COLUMNS, with_places
from yybnet_crawler.data.record import fault
from yybnet_crawler.storage.lines import read_line

FILE: Final = "file"  # a column of its own: the file of `articles/` that the record stands in

_AT_ONCE: Final = 8 << 20  # bytes of lines a table is made of, at least
_PARSING: Final = arrow_json.ParseOptions(explicit_schema=LINE, unexpected_field_behavior="ignore")
_LISTS: Final = tuple(each.name for each in LINE if pa.types.is_list(each.type))
_OF_A_LINE: Final = pa.schema([each for each in SCHEMA if each.name not in PLACE_COLUMNS])


def read_tables(files: Iterable[Path], on_damage: OnDamage) -> Iterator[pa.Table]:
    """Tables of `SCHEMA` without its places, and of the column `file`: every version of some thousand articles each, in
    the order of their lines."""
    for batch in _batches(files, on_damage):
        table = _read(batch, on_damage)
        if table.num_rows:
            yield table


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


def _batches(files: Iterable[Path], on_damage: OnDamage) -> Iterator[_Batch]:
    batch = _Batch()
    for path in files:
        for piece in pieces(path, on_damage):
            batch.add(piece)
            if batch.size >= _AT_ONCE:
                yield batch
                batch = _Batch()
    if batch.pieces:
        yield batch


def _read(batch: _Batch, on_damage: OnDamage) -> pa.Table:
    """What Arrow's reader stumbles at is read line by line, to name what is damaged."""
    try:
        raw = arrow_json.read_json(pa.BufferReader(batch.content()), parse_options=_PARSING)
        raw.validate(full=True)
        if raw.num_rows != sum(piece.count for piece in batch.pieces) or _lacks(raw):
            raise pa.ArrowInvalid("not a record a line")
        files = pa.concat_arrays([pa.repeat(piece.path.name, piece.count) for piece in batch.pieces])
        return _columns(raw).append_column(FILE, files)
    except pa.ArrowInvalid:
        return _read_carefully(batch, on_damage)


def _read_carefully(batch: _Batch, on_damage: OnDamage) -> pa.Table:
    rows: list[Mapping[str, Any]] = []
    files: list[str] = []
    for piece in batch.pieces:
        for number, line in piece.lines():
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


def chosen(table: pa.Table, choice: Choice) -> pa.Table:
    """The articles that are wanted, in the columns of `SCHEMA` and what the table has behind them."""
    others = [name for name in table.column_names if name not in SCHEMA.names]
    if choice.sources:
        table = table.filter(pc.is_in(table["source"], pa.array(choice.sources)))
    if choice.since:
        table = table.filter(pc.greater_equal(table["date"], choice.since))
    if choice.until:
        table = table.filter(pc.less_equal(table["date"], choice.until))
    return with_places(table, choice).select([*SCHEMA.names, *others])


def ahead(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The same tables, the next one being read while one is worked on."""
    end: Any = None
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, tables, end)
        while (table := coming.result()) is not end:
            coming = reader.submit(next, tables, end)
            yield table
