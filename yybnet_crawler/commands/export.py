"""`scrapy export OUT [--format NAME] [--region R] [--since DAY] [--until DAY] [--source S] [--fields A,B]`: the
articles of the data folder as a file for other programs.

Exit status: 0, written, or nothing new to write; 2, wrong arguments, such as a package that is not installed; 3, lines
of the data folder are no records, and were left out; 5, the file cannot be written; 6, another export is writing it;
130, interrupted.
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from yybnet_crawler.command import ChoosingCommand
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.errors import BadArgument, MissingPackage
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.export.formats import FORMATS, format_of, need
from yybnet_crawler.storage.lock import LockHeld
from yybnet_crawler.terminal import printable

if TYPE_CHECKING:
    from yybnet_crawler.data.folder import Damage


class Command(ChoosingCommand):
    interrupted = "interrupted; no file is left half written"

    def syntax(self) -> str:
        return "[options] <out>"

    def short_desc(self) -> str:
        return "The articles of the data folder as Parquet, SQLite, DuckDB, CSV, XLSX or JSON"

    def add_options(self, parser: ArgumentParser) -> None:
        names = "; ".join(f"{each.name}, {each.what}" for each in FORMATS)
        parser.add_argument("--format", metavar="NAME", help=f"by OUT's ending, else: {names}")
        super().add_options(parser)
        parser.add_argument("--fields", metavar="NAMES", help="only these columns, with commas between")

    def work(self, args: list[str], opts: Namespace) -> None:
        if len(args) != 1:
            raise BadArgument("give one file or folder to write")
        out = Path(args[0])
        format_ = format_of(out, opts.format)
        choice = Choice.read(opts.region, opts.since, opts.until, opts.source)
        try:
            need(format_)
        except MissingPackage as error:
            raise BadArgument(str(error)) from None
        from yybnet_crawler.export.export import columns_of, export

        assert self.settings is not None
        root = Path(self.settings["YYBNET_DATA_DIR"])
        damaged: list[Damage] = []
        try:
            done = export(root, out, format_.make(), choice, columns_of(opts.fields, format_.name), damaged.append)
        except LockHeld as error:
            self.fail(ExitStatus.LOCK_HELD, str(error))
            return
        except OSError as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{error.filename or out}: {error.strerror or error}")
            return
        said = [f"{done.new} new", f"{done.changed} changed", f"{done.gone} gone"] if done.went_on else []
        counts = f"{done.all} articles" + (f" ({', '.join(said)})" if said else "")
        sys.stdout.write(printable(f"{out}: {counts}\n"))
        self.fail_for(damaged)
