"""A command as a user types it, in a process of its own."""

import subprocess
import sys

from tests.storage.crawls import ROOT


def scrapy(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
