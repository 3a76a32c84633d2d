"""`make bench-diff`: `scrapy diff` over two sets of 100,000 records; every one of another visit, one in ten changed."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.throughput import answers, article_path
from yybnet_crawler import extract_article
from yybnet_crawler.storage.lines import _record, to_line

RECORDS, SECONDS, MEGABYTES = 100_000, 20, 500
_MEASURED = (
    "import resource, sys; from scrapy.cmdline import execute; code = 0\n"
    "try: execute(['scrapy', 'diff', *sys.argv[1:]])\n"
    "except SystemExit as end: code = end.code\n"
    "sys.stderr.write(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]); sys.exit(code)"
)


def write(folder: Path) -> tuple[Path, Path]:
    pages = answers()
    bodies = {number: pages[article_path(number).encode()].partition(b"\r\n\r\n")[2] for number in range(100)}
    records = [_record(extract_article(body, url="https://www.yybnet.net/")) for body in bodies.values()]
    old, new = folder / "old.jsonl", folder / "new.jsonl"
    with old.open("wb") as before, new.open("wb") as after:
        for number in range(RECORDS):
            record = {**records[number % len(records)], "url": f"https://www.yybnet.net{article_path(number)}"}
            before.write(to_line({**record, "fetched_at": "2026-01-01T00:00:00+00:00"}))
            changed = {"body": record["body"][1:], "source": None} if number % 10 == 0 else {}
            after.write(to_line({**record, **changed, "fetched_at": "2026-02-01T00:00:00+00:00"}))
    return old, new


def main() -> int:
    with TemporaryDirectory() as folder:
        old, new = write(Path(folder))
        size = old.stat().st_size / RECORDS
        began = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, str(old), str(new), "--json"], capture_output=True, text=True, check=True
        )
        seconds = perf_counter() - began
        found, megabytes = json.loads(done.stdout), int(done.stderr.split()[-1]) / 1024
        sys.stdout.write(
            f"{RECORDS} records of {size:.0f} bytes a side, {found['changed']} changed:"
            f" {seconds:.1f} s (goal {SECONDS}), {megabytes:.0f} MB (goal {MEGABYTES})\n"
        )
        return 0 if seconds < SECONDS and megabytes < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
