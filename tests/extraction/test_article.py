"""What of a page is the story, where boxes, odd lines and broken tags stand in it."""

import gc
from contextlib import suppress

import pytest

from yybnet_crawler import NotAnArticle, extract_article

URL = "https://www.yybnet.net/chengchuan/news/201803/3399001.html"
STORY = (
    "本报讯（记者 温叙）3月20日，澄川市在城北苗圃启动春季植树，三百多名市民领到了树苗和铁锹。",
    "苗圃主任说，今年先种耐旱的侧柏，坑要挖深，水要浇透，土要踩实，一步也不能省。",
    "树苗大多出自本地，少数从邻县调运，每棵都挂了写着种树人名字的木牌。",
    "谁种谁管，三年后验收，成活率不到八成的要补种。",
)
HEAD = "<h1>三百市民城北种树</h1><p>来源：澄川日报 2018-03-21 09:47 https://www.yybnet.net/</p>"
BOX = '<ul><li><a href="/jicheng/news/201803/4499001.html">霁城老桥换上新栏杆</a></li></ul>'
BELOW = (
    '<p>新闻推荐</p><p><a href="/chengchuan/news/201803/3399002.html">渡口的茶摊又开张了</a></p>'
    "<p>本报讯（记者 季小满）清明将近，渡口边歇了一冬的茶摊支起了凉棚，过路人花两块钱就能坐上半天...</p>"
    f"<p>澄川新闻，江风里的早晨。一条街的热闹，说给走远的人听。</p><p>频道推荐</p>{BOX}"
)


def page(story: str, head: str = HEAD, below: str = BELOW) -> str:
    trail = "<div>地方网 &gt; 岚江 &gt; 澄川市 &gt; 澄川新闻 &gt; 正文</div>"
    title = "<title>三百市民城北种树_澄川新闻_地方网</title>"
    return f"<html><head>{title}</head><body>{trail}{head}<div>{story}</div>{below}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "odd",
    [
        "来源：市统计公报显示，全市林地比上年多了两千亩。",
        "来源：市林业局公报。",
        '此前报道：<a href="/chengchuan/news/201802/3399000.html">苗圃春节不打烊</a>，不少市民前去看苗。',
        "有网友评论：“树苗比去年粗了一圈。”",
        "苗圃负责人提醒，未经许可采挖野生树苗属于违法。",
    ],
    ids=["source-sentence", "short-source-sentence", "link-in-a-sentence", "comment-word", "permission-word"],
)
def test_a_sentence_of_the_story_stays_whatever_words_it_begins_with(odd):
    article = extract_article(page(paragraphs(*STORY[:2], odd, *STORY[2:])), url=URL)
    words = odd.replace('<a href="/chengchuan/news/201802/3399000.html">', "").replace("</a>", "")
    assert article.body == [*STORY[:2], words, *STORY[2:]]


@pytest.mark.parametrize("label", ["热点阅读", "频道推荐", "相关新闻："])
def test_the_story_goes_on_below_a_list_set_into_it(label):
    article = extract_article(page(f"{paragraphs(*STORY[:2])}<div>{label}{BOX}</div>{paragraphs(*STORY[2:])}"), url=URL)
    assert article.body == list(STORY)
    assert {link["title"] for link in article.recommended_links} == {"霁城老桥换上新栏杆", "渡口的茶摊又开张了"}


def test_a_teaser_under_a_label_with_a_count_is_no_story():
    article = extract_article(page(paragraphs(*STORY), below=BELOW.replace("新闻推荐", "新闻推荐(1)")), url=URL)
    assert (article.body, article.reporters) == (list(STORY), ["温叙"])


@pytest.mark.parametrize(
    ("teaser", "summary"),
    [("春茶开园", "春茶开园"), ("...", None), ("……", None), ("[详细]", None), ("03-21 08:22", None)],
)
def test_a_teaser_has_a_summary_however_short_but_for_dots_buttons_and_dates(teaser, summary):
    head = '<div>新闻推荐</div><h3><a href="/chengchuan/news/201803/3399002.html">渡口的茶摊又开张了</a></h3>'
    article = extract_article(page(paragraphs(*STORY), below=f"{head}<p>{teaser}</p>"), url=URL)
    assert article.recommended_links[0]["summary"] == summary


def test_a_list_that_repeats_the_teasers_link_gives_its_headline_to_no_other_link():
    bridge, tea = ('<a href="/jicheng/news/201803/4499001.html">霁城老桥换上新栏杆</a>', "渡口的茶摊又开张了")
    foot = f'<p>新闻推荐</p><ul><li>{bridge}</li><li><a href="/chengchuan/news/201803/3399002.html">{tea}</a></li></ul>'
    links = extract_article(page(paragraphs(*STORY), below=BELOW + foot), url=URL).recommended_links
    assert [(link["title"], link["summary"] is not None) for link in links if link["section"] == "新闻推荐"] == [
        (tea, True),
        ("霁城老桥换上新栏杆", False),
    ]


@pytest.mark.parametrize("label", ["友情链接：", "<a href='/chengchuan/'>澄川新闻</a> "])
def test_links_in_one_line_of_another_box_below_a_list_are_none_of_it(label):
    partners = f'<center>{label}<a href="/daichuan/news/201809/7801001.html">岱川江滩公园开放夜跑道</a></center>'
    below = BELOW.replace("<p>频道推荐</p>", "<div><p>频道推荐</p>") + "</div>" + partners
    links = extract_article(page(paragraphs(*STORY), below=below), url=URL).recommended_links
    assert [link["title"] for link in links] == ["渡口的茶摊又开张了", "霁城老桥换上新栏杆"]


def test_nor_are_those_of_a_line_that_mostly_leads_elsewhere():
    hrefs = ("/daichuan/", "/daichuan/news/201809/7801001.html", "/login")
    foot = " ".join(f'<a href="{href}">岱川江滩公园</a>' for href in hrefs)
    links = extract_article(page(paragraphs(*STORY), below=f"{BELOW}<p>{foot}</p>"), url=URL).recommended_links
    assert [link["title"] for link in links] == ["渡口的茶摊又开张了", "霁城老桥换上新栏杆"]


@pytest.mark.parametrize(
    ("words", "title"),
    [("船厂宿舍换水管2014-12-30 16:58", "船厂宿舍换水管"), ("船厂宿舍记事：2014-12-30", "船厂宿舍记事：2014-12-30")],
)
def test_the_moment_glued_to_a_linked_headline_is_none_of_it(words, title):
    related = f'<p>相关新闻：<a href="/chengchuan/news/201412/3399007.html">{words}</a></p>'
    links = extract_article(page(paragraphs(*STORY), below=related + BELOW), url=URL).recommended_links
    assert (links[0]["section"], links[0]["title"]) == ("相关新闻", title)


def test_a_link_that_was_never_closed_makes_no_listing_of_a_story():
    article = extract_article(page(paragraphs(*STORY), head=f'<a href="#">{HEAD}'), url=URL)
    assert (article.title, article.body) == ("三百市民城北种树", list(STORY))


def test_what_stands_behind_an_early_end_of_the_page_is_read():
    html = page(paragraphs(*STORY)).replace("<p>频道推荐</p>", "</body></html><p>频道推荐</p>")
    sections = [link["section"] for link in extract_article(html, url=URL).recommended_links]
    assert sections == ["新闻推荐", "频道推荐"]


def test_a_meta_line_between_a_rail_and_the_headline_is_read():
    head = f"<b>热点阅读</b>{BOX}<div>来源:澄川日报 2018-03-21 09:47</div><h1>三百市民城北种树</h1>"
    article = extract_article(page(paragraphs(*STORY), head=head), url=URL)
    assert (article.source, article.date) == ("澄川日报", "2018-03-21T09:47:00+08:00")


@pytest.mark.parametrize("caption", ["<small>{}</small>", "<font size=2 color=gray>{}</font>", "<em>{}</em>"])
def test_small_print_below_a_picture_is_its_caption(caption):
    words = "3月20日，孩子们给新栽的侧柏挂上名牌。"
    html = page(paragraphs(STORY[0], '<img src="/uploads/tree.jpg">', caption.format(words), *STORY[1:]))
    article = extract_article(html, url=URL)
    assert article.body == list(STORY)
    assert article.images == [{"url": "https://www.yybnet.net/uploads/tree.jpg", "caption": words}]


def test_a_code_to_scan_is_no_picture_of_the_article():
    html = page(paragraphs(*STORY) + '<div>扫一扫，手机看新闻<img src="/qr.png"></div>')
    article = extract_article(html, url=URL)
    assert (article.body, article.images) == (list(STORY), [])


def test_a_picture_in_a_list_set_into_the_story_is_none_of_the_articles():
    box = f"<div>频道推荐<img src='/uploads/bridge.jpg'>{BOX}</div>"
    story = f"{paragraphs(*STORY[:2])}{box}<p><img src='/uploads/tree.jpg'></p>{paragraphs(*STORY[2:])}"
    urls = [image["url"] for image in extract_article(page(story), url=URL).images]
    assert urls == ["https://www.yybnet.net/uploads/tree.jpg"]


def test_a_headline_and_a_meta_line_make_no_article():
    with pytest.raises(NotAnArticle) as refused:
        extract_article(page("", below="<p>关于我们</p>"), url=URL)
    assert refused.value.code == "no_body"


@pytest.mark.parametrize("story", [paragraphs(*STORY, '<img src="/uploads/tree.jpg">', "温叙 摄"), ""])
def test_a_page_is_forgotten_at_once(story):
    """Nothing of it leads back to itself: to look for such garbage would cost a tenth of the time."""
    left = []
    for _ in range(3):  # the first time fills caches
        gc.collect()
        with suppress(NotAnArticle):
            extract_article(page(story), url=URL)
        left.append(gc.collect())
    assert min(left) == 0


def test_a_year_that_begins_a_link_is_no_rank():
    below = (
        "<div>相关新闻：</div><ul><li><a href='/chengchuan/news/201803/3399009.html'><b>2018</b>年澄川春晚</a></li>"
        "<li><a href='/chengchuan/news/201803/3399010.html'><b>2</b>渡口的茶摊</a></li></ul>"
    )
    links = extract_article(page(paragraphs(*STORY), below=below), url=URL).recommended_links
    assert [link["title"] for link in links] == ["2018年澄川春晚", "渡口的茶摊"]


def test_a_heading_that_is_a_sentence_labels_no_links():
    below = "<h4>镇村，热闻</h4><ul><li><a href='/chengchuan/news/201803/3399009.html'>渡口又有船了</a></li></ul>"
    assert extract_article(page(paragraphs(*STORY), below=below), url=URL).recommended_links == []
