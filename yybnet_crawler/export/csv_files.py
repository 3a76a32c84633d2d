"""CSV for spreadsheets: UTF-8 with a byte order mark, a list as lines in one cell, and nothing that a spreadsheet runs.

Links and pictures have files of their own beside it: `articles.links.csv`, `articles.images.csv`.
"""

import csv
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa

from yybnet_crawler.data.arrow_schema import SCHEMA, arrow_field
from yybnet_crawler.data.fields import SAME_AS
from yybnet_crawler.export.catalogue import Asked, Catalogue
from yybnet_crawler.export.cells import harmless
from yybnet_crawler.export.datapackage import describe_csv
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.sheets import Sheet, rows, sheets


class Csv:
    def catalogue(self, out: Path, asked: Asked) -> Catalogue | None:
        return None

    def write(self, job: Job) -> None:
        ours = sheets(job.columns)
        made = [job.workshop / f"{sheet.name}.csv" for sheet in ours]
        with ExitStack() as stack:
            files = [stack.enter_context(path.open("w", encoding="utf-8-sig", newline="")) for path in made]
            writers = [csv.writer(file, lineterminator="\r\n") for file in files]
            for writer, sheet in zip(writers, ours, strict=True):
                writer.writerow(sheet.columns)
            for number, cells in rows(job):
                writers[number].writerow(map(harmless, cells))
        finals = [_final(job.out, sheet) for sheet in ours]
        package = job.workshop / "datapackage.json"
        named = [(sheet.name, final.name, sheet.columns) for sheet, final in zip(ours, finals, strict=True)]
        package.write_bytes(describe_csv(named, pa.schema([*SCHEMA, arrow_field(SAME_AS)]), job.asked))
        beside = job.out.with_name(f"{job.out.stem}.datapackage.json")
        job.workshop.release([*zip(made, finals, strict=True), (package, beside)])


def _final(out: Path, sheet: Sheet) -> Path:
    return out if sheet.name == "articles" else out.with_name(f"{out.stem}.{sheet.name}{out.suffix}")
