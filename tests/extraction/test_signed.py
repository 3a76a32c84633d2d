"""Who does a meta line name as the author? Every name and outlet is invented."""

import pytest

from tests.extraction.invented_page import STORY, as_paragraphs, read

WHEN = "2018-03-21 09:47"


@pytest.mark.parametrize(
    ("meta", "authors"),
    [
        (f"温叙/澄川日报 {WHEN}", ["温叙"]),
        (f"阿尔山/澄川日报 {WHEN}", ["阿尔山"]),
        (f"<p>石佳/澄川日报</p><p>{WHEN}</p>", ["石佳"]),
        (f"温叙/澄川日报 来源：澄川日报 {WHEN}", ["温叙"]),
        (f"原创 稻花 澄川发布 {WHEN}", ["稻花"]),
        (f"原创：稻花 来源：澄川日报 {WHEN}", ["稻花"]),
        (f"由 阿菊 {WHEN}", ["阿菊"]),
        (f"<span>发布于 <a>{WHEN}</a></span><span> 由 <span><a>阿菊</a></span></span><span>3条评论</span>", ["阿菊"]),
        (f"<span>原创</span> <span>稻花</span> <span><a>澄川发布</a></span> <em>{WHEN}</em>", ["稻花"]),
        (f"<span>作者</span><span>稻花</span> {WHEN} <span>来源：澄川日报</span>", ["稻花"]),
        (f"<span>作者</span> <a>MIRA Wen</a> | <span>发布日期</span> {WHEN}", ["MIRA Wen"]),
        (f"by 温小叙 | {WHEN} | 生活", ["温小叙"]),
        (f"稻花 发表于 {WHEN} 来源：澄川日报", ["稻花"]),
        (f"更新于{WHEN} 来源：澄川日报", []),
        (f"稻花发布于 {WHEN} 来源：澄川日报", ["稻花"]),
        (f"daohua发布于 {WHEN} 来源：澄川日报", []),
        (f"<a>稻花敲码</a><span>于 {WHEN} 发布</span>", ["稻花敲码"]),
        (f"作者 | 稻花 来源 | 澄川日报 {WHEN}", ["稻花"]),
        (f"来源：澄川日报 作者：祁连生 点击数：88 {WHEN}", ["祁连生"]),
        (f"作者：温　叙&nbsp;&nbsp;文章来源：澄川日报&nbsp;&nbsp;点击数：&nbsp;&nbsp;更新时间：{WHEN}", ["温叙"]),
        (f"温小叙 · 澄川日报 · {WHEN}", ["温小叙"]),
        (f"{WHEN} 澄川日报 温小叙", ["温小叙"]),
        (f"来源：澄川日报 {WHEN} 作者：温叙 责任编辑：季小满", ["温叙"]),
    ],
)
def test_a_meta_line_names_its_author(meta, authors):
    article = read(as_paragraphs(STORY[1:]), meta=meta)
    assert article.authors == authors


@pytest.mark.parametrize("label", ["本报记者　", "记者：", "澄川日报　记者　"])
def test_blanks_part_the_names_behind_a_label_as_they_part_fields(label):
    article = read(as_paragraphs(STORY[1:]), meta=f"{label}温叙　林声　来源：澄川日报　{WHEN}")
    assert (article.reporters, article.authors) == (["温叙", "林声"], [])


def test_a_label_and_a_name_in_elements_of_their_own_are_a_credit_however_close_they_stand():
    rows = "<ul><li>文<a href='/u/1'>温小叙</a></li><li>摄影<a href='/u/2'>林声</a></li></ul>"
    article = read(f"{rows}{as_paragraphs(STORY[1:])}", meta=f"{WHEN} 澄川日报")
    assert (article.authors, article.photographers, article.body) == (["温小叙"], ["林声"], list(STORY[1:]))


@pytest.mark.parametrize(
    "card",
    [
        "<dl><dt>来源</dt><dd>澄川日报</dd><dt>作者</dt><dd>温小叙</dd><dt>责任编辑</dt><dd>季小满</dd></dl>",
        "<table><tr><th>作者：</th><td>温小叙</td></tr><tr><th>编辑：</th><td>季小满</td></tr></table>",
        "<ul><li>作者</li><li>温小叙</li><li>字号</li><li>大 中 小</li><li>编辑</li><li>季小满</li></ul>",
    ],
)
def test_a_name_below_its_label_in_a_card_above_the_story_is_a_credit(card):
    article = read(f"{card}{as_paragraphs(STORY[1:])}", meta=f"{WHEN} 澄川日报")
    assert (article.authors, article.editors, article.body) == (["温小叙"], ["季小满"], list(STORY[1:]))


def test_a_credit_that_elements_cut_up_in_the_middle_of_a_name_is_read_as_it_shows():
    article = read(f"<p>本报记者 岳文<span>心</span></p>{as_paragraphs(STORY[1:])}", meta=f"{WHEN} 澄川日报")
    assert article.reporters == ["岳文心"]


@pytest.mark.parametrize(
    "meta",
    [
        f"综合/澄川日报 {WHEN}",
        f"原创 澄川发布 {WHEN}",
        f"原创 发布于 {WHEN} 来源：澄川日报",
        f"{WHEN} 来源：澄川日报 原创",
        f"<span>原创</span> <span><a>澄川发布</a></span> <em>{WHEN}</em>",
        f"<span>原创</span><span>收藏</span><span>来源：澄川日报</span> {WHEN}",
        f"来源：澄川日报 {WHEN} 白天 夜间",
        f"来源：温小叙 {WHEN}",
        f"作者：佚名 来源：澄川日报 {WHEN}",
        f"小编 发布于 {WHEN} 来源：澄川日报",
        f"来源：澄川日报 {WHEN} 作者：澄川发布",
    ],
)
def test_a_meta_line_without_an_author_names_nobody(meta):
    assert read(as_paragraphs(STORY[1:]), meta=meta).authors == []


def test_a_button_glued_to_a_name_is_none_of_it():
    foot = "<p>责编：季小满<a href='/f'>意见反馈</a></p>"
    assert read(f"{as_paragraphs(STORY)}{foot}").editors == ["季小满"]
    linked = "<p>责编：<a href='/u/1'>季小满</a><a href='/u/2'>林声</a></p>"
    assert read(f"{as_paragraphs(STORY)}{linked}").editors == ["季小满", "林声"]


def test_an_outlet_before_the_date_is_no_author():
    meta = "<span>本文来源于 <a href='/'>澄川网</a></span> <span>2018-03-21 09:47:44</span> <span>作者：温叙</span>"
    assert read(as_paragraphs(STORY[1:]), meta=meta).authors == ["温叙"]


def test_whose_a_picture_is_names_no_editor():
    foot = "<p>文字编辑：季小满 题图来源：澄川日报 图片编辑：林声</p>"
    assert read(f"{as_paragraphs(STORY)}{foot}").editors == ["季小满", "林声"]


def test_a_pupils_paper_before_the_name_is_part_of_the_row():
    row = "<p>石桥晚报 小记者郑小海(石桥小学四(2)班)</p>"
    article = read(f"<div>{row}{''.join(f'<p>{line}</p>' for line in STORY[1:])}</div>")
    assert (article.authors, article.body) == (["郑小海"], list(STORY[1:]))


def test_an_editor_is_named_in_an_element_before_a_notice():
    notice = "版权作品，未经澄川网书面授权，严禁转载，违者将被追究法律责任。"
    foot = f"<div><span>责编：季小满</span><span>{notice}</span></div>"
    article = read(f"<div><div>{as_paragraphs(STORY)}</div>{foot}</div>", below="")
    assert (article.editors, article.body) == (["季小满"], list(STORY))
    short = read(f"<div><div>{as_paragraphs(STORY)}</div>{foot.replace('季小满', '包桂')}</div>", below="")
    assert short.editors == ["包桂"]


def test_a_name_alone_between_headline_and_meta_line_is_the_author():
    article = read(as_paragraphs(STORY[1:]), meta="<h4>温叙</h4><p>澄川日报 2018-03-21 09:47</p>")
    assert article.authors == ["温叙"]
    linked = read(as_paragraphs(STORY[1:]), meta="<h4><a href='/g'>高峰</a></h4><p>澄川日报 2018-03-21 09:47</p>")
    assert linked.authors == []


def test_an_editor_in_an_element_behind_the_word_is_none_but_that():
    meta = "<span>澄川日报 记者 <em>温叙</em> <em> 编辑 <i>季小满</i></em></span><span>2018-03-21 09:47</span>"
    article = read(as_paragraphs(STORY[1:]), meta=meta)
    assert (article.reporters, article.editors, article.authors) == (["温叙"], ["季小满"], [])


@pytest.mark.parametrize("button", ["我要评论", "倒序浏览"])
def test_a_button_behind_the_label_of_an_author_is_no_author(button):
    article = read(as_paragraphs(STORY[1:]), meta=f"{WHEN}　来源：澄川日报　　作者：　　<a href='#pl'>{button}</a>")
    assert article.authors == []


def test_a_label_with_a_bar_may_stand_in_the_line_above_its_name():
    card = "<div>文 /<h4><a href='/u/1'>温小叙</a></h4>来自<h4>澄川日报</h4></div>"
    assert read(f"{card}{as_paragraphs(STORY[1:])}", meta=WHEN).authors == ["温小叙"]


def test_an_editor_is_named_in_an_element_glued_to_keywords():
    tags = "<div><b>标签：</b><a href='/t/1'>苗圃</a>;<a href='/t/2'>种树</a><span>编辑：季小满</span></div>"
    article = read(f"<div>{as_paragraphs(STORY)}{tags}</div>")
    assert (article.editors, article.body) == (["季小满"], list(STORY))


@pytest.mark.parametrize("line", ["——记苗圃里的“守树人”温小叙", "苗圃里的人都叫他“树王”温小叙"])
def test_a_name_right_behind_a_quotation_without_a_stop_is_of_the_sentence(line):
    assert read(as_paragraphs((line, *STORY[1:]))).authors == []
    assert read(as_paragraphs((*STORY[1:], "“树活了，我就放心了。”温小叙"))).authors == ["温小叙"]


def test_a_name_below_its_label_in_a_card_below_the_story_is_a_credit():
    card = "<dl><dt>作者：</dt><dd>温小叙</dd><dt>摄影：</dt><dd>林声</dd><dt>责任编辑：</dt><dd>季小满、沈卓</dd></dl>"
    article = read(f"<div>{as_paragraphs(STORY[1:])}{card}</div>")
    assert (article.authors, article.photographers, article.editors) == (["温小叙"], ["林声"], ["季小满", "沈卓"])
    assert article.body == list(STORY[1:])


def test_a_button_that_likes_the_author_is_no_label_of_the_button_below_it():
    buttons = "<p>喜欢作者</p><p><a href='/o'>阅读原文</a></p>"
    assert read(f"<div>{as_paragraphs(STORY[1:])}<p>编辑：季小满</p>{buttons}</div>").authors == []


def test_an_editor_may_be_linked():
    row = "<p><a href='/u/1'>（实习编辑：季小满）</a></p>"
    assert read(f"<div>{as_paragraphs(STORY)}{row}</div>").editors == ["季小满"]


def test_a_button_behind_an_editor_is_none():
    row = "责任编辑：<a href='/e/3'>季小满</a><a href='/report'>文章纠错</a>"
    assert read(as_paragraphs((*STORY, row))).editors == ["季小满"]


@pytest.mark.parametrize(("link", "authors"), [("沈小满", ["沈小满"]), ("温泉", []), ("换一换", [])])
def test_a_link_to_a_writers_own_page_signs_right_below_the_meta_line(link, authors):
    meta = f"<p>2018-03-21 09:47</p><p>澄川日报</p><p><a href='/reporters/7'>{link}</a></p>"
    assert read(as_paragraphs(STORY[1:]), meta=meta).authors == authors


def test_a_label_in_a_row_of_its_own_above_the_name_is_no_line_of_the_story():
    article = read(f"<div><p>文/</p><p>普云生</p>{''.join(f'<p>{line}</p>' for line in STORY[1:])}</div>")
    assert (article.authors, article.body) == (["普云生"], list(STORY[1:]))
