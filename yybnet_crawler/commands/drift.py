"""`scrapy drift accept [CITY...]`: how pages are read now is right; from here on runs are compared with that.

Exit status: 0, done or nothing to be done; 2, wrong arguments; 5, the data folder cannot be written; 6, another run
holds it.
"""

import sqlite3
import sys
from argparse import Namespace

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.history import accept
from yybnet_crawler.storage.lock import LockHeld
from yybnet_crawler.storage.state import State


class Command(OwnCommand):
    log_level = "WARNING"

    def syntax(self) -> str:
        return "accept [<city> ...]"

    def short_desc(self) -> str:
        return "Take as right how pages are read now: drift that was found is drift no more"

    def work(self, args: list[str], opts: Namespace) -> None:
        if args[:1] != ["accept"]:
            raise BadArgument("give `accept`, and the cities (all of them by default)")
        root = self.data_folder()
        folder = DataFolder(root)
        try:
            known = folder.ask(State.cities)
            if unknown := sorted(set(args[1:]) - set(known)):
                raise BadArgument(f"{unknown[0]}: no run read pages of it; there are: {', '.join(known)}")
            with folder.lock:
                for city in args[1:] or known:
                    runs = folder.ask(lambda state, city=city: accept(state, root, city))  # type: ignore[misc]
                    sys.stdout.write(f"{city}: {f'the drift of {runs} runs is accepted' if runs else 'no drift'}\n")
        except LockHeld as error:
            self.fail(ExitStatus.LOCK_HELD, str(error))
        except (OSError, sqlite3.Error) as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{root}: {error}")
        finally:
            folder.close()
