"""A site of invented pages in a folder, and real crawls of it, with the project's settings and pipelines."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_ARTICLE = re.compile(r"/\d{6}/(\d+)\.html$")


@dataclass(frozen=True)
class Crawl:
    """What is left of one run."""

    status: int  # what `scrapy crawl` would exit with
    said: str  # its log and its last line
    records: list[dict[str, Any]]
    rejected: list[dict[str, Any]]
    asked: list[str]  # addresses of all responses but robots.txt, in order

    @property
    def numbers(self) -> list[int]:
        """Of the articles written, in order."""
        return [number(record["url"]) for record in self.records]

    @property
    def reasons(self) -> dict[str, str]:
        """Why pages were rejected, by their paths."""
        return {row["url"].removeprefix("https://www.yybnet.net"): row["reason"] for row in self.rejected}

    @property
    def articles_asked(self) -> list[int]:
        return [number(url) for url in self.asked if _ARTICLE.search(url)]

    @property
    def listings_asked(self) -> list[str]:
        """Paths; with their host where that is not www."""
        listings = (url for url in self.asked if not _ARTICLE.search(url))
        return [re.sub("^https?://(www.yybnet.net)?", "", url) for url in listings]


def number(path: str) -> int:
    match = _ARTICLE.search(path)
    assert match
    return int(match[1])


@dataclass(frozen=True)
class Crawler:
    """A process that crawls on demand."""

    process: "subprocess.Popen[str]"

    def crawl(self, spider: str, arguments: dict[str, str], settings: dict[str, str]) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        job = {"spider": spider, "arguments": arguments, "settings": settings}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def running_crawler() -> Iterator[Crawler]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.spiders.worker"]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        yield Crawler(process)


class Site:
    """Pages are put in by their path; articles are numbered over the whole site."""

    def __init__(self, folder: Path, crawler: Crawler) -> None:
        self.crawler = crawler
        self.pages = folder / "pages"
        self.data = folder / "data"

    def file(self, path: str, host: str = "www.yybnet.net") -> Path:
        path, query, name = path.partition("?")
        return self.pages / f"{host}{path}{'index.html' if path.endswith('/') else ''}{query}{name}"

    def page(self, path: str, html: str, host: str = "www.yybnet.net", encoding: str = "utf-8") -> None:
        file = self.file(path, host)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(html.encode(encoding))

    def article(self, path: str, *, date: str = "2018-01-09", host: str = "www.yybnet.net") -> str:
        """Puts in an ordinary article page; returns `path`."""
        self.page(
            path,
            f"<meta charset=utf-8><div>地方网 &gt; 正文</div>"
            f"<h1>河湾村第{number(path)}号水渠修好了</h1>"
            f"<div>来源：河湾日报 {date} 08:22</div>"
            f"<p>本报讯（记者 韩小满）河湾村的第{number(path)}号水渠昨天通了水，麦田都浇上了。</p>"
            "<p>村里说，剩下的两段渠在开春前也要修完，今年的春灌不会再等。</p>",
            host,
        )
        return path

    def articles(self, folder: str, numbers: range, *, date: str = "2018-01-09") -> list[str]:
        """Puts in articles below `folder`; returns their paths."""
        month = date[:7].replace("-", "")
        return [self.article(f"{folder}{month}/{one}.html", date=date) for one in numbers]

    def listing(self, folder: str, articles: list[str], size: int) -> None:
        """Puts in a listing of `size` articles a page: its front, `index_2.html` and so on."""
        chunks = [articles[start : start + size] for start in range(0, len(articles), size)]
        for page, chunk in enumerate(chunks, 1):
            path = folder if page == 1 else f"{folder}index_{page}.html"
            more = next_link(f"{folder}index_{page + 1}.html") if page < len(chunks) else ""
            self.page(path, f"<ul>{links(chunk)}</ul>{more}")

    def crawl(self, spider: str, settings: dict[str, str] | None = None, **arguments: str) -> Crawl:
        settings = {
            **(settings or {}),
            "YYBNET_ORIGIN": f"file:{self.pages}",
            "YYBNET_DATA_DIR": str(self.data),
            "DOWNLOAD_DELAY": "0",
            "AUTOTHROTTLE_ENABLED": "0",
        }
        before = set(self.data.glob("*/*.jsonl"))
        done = self.crawler.crawl(spider, arguments, settings)
        new = sorted(set(self.data.glob("*/*.jsonl")) - before)
        asked = [url for url in done["asked"] if not url.endswith("/robots.txt")]
        return Crawl(done["status"], done["said"], rows(new, "articles"), rows(new, "rejected"), asked)

    def records(self) -> list[dict[str, Any]]:
        """Of all runs."""
        return rows(sorted(self.data.glob("articles/*.jsonl")), "articles")


def rows(files: list[Path], folder: str) -> list[dict[str, Any]]:
    texts = [file.read_text("utf-8") for file in files if file.parent.name == folder]
    return [json.loads(line) for text in texts for line in text.split("\n") if line]


def links(paths: list[str]) -> str:
    return "".join(f'<li><a href="{path}">第{number(path)}号水渠修好了</a></li>' for path in paths)


def next_link(path: str) -> str:
    return f'<a href="{path}">下一页</a>'
