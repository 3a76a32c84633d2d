"""A DuckDB file: lists as lists, moments with their zone, and a search that finds words of any length."""

import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from yybnet_crawler.export.catalogue import Asked, Catalogue
from yybnet_crawler.export.cells import OBJECTS
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.tables import PLACE, Dialect, create, indexes, roles, side_tables

_DIALECT: Final = Dialect(text="VARCHAR", texts="VARCHAR[]", number="BIGINT", day="DATE", moment="TIMESTAMPTZ")
_KINDS: Final = {"links": "recommended_links", "images": "images"}
_PATH: Final = "concat_ws('/', nullif(batch.region, ''), nullif(batch.channel, ''))"


class DuckDb:
    def catalogue(self, out: Path, asked: Asked) -> Catalogue | None:
        return None

    def write(self, job: Job) -> None:
        made = job.workshop / "articles.duckdb"
        try:
            self._write(job, made)
        except duckdb.Error as error:  # no room
            raise OSError(errno.EIO, str(error), str(job.out)) from error
        job.workshop.release([(made, job.out)])

    def _write(self, job: Job, made: Path) -> None:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": "600MB",
            "temp_directory": str(job.workshop / "spilled"),
        }
        with duckdb.connect(str(made), config=config) as db:
            for statement in create(job.columns, _DIALECT):
                db.execute(statement)
            # Regions and people first, which the others refer to, with how many articles each has.
            db.execute("CREATE TEMP TABLE found_regions (path VARCHAR, name VARCHAR, " + _typed(PLACE) + ")")
            db.execute(
                "CREATE TEMP TABLE named (id BIGINT, name VARCHAR, role VARCHAR, source VARCHAR, position BIGINT)"
            )
            for _ in _numbered(db, job):
                db.execute(f"INSERT INTO found_regions SELECT {_PATH}, {_NAME}, {', '.join(PLACE)} FROM batch")
                for column, role in roles(job.columns).items():
                    db.execute(_NAMED.format(column=column, role=role))
            db.execute(_REGIONS)
            if roles(job.columns):
                db.execute(_PEOPLE)
            for _ in _numbered(db, job):
                _insert(db, job)
            if roles(job.columns):
                db.execute(_ARTICLE_PEOPLE)
            for statement in indexes(job.columns):
                db.execute(statement)
            db.execute(_search(job.columns))


def _typed(columns: Sequence[str]) -> str:
    return ", ".join(f"{name} VARCHAR" for name in columns)


_NAME: Final = f"coalesce(county, city, province, {_PATH})"
_REGIONS: Final = f"""
    INSERT INTO regions SELECT row_number() OVER (ORDER BY path), * FROM (
        SELECT path, any_value(name), {", ".join(f"any_value({name})" for name in PLACE)}, count(*)
        FROM found_regions GROUP BY path)
"""
_NAMED: Final = """
    INSERT INTO named SELECT id, unnest({column}), '{role}', coalesce(source, ''), unnest(range(1, len({column}) + 1))
    FROM batch
"""
_PEOPLE: Final = """
    INSERT INTO people SELECT row_number() OVER (ORDER BY name, role, source), * FROM (
        SELECT name, role, source, count(DISTINCT id) FROM named GROUP BY ALL)
"""
_ARTICLE_PEOPLE: Final = """
    INSERT INTO article_people SELECT named.id, people.id, min(position)
    FROM named JOIN people USING (name, role, source) GROUP BY ALL
"""


def _numbered(db: duckdb.DuckDBPyConnection, job: Job) -> Iterator[None]:
    """Each time as `batch`, the next staged articles with their `id`."""
    first = 1
    for table in job.stage.tables():
        db.register("batch", table.append_column("id", pa.array(range(first, first + table.num_rows), pa.int64())))
        yield
        first += table.num_rows


def _insert(db: duckdb.DuckDBPyConnection, job: Job) -> None:
    columns = [name for name in job.columns if name not in OBJECTS]
    db.execute(
        f"INSERT INTO articles (id, region_id, {', '.join(columns)})"
        f" SELECT batch.id, regions.id, {', '.join(f'batch.{name}' for name in columns)}"
        f" FROM batch JOIN regions ON regions.path = {_PATH}"
    )
    for table, parts in side_tables(job.columns).items():
        entries = ", ".join(f"entry.{part.name}" for part in parts)
        column = _KINDS[table]
        unnested = f"SELECT id, unnest({column}) AS entry, unnest(range(1, len({column}) + 1)) AS position FROM batch"
        number = f"(SELECT coalesce(max(id), 0) FROM {table}) + row_number() OVER ()"
        db.execute(f"INSERT INTO {table} SELECT {number}, id, position, {entries} FROM ({unnested})")


def _search(columns: Sequence[str]) -> str:
    """`FROM search('苹果')`."""
    texts = [text for name, text in (("title", "title"), ("body", "array_to_string(body, chr(10))")) if name in columns]
    found = " OR ".join(f"contains({text}, words)" for text in texts) or "false"
    return f"CREATE MACRO search(words) AS TABLE SELECT * FROM articles WHERE {found}"
