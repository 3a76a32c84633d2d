"""`scrapy check`: whether the data folder is as it should be. Nothing is written; runs may go on.

Exit status: 0, all is well; 2, wrong arguments; 3, something is not as it should be: a line on standard output says
what, with file and line; 5, the folder cannot be read; 130, interrupted.
"""

import sys
from argparse import Namespace

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.terminal import printable, write
from yybnet_crawler.upkeep.inspection import Inspection


class Command(OwnCommand):
    log_level = "CRITICAL"  # what is damaged is told here

    def short_desc(self) -> str:
        return "Verify the data folder: every line, every seal, every page, the index"

    def work(self, args: list[str], opts: Namespace) -> None:
        if args:
            raise BadArgument(f"{args[0]}: check takes no arguments; the folder is YYBNET_DATA_DIR")
        root = self.data_folder()
        inspection = Inspection(root, lambda what: write([f"{printable(what)}\n".encode("utf-8", "replace")]))
        try:
            inspection.run()
        except OSError as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{root}: {error}")
            return
        for note in inspection.notes:
            self.say(note)
        looked_at = f"{inspection.files} files, {inspection.lines} lines, {inspection.pages} pages"
        if inspection.wrong:
            self.fail(ExitStatus.NOTHING_FOUND, f"{inspection.wrong} things are wrong in {looked_at}")
        else:
            sys.stdout.write(f"all is well: {looked_at}\n")
