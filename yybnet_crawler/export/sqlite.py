"""A SQLite file with full-text search. What is new goes into it in one transaction."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any, Final

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.export.catalogue import Asked, Catalogue
from yybnet_crawler.export.cells import LISTS, OBJECTS, json_array, lines, written
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.search import TABLE, characters
from yybnet_crawler.export.site import describe_site
from yybnet_crawler.export.tables import Dialect, create, indexes, region_of, roles, side_tables

METADATA: Final = ".metadata.json"  # beside the file, for Datasette
HIDDEN: Final = "export_catalogue"

_DIALECT: Final = Dialect(text="TEXT", texts="TEXT", number="INTEGER", day="TEXT", moment="TEXT")
_KINDS: Final = (("recommended_links", "links"), ("images", "images"))


class Sqlite:
    def catalogue(self, out: Path, asked: Asked) -> Catalogue | None:
        if not out.exists():
            return None
        try:
            with closing(_opened(out)) as db:
                row = db.execute(f"SELECT content FROM {HIDDEN}").fetchone()
        except sqlite3.DatabaseError:
            raise BadArgument(f"{out}: this file is no export; name one that is not there") from None
        return Catalogue.from_bytes(row[0], asked) if row else None

    def write(self, job: Job) -> None:
        made = job.workshop / "articles.sqlite"
        try:
            self._write(job, made)
        except sqlite3.Error as error:  # no room, or somebody else writes there
            raise OSError(errno.EIO, str(error), str(job.out)) from error
        metadata = job.workshop / "metadata.json"
        metadata.write_bytes(describe_site(job.out.stem, job.columns))
        beside = job.out.with_name(job.out.name + METADATA)
        job.workshop.release([*([(made, job.out)] if job.fresh else []), (metadata, beside)])

    def _write(self, job: Job, made: Path) -> None:
        with closing(_opened(made if job.fresh else job.out)) as db:
            if job.fresh:
                db.execute("PRAGMA journal_mode = OFF")  # a file that is not whole gets no name
                db.execute("PRAGMA synchronous = OFF")
            db.execute("BEGIN IMMEDIATE")
            if job.fresh:
                for statement in (*create(job.columns, _DIALECT, "ON DELETE CASCADE"), TABLE):
                    db.execute(statement)
                db.execute(f"CREATE TABLE {HIDDEN} (content BLOB NOT NULL)")
            writing = _Writing(db, job)
            writing.articles()
            if job.fresh:
                for statement in indexes(job.columns):
                    db.execute(statement)
                db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
            writing.count()
            db.execute(f"DELETE FROM {HIDDEN}")
            db.execute(f"INSERT INTO {HIDDEN} VALUES (?)", (memoryview(job.catalogue.to_bytes(job.asked)),))
            db.execute("COMMIT")


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cache_size = -100000")  # KB
    return db


class _Writing:
    """The changes of one export, within its transaction."""

    def __init__(self, db: sqlite3.Connection, job: Job) -> None:
        self._db = db
        self._job = job
        self._roles = roles(job.columns)
        self._kinds = [each for each in _KINDS if each[1] in side_tables(job.columns)]
        self._columns = [name for name in job.columns if name not in OBJECTS]
        self._regions = {path: id_ for id_, path in db.execute("SELECT id, path FROM regions")}
        self._people: dict[tuple[str, str, str], int] = {}
        self._next_article = self._after("articles")
        self._next_person = self._after("people") if self._roles else 0
        db.execute("CREATE TEMP TABLE touched_regions (id INTEGER PRIMARY KEY)")
        db.execute("CREATE TEMP TABLE touched_people (id INTEGER PRIMARY KEY)")

    def articles(self) -> None:
        """With all that goes with them."""
        self._remove()
        for table in self._job.stage.tables():
            for start in range(0, table.num_rows, 1000):
                self._insert(table.slice(start, 1000).to_pylist())
        if "same_as" in self._job.columns:
            relinked = self._job.difference.relinked.select(["same_as", "url"]).to_pylist()
            self._db.executemany("UPDATE articles SET same_as = :same_as WHERE url = :url", relinked)

    def _remove(self) -> None:
        for url in self._job.difference.removed["url"].to_pylist():
            id_, region, title, body = self._db.execute(
                f"SELECT id, region_id, {self._or_null('title')}, {self._or_null('body')} FROM articles WHERE url = ?",
                (url,),
            ).fetchone()
            self._db.execute(
                "INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                (id_, characters(title or ""), characters(body or "")),
            )
            self._db.execute("INSERT OR IGNORE INTO touched_regions VALUES (?)", (region,))
            if self._roles:
                self._db.execute(
                    "INSERT OR IGNORE INTO touched_people SELECT person_id FROM article_people WHERE article_id = ?",
                    (id_,),
                )
            self._db.execute("DELETE FROM articles WHERE id = ?", (id_,))

    def _insert(self, rows: list[dict[str, Any]]) -> None:
        numbered = list(enumerate(rows, self._next_article))
        self._next_article += len(rows)
        named = ", ".join(["id", "region_id", *self._columns])
        marks = ", ".join("?" for _ in range(len(self._columns) + 2))
        values = (
            (id_, self._region(row), *(_value(name, row[name]) for name in self._columns)) for id_, row in numbered
        )
        self._db.executemany(f"INSERT INTO articles ({named}) VALUES ({marks})", values)
        self._db.executemany(
            "INSERT INTO articles_fts (rowid, title, body) VALUES (?, ?, ?)",
            (
                (id_, self._searched("title", row["title"]), self._searched("body", lines(row["body"])))
                for id_, row in numbered
            ),
        )
        if self._roles:
            people = chain.from_iterable(self._people_of(id_, row) for id_, row in numbered)
            self._db.executemany("INSERT OR IGNORE INTO article_people VALUES (?, ?, ?)", people)
        for name, table in self._kinds:
            parts = [part.name for part in side_tables(self._job.columns)[table]]
            marks = ", ".join("?" for _ in parts)
            self._db.executemany(
                f"INSERT INTO {table} (article_id, position, {', '.join(parts)}) VALUES (?, ?, {marks})",
                (
                    (id_, position, *(entry[part] for part in parts))
                    for id_, row in numbered
                    for position, entry in enumerate(row[name], 1)
                ),
            )

    def _region(self, row: dict[str, Any]) -> int:
        path, *rest = region_of(row)
        if (id_ := self._regions.get(path)) is None:
            id_ = self._regions[path] = max(self._regions.values(), default=0) + 1
            self._db.execute("INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", (id_, path, *rest))
        self._db.execute("INSERT OR IGNORE INTO touched_regions VALUES (?)", (id_,))
        return id_

    def _people_of(self, article: int, row: dict[str, Any]) -> Iterator[tuple[int, int, int]]:
        for column, role in self._roles.items():
            for position, name in enumerate(row[column], 1):
                yield article, self._person(name, role, row["source"] or ""), position

    def _person(self, *who: *tuple[str, str, str]) -> int:
        """The number in `people` of a name, a role and a newspaper."""
        if (id_ := self._people.get(who)) is None:
            found = self._db.execute("SELECT id FROM people WHERE name = ? AND role = ? AND source = ?", who).fetchone()
            if found:
                (id_,) = found
            else:
                id_, self._next_person = self._next_person, self._next_person + 1
                self._db.execute("INSERT INTO people VALUES (?, ?, ?, ?, 0)", (id_, *who))
            self._people[who] = id_
            self._db.execute("INSERT OR IGNORE INTO touched_people VALUES (?)", (id_,))
        return id_

    def count(self) -> None:
        """How many articles each region and person has now; without those who have none any more."""
        tables = [("regions", "articles", "region_id")]
        if self._roles:
            tables.append(("people", "article_people", "person_id"))
        for table, counted, key in tables:
            among = f"id IN (SELECT id FROM touched_{table})"
            count = f"SELECT count(*) FROM {counted} WHERE {counted}.{key} = {table}.id"
            self._db.execute(f"UPDATE {table} SET articles = ({count}) WHERE {among}")
            self._db.execute(f"DELETE FROM {table} WHERE articles = 0 AND {among}")

    def _after(self, table: str) -> int:
        return int(self._db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])

    def _or_null(self, column: str) -> str:
        return column if column in self._columns else "NULL"

    def _searched(self, column: str, text: str) -> str:
        """Only what stands in the table can be taken out of the index again."""
        return characters(text) if column in self._columns else ""


def _value(name: str, value: Any) -> Any:
    if name in LISTS:
        return lines(value) if name == "body" else json_array(value)
    return written(value)
