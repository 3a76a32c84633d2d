"""`make bench-known`: what a million known articles cost a run, against none.

Writes the files of a thousand earlier runs, lets the index be made from them, and then measures in a process
of its own, for that folder and for an empty one: the time until a run is ready to ask for its first page, the
time of a question, and the greatest memory of the process. The limits are 1 s and 30 MB; exits with 1 beyond.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.own_process import measured
from tests.storage.runs import new_run, parsed, url
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.lines import to_line

RUNS = 1000
SECONDS, MEGABYTES = 1.0, 30.0


def write_files(data: Path, articles: int) -> None:
    """What `RUNS` earlier runs wrote. The records are short: the index does not hold their text."""
    template = asdict(parsed(url(0)).article)
    (data / "articles").mkdir()
    for run in range(RUNS):
        numbers = range(run * articles // RUNS, (run + 1) * articles // RUNS)
        lines = b"".join(to_line({**template, "url": url(number), "title": f"第{number}号"}) for number in numbers)
        (data / "articles" / f"20250101T{run:09}Z-tongchuan-abcdef.jsonl").write_bytes(lines)


def measure(data: Path) -> None:
    """Prints one JSON object. For a process of its own."""
    asyncio.run(_measure(data))


async def _measure(data: Path) -> None:
    begun = perf_counter()
    run = new_run(data)
    run._open()
    ready = perf_counter()
    questions = 10_000
    wanted = sum(run.wants(url(number * 97)) for number in range(questions))
    answered = perf_counter()
    run._close("finished")
    figures = {
        "ready_s": ready - begun,
        "question_us": (answered - ready) / questions * 1e6,
        "wanted": wanted,
        "close_s": perf_counter() - answered,
        "peak_mb": peak_memory(),
    }
    sys.stdout.write(json.dumps(figures))


def peak_memory() -> float:
    """In MB. Not by getrusage: what that says goes on from the process that started this one."""
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return 0
    with TemporaryDirectory() as full, TemporaryDirectory() as empty:
        write_files(Path(full), given.articles)
        begun = perf_counter()
        folder = DataFolder(Path(full))
        folder.settle()
        folder.close()
        made = perf_counter() - begun
        size = (Path(full) / "state.sqlite").stat().st_size / 2**20
        sys.stdout.write(
            f"index of {given.articles:,} articles made from {RUNS:,} files: {made:.0f} s, {size:.0f} MB\n"
        )
        none, million = (measured("known_articles", Path(folder)) for folder in (empty, full))
    for name in ("ready_s", "question_us", "close_s", "peak_mb"):
        sys.stdout.write(f"{name:12} {none[name]:10.3f} empty {million[name]:10.3f} with {given.articles:,}\n")
    more = million["peak_mb"] - none["peak_mb"]
    sys.stdout.write(f"memory beyond that of an empty index: {more:.1f} MB\n")
    return 0 if million["ready_s"] < SECONDS and more < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
