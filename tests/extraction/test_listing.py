"""Where a listing leads, whatever its markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yybnet_crawler.extraction.listing import Listing, ListingLink, extract_listing

FRONT = "https://www.yybnet.net/tongchuan/"


def next_page(html: str, url: str = FRONT) -> str | None:
    return extract_listing(html, url=url).next_page


# --- Articles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        '<ul><li><a href="/tongchuan/news/201801/11.html">甲村修路</a><span>01-09</span></li></ul>',
        '<table><tr><td>·</td><td><a href="/tongchuan/news/201801/11.html">甲村修路</a></td></tr></table>',
        '<dl><dt><a href="../tongchuan/news/201801/11.html">甲村修路</a></dt><dd>昨天</dd></dl>',
        "<div onclick=\"location.href='/tongchuan/news/201801/11.html'\">甲村修路</div>",
        "<a href=\"javascript:window.location='/tongchuan/news/201801/11.html'\">甲村修路</a>",
        "<table><tr><td onclick=\"window.open('/tongchuan/news/201801/11.html')\">甲村修路</table>",
        '<a href="/tongchuan/news/201801/11.html"><img src="11.jpg"></a>',
        '<map><area href="/tongchuan/news/201801/11.html"></map>',
        '<a href=" \n/tongchuan/news/\n201801/11.html ">甲村修路</a>',
        '<base href="https://www.yybnet.net/tongchuan/news/"><a href="201801/11.html">甲村修路</a>',
        '<a href="//WWW.YYBNET.NET/tongchuan/news/201801/11.html">甲村修路</a>',
        '<div style="display:none"><a href="/tongchuan/news/201801/11.html">另一个标签页</a></div>',
    ],
    ids=["ul", "td", "dl", "onclick", "script", "window", "img", "area", "blanks", "base", "host", "tab"],
)
def test_an_article_is_found_in_any_markup(markup):
    (found,) = extract_listing(markup, url=FRONT).article_urls
    assert found.lower() == "https://www.yybnet.net/tongchuan/news/201801/11.html"


def test_articles_come_once_each_in_page_order_as_they_were_found():
    html = """
      <a href="http://m.yybnet.net/tongchuan/news/201801/12.html?from=list#top">乙村通水</a>
      <a href="https://www.yybnet.net/tongchuan/news/201801/12.html">乙村通水</a>
      <a href="/chengdu/news/201712/3.html">外地新闻</a>
      <a href="/tongchuan/yaozhou/201801/11.html">甲村修路</a>"""
    assert extract_listing(html, url=FRONT).article_urls == [
        "http://m.yybnet.net/tongchuan/news/201801/12.html",
        "https://www.yybnet.net/chengdu/news/201712/3.html",
        "https://www.yybnet.net/tongchuan/yaozhou/201801/11.html",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.com/tongchuan/news/201801/11.html",
        "https://www.yybnet.net:8443/tongchuan/news/201801/11.html",
        "/tongchuan/news/201813/11.html",
        "/tongchuan/news/11.html",
        "javascript:void(0)",
        "mailto:a@yybnet.net",
        "http://[broken/tongchuan/news/201801/11.html",
    ],
)
def test_what_is_no_article_address_is_no_article(address):
    assert extract_listing(f'<a href="{address}">甲村修路</a>', url=FRONT).article_urls == []


def test_a_gbk_page_is_read():
    html = """
      <meta charset="gb2312">
      <a href="/tongchuan/news/201801/11.html">甲村修路</a><a href="list_2.html">下一页</a>"""
    listing = extract_listing(html.encode("gbk"), url=FRONT, content_type="text/html; charset=utf-8")
    assert len(listing.article_urls) == 1
    assert listing.next_page == FRONT + "list_2.html"


# --- Next page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "下一页",
        "下页",
        "下一頁",
        "后一页",
        "後一頁",
        "下一页>",
        "[下一页]",
        "下一页»",
        "点击下一页",
        "Next Page",
        "　下一页　",
    ],
)
def test_a_link_that_says_next_page_is_the_next_page(words):
    assert next_page(f'<div><a href="a.html">首页</a> <a href="list_2.html">{words}</a></div>') == FRONT + "list_2.html"


@pytest.mark.parametrize(
    "address",
    [
        "index_2.html",
        "list_2.html",
        "2.html",
        "?page=2",
        "p2/",
        "2/",
        "page/2/",
        "/list.php?id=3&page=2",
        "?p=2",
        "news-b.shtml",
    ],
)
def test_the_next_page_may_have_any_address(address):
    found = next_page(f'<a href="{address}">下一页</a>')
    assert found == ("https://www.yybnet.net" + address if address.startswith("/") else FRONT + address)


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="next" href="list_2.html">',
        '<a rel="nofollow next" href="list_2.html">更多</a>',
        '<a href="list_2.html" title="下一页"><i></i></a>',
        '<a href="list_2.html"><img alt="下一页" src="n.gif"></a>',
        '<a href="list_2.html"><span>下一</span><span>页</span></a>',
        "<button onclick=\"window.location.href='list_2.html'\">下一页</button>",
        '<input type="button" value="下一页" onclick="location=\'list_2.html\'">',
        '<span>1</span><a href="list_2.html">2</a><a href="list_3.html">3</a>',
        '<ul><li><a>1</a></li><li><a href="list_2.html">2</a></li><li><a href="list_9.html">9</a></li></ul>',
        '<a href="#">1</a><a href="list_2.html">2</a>',
        '<a href="/tongchuan/">1</a><a href="list_2.html">2</a><a href="list_3.html">3</a>',
        '<a href="list_1.html">1</a><a href="list_2.html">2</a>',
        '<table><tr><td><b>1</b></td><td><a href="list_2.html">[2]</a></td></tr></table>',
        '共 20 页 <a href="list_2.html">2</a> <a href="list_3.html">3</a>',
        '第1/20页 <a href="list_9.html">9</a> <a href="list_2.html">2</a>',
        '1 <a href="list_3.html">3</a> <a href="list_2.html">&rsaquo;</a> <a href="list_9.html">&raquo;</a>',
        '<a href="/tongchuan/">«</a> 1 … <a href="list_9.html">9</a> <a href="list_2.html">»</a>',
        '<select><option selected>第1页</option><option value="list_2.html">第2页</option></select>',
        '<a href="list_2.html">加载更多</a>',
        '<a href="list_2.html"><i></i></a>',
    ],
    ids=[
        "link",
        "rel",
        "title",
        "alt",
        "spans",
        "button",
        "input",
        "span",
        "ul",
        "dead-link",
        "self-link",
        "all-linked",
        "table",
        "no-current",
        "fraction",
        "arrows",
        "double-arrow",
        "select",
        "more",
        "icon",
    ],
)
def test_the_next_page_is_found_in_any_markup(markup):
    assert next_page(markup) == FRONT + "list_2.html"


def test_numbers_go_on_from_the_current_page():
    html = '<a href="./">1</a> <a href="list_2.html">2</a> 3 <a href="list_4.html">4</a> <a href="l">5</a>'
    assert next_page(html, FRONT + "list_3.html") == FRONT + "list_4.html"


def test_numbers_count_even_when_addresses_start_at_zero():
    html = '<a href="?page=0">1</a> 2 <a href="?page=2">3</a> <a href="?page=3">4</a>'
    assert next_page(html, FRONT + "?page=1") == FRONT + "?page=2"


def test_the_mobile_host_is_kept():
    assert (
        next_page('<a href="?page=2">下一页</a>', "http://m.yybnet.net/tongchuan/")
        == "http://m.yybnet.net/tongchuan/?page=2"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/tongchuan/news/201801/12.html">下一篇</a>',
        '<a rel="next" href="/tongchuan/news/201801/12.html">下一页</a>',
        '<a href="more.html">下一篇：乙村通水</a>',
        '<a href="list_9.html">下一页</a>',
        '<a href="#">下一页</a>',
        '<a href="javascript:;">下一页</a>',
        '<a href="https://www.example.com/2">下一页</a>',
        '<a href="?month=201802">下个月</a>',
        '<a rel="next" href="?month=201802">»</a>',
        '<a href="?month=201712">«</a> 2018年1月 <a href="?month=201802">»</a>',
        '<a href="/tongchuan/cal/2018/02/">&gt;</a> <a href="/tongchuan/cal/2018/03/">3</a>',
        "<tr>"
        + "".join(f"<td>{day}</td>" for day in "日一二三四五六")
        + "</tr>1 <a href='d2.html'>2</a> <a href='d3.html'>3</a>",
        '2018年1月 1 <a href="d2.html">2</a> <a href="d3.html">3</a>',
        '<a href="slide2.html">›</a>',
        '<a href="list_7.html">1</a> <a href="list_8.html">上一页</a> 9',
        '<a href="more.html">更多</a>',
    ],
    ids=[
        "next-article",
        "rel-article",
        "next-article-words",
        "itself",
        "dead",
        "script",
        "offsite",
        "next-month",
        "rel-month",
        "month-arrow",
        "month-folders",
        "calendar",
        "calendar-heading",
        "slider",
        "last-page",
        "more",
    ],
)
def test_what_does_not_lead_to_a_next_page_is_none(html):
    assert next_page(html, FRONT + "list_9.html") is None


def test_a_calendar_does_not_hide_the_page_numbers():
    html = """
      <table><tr><th>一</th><th>二</th><th>三</th><th>四</th><th>五</th><th>六</th><th>日</th></tr>
      <tr><td>1</td><td><a href="?day=2">2</a></td></tr></table>
      <ul><li>甲村修路 2018-01-09</li></ul> 1 <a href="list_2.html">2</a>"""
    assert next_page(html) == FRONT + "list_2.html"


def test_an_article_page_has_no_next_page():
    html = '<a href="11_2.html">下一页</a>'
    assert next_page(html, "https://www.yybnet.net/tongchuan/news/201801/11.html") is None


# --- Listings -----------------------------------------------------------------------------------------

NAVIGATION = """
  <a href="/">首页</a> <a href="/tongchuan/">铜川市</a> <a href="/tongchuan/yaozhou/">更多&gt;&gt;</a>
  <a href="http://m.yybnet.net/tongchuan/yaozhou">耀州新闻</a>
  <a href="/tongchuan/news/index.html#a">铜川新闻</a>
  <a href="/xianyang/binxian/">彬县新闻</a>
  <a href="/tongchuan/m201801/">2018年1月</a>
  <a href="/tongchuan/p2/">2</a> <a href="/tongchuan/yaozhou/?page=2">3</a>
  <a href="/about.html">关于</a> <a href="https://www.example.com/tongchuan/">外站</a>"""


def test_the_listings_named_on_a_page_come_once_each_with_their_names():
    assert extract_listing(NAVIGATION, url=FRONT + "index_2.html").listings == [
        ListingLink("tongchuan/yaozhou", "https://www.yybnet.net/tongchuan/yaozhou/", "耀州新闻"),
        ListingLink("tongchuan/news", "https://www.yybnet.net/tongchuan/news/index.html", "铜川新闻"),
        ListingLink("xianyang/binxian", "https://www.yybnet.net/xianyang/binxian/", "彬县新闻"),
    ]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.yybnet.net/tongchuan/", ["/tongchuan/yaozhou/", "/tongchuan/news/index.html"]),
        ("https://www.yybnet.net/tongchuan/yaozhou/", []),
        (
            "https://www.yybnet.net/",
            ["/tongchuan/", "/tongchuan/yaozhou/", "/tongchuan/news/index.html", "/xianyang/binxian/"],
        ),
    ],
)
def test_sub_listings_are_those_below_the_page(url, expected):
    found = extract_listing(NAVIGATION, url=url).sub_listings
    assert found == ["https://www.yybnet.net" + path for path in expected]


# --- Anything -----------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        '<a href="',
        '">',
        "</a>",
        "<option value='",
        "下一页",
        "1",
        "2",
        "›",
        "/tongchuan/",
        "201801/1.html",
        "http://[",
        "\x00",
        "<table><tr><td>",
        "<select>",
        "<base href='",
        "<link rel=next href=",
        "onclick=\"location='",
        "&#0;",
        "\ud800",
        "٣",
        "²",
    ]
)


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"%PDF-1.4", b"<a href=", "\ud800"], ids=repr)
def test_a_page_that_is_no_listing_leads_nowhere(body):
    listing = extract_listing(body, url=FRONT)
    assert listing == Listing(url=FRONT, article_urls=[], next_page=None, listings=[], blank=True)


def test_a_page_that_links_to_the_site_is_not_blank():
    assert not extract_listing("<a href='/about.html'>关于</a>", url=FRONT).blank
    assert extract_listing("<link rel=icon href='/i.ico'><a href='https://a.test/'>外站</a>", url=FRONT).blank


@given(
    st.one_of(st.binary(), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from([FRONT, "", "http://[", "x"]),
)
def test_no_page_whatever_its_bytes_raises(body, url):
    listing = extract_listing(body, url=url)
    assert all(listing.article_urls)
    assert listing.next_page != url
