"""One process for all crawls of invented sites."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.spiders.invented_site import Crawler, Site, running_crawler


@pytest.fixture(scope="session")
def crawler() -> Iterator[Crawler]:
    with running_crawler() as crawler:
        yield crawler


@pytest.fixture
def site(tmp_path: Path, crawler: Crawler) -> Site:
    return Site(tmp_path, crawler)
