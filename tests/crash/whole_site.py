"""`make whole-site`: 340 regions and 30,000 articles, all of them from one command, killed again and again.

Some regions are dead, some empty, three are provinces. Rounds follow each other at full speed; twenty of the processes
are killed. At the end every article must be written once, the dead regions named, the memory flat, and what is new on
any front page in a sealed file within two rounds. Prints the figures, and exits with 1 when one is not so.
"""

import argparse
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests import fault_server as faults
from tests.fault_server import Exchange, FaultServer
from tests.storage.crawls import ROOT, environment, lines
from yybnet_crawler.places.table import table

REGIONS, A_PAGE, ROUND = 337, 20, 15  # seconds of a round
PROVINCES = ("shaanxi", "sichuan", "gansu")
MEGABYTES = 60.0  # that a process may grow by after its first round


@dataclass
class WholeSite:
    """Every region has a front page that leads to its listing, which has its articles, newest first."""

    articles: dict[str, list[int]]  # region -> numbers; none for an empty region
    names: dict[str, str]
    dead: frozenset[str]  # from the day on that the index of regions was made
    indexed: bool = False
    asked: Counter[str] = field(default_factory=Counter)

    @classmethod
    def invented(cls, articles: int) -> "WholeSite":
        cities = {each.slugs[0]: each.name for each in table().divisions if each.level == "city" and not each.until}
        slugs = sorted(cities)[:REGIONS]
        dead = frozenset(slugs[7::31])
        full = [slug for place, slug in enumerate(slugs) if slug not in dead and place % 37 != 5]
        numbers = {slug: list(range(place + 1, articles + 1, len(full)))[::-1] for place, slug in enumerate(full)}
        return cls({slug: numbers.get(slug, []) for slug in slugs}, {slug: cities[slug] for slug in slugs}, dead)

    async def answer(self, exchange: Exchange) -> None:
        path = exchange.asked.path
        self.asked[path] += 1
        page = self.page(path)
        await (faults.answer(page.encode()) if page else faults.status(404))(exchange)

    def page(self, path: str) -> str | None:
        _, region, *rest = path.split("/")
        if path == "/":
            return html("".join(f"<a href='/{slug}/'>{name}</a>" for slug, name in self.names.items()) + PROVINCE_LINKS)
        if region in PROVINCES and rest == [""]:
            return html(f"<a href='/{region}/news/'>{region}</a>")
        if region not in self.articles or (region in self.dead and self.indexed):
            return None
        if rest == [""]:
            return html(f"<a href='/{region}/news/'>{self.names[region]}新闻</a>")
        if rest[:1] == ["news"] and len(rest) == 2:
            return self.listing(region, int(rest[1].partition("_")[2].partition(".")[0] or 1))
        number = int(rest[-1].partition(".")[0])
        return story(region, number) if number in self.articles[region] else None

    def listing(self, region: str, page: int) -> str:
        numbers = self.articles[region]
        shown = numbers[(page - 1) * A_PAGE : page * A_PAGE]
        links = "".join(f"<li><a href='/{region}/news/201801/{n}.html'>第{n}号水渠通了水</a></li>" for n in shown)
        more = f"<a href='/{region}/news/index_{page + 1}.html'>下一页</a>" if numbers[page * A_PAGE :] else ""
        back = f"<a href='/{region}/news/index_{page - 1}.html'>上一页</a>" if page > 1 else ""
        return html(f"<ul>{links}</ul>{back}{more}")


PROVINCE_LINKS = "".join(f"<a href='/{name}/'>{name}</a>" for name in PROVINCES)


def html(body: str) -> str:
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"


def story(region: str, number: int) -> str:
    return html(
        f"<h1>第{number}号水渠通了水</h1><div>来源：{region}日报 2018-01-09 08:22</div>"
        f"<p>本报讯（记者 韩小满）第{number}号水渠昨天通了水，{region}的麦田都浇上了，老人都来看。</p>"
    )


def start(origin: str, data: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    settings = {
        "YYBNET_ORIGIN": origin, "YYBNET_DATA_DIR": str(data), "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0",
        "CONCURRENT_REQUESTS": "4", "CONCURRENT_REQUESTS_PER_DOMAIN": "4", "LOG_LEVEL": "ERROR",
    }  # fmt: skip
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    null = subprocess.DEVNULL
    line = [sys.executable, "-m", "scrapy", "crawl", *arguments, *options]
    return subprocess.Popen(line, cwd=ROOT, env=environment(), stdout=null, stderr=null)


def memory(process: "subprocess.Popen[bytes]") -> float:
    """MB that the process holds now."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def written(data: Path) -> Counter[int]:
    numbers: Counter[int] = Counter()
    for row in lines(data / "articles"):
        numbers[int(row["url"].rpartition("/")[2].partition(".")[0])] += 1
    return numbers


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, site, wrong = Random(given.seed), WholeSite.invented(given.articles), []
    began = time.monotonic()
    with TemporaryDirectory() as folder, FaultServer({"/robots.txt": faults.status(404)}, site.answer) as server:
        data = Path(folder)
        start(server.origin, data, "regions").wait()
        site.indexed = True
        regions = len((data / "regions.jsonl").read_text("utf-8").splitlines())
        rounds = ("region", "-a", "region=all", "-a", f"every={ROUND / 60}m")
        for _ in range(given.kills):
            process = start(server.origin, data, *rounds)
            time.sleep(chance.uniform(2, 10))
            process.kill()
            process.wait()
        process = start(server.origin, data, *rounds)
        first, peak = 0.0, 0.0
        while len(written(data)) < given.articles and time.monotonic() - began < 1500:
            time.sleep(ROUND / 2)
            first, peak = first or memory(process), max(peak, memory(process))
        region, new = chance.choice([name for name, numbers in site.articles.items() if numbers]), given.articles + 1
        site.articles[region].insert(0, new)
        shown = time.monotonic()
        while new not in written(data) and time.monotonic() - shown < 10 * ROUND:
            time.sleep(0.5)
        sealed = time.monotonic() - shown
        process.send_signal(signal.SIGTERM)
        status = process.wait()
        numbers = written(data)
        reports = [json.loads(file.read_text("utf-8")) for file in data.glob("runs/*-all-*.json")]
        named = {region for report in reports for region in report["regions_failed"]}
    lost, twice = given.articles + 1 - len(numbers), numbers.total() - len(numbers)
    for what, holds in {
        f"{lost} articles lost": lost == 0,
        f"{twice} written twice": twice == 0,
        f"dead regions not named: {sorted(site.dead - named)[:5]}": site.dead <= named,
        f"{peak - first:.0f} MB more than at first": peak - first < MEGABYTES,
        f"a new article was sealed after {sealed:.0f} s": sealed < 2 * ROUND + 5,
        f"ends with {status}": status == 130,
    }.items():
        if not holds:
            wrong.append(what)
    sys.stdout.write(
        f"{regions} regions and channels, {len(site.dead)} dead; {len(numbers)} articles in"
        f" {time.monotonic() - began:.0f} s, {given.kills} kills; {lost} lost, {twice} twice; memory {first:.0f} MB, at"
        f" most {peak:.0f}; a new article sealed after {sealed:.0f} s, a round being {ROUND}\n"
    )
    for what in wrong:
        sys.stdout.write(f"WRONG {what}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
