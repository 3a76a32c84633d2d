"""A page's breadcrumb and address -> where it is filed."""

import pytest

from yybnet_crawler.places import Place, place_of

HOST = "https://www.yybnet.net"
TONGCHUAN = Place("陕西省", "铜川市", None, "610000", "610200", None)
YAOZHOU = Place("陕西省", "铜川市", "耀州区", "610000", "610200", "610204")
BINXIAN = Place("陕西省", "咸阳市", "彬县", "610000", "610400", "610427")
BINZHOU = Place("陕西省", "咸阳市", "彬州市", "610000", "610400", "610482")
NOWHERE = Place()


def place(path: str, trail: str = "") -> Place:
    return place_of(["地方网", *trail.split()] if trail else [], f"{HOST}{path}")


@pytest.mark.parametrize(
    ("trail", "path", "expected"),
    [
        ("陕西 铜川市 铜川新闻", "/tongchuan/news/201801/1.html", TONGCHUAN),
        ("陕西 铜川市 今日铜川", "/tongchuan/news/202001/1.html", TONGCHUAN),
        ("陕西 铜川市 耀州新闻", "/tongchuan/yaozhou/201801/1.html", YAOZHOU),
        ("陕西 陕西新闻", "/shanxi/news/201801/1.html", Place("陕西省", None, None, "610000")),
        ("北京 朝阳新闻", "/beijing/chaoyang/201801/1.html", Place("北京市", None, "朝阳区", "110000", None, "110105")),
        ("新闻 国内新闻", "/news/china/201908/1.html", NOWHERE),
    ],
    ids=["city", "the later layout", "county", "province", "district of a municipality", "national news"],
)
def test_the_breadcrumb_names_the_place(trail, path, expected):
    assert place(path, trail) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/tongchuan/news/201801/1.html", TONGCHUAN),
        ("/tongchuan/yaozhou/201801/1.html", YAOZHOU),
        ("/tongchuan/yaozhou/", YAOZHOU),
        ("/anhui/news/201709/1.html", Place("安徽省", None, None, "340000")),
        (
            "/guilin/longsheng/201606/1.html",
            Place("广西壮族自治区", "桂林市", "龙胜各族自治县", "450000", "450300", "450328"),
        ),
        ("/xiantao/news/201801/1.html", Place("湖北省", None, "仙桃市", "420000", None, "429004")),
        ("/news/china/201908/1.html", NOWHERE),
        ("/nosuchcity/news/201908/1.html", NOWHERE),
    ],
    ids=["city", "county", "listing", "province", "nationality", "of no city", "national news", "unknown"],
)
def test_without_a_breadcrumb_as_on_mobile_pages_the_address_does(path, expected):
    assert place(path) == expected


def test_two_cities_of_one_folder_are_told_apart_by_the_breadcrumb():
    assert place("/yulin/news/201801/1.html", "广西 玉林市 玉林新闻").city == "玉林市"
    assert place("/yulin/news/201801/1.html", "陕西 榆林市 榆林新闻").city == "榆林市"


def test_or_by_a_county_that_only_one_of_them_has():
    assert place("/yulin/beiliu/201801/1.html").city == "玉林市"
    assert place("/yulin/fugu/201801/1.html").city == "榆林市"


@pytest.mark.parametrize("folder", ["yulin", "suzhou", "fuzhou", "taizhou", "yichun"])
def test_where_neither_says_which_the_place_is_none_rather_than_wrong(folder):
    assert place(f"/{folder}/news/201801/1.html") == NOWHERE


def test_what_the_breadcrumb_says_counts_before_the_address():
    assert place("/yulin/fugu/201801/1.html", "广西 玉林市 北流新闻").county == "北流市"


def test_where_it_does_not_go_on_the_address_does():
    assert place("/tongchuan/yaozhou/201801/1.html", "陕西 铜川市 本地新闻") == YAOZHOU


def test_crumbs_that_are_no_place_say_nothing():
    assert place("/tongchuan/news/201801/1.html", "某省 某市 某新闻") == TONGCHUAN


def test_a_renamed_county_has_the_name_and_code_of_the_article_s_month():
    assert place("/xianyang/binxian/201608/1.html") == BINXIAN
    assert place("/xianyang/binxian/201911/1.html") == BINZHOU
    assert place("/xianyang/binxian/") == BINZHOU


def test_whatever_name_the_site_shows_today():
    assert place("/xianyang/binxian/201608/1.html", "陕西 咸阳市 彬州新闻") == BINXIAN
    assert place("/mianyang/anxian/201310/1.html", "四川 绵阳市 安州新闻").county == "安县"
    assert place("/xiangyang/news/200801/1.html", "湖北 襄阳市 襄阳新闻").city == "襄樊市"


def test_counties_follow_a_prefecture_that_becomes_a_city():
    then, now = (place(f"/tongren/sinan/{month}/1.html") for month in ("200912", "201512"))
    assert (then.city, then.county_code) == ("铜仁地区", "522225")
    assert (now.city, now.county_code) == ("铜仁市", "520624")


def test_a_county_given_to_another_city_is_where_the_site_files_it():
    assert place("/luan/shouxian/201901/1.html").city == "六安市"
    assert place("/huainan/shouxian/201901/1.html").city == "淮南市"


def test_a_province_s_own_channel_is_not_the_city_of_its_name():
    assert place("/jilin/news/201801/1.html", "吉林 吉林新闻") == Place("吉林省", None, None, "220000")
    assert place("/jilin/news/201801/1.html", "吉林 吉林市 吉林新闻").city == "吉林市"
    assert place("/jilin/news/201801/1.html") == Place("吉林省", None, None, "220000")


def test_a_city_s_own_channel_is_not_the_county_of_its_name():
    trail = "安徽 铜陵市 铜陵新闻"
    assert place("/tongling/news/201401/1.html", trail).county is None
    assert place("/tongling/tongling/201401/1.html", trail).county == "铜陵县"


@pytest.mark.parametrize("url", ["", "nonsense", "https://example.com/a/b/201801/1.html", "http://[", "/tongchuan/"])
def test_what_is_no_address_of_the_site_is_nowhere(url):
    assert place_of([], url) == NOWHERE


def test_provinces_have_a_code_of_iso_3166_2():
    assert TONGCHUAN.province_iso == "CN-SN"
    assert NOWHERE.province_iso is None
