"""What the documents show is what `make crawl` prints and writes."""

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import DATA, README, ROOT, named, section, table

# Keys below which the names are those of fields, reasons, rules, addresses.
BY_NAME = {
    "pages.rejected",
    "reading.filled",
    "reading.rules",
    "reading.samples_without",
    "reading.samples_rejected",
    "pages.lost_fields",
    "listings.cut",
    "listings.stopped",
    "regions_failed",
    "listings.failed",
    "regions",
    "cities",
    "downloads.status",
}


@dataclass(frozen=True)
class MadeCrawl:
    """What is left of `make crawl`."""

    printed: list[str]
    printed_again: list[str]  # by a second one
    records: list[dict[str, Any]]
    rejected: list[dict[str, Any]]
    report: dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeCrawl:
    data = tmp_path_factory.mktemp("data")
    printed, again = (run_make_crawl(data) for _ in range(2))
    return MadeCrawl(printed, again, lines(data / "articles"), lines(data / "rejected"), first_report(data))


def run_make_crawl(data: Path) -> list[str]:
    """Its own command, but into another folder, without waiting, and with this interpreter."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    recipe = subprocess.run(
        ["make", "--dry-run", "crawl"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout.replace("\\\n", " ")
    (command,) = re.findall(r"^\S+ (-m scrapy .*)", recipe, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, *shlex.split(command), "-s", f"YYBNET_DATA_DIR={data}", "-s", "DOWNLOAD_DELAY=0"],
        cwd=ROOT,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.replace(f"{data}/", "data/").splitlines()


def lines(folder: Path) -> list[dict[str, Any]]:
    (file,) = folder.iterdir()
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def first_report(data: Path) -> dict[str, Any]:
    return dict(json.loads(min((data / "runs").iterdir()).read_text("utf-8")))


def test_the_summary(made):
    shown = re.findall(r"^    (.*)", section(README, "Try it"), re.MULTILINE)[2:]
    assert [nameless(line) for line in shown] == [nameless(line) for line in made.printed]


def nameless(line: str) -> str:
    """Without what is different in every run's name."""
    return re.sub(r"\d{8}T\d{9}Z-(\w+)-[0-9a-f]{6}", r"<time>-\1-<letters>", line)


def test_a_second_crawl_says_that_it_found_nothing_new(made):
    assert made.printed_again[0] == "0 articles written"
    assert re.fullmatch(r"\d+ links to articles known already", made.printed_again[1])


def test_the_record(made):
    (text,) = re.findall(r"```json\n(.*?)```", section(README, "What a record looks like"), re.DOTALL)
    shown = json.loads(text)
    (record,) = (record for record in made.records if record["url"] == shown["url"])
    assert list(shown) == list(record)
    links, all_links = shown.pop("recommended_links"), record.pop("recommended_links")
    assert links == all_links[: len(links)]
    assert (len(links), len(all_links)) == (2, 9)  # as the text says
    assert {**shown, "fetched_at": None} == {**record, "fetched_at": None}


def test_every_key_of_a_rejected_row(made):
    rows = table(section(DATA, "A page without a record: `rejected/<run>.jsonl`"), "key")
    (row,) = (row for row in made.rejected if row["page"])
    assert named(rows) == list(row) + [f"page.{key}" for key in row["page"]]


def test_every_key_of_a_region_in_a_report(made):
    rows = table(section(DATA, "A run's report: `runs/<run>.json`"), "of a region")
    (region,) = made.report["regions"].values()
    assert named(rows) == list(region)


def test_every_key_of_a_report(made):
    rows = table(section(DATA, "A run's report: `runs/<run>.json`"), "key")
    assert sorted(named(rows)) == sorted(keys(made.report))


def keys(value: dict[str, Any], prefix: str = "") -> list[str]:
    found = []
    for name, inner in value.items():
        path = f"{prefix}{name}"
        deeper = isinstance(inner, dict) and path not in BY_NAME
        found += keys(inner, f"{path}.") if deeper else [path]
    return found
