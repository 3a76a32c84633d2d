"""`scrapy crawl` under another clock: `python -m tests.crash.clocked_crawl ISO-MOMENT crawl region ...`"""

import sys
from datetime import UTC, datetime, timedelta

from scrapy.cmdline import execute

from yybnet_crawler.downloading import archiving, failures
from yybnet_crawler.storage import conclusion, outputs, run

AHEAD = datetime.fromisoformat(sys.argv[1]) - datetime.now(UTC)


class Clock(datetime):
    @classmethod
    def now(cls, tz: object = None) -> "Clock":
        moment = datetime.now(UTC) + AHEAD
        return cls(*moment.timetuple()[:6], moment.microsecond, tzinfo=UTC)


if __name__ == "__main__":
    assert timedelta(days=-4000) < AHEAD < timedelta(days=4000)
    for module in (archiving, failures, conclusion, outputs, run):
        vars(module)["datetime"] = Clock
    execute(["scrapy", *sys.argv[2:]])
