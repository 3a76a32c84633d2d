"""`make bench-runs`: what a hundred thousand earlier runs cost the start of a run with nothing new.

Writes their files (a record, a rejection and a report each), lets the index be made, and measures in a process of its
own, for that folder and for an empty one, the time until a run is ready to ask for its first page, and the time of its
end. The limit is a second more than an empty folder's; exits with 1 beyond.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from benchmarks.own_process import measured
from tests.storage.runs import crawl_in_hand, new_run, parsed, url
from yybnet_crawler.items import Rejection
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.lines import rejection_line, to_line

LIMIT = 1.0  # seconds


def write_files(data: Path, runs: int) -> None:
    """What so many hourly runs left, of which each found one article and one dead link."""
    template = asdict(parsed(url(0)).article)
    crawl_in_hand(data, [parsed(url(n)) for n in range(10)])
    (report,) = [file.read_bytes() for file in data.glob("runs/*.json")]
    (data / "rejected").mkdir(exist_ok=True)
    for run in range(runs):
        name = f"20250101T{run:09}Z-tongchuan-abcdef"
        (data / "articles" / f"{name}.jsonl").write_bytes(to_line({**template, "url": url(run + 10)}))
        dead = Rejection(url(10_000_000 + run), "http_404", "gone", transient=False)
        line = rejection_line(dead, at="2025-01-01T00:00:00+00:00", page=None)
        (data / "rejected" / f"{name}.jsonl").write_bytes(line)
        (data / "runs" / f"{name}.json").write_bytes(report)


def measure(data: Path) -> None:
    """Prints one JSON object. For a process of its own."""
    asyncio.run(_measure(data))


async def _measure(data: Path) -> None:
    begun = perf_counter()
    run = new_run(data)
    run._open()
    ready = perf_counter()
    run.wants(url(5))
    run.overdue()
    asked = perf_counter()
    run._close("finished")
    figures = {"ready_s": ready - begun, "overdue_s": asked - ready, "close_s": perf_counter() - asked}
    sys.stdout.write(json.dumps(figures))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return 0
    with TemporaryDirectory() as full, TemporaryDirectory() as empty:
        write_files(Path(full), given.runs)
        begun = perf_counter()
        folder = DataFolder(Path(full))
        folder.settle()
        folder.close()
        sys.stdout.write(f"index made from the files of {given.runs:,} runs: {perf_counter() - begun:.0f} s\n")
        sleep(0.1)
        folders = {"empty": empty, "first": full, "later": full}
        figures = {name: measured("many_runs", Path(folder)) for name, folder in folders.items()}
    for name, found in figures.items():
        sys.stdout.write(f"{name:6}" + "".join(f" {key} {value:.3f}" for key, value in found.items()) + "\n")
    more = max(figures[name]["ready_s"] for name in ("first", "later")) - figures["empty"]["ready_s"]
    sys.stdout.write(f"a start costs {more:.3f} s more than an empty folder's\n")
    return 0 if more < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
