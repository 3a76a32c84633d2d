"""Whether a data folder is as it should be: every line, every seal, every page where its row says, the index as the
files have it. Nothing is written, and no run waits for it.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from jsonschema_rs import Draft202012Validator

from yybnet_crawler.archives.records import Damage, member_end, scan
from yybnet_crawler.items import SCHEMA_VERSION
from yybnet_crawler.storage.archive import SIDECAR, WARC
from yybnet_crawler.storage.index_file import COLUMNS, INDEX_ERRORS, for_reading, open_for_reading
from yybnet_crawler.storage.intake import take_all
from yybnet_crawler.storage.lines import read_rows
from yybnet_crawler.storage.run_files import PART
from yybnet_crawler.storage.sealed import SUFFIXES, UNREADABLE, Inventory, Sealed, inventory
from yybnet_crawler.storage.state import State

_KEYS: Final[dict[str, dict[str, type]]] = {
    "rejected": {"url": str, "reason": str, "detail": str, "transient": bool, "at": str},
    "gone": {"url": str, "reason": str, "at": str},
    "forgotten": {"url": str, "reason": str, "at": str},
}
# Of `stories` any of several addresses with one story may stand there; of `days`, `readings` and `regions` the index
# has more when old reports were deleted.
_AS_THE_FILES: Final = ("known", "refused", "withdrawn", "forgotten")
_NAMED: Final = 5


@dataclass(slots=True)
class Inspection:
    """Tells `tell` what is wrong, a sentence each that begins with the file, and counts what was looked at."""

    root: Path
    tell: Callable[[str], None]
    files: int = 0
    lines: int = 0
    pages: int = 0
    wrong: int = 0
    notes: list[str] = field(default_factory=list)  # what is no damage, and good to know

    def run(self) -> None:
        """Raises OSError when the folder itself cannot be read."""
        found = inventory(self.root, *SUFFIXES)
        for damage in found.damaged.values():
            self._wrong(damage)
        forgotten = self._forgotten(found)
        for sealed in found.in_order:
            self.files += 1
            self._report(sealed) if sealed.kind == "runs" else self._lines(sealed, forgotten)
        for sealed, pack in found.twice:
            self._twice(sealed, pack, found)
        for path in sorted((self.root / "pages").glob(f"*{WARC}")):
            self._archive(path)
        for path in sorted((self.root / "pages").glob(f"*{SIDECAR}")):
            self._sidecar(path)
        parts = sum(1 for _ in self.root.rglob(f"*{PART}"))
        if parts:
            self.notes.append(f"{parts} files of runs at work, or of runs that died: the next one seals what is whole")
        if todo := sorted((self.root / "forgotten").glob("*.todo")):
            self.notes.append(f"{todo[0]}: `scrapy forget` did not come to its end; the next run does the rest")
        self._index(found)

    def _wrong(self, what: str) -> None:
        self.wrong += 1
        self.tell(what)

    # --- Lines ---------------------------------------------------------------------------------------

    def _forgotten(self, found: Inventory) -> set[str]:
        tombstones = (sealed for sealed in found.in_order if sealed.kind == "forgotten")
        return {row["url"] for sealed in tombstones for _, row in _rows(sealed) if row is not None}

    def _lines(self, sealed: Sealed, forgotten: set[str]) -> None:
        check = self._article if sealed.kind == "articles" else self._row
        try:
            for number, row in sealed.rows():
                self.lines += 1
                where = f"{sealed}, line {number}"
                if row is None:
                    self._wrong(f"{where}: no whole record")
                    continue
                if sealed.kind != "forgotten" and row["url"] in forgotten:
                    self._wrong(f"{where}: of an article that is to be forgotten; `scrapy forget` it again")
                check(where, row, sealed.kind)
        except UNREADABLE as error:
            self._wrong(f"{sealed}: cannot be read ({error})")

    def _article(self, where: str, row: dict[str, Any], kind: str) -> None:
        schema = _schema_of(row.get("schema"))
        if error := next(schema.iter_errors(row), None):
            place = "".join(f".{step}" if isinstance(step, str) else f"[{step}]" for step in error.instance_path)
            self._wrong(f"{where}: {place.lstrip('.') or 'the record'}: {error.message}")

    def _row(self, where: str, row: dict[str, Any], kind: str) -> None:
        for key, of in _KEYS[kind].items():
            if not isinstance(row.get(key), of):
                self._wrong(f"{where}: {key} is missing or no {of.__name__}")
        if (place := row.get("page")) is not None:
            self._place(where, place)

    def _report(self, sealed: Sealed) -> None:
        try:
            with sealed.open() as file:
                whole = isinstance(json.loads(file.read()), dict)
        except (*UNREADABLE, ValueError) as error:
            self._wrong(f"{sealed}: no report ({error})")
        else:
            if not whole:
                self._wrong(f"{sealed}: no report")

    def _twice(self, sealed: Sealed, pack: str, found: Inventory) -> None:
        if sealed.is_as(found.file(sealed.name)):
            self.notes.append(f"{sealed}: is in {pack}, too, and counts once; the next run mends it")
        else:
            self._wrong(f"{sealed}: is not what stands in {pack} under its name, which counts; move one away")

    # --- Pages ---------------------------------------------------------------------------------------

    def _archive(self, path: Path) -> None:
        self.files += 1
        try:
            for offset, what in scan(path, lambda record: record.content_length):
                self.pages += 1
                if isinstance(what, Damage):
                    self._wrong(f"{path}, offset {offset}: {'breaks off' if what.breaks_off else 'no whole record'}")
        except OSError as error:
            self._wrong(f"{path}: cannot be read ({error})")

    def _sidecar(self, path: Path) -> None:
        self.files += 1
        try:
            for number, row in read_rows(path):
                self.lines += 1
                if row is None:
                    self._wrong(f"{path}, line {number}: no whole row")
                else:
                    self._place(f"{path}, line {number}", row)
        except OSError as error:
            self._wrong(f"{path}: cannot be read ({error})")

    def _place(self, where: str, place: Any) -> None:
        """Archives may be deleted; where one is there, its pages are where the rows say."""
        try:
            path, begin, end = self.root / place["file"], place["offset"], place["offset"] + place["length"]
            wrong = path.exists() and (begin >= path.stat().st_size or member_end(path, begin)[0] != end)
        except (KeyError, TypeError):
            self._wrong(f"{where}: does not say where its page lies")
            return
        if wrong:
            self._wrong(f"{where}: its page is not at offset {begin} of {path}")

    # --- The index -----------------------------------------------------------------------------------

    def _index(self, found: Inventory) -> None:
        """Compared with one made from the files just now, elsewhere."""
        path = self.root / "state.sqlite"
        if not path.exists():
            self.notes.append(f"{path}: there is none; the next run makes it from the files")
            return
        with TemporaryDirectory(prefix="yybnet-check-") as folder:
            made = Path(folder) / "state.sqlite"
            state = State.open(made)
            take_all(state, self.root, found, {})
            state.close()
            try:
                open_for_reading(path).close()
                differing = list(_differing(made, path))
            except INDEX_ERRORS as error:
                self._wrong(f"{path}: {error}; the next run makes it anew from the files")
                return
        if differing and inventory(self.root, *SUFFIXES).sizes != found.sizes:
            self.notes.append(f"{path}: a run sealed files just now, so it was not compared with them; check again")
            return
        for what in differing:
            self._wrong(f"{path}: {what}; delete it, and the next run makes it anew from the files")


def _rows(sealed: Sealed) -> Iterator[tuple[int, dict[str, Any] | None]]:
    try:
        yield from sealed.rows()
    except UNREADABLE:
        return  # said where its lines are looked at


def _differing(made: Path, index: Path) -> Iterator[str]:
    """A sentence for each table that is not as it is in the one made from the files. Raises sqlite3.Error."""
    db = sqlite3.connect(made.as_uri(), uri=True)
    try:
        db.execute("ATTACH ? AS live", (for_reading(index),))
        columns = {table: COLUMNS[table] for table in _AS_THE_FILES}
        columns |= {"ingested": "file, size", "listings": "listing"}
        only = {"ingested": "WHERE file NOT LIKE 'runs/%'", "listings": "WHERE walked"}
        for table, names in columns.items():
            rows = {side: f"SELECT {names} FROM {side}.{table} {only.get(table, '')}" for side in ("main", "live")}
            missing = db.execute(f"{rows['main']} EXCEPT {rows['live']}").fetchall()
            # That a listing was walked may stand in the index alone, after a run that was killed at its very end.
            more = [] if table == "listings" else db.execute(f"{rows['live']} EXCEPT {rows['main']}").fetchall()
            keys = list(dict.fromkeys(str(row[0]) for row in (*missing, *more)))
            if keys:
                yield f"{table}: {len(keys)} are not as in the files ({', '.join(keys[:_NAMED])})"
    finally:
        db.close()


def _schema_of(version: object) -> Any:
    return _SCHEMAS.get(version) or _SCHEMAS[SCHEMA_VERSION]


def _schemas() -> dict[Any, Any]:
    """Lines of schema 1 stay as they are: they have no `authors`."""
    schema: dict[str, Any] = json.loads(files("yybnet_crawler").joinpath("article.schema.json").read_text("utf-8"))
    properties = {key: value for key, value in schema["properties"].items() if key != "authors"}
    first: dict[str, Any] = {
        **schema,
        "properties": {**properties, "schema": {"const": 1}},
        "required": [key for key in schema["required"] if key != "authors"],
    }
    return {1: Draft202012Validator(first), SCHEMA_VERSION: Draft202012Validator(schema)}


_SCHEMAS: Final = _schemas()
