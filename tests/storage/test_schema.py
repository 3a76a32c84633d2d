import json
from dataclasses import asdict, fields
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from yybnet_crawler.items import SCHEMA_VERSION, Article, Image, RecommendedLink
from yybnet_crawler.storage.lines import article_line

SCHEMA = json.loads(files("yybnet_crawler").joinpath("article.schema.json").read_text("utf-8"))

FULL = Article(
    url="https://www.yybnet.net/tongchuan/news/202601/7.html",
    title="桥头第七盏路灯亮了",
    source="耀州晚报",
    date="2026-01-09T08:22:00+08:00",
    reporters=["韩小满"],
    body=["本报讯（记者 韩小满）桥头的灯亮了。"],
    recommended_links=[
        RecommendedLink(section="新闻推荐", title="修路", url="https://www.yybnet.net/a/b/202601/8.html", summary=None)
    ],
    breadcrumb=["地方网", "陕西"],
    images=[Image(url="https://www.yybnet.net/lamp.jpg", caption=None)],
    region="tongchuan",
    channel="news",
    fetched_at="2026-01-09T00:23:01.5+00:00",
)


def complaints(record: dict[str, Any]) -> list[str]:
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(record)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_and_the_record_have_the_same_keys_in_the_same_order() -> None:
    names = [field.name for field in fields(Article)]
    assert list(SCHEMA["properties"]) == names
    assert SCHEMA["required"] == names
    assert SCHEMA["properties"]["schema"]["const"] == SCHEMA_VERSION


def test_what_stands_beside_an_article_has_the_same_keys_too() -> None:
    for name, typed in (("recommended_links", RecommendedLink), ("images", Image)):
        item = SCHEMA["properties"][name]["items"]
        assert list(item["properties"]) == item["required"] == list(typed.__annotations__)


def test_a_full_record_as_written_is_valid() -> None:
    assert complaints(json.loads(article_line(FULL))) == []


def test_a_record_of_which_little_was_found_is_valid() -> None:
    assert complaints(asdict(Article(url="file:page.html", title="灯", body=["亮了。"]))) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "www.yybnet.net/a"),
        ("url", None),
        ("title", ""),
        ("title", "　"),
        ("source", ""),
        ("date", "2026-01-09T08:22:00"),
        ("date", "2026-01-09T08:22:00Z"),
        ("date", "2026-01-09T08:22:00+00:00"),
        ("date", "2026-1-9"),
        ("date", "2026-13-09"),
        ("reporters", None),
        ("reporters", [""]),
        ("reporters", "韩小满"),
        ("body", [" "]),
        ("images", [{"url": "https://www.yybnet.net/lamp.jpg"}]),
        ("recommended_links", [{"section": "", "title": "", "url": "https://a.b/", "summary": None}]),
        ("fetched_at", "2026-01-09T08:22:00"),
        ("schema", 1),
        ("body_text", "灯"),
    ],
)
def test_a_record_that_breaks_the_contract_is_not_valid(key: str, value: object) -> None:
    assert complaints({**asdict(FULL), key: value}) != []
