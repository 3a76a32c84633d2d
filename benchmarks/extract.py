"""How fast is a page read? Pages a second, and the time as a multiple of lxml's bare parse of the same bytes.

Processor time of this process, parse and extraction of a page in turn: what else the machine does counts little.

    python -m benchmarks.extract [--profile]

The pages are generated: the invented articles of the tests in several markups, filled up with menus,
scripts, styles and rails to the sizes of real news pages (about seven elements a kilobyte, a third of the
bytes scripts).
With `YYBNET_CORPUS` set, the real pages in its folder `pages/` are measured too.
"""

import cProfile
import os
import pstats
import random
import sys
import sysconfig
from collections.abc import Callable
from math import inf
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

import lxml.html
from lxml import etree

from tests.renderings.articles import PAGES
from tests.renderings.every_rendering import RENDERINGS
from tests.renderings.page_text import PageText
from tests.renderings.rendering import Rendering
from yybnet_crawler import NotAnArticle, extract_article

ROUNDS = 7
SIZES = (30, 60, 100, 180, 300)  # KB
MARKUPS = (
    "semantic_html5",
    "nested_tables",
    "headless_divs",
    "shared_container",
    "server_rendered_app",
    "gbk_undeclared",
)
GOAL = 3.5
CODE = ("function", "var a=", "return", "window.", "push(", ");", "{if(", "}else{", "'click'", "===", "&&")
MENU_ITEM = """
    <li class="nav-item nav-{n}"><a href="http://www.yybnet.net/city{n}/" target="_blank">城市{n}</a></li>"""
RAIL_ITEM = """
    <li class="item clearfix" data-id="{n}"><div class="pic">
        <a href="http://www.yybnet.net/yunze/news/201801/{n}.html" target="_blank" onclick="stat('rail',{n})">
            <img src="http://www.yybnet.net/uploads/{n}.jpg" width="120" height="80" alt=""></a></div>
        <p class="t"><a href="http://www.yybnet.net/yunze/news/201801/{n}.html">街坊的第{n}件小事</a>
    </p></li>"""


class Sample(NamedTuple):
    name: str
    url: str
    content_type: str | None
    body: bytes


class Timing(NamedTuple):
    """Processor seconds for one page, the best of all rounds."""

    parse: float  # etree.HTMLParser, fed the bytes
    lxml_html: float  # lxml.html, fed the bytes
    extract: float


def generated() -> list[Sample]:
    renderings = {rendering.name: rendering for rendering in RENDERINGS}
    dice = random.Random(2018)
    samples = []
    for number, markup in enumerate(MARKUPS):
        for step, size in enumerate(SIZES):
            page = PAGES[(number * len(SIZES) + step) % len(PAGES)]
            body = padded(renderings[markup], page, size * 1024, dice)
            samples.append(Sample(f"{markup}-{size}k", page.url, renderings[markup].content_type, body))
    return samples


def padded(rendering: Rendering, page: PageText, size: int, dice: random.Random) -> bytes:
    """The page filled up to `size` bytes: a menu above, a rail of pictures and links below, scripts."""
    html = rendering.render(page)
    room = max(0, size - len(html.encode()))
    top, story = html.replace("</body></html>", "").split("<body>", 1)
    style = "".join(f".c{n}{{margin:0 {n}px;color:#{n:06x}}}" for n in range(room // 1200))
    menu = "".join(MENU_ITEM.format(n=n) for n in range(min(120, room // 900)))
    rail = "".join(RAIL_ITEM.format(n=n) for n in range(min(300, room // 1000)))
    between = script(dice, room // 12)
    filled = (
        f"{top}<style>{style}</style><body>{between}<ul>{menu}</ul>{between}"
        f"{story}<div><h3>热点排行</h3><ul>{rail}</ul></div>"
    )
    filled += script(dice, size - len(filled.encode()))
    return (filled + "</body></html>").encode(rendering.encoding, "xmlcharrefreplace")


def script(dice: random.Random, size: int) -> str:
    text = ""
    while len(text) < size:
        text += dice.choice(CODE) + " "
    return f'<script type="text/javascript">{text}</script>\n'


def real(folder: Path) -> list[Sample]:
    return [
        Sample(path.stem, f"https://www.yybnet.net/yunze/news/201801/{number}.html", None, path.read_bytes())
        for number, path in enumerate(sorted(folder.glob("*.html")), start=1)
    ]


def seconds(work: Callable[[Sample], None], sample: Sample) -> float:
    start = process_time()
    work(sample)
    return process_time() - start


def parse(sample: Sample) -> None:
    etree.fromstring(sample.body, etree.HTMLParser())


def parse_with_lxml_html(sample: Sample) -> None:
    lxml.html.document_fromstring(sample.body)


def extract(sample: Sample) -> None:
    try:
        extract_article(sample.body, url=sample.url, content_type=sample.content_type)
    except NotAnArticle as error:
        raise SystemExit(f"{sample.name} is to be an article: {error}") from error


def measure(samples: list[Sample]) -> list[Timing]:
    """Parse and extraction of a page one right after the other, so that a busy moment slows both."""
    best = [Timing(inf, inf, inf)] * len(samples)
    for _ in range(ROUNDS):
        for number, sample in enumerate(samples):
            timing = Timing(seconds(parse, sample), seconds(parse_with_lxml_html, sample), seconds(extract, sample))
            best[number] = Timing(*map(min, best[number], timing))
    return best


def report(name: str, samples: list[Sample]) -> None:
    timings = measure(samples)
    parsing, lxml_html, extraction = (sum(column) for column in zip(*timings, strict=True))
    ratios = sorted(timing.extract / timing.parse for timing in timings)
    sizes = sorted(len(sample.body) / 1024 for sample in samples)
    slowest, _ = max(zip(samples, timings, strict=True), key=lambda pair: pair[1].extract / pair[1].parse)
    sys.stdout.write(
        f"{name}: {len(samples)} pages of {sizes[0]:.0f} to {sizes[-1]:.0f} KB, best of {ROUNDS} rounds\n"
        f"  extract_article   {len(samples) / extraction:8.0f} pages/s\n"
        f"  bare parse        {len(samples) / parsing:8.0f} pages/s"
        f" (lxml.html: {len(samples) / lxml_html:.0f})\n"
        f"  ratio of the sums {extraction / parsing:8.2f} (goal: at most {GOAL})\n"
        f"  ratio by page     median {median(ratios):.2f}, worst {ratios[-1]:.2f} ({slowest.name})\n"
    )


def profile(samples: list[Sample]) -> None:
    profiler = cProfile.Profile()
    profiler.enable()
    for sample in samples:
        extract(sample)
    profiler.disable()
    pstats.Stats(profiler, stream=sys.stdout).strip_dirs().sort_stats("tottime").print_stats(15)


def interpreter() -> str:
    """One that was built without optimisation by a profile is a fifth slower by itself, whatever it runs.

    What it was configured with tells that of most; Debian's packages are optimised by another way.
    """
    configured = "with" if "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "") else "without"
    return f"{sys.implementation.name} {sys.version.split()[0]}, configured {configured} --enable-optimizations"


def main() -> None:
    sys.stdout.write(f"{interpreter()}\n")
    sets = {"generated": generated()}
    if corpus := os.environ.get("YYBNET_CORPUS"):
        sets["real pages of other sites"] = real(Path(corpus, "pages"))
    for name, samples in sets.items():
        for sample in samples:
            extract(sample)  # compiled expressions, tables of names
        report(name, samples)
        if "--profile" in sys.argv[1:]:
            profile(samples)


if __name__ == "__main__":
    main()
