"""Crawls with the project's settings and a spider that only notes what became of each address.

`crawl` runs several at once in one other process, because Scrapy's reactor starts once a process. Run as a
module, this file is that process.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# No waiting, unless a test is about waiting. A server that hangs is given up by jobs of their own: no good page of a
# busy machine may be late.
FAST = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_TIMEOUT": 120,
    "RETRY_TIMES": 0,
    "LOG_LEVEL": "WARNING",
}


@dataclass(frozen=True)
class Job:
    origin: str | None
    urls: list[str]
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What reached the callback or the errback for one address."""

    reason: str  # "page", or a rejection's
    detail: str = ""
    transient: bool | None = None
    url: str = ""
    body: str = ""  # the first bytes, as Latin-1
    flags: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Crawl:
    outcomes: dict[str, list[Outcome]]  # for each address asked for, one or the test should fail
    finish_reason: str
    stats: dict[str, Any]
    peak_memory: int  # of the whole process, bytes

    def outcome(self, url: str) -> Outcome:
        (outcome,) = self.outcomes[url]
        return outcome


def crawl(data_dir: Path, jobs: dict[str, Job], names: dict[str, str] | None = None) -> dict[str, Crawl]:
    """Runs the jobs side by side and says what became of each. `names` stands in for the name server."""
    work = {
        name: {
            "urls": job.urls,
            "settings": FAST | {"YYBNET_ORIGIN": job.origin, "YYBNET_DATA_DIR": str(data_dir / name)} | job.settings,
        }
        for name, job in jobs.items()
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.downloading.crawls"],
        cwd=ROOT,
        input=json.dumps({"names": names, "jobs": work}),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    crawls = json.loads(done.stdout)
    return {
        name: Crawl(
            {url: [Outcome(**one) for one in outcomes] for url, outcomes in found["outcomes"].items()},
            found["finish_reason"],
            found["stats"],
            found["peak_memory"],
        )
        for name, found in crawls.items()
    }


def main() -> None:
    import socket

    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess, Crawler
    from scrapy.settings import Settings

    from yybnet_crawler.downloading.failures import rejection

    class ProbeSpider(Spider):
        name = "probe"
        urls: list[str]

        async def start(self):
            self.outcomes: dict[str, list[dict[str, Any]]] = {url: [] for url in self.urls}
            for url in self.urls:
                yield Request(url, self.got, errback=self.failed, cb_kwargs={"asked": url})

        def got(self, response, asked):
            body = response.body[:200].decode("latin-1")
            self.outcomes[asked].append({"reason": "page", "url": response.url, "body": body, "flags": response.flags})

        def failed(self, failure):
            asked = failure.request.cb_kwargs["asked"]
            found = rejection(failure, asked)
            outcome = {"reason": found.reason, "detail": found.detail, "transient": found.transient}
            self.outcomes[asked].append(outcome | {"url": found.url})

    def settings(values: dict[str, Any], priority: str) -> Settings:
        settings = Settings()
        settings.setmodule("yybnet_crawler.settings")
        # The way a record takes after the download is tested elsewhere.
        settings.set("SPIDER_MODULES", [])
        settings.set("ITEM_PIPELINES", {})
        settings.set("EXTENSIONS", {"yybnet_crawler.downloading.pace.Pace": 0})
        settings.setdict(values, priority=priority)
        return settings

    work = json.load(sys.stdin)
    if work["names"] is not None:
        socket.gethostbyname = work["names"].__getitem__
    jobs = work["jobs"]
    # The resolver is one for the process, and trusts the host of one origin.
    origin = next(iter(jobs.values()))["settings"]["YYBNET_ORIGIN"]
    process = AsyncCrawlerProcess(settings({"YYBNET_ORIGIN": origin}, priority="project"))
    crawlers = {}
    for name, job in jobs.items():
        crawlers[name] = Crawler(ProbeSpider, settings(job["settings"], priority="cmdline"))
        process.crawl(crawlers[name], urls=job["urls"])
    process.start()
    # Not by getrusage: what that says goes on from the process that started this one.
    status = Path("/proc/self/status").read_text()
    peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    results = {}
    for name, crawler in crawlers.items():
        stats = crawler.stats.get_stats()
        assert isinstance(crawler.spider, ProbeSpider)
        results[name] = {
            "outcomes": crawler.spider.outcomes,
            "finish_reason": stats["finish_reason"],
            "stats": {key: value for key, value in stats.items() if isinstance(value, (int, float, str))},
            "peak_memory": peak,
        }
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
