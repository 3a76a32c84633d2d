"""`make crash-test`: a crawl of 2,000 articles is killed again and again, and its disk fills up.

After each kill every sealed file must be whole, and the page of every record in `articles/` in the archive.

Prints what was lost, written twice or torn, which is nothing, and exits with 1 otherwise.
"""

import argparse
import gzip
import io
import json
import os
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fastwarc.warc import ArchiveIterator

from tests.storage.crawls import crawl, start
from tests.storage.small_site import SmallSite, served

SEALED = ("articles/*.jsonl", "rejected/*.jsonl", "pages/*.warc.gz", "pages/*.index.jsonl", "runs/*.json")


@dataclass
class Tally:
    """What the sealed files hold, against what the site has."""

    lost: int
    twice: int
    torn: int
    left_over: int  # files without their final name
    pageless: int  # articles whose page is not in the archive
    unreadable: int  # files of any kind that are not whole

    @property
    def clean(self) -> bool:
        return self == Tally(0, 0, 0, 0, 0, 0)

    @property
    def sound(self) -> bool:
        """Whether all is well with what is sealed, though a run has died and not all is there."""
        return (self.twice, self.torn, self.pageless, self.unreadable) == (0, 0, 0, 0)

    def __str__(self) -> str:
        return (
            f"{self.lost} lost, {self.twice} twice, {self.torn} torn, {self.left_over} files left over,"
            f" {self.pageless} without their page, {self.unreadable} files unreadable"
        )


def tally(data: Path, site: SmallSite) -> Tally:
    urls: Counter[str] = Counter()
    torn = pageless = 0
    for file in data.glob("articles/*.jsonl"):
        kept = archived(data / "pages" / f"{file.stem}.warc.gz")
        for line in file.read_bytes().splitlines(keepends=True):
            try:
                url = json.loads(line)["url"]
                urls[url] += 1
                pageless += url not in kept
                torn += not line.endswith(b"\n")
            except (ValueError, KeyError):
                torn += 1
    twice = sum(count - 1 for count in urls.values())
    left_over = len(list(data.rglob("*.part")))
    broken = sum(not readable(file) for kind in SEALED for file in data.glob(kind))
    return Tally(site.articles - len(urls), twice, torn, left_over, pageless, broken)


def readable(file: Path) -> bool:
    """Whether a sealed file is whole, as anybody's tools read it; of an archive every member."""
    content = file.read_bytes()
    try:
        if file.suffix == ".gz":
            return len(gzip.decompress(content)) > 0  # to the last member's checksum
        if file.suffix == ".jsonl":
            return content.endswith(b"\n") and all(json.loads(line) for line in content.splitlines())
        return bool(json.loads(content))
    except (ValueError, OSError, EOFError, zlib.error):
        return False


def archived(file: Path) -> set[str]:
    """The addresses whose page the archive has, at the place that its sidecar leads to."""
    if not file.exists():
        return set()
    pages = file.read_bytes()
    sidecar = file.with_name(file.name.replace(".warc.gz", ".index.jsonl"))
    found = set()
    for row in map(json.loads, sidecar.read_bytes().splitlines()):
        member = gzip.decompress(pages[row["offset"] : row["offset"] + row["length"]])
        for record in ArchiveIterator(io.BytesIO(member), parse_http=False):
            whole = len(record.reader.read()) == record.content_length
            if whole and record.headers["WARC-Target-URI"] == row["url"]:
                found.add(row["url"])
    return found


def written(data: Path) -> int:
    """Articles that are safe or on their way."""
    return sum(file.read_bytes().count(b"\n") for file in data.glob("articles/*.jsonl*"))


def _lines(file: Path) -> int:
    try:
        return file.read_bytes().count(b"\n")
    except FileNotFoundError:  # sealed in this moment
        return 0


class Killer:
    """Kills crawls at moments spread over all of the work, however fast the machine is."""

    def __init__(self, site: SmallSite, data: Path, *, kills: int, seed: int) -> None:
        self.site, self.data, self.kills = site, data, kills
        self.random = Random(seed)

    def work(self) -> Iterator[int]:
        """Kills one run after another; yields how many articles there are after each."""
        for left in range(self.kills, 0, -1):
            share = (self.site.articles - written(self.data)) / (left + 1)  # leaves some for the kills to come
            process = start(self.site.origin, self.data, spider="region")
            if self.random.random() < 0.7:
                self._wait_for_articles(process, int(self.random.uniform(0, 2 * share)))
                time.sleep(self.random.uniform(0, 0.02))
            else:
                time.sleep(self.random.uniform(0, 2))  # while it starts, recovers, walks listings
            process.kill()
            process.wait()
            yield written(self.data)

    def _wait_for_articles(self, process: subprocess.Popen[str], count: int) -> None:
        """Until the run has written so many, or has ended."""
        left_over = set(self.data.glob("articles/*.part"))
        while process.poll() is None:
            parts = set(self.data.glob("articles/*.part")) - left_over
            if any(_lines(part) >= count for part in parts):
                return
            time.sleep(0.002)


def killed(site: SmallSite, data: Path, *, kills: int, seed: int) -> Tally:
    """Kills, then one run to the end, then one more that must have nothing to do."""
    steps = []
    for articles in Killer(site, data, kills=kills, seed=seed).work():
        steps.append(articles)
        now = tally(data, site)
        _expect(now.sound and now, now)
    _tell(f"{kills} kills, after which there were so many articles: {' '.join(map(str, steps))}")
    _expect(crawl(site.origin, data, spider="region").returncode, 0)
    result = tally(data, site)
    site.asked.clear()
    _expect(crawl(site.origin, data, spider="region").returncode, 0)
    _expect(site.article_hits(), 0)
    _tell(f"then one run to the end: {result}; one more asked for {site.article_hits()} articles")
    return result


def full_disk(site: SmallSite, data: Path, *, kills: int, seed: int) -> Tally:
    """The same in a folder with less room than the articles need; then there is room again."""
    for _ in Killer(site, data, kills=kills, seed=seed).work():
        pass
    first = crawl(site.origin, data, spider="region")
    _expect(first.returncode, 5)
    _tell(f"{kills} kills, then the disk was full: {first.stderr.splitlines()[-1]}")
    again = crawl(site.origin, data, spider="region")
    _expect(again.returncode, 5)
    half = tally(data, site)
    _tell(f"still full: {half.lost} articles are missing, {half.twice} twice, {half.torn} torn")
    _expect((half.twice, half.torn), (0, 0))
    subprocess.run(["mount", "-o", "remount,size=256M", str(data)], check=True)
    _expect(crawl(site.origin, data, spider="region").returncode, 0)
    result = tally(data, site)
    _tell(f"with room again: {result}")
    return result


@contextmanager
def small_disk(size: str) -> Iterator[Path | None]:
    """A file system of that size; None where we may not mount one."""
    with TemporaryDirectory() as folder:
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def _expect(found: object, expected: object) -> None:
    if found != expected:
        raise AssertionError(f"expected {expected}, found {found}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 100_000, help="to have the same again")
    given = parser.parse_args()
    _tell(f"{given.articles} articles, seed {given.seed}")
    results = []
    with served(SmallSite(given.articles)) as site, TemporaryDirectory() as folder:
        results.append(killed(site, Path(folder), kills=given.kills, seed=given.seed))
    # An article of this site takes some 800 bytes, its page as many more: there is room for about half of them.
    with served(SmallSite(given.articles)) as site, small_disk(f"{given.articles}K") as disk:
        if disk is None:
            _tell("skipped: a small file system cannot be mounted here (that needs root)")
        else:
            results.append(full_disk(site, disk, kills=given.kills // 6, seed=given.seed))
    return 0 if all(result.clean for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
