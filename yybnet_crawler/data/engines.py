"""One table, as each engine has it."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from yybnet_crawler.data.arrow import FILE, read_tables
from yybnet_crawler.data.arrow_schema import SCHEMA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.extras import needed
from yybnet_crawler.data.folder import OnDamage
from yybnet_crawler.data.newest import newest
from yybnet_crawler.errors import DamagedData


def whole_table(root: Path, choice: Choice, on_damage: OnDamage, found: list[str], *, reprints: bool) -> pa.Table:
    """All chosen articles. Raises DamagedData when damage was `found`."""
    tables = [table.drop_columns(FILE) for table in read_tables(newest(root, on_damage), choice, on_damage)]
    if found:
        raise DamagedData(found)
    table = pa.concat_tables(tables) if tables else SCHEMA.empty_table()
    if reprints:
        needed("rensa")
        from yybnet_crawler.data.reprints import with_same_as

        table = with_same_as(table)
    return table


def as_engine_has_it(table: pa.Table, engine: str) -> Any:
    if engine == "pandas":
        pandas = needed("pandas")
        return table.to_pandas(types_mapper=pandas.ArrowDtype)  # its own types turn a day into an object, null into NaN
    if engine == "polars":
        return needed("polars").from_arrow(table)
    if engine == "duckdb":
        return needed("duckdb").from_arrow(table)
    return table
