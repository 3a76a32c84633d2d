"""The wheel holds the library, the spiders and the pipelines, and nothing beside them."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
PACKAGES = ("yybnet_crawler", "spiders", "pipelines")
BUILD = "from setuptools.build_meta import build_wheel; print(build_wheel('dist'))"


def test_the_wheel_has_three_packages_and_their_data(tmp_path):
    project = tmp_path / "project"
    # In a copy: setuptools builds in the project's folder, and ships what it finds there of an earlier build.
    ignore = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info")
    shutil.copytree(ROOT, project, ignore=ignore)
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=project, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = (project / "dist").iterdir()
    with ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    modules = {str(file.relative_to(ROOT)) for package in PACKAGES for file in (ROOT / package).rglob("*.py")}
    tables = {str(file.relative_to(ROOT)) for file in (ROOT / "yybnet_crawler/extraction/tables").glob("*.txt")}
    tables.add("yybnet_crawler/places/divisions.tsv")
    page = {f"yybnet_crawler/overview/{name}" for name in ("page.html", "page.css", "page.js", "texts.toml")}
    licences = {"yybnet_crawler/extraction/tables/README.md", "yybnet_crawler/places/README.md"}
    others = {"yybnet_crawler/py.typed", "yybnet_crawler/article.schema.json"}
    assert shipped == modules | tables | licences | page | others
