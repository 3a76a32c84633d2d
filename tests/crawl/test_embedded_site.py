"""The whole crawl: `scrapy crawl region` with the real settings and pipelines, over the embedded site.

What the crawl writes is compared with what people typed into `fixtures/site/articles/`.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator

from fixtures.site.build import MOBILE
from fixtures.site.content import Article, load_site
from yybnet_crawler import extract_article

ROOT = Path(__file__).parents[2]
SITE = load_site()
REGIONS = [region.slug for region in SITE.regions]
COUNTY = "cangdu/yanwan"
REASONS = {"dead": "http_404", "deleted": "not_article_error_page", "login": "not_article_login"}

each_region = pytest.mark.parametrize("region", REGIONS)


def each_of(articles: list[Article]) -> pytest.MarkDecorator:
    ids = [f"{article.region}-{article.number}" for article in articles]
    return pytest.mark.parametrize("article", articles, ids=ids)


@dataclass(frozen=True)
class Crawl:
    """What is left of one run."""

    status: int
    said: str  # on standard output and standard error
    records: list[dict[str, Any]]
    rejected: list[dict[str, Any]]
    asked: list[str]  # the address of every response, in order

    @property
    def urls(self) -> list[str]:
        return [record["url"] for record in self.records]


def lines(folder: Path) -> list[dict[str, Any]]:
    texts = [file.read_text("utf-8") for file in sorted(folder.glob("*.jsonl"))]
    return [json.loads(line) for text in texts for line in text.split("\n") if line]


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Crawl]:
    """Crawls a region, each run once a session."""

    data_of = cache(lambda region: tmp_path_factory.mktemp("data"))

    @cache
    def run(region: str, *, number: int = 1) -> Crawl:
        data = data_of(region)
        settings = {
            "YYBNET_ORIGIN": "file:fixtures/site/pages",
            "YYBNET_DATA_DIR": data,
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
            "LOG_LEVEL": "DEBUG",  # names every page asked for
        }
        options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "region", "-a", f"region={region}", *options],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        said = done.stdout + done.stderr
        asked = re.findall(r"Crawled \(\d+\) <GET (\S+?)>", said)
        assert asked, f"the log names no page: {said[-3000:]}"
        return Crawl(done.returncode, said, lines(data / "articles"), lines(data / "rejected"), asked)

    return run


@each_region
def test_the_crawl_ends_well(crawl, region):
    assert crawl(region).status == 0, crawl(region).said[-3000:]


@each_region
def test_so_do_the_runs_after_it(crawl, region):
    before = crawl(region)
    for number in (2, 3):
        again = crawl(region, number=number)
        assert again.status == 0, again.said[-3000:]
        assert "was cut" not in again.said
        assert again.records == before.records


@each_region
def test_every_article_of_the_region_is_written_exactly_once(crawl, region):
    assert sorted(crawl(region).urls) == sorted(article.url for article in SITE.region(region).articles)


def test_a_county_s_crawl_writes_the_county_s_articles_only(crawl):
    assert crawl(COUNTY).status == 0, crawl(COUNTY).said[-3000:]
    assert sorted(crawl(COUNTY).urls) == sorted(
        article.url for article in SITE.articles if article.path.startswith(f"/{COUNTY}/")
    )


@each_of(SITE.articles)
def test_a_record_says_what_a_reader_reads_on_the_page(crawl, article):
    records = {record["url"]: record for record in crawl(article.region).records}
    assert article.url in records
    record = records[article.url]
    expected = SITE.record(article)
    differing = [key for key, value in expected.items() if record[key] != value]
    assert {key: record[key] for key in differing} == {key: expected[key] for key in differing}


@each_of([article for article in SITE.articles if article.mobile])
def test_an_article_s_mobile_page_gives_the_same_record(article):
    page = ROOT / "fixtures/site/pages" / MOBILE / article.path[1:]
    record = asdict(extract_article(page.read_bytes(), url=f"https://{MOBILE}{article.path}"))
    expected = SITE.record(article)
    assert {key: record[key] for key in expected} == expected


@each_region
def test_every_record_is_valid_by_the_schema(crawl, region):
    schema = files("yybnet_crawler").joinpath("article.schema.json").read_text("utf-8")
    validator = Draft202012Validator(json.loads(schema))
    records = crawl(region).records
    assert records
    errors = [error for record in records for error in validator.iter_errors(record)]
    assert [error.message for error in errors] == []


@each_region
def test_what_gave_no_record_is_rejected_with_its_reason(crawl, region):
    reasons = {f"https://www.yybnet.net{trap.path}": REASONS[trap.kind] for trap in SITE.region(region).traps}
    assert {row["url"]: row["reason"] for row in crawl(region).rejected} == reasons


@each_region
def test_no_page_outside_the_region_is_asked_for(crawl, region):
    paths = {urlsplit(url).path for url in crawl(region).asked}
    assert {path for path in paths if not path.startswith(f"/{region}/")} <= {"/", "/robots.txt"}


@each_region
def test_no_page_is_asked_for_twice(crawl, region):
    pages = [url.partition("://")[2] for url in crawl(region).asked if not url.endswith("/robots.txt")]
    assert sorted(pages) == sorted(set(pages))


def test_the_calendar_beside_a_list_is_not_walked(crawl):
    assert [url for url in crawl("huailing").asked if "month=" in url or "day=" in url] == []
