"""`scrapy compact`: sealed files older than a day go into one a month.

Exit status: 0, done or nothing to be done; 2, wrong arguments; 3, a file cannot be read, the others are done; 5, the
data folder cannot be written; 6, another command is at its upkeep, or a run does not let go of it; 130, interrupted:
the same command does what is missing.
"""

import sqlite3
import sys
import time
from argparse import Namespace

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.lock import LockHeld
from yybnet_crawler.terminal import printable
from yybnet_crawler.upkeep.compaction import compact
from yybnet_crawler.upkeep.erasure import finish
from yybnet_crawler.upkeep.lock import upkeep_lock


class Command(OwnCommand):
    log_level = "WARNING"
    interrupted = "interrupted; the same command does what is missing"

    def short_desc(self) -> str:
        return "Put the files of the data folder that are older than a day into one a month"

    def work(self, args: list[str], opts: Namespace) -> None:
        if args:
            raise BadArgument(f"{args[0]}: compact takes no arguments; the folder is YYBNET_DATA_DIR")
        root = self.data_folder()
        folder = DataFolder(root)
        try:
            with upkeep_lock(root):
                folder.settle()
                finish(folder)  # what a killed `scrapy forget` left to do
                for done in compact(folder, time.time()):
                    if done.trouble:
                        self.fail(ExitStatus.NOTHING_FOUND, done.trouble)
                        continue
                    packed = done.month.stat().st_size
                    figures = f"{done.files} files of {done.bytes:,} bytes are in it, {packed:,} bytes in all"
                    sys.stdout.write(printable(f"{done.month}: {figures}\n"))
        except LockHeld as error:
            self.fail(ExitStatus.LOCK_HELD, str(error))
        except (OSError, sqlite3.Error) as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{root}: {error}")
        finally:
            folder.close()
