"""Date and source of the meta line, in the forms that Chinese portals print it."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.invented_page import URL
from yybnet_crawler import extract_article
from yybnet_crawler.extraction.clocks import CHINA
from yybnet_crawler.extraction.meta_line import MetaLine, find_meta_line
from yybnet_crawler.extraction.page import read_page

TITLE = "老街石桥今起封闭维修"
STORY = (
    "<p>本报讯（记者 段丽）昨日起，鹭湾老街石桥封闭维修，工期四十天，行人可从下游的便桥绕行。</p>"
    "<p>石桥建于一百二十年前，这次维修只换桥面，桥墩和石栏保持原样。</p>"
)
FETCHED = datetime(2018, 1, 9, 12, 0, tzinfo=CHINA)
MOMENT = "2018-01-09T08:22:00+08:00"
PORTAL = "https://www.yybnet.net/"


def read(html: str, fetched_at: datetime | None = None) -> MetaLine:
    document = read_page(f"<!doctype html><body>{html}", "https://www.yybnet.net/yunze/news/201801/1.html")
    headline = next(line.number for line in document.lines if line.text == TITLE)
    return find_meta_line(document, headline, headline, fetched_at)


def below_headline(meta: str, fetched_at: datetime | None = None) -> MetaLine:
    return read(f"<div><a href='/yunze/news/'>云泽新闻</a></div><h1>{TITLE}</h1>{meta}{STORY}", fetched_at)


# The portal's own meta line, 来源:X 2018-01-09 08:22   https://www.yybnet.net/, whatever cuts it up.
PORTAL_LINES = {
    "one text": f"<p>来源:云泽日报 2018-01-09 08:22&nbsp;&nbsp;&nbsp;{PORTAL}</p>",
    "wide colon": f"<p>来源：云泽日报 2018-01-09 08:22 {PORTAL}</p>",
    "a span each": "<div><span>来源：</span><span>云泽日报</span><span>2018-01-09 08:22</span>"
    f"<span>{PORTAL}</span></div>",
    "name cut in two": "<div><span>来源：</span><a href='/a'>云泽</a><span>日报</span>"
    f"<i>2018-01-09 08:22</i>{PORTAL}</div>",
    "name cut in four": f"<p>来源：<b>云</b><b>泽</b><b>日</b><b>报</b> 2018-01-09 08:22 {PORTAL}</p>",
    "label cut in two": f"<p><b>来</b><b>源：</b>云泽日报<i>2018-01-09</i> <i>08:22</i> {PORTAL}</p>",
    "colon in an element of its own": f"<p>来源<i>：</i><b>云泽日报</b> 2018-01-09 08:22 {PORTAL}</p>",
    "line breaks in the source": ""
    f"<div>\n来源：\n<a href='/a'>云泽</a>\n<span>日报</span>\n 2018-01-09 08:22\n{PORTAL}</div>",
    "day and time glued": f"<p>来源：云泽日报<i>2018-01-09</i><i>08:22</i><i>{PORTAL}</i></p>",
    "date in four elements": f"<p>来源：云泽日报 <b>2018</b>-<b>01</b>-<b>09</b> <b>08:22</b> {PORTAL}</p>",
    "buttons beside": "<div>来源：<a href='/a'>云泽日报</a><a href='#'>我要评论</a>"
    "<i>2018-01-09 08:22</i><b>大</b><b>中</b></div>",
    "type sizes glued": "<div>2018-01-09 08:22 来源：云泽日报<a href='#'>大</a>"
    "<a href='#'>中</a><a href='#'>小</a></div>",
    "counters glued": "<div>来源：云泽日报<i>2018-01-09 08:22</i><i>1234</i><i>阅读</i><i>56评论</i></div>",
    "date first": f"<div>2018-01-09 08:22 来源：云泽日报 {PORTAL}</div>",
    "address first": f"<div>{PORTAL} 2018-01-09 08:22 来源：云泽日报</div>",
    "everything linked": f"<a href='{PORTAL}'>来源：云泽日报 2018-01-09 08:22 {PORTAL}</a>",
    "a block each": f"<p>来源：云泽日报</p><p>2018-01-09 08:22</p><p>{PORTAL}</p>",
    "label and name in blocks": "<div>来源：</div><div>云泽日报</div><div>2018-01-09 08:22</div>",
    "label, then the rest": f"<div>来源：</div><div>云泽日报 2018-01-09 08:22 {PORTAL}</div>",
    "date, label, then a block": "<div>2018-01-09 08:22 来源：<div>云泽日报</div></div>",
    "cells": "<table><tr><td>来源：</td><td>云泽日报</td><td>2018-01-09</td><td>08:22</td></tr></table>",
    "cells without colons": "<table><tr><th>来源</th><td>云泽日报</td></tr><tr><th>日期</th>"
    "<td>2018-01-09 08:22</td></tr></table>",
    "definitions": "<dl><dt>来源</dt><dd>云泽日报</dd><dt>发布时间</dt><dd>2018-01-09 08:22</dd></dl>",
    "list items": f"<ul><li>来源：云泽日报</li><li>2018-01-09 08:22</li><li>{PORTAL}</li></ul>",
    "share buttons between": "<div>分享到 微信 微博</div><div>来源：云泽日报 2018-01-09 08:22</div>",
}


@pytest.mark.parametrize("html", PORTAL_LINES.values(), ids=PORTAL_LINES)
def test_the_portals_own_meta_line(html):
    dateline = below_headline(html)
    assert (dateline.source.value, dateline.date.value) == ("云泽日报", MOMENT)


@pytest.mark.parametrize("html", PORTAL_LINES.values(), ids=PORTAL_LINES)
def test_the_portals_own_meta_line_above_the_headline(html):
    dateline = read(f"<div><a href='/yunze/news/'>云泽新闻</a></div>{html}<h1>{TITLE}</h1>{STORY}")
    assert (dateline.source.value, dateline.date.value) == ("云泽日报", MOMENT)


@given(cuts=st.sets(st.integers(1, 45), max_size=8), tag=st.sampled_from(["span", "b", "font", "label"]))
@settings(max_examples=150, deadline=None)
def test_the_portals_own_meta_line_cut_up_anywhere(cuts, tag):
    text = f"来源：云泽日报 2018-01-09 08:22   {PORTAL}"
    ends = [0, *sorted(cuts), len(text)]
    pieces = [f"<{tag}>{text[start:end]}</{tag}>" for start, end in pairwise(ends)]
    dateline = below_headline(f"<div>{''.join(pieces)}</div>")
    assert (dateline.source.value, dateline.date.value) == ("云泽日报", MOMENT)


OTHER_LINES = {
    "bars": ("来源: 云泽日报 | 作者: 段丽 | 时间: 2018-01-09 08:22", "云泽日报", MOMENT),
    "date in brackets": ("[ 2018-01-09 08:22 ] 来源：云泽日报", "云泽日报", MOMENT),
    "editor and clicks": ("2018-01-09 08:22 来源：云泽日报 编辑：段丽 点击：123次", "云泽日报", MOMENT),
    "nothing between the fields": ("2018-01-09 08:22来源：云泽日报编辑：段丽点击：123次", "云泽日报", MOMENT),
    "发表于": ("发表于2018-01-09", None, "2018-01-09"),
    "comment button": ("时间：2018-01-09 08:22 来源：云泽日报 我要评论(0)", "云泽日报", MOMENT),
    "outlet, bar, date": ("云泽日报 | 2018-01-09", "云泽日报", "2018-01-09"),
    "outlet in brackets, date": ("【云泽日报】 2018-01-09 08:22", "云泽日报", MOMENT),
    "outlet glued to the date": ("云泽日报2018-01-09 08:22", "云泽日报", MOMENT),
    "title marks": ("来源：《云泽日报》 2018-01-09 08:22", "云泽日报", MOMENT),
    "square brackets": ("来源：【云泽日报】 2018-01-09 08:22", "云泽日报", MOMENT),
    "title marks inside the name": ("来源：《求真》杂志 2018-01-09 08:22", "《求真》杂志", MOMENT),
    "label in brackets": ("【来源：云泽日报】 2018-01-09 08:22", "云泽日报", MOMENT),
    "label alone in brackets": ("【来源】云泽日报 2018-01-09 08:22", "云泽日报", MOMENT),
    "all in brackets": ("（2018-01-09 08:22 来源：云泽日报）", "云泽日报", MOMENT),
    "brackets in the name": ("来源：新华社（客户端） 2018-01-09 08:22", "新华社（客户端）", MOMENT),
    "middle dot in the name": ("来源：央视新闻·客户端 2018-01-09 08:22", "央视新闻·客户端", MOMENT),
    "dash in the name": ("来源：人民网－岭川频道 2018-01-09 08:22", "人民网－岭川频道", MOMENT),
    "English": ("来源：China Daily 2018-01-09 08:22", "China Daily", MOMENT),
    "English and Han": ("来源：BBC 中文网 2018-01-09 08:22", "BBC 中文网", MOMENT),
    "English, then a person": ("来源：China Daily 段丽 2018-01-09 08:22", "China Daily", MOMENT),
    "two outlets": ("来源：综合新华社、央视网 2018-01-09 08:22", "综合新华社、央视网", MOMENT),
    "digits in the name": ("<span>来源：新闻1+1</span><span>2018-01-09 08:22</span>", "新闻1+1", MOMENT),
    "a portal whose name is on buttons": ("来源：新浪 2018-01-09 08:22", "新浪", MOMENT),
    "a field's word begins the name": ("来源： 时间视频 2018-01-09 08:22", "时间视频", MOMENT),
    "the name and its app": ("来源：<b>新华社</b><i>（客户端）</i> 2018-01-09 08:22", "新华社（客户端）", MOMENT),
    "a name that could end sooner": ("来源：<b>中国社</b><i>会科学报</i> 2018-01-09 08:22", "中国社会科学报", MOMENT),
    "two elements, two outlets": ("来源：<a>云泽日报</a><a>云泽新闻</a> 2018-01-09 08:22", "云泽日报", MOMENT),
    "unpadded, glued to the time": ("<b>2018-1-9</b><b>8:22</b> 来源：云泽日报", "云泽日报", MOMENT),
    "reporter in brackets": ("来源：云泽日报（记者 段丽） 2018-01-09 08:22", "云泽日报", MOMENT),
    "reporter behind": ("来源：云泽日报 记者 段丽 2018-01-09 08:22", "云泽日报", MOMENT),
    "bar instead of a colon": ("来源 | 云泽日报 2018-01-09 08:22", "云泽日报", MOMENT),
    "转载自": ("转载自：云泽日报 2018-01-09 08:22", "云泽日报", MOMENT),
    "来源于": ("来源于：云泽日报 2018-01-09 08:22", "云泽日报", MOMENT),
    "traditional label": ("來源：雲澤日報 2018-01-09 08:22", "雲澤日報", MOMENT),
    "no source": ("2018-01-09 08:22", None, MOMENT),
    "no source, but counters": ("2018-01-09 08:22 阅读：1024 评论(3) 打印 字号：大 中 小", None, MOMENT),
    "no source, but the address": (f"2018-01-09 08:22 {PORTAL}", None, MOMENT),
    "no source, but a person": ("王小明 2018-01-09 08:22", None, MOMENT),
    "nothing behind the label": ("来源： 2018-01-09 08:22", None, MOMENT),
    "a field behind the label": ("来源： 作者：段丽 2018-01-09 08:22", None, MOMENT),
    "buttons behind the label": ("2018-01-09 08:22 来源： <a href='#'>打印</a> <a href='#'>关闭</a>", None, MOMENT),
    "type size behind the label": ("2018-01-09 08:22 来源：【字体：大 中 小】", None, MOMENT),
    "unknown": ("来源：未知 2018-01-09 08:22", None, MOMENT),
    "account and author": ("原创 段丽 鹭湾微事 2018-01-09", "鹭湾微事", "2018-01-09"),
    "account and author in elements": ("<a>段丽</a><a>鹭湾微事</a><em>2018-01-09</em>", "鹭湾微事", "2018-01-09"),
    "day of the week": ("2018年01月09日 星期二 08:22 来源：云泽日报", "云泽日报", MOMENT),
    "hours and minutes in words": ("2018年1月9日08时22分 来源：云泽日报", "云泽日报", MOMENT),
    "year, day and time in boxes": ("<b>2018</b><b>01/09</b><b>08:22</b> 来源：云泽日报", "云泽日报", MOMENT),
    "published behind updated": ("更新：2018-01-10 07:00 发布：2018-01-09 08:22", None, MOMENT),
    "updated behind published": ("发布时间：2018-01-09 08:22 更新时间：2018-01-10 07:00", None, MOMENT),
    "updated only": ("更新时间：2018-01-09 08:22", None, MOMENT),
    "updated, in words behind": ("2018-01-10 07:00更新 2018-01-09 08:22发布", None, MOMENT),
}


@pytest.mark.parametrize(("html", "source", "date"), OTHER_LINES.values(), ids=OTHER_LINES)
def test_other_meta_lines(html, source, date):
    dateline = below_headline(f"<div>{html}</div>")
    assert (dateline.source.value, dateline.date.value) == (source, date)


SEVERAL_LINES = {
    "year, day and time": ("<div>2018</div><div>01/09</div><div>08:22</div>", None, MOMENT),
    "day, day of the week and time": ("<p>2018年1月9日</p><p>星期二</p><p>08:22</p>", None, MOMENT),
    "updated above published": ("<p>更新于 2018-01-10 07:00</p><p>发布于 2018-01-09 08:22</p>", None, MOMENT),
    "outlet above the date": ("<p>云泽日报</p><p>2018-01-09 08:22</p>", "云泽日报", MOMENT),
    "outlet below the date": ("<p>2018-01-09 08:22</p><p>云泽日报</p>", "云泽日报", MOMENT),
    "person above the date": ("<p>记者 段丽</p><p>2018-01-09 08:22</p>", None, MOMENT),
    "picture's source above the date": (
        "<p>图片来源：飞鸟图片社</p><p>来源：云泽日报 2018-01-09 08:22</p>",
        "云泽日报",
        MOMENT,
    ),
    "an empty label, then a name": (
        "<p>来源：</p><p>作者：段丽</p><p>来源：云泽日报 2018-01-09</p>",
        "云泽日报",
        "2018-01-09",
    ),
}


@pytest.mark.parametrize(("html", "source", "date"), SEVERAL_LINES.values(), ids=SEVERAL_LINES)
def test_meta_on_several_lines(html, source, date):
    dateline = below_headline(html)
    assert (dateline.source.value, dateline.date.value) == (source, date)


class TestWhereTheMetaLineStands:
    def test_under_the_story(self):
        dateline = read(f"<h1>{TITLE}</h1>{STORY}<p>来源：云泽日报 发布时间：2018-01-09 08:22</p>")
        assert (dateline.source.value, dateline.date.value) == ("云泽日报", MOMENT)

    def test_the_source_alone_under_the_story(self):
        dateline = read(f"<h1>{TITLE}</h1><p>2018-01-09 08:22</p>{STORY}<p>（来源：云泽日报）</p>")
        assert (dateline.source.value, dateline.date.value) == ("云泽日报", MOMENT)
        assert dateline.lines == {1}  # what follows the meta line is the story

    def test_not_the_source_of_a_recommended_article(self):
        rail = "<h3>新闻推荐</h3><p><a href='/yunze/news/201801/2.html'>集市迁往河边</a></p><p>来源：鹭湾晚报</p>"
        dateline = read(f"<h1>{TITLE}</h1><p>2018-01-09 08:22</p>{STORY}{rail}")
        assert dateline.source.value is None

    def test_a_newspapers_name_and_day_in_the_pages_head(self):
        head = "<p>第03版：乡村</p><p>云泽日报</p><p>2018年01月09日 星期二</p><p><a href='#'>放大</a></p>"
        dateline = read(f"{head}<h1>{TITLE}</h1>{STORY}")
        assert (dateline.source.value, dateline.date.value) == ("云泽日报", "2018-01-09")

    def test_above_the_headline_under_a_breadcrumb_without_its_end(self):
        crumbs = "<p><a href='/'>首页</a> &gt; <a href='/yunze/'>云泽</a></p>"
        dateline = read(f"{crumbs}<p><a href='/a'>云泽日报</a> 2018-01-09 08:22</p><h1>{TITLE}</h1>{STORY}")
        assert (dateline.source.value, dateline.date.value) == ("云泽日报", MOMENT)


class TestDatesThatAreNotTheArticles:
    def test_today_in_the_pages_head(self):
        head = "<p>今天是2026年11月23日 星期一</p>"
        assert read(f"{head}<h1>{TITLE}</h1>{STORY}").date.value is None

    def test_another_articles_in_a_list_above(self):
        head = "<ul><li><a href='/x'>集市下月迁往河边新址</a></li><li>2018-01-05</li></ul>"
        assert read(f"{head}<h1>{TITLE}</h1>{STORY}").date.value is None

    def test_a_caption_below_the_headline(self):
        caption = "<p>2018年1月5日拍摄的石桥雪景</p>"
        dateline = read(f"<p>2018-01-09 08:22</p><h1>{TITLE}</h1>{caption}{STORY}")
        assert dateline.date.value == MOMENT

    def test_a_deadline(self):
        dateline = below_headline("<p>报名截止日期：2018-02-01</p><p>发布日期：2018-01-09</p>")
        assert dateline.date.value == "2018-01-09"

    def test_a_sentence(self):
        assert below_headline("<p>自2018年1月9日起，石桥封闭，车辆绕行。</p>").date.value is None


class TestRelativeDates:
    def test_today_is_no_outlet(self):
        dateline = below_headline("<li><a href='/a'>云泽晚报</a></li><li>今天 08:22</li><li>3评</li>", FETCHED)
        assert (dateline.source.value, dateline.date.value) == ("云泽晚报", MOMENT)

    def test_without_a_moment_to_count_from_they_are_no_date_and_no_outlet(self):
        dateline = below_headline("<div>昨天 08:22</div>")
        assert (dateline.source.value, dateline.date.value) == (None, None)


def test_the_lines_of_the_meta_line_are_named():
    dateline = below_headline("<p>来源：云泽日报</p><p>2018-01-09</p><p>08:22</p>")
    assert dateline.lines == {2, 3, 4}  # after navigation and headline
    assert dateline.source.lines == (2,)
    assert dateline.date.lines == (3, 4)


LONG = f"<p>{'石桥的桥面换成了本地的青石板，走起来不滑，雨天也不积水。' * 6}</p>"


def test_a_moment_alone_right_below_the_story_is_its_date():
    html = f"<h1>{TITLE}</h1>{LONG}{STORY}<p>(2018-01-09 08:22) 午间新闻</p>"
    assert read(html).date.value == MOMENT


@pytest.mark.parametrize(
    "below",
    [
        "<p>(2018-01-09 08:22)</p><p>(2018-01-10 09:30)</p>",  # of comments, perhaps
        "<p>(2018-01-09 08:22)</p><p>桥头的店家说，四十天不算长，桥修好了生意会更好。</p>",
        "<p><a href='/2.html'>渡口的茶摊</a> (2018-01-09 08:22)</p>",
        "<h2>相关新闻</h2><p>(2018-01-09 08:22)</p>",
    ],
    ids=["two", "in the story", "of a link", "of other news"],
)
def test_other_moments_below_the_headline_are_not(below):
    assert read(f"<h1>{TITLE}</h1>{LONG}{STORY}{below}").date.value is None


def test_a_breadcrumb_above_all_the_buttons_may_end_with_the_date():
    trail = "<div><a href='/'>鹭湾</a> ＞ <a href='/news/'>新闻</a> ＞ 社会 2018年01月09日 08:22</div>"
    buttons = "".join(f"<div>按钮{n}</div>" for n in range(10))
    meta = read(f"{trail}{buttons}<h1>{TITLE}</h1>{STORY}")
    assert (meta.date.value, meta.source.value) == (MOMENT, None)


def test_a_date_right_above_the_headline_is_its_own_whatever_list_stands_before():
    contents = "<ul><li><a href='/b.html'>渡口的灯又亮了，摆渡人回来了</a></li></ul>"
    assert read(f"{contents}<div>2018年1月9日 星期二</div><h1>{TITLE}</h1>{STORY}").date.value == "2018-01-09"
    card = "<div><p><a href='/b.html'>渡口的灯又亮了，摆渡人回来了</a></p><p>2018-01-09</p></div>"
    assert read(f"{card}<h1>{TITLE}</h1>{STORY}").date.value is None


@pytest.mark.parametrize("day", ["2018年1月9日 星期二", "2018年01月09日 星期二 第03版：乡村"])
def test_a_day_of_the_week_is_of_an_edition_and_no_list(day):
    contents = "<ul><li><a href='/b.html'>渡口的灯又亮了，摆渡人回来了</a></li></ul>"
    buttons = "<p><a href='/1'>上一篇</a> <a href='/3'>下一篇</a></p><p>读者来信</p>"
    assert read(f"{contents}<p>{day}</p>{buttons}<h1>{TITLE}</h1>{STORY}").date.value == "2018-01-09"
    assert read(f"{contents}<p>2018-01-09</p>{buttons}<h1>{TITLE}</h1>{STORY}").date.value is None


def test_a_date_may_stand_in_four_boxes_beside_the_story():
    boxes = "<div>2018</div><div>01/<br>09</div><div>08:22</div><div><a href='/u/7'>云泽日报</a></div><div>分享</div>"
    meta = below_headline(f"<div>{boxes}<a href='#c'>评论 86</a></div>")
    assert (meta.date.value, meta.source.value) == (MOMENT, "云泽日报")
    assert below_headline("<div>2018</div><div>01/</div><div>其它</div>").date.value is None


def test_a_day_of_the_week_at_the_head_of_a_papers_page_is_of_its_edition():
    contents = "".join(f"<li><a href='/{number}.html'>渡口的灯又亮了之{number}</a></li>" for number in range(9))
    page = (
        f"<p>2018年1月9日 星期二</p><p><a href='/'>岭川网</a></p><p>第03版：乡村</p><ul>{contents}</ul><h1>{TITLE}</h1>"
    )
    meta = read(f"{page}{STORY}")
    assert (meta.date.value, meta.source.value) == ("2018-01-09", None)
    assert read(f"{page.replace('第03版：乡村', '乡村')}{STORY}").date.value is None


@pytest.mark.parametrize(
    "day", ["云泽日报 2018年1月9日 星期二", "2018年1月9日 星期二 农历冬月廿三", "2018-01-09 返回版面"]
)
@pytest.mark.parametrize("page", ["03版：乡村", "A3版", "第03版 乡村"])
def test_so_is_a_day_beside_the_papers_name_or_the_moons_day_however_long_the_contents(day, page):
    contents = "".join(f"<li><a href='/{number}.html'>渡口的灯又亮了之{number}</a></li>" for number in range(30))
    meta = read(f"<p>{day}</p><p>{page}</p><ul>{contents}</ul><h1>{TITLE}</h1>{STORY}")
    assert (meta.date.value, meta.source.value) == ("2018-01-09", "云泽日报" if "云泽" in day else None)
    assert read(f"<p>{day}</p><p>乡村版</p><ul>{contents}</ul><h1>{TITLE}</h1>{STORY}").date.value is None


def test_the_number_of_the_page_may_stand_before_the_day():
    contents = "".join(f"<li>◆ <a href='/{number}.html'>渡口的灯又亮了之{number}</a></li>" for number in range(30))
    head = "<p>第02版：今日关注</p><p>云泽晚报 2018年1月9日 星期二 农历冬月廿三</p>"
    meta = read(f"{head}<ul>{contents}</ul><h1>{TITLE}</h1>{STORY}")
    assert (meta.date.value, meta.source.value) == ("2018-01-09", "云泽晚报")


def test_on_a_papers_page_the_byline_below_the_headline_names_it():
    head = f"<p>2018年1月9日 星期二</p><p>第03版：乡村</p><h1>{TITLE}</h1><h2>——水来了</h2>"
    assert read(f"{head}<h4>■ 云泽日报记者 温叙 实习生 林声</h4>{STORY}").source.value == "云泽日报"
    assert read(f"{head}<h4>■ 本报记者 温叙</h4>{STORY}").source.value is None


def test_a_button_beside_a_day_is_no_outlet():
    assert read(f"<p>2018-01-09 返回版面</p><h1>{TITLE}</h1>{STORY}").source.value is None
    assert read(f"<p>2018年1月9日 星期二<a href='/'>返回官网</a></p><h1>{TITLE}</h1>{STORY}").source.value is None


def test_a_labelled_moment_right_above_the_headline_comes_before_a_day_below_the_story():
    above = "<p>作者：温叙 来源：云泽日报 发布时间：2018/1/9 08:22</p><p>字号：小 中 大</p>"
    below = "<p>渠通了。</p><p>水来了。</p><p>人笑了。</p><p>《云泽日报》 (2018-01-08 第4版 综合)</p>"
    assert read(f"{above}<h1>{TITLE}</h1>{below}").date.value == MOMENT


def test_a_labelled_moment_above_the_headline_tells_more_of_the_day_below_the_story():
    below = f"<h1>{TITLE}</h1>{STORY}<p>来源：云泽日报　2018年1月9日</p>"
    assert read(f"<p>楼主 发表于: 2018-01-09 08:22</p>{below}").date.value == MOMENT
    assert read(f"<p>楼主 发表于: 2018-01-08 08:22</p>{below}").date.value == "2018-01-09"
    assert read(f"<p>更新时间：2018-01-09 23:59</p>{below}").date.value == "2018-01-09"
    other = "<a href='/yunze/news/201801/3399009.html'>霁城老桥换栏杆</a>"
    assert read(f"<p>{other} 发布时间：2018-01-09 08:01</p>{below}").date.value == "2018-01-09"


def test_a_day_below_the_story_is_a_letters_where_the_papers_own_stands_above():
    head = f"<p>2018年1月9日 星期二 第03版</p><h1>{TITLE}</h1>"
    letter = "<p>爸爸：</p><p>我看见海了。</p><p>海是灰蓝的。</p><p>祝您平安！</p><p>2017年12月28日</p>"
    assert read(f"{head}{letter}{STORY}").date.value == "2018-01-09"
    today = f"<p>2026-11-23</p><h1>{TITLE}</h1><p>渠通了。</p><p>水来了。</p><p>人笑了。</p>"
    assert read(f"{today}<p>2018-01-09 08:22</p>{STORY}").date.value == MOMENT
    assert read(f"<h1>{TITLE}</h1><p>渠通了。</p><p>水来了。</p><p>2018-01-09 08:22</p>{STORY}").date.value == MOMENT


@pytest.mark.parametrize(
    ("meta", "date"),
    [
        ("<p>发布时间：18-01-09 08:22</p>", MOMENT),
        ("<p><span>发布时间：18-01-09</span><span>08:22</span></p>", MOMENT),
        ("<p>18-01-09 08:22　来源：云泽日报</p>", MOMENT),
        ("<p>18-01-09 08:22</p>", None),
        ("<p>发布时间：18/01/09 08:22</p>", None),
        ("<p>发布时间：18-01-09</p>", None),
        ("<p>发布时间：18-13-09 08:22</p>", None),
    ],
)
def test_a_year_of_two_digits_is_one_between_a_label_and_a_clock(meta, date):
    assert below_headline(meta).date.value == date


def test_a_year_of_two_digits_may_stand_behind_the_sites_address():
    meta = "<p>http://www.yunze.example　18-01-09 08:22　云泽晚报</p>"
    found = read(f"<h1>{TITLE}</h1>{meta}{STORY}")
    assert (found.date.value, found.source.value) == (MOMENT, "云泽晚报")


@pytest.mark.parametrize("day", ["云泽晚报　2018年1月9日　星期二", "2018年01月09日 星期二 云泽晚报"])
def test_beside_a_papers_name_day_and_weekday_are_the_editions_wherever_the_pages_number_stands(day):
    contents = "".join(f"<p><a href='/c/{number}'>渡口的茶摊又开张了</a></p>" for number in range(30))
    for number in ("C07版：乡村", "A0008版：乡村", "第00005版：乡村", "A6：乡村"):
        for page in (f"<p>{number}</p>{contents}<p>{day}</p>", f"<p>{day}</p>{contents}<p>{number}</p>"):
            found = read(f"{page}<p>上一篇 下一篇</p><h1>{TITLE}</h1>{STORY}")
            assert (found.date.value, found.source.value) == ("2018-01-09", "云泽晚报")
    today = read(f"<p>C07版：乡村</p>{contents}<p>云泽在线 2018年1月9日 星期二</p><p>上一篇</p><h1>{TITLE}</h1>{STORY}")
    assert today.date.value is None


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (
            "<p>云泽晚报 2018年01月09日 B12版：副刊·岁月 首页 要闻 | 云泽 | 民生 | 财经 | 体育 | 文娱 | 副刊</p>",
            "云泽晚报",
        ),
        ("<p>云泽晚报 | 2018年01月09日 | A10 来信 | 返回本版</p>", "云泽晚报"),
        ("<p>第A04版：云泽</p><p>2018年1月9日 星期二 返回首页 | 版面概览 | 多媒体数字报</p>", None),
        ("<h1><a href='/'>今日云泽</a></h1><p>2018年1月9日 星期二 总第4127期</p><p>第2版</p>", "今日云泽"),
        ("<div>云泽日报</div><p>2018年1月9日 星期二 总第4127期</p><p>第2版</p>", "云泽日报"),
        (
            "<ul>"
            + "<li><a href='/'>渔业周刊</a></li>" * 8
            + "</ul><p><i>2018年1月9日　星期二</i><i>云泽日报</i></p><p>A5版：民生</p>",
            "云泽日报",
        ),
    ],
)
def test_heads_of_papers_pages(head, source):
    contents = "".join(f"<li><a href='/c/{number}'>石桥镇小学生书画展今起开放</a></li>" for number in range(20))
    found = read(f"{head}<ul>{contents}</ul><h2>{TITLE}</h2>{STORY}")
    assert (found.date.value, found.source.value) == ("2018-01-09", source)


def test_a_day_before_a_link_below_the_story_is_that_articles():
    story = STORY.replace("，", "。")  # of more sentences than a summary has
    html = f"<h1>{TITLE}</h1>{story * 2}<ul><li>12-05<a href='/c/1'>石桥镇小学生书画展今起开放</a></li></ul>"
    article = extract_article(html, url="https://www.yybnet.net/yunze/news/201801/1.html")
    assert (article.date, article.source) == (None, None)


def test_the_day_a_writer_joined_a_forum_is_no_day_of_publication():
    writer = "<dl><dt>注册时间</dt><dd>2009-3-1</dd><dt>最后登录</dt><dd>2018-3-28</dd></dl>"
    rows = "<div>注册: 2009-3-1</div><div>最后登录: 2018-3-28</div>"
    for card in (writer, rows):
        html = f"<h1>三百市民城北种树</h1>{card}<p>发表于 2018-3-21 09:47</p>{STORY}"
        assert extract_article(html, url=URL).date == "2018-03-21T09:47:00+08:00"


def test_a_label_in_traditional_characters_is_one_of_publication():
    html = f"<h1>三百市民城北種樹</h1><p>發稿日期：2018/3/21</p>{STORY * 2}<p>2018/3/20</p>"
    assert extract_article(html, url=URL).date == "2018-03-21"
