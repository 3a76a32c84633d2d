"""A workbook. Every cell is text, so nothing is run; what is too long for a cell goes on in a sheet of its own."""

import errno
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.export.catalogue import Asked, Catalogue
from yybnet_crawler.export.export import Job
from yybnet_crawler.export.sheets import Sheet, rows, sheets

CELL: Final = 32_767  # characters, as Excel counts them: two for one beyond the BMP
ROWS: Final = 1_048_576
CONTINUED: Final = Sheet("continued", ("sheet", "row", "column", "text"))

_WIDTHS: Final = {"title": 40, "url": 50, "article": 50, "body": 60, "date": 11, "published_at": 20, "summary": 40}


class Xlsx:
    def catalogue(self, out: Path, asked: Asked) -> Catalogue | None:
        return None

    def write(self, job: Job) -> None:
        made = job.workshop / "articles.xlsx"
        try:
            self._write(job, made)
        except FileCreateError as error:  # no room
            raise OSError(errno.EIO, str(error), str(job.out)) from error
        job.workshop.release([(made, job.out)])

    def _write(self, job: Job, made: Path) -> None:
        ours = [*sheets(job.columns), CONTINUED]
        options = {"constant_memory": True, "strings_to_numbers": False, "tmpdir": str(job.workshop.path)}
        with xlsxwriter.Workbook(str(made), options) as book:
            pages = [_Page(book, sheet) for sheet in ours]
            for number, cells in rows(job):
                page = pages[number]
                for column, rest in page.add(cells):
                    for start in range(0, len(rest), CELL // 2):
                        where = [page.sheet.name, str(page.row), page.sheet.columns[column]]
                        pages[-1].add([*where, rest[start : start + CELL // 2]])


class _Page:
    """A sheet that is filled row by row."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.sheet = sheet
        self.row = 1  # as the spreadsheet numbers them
        self._page = book.add_worksheet(sheet.name)
        self._page.freeze_panes(1, 0)
        for column, name in enumerate(sheet.columns):
            self._page.set_column(column, column, _WIDTHS.get(name, 14))
            self._page.write_string(0, column, name, book.add_format({"bold": True}))

    def add(self, cells: list[str]) -> list[tuple[int, str]]:
        """Returns what did not fit: columns, and the rest of their text. Raises BadArgument when the sheet is full."""
        if self.row == ROWS:
            raise BadArgument(
                f"a sheet has {ROWS} rows, and there are more {self.sheet.name}; choose fewer, or another format"
            )
        over = []
        for column, text in enumerate(cells):
            if len(text) > CELL // 2 and len(text.encode("utf-16-le")) // 2 > CELL:
                over.append((column, text[CELL // 2 :]))
                text = text[: CELL // 2]
            self._page.write_string(self.row, column, text)
        self.row += 1
        return over
