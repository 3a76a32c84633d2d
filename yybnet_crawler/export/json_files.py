"""Formats of JSON: an article after another, in the same words as the standard they follow."""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from yybnet_crawler.export.catalogue import Asked, Catalogue
from yybnet_crawler.export.export import Job

_AT_ONCE = 1000


class JsonFile:
    """`of_row` makes an article's object, one a line; or between the two halves of a `document`, with commas."""

    def __init__(
        self, of_row: Callable[[dict[str, Any], Job], dict[str, Any]], document: tuple[str, str] | None = None
    ):
        self._of_row = of_row
        self._document = document

    def catalogue(self, out: Any, asked: Asked) -> Catalogue | None:
        return None

    def write(self, job: Job) -> None:
        made = job.workshop / "articles.json"
        with made.open("wb") as file:
            self._write(job, file)
        job.workshop.release([(made, job.out)])

    def _write(self, job: Job, file: BinaryIO) -> None:
        before, after = self._document or ("", "")
        file.write(before.encode())
        between = b""
        for row in _rows(job):
            said = json.dumps(self._of_row(row, job), ensure_ascii=False, separators=(",", ":"))
            file.write(between + said.encode("utf-8", "replace"))
            between = b",\n" if self._document else b"\n"
        file.write(after.encode() or (b"\n" if between else b""))


def _rows(job: Job) -> Iterator[dict[str, Any]]:
    for table in job.stage.tables():
        for start in range(0, table.num_rows, _AT_ONCE):
            yield from table.slice(start, _AT_ONCE).to_pylist()
