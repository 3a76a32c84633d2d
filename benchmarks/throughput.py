"""`make bench-crawl`: pages a second of a whole crawl, against a spider that only downloads the same pages.

A server on 127.0.0.1 has 2,000 invented articles of 21 to 25 KB behind listings of forty. In turn, each in a
process of its own, round after round:

- bare     the same pages by Scrapy with nothing of ours: no middleware, no extension, no pipeline
- settings that spider with this project's settings: robots.txt, pace, limits, redirects; no pipeline
- region   `scrapy crawl region` as it is: listings read, articles extracted, accounted for and written

All without delay and with the same number of requests under way. Seconds are those from the first request to
the sealed files; imports are left out. On a busy machine the seconds of the processor say more.
Exits with 1 below the goal. `--profile` says where the time of `region` goes.
"""

import argparse
import asyncio
import cProfile
import io
import json
import pstats
import random
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, NamedTuple

from scrapy import Request, Spider
from scrapy.cmdline import execute
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from benchmarks.extract import padded
from benchmarks.known_articles import peak_memory
from tests.renderings.articles import PAGES as TEXTS
from tests.renderings.every_rendering import RENDERINGS
from yybnet_crawler import site

ARTICLES, ARTICLES_A_LISTING = 2000, 40
# Each says its charset: guessing it would slow down the bare spider, whose Scrapy guesses at great length.
MARKUPS = ("semantic_html5", "nested_tables", "headless_divs", "shared_container", "server_rendered_app")
SIZES = (21, 22, 23, 24, 25)  # KB
KINDS = ("bare", "settings", "region")
ROUNDS = 5
CONCURRENCY = 8
GOAL = 0.6

FRONT = "/yunze/"
LISTINGS = -(-ARTICLES // ARTICLES_A_LISTING)
PAGES = 1 + LISTINGS + ARTICLES


class Figures(NamedTuple):
    """Of one crawl."""

    pages: int  # robots.txt left out
    seconds: float
    processor: float  # seconds of this process's user and system time
    peak_mb: float


# --- The site -------------------------------------------------------------------------------------------


def listing_path(number: int) -> str:
    return f"{FRONT}news/?page={number}" if number > 1 else f"{FRONT}news/"


def article_path(number: int) -> str:
    return f"{FRONT}news/201801/{700000 + number}.html"


def paths() -> Iterator[str]:
    yield FRONT
    yield from map(listing_path, range(1, LISTINGS + 1))
    yield from map(article_path, range(ARTICLES))


def listing(number: int) -> bytes:
    first = (number - 1) * ARTICLES_A_LISTING
    items = "".join(
        f'<li class="item"><a href="{article_path(n)}" target="_blank">街坊的第{n}件小事</a><span>01-09</span></li>\n'
        for n in range(first, min(first + ARTICLES_A_LISTING, ARTICLES))
    )
    near = range(max(1, number - 4), min(number + 4, LISTINGS) + 1)
    pages = "".join(f'<a href="{listing_path(n)}">{n}</a>' for n in near)
    following = f'<a href="{listing_path(number + 1)}">下一页</a>' if number < LISTINGS else ""
    head = '<head><meta charset="utf-8"><title>云泽新闻</title></head>'
    return f"<html>{head}<body><ul>{items}</ul>{pages}{following}</body></html>".encode()


def answers() -> dict[bytes, bytes]:
    """Path -> the whole answer, made before anybody asks."""
    dice = random.Random(2018)
    renderings = {rendering.name: rendering for rendering in RENDERINGS}
    articles = [
        padded(renderings[markup], page, size * 1024, dice)
        for markup, size in zip(MARKUPS * len(SIZES), SIZES * len(MARKUPS), strict=True)
        for page in TEXTS[:7]
    ]
    front = f'<html><body><a href="{listing_path(1)}">云泽新闻</a></body></html>'
    bodies = {FRONT: front.encode(), **{listing_path(n): listing(n) for n in range(1, LISTINGS + 1)}}
    bodies |= {article_path(n): articles[n % len(articles)] for n in range(ARTICLES)}
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n"
    return {path.encode(): head.format(len(body)).encode() + body for path, body in bodies.items()}


class _Answering(asyncio.Protocol):
    """The least that a server can do. Scrapy's requests come one after the other, each in one piece."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self._answers = answers
        self._missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._transport.write(self._answers.get(data.split(b" ", 2)[1], self._missing))


async def serve() -> None:
    """Prints the port, then answers until standard input ends."""
    prepared = answers()
    server = await asyncio.get_running_loop().create_server(lambda: _Answering(prepared), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


@contextmanager
def served() -> Iterator[str]:
    """The address of the site in a process of its own."""
    process = subprocess.Popen(_command("--serve"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.stdin.close()
        process.wait()


# --- One crawl ------------------------------------------------------------------------------------------


class Bare(Spider):
    """Asks for all pages and looks at none."""

    name = "bare"
    host: str  # or the origin in its place

    async def start(self) -> AsyncIterator[Any]:
        for path in paths():
            yield Request(self.host + path)

    def parse(self, response: Response) -> None:
        pass


def crawl(kind: str, origin: str, concurrency: int, *, profiled: bool) -> Figures:
    """In this process, which is of no use afterwards."""
    with TemporaryDirectory() as data:
        options = {
            "LOG_LEVEL": "WARNING",
            "CONCURRENT_REQUESTS": str(concurrency),
            "CONCURRENT_REQUESTS_PER_DOMAIN": str(concurrency),
            "DOWNLOAD_DELAY": "0",
            "AUTOTHROTTLE_ENABLED": "0",
        }
        ours = {**options, "YYBNET_ORIGIN": origin, "YYBNET_DATA_DIR": data}
        profiler = cProfile.Profile()
        begun, processor = perf_counter(), process_time()
        if profiled:
            profiler.enable()
        if kind == "bare":
            download(Settings({**options, "CONCURRENT_ITEMS": 8, "COOKIES_ENABLED": False}), origin)
        elif kind == "settings":
            settings = get_project_settings()
            settings.update({**ours, "ITEM_PIPELINES": {}})
            download(settings, site.HOME[:-1])
        else:
            named = [part for name, value in ours.items() for part in ("-s", f"{name}={value}")]
            with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")), suppress(SystemExit):
                execute(["scrapy", "crawl", "region", "-a", "region=yunze", *named])
            if (written := lines(Path(data))) != ARTICLES:
                raise SystemExit(f"{written} articles were written, not {ARTICLES}")
        profiler.disable()
        seconds, processor = perf_counter() - begun, process_time() - processor
    if profiled:
        pstats.Stats(profiler, stream=sys.stderr).strip_dirs().sort_stats("tottime").print_stats(40)
    return Figures(PAGES, seconds, processor, peak_memory())


def download(settings: Settings, host: str) -> None:
    settings.set("TELNETCONSOLE_ENABLED", False)
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Bare)
    process.crawl(crawler, host=host)
    process.start()
    if (got := crawler.stats.get_value("downloader/response_status_count/200")) != PAGES:
        raise SystemExit(f"{got} pages were downloaded, not {PAGES}")


def lines(data: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in data.glob("articles/*.jsonl"))


def crawled(kind: str, origin: str, concurrency: int, *, profiled: bool = False) -> Figures:
    """The same in a process of its own."""
    options = ["--crawl", kind, "--origin", origin, "--concurrency", str(concurrency)]
    command = _command(*options, *(["--profile"] if profiled else []))
    return Figures(*json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout))


def _command(*options: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.throughput", *options]


# --- All of them ----------------------------------------------------------------------------------------


def report(rounds: list[dict[str, Figures]]) -> float:
    """Prints the table. Returns the ratio of region to bare, the best round of each."""
    bare = [each["bare"] for each in rounds]
    sys.stdout.write("          pages/s best   median  of bare   median  processor  peak MB\n")
    for kind in KINDS:
        figures = [each[kind] for each in rounds]
        rates = [each.pages / each.seconds for each in figures]
        by_round = [rate * base.seconds / base.pages for rate, base in zip(rates, bare, strict=True)]
        processor = best_processor(bare) / best_processor(figures)
        best = max(rates) / max(base.pages / base.seconds for base in bare)
        sys.stdout.write(
            f"{kind:10}{max(rates):14.0f}{median(rates):9.0f}{best:9.2f}{median(by_round):9.2f}"
            f"{processor:11.2f}{max(each.peak_mb for each in figures):9.0f}\n"
        )
    return best


def best_processor(figures: list[Figures]) -> float:
    """Seconds of the processor a page."""
    return min(each.processor / each.pages for each in figures)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--concurrency", type=int, default=CONCURRENCY)
    parser.add_argument("--profile", action="store_true", help="where the time of one `region` crawl goes")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--crawl", choices=KINDS, help=argparse.SUPPRESS)
    parser.add_argument("--origin", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve())
        return 0
    if given.crawl:
        figures = crawl(given.crawl, given.origin, given.concurrency, profiled=given.profile)
        sys.stdout.write(json.dumps(figures))
        return 0
    with served() as origin:
        if given.profile:
            crawled("region", origin, given.concurrency, profiled=True)
            return 0
        sys.stdout.write(f"{ARTICLES} articles, {given.concurrency} requests under way, {given.rounds} rounds\n")
        rounds = [{kind: crawled(kind, origin, given.concurrency) for kind in KINDS} for _ in range(given.rounds)]
        ratio = report(rounds)
    sys.stdout.write(f"region is {ratio:.2f} of bare (goal: at least {GOAL})\n")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
