"""Where the article stands: the trail of crumbs above the headline."""

import pytest

from yybnet_crawler.extraction.breadcrumb import find_breadcrumb
from yybnet_crawler.extraction.page import read_page

TITLE = "老街石桥今起封闭维修"
STORY = "<p>本报讯（记者 段丽）昨日起，鹭湾老街石桥封闭维修，工期四十天，行人可从下游的便桥绕行。</p>"
PORTAL = ["地方网", "岭川", "云泽市", "云泽新闻"]
HOME, PROVINCE, CITY, CHANNEL = (
    f"<a href='{href}'>{name}</a>"
    for href, name in zip(["/", "/lingchuan/", "/yunze/", "/yunze/news/"], PORTAL, strict=True)
)


def crumbs_of(html: str) -> list[str]:
    page = f"<body>{html}<h1>{TITLE}</h1><p>2018-01-09 08:22</p>{STORY}"
    lines = read_page(page, "https://www.yybnet.net/yunze/news/201801/1.html").lines
    return find_breadcrumb(lines, next(line.number for line in lines if line.text == TITLE)).value


PORTAL_TRAILS = {
    "arrows": f"<div>{HOME} &gt; {PROVINCE} &gt; {CITY} &gt; {CHANNEL} &gt; 正文</div>",
    "no separator": f"<div>{HOME}{PROVINCE}{CITY}{CHANNEL}<b>正文</b></div>",
    "blanks": "<div>地方网 岭川 云泽市 云泽新闻 正文</div>",
    "wide arrows, no links": "<div>您当前的位置：地方网＞岭川＞云泽市＞云泽新闻＞正文</div>",
    "您现在的位置": f"<div>您现在的位置：{HOME} » {PROVINCE} » {CITY} » {CHANNEL} » 正文</div>",
    "当前位置 without a colon": f"<div><b>当前位置</b> {HOME} / {PROVINCE} / {CITY} / {CHANNEL} / 正文</div>",
    "bars": f"<div>{HOME}|{PROVINCE}|{CITY}|{CHANNEL}|正文</div>",
    "list items": "".join(f"<li>{link}<i>&gt;</i></li>" for link in (HOME, PROVINCE, CITY, CHANNEL)) + "<li>正文</li>",
    "a cell each, separators too": "<table><tr>"
    + "<td>&gt;</td>".join(f"<td>{cell}</td>" for cell in (HOME, PROVINCE, CITY, CHANNEL, "正文"))
    + "</tr></table>",
    "arrows without 正文": f"<div>{HOME} &gt; {PROVINCE} &gt; {CITY} &gt; {CHANNEL}</div>",
    "the headline as last crumb": f"<div>{HOME} &gt; {PROVINCE} &gt; {CITY} &gt; {CHANNEL} &gt; {TITLE}</div>",
    "a line each without 正文": "".join(f"<p>{link}</p>" for link in (HOME, PROVINCE, CITY, CHANNEL)),
    "below a head that names the portal": (
        f"<p>{HOME}</p><p>登录</p><div>{HOME} &gt; {PROVINCE} &gt; {CITY} &gt; {CHANNEL} &gt; 正文</div>"
    ),
}


@pytest.mark.parametrize("html", PORTAL_TRAILS.values(), ids=PORTAL_TRAILS)
def test_the_portals_own_trail(html):
    assert crumbs_of(f"<div><a href='/yunze/news/'>云泽新闻</a> <a href='/luwan/'>鹭湾新闻</a></div>{html}") == PORTAL


@pytest.mark.parametrize(
    ("html", "crumbs"),
    [
        (
            "当前位置：<a>首页</a> &gt; <a>鹭湾</a> &gt; <a>部门动态</a>",
            ["首页", "鹭湾", "部门动态"],
        ),
        ("<a href='/'>首页</a> > <a href='/a/'>鹭湾</a> > 正文", ["首页", "鹭湾"]),
        ("<a href='/'>网站首页</a> → <a href='/a/'>鹭湾</a> → 新闻详情", ["网站首页", "鹭湾"]),
        ("<a href='/a/'>国内</a> > 正文", ["国内"]),
        ("所在位置：<a href='/a/'>要闻</a> / <a href='/b/'>鹭湾</a>", ["要闻", "鹭湾"]),
        ("<a href='/'>首页</a> > <a href='/a/'>BBC News</a> > 正文", ["首页", "BBC News"]),
    ],
)
def test_trails_of_other_sites(html, crumbs):
    assert crumbs_of(f"<div>{html}</div>") == crumbs


NO_TRAILS = {
    "nothing": "",
    "a row of links": "<div><a href='/'>地方网</a><a href='/luwan/'>鹭湾</a><a href='/app/'>下载客户端</a></div>",
    "a menu with bars": "<div><a href='/'>首页</a> | <a href='/a/'>新闻</a> | <a href='/b/'>视频</a></div>",
    "a list of menu items": "<li><a>首页</a></li><li><a href='/a/'>新闻</a></li><li><a>视频</a></li>",
    "a date": "<div>2018/01/09</div>",
    "an address": "<div>https://www.yybnet.net/yunze/</div>",
    "a button to more": "<div><a href='/a/'>更多</a> &gt;&gt;</div>",
}


@pytest.mark.parametrize("html", NO_TRAILS.values(), ids=NO_TRAILS)
def test_other_lines_are_no_trail(html):
    assert crumbs_of(html) == []


def test_a_trail_of_another_site_below_the_headline_is_none():
    lines = read_page(f"<h1>{TITLE}</h1>{STORY}<div>首页 > 鹭湾 > 正文</div>", "https://example.org/1.html").lines
    assert find_breadcrumb(lines, 0).value == []
