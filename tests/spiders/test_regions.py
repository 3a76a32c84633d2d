"""`scrapy crawl regions`: the index of regions."""

import json
from typing import Any

import pytest

from tests.spiders.invented_site import Site, links

HOME = "https://www.yybnet.net/"
# region, name, level, parent, found on, county, the last code
INDEX = [
    ("baoji/meixian", "眉县新闻", "county", "baoji", HOME, "眉县", "610326"),
    ("tongchuan", "铜川", "city", None, HOME, None, "610200"),
    ("tongchuan/news", "铜川新闻", "channel", "tongchuan", f"{HOME}tongchuan/", None, "610200"),
    ("tongchuan/yaozhou", "耀州新闻", "county", "tongchuan", f"{HOME}tongchuan/", "耀州区", "610204"),
    ("xianyang", "咸阳市", "city", None, HOME, None, "610400"),
]


@pytest.fixture
def portal(site):
    """Two cities, a county of a third whose own page is gone, and a page that is no region's."""
    site.page(
        "/",
        "<a href='/tongchuan/'><img src=a.gif></a><a href='http://m.yybnet.net/tongchuan/'>铜川</a>"
        "<a href='/xianyang'>咸阳市</a><a href='/baoji/meixian/'>眉县新闻</a><a href='/about/'>关于</a>",
    )
    site.page(
        "/tongchuan/",
        "<a href='news/'>铜川新闻</a><a href='yaozhou/'>更多</a><a href='yaozhou/'>耀州新闻</a>",
    )
    site.page("/xianyang/", links(["/xianyang/news/201801/1.html"]))
    site.page("/about/", "<a href='/'>首页</a><p>本站介绍</p>")
    return site


def rows(site: Site) -> dict[str, dict[str, Any]]:
    lines = (site.data / "regions.jsonl").read_text("utf-8").splitlines()
    return {row["region"]: row for row in map(json.loads, lines)}


def written(site: Site) -> list[tuple[Any, ...]]:
    return [
        (
            *(row[key] for key in ("region", "name", "level", "parent", "found_on", "county")),
            row["county_code"] or row["city_code"],
        )
        for row in rows(site).values()
    ]


def test_the_index_names_every_region_of_the_navigation_once(portal):
    crawl = portal.crawl("regions")
    assert crawl.status == 0, crawl.said
    assert written(portal) == INDEX


def test_only_front_pages_are_asked_for(portal):
    asked = portal.crawl("regions").listings_asked
    assert sorted(asked) == ["/", "/about/", "/baoji/", "/tongchuan/", "/xianyang/"]


def test_an_index_that_could_not_be_completed_leaves_the_last_one(portal):
    portal.crawl("regions")
    portal.page("/", "<a href='/weinan/'>渭南</a>")
    portal.page("/weinan/", "<p>系统繁忙</p>")
    crawl = portal.crawl("regions")
    assert "blank_listing" in crawl.reasons.values()
    assert written(portal) == INDEX


def test_a_region_has_its_place_with_codes(portal):
    portal.crawl("regions")
    assert rows(portal)["tongchuan/yaozhou"] == {
        "region": "tongchuan/yaozhou",
        "name": "耀州新闻",
        "names": ["耀州新闻"],
        "url": f"{HOME}tongchuan/yaozhou/",
        "parent": "tongchuan",
        "level": "county",
        "found_on": f"{HOME}tongchuan/",
        "province": "陕西省",
        "city": "铜川市",
        "county": "耀州区",
        "province_code": "610000",
        "city_code": "610200",
        "county_code": "610204",
        "province_iso": "CN-SN",
    }


def test_every_name_that_the_site_s_pages_show_is_kept(portal):
    portal.page("/tongchuan/", "<a href='/tongchuan/yaozhou/'>今日耀州</a>")
    portal.page("/", "<a href='/tongchuan/'>铜川</a><a href='/tongchuan/yaozhou/'>耀州新闻</a>")
    portal.crawl("regions")
    assert rows(portal)["tongchuan/yaozhou"]["names"] == ["耀州新闻", "今日耀州"]


def test_a_city_lies_in_the_region_of_its_province_where_the_site_has_one(portal):
    portal.page("/", "<a href='/shanxi/'>陕西</a><a href='/tongchuan/'>铜川</a>")
    portal.page("/shanxi/", "<a href='/shanxi/news/'>陕西新闻</a>")
    portal.crawl("regions")
    found = {path: (row["level"], row["parent"]) for path, row in rows(portal).items()}
    assert found["shanxi"] == ("province", None)
    assert found["shanxi/news"] == ("channel", "shanxi")
    assert found["tongchuan"] == ("city", "shanxi")


@pytest.mark.parametrize(("name", "city"), [("榆林", "榆林市"), ("玉林市", "玉林市"), ("", None)])
def test_a_folder_that_two_cities_share_is_told_apart_by_the_name_shown(portal, name, city):
    portal.page("/", f"<a href='/yulin/'>{name}<img src=a.gif></a>")
    portal.page("/yulin/", "<a href='/yulin/news/'>新闻</a>")
    portal.crawl("regions")
    assert (rows(portal)["yulin"]["level"], rows(portal)["yulin"]["city"]) == ("city", city)


def test_a_region_that_no_table_knows_has_a_level_by_its_address_and_no_codes(portal):
    portal.page("/", "<a href='/chengchuan/'>澄川</a>")
    portal.page("/chengchuan/", "<a href='/chengchuan/shitan/'>石滩新闻</a>")
    portal.crawl("regions")
    found = {path: (row["level"], row["parent"], row["province_code"]) for path, row in rows(portal).items()}
    assert found == {
        "chengchuan": ("city", None, None),
        "chengchuan/shitan": ("channel", "chengchuan", None),
    }
