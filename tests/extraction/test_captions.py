"""A caption is told by two signs at least; what is a sentence of the story stays one."""

import pytest

from tests.extraction.invented_page import STORY, as_paragraphs, read
from yybnet_crawler import extract_article
from yybnet_crawler.extraction import caption_words
from yybnet_crawler.items import Article

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
        "（市民在苗圃领树苗。温叙 摄）",
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


def test_rows_numbered_below_one_picture_or_several_are_captions_where_a_credit_ends_them():
    numbered = ("①市民在苗圃领树苗。", "②几个孩子给新栽的侧柏培土。", "③树苗大多出自本地。")
    credit = "特约摄影记者 温叙 摄"
    for rows in ((PICTURE, *numbered), (PICTURE, numbered[0], PICTURE, *numbered[1:])):
        assert read(story(*rows, credit, *STORY)).body == list(STORY)
        assert read(story(*rows, *STORY)).body[-len(STORY) - 1 :] == [numbered[-1], *STORY]


def test_rows_that_point_at_several_pictures_are_captions_though_no_markup_shows_these():
    rows = ("▲市民领树苗。▲树苗上车。温叙 摄", "①市民在苗圃领树苗。②孩子们挂木牌。", "本报记者 温叙 摄")
    assert read(as_paragraphs((rows[0], *STORY))).body == list(STORY)
    assert read(as_paragraphs((*rows[1:], *STORY))).body == list(STORY)
    one = "▲两个孩子在苗圃边给新栽的侧柏培土。新华社发（温叙 摄）"
    assert read(as_paragraphs((STORY[0], one, *STORY[1:]))).body == list(STORY)
    assert read(as_paragraphs((*STORY, rows[1]))).body == [*STORY, rows[1]]  # what to do


def test_half_a_credit_over_two_rows_is_no_caption():
    article = read(story(STORY[0], PICTURE, "（本报记者", "温叙 林声 摄）", *STORY[1:]))
    assert (article.body, article.photographers) == (list(STORY), ["温叙", "林声"])
    assert [image["caption"] for image in article.images] == [None]


def test_numbered_rows_without_a_picture_are_items_of_the_story():
    rows = ("①市民在苗圃领树苗。", "②几个孩子给新栽的侧柏培土。")
    assert read(story(*STORY, *rows, "温叙 摄")).body == [*STORY, *rows]


@pytest.mark.parametrize("name", ["class=picIntro", "class='img-desc left'", "id=photo-caption-1"])
def test_by_what_the_pages_makers_call_it(name):
    page = story(STORY[0], PICTURE, f"<p {name}>市民在城北的苗圃里领到了树苗和铁锹。</p>", *STORY[1:])
    assert elsewhere(page).body == list(STORY)


def test_what_is_called_so_right_below_pictures_and_nowhere_else_is_a_caption():
    rows = "".join(f"{PICTURE}<p class=tips>{line}</p>" for line in ("市民在苗圃里领树苗。", "孩子们给树苗挂木牌。"))
    story = "".join(f"<p>{line}</p>" for line in STORY)
    article = elsewhere(f"<div>{rows}{story}</div>")
    assert (article.body, len(article.images)) == (list(STORY), 1)  # one picture, twice
    assert elsewhere(f"<div>{rows}</div>").body == ["市民在苗圃里领树苗。", "孩子们给树苗挂木牌。"]


def test_a_paragraph_behind_a_mark_is_one_though_the_mark_points_to_the_picture_below():
    rows = tuple(f"▼{line}苗圃的人说，树苗大多出自本地，少数从邻县调运，今年都要种下去。" for line in STORY[1:])
    page = "".join(f"<p>{row}</p>{PICTURE}" for row in rows)
    assert elsewhere(f"<div><p>{STORY[0]}</p>{page}</div>").body == [STORY[0], *rows]


def test_a_name_that_all_paragraphs_have_makes_none_a_caption():
    rows = [f"<p class=imgtext>{line}</p>" for line in STORY]
    assert elsewhere(story(PICTURE, *rows)).body == list(STORY)


def test_alone_with_its_picture_and_far_shorter_than_the_paragraphs():
    page = story(LONG[0], '<p><img src="/t.jpg"><br>市民领树苗。</p>', *LONG[1:])
    assert elsewhere(page).body == list(LONG)


def test_several_run_together_wherever_they_stand():
    row = "市民在苗圃领树苗。温叙/摄孩子们给树苗浇水。林声/摄苗圃新貌"
    assert read(story(*STORY, row)).body == list(STORY)


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


def test_with_a_row_that_says_who_took_it_though_the_name_could_be_a_word():
    assert read(story(STORY[0], PICTURE, "“小树苗”和铁锹“较劲”。", "程序 摄", STORY[1], STORY[2])).body == list(STORY)


def test_with_its_credit_in_the_next_row():
    caption = "3月20日，市民在城北苗圃领到树苗和铁锹，准备上山植树，当天一共种下侧柏和国槐一千二百棵。"
    article = read(story(STORY[0], PICTURE, caption, "本报记者 温叙 摄", STORY[1], STORY[2]))
    assert article.body == list(STORY)
    assert article.photographers == ["温叙"]


@pytest.mark.parametrize("credit", ["温叙 摄", "（温叙 摄）", "本报记者 温叙 摄"])
def test_a_credit_at_the_end_of_a_paragraph_makes_no_caption(credit):
    assert read(story(STORY[0], STORY[1] + credit)).body == [STORY[0], STORY[1] + credit]


def test_a_paragraph_that_quotes_is_one_though_a_credit_ends_it():
    last = "孩子在木牌上写着：“树长高一寸，我也长高一寸，我们都不着急”本报记者 温叙 摄"
    assert read(as_paragraphs((*STORY, last))).body == [*STORY, last]


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


LONG = tuple(line * 2 for line in STORY)
AS_A_CAPTION = "市民排队领到了树苗。"


def test_a_sentence_far_shorter_than_the_paragraphs_is_the_caption_of_the_picture_above():
    assert read(story(*LONG[:2], PICTURE, AS_A_CAPTION, LONG[2])).body == list(LONG)


@pytest.mark.parametrize("opening", ["3月20日，", "立秋过后，", "国庆假期，", "眼下，"])
@pytest.mark.parametrize("credit", ["温叙 林声 摄", "温叙 林声  文/图", "（本报记者 温叙 林声 摄）"])
def test_when_it_was_opens_the_story_of_a_picture_whose_credit_stands_below(opening, credit):
    lead = f"{opening}树苗运到城北。"
    assert read(story(PICTURE, lead, LONG[1], credit)).body == [lead, LONG[1]]
    assert read(story(PICTURE, "市民领到树苗。", LONG[1], credit)).body == [LONG[1]]


def test_its_credit_may_take_two_rows():
    article = read(story(PICTURE, AS_A_CAPTION, "（澄报融媒记者", "温叙 林声 摄）", *STORY))
    assert (article.body, article.photographers) == (list(STORY), ["温叙", "林声"])


@pytest.mark.parametrize(
    "sentence",
    [
        "他把树苗扶得很直。",
        "这也是最后一批。",
        "据说还要再种三年。",
        "主任说，坑要挖深。",
        "为什么种侧柏？",
        "我们也领了一棵！",
        "一、坑要挖深。",
    ],
)
def test_what_no_caption_says_is_a_paragraph(sentence):
    rows = (*LONG[:2], PICTURE, sentence, LONG[2])
    assert read(story(*rows)).body == [*LONG[:2], sentence, LONG[2]]


def test_this_is_opens_a_caption():
    assert read(story(*LONG[:2], PICTURE, "这是城北苗圃的一角。", LONG[2])).body == list(LONG)


def test_where_sentences_away_from_pictures_are_as_short_it_is_a_paragraph():
    short = ("树苗领完了。", "人也慢慢散了。")
    rows = (LONG[0], *short, LONG[1], PICTURE, AS_A_CAPTION, LONG[2])
    assert read(story(*rows)).body == [row for row in rows if row != PICTURE]


def test_what_somebody_says_in_a_few_words_does_not_make_a_caption_a_paragraph():
    said = ("“树苗领完了。”", "“人也慢慢散了。”主任说。", "“那就明年再来。”")
    rows = (LONG[1], *said, LONG[2])
    assert read(story(PICTURE, "温叙在苗圃领树苗。", *rows)).body == list(rows)


@pytest.mark.parametrize(("pictures", "is_caption"), [(1, True), (2, False)])
def test_where_most_pictures_stand_above_long_paragraphs_they_have_no_captions(pictures, is_caption):
    rows = [LONG[0], PICTURE, AS_A_CAPTION]
    for line in LONG[1:]:
        rows += [PICTURE, line] if pictures == 2 else [line]
    body = read(story(*rows)).body
    assert (AS_A_CAPTION not in body) is is_caption


@pytest.mark.parametrize(
    "heads",
    [("怎么领树苗", "怎么挖树坑"), ("一棵树，种的是人情", "一个坑，挖的是将来"), ("老人：种给孙子", "学生：种给自己")],
)
def test_a_subhead_below_a_picture_is_set_like_another(heads):
    rows = (LONG[0], PICTURE, heads[0], LONG[1], heads[1], LONG[2])
    assert read(story(*rows)).body == [row for row in rows if row != PICTURE]


DAY = "3月20日，市民在城北苗圃领到了树苗。"
WITHOUT_DAY = tuple(line.replace("本报讯（记者 温叙）3月20日", "当天") for line in LONG)


def test_two_lines_of_a_headline_open_the_story():
    rows = ["路好走 树好活", *WITHOUT_DAY]
    assert read(story(PICTURE, *rows)).body == rows


@pytest.mark.parametrize(
    ("credit", "opens"), [(["本报记者 温叙 摄"], True), (["本报通讯员 温叙 摄"], True), ([], False)]
)
def test_the_storys_only_day_opens_it_where_the_credit_stands_below_the_story(credit, opens):
    rows = [DAY, *WITHOUT_DAY[:2]]
    assert read(story(PICTURE, *rows, *credit)).body == rows[not opens :]


def test_a_day_above_another_days_line_is_a_captions():
    assert read(story(PICTURE, DAY, *LONG[:2], "本报记者 温叙 摄")).body == list(LONG[:2])


def elsewhere(html: str) -> Article:
    page = f"<h1>三百市民城北种树</h1><div>2018-03-21 来源：澄川日报</div>{html}"
    return extract_article(page, url="http://news.chengchuan.example/a/1.html")


def test_on_any_site_a_sentence_between_the_picture_at_the_top_and_the_lead_is_its_caption():
    assert elsewhere(story(PICTURE, AS_A_CAPTION, *STORY)).body == list(STORY)
    assert elsewhere(story(PICTURE, AS_A_CAPTION, *STORY[1:])).body == [AS_A_CAPTION, *STORY[1:]]


def test_of_a_paper_several_sentences_between_the_top_picture_and_the_dateline_are_captions():
    rows = "有人挖坑。有人提水，水来自东头的井。孩子们抱着树苗等在一边。"
    article = read(story(PICTURE, rows, *STORY))
    assert (article.body, article.images[0]["caption"]) == (list(STORY), rows)


@pytest.mark.parametrize(
    "note", ["编者按：今年是植树节设立四十周年。本报今起讲种树人的故事。", "一棵树要长多少年？老主任最清楚。"]
)
def test_what_an_editor_says_there_is_the_storys(note):
    assert read(story(PICTURE, note, *STORY)).body == [note, *STORY]


@pytest.mark.parametrize(
    ("rows", "is_caption"),
    [
        ("城北苗圃里的树苗。市民在领铁锹。老主任讲种树的故事。", True),
        ("早上，市民在苗圃外排队。 中午，孩子们给树浇水。 傍晚，主任清点铁锹。", True),
        ("风停了，雪住了，苗圃的门开了。市民排着队，孩子们抱着树苗。主任说，今年先种耐旱的。", False),
        ("老主任今年八十岁。他种了一辈子树。他没离开过城北。", False),
    ],
)
def test_several_captions_may_stand_in_one_row_below_the_picture_at_the_top(rows, is_caption):
    assert read(story(PICTURE, rows, *STORY[1:])).body == [*([] if is_caption else [rows]), *STORY[1:]]


def test_short_sentences_below_a_picture_further_down_are_the_storys():
    row = "河水很清很清。岸边的柳树一棵挨着一棵。孩子们在树下大声读书。老人在桥头下象棋。渡船从对岸慢慢过来。"
    assert read(story(STORY[0], PICTURE, row, *STORY[1:])).body == [STORY[0], row, *STORY[1:]]


def test_rows_that_point_at_pictures_are_captions_however_short_the_story():
    rows = ("▲市民在苗圃外排队。", "▲孩子们抱着树苗。")
    article = read(story("3月20日，澄川市在城北植树。", PICTURE, rows[0], PICTURE, rows[1], "本报记者 温叙 摄"))
    assert (article.body, article.photographers) == (["3月20日，澄川市在城北植树。"], ["温叙"])


def test_an_advertisements_picture_above_the_only_paragraph_makes_no_story_of_captions():
    banner = '<div><a href="http://shop.example/"><img src="/banner.jpg" width="600"></a></div>'
    rows = (banner, STORY[1], PICTURE, "图为市民在苗圃领树苗。", "温叙 林声 摄")
    assert read(story(*rows)).body == [STORY[1]]


def test_a_short_line_below_the_top_picture_opens_the_story_where_the_next_one_speaks_of_what_it_names():
    below = f"它们从南边飞来，{LONG[1]}"
    assert read(story(PICTURE, "苗圃边飞来了大雁。", below, *LONG[1:])).body[0] == "苗圃边飞来了大雁。"
    assert read(story(PICTURE, "苗圃边飞来了大雁。", *LONG[1:])).body == list(LONG[1:])
    assert read(story(PICTURE, "大雁在苗圃边。", below, *LONG[1:])).body == [below, *LONG[1:]]


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("三月的澄川，麦苗从城北一直绿到江边。", True),
        ("去城北没有公交车，要走。", True),
        ("城北的苗圃里，市民在领树苗。", False),
        ("市民扛着树苗走上山坡。", False),
        ("1962年3月8日，城北苗圃开工现场。", False),
    ],
)
def test_what_a_short_line_below_the_top_picture_tells_opens_the_story_and_what_it_shows_is_a_caption(line, opens):
    assert read(story(PICTURE, line, *LONG[1:])).body == [*([line] if opens else []), *LONG[1:]]


def test_a_sentence_right_below_a_picture_with_its_agency_in_brackets_is_its_caption():
    caption = "树苗一早运到城北，市民排起了长队。（岭京社）"
    assert elsewhere(story(STORY[0], PICTURE, caption, *STORY[1:])).body == list(STORY)
    assert elsewhere(story(STORY[0], caption, *STORY[1:])).body == [STORY[0], caption, *STORY[1:]]


@pytest.mark.parametrize("row", ["图由我来画，饭由你来提供", "施工图由市设计院免费提供"])
def test_a_row_that_tells_who_gives_a_drawing_is_the_storys(row):
    assert elsewhere(story(STORY[0], row, *STORY[1:])).body == [STORY[0], row, *STORY[1:]]


def test_who_lent_the_picture_ends_its_caption():
    caption = "1968年，老桥通车。（照片由市民季小满提供）"
    assert elsewhere(story(STORY[0], PICTURE, caption, *STORY[1:])).body == list(STORY)


def test_every_kind_of_captions_words_has_a_sign_to_look_for():
    groups = (caption_words.START_OF_CAPTION, caption_words.END_OF_CAPTION, caption_words.CREDIT_BEHIND_SENTENCE)
    assert all(group.needed() for group in groups)


def test_on_any_site_a_first_sentence_among_broken_lines_is_the_storys():
    lines = ("树种下了。", *STORY[1:])
    assert elsewhere(f'<div><img src="/u/1.jpg"><br>{"<br><br>".join(lines)}</div>').body == list(lines)
    alone = f'<div><div><img src="/u/1.jpg"><br>{lines[0]}</div><p>{STORY[1]}</p><p>{STORY[2]}</p></div>'
    assert elsewhere(alone).body == list(STORY[1:])


def test_whose_an_article_is_stands_below_a_picture_and_is_no_caption():
    note = "本文来自微信公众号：渡口观察（ID：dukou），作者：温小叙，题图来自：岭京图片"
    article = read(story(PICTURE, note, *STORY[1:]), meta="2018-03-21 09:47")
    assert (article.source, article.authors, article.body) == ("渡口观察", ["温小叙"], list(STORY[1:]))
    assert [image["caption"] for image in article.images] == [None]


@pytest.mark.parametrize(
    "line",
    [
        "— THE END —",
        "相关资讯请关注：澄川专区",
        "转播到腾讯微博",
        "点击上方蓝字关注“澄川日报”",
        "长按识别二维码，关注我们",
    ],
)
def test_a_request_beside_a_picture_is_no_caption(line):
    article = read(story(PICTURE, line, *STORY))
    assert (article.body, [image["caption"] for image in article.images if image["caption"]]) == (list(STORY), [])


def test_a_line_that_leads_to_what_stands_below_it_is_no_caption():
    head = '<p align="center"><b>树苗最多的三个村：</b></p>'
    rows = "<table><tr><td>渡口村</td><td>118</td></tr></table>"
    article = read(story(STORY[0], STORY[1], STORY[2], PICTURE, head, rows))
    assert article.body == [*STORY, "树苗最多的三个村：", "渡口村", "118"]
    assert [image["caption"] for image in article.images] == [None]


def test_a_caption_may_be_linked_together_with_its_picture():
    linked = "<a href='#'><img src='/a.jpg'><p>老郵差與他騎了二十六年的綠色老機車。（記者郑海攝）</p></a>"
    article = read(f"<ul><li>{linked}</li></ul>{as_paragraphs(STORY)}")
    assert [image["caption"] for image in article.images] == ["老郵差與他騎了二十六年的綠色老機車。（記者郑海攝）"]
    assert article.photographers == ["郑海"]


def test_the_only_credit_signs_the_picture_above_it_where_short_paragraphs_follow():
    caption, credit = "市民在苗圃领树苗。", "温叙 摄"
    short = ("苗圃上午八点开门。", "树苗一共三百棵。")
    assert read(story(PICTURE, caption, credit, *short)).body == list(short)
    assert read(story(PICTURE, caption, *short, credit)).body == [caption, *short]


def test_bare_text_behind_a_picture_is_a_paragraph_where_other_bare_text_of_its_block_is():
    rows = "<p>几个孩子给新栽的侧柏培土。</p><p>树苗大多出自本地。</p>"
    html = f'<div>三百名市民昨天在城北种树。{rows}<img src="/u/1.jpg">明年春天他们还来。</div>'
    assert elsewhere(html).body[-1] == "明年春天他们还来。"


def test_an_arrow_and_who_lent_the_film_make_one():
    line = "▲失主领回树苗的影片。（影／洪先生提供）"
    assert read(as_paragraphs((STORY[0], line, *STORY[1:]))).body == list(STORY)


def test_one_sentence_that_is_called_a_caption_is_one_without_a_picture():
    called = "<p class='img-desc'>三百人在城北种树。 温叙 摄</p>"
    assert read(as_paragraphs(STORY).replace("</div>", f"{called}</div>")).body == list(STORY)
    two = called.replace("种树。", "种树。树都活了。")
    assert len(read(as_paragraphs(STORY).replace("</div>", f"{two}</div>")).body) == len(STORY) + 1


def test_one_sentence_that_is_only_called_a_caption_is_the_storys_without_a_picture():
    called = "<p class='img-desc'>三百人在城北种树。</p>"
    assert len(read(as_paragraphs(STORY).replace("</div>", f"{called}</div>")).body) == len(STORY) + 1


def test_one_caption_in_a_figure_alone_stays_one():
    figure = "<figure><img src='/1.jpg'><figcaption>城北苗圃一角，摄于去年三月。</figcaption></figure>"
    found = read(f"<div>{figure}</div>")
    assert (found.body, found.images[0]["caption"]) == ([], "城北苗圃一角，摄于去年三月。")


def test_captions_in_figures_alone_are_the_story():
    figure = "<figure><img src='/{n}.jpg'><figcaption>▲{words}</figcaption></figure>"
    words = ("三只天鹅从薄冰上起飞。", "护鸟的人把玉米粒撒在岸边的浅水里。", "风停的时候湖面上有两个太阳。")
    figures = "".join(figure.format(n=n, words=each) for n, each in enumerate(words))
    assert read(f"<div>{figures}<p>晨报记者 温叙 摄</p></div>").body == [f"▲{each}" for each in words]


@pytest.mark.parametrize("box", ["<p align=center>{}</p>", "<p><font color=gray>{}</font></p>"])
def test_one_sentence_with_its_credit_that_is_set_apart_is_one_without_a_picture(box):
    credited = "三百人在城北种树。 温叙 摄"
    first, *others = (f"<p>{line}</p>" for line in STORY)
    assert read(f"<div>{first}{box.format(credited)}{''.join(others)}</div>").body == list(STORY)
    assert len(read(f"<div>{first}<p>{credited}</p>{''.join(others)}</div>").body) == len(STORY) + 1


def test_of_several_pictures_at_the_top_each_has_its_caption_though_the_first_tells_something():
    first, second = "苗圃里，一排排树苗像竹帘一样立着。", "市民在领树苗。"
    assert read(story(PICTURE, first, PICTURE, second, *LONG[1:])).body == list(LONG[1:])
    assert read(story(PICTURE, first, *LONG[1:])).body == [first, *LONG[1:]]


def test_paragraphs_that_are_each_above_who_took_their_picture_are_the_story():
    rows = [LONG[1], "本报记者 温叙 摄", LONG[2], "本报通讯员 林声 摄"]
    article = read(story(PICTURE, *rows))
    assert (article.body, article.photographers) == ([LONG[1], LONG[2]], ["温叙", "林声"])


def test_where_captions_have_an_element_of_their_own_a_short_line_below_another_picture_is_none():
    figure = "<figure><img src='/uploads/nursery.jpg'><figcaption>城北的苗圃。</figcaption></figure>"
    assert read(story(LONG[1], figure, LONG[2], PICTURE, AS_A_CAPTION)).body == [LONG[1], LONG[2], AS_A_CAPTION]
    assert read(story(LONG[1], LONG[2], PICTURE, AS_A_CAPTION)).body == [LONG[1], LONG[2]]


def test_a_nickname_opens_a_caption_and_what_somebody_says_none():
    caption = "“小园丁”温叙在讲种树。"
    assert read(story(*LONG[:2], PICTURE, caption, LONG[2])).body == list(LONG)
    said = "“坑要挖深”，温叙说。"
    assert read(story(*LONG[:2], PICTURE, said, LONG[2])).body == [*LONG[:2], said, LONG[2]]


def test_a_line_below_the_top_picture_that_tells_what_happened_opens_the_story():
    line = "今年66岁的老温，在城北的苗圃种了四十年树。"
    assert read(story(PICTURE, line, *LONG[1:])).body == [line, *LONG[1:]]


def test_who_chase_each_other_are_no_me():
    assert read(story(*LONG[:2], PICTURE, "选手们你追我赶。", LONG[2])).body == list(LONG)


def test_a_paragraph_below_the_next_picture_makes_no_gallery():
    first = "苗圃里，一排排树苗像竹帘一样立着。"
    assert read(story(PICTURE, first, PICTURE, *LONG[1:])).body == [first, *LONG[1:]]
    assert read(story(PICTURE, first, "渠通了。", *LONG[1:])).body == [first, "渠通了。", *LONG[1:]]


def test_where_all_paragraphs_are_called_what_captions_are_none_is_one_for_that():
    paragraphs = [f'<p class="pic-text">{line}</p>' for line in (*STORY, *LONG[1:])]
    html = "".join((*paragraphs[:2], PICTURE, *paragraphs[2:]))
    assert read(f"<div>{html}</div>").body == [*STORY, *LONG[1:]]


@pytest.mark.parametrize("credit", ["温叙 林声 摄影报道", None])
def test_a_season_in_the_next_line_is_no_other_day(credit):
    lead = "3月20日，树苗运到城北。"
    rest = f"春分期间，{LONG[1]}" if credit else f"今年，{LONG[1]}特约摄影 温叙"
    rows = [lead, rest, *([credit] if credit else [])]
    assert read(story(PICTURE, *rows)).body == [lead, rest]
