"""`scrapy crawl regions`: the index of regions."""

import json

import pytest

from tests.spiders.invented_site import Site, links

INDEX = [
    {"region": "baoji/meixian", "name": "眉县新闻", "url": "https://www.yybnet.net/baoji/meixian/"},
    {"region": "tongchuan", "name": "铜川", "url": "https://www.yybnet.net/tongchuan/"},
    {"region": "tongchuan/news", "name": "铜川新闻", "url": "https://www.yybnet.net/tongchuan/news/"},
    {"region": "tongchuan/yaozhou", "name": "耀州新闻", "url": "https://www.yybnet.net/tongchuan/yaozhou/"},
    {"region": "xianyang", "name": "咸阳市", "url": "https://www.yybnet.net/xianyang/"},
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


def written(site: Site) -> list[dict[str, str]]:
    return [json.loads(line) for line in (site.data / "regions.jsonl").read_text("utf-8").splitlines()]


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
