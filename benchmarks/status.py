"""`make bench-status`: how long `scrapy status` takes over 300 regions and 100,000 runs.

Takes so many reports into an index, hourly ones of all regions in turn, and measures the command in a process of its
own, its start included. The limit is two seconds; exits with 1 beyond.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from yybnet_crawler.storage.lines import url_key
from yybnet_crawler.storage.run_name import run_name
from yybnet_crawler.storage.state import State

LIMIT = 2.0  # seconds
TIMES = 5


def make_index(data: Path, regions: int, runs: int, backlog: int) -> None:
    """As the reports of so many runs would make it; each region's last one ended within the hour."""
    state = State.open(data / "state.sqlite")
    now = datetime.now(UTC)
    rejected = json.dumps({"http_404": 1, "timeout": 2})
    with state.transaction():
        for number in range(runs):
            ago = timedelta(hours=(runs - 1 - number) // regions, seconds=number % regions)
            began, name = now - ago, f"city{number % regions:03}"
            run = run_name(began, name)
            moments = (began.timestamp(), began.timestamp() + 90)
            state.put_region(name, run, *moments, int(number % 97 > 0), "", 3, 1, 0, rejected, 0)
            state.put_reading(name, run, json.dumps({"read": 3, "rules": {"title": 3}}), drift=False)
            state.note_ingested(f"runs/{run}.json", 4000)
        for day in range(runs // regions // 24 + 1):
            state.put("days", (now - timedelta(days=day)).date().isoformat(), 24 * regions, 90_000, 60_000.0, 10**8)
        for number in range(backlog):
            url = f"https://www.yybnet.net/city{number % regions:03}/news/202601/{number}.html"
            state.put("refused", url, 0, number % 3, now.timestamp(), f"rejected/{url_key(url).hex()}.jsonl")
    state.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=int, default=300)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--backlog", type=int, default=100_000)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        data = Path(folder)
        make_index(data, given.regions, given.runs, given.backlog)
        size = (data / "state.sqlite").stat().st_size / 1e6
        command = [sys.executable, "-m", "scrapy", "status", "-s", f"YYBNET_DATA_DIR={data}"]
        taken, bare = [], []
        for _ in range(TIMES):
            taken.append(_seconds(command))
            bare.append(_seconds([sys.executable, "-m", "scrapy", "status", "--help"]))
        rows = sqlite3.connect(data / "state.sqlite").execute("SELECT count(*) FROM regions").fetchone()[0]
    sys.stdout.write(
        f"{given.regions} regions, {given.runs:,} runs ({rows:,} of them kept), {given.backlog:,} pages to be had,"
        f" an index of {size:.0f} MB: {min(taken):.2f} to {max(taken):.2f} s; --help takes {min(bare):.2f} s\n"
    )
    return 0 if min(taken) < LIMIT else 1


def _seconds(command: list[str]) -> float:
    begun = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
