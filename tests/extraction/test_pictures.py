"""Which pictures are the article's: those among its paragraphs, and below them what stands in the story's own block."""

import pytest

from tests.extraction.invented_page import STORY, URL, page, read
from yybnet_crawler import extract_article

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY)
TREE = '<img src="/uploads/tree.jpg" width="600">'
CODE = '<img src="/images/app.png" width="200">'


def files(story: str) -> list[str]:
    return [image["url"].rpartition("/")[2] for image in read(story).images]


def test_a_picture_below_the_last_paragraph_in_the_storys_block_is_one():
    assert files(f"<div class=text>{PARAGRAPHS}<p>{TREE}</p></div>") == ["tree.jpg"]


@pytest.mark.parametrize(
    "below",
    [
        f"<div class=app>{CODE}<p>下载“澄川云”客户端</p></div>",
        f"<p>编辑：温叙</p><p>{CODE}</p>",
        f"<div><span>赞 12</span>{CODE}</div>",
    ],
)
def test_one_below_it_in_another_block_is_the_sites(below):
    assert files(f"<div class=text>{PARAGRAPHS}</div>{below}") == []


def test_a_picture_right_above_a_request_at_either_edge_is_a_part_of_it():
    request = f"<p>{CODE}</p><p>长按识别二维码，关注我们</p>"
    assert files(f"<div>{request}{PARAGRAPHS}{request}</div>") == []
    assert files(f"<div><p>{STORY[0]}</p><p>{TREE}</p><p>（点击看大图）</p><p>{STORY[1]}</p></div>") == ["tree.jpg"]


def test_pictures_may_have_a_box_of_their_own_that_is_set_like_the_storys():
    assert files(f"<div class=text>{PARAGRAPHS}</div><div class=text>{TREE}</div>") == ["tree.jpg"]


def test_a_picture_with_the_words_of_captions_is_the_articles_wherever_it_stands():
    assert files(f"<div class=text>{PARAGRAPHS}</div><div>{TREE}<p>市民领树苗。温叙 摄</p></div>") == ["tree.jpg"]


def test_the_picture_of_a_papers_page_is_none_of_its_articles():
    head = (
        "<p>2018年1月9日 星期二 第03版</p><p><img src='/page.jpg' width='600'></p><ul><li>渡口</li><li>苗圃</li></ul>"
    )
    html = f"{head}<p>澄江谭</p><h1>三百市民城北种树</h1><div>{PARAGRAPHS}<p>{TREE}</p></div>"
    assert [image["url"][-9:] for image in extract_article(html, url=URL).images] == ["/tree.jpg"]


def test_the_name_that_a_file_had_when_it_was_uploaded_is_no_address():
    assert files(f'<div>{PARAGRAPHS}<p><img src="/uploads/tree.jpg" oldsrc="W020180321.jpg"></p></div>') == ["tree.jpg"]


def test_the_arrows_of_buttons_above_the_headline_are_no_pictures_of_it():
    arrow = "<a href=node_2.htm>上一版<img src=/u.gif></a>"
    head = f"<p>澄川晚报 2018年1月9日 星期二 第03版</p><p>版面导航</p><p>{arrow} 放大</p>"
    html = f"{head}<p>春天到了</p><h1>三百市民城北种树</h1><p>苗圃送苗一万株</p><div>{PARAGRAPHS}<p>{TREE}</p></div>"
    assert [image["url"][-9:] for image in extract_article(html, url=URL).images] == ["/tree.jpg"]


@pytest.mark.parametrize(
    "banner",
    [
        "<div class=gg><a href='http://e.example.net/c?id=2'><img src='http://e.example.net/b.gif'></a></div>",
        "<p><a href='http://ad.example.net/c?id=2'><img src='http://ad.example.net/b.gif'></a></p>",
        "<div class=ad><b>广告</b><div><a href='//e.example.net/c'><img src='//e.example.net/b.gif'></a></div></div>",
    ],
)
def test_a_banner_among_the_paragraphs_is_none_though_its_picture_and_its_link_are_of_one_host(banner):
    html = f"<div class=text><p>{STORY[0]}</p>{banner}<p>{STORY[1]}</p><p>{TREE}</p></div>"
    assert files(html) == ["tree.jpg"]
    assert read(html).body == [STORY[0], STORY[1]]


def test_a_picture_that_is_linked_with_its_page_on_the_host_it_is_of_is_the_articles():
    linked = "<p><a href='//p.example.net/7.html'><img src='//p.example.net/7.jpg'></a></p>"
    assert files(f"<div class=text>{PARAGRAPHS}{linked}</div>") == ["7.jpg"]


def test_a_picture_below_the_sections_of_a_story_stands_in_what_is_around_them():
    sections = "".join(f"<section class=s><p>{line}</p></section>" for line in STORY)
    assert files(f"<div>{sections}<p>{TREE}</p></div><div>{CODE}</div>") == ["tree.jpg"]


@pytest.mark.parametrize("mark", ["▲", ""])
def test_rows_below_pictures_that_are_the_whole_story_are_their_captions_too(mark):
    rows = (f"{mark}3月20日，市民在城北苗圃领树苗，一上午领走了两百棵。", f"{mark}放了学的孩子在苗圃边挂木牌。")
    article = read("".join(f"<p>{TREE.replace('tree', f'tree{n}')}</p><p>{row}</p>" for n, row in enumerate(rows)))
    assert article.body == list(rows)
    assert [image["caption"] for image in article.images] == list(rows)


def test_rows_that_point_at_pictures_which_are_not_shown_are_the_story():
    rows = ("▲市民在城北苗圃领树苗。▲孩子们在苗圃边挂木牌。", "▲树苗上了车。", "▲最后一棵种下，天也黑了。")
    assert read("".join(f"<p>{row}</p>" for row in rows)).body == list(rows)


def test_a_picture_as_wide_as_its_column_is_no_spacer_whatever_its_attribute_says():
    assert files(f"<div>{PARAGRAPHS}<p>{TREE.replace('600', '1')}</p></div>") == []
    wide = TREE.replace('width="600"', 'width="1" style="min-width:100%;height:auto"')
    assert files(f"<div>{PARAGRAPHS}<p>{wide}</p></div>") == ["tree.jpg"]


def test_rows_below_pictures_whose_credit_nobody_prints_are_a_story():
    rows = (
        "3月20日，市民在城北苗圃领树苗，一上午领走了两百棵。",
        "放了学的孩子在苗圃边挂木牌。",
        "最后一棵种下，天也黑了。",
    )
    html = "".join(f"<p>{TREE.replace('tree', f'tree{n}')}</p><p>{row}</p>" for n, row in enumerate(rows))
    assert read(html).body == list(rows)


@pytest.mark.parametrize("host", ["http://www.yybnet.net", "https://m.yybnet.net", "https://yybnet.net"])
def test_a_pictures_address_is_the_same_wherever_the_page_was_found(host):
    html = page(f"<div>{PARAGRAPHS}<p>{TREE}</p></div>")
    found = extract_article(html, url=URL.replace("https://www.yybnet.net", host))
    assert [image["url"] for image in found.images] == ["https://www.yybnet.net/uploads/tree.jpg"]
