"""Real crawls of a `SmallSite`, each in its own process, with the project's settings and command."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def command(origin: str, data: Path, *more: str, spider: str = "lamps") -> list[str]:
    settings = {
        "YYBNET_ORIGIN": origin,
        "YYBNET_DATA_DIR": str(data),
        "RETRY_TIMES": "0",
        "DOWNLOAD_DELAY": "0",
        "AUTOTHROTTLE_ENABLED": "0",
        "CONCURRENT_REQUESTS": "4",
        "CONCURRENT_REQUESTS_PER_DOMAIN": "4",
    }
    if spider == "region":
        more = ("-a", "region=tongchuan", *more)
    else:
        settings["SPIDER_MODULES"] = "tests.storage.lamp_spider"
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    return [sys.executable, "-m", "scrapy", "crawl", spider, *options, *more]


def crawl(origin: str, data: Path, *more: str, spider: str = "lamps") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(origin, data, *more, spider=spider),
        cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def start(origin: str, data: Path, *more: str, spider: str = "lamps") -> subprocess.Popen[str]:
    """The crawl is under way when this returns; its output is thrown away."""
    null = subprocess.DEVNULL
    return subprocess.Popen(
        command(origin, data, *more, spider=spider),
        cwd=ROOT,
        env=environment(),
        stdout=null,
        stderr=null,
        text=True,
    )


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def lines(folder: Path) -> list[dict[str, Any]]:
    """The rows of all sealed files of `articles` or `rejected`, in the order of their runs."""
    return [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_bytes().splitlines(True)]


def numbers(data: Path) -> list[int]:
    """The numbers of the articles that were written, as often as they were."""
    return sorted(int(row["url"].rpartition("/")[2].removesuffix(".html")) for row in lines(data / "articles"))


def last_report(data: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(max((data / "runs").glob("*.json")).read_text("utf-8"))
    return report
