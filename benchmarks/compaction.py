"""`make bench-compact`: what putting 60,000 files into months' files takes, and what it changes.

Exits with 1 when the next run would ask for a page that the runs before had, when the index was made anew, or when a
row is not what it was.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.storage.runs import crawl_in_hand, new_run, parsed, url
from tests.upkeep.folders import contents
from yybnet_crawler.items import Rejection
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.lines import rejection_line, to_line
from yybnet_crawler.upkeep.compaction import compact

A_RUN = 5  # records
_WORDS = "桥头的灯亮了，街坊们搬出凳子坐到很晚。"


def write_files(data: Path, runs: int) -> None:
    """What so many runs of two years left: five articles, a dead link and a report each."""
    crawl_in_hand(data, [parsed(url(n)) for n in range(10)])
    (report,) = [file.read_bytes() for file in data.glob("runs/*.json")]
    (data / "rejected").mkdir(exist_ok=True)
    for run in range(runs):
        name = f"2025{run % 12 + 1:02}01T{run:09}Z-tongchuan-abcdef"
        paragraphs = [f"{_WORDS}{run}号灯。" * 8 for _ in range(5)]
        records = [asdict(parsed(url(run * A_RUN + n + 10), body=paragraphs).article) for n in range(A_RUN)]
        dead = Rejection(url(10_000_000 + run), "http_404", "gone", transient=False)
        files = {
            "articles": b"".join(map(to_line, records)),
            "rejected": rejection_line(dead, at="2025-01-01T00:00:00+00:00", page=None),
            "runs": report,
        }
        for kind, content in files.items():
            path = data / kind / f"{name}{'.json' if kind == 'runs' else '.jsonl'}"
            path.write_bytes(content)
            os.utime(path, (1.0, 1.0))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000, help="each of three files")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        data = Path(name)
        write_files(data, given.runs)
        folder = DataFolder(data)
        folder.settle()
        before, index = contents(data), (data / "state.sqlite").stat().st_ino
        start = _start(data)
        begun = perf_counter()
        done = list(compact(folder, time.time()))
        taken = perf_counter() - begun
        folder.close()
        size = sum(each.bytes for each in done)
        packed = sum(path.stat().st_size for path in data.rglob("2*.gz") if path.parent.name != "pages")
        run = new_run(data)
        run._open()
        wanted = sum(run.wants(row["url"]) for row in islice(before["articles"], 0, None, 50))
        run._close("finished")
        same = contents(data) == before and (data / "state.sqlite").stat().st_ino == index
        figures = {
            "files": sum(each.files for each in done), "seconds": round(taken, 1), "MB": round(size / 1e6),
            "packed MB": round(packed / 1e6), "asked again": wanted, "all as it was": same,
            "start before, s": start, "start after, s": _start(data),
        }  # fmt: skip
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if same and not wanted else 1


def _start(data: Path) -> float:
    begun = perf_counter()
    run = new_run(data)
    run._open()
    taken = perf_counter() - begun
    run._close("finished")
    return round(taken, 3)


if __name__ == "__main__":
    sys.exit(main())
