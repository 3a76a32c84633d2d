"""What the commands of our own have in common: how they speak, and how they end when they cannot go on."""

import logging
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from scrapy.commands import ScrapyCommand

from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.given_settings import check_settings
from yybnet_crawler.log_format import china_clock
from yybnet_crawler.terminal import open_what_is_closed, printable, program

if TYPE_CHECKING:
    from yybnet_crawler.data.folder import Damage

_NAMED = 3  # damaged lines that are named


def begin() -> None:
    """What each command does first."""
    open_what_is_closed()
    logging.Formatter.converter = staticmethod(china_clock)


class OwnCommand(ScrapyCommand):
    """A subclass does its work in `work`, and `fails` with a line on standard error."""

    requires_project = True
    log_level: ClassVar[str] = "ERROR"  # no account of a crawl, unless the command line asks for one
    interrupted: ClassVar[str] = "interrupted"

    def work(self, args: list[str], opts: Namespace) -> None:
        """May raise BadArgument, and KeyboardInterrupt on Ctrl-C and SIGTERM."""
        raise NotImplementedError

    def process_options(self, args: list[str], opts: Namespace) -> None:
        assert self.settings is not None
        begin()
        self.settings.set("LOG_LEVEL", self.log_level, priority="cmdline")
        super().process_options(args, opts)
        try:
            check_settings(self.settings)
        except BadArgument as error:
            self.fail(ExitStatus.BAD_ARGUMENTS, str(error))
            raise SystemExit(self.exitcode) from error
        # Scrapy takes an option that it does not know for an argument.
        if unknown := next((arg for arg in args if arg.startswith("-") and arg != "-"), None):
            self.fail(ExitStatus.BAD_ARGUMENTS, f"{unknown}: there is no such option; --help lists them")
            raise SystemExit(self.exitcode)

    def run(self, args: list[str], opts: Namespace) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self.work(args, opts)
        except BadArgument as error:
            self.fail(ExitStatus.BAD_ARGUMENTS, str(error))
        except KeyboardInterrupt:
            self.fail(ExitStatus.INTERRUPTED, self.interrupted)

    def data_folder(self) -> Path:
        """Where everything is. Raises BadArgument when it is not there."""
        assert self.settings is not None
        name = self.settings["YYBNET_DATA_DIR"]
        if not name or not Path(name).is_dir():
            raise BadArgument(f"there is no data folder {name or '(YYBNET_DATA_DIR is empty)'}")
        return Path(name)

    def fail(self, status: ExitStatus, why: str) -> None:
        """Says why, and that the command will exit with this status."""
        self.say(why)
        self.exitcode = int(status)

    def say(self, what: str) -> None:
        name = type(self).__module__.rpartition(".")[2]
        sys.stderr.write(f"{program()} {name}: {printable(' '.join(what.split()))}\n")


class ChoosingCommand(OwnCommand):
    """One that reads the articles somebody chooses; its options are those of `data.choice.Choice.read`."""

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--region", help="only of these: tongchuan, xianyang/binxian, 铜川, 陕西; several with commas"
        )
        parser.add_argument("--since", metavar="DAY", help="only of this day and later: 2018-01-31")
        parser.add_argument("--until", metavar="DAY", help="only of this day and earlier")
        parser.add_argument("--source", metavar="NAME", help="only of this newspaper; several with commas")

    def fail_for(self, damaged: Sequence["Damage"]) -> None:
        """Fails when lines are no records, and names the first of them."""
        if damaged:
            where = "; ".join(map(str, damaged[:_NAMED]))
            more = f"; and {len(damaged) - _NAMED} more" if len(damaged) > _NAMED else ""
            self.fail(ExitStatus.NOTHING_FOUND, f"{len(damaged)} lines are no records and are left out: {where}{more}")
