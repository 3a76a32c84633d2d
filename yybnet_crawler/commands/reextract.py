"""`scrapy reextract FILES... [--out DIR] [--workers N] [--cluster ADDRESS]`: kept pages become records anew.

Into a data folder (the default) go the records that are new or changed, into any other folder all. Exit status: 0,
done; 2, wrong arguments; 3, an input could not be read, or no page of the site was in any; 5, not everything could be
written; 6, a run has one of the cities; 130, interrupted: the same command does what is missing.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from scrapy.exceptions import CloseSpider

from yybnet_crawler.archives.inputs import inputs
from yybnet_crawler.command import OwnCommand
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.reextraction.cluster import on_cluster
from yybnet_crawler.reextraction.merge import KINDS, merge
from yybnet_crawler.reextraction.part import Part
from yybnet_crawler.reextraction.progress import Progress
from yybnet_crawler.reextraction.workers import Outcome, in_processes, in_this_process
from yybnet_crawler.storage.troubles import Troubles
from yybnet_crawler.terminal import printable


class Command(OwnCommand):
    interrupted = "interrupted; the same command does what is missing"

    def syntax(self) -> str:
        return "[options] <file-or-folder> ..."

    def short_desc(self) -> str:
        return "Read kept pages (WARC files, folders of saved pages) into records anew"

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--out", metavar="DIR", help="where to write (default: the data folder)")
        parser.add_argument("--workers", metavar="N", type=int, help="processes (default: one for each processor)")
        parser.add_argument(
            "--cluster", metavar="ADDRESS", help="a Dask scheduler instead, such as tcp://10.0.0.1:8786"
        )

    def work(self, args: list[str], opts: Namespace) -> None:
        assert self.settings is not None
        out = Path(opts.out or self.settings["YYBNET_DATA_DIR"]).absolute()
        try:
            if opts.workers is not None and opts.workers < 1:
                raise BadArgument(f"--workers={opts.workers}: give a whole number from 1 up")
            if not args:
                raise BadArgument("give WARC files, or folders with saved pages or WARC files in them")
            sources = inputs(args)
            out.mkdir(parents=True, exist_ok=True)
            parts = [Part(source, out, _is_data_folder(out, given=opts.out)) for source in sources]
            self._make(parts, opts)
        except OSError as error:
            self.fail(ExitStatus.WRITE_FAILED, f"{error.filename or out}: {error.strerror or error}")

    def _make(self, parts: Sequence[Part], opts: Namespace) -> None:
        troubles = Troubles()
        total: Counter[str] = Counter()
        done = {part: report for part in parts if (report := part.done())}
        missing = [part for part in parts if part not in done]
        progress = Progress(missing)
        try:
            for part, outcome in chain(done.items(), _outcomes(missing, opts, progress)):
                if isinstance(outcome, OSError):
                    self._failed(part, outcome)
                    continue
                if part.for_merge and "merged" not in outcome:
                    outcome = merge(part, outcome, troubles)
                progress.clear()
                _show(part, outcome, again=part in done)
                if unread := outcome.get("unread"):
                    what = ", ".join(f"{count} {reason}" for reason, count in unread.items())
                    what += f"; {', '.join(outcome['unread_at'])}"
                    self.fail(ExitStatus.NOTHING_FOUND, f"{part.source}: not all of it could be read ({what})")
                total.update(parts=1, pages=outcome["pages"], records=outcome["records"])
        except CloseSpider:
            status = ExitStatus.LOCK_HELD if troubles.lock_held else ExitStatus.WRITE_FAILED
            self.fail(status, troubles.lock_held or troubles.write_error or "the data folder cannot be used")
            return
        if not total["pages"] and not self.exitcode:
            self.fail(ExitStatus.NOTHING_FOUND, "no article page of the site is in any of them")
        sys.stdout.write(f"{total['parts']} inputs, {total['pages']} pages, {total['records']} records\n")

    def _failed(self, part: Part, error: OSError) -> None:
        if error.filename == str(part.source):
            self.fail(ExitStatus.NOTHING_FOUND, f"{part.source}: {error.strerror}")
        elif error.strerror:
            self.fail(ExitStatus.WRITE_FAILED, f"{error.filename or part.out}: {error.strerror}")
        else:  # of the workers, not of a file
            self.fail(ExitStatus.WRITE_FAILED, f"{part.source}: {error}")


def _is_data_folder(out: Path, *, given: str | None) -> bool:
    """Whether only changes are wanted there: it is the project's own, or runs were written to it."""
    return given is None or (out / "state.sqlite").exists() or (out / "runs").is_dir()


def _outcomes(parts: Sequence[Part], opts: Namespace, progress: Progress) -> Iterator[tuple[Part, Outcome]]:
    if not parts:
        return iter(())
    if opts.cluster:
        return on_cluster(parts, opts.cluster, progress.take)
    workers = min(opts.workers or os.cpu_count() or 1, len(parts))
    return in_processes(parts, workers, progress.take) if workers > 1 else in_this_process(parts, progress.take)


def _show(part: Part, report: dict[str, Any], *, again: bool) -> None:
    """A line for each input: what came of it."""
    said = [f"{report['pages']} pages", f"{report['records']} records"]
    if merged := report.get("merged"):
        said += [f"{count} {what.replace('_', ' ')}" for what in KINDS if (count := merged[what])]
        said += [f"lost {name} on {count}" for name, count in merged["lost_fields"].items()]
    said += [f"{count} {reason}" for reason, count in report["rejected"].items()]
    if report["passed"]:
        said.append("passed over " + ", ".join(f"{count} {reason}" for reason, count in report["passed"].items()))
    done = "done before: " if again else ""
    sys.stdout.write(printable(f"{part.source}: {done}{', '.join(said)}\n"))
    sys.stdout.flush()
