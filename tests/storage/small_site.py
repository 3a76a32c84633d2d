"""A small news site on 127.0.0.1 for crawls in tests: one listing of several pages, and its articles."""

import gzip
import re
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLES_A_PAGE = 20

Answer = tuple[int, str]  # status, page


@dataclass
class SmallSite:
    """The articles are numbered from 1; the newest, the highest number, stands first on the first page."""

    articles: int
    pages: dict[int, Callable[[int], Answer]] = field(default_factory=dict)  # number -> another page than usual
    asked: Counter[str] = field(default_factory=Counter)  # path -> times
    origin: str = ""
    gzipped: bool = False  # sends what it is asked for compressed

    def listing(self, page: int) -> Answer:
        first = self.articles - (page - 1) * ARTICLES_A_PAGE
        numbers = range(first, max(first - ARTICLES_A_PAGE, 0), -1)
        links = "".join(f'<li><a href="/tongchuan/news/202601/{n}.html">第{n}号新闻</a></li>' for n in numbers)
        more = f'<a href="/tongchuan/news/?page={page + 1}">下一页</a>' if first > ARTICLES_A_PAGE else ""
        return 200, f"<html><body><ul>{links}</ul>{more}</body></html>"

    def article(self, number: int) -> Answer:
        return self.pages.get(number, article_page)(number)

    def article_hits(self) -> int:
        return sum(count for path, count in self.asked.items() if path.endswith(".html"))

    def answer(self, path: str) -> Answer:
        if path == "/robots.txt":
            return 404, ""
        if path == "/tongchuan/":
            return 200, '<html><body><a href="/tongchuan/news/">铜川新闻</a></body></html>'
        if match := re.fullmatch(r"/tongchuan/news/(?:\?page=(\d+))?", path):
            return self.listing(int(match[1] or 1))
        if match := re.fullmatch(r"/tongchuan/news/202601/(\d+)\.html", path):
            return self.article(int(match[1]))
        return 404, ""


def article_page(number: int, *, body: str = "", source: str = "来源：耀州晚报") -> Answer:
    """An ordinary article, told apart from the others by its number."""
    body = body or f"耀州桥头的第{number}盏灯昨夜亮了，过路的人都说看得清路了。"
    return 200, (
        "<html><head><meta charset='utf-8'></head><body>"
        "<div>地方网 &gt; 陕西 &gt; 铜川市 &gt; 铜川新闻 &gt; 正文</div>"
        f"<h1>桥头第{number}盏路灯亮了</h1>"
        f"<div>{source} 2026-01-{1 + number % 28:02} 08:22</div>"
        f"<p>本报讯（记者 韩小满）{body}</p><p>施工队把旧灯杆运走，路面当天就恢复了通行。</p>"
        "</body></html>"
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A killed crawl leaves its connections broken; that is no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(site: SmallSite) -> Iterator[SmallSite]:
    """The site on a free port of 127.0.0.1; `site.origin` is its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked[self.path] += 1
            status, page = site.answer(self.path)
            content = page.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if site.gzipped and content:
                content = gzip.compress(content)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
