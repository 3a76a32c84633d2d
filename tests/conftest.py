"""What holds for every test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

# The same examples in every run: a red test is red for everyone.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def embedded_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that `make crawl` makes of the embedded site, for tests that only read it."""
    data = tmp_path_factory.mktemp("embedded") / "data"
    options = {
        "YYBNET_DATA_DIR": str(data),
        "YYBNET_ORIGIN": "file:fixtures/site/pages",
        "YYBNET_KEEP_PAGES": "none",
        "DOWNLOAD_DELAY": "0",
        "AUTOTHROTTLE_ENABLED": "False",
    }
    said = [part for name, value in options.items() for part in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "region", "-a", "region=chengchuan", *said]
    subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, timeout=120, check=True)
    return data


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder that costs no disk, where there is such a thing: these tests ask for thousands of fsyncs."""
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)
