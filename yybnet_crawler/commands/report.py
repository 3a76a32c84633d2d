"""`scrapy report OUT.html [--region R] [--since DAY] [--until DAY] [--source S]`: the data folder as a page to look at.

Exit status: 0, written; 2, wrong arguments, such as a package that is not installed; 3, no article is there or was
asked for, or lines of the data folder are no records, and were left out; 5, the page cannot be written; 130,
interrupted.
"""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from yybnet_crawler.command import ChoosingCommand
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.extras import needed
from yybnet_crawler.errors import BadArgument, MissingPackage
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.storage.run_files import write_whole
from yybnet_crawler.terminal import printable

if TYPE_CHECKING:
    from yybnet_crawler.data.folder import Damage

_PACKAGES = ("pyarrow", "numpy", "rensa", "altair", "vl_convert")
_CHOICES = ("region", "since", "until", "source")


class Command(ChoosingCommand):
    def syntax(self) -> str:
        return "[options] <out.html>"

    def short_desc(self) -> str:
        return "The articles of the data folder as a page to look at: charts, and a table to search"

    def work(self, args: list[str], opts: Namespace) -> None:
        if len(args) != 1:
            raise BadArgument("give one file to write, such as report.html")
        chosen = {name: value for name in _CHOICES if (value := getattr(opts, name))}
        choice = Choice.read(**chosen)
        try:
            for package in _PACKAGES:
                needed(package)
        except MissingPackage as error:
            raise BadArgument(str(error)) from None
        from yybnet_crawler.overview.gathered import gather
        from yybnet_crawler.overview.page import html_page

        assert self.settings is not None
        root, out = Path(self.settings["YYBNET_DATA_DIR"]), Path(args[0])
        damaged: list[Damage] = []
        try:
            found = gather(root, choice, damaged.append)
            if not found.counts.articles:
                self.fail(ExitStatus.NOTHING_FOUND, f"{root}: no such article is in it; no page was written")
                return
            said = " ".join(f"--{name} {value}" for name, value in chosen.items())
            page = html_page(found, said, len(damaged), datetime.now(ZoneInfo("Asia/Shanghai")))
            write_whole(out, page.encode("utf-8", "replace"))
        except OSError as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{error.filename or out}: {error.strerror or error}")
            return
        sys.stdout.write(printable(f"{out}: {found.counts.articles} articles\n"))
        self.fail_for(damaged)
