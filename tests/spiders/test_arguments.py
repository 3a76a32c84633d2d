"""What a user may say to a spider, and what is said to a user who said something else."""

from datetime import date

import pytest

from spiders.article import ArticleSpider
from spiders.region import RegionSpider
from spiders.regions import RegionsSpider
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.navigation.arguments import RegionArguments

A = "https://www.yybnet.net/tongchuan/news/201801/1.html"
B = "http://m.yybnet.net/tongchuan/news/201801/2.html?from=list"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("tongchuan", ("tongchuan",)),
        ("xianyang/binxian", ("xianyang/binxian",)),
        ("/Tongchuan/", ("tongchuan",)),
        ("tongchuan,xianyang/binxian", ("tongchuan", "xianyang/binxian")),
        ("tongchuan， chengdu、tongchuan,", ("tongchuan", "chengdu")),
        ("xianyang/binxian,xianyang", ("xianyang",)),
        ("http://www.yybnet.net/xianyang/binxian/", ("xianyang/binxian",)),
        ("https://m.yybnet.net/xianyang/binxian/index_2.html", ("xianyang/binxian",)),
        ("https://www.yybnet.net/tongchuan/index.html", ("tongchuan",)),
        ("铜川", ("铜川",)),
        ("咸阳/彬县,chengdu", ("咸阳/彬县", "chengdu")),
        ("http://www.yybnet.net/xianyang/index.html", ("xianyang",)),
        ("https://www.yybnet.net/xianyang/news/index_2.html", ("xianyang/news",)),
        ("all", ("all",)),
    ],
)
def test_regions_are_given_as_people_write_them(given, expected):
    assert RegionSpider.check_arguments(region=given).regions == expected


def test_all_arguments_are_read():
    given = {"since": "2018-01-09", "until": "2018-02-01", "max_articles": "10", "full": "1"}
    assert RegionSpider.check_arguments(region="tongchuan", recheck_days="7", **given) == RegionArguments(
        ("tongchuan",), date(2018, 1, 9), date(2018, 2, 1), 10, True, 7
    )


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "region is missing"),
        ({"region": " , "}, "region is missing"),
        ({"region": "tong chuan"}, "region=tong chuan"),
        ({"region": "a/b/c/d"}, "region=a/b/c/d"),
        ({"region": "../etc"}, "region=../etc"),
        ({"region": "https://www.yybnet.net/tongchuan/news/201801/12.html"}, "region=https://www.yybnet.net/tongchuan"),
        ({"region": "https://www.example.com/tongchuan/"}, "region=https://www.example.com/tongchuan"),
        ({"region": "tongchuan", "since": "2018-1-9"}, "since=2018-1-9"),
        ({"region": "tongchuan", "since": "2018-02-30"}, "since=2018-02-30"),
        ({"region": "tongchuan", "until": "昨天"}, "until=昨天"),
        ({"region": "tongchuan", "since": "2018-02-02", "until": "2018-02-01"}, "since=2018-02-02 until="),
        ({"region": "tongchuan", "max_articles": "0"}, "max_articles=0"),
        ({"region": "tongchuan", "max_articles": "-1"}, "max_articles=-1"),
        ({"region": "tongchuan", "max_articles": "ten"}, "max_articles=ten"),
        ({"region": "tongchuan", "recheck_days": "1.5"}, "recheck_days=1.5"),
        ({"region": "tongchuan", "full": "maybe"}, "full=maybe"),
        ({"region": "tongchuan", "full": "0"}, "full=0: give full=1 or leave it out"),
        ({"region": "tongchuan", "relist": "yes"}, "relist=yes: give relist=1 or leave it out"),
        ({"region": "tongchuan", "sinse": "2018-01-09"}, "sinse=2018-01-09.*since"),
        ({"region": "tongchuan", "name": "other"}, "name=other"),
        ({"region": "tongchuan", "cls": "x"}, "cls=x"),
        ({"region": "tongchuan", "url": A}, "url="),
    ],
)
def test_a_region_argument_that_cannot_be_used_is_named(given, named):
    with pytest.raises(BadArgument, match=named) as caught:
        RegionSpider.check_arguments(**given)
    assert "\n" not in str(caught.value)


def test_regions_may_stand_in_a_file(tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("# two of them\n\ntongchuan\n 咸阳/彬县 \n", "utf-8")
    arguments = RegionSpider.check_arguments(region=str(file))
    assert (arguments.regions, arguments.label) == (("tongchuan", "咸阳/彬县"), "mine")
    file.write_text("tongchuan\ntong chuan\n", "utf-8")
    with pytest.raises(BadArgument, match=r"line 2: region=tong chuan: no region"):
        RegionSpider.check_arguments(region=str(file))


def test_articles_are_given_by_address_or_in_a_file(tmp_path):
    file = tmp_path / "urls.txt"
    file.write_text(f"\ufeff# two of them\n\n{A}\n  {B}\n{A}#top\n", "utf-8")
    assert ArticleSpider.check_arguments(urls=str(file)).urls == (A, B)
    assert ArticleSpider.check_arguments(url=B, urls=str(file)).urls == (B, A)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "url is missing"),
        ({"url": ""}, "url is missing"),
        ({"url": "https://www.yybnet.net/tongchuan/"}, "url=https://www.yybnet.net/tongchuan/"),
        ({"url": "https://www.example.com/tongchuan/news/201801/1.html"}, "not an article's address"),
        ({"urls": "no-such-file.txt"}, "urls=no-such-file.txt"),
        ({"url": A, "region": "tongchuan"}, "region=tongchuan"),
    ],
)
def test_an_article_argument_that_cannot_be_used_is_named(given, named):
    with pytest.raises(BadArgument, match=named):
        ArticleSpider.check_arguments(**given)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (f"{A}\nhttps://www.yybnet.net/\n".encode(), "line 2"),
        (b"# nothing yet\n", "no address"),
        (b"\xff\xfe\x00", "urls="),
    ],
    ids=["no article", "empty", "binary"],
)
def test_a_file_of_addresses_that_cannot_be_used_is_named(tmp_path, content, named):
    file = tmp_path / "urls.txt"
    file.write_bytes(content)
    with pytest.raises(BadArgument, match=named):
        ArticleSpider.check_arguments(urls=str(file))


def test_the_index_of_regions_takes_no_argument():
    with pytest.raises(BadArgument, match="region=tongchuan"):
        RegionsSpider.check_arguments(region="tongchuan")


@pytest.mark.parametrize(
    ("month", "old", "new"),
    [
        ("201711", True, False),
        ("201712", False, False),
        ("201801", False, False),
        ("201803", False, False),
        ("201804", False, True),
    ],
)
def test_an_address_says_its_month_give_or_take_one(month, old, new):
    arguments = RegionSpider.check_arguments(region="tongchuan", since="2018-01-31", until="2018-02-01")
    assert (arguments.too_old(month), arguments.too_new(month)) == (old, new)


def test_the_run_is_named_after_its_regions():
    assert RegionSpider(region="xianyang/binxian,tongchuan").run_name == "xianyang-binxian+tongchuan"
    assert ArticleSpider(url=A).run_name == "article"
