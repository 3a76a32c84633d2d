"""`scrapy fixture` saves a page as a test case: its bytes and headers as they came, no expected record."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDRESS = "https://www.yybnet.net/weichuan/news/201807/7721450.html"
PAGE = "<html><title>渡口</title><p>来源：苇川日报 2018-07-04 06:18</p><p>渡口又有了船。</p></html>".encode("gbk")


@pytest.fixture
def project(tmp_path):
    """A project of the same settings with no case in it yet, and the site as a folder with one page."""
    (tmp_path / "scrapy.cfg").write_bytes((ROOT / "scrapy.cfg").read_bytes())
    page = tmp_path / "site" / ADDRESS.removeprefix("https://")
    page.parent.mkdir(parents=True)
    page.write_bytes(PAGE)
    return tmp_path


def fixture(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    quick = [
        "-s",
        f"YYBNET_ORIGIN=file:{project / 'site'}",
        "-s",
        "DOWNLOAD_DELAY=0",
        "-s",
        "AUTOTHROTTLE_ENABLED=0",
    ]
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "fixture", *quick, *arguments],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "yybnet_crawler.settings"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def cases(project: Path) -> list[str]:
    folder = project / "fixtures" / "pages"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def headers(project: Path, name: str) -> dict[str, str | None]:
    text = (project / "fixtures" / "pages" / name / "headers.json").read_text("utf-8")
    found: dict[str, str | None] = json.loads(text)
    return found


def test_a_fetched_page_is_kept_byte_for_byte_with_its_headers(project):
    done = fixture(project, ADDRESS, "ferry")
    assert (done.returncode, done.stderr) == (0, "")
    folder = project / "fixtures" / "pages" / "ferry"
    assert sorted(path.name for path in folder.iterdir()) == ["headers.json", "page.html"]
    assert (folder / "page.html").read_bytes() == PAGE
    kept = headers(project, "ferry")
    assert (kept["url"], kept["content_type"]) == (ADDRESS, "text/html")
    assert str(kept["fetched_at"]).endswith("+08:00")


def test_it_says_what_a_reader_has_to_type_and_how_to_go_on(project):
    said = fixture(project, ADDRESS, "ferry").stdout
    for words in (str(Path("pages") / "ferry" / "expected.json"), "recommended_links", "no_body", "note.md"):
        assert words in said
    assert said.rstrip().endswith("python -m pytest tests/cases -k ferry")


def test_a_file_is_kept_under_the_address_that_it_names_itself(project):
    file = project / "saved.html"
    file.write_bytes(f'<link href="{ADDRESS}" rel=canonical><p>渡口</p>'.encode())
    done = fixture(project, "saved.html", "from-file")
    assert done.returncode == 0
    assert (project / "fixtures" / "pages" / "from-file" / "page.html").read_bytes() == file.read_bytes()
    kept = headers(project, "from-file")
    assert (kept["url"], kept["content_type"]) == (ADDRESS, None)


def test_a_file_is_kept_under_the_address_given(project):
    (project / "saved.html").write_bytes(PAGE)
    assert fixture(project, "saved.html", "from-file", "--url", ADDRESS).returncode == 0
    assert headers(project, "from-file")["url"] == ADDRESS


def test_a_file_without_an_address_leaves_it_for_the_reader_to_type(project):
    (project / "saved.html").write_bytes(PAGE)
    done = fixture(project, "saved.html", "from-file")
    assert headers(project, "from-file")["url"] is None
    assert '"url" in' in done.stdout.splitlines()[1]


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (["missing.html", "ferry"], 2, "missing.html is neither a file nor an http(s) address"),
        (
            [ADDRESS, "Ferry Case"],
            2,
            "'Ferry Case' is no name for a case: small letters, digits and single hyphens",
        ),
        (
            [ADDRESS, "../ferry"],
            2,
            "'../ferry' is no name for a case: small letters, digits and single hyphens",
        ),
        ([ADDRESS], 2, "give an address or a file, and a name for the case"),
        ([ADDRESS.replace("7721450", "1"), "ferry"], 3, "http_404"),
        (["https://example.org/a.html", "ferry"], 3, "offsite"),
    ],
    ids=["missing-file", "name-with-a-space", "name-that-climbs", "no-name", "not-found", "another-site"],
)
def test_what_cannot_be_done_is_one_line_and_leaves_nothing_behind(project, arguments, status, why):
    done = fixture(project, *arguments)
    assert done.returncode == status
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("scrapy fixture: ")
    assert why in line
    assert cases(project) == []


def test_a_case_that_exists_is_left_alone(project):
    folder = project / "fixtures" / "pages" / "ferry"
    folder.mkdir(parents=True)
    done = fixture(project, ADDRESS, "ferry")
    assert done.returncode == 2
    assert "there is a case ferry already" in done.stderr
    assert list(folder.iterdir()) == []
