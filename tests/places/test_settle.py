"""Which place does a user mean?"""

import pytest

from yybnet_crawler.places import Place, settle


def deepest(place: Place) -> str:
    return place.county or place.city or place.province or ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("铜川", ["铜川市"]),
        ("铜川市", ["铜川市"]),
        ("陕西", ["陕西省"]),
        ("内蒙古", ["内蒙古自治区"]),
        ("延边", ["延边朝鲜族自治州"]),
        ("延边州", ["延边朝鲜族自治州"]),
        ("吉林", ["吉林省", "吉林市"]),
        ("朝阳", ["朝阳市", "朝阳区", "朝阳县", "朝阳区"]),
        ("朝阳县", ["朝阳县"]),
        ("长春/朝阳", ["朝阳区"]),
        ("铜川县", []),
        ("石滩", []),
        ("", []),
    ],
)
def test_a_name_is_settled(name, expected):
    assert [deepest(place) for place in settle(name)] == expected


@pytest.mark.parametrize(
    ("then", "now"),
    [("彬县", "彬州市"), ("安县", "安州区"), ("襄樊", "襄阳市"), ("密云县", "密云区"), ("户县", "鄠邑区")],
)
def test_an_old_name_is_the_place_of_today(then, now):
    assert [deepest(place) for place in settle(then)] == [now]
