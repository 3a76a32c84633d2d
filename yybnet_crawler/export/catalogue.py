"""What an earlier export holds, and what there is to be changed in it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler.data.reprints import FINGERPRINT, METHOD, earliest_alike

MONTH: Final = "month"
UNDATED: Final = "undated"

# One row an article: what is needed to see whether it is to be changed.
ENTRIES: Final = pa.schema(
    [
        ("url", pa.string()),
        ("file", pa.dictionary(pa.int32(), pa.string())),
        (MONTH, pa.dictionary(pa.int32(), pa.string())),
        ("date", pa.date32()),
        ("published_at", pa.timestamp("s", "Asia/Shanghai")),
        ("fetched_at", pa.timestamp("us", "UTC")),
        ("fingerprint", FINGERPRINT),
        ("same_as", pa.string()),
    ]
)
Entries = Any  # a pyarrow.Table of ENTRIES

_VERSION: Final = 1  # of what an export looks like: one of another version is made anew
_KEY: Final = b"export"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an export was made of. One that was asked for otherwise is made anew."""

    chosen: str  # regions, days, newspapers
    columns: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return {"version": _VERSION, "method": METHOD, "chosen": self.chosen, "columns": list(self.columns)}


@dataclass(slots=True)
class Catalogue:
    """The articles an export holds, and the files of `articles/` they were read from, with their sizes."""

    entries: Entries = field(default_factory=ENTRIES.empty_table)
    files: dict[str, int] = field(default_factory=dict)

    def to_bytes(self, asked: Asked) -> pa.Buffer:
        said = json.dumps({**asked.as_dict(), "files": self.files}).encode()
        sink = pa.BufferOutputStream()
        table = self.entries.replace_schema_metadata({_KEY: said})
        with pa.ipc.new_file(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
            writer.write_table(table)
        return sink.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes | memoryview, asked: Asked) -> Self | None:
        """None when it cannot be gone on from: it is of another export, or no catalogue at all."""
        try:
            table = pa.ipc.open_file(pa.py_buffer(content)).read_all()
            said = json.loads(table.schema.metadata[_KEY])
            files = said.pop("files")
        except (pa.ArrowInvalid, TypeError, KeyError, ValueError):
            return None
        if said != asked.as_dict() or not table.schema.equals(ENTRIES):
            return None
        return cls(table.replace_schema_metadata(), files)

    def goes_on_to(self, files: dict[str, int]) -> bool:
        """Whether all that it was made of is still there as it was."""
        return self.files.items() <= files.items()


def sizes(files: Sequence[Path]) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in files}


def not_older(table: pa.Table, entries: Entries) -> pa.Table:
    """Without versions that are older than the one of the catalogue, whose run began later and ended first."""
    place = pc.index_in(table["url"], _one(entries["url"])).combine_chunks()
    file = pc.cast(entries["file"].take(place), pa.string())
    return table.filter(pc.or_kleene(pc.is_null(place), pc.greater_equal(table["file"], file)))


@dataclass(frozen=True, slots=True)
class Difference:
    """From the catalogue before to the one after."""

    after: Entries  # those that stay, then those that are new
    stay: int  # how many of them were there before
    removed: Entries  # articles whose row goes: not wanted any more, or to be replaced by a newer version
    changed: int  # of the removed, those replaced
    relinked: Entries  # articles that stay, whose `same_as` is another now

    @property
    def is_none(self) -> bool:
        return len(self.after) == self.stay and not len(self.removed)

    @property
    def same_as_of_new(self) -> pa.Array:
        return self.after["same_as"].combine_chunks().slice(self.stay)


def difference(before: Entries, new: Entries, goes: Callable[[Entries], pa.Array]) -> Difference:
    """`goes`: for each entry whether it is not wanted any more."""
    replaced = pc.is_in(before["url"], _one(new["url"]))
    goes_or_replaced = pc.or_(replaced, goes(before))
    removed, stay = before.filter(goes_or_replaced), before.filter(pc.invert(goes_or_replaced))
    both = pa.concat_tables([stay, new]).unify_dictionaries()
    columns = [_one(both[name]) for name in ("fingerprint", "date", "published_at", "url")]
    same_as = earliest_alike(*columns)
    after = both.set_column(ENTRIES.get_field_index("same_as"), ENTRIES.field("same_as"), same_as)
    now, then = same_as.slice(0, len(stay)), _one(stay["same_as"])
    as_before = pc.fill_null(pc.equal(now, then), False)
    neither = pc.and_(pc.is_null(now), pc.is_null(then))
    relinked = after.slice(0, len(stay)).filter(pc.invert(pc.or_(as_before, neither)))
    return Difference(after, len(stay), removed, pc.sum(replaced).as_py() or 0, relinked)


def _one(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)
