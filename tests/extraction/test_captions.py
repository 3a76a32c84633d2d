"""A caption is told by two signs at least; what is a sentence of the story stays one."""

import pytest

from tests.extraction.invented_page import STORY, read

PICTURE = '<p><img src="/uploads/tree.jpg"></p>'


def story(*rows: str) -> str:
    return f"<div>{''.join(row if row.startswith('<') else f'<p>{row}</p>' for row in rows)}</div>"


@pytest.mark.parametrize(
    "caption",
    [
        "图为市民在苗圃领树苗。",
        "上图：市民在苗圃领树苗。",
        "上图为市民在苗圃领树苗。",
        "①市民在苗圃领树苗。",
        "▲市民领树苗。▲树苗上车。温叙 摄",
        "大图：领树苗。小图：挖树坑。温叙摄",
        "市民在苗圃领树苗。本报记者温叙/摄",
        "市民在苗圃领树苗（记者 温叙 摄）",
        "城北苗圃（3月20日摄，无人机照片）",
        "城北苗圃 温叙 摄于2018年3月20日",
        "市民领树苗。温叙 摄树苗上车。林声 摄",
        "领树苗",
    ],
)
def test_beside_a_picture(caption):
    article = read(story(STORY[0], PICTURE, caption, STORY[1], STORY[2]))
    assert article.body == list(STORY)
    assert [image["caption"] for image in article.images] == [caption]


@pytest.mark.parametrize("tag", ["figcaption", "em", "small"])
def test_by_its_markup(tag):
    caption = "<figure><img src='/uploads/tree.jpg'><figcaption>领树苗</figcaption></figure>"
    if tag != "figcaption":
        caption = f"{PICTURE}<p><{tag}>苗圃里领树苗的市民排了三条队。</{tag}></p>"
    assert read(story(STORY[0], caption, *STORY[1:])).body == list(STORY)


def test_centred_below_a_picture_where_paragraphs_are_not():
    caption = f'<p align="center">{PICTURE[3:-4]}</p><p align="center">苗圃里，领树苗的市民排了三条队。</p>'
    assert read(story(STORY[0], caption, *STORY[1:])).body == list(STORY)


def test_where_all_is_centred_that_is_no_sign():
    long = [line * 2 for line in STORY]
    short = "苗圃里，领树苗的市民当天一共排了三条长队，一直排到了城北的大路边上，过路的司机也停下来看。"
    rows = "".join(f'<p align="center">{line}</p>' for line in long)
    html = f'<div>{rows}<p align="center">{PICTURE[3:-4]}</p><p align="center">{short}</p></div>'
    assert read(html).body == [*long, short]


def test_with_its_credit_in_the_next_row():
    caption = "3月20日，市民在城北苗圃领到树苗和铁锹，准备上山植树，当天一共种下侧柏和国槐一千二百棵。"
    article = read(story(STORY[0], PICTURE, caption, "本报记者 温叙 摄", STORY[1], STORY[2]))
    assert article.body == list(STORY)
    assert article.photographers == ["温叙"]


@pytest.mark.parametrize("credit", ["温叙 摄", "（温叙 摄）", "本报记者 温叙 摄"])
def test_a_credit_at_the_end_of_a_paragraph_makes_no_caption(credit):
    assert read(story(STORY[0], STORY[1] + credit)).body == [STORY[0], STORY[1] + credit]


def test_a_line_with_a_dateline_and_a_byline_is_a_paragraph():
    lead = "图为市民领树苗。 温叙 摄本报讯（通讯员 林声）3月20日，澄川市在城北苗圃启动春季植树。"
    assert read(story(PICTURE, lead, STORY[1])).body == [lead, STORY[1]]


def test_the_only_paragraph_is_no_caption():
    only = "3月20日，三百多名市民在城北苗圃领到树苗和铁锹。本报记者 温叙 摄"
    assert read(story(PICTURE, only)).body == [only]


def test_a_paragraph_below_a_picture_is_a_paragraph():
    assert read(story(STORY[0], PICTURE, STORY[1], STORY[2])).body == list(STORY)


def test_pictures_alone_are_a_story_and_end_where_the_lists_begin():
    article = read('<div><p><img src="/u/1.jpg"></p><p><img src="/u/2.jpg"></p></div>')
    assert article.body == []
    assert [image["url"][-6:] for image in article.images] == ["/1.jpg", "/2.jpg"]


def test_a_subhead_under_the_picture_at_the_top_is_set_like_those_further_down():
    rows = ("水涨上来了", STORY[0], "船从田里开过来", STORY[1], "天亮了", STORY[2])
    assert read(story(PICTURE, *rows)).body == list(rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("水涨上来了", STORY[0], "船从田里开过来", STORY[1], STORY[2]),  # one head is no row of them
        ("苗圃里的市民排了三条队等着领树苗", STORY[0], "船来了", STORY[1], "天亮了", STORY[2]),  # longer than heads
    ],
)
def test_words_under_the_picture_at_the_top_are_else_its_caption(rows):
    article = read(story(PICTURE, *rows))
    assert [image["caption"] for image in article.images] == [rows[0]]
    assert article.body == list(rows[1:])


@pytest.mark.parametrize(
    ("href", "is_caption"),
    [
        ("http://ad.example.com/sale.html", False),
        ("/big/tree.html", True),
        ("/uploads/tree_big.jpg", True),
        ("http://cdn.example.com/tree_big.JPG", True),
        ("http://m.yybnet.net/big/tree.html", True),
    ],
)
def test_the_words_below_an_advertisements_picture_are_no_caption(href, is_caption):
    linked = f'<p><a href="{href}"><img src="/uploads/tree.jpg"></a></p>'
    article = read(story(STORY[0], linked, "领树苗的人多", STORY[1], STORY[2]))
    assert ("领树苗的人多" not in article.body) is is_caption
    assert [image["caption"] for image in article.images] == (["领树苗的人多"] if is_caption else [])
