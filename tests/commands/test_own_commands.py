"""What holds for every command of our own."""

import subprocess
import sys

import pytest

from tests.storage.crawls import ROOT

OWN = sorted(file.stem for file in ROOT.glob("yybnet_crawler/commands/[!_]*.py") if file.stem != "crawl")


@pytest.mark.parametrize("name", OWN)
def test_an_option_that_is_not_there_is_a_wrong_argument(name):
    line = [sys.executable, "-m", "scrapy", name, "--ulr=x", "README.md", "README.md"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"scrapy {name}: --ulr=x: there is no such option; --help lists them\n"
