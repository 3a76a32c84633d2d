"""`scrapy crawl region` against a site that fails: what stands in the data folder, and the exit status."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import fault_server as faults
from tests.fault_server import Exchange, FaultServer, answer

ROOT = Path(__file__).parents[2]
TITLE = "渭滨区推进老旧小区改造"
BIG5_TITLE = "台北今天舉行茶葉比賽"


def article(title: str = TITLE, head: str = "") -> str:
    paragraphs = "".join(f"<p>第{n}天,工作人员来到现场查看情况,并介绍了下一步的安排。</p>" for n in "一二三")
    return (
        f"<!doctype html><html><head>{head}<title>{title}</title></head><body><h1>{title}</h1>"
        f"<div>来源:铜川日报 2018-01-09 08:22</div>{paragraphs}</body></html>"
    )


BIG5_ARTICLE = (
    f'<html><head><meta charset="big5"><title>{BIG5_TITLE}</title></head><body><h1>{BIG5_TITLE}</h1>'
    "<div>來源:中央日報 2018-01-09 08:22</div><p>比賽今天上午在山上舉行,三十人參加。</p>"
    "<p>第一名是山下的一位老人,他說明年還要來。</p></body></html>"
)
META_UTF8 = '<meta charset="utf-8">'
META_GBK = '<meta charset="gbk">'
GBK = article(head=META_GBK).encode("gbk")
# What each article is, and the title of its record, or the reason for which it has none.
ARTICLES: dict[str, tuple[faults.Fault, str]] = {
    "gbk-declared-utf8-in-header": (answer(GBK, "text/html; charset=utf-8"), TITLE),
    "gbk-declared-utf8-in-page": (answer(article(head=META_UTF8).encode("gbk"), "text/html"), TITLE),
    "gbk-undeclared": (answer(article().encode("gbk"), "text/html"), TITLE),
    "gbk-declared-latin1-in-header": (answer(GBK, "text/html; charset=iso-8859-1"), TITLE),
    "gb18030-declared-gb2312": (
        answer(article("㐀镇推进老旧小区改造", '<meta charset="gb2312">').encode("gb18030"), "text/html"),
        "㐀镇推进老旧小区改造",
    ),
    "big5-declared": (answer(BIG5_ARTICLE.encode("big5"), "text/html"), BIG5_TITLE),
    "nul-bytes-before": (answer(b"\0\0" + article().encode()), TITLE),
    "nul-bytes-inside": (answer(article().replace("老旧", "老\0旧").encode()), TITLE),
    "terminal-codes": (answer(article("老\x1b[31m旧小区改造开工").encode()), "老[31m旧小区改造开工"),
    "no-charset-octet-stream": (answer(article().encode(), "application/octet-stream"), TITLE),
    "html-as-json": (answer(article().encode(), "application/json"), TITLE),
    "mended": (faults.in_turn(faults.status(500), answer(article().encode())), TITLE),
    "pdf-as-html": (answer(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "text/html"), "not_article_binary"),
    "binary": (answer(bytes(range(256)) * 8, "text/html"), "not_article_binary"),
    "empty": (answer(b""), "empty_body"),
    "status-404": (faults.status(404), "http_404"),
    "status-403": (faults.status(403), "http_403"),
    "short": (faults.short, "data_loss"),
    "off-the-site": (faults.redirect("http://else.invalid/"), "offsite"),
    "private": (faults.redirect("http://127.0.0.1:1/"), "private_address"),
    "loop": (faults.redirect("/tongchuan/news/201801/21.html"), "redirect_loop"),
}
NUMBERS = {name: number for number, name in enumerate(ARTICLES, start=1)}


def path(number: int) -> str:
    return f"/tongchuan/news/201801/{number}.html"


def url(number: int) -> str:
    return f"https://www.yybnet.net{path(number)}"


def listing(*numbers: int, more: str = "") -> faults.Fault:
    links = "".join(f'<p><a href="{path(n)}">第{n}条新闻的标题在这里</a></p>' for n in numbers)
    return faults.page(links + more)


async def endless(exchange: Exchange) -> None:
    """A listing whose next page always exists and says the same."""
    number = int((re.search(r"(\d+)", exchange.asked.path) or [1, 1])[1])
    await listing(1, 2, more=f'<a href="/tongchuan/news/index_{number + 1}.html">下一页</a>')(exchange)


@dataclass(frozen=True)
class Done:
    status: int
    said: str  # on standard error
    titles: dict[str, str]
    rejected: dict[str, dict[str, Any]]
    report: dict[str, Any]


SITES: dict[str, tuple[dict[str, faults.Fault], faults.Fault]] = {
    "faulty": (
        {path(NUMBERS[name]): fault for name, (fault, _) in ARTICLES.items()}
        | {"/tongchuan/": listing(*NUMBERS.values(), more='<a href="/tongchuan/news/">铜川新闻</a>')},
        endless,
    ),
    "robots-500": ({"/robots.txt": faults.status(500)}, listing(1)),
    "robots-disallow": (
        {"/robots.txt": answer(b"User-agent: *\nDisallow: /tongchuan/\n", "text/plain")},
        listing(1),
    ),
    "blocked": ({"/tongchuan/": listing(*range(1, 21))}, faults.status(403)),
    "silent": ({"/tongchuan/": listing(*range(1, 21))}, faults.reset),
}


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, FaultServer]]:
    no_rules = {"/robots.txt": faults.status(404)}
    with ExitStack() as stack:
        yield {name: stack.enter_context(FaultServer(no_rules | pages, rest)) for name, (pages, rest) in SITES.items()}


@pytest.fixture(scope="module")
def crawls(servers, tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    running = {name: start(server.origin, data / name) for name, server in servers.items()}
    return {name: end(process, data / name) for name, process in running.items()}


def start(origin: str, data: Path) -> "subprocess.Popen[str]":
    settings = {
        "YYBNET_ORIGIN": origin,
        "YYBNET_DATA_DIR": str(data),
        "DOWNLOAD_DELAY": "0.01",
        "AUTOTHROTTLE_ENABLED": "0",
        "AUTOTHROTTLE_MAX_DELAY": "0.1",  # of a pause, too
        "RETRY_TIMES": "1",
    }
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", "crawl", "region", "-a", "region=tongchuan", *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("SCRAPY_")},
    )


def end(process: "subprocess.Popen[str]", data: Path) -> Done:
    said = process.communicate(timeout=60)[1]
    records = [json.loads(line) for line in lines(data / "articles")]
    rejected = [json.loads(line) for line in lines(data / "rejected")]
    (report,) = (data / "runs").glob("*.json")
    return Done(
        process.returncode,
        said,
        {record["url"]: record["title"] for record in records},
        {row["url"]: row for row in rejected},
        json.loads(report.read_text(encoding="utf-8")),
    )


def lines(folder: Path) -> list[str]:
    return [line for file in folder.glob("*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_a_record_or_rejected_by_name(crawls, name):
    done = crawls["faulty"]
    wanted = ARTICLES[name][1]
    rejection = done.rejected.get(url(NUMBERS[name]), {}).get("reason")
    assert (done.titles.get(url(NUMBERS[name])) or rejection) == wanted, done.said[-2000:]


def test_failing_pages_and_an_endless_listing_neither_trap_nor_fail_the_run(servers, crawls):
    done = crawls["faulty"]
    assert len({asked.path for asked in servers["faulty"].asked if "index_" in asked.path}) < 10
    assert done.status == 0, done.said[-2000:]
    assert len(done.titles.keys() | done.rejected.keys()) == len(ARTICLES)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("robots-500", "robots_unavailable"),
        ("robots-disallow", "robots_disallow"),
        ("blocked", "blocked"),
        ("silent", "unreachable"),
    ],
)
def test_a_site_that_says_stop_ends_the_run_with_status_8_and_a_reason(crawls, name, reason):
    done = crawls[name]
    assert done.status == 8, done.said[-2000:]
    assert done.report["finish"] == reason


def test_the_front_page_alone_is_asked_before_a_site_without_robots_txt_is_left(servers, crawls):
    assert {asked.path for asked in servers["robots-500"].asked} == {"/robots.txt"}
    assert [asked.path for asked in servers["robots-disallow"].asked] == ["/robots.txt"]


def test_what_a_blocked_run_did_not_get_is_left_for_the_next(crawls):
    rejected = crawls["blocked"].rejected
    assert rejected.keys() == {url(number) for number in range(1, 21)}
    assert all(row["transient"] for row in rejected.values())


def test_what_a_silent_site_did_not_give_is_left_for_the_next(crawls):
    rejected = crawls["silent"].rejected
    assert rejected.keys() == {url(number) for number in range(1, 21)}
    assert all(row["transient"] for row in rejected.values())


def test_a_run_that_is_stopped_does_not_sit_out_a_pause(tmp_path):
    pages = {"/robots.txt": faults.status(404), "/tongchuan/": listing(1)}
    with FaultServer(pages, faults.status(429, {"Retry-After": "300"})) as server:
        process = start(server.origin, tmp_path)
        until = time.monotonic() + 30
        while not server.times(path(1)) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(1)  # the answer is to be heard, and the pause begun
        process.send_signal(signal.SIGTERM)
        done = end(process, tmp_path)
    assert done.status == 130, done.said[-2000:]
    assert server.times(path(1)) == 1
    assert done.report["pages"]["balanced"]
