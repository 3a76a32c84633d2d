"""Crawls one after another in one process: Scrapy takes a second to start, and a crawl of a few pages none.

Reads a job a line from standard input, and writes what became of it as a line to standard output.
"""

import io
import json
import logging
import sys
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor
from twisted.internet import task

from yybnet_crawler.storage.run import Run


async def crawl(spider: str, arguments: dict[str, str], settings: dict[str, str]) -> dict[str, Any]:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setLevel(logging.INFO)
    logging.root.addHandler(handler)
    asked: list[str] = []
    values = Settings()
    values.setmodule("yybnet_crawler.settings")
    values.setdict(settings, priority="cmdline")
    runner = AsyncCrawlerRunner(values)
    crawler = runner.create_crawler(spider)
    note = lambda response, **_: asked.append(response.url)  # noqa: E731
    crawler.signals.connect(note, signals.response_received)
    await runner.crawl(crawler, **arguments)
    logging.root.removeHandler(handler)
    run = crawler.get_extension(Run)
    assert run is not None
    assert run.outcome is not None
    status, why = run.outcome
    return {"status": int(status), "said": f"{log.getvalue()}{why}\n", "asked": asked}


async def work() -> None:
    for line in sys.stdin:
        print(json.dumps(await crawl(**json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    configure_logging({"LOG_INSTALL_ROOT_HANDLER": False})
    task.react(lambda reactor: deferred_from_coro(work()))
