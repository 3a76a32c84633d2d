"""Articles whose text is the same, or nearly, and which of them was the earliest.

A text is taken for the set of its clauses, what stands between two signs of punctuation. Two texts are the same when
about `ALIKE` of the clauses of both together are in both (Jaccard), as told by MinHash: 64 numbers a text, of which the
share that two texts have in common is that of their clauses. The lowest byte of each is enough, and is the
fingerprint. Only texts that have four of them in a row in common are compared at all. Who reprints a reprint belongs
to the same group.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rensa import RMinHash

from yybnet_crawler.data.arrow_schema import arrow_field
from yybnet_crawler.data.fields import SAME_AS

ALIKE: Final = 0.8
SHORTEST: Final = 60  # characters; a shorter text (图片新闻) is no sign of anything
FINGERPRINT: Final = pa.binary(64)
# Fingerprints made by another version of the library cannot be compared with ours.
METHOD: Final = f"rensa {RMinHash.ALGORITHM_VERSION}, clauses"

_SEED: Final = 1
_IN_A_BAND: Final = 4
_SIGNS: Final = "。；！？、：,.;!?:\n"
_END: Final = "\0"  # of a text
_AT_ONCE: Final = 1 << 16  # pairs
_TEXTS: Final = 1000  # whose clauses are in memory at once

Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


def fingerprints(body: pa.ChunkedArray) -> pa.Array:
    """Of `FINGERPRINT`, one for each text (its paragraphs); null for a text that is too short to tell."""
    texts = pc.binary_join(body, "\n")
    parts = [_fingerprints(texts.slice(start, _TEXTS)) for start in range(0, len(texts), _TEXTS)]
    return pa.concat_arrays(parts) if parts else pa.array([], FINGERPRINT)


def _fingerprints(texts: pa.ChunkedArray) -> pa.Array:
    clauses = _clauses(texts.to_pylist())
    rows = RMinHash.digest_matrix_from_token_sets(clauses, FINGERPRINT.byte_width, _SEED).to_rows()
    lowest = np.array(rows, np.uint32).astype(np.uint8)
    told = [digest.tobytes() if found else None for digest, found in zip(lowest, clauses, strict=True)]
    return pa.array(told, FINGERPRINT)


def _clauses(texts: list[str]) -> list[list[str]]:
    """Of each text, without blanks; none of one that is too short. All texts are cut at once: that is twice as fast."""
    joined = _END.join("" if len(text) < SHORTEST else text.replace(_END, "") for text in texts)
    for sign in _SIGNS:
        joined = joined.replace(sign, "，")
    return [text.split("，") if text else [] for text in "".join(joined.split()).split(_END)]


def earliest_alike(prints: pa.Array, day: pa.Array, moment: pa.Array, url: pa.Array) -> pa.Array:
    """For each article the `url` of the earliest one with its text; null for that one itself, and where there is no
    other.

    An article of which only the day is known counts as of the day's beginning, one without a date as the latest.
    """
    # Few texts share a band with another: only these are looked at.
    rows = np.flatnonzero(np.asarray(pc.is_valid(prints)))
    rows = rows[_sharing(_matrix(prints.take(pa.array(rows))))]
    rows = rows[_by_time(*(column.take(pa.array(rows)) for column in (day, moment, url)))]
    firsts = _grouped(len(rows), _alike_pairs(_matrix(prints.take(pa.array(rows)))))
    later = np.flatnonzero(firsts != np.arange(len(rows)))
    found = np.full(len(url), -1)
    found[rows[later]] = rows[firsts[later]]
    return url.take(pa.array(found, mask=found < 0))


def with_same_as(table: pa.Table) -> pa.Table:
    """With `SAME_AS` as its last column."""
    prints = fingerprints(table["body"])
    columns = [table[name].combine_chunks() for name in ("date", "published_at", "url")]
    return table.append_column(arrow_field(SAME_AS), earliest_alike(prints, *columns))


def _matrix(prints: pa.Array) -> Bytes:
    """A row of bytes for each fingerprint; none is null."""
    width = FINGERPRINT.byte_width
    content = np.frombuffer(prints.buffers()[1] or b"", np.uint8)
    matrix: Bytes = content[prints.offset * width : (prints.offset + len(prints)) * width].reshape(-1, width)
    return matrix


def _by_time(day: pa.Array, moment: pa.Array, url: pa.Array) -> Numbers:
    in_seconds = pc.cast(pc.cast(day, pa.timestamp("s")), pa.int64())
    begins = pc.subtract(in_seconds, 8 * 3600)  # of a day in China
    when = pc.coalesce(pc.cast(moment, pa.int64()), begins)
    table = pa.table({"when": when, "url": url})
    ordered: Numbers = pc.sort_indices(table, [("when", "ascending"), ("url", "ascending")]).to_numpy()
    return ordered


def _bands(prints: Bytes) -> Iterator[tuple[Numbers, Bools]]:
    """For each band: the rows in the order of their bytes there, those of the same bytes in their own order, and
    whether a row has the bytes of the one before it."""
    for band in np.ascontiguousarray(prints).view(np.uint32).reshape(-1, FINGERPRINT.byte_width // _IN_A_BAND).T:
        keys = band.astype(np.uint64) << 32 | np.arange(len(band), dtype=np.uint64)
        keys.sort()
        again = np.zeros(len(keys), np.bool_)
        again[1:] = keys[1:] >> 32 == keys[:-1] >> 32
        yield (keys & 0xFFFF_FFFF).astype(np.int64), again


def _sharing(prints: Bytes) -> Bools:
    """Whether a row has a band in common with another."""
    shared = np.zeros(len(prints), np.bool_)
    for order, again in _bands(prints):
        shared[order[again]] = True
        shared[order[:-1][again[1:]]] = True
    return shared


def _alike_pairs(prints: Bytes) -> Numbers:
    """Rows that are alike, the earlier in the first column. Each is held against the first row and the row before it
    that share a band, so that a thousand reprints are no million pairs."""
    count = len(prints)
    candidates = [np.empty(0, np.int64)]
    for order, again in _bands(prints):
        starts = np.maximum.accumulate(np.where(again, 0, np.arange(len(order))))
        follows = np.flatnonzero(again)
        thirds = follows[starts[follows] < follows - 1]
        candidates += [order[starts[follows]] * count + order[follows], order[thirds - 1] * count + order[thirds]]
    coded = np.sort(np.concatenate(candidates))
    coded = coded[np.diff(coded, prepend=-1) > 0]
    pairs = np.stack(np.divmod(coded, max(count, 1)), axis=1)
    parts = [pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE)]
    alike = [(prints[part[:, 0]] == prints[part[:, 1]]).mean(axis=1) >= ALIKE for part in parts]
    return pairs[np.concatenate(alike)] if alike else pairs


def _grouped(count: int, pairs: Numbers) -> Numbers:
    """For each row the first one of its group: those that pairs connect, directly or through others."""
    first = list(range(count))

    def root(row: int) -> int:
        while first[row] != row:
            first[row] = row = first[first[row]]
        return row

    for one, other in pairs.tolist():
        one, other = sorted((root(one), root(other)))
        first[other] = one
    return np.array([root(row) for row in range(count)], np.int64)
