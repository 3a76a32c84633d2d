"""One process for all crawls of faulty sites."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.news_site import Crawls, NewsSite, served
from tests.spiders.invented_site import Crawler, running_crawler


@pytest.fixture(scope="session")
def crawler() -> Iterator[Crawler]:
    with running_crawler() as crawler:
        yield crawler


@pytest.fixture
def crawls(crawler: Crawler, tmp_path: Path) -> Iterator[Callable[[NewsSite], Crawls]]:
    with ExitStack() as stack:
        yield lambda site: stack.enter_context(served(site, tmp_path / "data", crawler))
