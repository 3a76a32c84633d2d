"""`scrapy crawl region`, over sites invented for one question each."""

import json

import pytest

from tests.spiders.invented_site import links, next_link, number

FRONT = "/tongchuan/"
NEWS = "/tongchuan/news/"


# --- Every article, once ------------------------------------------------------------------------------


def test_three_regions_with_unlike_listings_give_every_article_once(site):
    # A list with 下一页, whose channels repeat what stands on the front page.
    news = site.articles(NEWS, range(1, 7))
    county = site.articles("/tongchuan/yaozhou/", range(11, 14))
    site.page(
        FRONT,
        f"<a href='/'>首页</a><a href='/tongchuan/yaozhou/'>耀州新闻</a><a href='{NEWS}'>铜川新闻</a>"
        f"<a href='/baoji/'>宝鸡</a><ul>{links(news[4:] + county[2:])}</ul>"
        "热点排行 <a href='/baoji/news/201801/99.html'>外地新闻</a>",
    )
    site.page(NEWS, f"<ul>{links(news[3:])}</ul><a href='list_2.html'>下一页</a>")
    site.page(f"{NEWS}list_2.html", f"<ul>{links(news[:3])}</ul>下一页")
    site.page("/tongchuan/yaozhou/", f"<div>{links(county)}</div>")
    # GBK tables with page numbers, the articles on the mobile host, as http, with queries.
    mobile = [site.article(f"/xianyang/binxian/201801/{n}.html", host="m.yybnet.net") for n in range(21, 26)]
    rows = [f"<tr><td>·<td><a href='http://M.yybnet.net{path}?from=list'>水渠</a>" for path in mobile]
    site.page(
        "/xianyang/binxian/",
        f"<meta charset=gbk><a href='/xianyang/'>咸阳</a><a href='/xianyang/news/'>咸阳新闻</a>"
        f"<table>{''.join(rows[:3])}</table><b>1</b> <a href='?page=2'>2</a>",
        encoding="gbk",
    )
    site.page(
        "/xianyang/binxian/?page=2",
        f"<meta charset=gbk><table>{''.join(rows[2:])}</table><a href='/xianyang/binxian/'>1</a> <b>2</b>",
        encoding="gbk",
    )
    # Bare links, `rel=next` to a folder, an article under two addresses.
    bare = site.articles("/chengdu/news/", range(41, 44))
    twice = f"<a href='{bare[2]}#top'>又一次</a>"
    site.page("/chengdu/", f"{links(bare[1:])}{twice}<link rel=next href='/chengdu/p2/'>")
    site.page("/chengdu/p2/", links(bare[:2]))

    crawl = site.crawl("region", region="tongchuan,xianyang/binxian,chengdu")

    assert crawl.status == 0, crawl.said
    assert sorted(crawl.numbers) == [1, 2, 3, 4, 5, 6, 11, 12, 13, 21, 22, 23, 24, 25, 41, 42, 43]
    assert sorted(crawl.articles_asked) == sorted(crawl.numbers)
    assert crawl.rejected == []


def test_each_listing_page_is_asked_for_once_and_no_other_region_at_all(site):
    news = site.articles(NEWS, range(1, 3))
    nav = f"<a href='/tongchuan'>铜川</a><a href='{NEWS}index.html'>新闻</a><a href='/baoji/news/'>宝鸡</a>"
    site.page(FRONT, f"{nav}{links(news)}")
    site.page("/tongchuan/news/index.html", f"{nav}{links(news)}<a href='/baoji/news/list_2.html'>下一页</a>")
    crawl = site.crawl("region", region="tongchuan")
    assert crawl.listings_asked == [FRONT, f"{NEWS}index.html"]


def test_a_county_alone_leaves_the_rest_of_its_city_out(site):
    county = site.articles("/xianyang/binxian/", range(1, 3))
    city = site.articles("/xianyang/news/", range(3, 5))
    site.page("/xianyang/binxian/", f"<a href='/xianyang/'>咸阳</a>{links(county + city)}")
    crawl = site.crawl("region", region="xianyang/binxian")
    assert crawl.numbers == [1, 2]
    assert crawl.listings_asked == ["/xianyang/binxian/"]


def test_the_newest_articles_are_asked_for_first_and_listings_in_turn(site):
    site.listing("/tongchuan/", site.articles(NEWS, range(1, 5)), 2)
    site.listing("/chengdu/", site.articles("/chengdu/news/", range(11, 15)), 2)
    crawl = site.crawl("region", region="tongchuan,chengdu")
    assert crawl.articles_asked == [1, 2, 11, 12, 3, 4, 13, 14]


# --- Traps --------------------------------------------------------------------------------------------


def test_a_loop_in_the_pages_ends(site):
    news = site.articles(NEWS, range(1, 5))
    site.page(FRONT, links(news[:2]) + next_link("index_2.html"))
    site.page(f"{FRONT}index_2.html", links(news[2:]) + next_link("/tongchuan/"))
    crawl = site.crawl("region", region="tongchuan")
    assert (crawl.status, crawl.numbers) == (0, [1, 2, 3, 4])
    assert crawl.listings_asked == [FRONT, f"{FRONT}index_2.html"]


def test_endless_pages_end_after_three_without_a_new_article(site):
    news = site.articles(NEWS, range(1, 4))
    site.listing(FRONT, news, 2)
    for page in range(2, 12):
        site.page(f"{FRONT}index_{page}.html", links(news) + next_link(f"index_{page + 1}.html"))
    crawl = site.crawl("region", region="tongchuan")
    assert crawl.numbers == [1, 2, 3]
    assert crawl.listings_asked[-1] == f"{FRONT}index_5.html"


def test_a_page_without_a_new_article_does_not_end_a_listing(site):
    news = site.articles(NEWS, range(1, 3))
    site.page(FRONT, links(news[:1]) + next_link("index_2.html"))
    site.page(f"{FRONT}index_2.html", "<p>本页暂无内容</p>" + next_link("index_3.html"))
    site.page(f"{FRONT}index_3.html", links(news[1:]))
    assert site.crawl("region", region="tongchuan").numbers == [1, 2]


def test_a_calendar_is_not_walked(site):
    news = site.articles(NEWS, range(1, 3))
    days = "".join(f"<td><a href='?date=2018-01-{day:02}'>{day}</a></td>" for day in range(1, 32))
    months = "<a href='?month=201712'>«</a> 2018年1月 <a href='?month=201802'>下个月</a>"
    site.page(FRONT, f"{months}<table><tr>{days}</table>{links(news)}")
    crawl = site.crawl("region", region="tongchuan")
    assert (crawl.numbers, crawl.listings_asked) == ([1, 2], [FRONT])


def test_listings_that_name_one_another_without_end_are_left(site):
    news = site.articles(NEWS, range(1, 3))
    for letter in "abcdefghij":
        following = chr(ord(letter) + 1)
        site.page(f"{FRONT}diary-{letter}/", f"<a href='{FRONT}diary-{following}/'>前一天</a>{links(news)}")
    site.page(FRONT, f"<a href='{FRONT}diary-a/'>日历</a>{links(news)}")
    crawl = site.crawl("region", region="tongchuan")
    assert crawl.numbers == [1, 2]
    assert crawl.listings_asked == [FRONT, *(f"{FRONT}diary-{letter}/" for letter in "abcd")]


def test_a_listing_that_forwards_to_another_region_is_no_part_of_this_one(site):
    news = site.articles(NEWS, range(1, 3))
    site.page("/baoji/", links(news))
    site.page(FRONT, '<meta http-equiv="refresh" content="0;url=/baoji/">')
    crawl = site.crawl("region", region="tongchuan")
    assert (crawl.status, crawl.numbers, crawl.reasons) == (3, [], {FRONT: "forwarded"})


def test_dead_links_and_pages_that_are_no_article_do_not_end_a_crawl(site):
    good = site.articles(NEWS, range(1, 8))
    site.page(f"{NEWS}201801/50.html", "<h1>登录</h1><form>密码<input type=password></form>")
    odd = [f"{NEWS}201801/{n}.html" for n in (50, 51)]
    site.page(FRONT, f"{links(odd + good)}<a href='/tongchuan/gone/'>旧闻</a><a href='https://a.test/'>外站</a>")
    crawl = site.crawl("region", region="tongchuan")
    assert crawl.status == 0, crawl.said
    assert crawl.numbers == [1, 2, 3, 4, 5, 6, 7]
    assert crawl.reasons == {
        "/tongchuan/news/201801/50.html": "not_article_login",
        "/tongchuan/news/201801/51.html": "http_404",
        "/tongchuan/gone/": "http_404",
    }


def test_what_robots_txt_forbids_is_rejected_and_not_asked_for(site):
    site.page("/robots.txt", f"User-agent: *\nDisallow: {NEWS}201801/2.html\n")
    site.page(FRONT, links(site.articles(NEWS, range(1, 4))))
    crawl = site.crawl("region", region="tongchuan")
    assert crawl.articles_asked == [1, 3]
    assert list(crawl.reasons) == ["/tongchuan/news/201801/2.html"]


def test_an_article_that_forwards_elsewhere_is_rejected(site):
    news = site.articles(NEWS, range(1, 4))
    forward = '<meta http-equiv="refresh" content="0;url={}">'
    site.page("/", "<h1>首页</h1>")
    site.page(news[0], forward.format("/"))
    site.page(news[1], forward.format("https://www.example.com/"))
    site.page(FRONT, links(news))
    crawl = site.crawl("region", region="tongchuan")
    assert crawl.numbers == [3]
    assert crawl.reasons == {news[0]: "forwarded", news[1]: "offsite"}


def test_an_article_that_moved_is_written_under_its_new_address(site):
    (old,) = site.articles(NEWS, range(1, 2))
    (new,) = site.articles("/tongchuan/yaozhou/", range(2, 3))
    site.page(old, f'<meta http-equiv="refresh" content="0;url={new}">')
    site.page(FRONT, links([old]))
    crawl = site.crawl("region", region="tongchuan")
    assert (crawl.status, crawl.numbers, crawl.reasons) == (0, [2], {old: "moved"})


# --- Limits -------------------------------------------------------------------------------------------


def test_max_articles_are_the_newest_and_no_more_pages_are_asked_for(site):
    site.listing(FRONT, site.articles(NEWS, range(1, 10)), 3)
    crawl = site.crawl("region", region="tongchuan", max_articles="4")
    assert (crawl.status, crawl.numbers, crawl.articles_asked) == (0, [1, 2, 3, 4], [1, 2, 3, 4])
    assert crawl.listings_asked == [FRONT, f"{FRONT}index_2.html"]


def test_max_articles_counts_records_not_pages(site):
    news = site.articles(NEWS, range(1, 10))
    for gone in (news[0], news[1], news[2], news[4]):
        site.file(gone).unlink()
    site.listing(FRONT, news, 3)
    crawl = site.crawl("region", region="tongchuan", max_articles="3")
    assert crawl.numbers == [4, 6, 7]
    assert crawl.articles_asked == [1, 2, 3, 4, 5, 6, 7]


def test_fewer_articles_than_max_articles_are_all_written(site):
    site.listing(FRONT, site.articles(NEWS, range(1, 6)), 2)
    assert site.crawl("region", region="tongchuan", max_articles="100").numbers == [1, 2, 3, 4, 5]


def test_since_stops_where_the_addresses_are_too_old(site):
    news = [
        *site.articles(NEWS, range(1, 3), date="2018-03-02"),
        *site.articles(NEWS, range(3, 5), date="2018-02-27"),
        *site.articles(NEWS, range(5, 7), date="2018-01-20"),
        *site.articles(NEWS, range(7, 9), date="2017-12-31"),
    ]
    site.listing(FRONT, news, 2)
    crawl = site.crawl("region", region="tongchuan", since="2018-02-27")
    assert crawl.numbers == [1, 2, 3, 4]
    assert 7 not in crawl.articles_asked
    assert crawl.listings_asked[-1] == f"{FRONT}index_4.html"


def test_until_passes_over_what_is_newer(site):
    news = [
        *site.articles(NEWS, range(1, 3), date="2018-05-02"),
        *site.articles(NEWS, range(3, 5), date="2018-03-01"),
        *site.articles(NEWS, range(5, 7), date="2018-02-28"),
    ]
    site.listing(FRONT, news, 2)
    crawl = site.crawl("region", region="tongchuan", until="2018-02-28")
    assert (crawl.numbers, crawl.articles_asked) == ([5, 6], [3, 4, 5, 6])


# --- Run after run ------------------------------------------------------------------------------------


def test_a_second_run_asks_for_new_articles_only_and_stops_at_what_it_knows(site):
    news = site.articles(NEWS, range(1, 9))
    site.listing(FRONT, news[2:], 2)
    assert site.crawl("region", region="tongchuan").numbers == [3, 4, 5, 6, 7, 8]
    site.listing(FRONT, news, 2)
    again = site.crawl("region", region="tongchuan")
    assert (again.numbers, again.articles_asked) == ([1, 2], [1, 2])
    # All of the first page was news, so one page that is known is passed.
    assert again.listings_asked == [FRONT, f"{FRONT}index_2.html", f"{FRONT}index_3.html"]


def test_full_walks_everything_again(site):
    site.listing(FRONT, site.articles(NEWS, range(1, 7)), 2)
    site.crawl("region", region="tongchuan")
    again = site.crawl("region", region="tongchuan", full="1")
    assert (again.status, again.numbers, again.articles_asked) == (0, [], [1, 2, 3, 4, 5, 6])


@pytest.mark.parametrize(("limit", "value"), [("max_articles", "2"), ("since", "2018-02-20"), ("until", "2018-02-20")])
def test_a_run_that_left_something_out_leaves_no_hole_behind(site, limit, value):
    news = [
        *site.articles(NEWS, range(1, 3), date="2018-04-20"),
        *site.articles(NEWS, range(3, 7), date="2018-01-09"),
    ]
    site.listing(FRONT, news, 2)
    site.crawl("region", region="tongchuan", **{limit: value})
    site.crawl("region", region="tongchuan")
    assert sorted(number(row["url"]) for row in site.records()) == [1, 2, 3, 4, 5, 6]


def test_a_listing_page_that_failed_leaves_no_hole_behind(site):
    news = site.articles(NEWS, range(1, 7))
    site.listing(FRONT, news, 2)
    second = site.file(f"{FRONT}index_2.html")
    page = second.read_bytes()
    second.write_bytes(b"")
    assert site.crawl("region", region="tongchuan").numbers == [1, 2]
    second.write_bytes(page)
    assert site.crawl("region", region="tongchuan").numbers == [3, 4, 5, 6]


def test_a_listing_that_goes_on_in_another_was_not_walked_by_itself(site):
    news = site.articles(NEWS, range(1, 9))
    site.listing(NEWS, news[2:], 2)
    # Both go on in the second page of NEWS, which is asked for once; it does not come.
    site.page(FRONT, f"<a href='{NEWS}'>铜川新闻</a>{links(news[:2])}")
    site.page("/tongchuan/a/", f"{links(news[:2])}{next_link(f'{NEWS}index_2.html')}")
    site.page(FRONT, f"<a href='{NEWS}'>铜川新闻</a><a href='/tongchuan/a/'>甲</a>{links(news[:2])}")
    site.file(f"{NEWS}index_2.html").write_bytes(b"")
    site.crawl("region", region="tongchuan")
    (report,) = site.data.glob("runs/*.json")
    assert json.loads(report.read_text("utf-8"))["listings"]["walked_to_the_end"] == [
        "https://www.yybnet.net/tongchuan/"
    ]


def test_what_the_front_page_shows_of_a_channel_does_not_stop_that_channel(site):
    news = site.articles(NEWS, range(1, 9))
    site.page(FRONT, f"<a href='{NEWS}'>铜川新闻</a>{links(news[6:])}")
    site.listing(NEWS, news[6:], 2)
    assert site.crawl("region", region="tongchuan").numbers == [7, 8]
    # Six new articles: the newest two stand on the front page as well.
    site.page(FRONT, f"<a href='{NEWS}'>铜川新闻</a>{links(news[:2])}")
    site.listing(NEWS, news, 2)
    assert site.crawl("region", region="tongchuan").numbers == [1, 2, 3, 4, 5, 6]


def test_a_run_may_be_stopped_and_resumed_with_jobdir(site, tmp_path):
    site.listing(FRONT, site.articles(NEWS, range(1, 13)), 8)
    job = {"JOBDIR": str(tmp_path / "job")}
    first = site.crawl("region", {**job, "CLOSESPIDER_ITEMCOUNT": "2"}, region="tongchuan")
    rest = site.crawl("region", job, region="tongchuan")
    assert (first.numbers[:2], rest.status) == ([1, 2], 0), rest.said
    assert sorted(first.numbers + rest.numbers) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert sorted(first.articles_asked + rest.articles_asked) == sorted(first.numbers + rest.numbers)


# --- Names and mistakes -------------------------------------------------------------------------------


@pytest.fixture
def named_site(site):
    news = site.articles("/xianyang/news/", range(1, 3))
    site.page("/", "<a href='/xianyang/'>咸阳市</a><a href='/xianyang/news/'>咸阳新闻</a>")
    site.page("/xianyang/", f"<a href='/xianyang/binxian/'>彬县新闻</a>{links(news)}")
    site.page("/xianyang/binxian/", links(site.articles("/xianyang/binxian/", range(3, 5))))
    return site


@pytest.mark.parametrize(("name", "expected"), [("咸阳", [1, 2, 3, 4]), ("咸阳市/彬县", [3, 4])])
def test_a_region_may_be_given_by_its_chinese_name(named_site, name, expected):
    crawl = named_site.crawl("region", region=name)
    assert (crawl.status, crawl.numbers) == (0, expected)


@pytest.mark.parametrize("name", ["彬县", "彬州市", "彬县新闻"])
def test_a_county_may_be_given_without_its_city(named_site, name):
    named_site.page("/xianyang/", "<a href='/xianyang/binxian/'>彬县新闻</a><a href='/xianyang/binzhou/'>彬州新闻</a>")
    named_site.page("/xianyang/binzhou/", links(named_site.articles("/xianyang/binzhou/", range(5, 6))))
    crawl = named_site.crawl("region", region=name)
    assert (crawl.status, crawl.numbers) == (0, [5] if name == "彬州市" else [3, 4])


def test_a_name_that_counties_of_several_cities_have_is_told_apart_by_the_user(named_site):
    crawl = named_site.crawl("region", region="城关区")
    assert crawl.status == 2
    assert "it may be 拉萨市/城关区 or 兰州市/城关区, give one of these" in crawl.said


@pytest.mark.parametrize("name", ["石滩", "石滩县"])
def test_a_name_that_the_index_of_regions_has_is_not_looked_up(named_site, name):
    named_site.data.mkdir()
    row = {"region": "xianyang/binxian", "url": "https://www.yybnet.net/xianyang/binxian/", "names": ["石滩新闻"]}
    (named_site.data / "regions.jsonl").write_text(json.dumps(row) + "\n")
    crawl = named_site.crawl("region", region=name)
    assert (crawl.status, crawl.listings_asked) == (0, ["/xianyang/binxian/"])


@pytest.mark.parametrize("index", ["", "{", '{"region": "xianyang"}\n', "[1]\n"], ids=["empty", "torn", "old", "odd"])
def test_an_index_of_regions_that_cannot_be_used_is_passed_over(named_site, index):
    named_site.data.mkdir()
    (named_site.data / "regions.jsonl").write_text(index)
    assert named_site.crawl("region", region="咸阳").numbers == [1, 2, 3, 4]


@pytest.mark.parametrize("region", ["宜君", "咸阳/宜君", "yijun"])
def test_a_region_that_the_site_does_not_have_is_a_mistake_of_the_users(named_site, region):
    crawl = named_site.crawl("region", region=region)
    assert crawl.status == 2
    assert f"region={region}: " in crawl.said


def test_a_region_that_the_site_does_not_have_is_told_when_the_others_are_read(named_site):
    crawl = named_site.crawl("region", region="yijun,xianyang,宜君")
    assert (crawl.status, crawl.numbers) == (2, [1, 2, 3, 4])
    (report,) = (named_site.data / "runs").glob("*.json")
    assert json.loads(report.read_text("utf-8"))["why"] == (
        "the site has no region yijun, 宜君; `scrapy crawl regions` lists them; 4 articles were written"
    )


# --- Several in one word ------------------------------------------------------------------------------


@pytest.fixture
def four_regions(site):
    """Two cities of one province and one of another; the front page of a fourth is gone."""
    for number_, (city, name) in enumerate((("tongchuan", "铜川"), ("xianyang", "咸阳"), ("chengdu", "成都")), 1):
        site.page(f"/{city}/", f"<a href='/{city}/news/'>{name}新闻</a>")
        site.page(f"/{city}/news/", links(site.articles(f"/{city}/news/", range(10 * number_, 10 * number_ + 3))))
    site.page(
        "/",
        "<a href='/tongchuan/'>铜川</a><a href='/xianyang/'>咸阳</a><a href='/chengdu/'>成都</a>"
        "<a href='/baoji/meixian/'>眉县新闻</a>",
    )
    assert site.crawl("regions").status == 0
    return site


def test_all_regions_are_those_of_the_index_and_a_dead_one_fails_no_run(four_regions):
    crawl = four_regions.crawl("region", region="all")
    assert sorted(crawl.numbers) == [10, 11, 12, 20, 21, 22, 30, 31, 32]
    assert crawl.status == 0
    (report,) = four_regions.data.glob("runs/*-all-*.json")
    gone = "http_404 at https://www.yybnet.net/baoji/meixian/"
    assert json.loads(report.read_text("utf-8"))["regions_failed"] == {"baoji/meixian": gone}


@pytest.mark.parametrize("province", ["陕西", "陕西省"])
def test_a_province_is_its_regions(four_regions, province):
    crawl = four_regions.crawl("region", region=province)
    assert (crawl.status, sorted(crawl.numbers)) == (0, [10, 11, 12, 20, 21, 22])


def test_a_file_of_regions_is_those(four_regions, tmp_path):
    (tmp_path / "mine.txt").write_text("chengdu\n# not this week\n铜川\nnowhere\n", "utf-8")
    crawl = four_regions.crawl("region", region=str(tmp_path / "mine.txt"))
    assert (crawl.status, sorted(crawl.numbers)) == (0, [10, 11, 12, 30, 31, 32])
    (report,) = four_regions.data.glob("runs/*-mine-*.json")
    assert list(json.loads(report.read_text("utf-8"))["regions_failed"]) == ["nowhere"]


def test_a_dead_region_among_those_that_were_named_one_by_one_is_a_failure(four_regions):
    crawl = four_regions.crawl("region", region="chengdu,nowhere")
    assert (crawl.status, sorted(crawl.numbers)) == (2, [30, 31, 32])


def test_all_regions_dead_is_nothing_found(four_regions):
    for front in ("tongchuan", "xianyang", "chengdu"):
        four_regions.file(f"/{front}/").unlink()
    assert four_regions.crawl("region", region="all").status == 3


def test_all_regions_without_an_index_of_them_is_told(site):
    crawl = site.crawl("region", region="all")
    assert crawl.status == 2
    assert "there is no index of regions yet; `scrapy crawl regions` makes it" in crawl.said
