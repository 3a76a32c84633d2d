"""`make bench-archive`: what keeping a page costs, and how fast kept pages are read again.

Generated articles of 21 to 25 KB are kept in four archives, then read in turn, round after round:

- memory   bare extraction, the bytes at hand, in this process
- one      `reextract` in one process
- two      in two processes, their start included
- cluster  on a Dask scheduler with two workers on this machine (left out without `distributed`)

Prints pages a second, and the ratios with their goals; exits with 1 below one of them. The first ratio is of processor
time, the others of the clock's: they need two idle processors, and what the processes took of them is printed, too.
`--memory N` reads one archive of N pages and prints this process's peak memory every tenth of the way.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from yybnet_crawler import extract_article
from yybnet_crawler.items import Capture, Page
from yybnet_crawler.reextraction.cluster import on_cluster
from yybnet_crawler.reextraction.part import Part, make
from yybnet_crawler.reextraction.workers import in_processes, in_this_process
from yybnet_crawler.storage.archive import Archive

FILES, PAGES, ROUNDS = 4, 12_000, 3
GOALS = {"one / memory": 0.85, "two / one": 1.8, "cluster / two": 0.9}
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Server", "nginx"), ("Vary", "Accept-Encoding")]


def bodies() -> list[bytes]:
    from benchmarks.throughput import answers, article_path  # which no worker needs

    pages = answers()
    return list(dict.fromkeys(pages[article_path(number).encode()].partition(b"\r\n\r\n")[2] for number in range(500)))


def captures(count: int) -> Iterator[Capture]:
    from benchmarks.throughput import article_path

    for number, body in enumerate(islice(cycle(bodies()), count)):
        url = f"https://www.yybnet.net{article_path(number)}"
        yield Capture(url, 200, HEADERS, body, datetime.now(UTC))


def keep(folder: Path, count: int, files: int) -> list[Path]:
    """Writes the archives and says what a page costs."""
    pages = list(captures(count // files))
    archives = [Archive(folder, f"run{number}") for number in range(files)]
    began = process_time()
    for archive in archives:
        for page in pages:
            page.place = None
            archive.keep_page(page.url, Page(page.url, b"", None, page.fetched_at, capture=page))
    seconds = process_time() - began
    size, sidecar = (sum(file.size for file in kind) / len(pages) / files for kind in _files(archives))
    tell(f"kept: {size:.0f} bytes a page, {sidecar:.0f} in the sidecar, {1000 * seconds / len(pages) / files:.2f} ms")
    sealed = [archive.pages.seal() for archive in archives]
    return [path for path in sealed if path]


def _files(archives: list[Archive]) -> tuple[list, list]:  # type: ignore[type-arg]
    return [each.pages for each in archives], [each.sidecar for each in archives]


def compare(folder: Path, count: int, rounds: int) -> bool:
    sources = keep(folder / "pages", count, FILES)
    out = folder / "out"
    parts = [Part(source, out, for_merge=False) for source in sources]
    at_hand = list(captures(count // FILES))

    def memory() -> None:
        for _ in range(FILES):
            for page in at_hand:
                extract_article(page.body, url=page.url, content_type="text/html", fetched_at=page.fetched_at)

    kinds: dict[str, Callable[[], object]] = {
        "memory": memory,
        "one": lambda: list(in_this_process(parts, lambda places: None)),
        "two": lambda: list(in_processes(parts, 2, lambda places: None)),
    }
    with cluster() as address:
        if address:
            kinds["cluster"] = lambda: list(on_cluster(parts, address, lambda places: None))
        seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
        processor: dict[str, list[float]] = {kind: [] for kind in kinds}
        for _ in range(rounds):
            for kind, work in kinds.items():
                shutil.rmtree(out, ignore_errors=True)
                began, used = perf_counter(), sum(os.times()[:4])
                work()
                seconds[kind].append(perf_counter() - began)
                processor[kind].append(sum(os.times()[:4]) - used)
    for kind, times in seconds.items():
        took = median(processor[kind])
        used = "" if kind == "cluster" else f", {took:.1f} s of processor"
        tell(f"{kind}: {count / median(times):.0f} pages/s ({', '.join(f'{time:.1f}' for time in times)} s{used})")
    good = True
    for names, goal in GOALS.items():
        above, below = names.split(" / ")
        if above in seconds:
            measured = processor if below == "memory" else seconds
            ratio = median(b / a for a, b in zip(measured[above], measured[below], strict=True))
            good &= ratio >= goal
            tell(f"{names}: {ratio:.2f} (goal {goal})")
    return good


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers, each a process with one thread; "" without `distributed`."""
    with suppress(ImportError):
        from distributed import LocalCluster

        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as local:
            yield local.scheduler_address
            return
    yield ""


def memory_over(folder: Path, count: int) -> None:
    from benchmarks.known_articles import peak_memory

    archive = Archive(folder, "large")
    for page in captures(count):
        archive.keep(page)
    archive.pages.seal()
    part = Part(archive.pages.path, folder / "out", for_merge=False)
    told = 0

    def tell_memory(offset: int, pages: int) -> None:
        nonlocal told
        if pages >= told:
            told += count // 10
            tell(f"{pages} pages: {peak_memory():.0f} MB")

    began = perf_counter()
    report = make(part, tell_memory)
    tell(f"{report['records']} records in {perf_counter() - began:.0f} s, peak {peak_memory():.0f} MB")


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--memory", type=int, metavar="N")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        if given.memory:
            memory_over(Path(folder), given.memory)
            return 0
        return 0 if compare(Path(folder), given.pages, given.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
