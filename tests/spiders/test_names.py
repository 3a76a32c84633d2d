"""铜川 -> tongchuan, by the names that the site's navigation gives its listings."""

import pytest

from yybnet_crawler.extraction.listing import ListingLink
from yybnet_crawler.navigation.names import find_by_name

LINKS = [
    ListingLink(path, f"https://www.yybnet.net/{path}/", name)
    for path, name in [
        ("tongchuan/news", "铜川新闻"),
        ("tongchuan", "铜川市"),
        ("quanzhou", "泉州"),
        ("quannan", "全南县新闻"),
        ("xianyang/binxian", "彬县新闻"),
        ("nanjing/gulou", "鼓楼区"),
        ("fuzhou/gulou", "鼓楼新闻"),
        ("yanbian", "延边朝鲜族自治州"),
        ("chaoyangshi", "朝阳市"),
        ("chaoyangxian", "朝阳县"),
        ("about", ""),
    ]
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("铜川", ["tongchuan"]),
        ("铜川市", ["tongchuan"]),
        ("铜川新闻", ["tongchuan"]),
        ("泉州", ["quanzhou"]),
        ("泉州市", ["quanzhou"]),
        ("全南", ["quannan"]),
        ("彬县", ["xianyang/binxian"]),
        ("延边朝鲜族", ["yanbian"]),
        ("朝阳县", ["chaoyangxian"]),
        ("朝阳", ["chaoyangshi", "chaoyangxian"]),
        ("鼓楼", ["fuzhou/gulou", "nanjing/gulou"]),
        ("鼓楼区", ["nanjing/gulou"]),
        ("彬", []),
        ("宜君", []),
    ],
)
def test_a_region_is_found_by_the_name_a_reader_knows(name, expected):
    assert find_by_name(name, LINKS) == expected
