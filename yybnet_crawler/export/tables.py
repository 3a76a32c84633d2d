"""The tables of a database: articles, and in tables of their own their people, links, images and regions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from yybnet_crawler.data.fields import COLUMNS, FIELDS, SAME_AS, Type
from yybnet_crawler.export.cells import OBJECTS

# The columns of articles whose people stand in `people`, and what they are called there.
ROLES: Final = {
    "reporters": "reporter",
    "correspondents": "correspondent",
    "authors": "author",
    "photographers": "photographer",
    "editors": "editor",
}
PLACE: Final = ("province", "province_code", "city", "city_code", "county", "county_code")
# What Datasette offers to count and to filter by.
FACETS: Final = ("source", "region", "channel", "date", "province", "city", "county", "date_precision", "same_as")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the types of columns are called."""

    text: str
    texts: str
    number: str
    day: str
    moment: str

    def type_of(self, type_: Type) -> str:
        return {
            Type.DAY: self.day,
            Type.CHINA_TIME: self.moment,
            Type.UTC_TIME: self.moment,
            Type.TEXTS: self.texts,
            Type.NUMBER: self.number,
        }.get(type_, self.text)


def create(columns: Sequence[str], dialect: Dialect, cascade: str = "") -> Iterator[str]:
    """The statements that make the tables for these columns. `cascade` is said of what goes with its article."""
    text, number = dialect.text, dialect.number
    article = f"article_id {number} NOT NULL REFERENCES articles (id) {cascade}"
    places = ", ".join(f"{name} {text}" for name in PLACE)
    yield (
        f"CREATE TABLE regions (id {number} PRIMARY KEY, path {text} NOT NULL UNIQUE, name {text} NOT NULL, {places},"
        f" articles {number} NOT NULL DEFAULT 0)"
    )
    typed = [
        f"{column.name} {dialect.type_of(column.type)}{'' if column.nullable else ' NOT NULL'}"
        for column in (*COLUMNS, SAME_AS)
        if column.name in columns and column.name not in ("url", *OBJECTS)
    ]
    keys = f"id {number} PRIMARY KEY, url {text} NOT NULL UNIQUE, region_id {number} NOT NULL REFERENCES regions (id)"
    yield f"CREATE TABLE articles ({', '.join([keys, *typed])})"
    if roles(columns):
        yield (
            f"CREATE TABLE people (id {number} PRIMARY KEY, name {text} NOT NULL, role {text} NOT NULL,"
            f" source {text} NOT NULL, articles {number} NOT NULL DEFAULT 0, UNIQUE (name, role, source))"
        )
        yield (
            f"CREATE TABLE article_people ({article}, person_id {number} NOT NULL REFERENCES people (id),"
            f" position {number} NOT NULL, PRIMARY KEY (article_id, person_id))"
        )
    for table, parts in side_tables(columns).items():
        said = ", ".join(f"{part.name} {text}" for part in parts)
        yield f"CREATE TABLE {table} (id {number} PRIMARY KEY, {article}, position {number} NOT NULL, {said})"


def indexes(columns: Sequence[str]) -> Iterator[str]:
    yield "CREATE INDEX articles_by_region_id ON articles (region_id)"
    for name in FACETS:
        if name in columns:
            yield f"CREATE INDEX articles_by_{name} ON articles ({name})"
    if roles(columns):
        for name in ("name", "role", "source", "articles"):
            yield f"CREATE INDEX people_by_{name} ON people ({name})"
        yield "CREATE INDEX article_people_by_person ON article_people (person_id)"
    for table, parts in side_tables(columns).items():
        for name in ("article_id", *(part.name for part in parts if part.name in ("section", "url"))):
            yield f"CREATE INDEX {table}_by_{name} ON {table} ({name})"


def roles(columns: Sequence[str]) -> dict[str, str]:
    return {name: role for name, role in ROLES.items() if name in columns}


def side_tables(columns: Sequence[str]) -> dict[str, Any]:
    """By table: the parts of a row, as in the record."""
    tables = {"recommended_links": "links", "images": "images"}
    return {tables[field.name]: field.parts for field in FIELDS if field.name in tables and field.name in columns}


def region_of(row: dict[str, Any]) -> tuple[Any, ...]:
    """Path, name and places of an article's region, as in `regions` behind its id."""
    path = "/".join(part for part in (row["region"], row["channel"]) if part)
    name = row["county"] or row["city"] or row["province"] or path
    return path, name, *(row[each] for each in PLACE)
