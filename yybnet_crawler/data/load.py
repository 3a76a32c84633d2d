"""`load`: the articles of a data folder for an analysis, as the analyst's own tools have them."""

import warnings
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, overload

from yybnet_crawler.data.articles import read_articles
from yybnet_crawler.data.choice import Choice, Day, Said
from yybnet_crawler.data.extras import needed
from yybnet_crawler.data.folder import Damage, OnDamage
from yybnet_crawler.errors import BadArgument, DamagedData
from yybnet_crawler.items import Article

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl

ENGINES: Final = ("pandas", "polars", "duckdb", "arrow")
Folder = str | PathLike[str]
OnDamaged = Literal["raise", "warn"]


class DamagedLine(UserWarning):
    """A line that is no record was left out; the message names file and line."""


@overload
def load(
    folder: Folder = ...,
    *,
    engine: None = ...,
    region: Said = ...,
    since: Day = ...,
    until: Day = ...,
    source: Said = ...,
    damaged: OnDamaged = ...,
) -> Iterator[Article]: ...
@overload
def load(
    folder: Folder = ...,
    *,
    engine: Literal["pandas"],
    region: Said = ...,
    since: Day = ...,
    until: Day = ...,
    source: Said = ...,
    reprints: bool = ...,
    damaged: OnDamaged = ...,
) -> "pd.DataFrame": ...
@overload
def load(
    folder: Folder = ...,
    *,
    engine: Literal["polars"],
    region: Said = ...,
    since: Day = ...,
    until: Day = ...,
    source: Said = ...,
    reprints: bool = ...,
    damaged: OnDamaged = ...,
) -> "pl.DataFrame": ...
@overload
def load(
    folder: Folder = ...,
    *,
    engine: Literal["duckdb"],
    region: Said = ...,
    since: Day = ...,
    until: Day = ...,
    source: Said = ...,
    reprints: bool = ...,
    damaged: OnDamaged = ...,
) -> "duckdb.DuckDBPyRelation": ...
@overload
def load(
    folder: Folder = ...,
    *,
    engine: Literal["arrow"],
    region: Said = ...,
    since: Day = ...,
    until: Day = ...,
    source: Said = ...,
    reprints: bool = ...,
    damaged: OnDamaged = ...,
) -> Any: ...
def load(
    folder: Folder = "data",
    *,
    engine: Literal["pandas", "polars", "duckdb", "arrow"] | None = None,
    region: Said = None,
    since: Day = None,
    until: Day = None,
    source: Said = None,
    reprints: bool = False,
    damaged: OnDamaged = "raise",
) -> Any:
    """The newest version of every article of a data folder that is not gone, in the order they were written.

    `engine`: None gives `Article`s one by one and needs no package beside the crawler's. "pandas" and "polars" give
    a DataFrame, "duckdb" a relation of its default connection, "arrow" a `pyarrow.Table`: all of one schema, whatever
    the folder holds (`data/README.md`, "The columns of a table"); they need `pip install '.[analysis]'`.

    `region`: as for a crawl (`tongchuan`, `xianyang/binxian`, 铜川), and provinces and counties (陕西, 彬县); several
    with commas. `since`, `until`: days in China, both included; an article without a date is of no day. `source`:
    the newspaper's name; several with commas. `reprints` adds the column `same_as`, found among what is loaded.

    `damaged`: what to do about a line that is no record. "raise": DamagedData names file and line. "warn": a
    `DamagedLine` does, for each, and the line is left out.

    Raises BadArgument, DamagedData, MissingPackage, and OSError for a file that cannot be read.
    """
    if engine not in (None, *ENGINES):
        raise BadArgument(f"engine={engine}: there are: {', '.join(ENGINES)}, and None for records one by one")
    choice = Choice.read(region, since, until, source)
    found: list[str] = []

    def on_damage(damage: Damage) -> None:
        if damaged == "raise":
            found.append(str(damage))
        else:
            warnings.warn(f"{damage}; left out", DamagedLine, stacklevel=2)

    if engine is None:
        if reprints:
            raise BadArgument("reprints: needs an engine; there are: " + ", ".join(ENGINES))
        return _one_by_one(Path(folder), choice, on_damage, found)
    needed("pyarrow")
    from yybnet_crawler.data.engines import as_engine_has_it, whole_table

    return as_engine_has_it(whole_table(Path(folder), choice, on_damage, found, reprints=reprints), engine)


def _one_by_one(root: Path, choice: Choice, on_damage: OnDamage, found: list[str]) -> Iterator[Article]:
    for article in read_articles(root, choice, on_damage):
        if found:
            raise DamagedData(found)
        yield article
    if found:
        raise DamagedData(found)
