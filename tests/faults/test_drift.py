"""Drift is found by city, whatever run a city was in, and until somebody has looked."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import fault_server as faults
from tests.faults.news_site import Crawls, NewsSite, article, html, lines, path
from tests.spiders.invented_site import ROOT

Start = Callable[[NewsSite], Crawls]
BAOJI = "/baoji/"


def two_cities(sourceless: range = range(0)) -> NewsSite:
    site = NewsSite(list(range(20, 0, -1)), size=20)
    site.faults[BAOJI] = faults.answer(
        html("宝鸡", "".join(f"<a href='{path(n, '/baoji/news/')}'>水渠</a>" for n in range(101, 104))).encode()
    )
    site.faults |= {path(n, "/baoji/news/"): faults.answer(article(n).encode()) for n in range(101, 104)}
    lose_source(site, sourceless)
    return site


def lose_source(site: NewsSite, numbers: range) -> None:
    site.articles = [*reversed(numbers), *site.articles]
    site.pages |= {n: article(n, source="") for n in numbers}


def accept(data: Path, *cities: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "drift", "accept", *cities, "-s", f"YYBNET_DATA_DIR={data}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("regions", ["baoji,tongchuan", "tongchuan,baoji,xianyang"], ids=["in turn", "one more"])
def test_a_city_is_compared_with_itself_whatever_it_is_crawled_with(crawls: Start, regions: str) -> None:
    site = two_cities()
    begun = crawls(site)
    begun.run(region="tongchuan,baoji")
    lose_source(site, range(30, 45))
    second = begun.run(region=regions)
    assert second.status == 7
    assert "source is on 0 of 15 articles, was 20 of 20" in second.said
    assert second.report["cities"]["tongchuan"]["drift"]
    assert "baoji" not in second.report["cities"]


def test_the_history_survives_the_index(crawls: Start) -> None:
    site = two_cities()
    begun = crawls(site)
    begun.run(region="tongchuan,baoji")
    (begun.data / "state.sqlite").unlink()
    lose_source(site, range(30, 45))
    assert begun.run().status == 7


def test_drift_fails_each_run_until_it_is_accepted(crawls: Start) -> None:
    site = two_cities()
    begun = crawls(site)
    begun.run()
    for first in (30, 50):
        lose_source(site, range(first, first + 15))
        assert begun.run().status == 7
    done = accept(begun.data)
    assert (done.returncode, done.stdout) == (0, "tongchuan: the drift of 2 runs is accepted\n")
    for _ in range(2):
        lose_source(site, range(site.articles[0] + 1, site.articles[0] + 16))
        assert begun.run().status == 0
        (begun.data / "state.sqlite").unlink()  # what was accepted is not only in the index
    site.articles = [*range(215, 200, -1), *site.articles]  # and the next redesign is found
    site.pages |= {n: article(n).replace("2018-01-09 08:22", "") for n in range(201, 216)}
    assert begun.run().status == 7


def test_there_may_be_no_drift_to_accept(crawls: Start) -> None:
    begun = crawls(two_cities())
    begun.run()
    assert accept(begun.data).stdout == "tongchuan: no drift\n"
    unknown = accept(begun.data, "nowhere")
    assert unknown.returncode == 2
    assert "there are: tongchuan" in unknown.stderr


def test_new_versions_that_lost_a_field_are_counted(crawls: Start) -> None:
    site = two_cities()
    begun = crawls(site)
    begun.run()
    site.pages = {n: article(n, source="") for n in (4, 5, 6)}
    site.pages[7] = article(7, words="昨天夜里通了水")
    second = begun.run(full="1")
    assert second.report["pages"]["records"] == {"new": 0, "changed": 4}
    assert second.report["pages"]["lost_fields"] == {"source": 3}
    versions = [row for file in sorted(begun.data.glob("articles/*")) for row in lines(file)]
    assert [row["source"] for row in versions if row["url"].endswith("/4.html")] == ["铜川日报", None]
