"""A news site on 127.0.0.1 whose faults come and go between runs, and crawls of it, one run after another.

Its listings look like those of a real one: a frame of links around them, a pager at their foot.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import fault_server as faults
from tests.fault_server import Exchange, Fault, FaultServer
from tests.spiders.invented_site import Crawler

NEWS = "/tongchuan/news/"
FRONT = "/tongchuan/"
CHANNELS = ("shehui", "jingji", "wenhua", "tiyu", "jiaoyu", "shipin")
_FRAME = "".join(f"<a href='/{name}/'>{name}</a>" for name in CHANNELS)


def path(number: int, folder: str = NEWS) -> str:
    return f"{folder}201801/{number}.html"


def url(number: int, folder: str = NEWS) -> str:
    return f"https://www.yybnet.net{path(number, folder)}"


def article(number: int, *, source: str = "来源:铜川日报", words: str = "昨天通了水") -> str:
    return html(
        f"河湾村第{number}号水渠修好了",
        f"<h1>河湾村第{number}号水渠修好了</h1><div>{source} 2018-01-09 08:22</div>"
        f"<p>本报讯(记者 韩小满)河湾村的第{number}号水渠{words},麦田都浇上了。</p>"
        "<p>村里说,剩下的两段渠在开春前也要修完,今年的春灌不会再等。</p>",
    )


def html(title: str, body: str) -> str:
    head = f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
    return f"{head}<body>{_FRAME}{body}<p>{'版权' * 20}</p></body></html>"


def note(title: str, words: str = "") -> Fault:
    """A page of a few words that says that all is well (200), whatever was asked for."""
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"
    return faults.answer(page.encode())


CAPTCHA = note("滑块拼图", "把缺口拖到一起,就能往下看。")
EMPTY_LIST = faults.answer(html("铜川新闻", "<ul></ul>").encode())
HOME_PAGE = faults.answer(
    html("首页", "".join(f"<a href='/city{n}/'>某市</a>" for n in range(30)) + f"<a href='{FRONT}'>铜川</a>").encode()
)


@dataclass
class NewsSite:
    """One region, one channel. `articles` are newest first; what stands in `faults` is answered so instead."""

    articles: list[int]
    size: int = 5
    pager: str = "numbers"  # "around": one page back, one on; "on": the next page only; "framed": so, too
    faults: dict[str, Fault] = field(default_factory=dict)
    pages: dict[int, str] = field(default_factory=dict)  # number -> another page than usual

    def listing(self, page: int, folder: str = NEWS) -> str:
        shown = self.articles[(page - 1) * self.size : page * self.size]
        links = "".join(f"<li><a href='{path(n, folder)}'>河湾村第{n}号水渠修好了</a></li>" for n in shown)
        last = -(-len(self.articles) // self.size)
        more = f"<a href='{page_path(page + 1, folder)}'>下一页</a>" if page < last else ""
        back = f"<a href='{page_path(page - 1, folder)}'>上一页</a>" if page > 1 else ""
        if self.pager != "numbers":
            if self.pager == "framed":
                return html("铜川新闻", f"<ul>{links}</ul>{more}")
            back = back if self.pager == "around" else ""
            return f"<html><body><ul>{links}</ul>{back}{more}</body></html>"
        numbers = "".join(
            f"<b>{n}</b> " if n == page else f"<a href='{page_path(n, folder)}'>{n}</a> " for n in range(1, last + 1)
        )
        return html("铜川新闻", f"<ul>{links}</ul><div>{back}{numbers}{more}</div>")

    async def answer(self, exchange: Exchange) -> None:
        asked = exchange.asked.path
        if fault := self.faults.get(asked):
            await fault(exchange)
        elif page := self.page_at(asked):
            await faults.answer(page.encode())(exchange)
        else:
            await faults.status(404)(exchange)

    def page_at(self, asked: str) -> str | None:
        if asked == FRONT:
            return html("铜川", f"<a href='{NEWS}'>铜川新闻</a>")
        for page in range(1, -(-len(self.articles) // self.size) + 1):
            if asked == page_path(page):
                return self.listing(page)
        for number in self.articles:
            if asked == path(number):
                return self.pages.get(number) or article(number)
        return None


def page_path(page: int, folder: str = NEWS) -> str:
    return folder if page == 1 else f"{folder}index_{page}.html"


@dataclass(frozen=True)
class Ran:
    """One run."""

    status: int
    said: str
    numbers: list[int]  # of the articles it wrote
    rejected: dict[str, dict[str, Any]]  # by path
    report: dict[str, Any]
    asked: list[str]  # paths as the server heard them, robots.txt aside

    @property
    def articles_asked(self) -> list[int]:
        return [number_of(each) for each in self.asked if "/201801/" in each]


def number_of(address: str) -> int:
    return int(address.rpartition("/")[2].removesuffix(".html"))


@dataclass
class Crawls:
    """Runs over one data folder, one after another."""

    server: FaultServer
    data: Path
    crawler: Crawler

    def run(self, settings: dict[str, str] | None = None, **arguments: str) -> Ran:
        before = set(self.data.glob("*/*.json*"))
        heard = len(self.server.asked)
        done = self.crawler.crawl(
            "region",
            {"region": "tongchuan"} | arguments,
            {
                "YYBNET_ORIGIN": self.server.origin,
                "YYBNET_DATA_DIR": str(self.data),
                "DOWNLOAD_DELAY": "0",
                "AUTOTHROTTLE_ENABLED": "0",
                "AUTOTHROTTLE_MAX_DELAY": "0.05",  # of a pause, too
                "RETRY_TIMES": "1",
                "DOWNLOAD_TIMEOUT": "20",
            }
            | (settings or {}),
        )
        new = sorted(set(self.data.glob("*/*.json*")) - before)
        rows = {kind: [row for file in new if file.parent.name == kind for row in lines(file)] for kind in KINDS}
        (report,) = [json.loads(file.read_text("utf-8")) for file in new if file.parent.name == "runs"] or [{}]
        return Ran(
            done["status"],
            done["said"],
            [number_of(row["url"]) for row in rows["articles"]],
            {row["url"].removeprefix("https://www.yybnet.net"): row for row in rows["rejected"]},
            report,
            [each.path for each in self.server.asked[heard:] if each.path != "/robots.txt"],
        )

    def written(self) -> list[int]:
        """Of all runs, as often as they were written."""
        return sorted(number_of(row["url"]) for file in self.data.glob("articles/*.jsonl") for row in lines(file))


KINDS = ("articles", "rejected")


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]


@contextmanager
def served(site: NewsSite, data: Path, crawler: Crawler) -> Iterator[Crawls]:
    with FaultServer({"/robots.txt": faults.status(404)}, site.answer) as server:
        yield Crawls(server, data, crawler)


def each(numbers: Iterable[int], fault: Callable[[int], Fault] | Fault) -> dict[str, Fault]:
    """The fault for each of the articles."""
    made = fault if getattr(fault, "__name__", "") == "<lambda>" else lambda number: fault
    return {path(number): made(number) for number in numbers}  # type: ignore[arg-type,misc]
