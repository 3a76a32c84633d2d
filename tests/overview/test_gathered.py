"""What the page shows is what the data folder holds."""

from tests.overview.articles import article, rejection, write
from tests.overview.pages import gathered
from yybnet_crawler.overview.counts import most


def test_every_day_of_the_span_is_there_also_one_without_an_article(tmp_path):
    days = ("2018-01-09T23:59:00+08:00", "2018-01-11", "2018-01-11T00:00:00+08:00", None)
    root = write(tmp_path, [article(number, date=day) for number, day in enumerate(days)])
    found = gathered(root).counts
    assert list(found.by_day()) == [
        {"day": "2018-01-09", "articles": 1},
        {"day": "2018-01-10", "articles": 0},
        {"day": "2018-01-11", "articles": 2},
    ]
    assert (found.articles, found.days.total()) == (4, 3)


def test_regions_are_called_as_people_call_them_or_by_their_folder_where_two_share_it(tmp_path):
    yulin = {"breadcrumb": [], "region": "yulin"}
    records = [
        article(1),
        article(2, url="https://www.yybnet.net/yulin/fugu/201801/2.html", channel="fugu", **yulin),
        article(3, url="https://www.yybnet.net/yulin/news/201801/3.html", **yulin),
    ]
    found = gathered(write(tmp_path, records)).counts
    assert dict(found.places) == {"铜川市": 1, "榆林市": 1, "yulin": 1}


def test_a_person_is_a_name_and_a_newspaper(tmp_path):
    records = [
        article(1, reporters=["王丽"]),
        article(2, reporters=["王丽"], source="云坪晚报"),
        article(3, reporters=["王丽"]),
        article(4, reporters=["王丽"], source=None),
    ]
    found = gathered(write(tmp_path, records)).people
    assert dict(found.reporters) == {"王丽 · 河湾日报": 2, "王丽 · 云坪晚报": 1, "王丽": 1}


def test_who_works_with_whom_counts_articles_that_two_signed_whatever_as(tmp_path):
    records = [
        article(1, reporters=["甲一", "乙二"], correspondents=["丙三"]),
        article(2, reporters=["乙二", "甲一"]),
        article(3, reporters=["甲一"]),
        article(4, reporters=[f"子{number}" for number in range(11)]),  # a list of helpers
    ]
    found = gathered(write(tmp_path, records)).people
    pairs = {(row["one"][:2], row["other"][:2]): row["articles"] for row in found.together(10)}
    assert pairs == {
        ("甲一", "乙二"): 2,
        ("乙二", "甲一"): 2,
        ("甲一", "丙三"): 1,
        ("丙三", "甲一"): 1,
        ("乙二", "丙三"): 1,
        ("丙三", "乙二"): 1,
    }
    assert found.pairs == 3


def test_completeness_is_by_the_month_of_the_address(tmp_path):
    url = "https://www.yybnet.net/tongchuan/news/201802/3.html"
    picture = {"url": "https://www.yybnet.net/a.jpg", "caption": None}
    records = [
        article(1, reporters=["甲一"], images=[picture]),
        article(2, date=None),
        article(3, url=url, date="2018-02-01"),
    ]
    rows = {
        (row["period"], row["field"]): row["share"] for row in gathered(write(tmp_path, records)).completeness.rows()
    }
    assert rows["2018-01", "reporters"] == 0.5
    assert rows["2018-01", "date"] == 0.5
    assert rows["2018-01", "images"] == 0.5
    assert rows["2018-01", "recommended_links"] == 0
    assert (rows["2018-02", "date"], rows["2018-02", "time"]) == (1, 0)
    assert rows["2018-01", "body"] == 1


def test_of_more_than_three_years_completeness_is_by_the_year(tmp_path):
    months = [f"{year}{month:02}" for year in range(2015, 2019) for month in range(1, 13)]
    folder = "https://www.yybnet.net/tongchuan/news"
    records = [article(number, url=f"{folder}/{month}/{number}.html") for number, month in enumerate(months)]
    periods = {row["period"] for row in gathered(write(tmp_path, records)).completeness.rows()}
    assert periods == {"2015", "2016", "2017", "2018"}


def test_a_reprint_is_told_with_who_printed_the_text_first(tmp_path):
    first = article(1, date="2018-01-08T08:00:00+08:00")
    again = article(2, body=first["body"], source="云坪晚报", date="2018-01-09")
    found = gathered(write(tmp_path, [again, first, article(3)])).reprints
    assert (found.texts, found.articles) == (1, 1)
    assert list(found.who_from_whom(5)) == [{"first": "河湾日报", "later": "云坪晚报", "articles": 1}]
    (text,) = found.longest(5)
    assert (text["url"], text["count"], [one["by"] for one in text["prints"]]) == (
        first["url"],
        2,
        ["河湾日报", "云坪晚报"],
    )


def test_an_address_is_counted_by_its_last_reason_unless_it_was_read_since(tmp_path):
    rejected = [rejection(1), rejection(2), rejection(2, "timeout"), rejection(3, "timeout")]
    found = gathered(write(tmp_path, [article(1)], rejected)).rejections
    (row,) = found.by_reason()
    assert (row["name"], row["pages"], [url[-6:] for url in row["urls"]]) == ("timeout", 2, ["3.html", "2.html"])


def test_only_what_was_chosen_is_shown(tmp_path):
    xianyang = {"url": "https://www.yybnet.net/xianyang/news/201801/2.html", "region": "xianyang", "breadcrumb": []}
    rejected = [rejection(3), rejection(4, url="https://www.yybnet.net/xianyang/news/201801/4.html")]
    root = write(tmp_path, [article(1), article(2, **xianyang)], rejected)
    found = gathered(root, region="咸阳")
    assert (dict(found.counts.places), found.rejections.addresses) == ({"咸阳市": 1}, 1)
    assert gathered(root, since="2018-01-10").counts.articles == 0


def test_the_table_has_the_newest_articles_and_no_more_than_it_can(tmp_path, monkeypatch):
    monkeypatch.setattr("yybnet_crawler.overview.gathered.ROWS", 2)
    days = ["2018-01-02", None, "2018-01-03T08:00:00+08:00", "2018-01-03"]
    root = write(tmp_path, [article(number, date=day) for number, day in enumerate(days)])
    assert [row["date"] for row in gathered(root).newest.rows()] == ["2018-01-03 08:00", "2018-01-03"]


def test_of_equal_ones_the_first_by_name_comes_first(tmp_path):
    root = write(tmp_path, [article(number, source=name) for number, name in enumerate("乙丙甲乙")])
    assert [row["name"] for row in most(gathered(root).counts.sources, 2)] == ["乙", "丙"]
