"""`scrapy diff OLD NEW [--html FILE] [--json]`: what changed between two sets of records, field by field.

A set is a data folder, another folder of record files, or one file. Exit status: 0, compared, whatever it found; 2,
wrong arguments, such as a set without a record; 3, a set cannot be read, or has lines that are no record; 5, the page
cannot be written; 130, interrupted.
"""

import json
import shutil
from argparse import ArgumentParser, Namespace
from itertools import chain
from pathlib import Path

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.comparison.page import html_page
from yybnet_crawler.comparison.result import compare
from yybnet_crawler.comparison.sets import files_of
from yybnet_crawler.comparison.text import examples, summary
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.storage.run_files import write_whole
from yybnet_crawler.terminal import printable, write


class Command(OwnCommand):
    def syntax(self) -> str:
        return "[options] <old> <new>"

    def short_desc(self) -> str:
        return "What changed between two sets of records, field by field"

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--html", metavar="FILE", help="write a page to send around")
        parser.add_argument("--json", action="store_true", help="all of it for machines, on standard output")

    def work(self, args: list[str], opts: Namespace) -> None:
        if len(args) != 2:
            raise BadArgument("give two sets of records, the old one first")
        try:
            found = compare(*map(files_of, args))
        except OSError as error:
            self.fail(ExitStatus.NOTHING_FOUND, f"{error.filename}: {error.strerror}")
            return
        for name, records in zip(args, (found.old, found.new), strict=True):
            if not records:
                raise BadArgument(f"{name}: there is no record in it")
        if found.damaged:
            where = "; ".join(found.damaged_at)
            self.fail(ExitStatus.NOTHING_FOUND, f"{found.damaged} lines are no records: {where}")
        if opts.html:
            try:
                page = html_page(found, f"{args[0]} and {args[1]}")
                write_whole(Path(opts.html), page.encode("utf-8", "replace"))
            except OSError as error:
                self.fail(ExitStatus.WRITE_FAILED, f"{opts.html}: {error.strerror or error}")
        if opts.json:
            lines = iter([json.dumps(found.as_dict(), ensure_ascii=False, indent=1)])
        else:
            width = shutil.get_terminal_size().columns
            lines = chain(summary(found), examples(found, width))
        write(f"{printable(line)}\n".encode("utf-8", "replace") for line in lines)
