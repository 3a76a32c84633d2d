"""`scrapy report`: its arguments, its file, its exit statuses."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.overview.articles import article, write
from tests.overview.pages import content_of
from tests.storage.crawls import ROOT


def report(data: Path, *words: str | Path, without: str = "") -> "subprocess.CompletedProcess[str]":
    """Runs the command, as if the package `without` were not installed."""
    start = f"import sys; sys.modules.update({{{without!r}: None}}); from scrapy.cmdline import execute; execute()"
    line = [sys.executable, "-c", start, "report", *map(str, words), "-s", f"YYBNET_DATA_DIR={data}"]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def data(tmp_path):
    return write(tmp_path / "data", [article(1), article(2, source="云坪晚报")])


def test_a_folder_becomes_a_page(data, tmp_path):
    out = tmp_path / "report.html"
    done = report(data, out, "--source", "云坪晚报")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}: 1 articles\n", "")
    content = content_of(out.read_text("utf-8"))
    assert [row["source"] for row in content["rows"]] == ["云坪晚报"]


def test_a_damaged_line_is_left_out_and_told(data, tmp_path):
    (file,) = (data / "articles").iterdir()
    with file.open("a") as lines:
        lines.write('{"url": \n')
    done = report(data, out := tmp_path / "report.html")
    assert (done.returncode, done.stdout) == (3, f"{out}: 2 articles\n")
    assert done.stderr.startswith("scrapy report: 1 lines are no records and are left out: ")
    assert f"{file}, line 3" in done.stderr
    assert content_of(out.read_text("utf-8"))["texts"]["en"]["damaged"].startswith("1 damaged lines")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "give one file to write, such as report.html"),
        (("a.html", "--since", "2018"), "since=2018: not a day; write it as 2018-01-31"),
    ],
)
def test_a_wrong_argument_is_one_line(data, words, why):
    done = report(data, *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"scrapy report: {why}\n")


def test_a_package_that_is_missing_is_named_with_what_installs_it(data, tmp_path):
    done = report(data, out := tmp_path / "report.html", without="altair")
    assert (done.returncode, out.exists()) == (2, False)
    assert done.stderr == ("scrapy report: altair is not installed, and needed for this: pip install '.[analysis]'\n")


def test_there_is_no_page_of_no_article(data, tmp_path):
    done = report(data, out := tmp_path / "report.html", "--since", "2019-01-01")
    assert (done.returncode, out.exists()) == (3, False)
    assert done.stderr == f"scrapy report: {data}: no such article is in it; no page was written\n"


def test_a_page_that_cannot_be_written_is_told(data, tmp_path):
    (tmp_path / "file").write_text("")
    done = report(data, out := tmp_path / "file" / "report.html")
    assert done.returncode == 5
    assert str(out.parent) in done.stderr
