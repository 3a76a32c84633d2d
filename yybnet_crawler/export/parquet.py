"""A folder of Parquet files, one a month of the articles' dates: `month=2018-01/articles.parquet`.

Each file is replaced as a whole. Between two of them a reader may see one month as it was and another as it is;
the catalogue is away meanwhile, so that an export that was killed there is made anew by the next one.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yybnet_crawler.data.arrow_schema import SCHEMA, arrow_field
from yybnet_crawler.data.fields import SAME_AS
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.export.catalogue import MONTH, UNDATED, Asked, Catalogue
from yybnet_crawler.export.datapackage import DATAPACKAGE, describe_parquet
from yybnet_crawler.export.export import Job

CATALOGUE: Final = "catalogue.arrow"

_AT_ONCE: Final = 2  # months that are written at the same time
_OURS: Final = re.compile(rf"{MONTH}=(\d{{4}}-\d\d|{UNDATED})|{re.escape(CATALOGUE)}|{re.escape(DATAPACKAGE)}")
_REPEATED: Final = (
    *("source", "date_precision", "region", "channel", "province", "province_code", "city", "city_code", "county"),
    *("county_code", "recommended_links.list.element.section"),
)


class Parquet:
    def catalogue(self, out: Path, asked: Asked) -> Catalogue | None:
        if out.exists() and not out.is_dir():
            raise BadArgument(f"{out}: a Parquet export is a folder, and this is a file")
        if out.is_dir() and (others := [each.name for each in out.iterdir() if not _OURS.fullmatch(each.name)]):
            raise BadArgument(
                f"{out}: there are other things in this folder ({min(others)}); name one for the export alone"
            )
        try:
            return Catalogue.from_bytes((out / CATALOGUE).read_bytes(), asked)
        except FileNotFoundError:
            return None

    def write(self, job: Job) -> None:
        schema = pa.schema([*SCHEMA, arrow_field(SAME_AS)])
        schema = pa.schema([schema.field(name) for name in job.columns])
        there = {each.name.partition("=")[2] for each in job.out.glob(f"{MONTH}=*")}
        months = _months(job, there)
        finals = [job.out / _name(month) for month in months]
        paths = [job.workshop / f"{month}.parquet" for month in months]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            tables = map(partial(_tables, job), months, finals)
            rows = list(pool.map(partial(_write, schema), paths, tables))
        made = [(path, final) for path, final, count in zip(paths, finals, rows, strict=True) if count]
        emptied = [final for final, count in zip(finals, rows, strict=True) if not count]
        (job.out / CATALOGUE).unlink(missing_ok=True)
        job.workshop.release(made)
        for each in emptied:
            each.unlink(missing_ok=True)
            with suppress(OSError):  # not there, or somebody's own file is in it
                each.parent.rmdir()
        catalogue, package = job.workshop / CATALOGUE, job.workshop / DATAPACKAGE
        catalogue.write_bytes(job.catalogue.to_bytes(job.asked))
        months = sorted(pc.unique(job.catalogue.entries[MONTH]).to_pylist())
        package.write_bytes(describe_parquet([str(_name(month)) for month in months], schema, job.asked))
        job.workshop.release([(package, job.out / DATAPACKAGE), (catalogue, job.out / CATALOGUE)])


def _months(job: Job, there: set[str]) -> list[str]:
    """Those whose file is to be written anew, or to go."""
    touched = set(job.stage.months)
    for entries in (job.difference.removed, job.difference.relinked):
        touched |= set(pc.unique(entries[MONTH]).to_pylist())
    if job.fresh:
        touched |= there
    return sorted(touched)


def _tables(job: Job, month: str, final: Path) -> Iterator[pa.Table]:
    if not job.fresh and final.exists():
        with pq.ParquetFile(final) as file:
            for batch in file.iter_batches():
                yield _as_it_is_now(pa.Table.from_batches([batch]), job)
    yield from job.stage.tables(month)


def _as_it_is_now(table: pa.Table, job: Job) -> pa.Table:
    table = table.filter(pc.invert(pc.is_in(table["url"], job.difference.removed["url"].combine_chunks())))
    relinked = job.difference.relinked
    if SAME_AS.name not in table.column_names or not len(relinked):
        return table
    place = pc.index_in(table["url"], relinked["url"].combine_chunks())
    now = relinked["same_as"].combine_chunks().take(place.combine_chunks())
    same_as = pc.if_else(pc.is_null(place), table["same_as"], now)
    return table.set_column(table.schema.get_field_index("same_as"), table.schema.field("same_as"), same_as)


def _write(schema: pa.Schema, path: Path, tables: Iterator[pa.Table]) -> int:
    """The number of rows; without one there is no file."""
    rows = 0
    writer = None
    try:
        for table in tables:
            if not table.num_rows:
                continue
            writer = writer or pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=list(_REPEATED))
            writer.write_table(table.select(schema.names).cast(schema))
            rows += table.num_rows
    finally:
        if writer:
            writer.close()
    return rows


def _name(month: str) -> Path:
    return Path(f"{MONTH}={month}") / "articles.parquet"
