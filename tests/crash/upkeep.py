"""`make crash-upkeep`: `scrapy compact` and `scrapy forget` are killed at random moments, until they are done.

A folder of several hundred runs is compacted, then articles are forgotten. After each kill every row of the others is
there once; in the end nothing is lost, nothing is there twice, `scrapy check` finds nothing wrong, and nothing is left
of what was forgotten. Exits with 1 otherwise.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.storage.crawls import ROOT
from tests.storage.runs import crawl_in_hand, new_run, parsed, url
from tests.upkeep.folders import contents, dead
from yybnet_crawler.upkeep.erasure import unfinished
from yybnet_crawler.upkeep.inspection import Inspection

FORGOTTEN = 20


def write_folder(data: Path, runs: int) -> None:
    """So many runs of the last months, each with three articles and a dead link."""
    for run in range(runs):
        crawl_in_hand(data, [*(parsed(url(run * 3 + n)) for n in range(3)), dead(100_000 + run)])
    for path in data.rglob("*"):
        if path.is_file():
            os.utime(path, (1.0, 1.0))


def killed(data: Path, after: float, *command: str) -> bool:
    """Runs the command and kills it after so many seconds. False when it came to its end before that."""
    line = [sys.executable, "-m", "scrapy", *command, "-s", f"YYBNET_DATA_DIR={data}"]
    process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(after) != 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


def moment(dice: random.Random, start: float, kills: int) -> float:
    """Seconds until the next kill: a little later each time, so that there is an end."""
    return start * 0.7 + dice.uniform(0.0, 0.5) + kills * 0.03


def wrong(data: Path) -> list[str]:
    told: list[str] = []
    Inspection(data, told.append).run()
    return told


def kept(rows: dict[str, list[dict[str, Any]]], urls: list[str]) -> list[str]:
    return [row["url"] for kind in ("articles", "rejected") for row in rows[kind] if row["url"] not in urls]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    with TemporaryDirectory() as name:
        data = Path(name)
        write_folder(data, given.runs)
        before = contents(data)
        urls = [row["url"] for row in dice.sample(before["articles"], FORGOTTEN)]
        begun = time.monotonic()
        assert not killed(data, 600, "status")
        start = time.monotonic() - begun  # what any command takes to begin
        kills = {"compact": 0, "forget": 0}
        while killed(data, moment(dice, start, kills["compact"]), "compact"):
            kills["compact"] += 1
            assert contents(data) == before, f"after {kills} kills"
        assert wrong(data) == []
        while True:
            if not killed(data, moment(dice, start, kills["forget"]), "forget", *urls, "--reason", "asked for"):
                break
            kills["forget"] += 1
            assert kept(contents(data), urls) == kept(before, urls), f"after {kills} kills"
        assert unfinished(data) == []
        assert wrong(data) == []
        left = contents(data)
        assert kept(left, urls) == kept(before, urls)
        assert len(left["articles"]) == len(before["articles"]) - FORGOTTEN
        run = new_run(data)
        run._open()
        assert not any(run.wants(row["url"]) for row in before["articles"])
        run._close("finished")
    sys.stdout.write(f"{given.runs} runs, killed {kills}: 0 lost, 0 twice, {FORGOTTEN} forgotten\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
