"""Whether somebody wants this process to end: Ctrl-C, SIGTERM.

Scrapy hears the signal and ends the crawl, once what is under way lets it. What waits without Scrapy asks here.
"""

from typing import Any

from scrapy.crawler import CrawlerProcessBase

_received = False


def watch(process: CrawlerProcessBase) -> None:
    """From now on, signals to this process are known here, too."""
    shutdown = process._signal_shutdown

    def heard(signum: int, frame: Any) -> None:
        global _received
        _received = True
        shutdown(signum, frame)

    process._signal_shutdown = heard  # type: ignore[assignment,method-assign]


def received() -> bool:
    return _received
