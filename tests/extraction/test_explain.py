"""An explanation says where every field was read, and why every other line is no paragraph of the story."""

import json
import os
from pathlib import Path

import pytest
from parsel import Selector

from yybnet_crawler import explain_article, extract_article
from yybnet_crawler.extraction.explanation import ExplainedField, ExplainedLine, Explanation

ADDRESS = "https://www.yybnet.net/weichuan/news/201807/7721450.html"
PAGE = """<html><head><title>渡口又有了船_苇川新闻_地方网</title></head><body>
<ul><li><a href="/weichuan/news/">苇川新闻</a></li><li><a href="/weichuan/sport/">苇川体育</a></li></ul>
<div>地方网 > 甘肃 > 苇川市 > 苇川新闻 > 正文</div>
<h1>渡口又有了船</h1>
<div>来源：苇川日报 2018-07-04 06:18</div>
<div id="text">
<p>本报讯（记者 季小满 通讯员 和平）停了九年的老渡口，昨天清晨又有了船。</p>
<figure><img src="/p/1.jpg"><figcaption>首航的渡船靠岸。</figcaption></figure>
<p>摆渡人说，这条船一天往返六趟，坐船的多是对岸的菜农。</p>
<p>分享到：微信 微博</p>
<p>下个月，渡口还要添一盏航标灯，夜里靠岸也看得清。</p>
<p>责任编辑：石桥</p>
</div>
<div><h3>新闻推荐</h3><p><a href="/weichuan/news/201807/7721460.html">芦苇荡里的气象站</a></p>
<p>本报讯（记者 卫星）每天五点，观测员都要划船出门看云。</p></div>
<div><h3>热点阅读</h3><p><a href="/weichuan/news/201806/7720001.html">桥头早市换了新棚</a></p></div>
<p>关于我们</p>
</body></html>"""
# Line numbers, as a reader counts them from the top of the page above.
NAVIGATION, CRUMBS, HEADLINE, META, FIRST, CAPTION, SECOND, BUTTONS, THIRD, EDITOR = range(2, 12)
TEASER_LABEL, TEASER, TEASER_TEXT, READ_LABEL, READ, FOOT = range(12, 18)


@pytest.fixture(scope="module")
def explanation():
    return explain_article(PAGE, url=ADDRESS, fetched_at="2018-07-05T09:00:00+08:00")


def field(explanation: Explanation, name: str) -> ExplainedField:
    [found] = [found for found in explanation.fields if found.name == name]
    return found


def line(explanation: Explanation, number: int) -> ExplainedLine:
    assert explanation.lines[number - 1].line == number
    return explanation.lines[number - 1]


def test_each_field_names_the_words_it_was_read_from_and_their_line(explanation):
    def words(name: str) -> list[tuple[int, str]]:
        return [(origin.line, origin.words) for origin in field(explanation, name).origins]

    assert words("title") == [(HEADLINE, "渡口又有了船")]
    assert words("source") == [(META, "来源：苇川日报 2018-07-04 06:18")]
    assert words("date") == [(META, "来源：苇川日报 2018-07-04 06:18")]
    assert words("breadcrumb") == [(CRUMBS, "地方网 > 甘肃 > 苇川市 > 苇川新闻 > 正文")]
    assert [number for number, _ in words("body")] == [FIRST, SECOND, THIRD]
    assert words("recommended_links") == [
        (TEASER, "芦苇荡里的气象站"),
        (TEASER_TEXT, "本报讯（记者 卫星）每天五点，观测员都要划船出门看云。"),
        (READ, "桥头早市换了新棚"),
    ]


def test_each_person_has_the_words_of_the_credit_and_its_line(explanation):
    [reporter] = field(explanation, "reporters").origins
    [correspondent] = field(explanation, "correspondents").origins
    [editor] = field(explanation, "editors").origins
    assert (reporter.value, reporter.line) == ("季小满", FIRST)
    assert (correspondent.value, correspondent.line) == ("和平", FIRST)
    assert (editor.value, editor.line) == ("石桥", EDITOR)
    assert "记者 季小满" in reporter.words
    assert len(reporter.words) < 30  # the credit, not the paragraph
    assert field(explanation, "photographers").origins == ()


def test_words_that_were_weighed_and_are_no_credit_are_shown_with_their_sum():
    page = PAGE.replace("摆渡人说，", "摆渡人告诉记者田旺的时候，")
    explained = explain_article(page, url=ADDRESS)
    [rejected] = [origin for origin in explained.rejected if "田旺" in origin.words]
    assert (rejected.value, rejected.line) == (None, SECOND)
    assert "before words" in rejected.rule
    assert field(explained, "reporters").value == ["季小满"]
    assert "weighed, and no credit" in str(explained)


def test_a_picture_has_its_own_place_and_that_of_its_caption(explanation):
    picture, caption = field(explanation, "images").origins
    assert picture.xpath == "/html/body/div[3]/figure/img"
    assert (caption.line, caption.words) == (CAPTION, "首航的渡船靠岸。")
    assert picture.value == caption.value == "https://www.yybnet.net/p/1.jpg"


def test_the_values_are_those_of_the_record_in_its_order(explanation):
    article = extract_article(PAGE, url=ADDRESS, fetched_at="2018-07-05T09:00:00+08:00")
    names = [found.name for found in explanation.fields]
    assert [*names, "schema"] == list(article.__slots__)
    for name in names:
        assert field(explanation, name).value == getattr(article, name)
        assert field(explanation, name).rule


def test_an_xpath_leads_to_the_element_the_words_stand_in(explanation):
    tree = Selector(PAGE)
    origins = [origin for found in explanation.fields if found.name != "images" for origin in found.origins]
    assert len(origins) > 10
    for origin in origins:
        [element] = tree.xpath(origin.xpath)
        assert origin.words in element.xpath("string()").get("")


def test_every_line_of_the_page_is_accounted_for(explanation):
    assert [line(explanation, number).reason for number in (FIRST, SECOND, THIRD)] == [None, None, None]
    assert line(explanation, 1).reason == line(explanation, NAVIGATION).reason == "above the story"
    assert line(explanation, META).reason == "meta line"
    assert line(explanation, CAPTION).reason == "caption"
    assert line(explanation, BUTTONS).reason == "buttons"
    assert line(explanation, EDITOR).reason == "byline"
    assert line(explanation, TEASER_LABEL).reason == "label 新闻推荐"
    assert line(explanation, READ_LABEL).reason == "label 热点阅读"
    assert line(explanation, FOOT).reason == "below the story"
    assert len(explanation.lines) == FOOT


def test_a_line_names_every_field_read_from_it(explanation):
    assert line(explanation, META).fields == ("source", "date")
    assert line(explanation, FIRST).fields == ("reporters", "correspondents", "body")
    assert line(explanation, EDITOR).fields == ("editors",)
    assert line(explanation, CAPTION).fields == ("images",)
    assert line(explanation, BUTTONS).fields == ()


def test_the_portals_own_words_are_looked_for_so_that_a_lost_one_shows(explanation):
    assert explanation.landmarks["正文"] == CRUMBS
    assert explanation.landmarks["来源"] == META
    assert explanation.landmarks["新闻推荐"] == TEASER_LABEL
    assert explanation.landmarks["乡里乡亲"] is None


def test_a_link_printed_twice_is_explained_where_it_was_recommended():
    linked = PAGE.replace("苇川体育", "芦苇荡里的气象站").replace(
        "/weichuan/sport/", "/weichuan/news/201807/7721460.html"
    )
    origins = field(explain_article(linked, url=ADDRESS), "recommended_links").origins
    assert [origin.line for origin in origins] == [TEASER, TEASER_TEXT, READ]


def test_the_text_shows_a_field_a_block_and_cuts_long_words(explanation):
    text = str(explanation)
    assert "\ntitle: 渡口又有了船\n    by headline-" in text
    assert "\nbody: 3 paragraphs\n" in text
    assert "\nreporters: 季小满\n" in text
    assert "\nphotographers: none (no credit in " in text
    assert "     9  buttons                       分享到：微信 微博\n" in text
    assert "missing: 相关新闻" in text
    assert max(map(len, text.splitlines())) < 140


def test_a_long_run_of_like_lines_is_cut_and_counted():
    links = "".join(f"<li><a href='/weichuan/c{number}/'>频道{number}</a></li>" for number in range(40))
    text = str(explain_article(PAGE.replace("<ul>", f"<ul>{links}"), url=ADDRESS))
    assert "频道2" in text
    assert "频道3" not in text
    assert "… 39 more, to line 42" in text


def test_the_json_form_holds_every_line_and_survives_json(explanation):
    known = json.loads(json.dumps(explanation.as_dict(), ensure_ascii=False))
    assert known["not_an_article"] is None
    assert len(known["lines"]) == FOOT
    assert known["fields"][1]["name"] == "title"
    assert known["fields"][1]["origins"][0]["line"] == HEADLINE


class TestAPageThatIsNoArticle:
    def test_shows_what_could_have_been_headline_source_and_date(self):
        gap = "".join(f"<p>第{number}格</p>" for number in range(2, 12))  # too far for a meta line
        explained = explain_article(f"<h2>本周天气</h2>{gap}<p>来源：气象台</p><p>2018-07-04</p>", url=ADDRESS)
        assert explained.not_an_article == "no_title"
        assert [origin.line for origin in field(explained, "title").origins] == [1]
        assert [origin.line for origin in field(explained, "source").origins] == [12]
        assert [origin.line for origin in field(explained, "date").origins] == [13]

    def test_with_a_headline_and_no_story_shows_why_each_line_is_none(self):
        start, end = PAGE.index('<div id="text">'), PAGE.index("<div><h3>新闻推荐")
        page = PAGE[:start] + "<p>分享到：微信 微博</p>" + PAGE[end:].replace("<p>关于我们</p>", "")
        explained = explain_article(page, url=ADDRESS)
        assert explained.not_an_article == "no_body"
        assert field(explained, "title").value == "渡口又有了船"
        assert field(explained, "source").value == "苇川日报"
        assert [origin.line for origin in field(explained, "date").origins] == [META]
        assert line(explained, META + 1).reason == "buttons"
        assert line(explained, META + 2).reason == "under 新闻推荐"
        text = str(explained)
        assert "NO ARTICLE (no_body): " in text
        assert "\ndate: 2018-07-04T06:18:00+08:00\n" in text

    def test_that_is_long_is_shown_from_its_beginning(self):
        rows = "".join(f"<p>{number}号楼停水一天</p><p><a href='/a/{number}/'>看通知</a></p>" for number in range(60))
        text = str(explain_article(f"<body>{rows}</body>", url=ADDRESS))
        assert "17号楼停水一天" in text
        assert "22号楼停水一天" not in text
        assert text.endswith("… and so on, to line 120\n")

    @pytest.mark.parametrize("body", [b"", b"%PDF-1.7\x00\x01", "<script>location='/'</script>"])
    def test_without_text_is_one_reason(self, body):
        explained = explain_article(body, url=ADDRESS)
        assert explained.lines == ()
        assert f"NO ARTICLE ({explained.not_an_article}): " in str(explained)


@pytest.mark.skipif("YYBNET_CORPUS" not in os.environ, reason="YYBNET_CORPUS is not set")
def test_every_real_page_is_explained_and_every_paragraph_found():
    pages = sorted(Path(os.environ["YYBNET_CORPUS"], "pages").glob("*.html"))
    assert pages
    for page in pages:
        explained = explain_article(page.read_bytes(), url=page.as_uri())
        assert explained.not_an_article is None, page.name
        paragraphs = [found.text for found in explained.lines if "body" in found.fields]
        assert paragraphs == field(explained, "body").value, page.name
        assert all(found.reason for found in explained.lines if "body" not in found.fields), page.name
        assert str(explained)
