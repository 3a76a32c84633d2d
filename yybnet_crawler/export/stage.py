"""The articles of an export on disk, by months, until all are known: which one is a reprint shows at the end."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler.data.arrow import FILE
from yybnet_crawler.data.arrow_schema import SCHEMA, arrow_field
from yybnet_crawler.data.fields import SAME_AS
from yybnet_crawler.data.reprints import fingerprints
from yybnet_crawler.data.versions import ROW, Bools
from yybnet_crawler.export.catalogue import ENTRIES, MONTH, UNDATED, Entries

_AT_ONCE: Final = 32 << 20  # bytes of memory that are sorted by month at once
_A_TABLE: Final = 5_000  # articles that are given out at once, at most
_STAGED: Final = SCHEMA.append(pa.field(FILE, pa.string()))
_ADDED: Final = ENTRIES.append(pa.field(ROW, pa.int64()))


class Stage:
    """Takes tables of `SCHEMA`, `file` and `row`; gives back what of them counts, with `same_as`.

    Its file, of about the size of the lines read, goes when it is closed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: list[pa.Table] = []
        self._entries: list[pa.Table] = []
        self._batches: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)  # month -> number, first row
        self._written = 0  # batches
        self._added = 0  # rows
        self._kept: Bools = np.zeros(0, np.bool_)
        self._same_as = pa.array([], pa.string())

    def __enter__(self) -> Self:
        self._writer = pa.ipc.new_file(self._path, _STAGED)
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()
        self._path.unlink(missing_ok=True)

    def add(self, table: pa.Table) -> None:
        self._waiting.append(table)
        if sum(each.nbytes for each in self._waiting) >= _AT_ONCE:
            self._write()

    def keep(self, newest: Bools, are_gone: Callable[[Entries], pa.ChunkedArray]) -> Entries:
        """Of all that was added, what counts: for the catalogue, `same_as` still null. Nothing can be added any more.

        `newest`: for each number that stands in `row`.
        """
        self._write()
        self._writer.close()
        added = pa.concat_tables([_ADDED.empty_table(), *self._entries])
        self._entries = []
        counts = pc.and_(pa.array(newest[added[ROW].to_numpy()]), pc.invert(are_gone(added)).combine_chunks())
        self._kept = np.asarray(counts)
        return added.filter(counts).select(ENTRIES.names)

    def settle(self, same_as: pa.Array) -> None:
        """`same_as`: one for each of those kept."""
        self._same_as = same_as

    @property
    def months(self) -> list[str]:
        return sorted(self._batches)

    def tables(self, month: str | None = None) -> Iterator[pa.Table]:
        """Of `SCHEMA`, `file` and `same_as`; of all months when none is named."""
        with pa.OSFile(str(self._path)) as file, pa.ipc.open_file(file) as reader:
            for each in self.months if month is None else [month]:
                waiting: list[pa.Table] = []
                for number, start in self._batches.get(each, ()):
                    waiting.append(self._settled(reader.get_batch(number), start))
                    if sum(table.num_rows for table in waiting) >= _A_TABLE:
                        yield pa.concat_tables(waiting)
                        waiting = []
                if waiting:
                    yield pa.concat_tables(waiting)

    def _settled(self, batch: pa.RecordBatch, start: int) -> pa.Table:
        kept = self._kept[start : start + batch.num_rows]
        table = pa.Table.from_batches([batch])
        table = table if kept.all() else table.filter(pa.array(kept))
        same_as = self._same_as.slice(np.count_nonzero(self._kept[:start]), table.num_rows)
        return table.append_column(arrow_field(SAME_AS), same_as)

    def _write(self) -> None:
        if not self._waiting:
            return
        table = pa.concat_tables(self._waiting)
        self._waiting = []
        months = pc.fill_null(pc.utf8_slice_codeunits(pc.cast(table["date"], pa.string()), 0, 7), UNDATED)
        table = table.append_column(MONTH, months)
        table = table.take(pc.sort_indices(table, [(MONTH, "ascending")])).combine_chunks()
        months = table[MONTH].combine_chunks()
        self._entries.append(_entries_of(table))
        for month, start, count in _runs(months):
            (batch,) = table.slice(start, count).select(_STAGED.names).cast(_STAGED).to_batches()
            self._writer.write_batch(batch)
            self._batches[month].append((self._written, self._added + start))
            self._written += 1
        self._added += table.num_rows


def _entries_of(table: pa.Table) -> pa.Table:
    made = {
        FILE: table[FILE].dictionary_encode(),
        MONTH: table[MONTH].dictionary_encode(),
        "fingerprint": fingerprints(table["body"]),
        "same_as": pa.nulls(table.num_rows, pa.string()),
    }
    return pa.table([made[name] if name in made else table[name] for name in _ADDED.names], _ADDED)


def _runs(months: pa.Array) -> Iterator[tuple[str, int, int]]:
    """Of a sorted array: each value, where it begins, and how often it stands there."""
    encoded = pc.run_end_encode(months)
    start = 0
    for month, end in zip(encoded.values.to_pylist(), encoded.run_ends.to_pylist(), strict=True):
        yield month, start, end - start
        start = end
