"""Which rows count, of tables that hold every version of an article: its newest, unless it is gone."""

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler.data.withdrawn import Withdrawn, is_back

ROW: Final = "row"  # a column of its own: the number of the row among all that were read

Bools = np.ndarray[Any, np.dtype[np.bool_]]


class Versions:
    """The addresses of all rows that were read, in their order; the rows themselves may be put away meanwhile."""

    def __init__(self) -> None:
        self._urls: list[pa.Array] = []
        self._count = 0

    def numbered(self, table: pa.Table) -> pa.Table:
        """With `ROW` as its last column."""
        first, self._count = self._count, self._count + table.num_rows
        self._urls += table["url"].chunks
        return table.append_column(ROW, pa.array(np.arange(first, self._count)))

    def newest(self) -> Bools:
        """For each row whether none after it has its address."""
        urls = pa.concat_arrays(
            [pa.array([], pa.large_string()), *(part.cast(pa.large_string()) for part in self._urls)]
        )
        indices = urls.dictionary_encode().indices.to_numpy()
        last = np.zeros(self._count, np.int64)
        last[indices] = np.arange(self._count)  # of several, the last one stays
        found = np.zeros(self._count, np.bool_)
        found[last[indices]] = True
        return found


def are_gone(table: pa.Table, gone: Withdrawn) -> pa.ChunkedArray:
    """For each row whether its article is withdrawn, and was not fetched again since."""
    named = table.select(["url", "fetched_at"]).filter(pc.is_in(table["url"], pa.array(list(gone), pa.string())))
    urls = [row["url"] for row in named.to_pylist() if not is_back(row["fetched_at"], gone[row["url"]])]
    return pc.is_in(table["url"], pa.array(urls, pa.string()))
