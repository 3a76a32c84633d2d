"""One table, as each engine has it."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler.data.arrow import ahead, chosen, read_tables
from yybnet_crawler.data.arrow_schema import SCHEMA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.extras import needed
from yybnet_crawler.data.folder import OnDamage, sealed_files
from yybnet_crawler.data.versions import ROW, Versions, are_gone
from yybnet_crawler.data.withdrawn import withdrawn
from yybnet_crawler.errors import DamagedData


def whole_table(root: Path, choice: Choice, on_damage: OnDamage, found: list[str], *, reprints: bool) -> pa.Table:
    """All chosen articles. Raises DamagedData when damage was `found`."""
    versions = Versions()
    read = ahead(read_tables(sealed_files(root, "articles"), on_damage))
    tables = [chosen(versions.numbered(table), choice) for table in read]
    gone = withdrawn(root, on_damage)
    if found:
        raise DamagedData(found)
    newest = versions.newest()
    if not newest.all():
        tables = [table.filter(pa.array(newest[table[ROW].to_numpy()])) for table in tables]
    whole = pa.concat_tables([table.select(SCHEMA.names) for table in tables] or [SCHEMA.empty_table()])
    table = whole.filter(pc.invert(are_gone(whole, gone))) if gone else whole
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
