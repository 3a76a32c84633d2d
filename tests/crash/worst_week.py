"""`make worst-week`: sixty runs over one data folder, on a site that has a bad week, every hour another.

Every run meets faults drawn by chance: statuses, resets, captchas in the place of articles, of listing pages and of the
front page, listings cut in the middle, articles that are dead for ever, that move, that are pinned, that are imported
late, that change; some runs are killed, some clocks are wrong. Then the site is well again for three runs.

Checked at the end: every article that a listing showed and the site still serves is there, each of its versions once;
none was asked for more often than docs/storage.md says; what each run said of itself is true. Exits with 1 otherwise.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests import fault_server as faults
from tests.fault_server import Exchange, Fault, FaultServer
from tests.faults.news_site import (
    CAPTCHA,
    EMPTY_LIST,
    FRONT,
    HOME_PAGE,
    NEWS,
    NewsSite,
    article,
    lines,
    note,
    number_of,
    page_path,
    path,
)
from tests.storage.crawls import ROOT, environment
from yybnet_crawler.storage.patience import WAITS

RETRIES = 1
BEGIN = datetime(2026, 3, 2, 0, 7, tzinfo=UTC)
_FAULTS: list[Fault] = [
    *(faults.status(code) for code in (202, 400, 401, 403, 405, 408, 412, 418, 429, 451, 500, 502, 503, 504, 521)),
    *(faults.reset, faults.reset_in_page, faults.short, faults.cut_chunks, faults.answer(b""), faults.hang),
    *(CAPTCHA, note("系统维护通知", "今晚维护"), note("服务器繁忙"), note("数据库出了点问题", "值班人员已经知道了")),
    *(faults.redirect("/verify/"), faults.redirect("/"), faults.gzipped(b"no gzip")),
]
_LISTING_FAULTS: list[Fault] = [CAPTCHA, EMPTY_LIST, HOME_PAGE, faults.status(500), faults.reset, faults.status(404)]


@dataclass
class Week:
    chance: Random
    site: NewsSite = field(default_factory=lambda: NewsSite(list(range(60, 0, -1)), size=8))
    listed: set[int] = field(default_factory=set)  # articles that a listing page showed, as it is
    dead: dict[int, Fault] = field(default_factory=dict)  # for ever
    gone: set[int] = field(default_factory=set)
    next_number: int = 61

    def pass_hours(self) -> None:
        """What happens to the site between two runs."""
        chance, site = self.chance, self.site
        fresh = [self._number() for _ in range(chance.choice((0, 0, 1, 2, 3, 9)))]
        site.articles = [*fresh, *site.articles]
        if chance.random() < 0.2:  # a paper, imported late: behind what is known
            at = chance.randrange(8, len(site.articles))
            site.articles[at:at] = [self._number() for _ in range(4)]
        if chance.random() < 0.2:  # pinned
            pinned = chance.choice(site.articles)
            site.articles.remove(pinned)
            site.articles.insert(0, pinned)
        for number in chance.sample(site.articles, 2):
            site.pages[number] = article(number, words=f"第{chance.randrange(9)}次通了水")
        if chance.random() < 0.3:
            self.dead[chance.choice(site.articles)] = chance.choice(_FAULTS[:15])
        if chance.random() < 0.3:
            self.gone.add(chance.choice(site.articles))

    def draw_faults(self) -> None:
        chance, site = self.chance, self.site
        site.faults = {"/verify/": CAPTCHA, "/": HOME_PAGE}
        trouble = chance.choice((0, 0, 0.02, 0.1, 0.5, 1))
        one = chance.choice(_FAULTS)
        for number in site.articles:
            if chance.random() < trouble:
                site.faults[path(number)] = one if chance.random() < 0.5 else chance.choice(_FAULTS)
        pages = -(-len(site.articles) // site.size)
        for page in range(1, pages + 1):
            if chance.random() < 0.08:
                site.faults[page_path(page)] = chance.choice(_LISTING_FAULTS)
            elif chance.random() < 0.03:
                whole = site.listing(page)
                site.faults[page_path(page)] = faults.answer(whole[: whole.index("</li>") + 5].encode())
        if chance.random() < 0.1:
            site.faults[FRONT] = chance.choice(_LISTING_FAULTS)
        self.heal(keep=True)

    def heal(self, *, keep: bool = False) -> None:
        if not keep:
            self.site.faults = {}
        self.site.faults |= {path(number): fault for number, fault in self.dead.items()}
        self.site.faults |= {path(number): faults.status(404) for number in self.gone}

    def _number(self) -> int:
        self.next_number += 1
        return self.next_number - 1

    async def answer(self, exchange: Exchange) -> None:
        asked = exchange.asked.path
        if is_listing(asked) and asked not in self.site.faults:
            for page in range(1, 1000):
                if asked == page_path(page):
                    self.listed.update(self.site.articles[(page - 1) * self.site.size : page * self.site.size])
                    break
        await self.site.answer(exchange)

    def is_faulty(self, listing: str) -> bool:
        """Whether a page is not what it seems; a first one that is cut off leads to what is known all the same."""
        fault = self.site.faults.get(listing)
        return fault is not None and (listing != NEWS or fault in _LISTING_FAULTS)

    @property
    def served(self) -> set[int]:
        return set(self.site.articles) - self.gone - self.dead.keys()


@dataclass
class Log:
    """What the runs did, and what is wrong with it."""

    wrong: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    asked: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    killed: int = 0

    def check(self, run: int, truth: bool, what: str) -> None:
        if not truth:
            self.wrong.append(f"run {run}: {what}")


def crawl(
    server: FaultServer, data: Path, at: datetime, *arguments: str, kill_after: float | None = None
) -> int | None:
    """The exit status; None when it was killed."""
    settings = {
        "YYBNET_ORIGIN": server.origin, "YYBNET_DATA_DIR": str(data), "DOWNLOAD_DELAY": "0",
        "AUTOTHROTTLE_ENABLED": "0", "AUTOTHROTTLE_MAX_DELAY": "0.02", "RETRY_TIMES": str(RETRIES),
        "DOWNLOAD_TIMEOUT": "0.5", "LOG_LEVEL": "ERROR",
    }  # fmt: skip
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    command = [
        *(sys.executable, "-m", "tests.crash.clocked_crawl", at.isoformat(), "crawl", "region"),
        *("-a", "region=tongchuan", *arguments, *options),
    ]
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=null, stderr=null)
    if kill_after is not None:
        begun, heard = time.monotonic(), len(server.asked)
        while process.poll() is None and len(server.asked) < heard + 8 and time.monotonic() - begun < 20:
            time.sleep(0.01)
        time.sleep(kill_after)
        process.kill()
        return None if process.wait() < 0 else process.returncode
    return process.wait(timeout=120)


def judge_run(
    log: Log, week: Week, run: int, data: Path, status: int | None, before: set[Path], asked: list[str]
) -> None:
    for address, times in Counter(each for each in asked if "/201801/" in each).items():
        log.asked[number_of(address)] += times
        log.check(run, times <= 1 + RETRIES, f"{address} was asked {times} times")
    if status is None:
        log.killed += 1
        return
    log.statuses[status] += 1
    new = set(data.glob("*/*.json*")) - before
    reports = [file for file in new if file.parent.name == "runs"]
    log.check(run, len(reports) == 1, f"{len(reports)} reports")
    for file in reports:
        report: dict[str, Any] = json.loads(file.read_bytes())
        log.check(run, report["exit_status"] == status, f"exits {status}, reports {report['exit_status']}")
        written = [row for one in new if one.parent.name == "articles" and one.stem == file.stem for row in lines(one)]
        told = report["pages"]["records"]["new"] + report["pages"]["records"]["changed"]
        log.check(run, told == len(written), f"{told} records told, {len(written)} written")
        log.check(run, report["pages"]["balanced"] or status not in (0, 3, 4, 7), "pages vanished")
        listing = f"https://www.yybnet.net{NEWS}"
        faulty = [each for each in asked if is_listing(each) and week.is_faulty(each)]
        if faulty and listing in report["listings"]["walked_to_the_end"]:
            # But for a way on that leads nowhere, said twice.
            log.check(run, False, f"says it walked to the end, and {faulty} failed")
        if status == 0:
            log.check(run, FRONT not in week.site.faults, "exits 0 without a front page")


def is_listing(address: str) -> bool:
    return address.startswith(NEWS) and "/201801/" not in address


def judge_end(log: Log, week: Week, data: Path, runs: int) -> None:
    versions: defaultdict[int, list[str]] = defaultdict(list)
    for file in sorted(data.glob("articles/*.jsonl")):
        for row in lines(file):
            content = {key: value for key, value in row.items() if key not in ("fetched_at", "recommended_links")}
            digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
            versions[number_of(row["url"])].append(digest)
            log.check(runs, f"河湾村第{number_of(row['url'])}号" in row["title"], f"a wrong record: {row['title']}")
    missing = (week.listed & week.served) - versions.keys()
    log.check(runs, not missing, f"{len(missing)} articles are lost: {sorted(missing)[:20]}")
    for number, written in versions.items():
        same = any(one == other for one, other in pairwise(written))
        log.check(runs, not same, f"{number} was written twice")
    # Fresh: once and its retries. Then once for each of the waits that a week has room for; a killed run forgets.
    most = 1 + RETRIES + len(WAITS) + 3 * (1 + RETRIES) * log.killed
    for number, times in log.asked.items():
        log.check(runs, times <= most, f"{number} was asked {times} times, more than {most}")
    log.check(runs, list(data.rglob("*.part")) == [], "parts are left over")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    week, log = Week(Random(given.seed)), Log()
    with (
        TemporaryDirectory() as folder,
        FaultServer({"/robots.txt": faults.status(404)}, week.answer) as server,
    ):
        data = Path(folder)
        moment = BEGIN
        for run in range(given.runs + 3):
            moment += timedelta(hours=2.8)
            if run < given.runs:
                week.pass_hours()
                week.draw_faults()
            else:
                week.heal()
                moment += timedelta(days=31)
            at = moment + timedelta(days=week.chance.choice((-1, 3652)) if week.chance.random() < 0.05 else 0)
            kill = week.chance.random() / 4 if run < given.runs and week.chance.random() < 0.15 else None
            before, heard = set(data.glob("*/*.json*")), len(server.asked)
            arguments = ("-a", "relist=1") if run % 20 == 19 or run >= given.runs else ()
            status = crawl(server, data, at, *arguments, kill_after=kill)
            asked = [each.path for each in server.asked[heard:]]
            judge_run(log, week, run, data, status, before, asked)
            if run >= given.runs:
                log.check(run, status in (0, 7), f"exits {status} on a site that is well")
        judge_end(log, week, data, given.runs)
        written = sum(len(lines(file)) for file in data.glob("articles/*.jsonl"))
    sys.stdout.write(
        f"seed {given.seed}: {given.runs} runs, {log.killed} killed, statuses {dict(sorted(log.statuses.items()))};"
        f" {len(week.site.articles)} articles, {len(week.dead)} dead, {len(week.gone)} gone, {written} records,"
        f" no article asked more than {max(log.asked.values())} times\n"
    )
    for what in log.wrong:
        sys.stdout.write(f"WRONG {what}\n")
    return 1 if log.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
