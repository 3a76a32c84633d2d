"""The wheel holds the library, the spiders and the pipelines, and nothing beside them; installed, it crawls."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("yybnet_crawler", "spiders", "pipelines")
BUILD = "from setuptools.build_meta import build_wheel; print(build_wheel('dist'))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    project = tmp_path_factory.mktemp("wheel") / "project"
    # In a copy: setuptools builds in the project's folder, and ships what it finds there of an earlier build.
    ignore = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info")
    shutil.copytree(ROOT, project, ignore=ignore)
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=project, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    (made,) = (project / "dist").iterdir()
    return made


def test_the_wheel_has_three_packages_and_their_data(wheel):
    with ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    modules = {str(file.relative_to(ROOT)) for package in PACKAGES for file in (ROOT / package).rglob("*.py")}
    tables = {str(file.relative_to(ROOT)) for file in (ROOT / "yybnet_crawler/extraction/tables").glob("*.txt")}
    tables.add("yybnet_crawler/places/divisions.tsv")
    page = {f"yybnet_crawler/overview/{name}" for name in ("page.html", "page.css", "page.js", "texts.toml")}
    licences = {"yybnet_crawler/extraction/tables/README.md", "yybnet_crawler/places/README.md"}
    others = {"yybnet_crawler/py.typed", "yybnet_crawler/article.schema.json"}
    assert shipped == modules | tables | licences | page | others


def test_yybnet_crawls_from_any_folder(wheel, tmp_path):
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
        (scripts,) = [archive.read(name) for name in archive.namelist() if name.endswith("entry_points.txt")]
    assert b"yybnet = yybnet_crawler.__main__:main" in scripts
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    script = elsewhere / "yybnet"
    script.write_text("from yybnet_crawler.__main__ import main\nmain()\n")
    settings = {"YYBNET_ORIGIN": f"file:{ROOT}/fixtures/site/pages", "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": 0}
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]

    def yybnet(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, script, *arguments, "-L", "ERROR"],
            cwd=elsewhere, env={"PYTHONPATH": str(tmp_path / "installed"), "PYTHONIOENCODING": "utf-8"},
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip

    done = yybnet("crawl", "region", "-a", "region=chengchuan", *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("16 articles written: data/articles/")
    assert len(list((elsewhere / "data" / "articles").glob("*.jsonl"))) == 1
    wrong = yybnet("crawl", "region", "-a", "region=chengchuan", "-a", "sinse=2018-01-09", *options)
    assert wrong.stderr.startswith("yybnet crawl: sinse=2018-01-09: ")
