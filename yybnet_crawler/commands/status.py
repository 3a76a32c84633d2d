"""`scrapy status [REGION...] [--html FILE] [--metrics FILE] [--max-age 2h]`: how the data folder is doing, in one look.

Nothing is written but what is asked for, and no run waits. Exit status: 0, shown; 2, wrong arguments; 3, with
--max-age: a region had no good run for longer; 5, a file cannot be written, or the folder not be read; 130,
interrupted.
"""

import shutil
import sqlite3
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.durations import read_duration, shown
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.status.figures import FolderStatus, read_status
from yybnet_crawler.status.metrics import metrics
from yybnet_crawler.status.page import html_page
from yybnet_crawler.status.text import screen
from yybnet_crawler.storage.run_files import write_whole
from yybnet_crawler.terminal import printable, write

_NAMED = 5


class Command(OwnCommand):
    log_level = "CRITICAL"  # what is wrong with files is for `scrapy check` and the next run to say

    def syntax(self) -> str:
        return "[options] [<region> ...]"

    def short_desc(self) -> str:
        return "How each region is doing, the worst first; the backlog; when the disk is full"

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--html", metavar="FILE", help="write it as a page, too")
        parser.add_argument("--metrics", metavar="FILE", help="write it for node_exporter's textfile collector, too")
        parser.add_argument(
            "--max-age", metavar="AGE", help="exit with 3 when a region had no good run for longer: 90m, 2h, 3d"
        )

    def work(self, args: list[str], opts: Namespace) -> None:
        root = self.data_folder()
        limit = None if opts.max_age is None else read_duration("--max-age", opts.max_age)
        try:
            status = _of_regions(read_status(root, time.time()), args)
        except (OSError, sqlite3.Error) as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{root}: {error}")
            return
        terminal = shutil.get_terminal_size()
        lines = screen(status, terminal.columns, terminal.lines if sys.stdout.isatty() else None)
        write(f"{printable(line)}\n".encode("utf-8", "replace") for line in lines)
        if limit is not None:
            self._judge(status, limit, opts.max_age)
        for name, text in ((opts.html, html_page), (opts.metrics, metrics)):
            if name:
                try:
                    write_whole(Path(name), text(status).encode("utf-8", "replace"))
                except OSError as error:
                    self.fail(ExitStatus.WRITE_FAILED, f"{name}: {error.strerror or error}")

    def _judge(self, status: FolderStatus, limit: float, given: str) -> None:
        old = [each for each in status.regions if each.is_older_than(limit)]
        if not status.regions:
            self.fail(ExitStatus.NOTHING_FOUND, "no run over a region is known")
        elif old:
            ages = (f"{each.region} ({'never' if each.age is None else shown(each.age)})" for each in old[:_NAMED])
            more = f" and {len(old) - _NAMED} more" if len(old) > _NAMED else ""
            self.fail(ExitStatus.NOTHING_FOUND, f"no good run within {given} of {', '.join(ages)}{more}")


def _of_regions(status: FolderStatus, names: Sequence[str]) -> FolderStatus:
    """Of those named only; of all when none is. Raises BadArgument for one that no run was asked for."""
    known = {region.region for region in status.regions}
    if unknown := next((name for name in names if name not in known), None):
        raise BadArgument(f"{unknown}: no run was asked for it; there are: {', '.join(sorted(known)) or 'none'}")
    return replace(status, regions=[each for each in status.regions if each.region in names]) if names else status
