"""How the spiders stand in the project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

import spiders

ROOT = Path(__file__).parents[2]


def test_the_spiders_are_the_projects_own():
    # A foreign package of this name would be taken in silence.
    assert spiders.__file__ == str(ROOT / "spiders" / "__init__.py")


@pytest.mark.parametrize("file", sorted((ROOT / "spiders").glob("[!_]*.py")), ids=lambda file: file.stem)
def test_a_spider_has_one_name(file, monkeypatch):
    monkeypatch.chdir(ROOT)
    spider = SpiderLoader.from_settings(get_project_settings()).load(file.stem)
    assert spider.__module__ == f"spiders.{file.stem}"
    assert spider.__name__ == f"{file.stem.title()}Spider"


def test_a_wrong_argument_is_one_line_before_anything_is_opened(tmp_path):
    data = tmp_path / "data"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "scrapy", "crawl", "region"),
            *("-a", "region=tongchuan", "-a", "sinse=2018-01-09"),
            *("-s", f"YYBNET_DATA_DIR={data}", "-s", "YYBNET_ORIGIN=http://127.0.0.1:9"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "sinse=2018-01-09" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not data.exists()
