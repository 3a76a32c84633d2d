"""The story is a block: what stands between its first and its last sentence stays, whatever its words."""

import pytest

from tests.extraction.invented_page import LEADS, MARKUPS, META, STORY, URL, as_paragraphs, page, read
from yybnet_crawler import extract_article

HARMLESS = (
    "《条例》明确，未经批准不得擅自占用、挖掘城市道路。",
    "300人参与了当天的植树活动。",
    "举报电话：12345",
    "数据来源：市林业局",
    "内容简介",
    "关键词：树苗",
    "国内新闻",
    "网友评论",
    "评论员说，这样的办法值得推广。",
    "版权归集体所有，收益归全体村民。",
    "声明：苗圃从未收过一分钱树苗费。",
    "编辑部设在苗圃里，一张桌子，三条板凳。",
    "下载“苗圃通”APP，就能查到每一棵树。",
    "关注我们身边的每一棵树。",
    "扫一扫树上的二维码，就能看到种树人的名字。",
    "相关新闻报道后，市里派来了工作组。",
    "上一篇文章写老树，这一篇写新苗。",
    "责任编辑是王老师，她把稿子看了三遍。",
    "图为媒，树为线，两个村结了亲。",
    "图为什么画得这么大？他说，好让后来的人看清。",
    "资料图上标着一口老井，大家找了三天。",
    "免责条款写得很清楚，谁种谁管。",
    "标签：侧柏、国槐、榆",
    "打印好的名单贴在村口。",
    "2018年1月9日",
    "21-15",
    "1,200",
    "打开",
    "文明上网，从我做起。",
)


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: markup.__name__)
@pytest.mark.parametrize("sentence", HARMLESS)
def test_no_word_cuts_a_story(sentence, markup):
    lines = (*STORY[:1], sentence, *STORY[1:])
    assert read(markup(lines)).body == list(lines)


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: markup.__name__)
@pytest.mark.parametrize(
    "below",
    [
        "（责任编辑：温叙）",
        "免责声明：本站所载内容不代表本站观点，版权归原作者所有。",
        "上一篇：渡口的茶摊",
        "（据江边网）",
        "(B)(16)",
        "春灌特刊详见6—7版",
        "本报编辑部",
        "关键词：树苗",
        "— THE END —",
        "转载注明来源：http://www.yybnet.net/",
        "相关资讯请关注：澄川专区",
        "字級大小：",
        "扫码关注澄川日报公众号",
        "关注澄川网官方微信：chengchuan，看更多新鲜事。",
        "春季苗木行情 免费查询 >>",
        "关键词阅读：树苗 侧柏",
        "岭京在线声明：岭京在线转载上述内容，不表明证实其描述，仅供读者参考，并不构成建议。据此操作，风险自担。",
        "正文已结束，您可以按alt+4进行评论",
        "视频加载中，请稍候...",
        "END",
        "分享、点赞、在看，为“守树人”加油！",
        "澄川网(www.yybnet.net)专稿，未经书面授权请勿转载。",
        "版次：01版",
        "返回澄川网，查看更多",
        "您还没有登录，请登录后发表评论，没有账号？立即注册",
        "网友留言仅代表其个人看法，本站不负责核实。",
        "文明上网，理性发帖。",
        "（16）",
        "分享到: 新浪微博 腾讯微博 人人网 QQ空间 豆瓣",
        "投稿与新闻线索：季女士 微信/手机：13600000000 邮箱：news@yybnet.net",
        "<i>收藏</i><i>点赞</i><i>分享</i><i>订阅</i><i>投稿</i><i>我要投稿</i>",
        "关注<a href='/wx'>澄川网官方微信</a>，回复“8”看今日热点。",
        "【2018/3/21 澄川日报】@ http://www.yybnet.net/",
        "想爆料？请拨打热线0531-6666或登录澄川网官方微博（@澄川网）提供线索。",
    ],
)
def test_at_its_end_such_a_line_is_none_of_it(below, markup):
    assert read(markup((*STORY, below))).body == list(STORY)


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: markup.__name__)
@pytest.mark.parametrize(
    "sentence",
    [
        "未经同意不得转载别人的种树经，苗圃主任常这样说。",
        "原标题叫《守林》，后来才改成《种树的人》。",
        "关注“澄川园林”微信公众号，市民可预约领树苗。",
        "有人爆料称，城北的树苗少了三十棵。",
        "苗木公司声明：少了的三十棵树苗，明天一早就补齐。",
    ],
)
def test_a_sentence_at_an_edge_is_the_storys(sentence, markup):
    assert read(markup((sentence, *STORY[1:]))).body == [sentence, *STORY[1:]]
    assert read(markup((*STORY, sentence))).body == [*STORY, sentence]


@pytest.mark.parametrize(
    "above",
    [
        *(
            "[摘要]城北种树",
            "核心导读：城北种树",
            "[导读]城北种树",
            "<span>摘要</span>澄川市民城北种树，今年先种耐旱的侧柏。",
        ),
        *("（上接01版）", "字号：大 中 小", "□温叙", "本报评论员", "本帖最后由 老井 于 2018-3-21 10:02 编辑"),
    ],
)
def test_nor_at_its_beginning(above):
    assert read(as_paragraphs((above, *STORY))).body == list(STORY)


@pytest.mark.parametrize("line", ["——澄川春种见闻", "路好走 树好活", "国内新闻"])
def test_a_subhead_above_the_first_paragraph_is_the_storys(line):
    assert read(as_paragraphs((line, *STORY))).body == [line, *STORY]


@pytest.mark.parametrize("head", ["上篇：渠水来了", "声明：渠是大家修的"])
def test_a_heading_with_the_words_of_a_note_is_the_storys_where_it_goes_on(head):
    rows = f"<div><p>{STORY[0]}</p><h4>{head}</h4><p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(rows).body == [STORY[0], head, *STORY[1:]]


@pytest.mark.parametrize("label", ["乡里乡亲", "热点阅读", "相关新闻"])
def test_a_label_of_the_sites_own_is_a_subhead_where_the_story_goes_on_below_it(label):
    rows = f"<div><p>{STORY[0]}</p><h3>{label}</h3><p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(rows).body == [STORY[0], label, *STORY[1:]]


def test_the_headings_of_several_poems_are_the_storys():
    verses = ("渠水从山那边来", "走到村口，它停了停", "等一个，没带伞的孩子", "雨停在麦田里", "谁也没有说话")
    rows = [f"<p>{verse}</p>" for verse in verses]
    article = read(f"<div>{''.join((*rows[:3], '<h3>麦田</h3>', *rows[3:]))}</div>")
    assert article.body == [*verses[:3], "麦田", *verses[3:]]


def test_a_remark_in_brackets_below_a_poem_is_none_of_it():
    verses = ("黄河走到渡口", "忽然收住了脚步", "两岸的山把它攥紧", "攥成一根绷直的弦")
    assert read(as_paragraphs((*verses, "(作者系澄川市作家协会会员)"))).body == list(verses)


def test_who_wrote_a_poem_may_stand_in_brackets_below_it():
    verses = ("黄河走到渡口", "忽然收住了脚步", "两岸的山把它攥紧", "攥成一根绷直的弦")
    for tag in ("p", "div"):
        article = read("".join(f"<{tag}>{row}</{tag}>" for row in (*verses, "（温小叙）")))
        assert (article.body, article.authors) == (list(verses), ["温小叙"])


def test_one_below_a_table_is_its_unit():
    rows = "".join(f"<tr><td>{kind}</td><td>{price}</td></tr>" for kind, price in (("品名", "价格"), ("黄瓜", "2.80")))
    body = read(f"<div><table>{rows}</table><p>（单位：元/500克）</p></div>").body
    assert body == ["品名", "价格", "黄瓜", "2.80", "（单位：元/500克）"]


def test_a_remark_in_brackets_below_a_story_that_stands_in_a_cell_is_none_of_it():
    rows = "<br>".join((*STORY, "（作者系澄川市作家协会会员）"))
    assert read(f"<table><tr><td>{rows}</td></tr></table>").body == list(STORY)


def test_a_subhead_that_could_be_a_name_is_the_storys():
    assert read(as_paragraphs(("盼修路", *STORY))).body == ["盼修路", *STORY]


def test_a_name_above_the_first_paragraph_is_its_authors():
    article = read(as_paragraphs(("苏木春", *STORY)))
    assert (article.body, article.authors) == (list(STORY), ["苏木春"])


def test_an_office_and_a_name_in_a_bracket_below_the_story_sign_it():
    article = read(as_paragraphs((*STORY[1:], "(澄川县农业局 苏木春)")))
    assert (article.body, article.authors) == (list(STORY[1:]), ["苏木春"])


def test_a_last_paragraph_that_ends_with_the_papers_hot_line_is_the_storys():
    last = "老人的话匣子打开了。市民如有线索，可拨打本报热线，也可以通过微信公众号留言。 记者 温叙 摄影报道"
    article = read(as_paragraphs((*STORY[1:], last)))
    assert (article.body, article.reporters) == ([*STORY[1:], last], ["温叙"])


def test_a_story_that_is_nothing_but_pictures_keeps_the_sentence_below_the_first():
    sentences = ["树苗一早就运到了苗圃。", "孩子们抢着给小树浇水。"]
    story = "".join(f"<p>{line}</p>" for line in sentences)
    article = read(f'<div><p><img src="/p/1.jpg"></p>{story}<p>本报记者 温叙 摄</p></div>')
    assert (article.body, article.photographers) == (sentences, ["温叙"])


def test_a_chronicle_is_no_thread_of_comments():
    hours = tuple(part for number in (6, 7, 8) for part in (f"工作组到达 2018-03-20 0{number}:20", STORY[1]))
    assert read(as_paragraphs((STORY[0], *hours))).body == [STORY[0], *hours]


THREAD = "<p><b>夜航船 2018-03-21 10:2{n}</b></p><div>种得好，明年我也去领一棵，就种在门口的老井边上。</div>"


def test_three_lines_of_names_and_moments_in_another_block_are_a_thread():
    thread = "".join(THREAD.format(n=number) for number in range(3))
    assert read(as_paragraphs(STORY) + f"<section>{thread}</section>", below="").body == list(STORY)


def test_a_line_of_marks_and_one_letter_repeats_no_sentence():
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    box = "<blockquote><h5>……？！！！！！锦</h5></blockquote>"
    assert read(f"<div>{rows}{box}<p>{STORY[1]}</p></div>").body[-1] == STORY[1]


def test_a_notice_below_the_story_may_tell_of_such_an_opening():
    notice = "版权声明：凡本报讯（记者 温叙）等署名作品，未经许可不得转载，违者必究。"
    assert read(as_paragraphs((*STORY, notice))).body == list(STORY)


@pytest.mark.parametrize("glued", ["原标题：春灌前种下的树", "手机扫一扫，关注“绿色澄川”公众号。"])
def test_an_opening_with_its_byline_is_the_storys_whatever_is_glued_before_it(glued):
    article = read(as_paragraphs((glued + STORY[0], *STORY[1:])))
    assert (article.body, article.reporters) == ([glued + STORY[0], *STORY[1:]], ["温叙"])


def test_an_empty_label_above_the_sites_own_is_nobodys():
    assert read(as_paragraphs((*STORY, "责任编辑："))).editors == []


@pytest.mark.parametrize("tag", ["font", "b", "small"])
def test_paragraphs_that_are_never_closed_inside_of_formatting_are_all_the_storys(tag):
    rows = "".join(f"<p>{line}\n" for line in STORY)
    assert read(f"<div><{tag}>{rows}</{tag}></div>").body == list(STORY)


def test_a_box_of_links_inside_the_story_is_left_out():
    box = '<div>相关阅读</div><ul><li><a href="/a/1.html">渡口的茶摊</a></li></ul>'
    html = f"<div><p>{STORY[0]}</p>{box}<p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(html).body == list(STORY)
    trailing = html.replace("一步也不能省。", "一步也不能省……")  # a writer's dots cut nothing
    assert read(trailing).body == [STORY[0], f"{STORY[1][:-1]}……", STORY[2]]


@pytest.mark.parametrize(
    "below_link", ["<span>记者 沈卓 通讯员 贺兰山</span>", "<span>渡口添了新船，老人坐船不要钱（记者 沈卓）</span>"]
)
def test_what_else_stands_in_a_box_of_links_inside_the_story_is_none_of_it(below_link):
    link = (
        '<h4><a href="/heze/news/201801/7.html">渡口添了一条新船</a></h4>'  # whole sentences in it may be the story's
    )
    box = f"<div class='card'><b>延伸阅读</b>{link}{below_link}</div>"
    article = read(f"<div><p>{STORY[0]}</p>{box}<p>{STORY[1]}</p><p>{STORY[2]}</p></div>")
    assert (article.body, article.reporters, article.correspondents) == (list(STORY), ["温叙"], [])


def test_a_sentence_is_the_storys_in_such_a_box_too():
    row = "渡口的老船工走了，船还在。"
    box = (
        f"<div><b>延伸阅读</b><h4><a href='/heze/news/201801/7.html'>渡口添了一条新船</a></h4><span>{row}</span></div>"
    )
    body = read(f"<div><p>{STORY[0]}</p>{box}<p>{STORY[1]}</p><p>{STORY[2]}</p></div>").body
    assert body == [STORY[0], row, *STORY[1:]]


def test_a_heading_below_a_list_in_the_storys_own_block_is_the_storys():
    links = '<div>相关阅读</div><ul><li><a href="/a/1.html">渡口的茶摊</a></li></ul><h3>再看渡口</h3>'
    body = read(f"<div><p>{STORY[0]}</p>{links}<p>{STORY[1]}</p><p>{STORY[2]}</p></div>").body
    assert body == [STORY[0], "再看渡口", *STORY[1:]]


def test_a_teaser_and_a_slogan_in_the_storys_own_block_are_no_story():
    inside = "".join(f"<p>{line}</p>" for line in STORY) + LEADS.replace("<div>新闻推荐</div>", "<p>新闻推荐</p>")
    article = read(f"<div>{inside}</div>", below="")
    assert article.body == list(STORY)
    assert article.recommended_links[0]["title"] == "渡口的茶摊又开张了"


@pytest.mark.parametrize("slogan", ["霁城新闻,家乡的大事、小事、新鲜事。", "霁城新闻,灯火人家。我们都是霁城的孩子。"])
def test_the_slogan_may_name_another_place_than_the_crumbs(slogan):
    leads = LEADS.replace("澄川新闻,新鲜有料。一条街的热闹，说给走远的澄川人听。", slogan)
    inside = "".join(f"<p>{line}</p>" for line in STORY)
    assert read(f"<div>{inside}{leads}</div>", below="").body == list(STORY)


def test_a_poem_is_a_story_with_verses_that_are_words_of_buttons():
    verses = ("渠水来的时候", "打开", "一扇窗", "大", "喜欢", "大字", "这样的早晨")
    assert read(f"<div><p>{'<br>'.join(verses)}</p></div>").body == list(verses)


def test_a_poem_in_stanzas_is_whole_though_some_verses_have_commas():
    stanzas = (("他把一枚钉子含在嘴里", "雪落下来，先落在别人的鞋上"), ("锤子响了三声", "挪了一寸"), ("只有月亮",))
    html = "".join(f"<p>{'<br>'.join(stanza)}</p>" for stanza in stanzas)
    assert read(f"<div>{html}</div>").body == [verse for stanza in stanzas for verse in stanza]


@pytest.mark.parametrize("row", ["<p>{}</p>", "<ul><li><p>{}</p></li></ul>", "<blockquote>{}</blockquote>"])
def test_rows_of_data_below_a_colon_are_the_storys_however_they_are_set(row):
    rows = ("树种：侧柏", "株距：2米", "坑深：60厘米")
    html = "".join(row.format(each) for each in rows)
    if "<ul>" in row:
        html = html.replace("</ul><ul>", "")
    story = "".join(f"<p>{line}</p>" for line in (*STORY, "栽法一览："))
    assert read(f"<div>{story}{html}</div>").body == [*STORY, "栽法一览：", *rows]


def test_a_story_may_stand_in_several_sections_with_lists():
    steps = ("坑要挖深，水要浇透，土要踩实。", "先种侧柏，再种国槐，最后种丁香。", "每棵树旁立一块木牌，写上名字。")
    sections = (
        f"<p>{STORY[1]}</p>",
        "<p><b>工具</b></p><ul><li>铁锹 三把</li><li>水桶 两只</li></ul>",
        f"<p><b>栽法</b></p><ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>",
    )
    html = "".join(f"<section>{section}</section>" for section in sections) + f"<p>{STORY[2]}</p>"
    body = [STORY[1], "工具", "铁锹 三把", "水桶 两只", "栽法", *steps, STORY[2]]
    assert read(f"<div>{html}</div>").body == body


def test_numbers_above_the_first_sentence_make_no_poem_that_a_comment_link_ends():
    boxes = "<div>12</div><div>7</div><div>3</div>"
    side = f"<div>{boxes}<p><a href='/u'>澄川日报</a></p><p>分享</p><p><a href='#c'>评论 86</a></p></div>"
    assert read(side + as_paragraphs(STORY), meta="").body == list(STORY)


def test_a_story_in_rows_of_one_cell_is_whole_and_signed_in_a_row_of_its_own():
    rows = ("树苗到了。", f"{STORY[1]}{STORY[2]}" * 3, STORY[2], "（温小叙）")
    html = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    article = read(f"<table>{html}</table>")
    assert (article.body, article.authors) == (list(rows[:-1]), ["温小叙"])


def test_a_word_of_credits_in_a_cell_of_a_table_is_the_storys():
    rows = "<tr><td>20180101</td><td>窗口服务</td></tr><tr><td>20180102</td><td>档案整理</td></tr>"
    story = f"<div><p>{STORY[0]}</p><table>{rows}</table><p>{STORY[1]}</p></div>"
    assert read(story).body == [STORY[0], "20180101", "窗口服务", "20180102", "档案整理", STORY[1]]


def test_a_table_of_results_keeps_its_numbers():
    rows = "".join(
        f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in (("城北", "1,200"), ("城南", "86.4"))
    )
    assert read(f"<div><p>{STORY[0]}</p><table>{rows}</table><p>{STORY[1]}</p></div>").body == [
        STORY[0], "城北", "1,200", "城南", "86.4", STORY[1],
    ]  # fmt: skip


def test_a_list_that_is_the_story_has_its_lead_and_its_last_words():
    items = "".join(f"<li>{line}</li>" for line in STORY)
    lead, last = "市里公布了今年的三件实事，都与种树有关。", "进展情况将按季度公布，接受市民监督。"
    assert read(f"<div><p>{lead}</p><ol>{items}</ol><p>{last}</p></div>").body == [lead, *STORY, last]


def test_a_story_in_two_blocks_with_an_advertisement_between():
    parts = f"<div><p>{STORY[0]}</p></div><div><a href=/ad>侧柏苗木产地直发，满两件包邮，售完即止！</a></div>"
    assert read(f"<div>{parts}<div><p>{STORY[1]}</p><p>{STORY[2]}</p></div></div>", below="").body == list(STORY)


@pytest.mark.parametrize("mark", ["（完）", "（编辑：林声）1070321"])
def test_a_story_ends_with_its_end_mark_whatever_request_stands_below(mark):
    request = "支持澄川日报：一杯茶的钱，能让一个记者多走一个村。"
    lines = (*STORY[:2], STORY[2] + mark)
    assert read(as_paragraphs((*lines, request))).body == list(lines)
    briefs = (
        STORY[0] + mark,
        *STORY[1:],
        *(f"第{number}天，树苗又到了一车，市民早早就来排队。" for number in range(9)),
    )
    assert read(as_paragraphs(briefs)).body == list(briefs)


@pytest.mark.parametrize("label", ["<p>广告</p>", "<p>- 广告 -</p>", "<p>Advertisement</p>"])
def test_the_label_of_an_advertisement_among_sentences_is_none_of_them(label):
    html = f"<div><p>{STORY[0]}</p>{label}<p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(html).body == list(STORY)


@pytest.mark.parametrize(
    "rows",
    [
        (STORY[0], "<strong>广告</strong>", STORY[1]),  # a subhead
        (STORY[0], "墙上的字", "广告", "一层又一层", STORY[1]),  # a verse
        (STORY[0], "广告是他刷的。", STORY[1]),
    ],
)
def test_that_word_may_be_a_subhead_a_verse_a_sentence(rows):
    shown = [row.removeprefix("<strong>").removesuffix("</strong>") for row in rows]
    assert read(as_paragraphs(rows)).body == shown


@pytest.mark.parametrize("name", ['class="ad"', 'class="box gg-right"', 'id="ad_3"'])
def test_an_advertisement_without_a_link_is_known_by_the_name_of_its_own_box(name):
    box = f"<div {name}>侧柏苗木产地直发 满两件包邮，售完即止！</div>"
    html = f"<div><p>{STORY[0]}</p>{box}<p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(html).body == list(STORY)


@pytest.mark.parametrize("name", ['class="lead"', 'class="shade"', 'id="header"'])
def test_another_name_and_the_name_of_the_whole_storys_box_cut_nothing(name):
    html = f"<div><p>{STORY[0]}</p><div {name}>树苗分三类</div><p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(html).body == [STORY[0], "树苗分三类", *STORY[1:]]
    assert read(as_paragraphs(STORY).replace("<div>", '<div class="ad">')).body == list(STORY)
    assert read(as_paragraphs(STORY).replace("<p>", '<p class="ad">')).body == list(STORY)


def test_prose_of_another_block_is_not_the_storys():
    foot = "<footer><div><span>本网由澄川传媒主办，地址在滨河路七号，欢迎来访。</span></div></footer>"
    assert read(as_paragraphs(STORY) + foot, below="").body == list(STORY)


@pytest.mark.parametrize("remark", ["（文中人物均为化名）", "(应受访者要求,文中小孟为化名)"])
def test_a_remark_on_the_storys_people_is_its_last_line(remark):
    assert read(as_paragraphs((*STORY, remark))).body == [*STORY, remark]


@pytest.mark.parametrize("pager", ["【上一页】1【下一页】共1页", "首页 上一页 第 1 页 下一页 末页"])
def test_a_pager_below_the_story_is_none_of_it(pager):
    assert read(as_paragraphs((*STORY, pager))).body == list(STORY)


def test_a_summary_behind_its_label_in_brackets_is_none_of_the_story():
    assert read(as_paragraphs((f"[提要]{STORY[1][:20]}……", *STORY))).body == list(STORY)


def test_the_first_of_a_books_heads_belongs_to_the_story_like_the_others():
    rows = ("内容简介", STORY[0], "编辑推荐", STORY[1], "作者简介", STORY[2])
    assert read(as_paragraphs(rows)).body == list(rows)


def test_a_cut_summary_above_the_story_is_none_of_it():
    summary = f"<div>{STORY[0]} {STORY[1][:12]}...</div>"
    assert read(summary + as_paragraphs(STORY), below="").body == list(STORY)


def test_a_request_of_the_page_among_the_paragraphs_is_none_of_them():
    rows = (STORY[0], "請同意我們的隱私權規範，才能啟用聽新聞的功能。", STORY[1], STORY[2])
    assert read(as_paragraphs(rows)).body == list(STORY)


@pytest.mark.parametrize(
    ("box", "is_summary"),
    [
        ("3月20日，澄川市启动春季植树，三百多名市民领到树苗和铁锹，每棵都挂了种树人的名字。", True),
        ("苗圃主任说，今年先种侧柏，坑挖深、水浇透、土踩实。树苗大多出自本地。", True),
        ("三百多名市民领到了树苗，也领到了一个春天，城北的荒坡从此有了盼头。", False),  # says more than the story
    ],
)
def test_a_box_above_the_story_that_says_in_short_what_it_says_is_none_of_it(box, is_summary):
    body = read(f"<div class=box>{box}</div>" + as_paragraphs(STORY), below="").body
    assert body == [*([] if is_summary else [box]), *STORY]
    assert read(as_paragraphs((box, *STORY)), below="").body == [box, *STORY]


def test_a_box_above_the_byline_is_none_of_the_story():
    box, byline = "<div class=lead>城北苗圃的春天，三百把铁锹里发生了什么。</div>", "<p>文 | 温叙</p>"
    article = read(box + byline + as_paragraphs(STORY[1:]), below="")
    assert (article.body, article.authors) == (list(STORY[1:]), ["温叙"])


def test_a_label_of_a_link_below_the_story_goes_with_it():
    rows = "".join(f"<p>{line}</p>" for line in (*STORY, "活动入口：", "<a href='/ad'>新用户首年4折起</a>"))
    assert read(f"<div>{rows}</div>").body == list(STORY)


def test_the_notices_of_a_paper_below_the_story_are_none_of_it():
    notices = (
        "如需转载请与《澄川日报》社联系。",
        "未经《澄川日报》社授权，严禁转载或镜像，违者必究。",
        "读者热线：12345",
        "特别提醒：如果我们使用了您的图片，请作者与本站联系索取稿酬。如您不希望作品出现在本站，可联系我们撤下。",
    )
    assert read(as_paragraphs((*STORY, *notices))).body == list(STORY)


def test_a_summary_may_open_with_the_headline_in_brackets():
    summary = f"<div>【三百市民城北种树】{STORY[1]}</div>"
    assert read(summary + as_paragraphs(STORY), below="").body == list(STORY)


@pytest.mark.parametrize("label", ["摘要", "导读", "核心提示", "内容提要"])
def test_below_a_label_alone_stands_a_summary_whatever_it_says(label):
    summary = f"<div>{label}</div><div>城北苗圃的春天，从三百把铁锹和几万棵树苗开始，一直忙到清明。</div>"
    assert read(summary + as_paragraphs(STORY), below="").body == list(STORY)


def test_a_short_summary_that_dots_cut_is_one_and_a_whole_sentence_said_again_is_not():
    story = ("苗圃在城北。树苗有侧柏和国槐，坑要挖深，水要浇透。", *STORY[1:])
    summary = "<div>苗圃在城北。树苗有侧柏和国槐……</div>"
    assert read(summary + as_paragraphs(story), below="").body == list(story)
    said = "<div>苗圃在城北。</div>"
    assert read(said + as_paragraphs(story), below="").body[-3:] == list(story)


def test_the_block_holds_most_of_the_prose_and_no_less():
    # Seven parts of ten, no fewer, make a block the story's: here the last paragraph stands beside the others' block.
    html = f"<section><div><p>{STORY[0]}</p><p>{STORY[1]}</p></div><div><p>{STORY[2]}</p></div></section>"
    assert read(html).body == list(STORY)


@pytest.mark.parametrize(("heads", "kept"), [(2, True), (3, False)])
def test_fewer_than_three_heads_are_no_thread(heads, kept):
    said = "种得好，明年我也去领一棵，就种在门口的老井边上。"
    thread = "".join(f"<h5>夜航船 2018-03-21 10:2{number}</h5><p>{said}</p>" for number in range(heads))
    body = read(f"<div>{''.join(f'<p>{line}</p>' for line in STORY)}{thread}</div>", below="").body
    assert (said in body) is kept
    assert body[: len(STORY)] == list(STORY)


@pytest.mark.parametrize(("lines", "are_story"), [(2, False), (3, True)])
def test_two_lines_between_headline_and_meta_line_are_a_summary_and_three_are_the_story(lines, are_story):
    above = [f"城北苗圃今年第{number}次开门，市民自带铁锹和水桶，排队领苗，一路上说说笑笑。" for number in range(lines)]
    html = page(as_paragraphs(STORY), meta="").replace("<div></div>", f"{as_paragraphs(tuple(above))}<div>{META}</div>")
    assert extract_article(html, url=URL).body == ([*above, *STORY] if are_story else list(STORY))


@pytest.mark.parametrize("head", ["关键词", "标签", "声明"])
def test_the_first_of_several_parts_is_headed_like_the_others(head):
    lines = (f"{head}：桥", STORY[0], f"{head}：鱼", STORY[1], f"{head}：灯", STORY[2])
    assert read(as_paragraphs(lines)).body == list(lines)


@pytest.mark.parametrize("head", ["【{}】", "（{}）", "[{}]"])
def test_heads_in_brackets_belong_to_the_parts_below_them_the_first_like_the_others(head):
    lines = (head.format("街巷"), STORY[0], head.format("山野"), STORY[1], head.format("江边"), STORY[2])
    assert read(as_paragraphs(lines)).body == list(lines)


def test_the_first_row_below_a_meta_line_with_its_clock_may_be_one():
    rows = ("07:30", STORY[0], "12:00", STORY[1], "18:45", STORY[2])
    article = read(as_paragraphs(rows), meta="来源：澄川日报 2018-03-21 09:47")
    assert (article.date, article.body) == ("2018-03-21T09:47:00+08:00", list(rows))


def test_a_phrase_behind_a_word_of_credits_is_a_subhead():
    rows = (STORY[0], "摄影：光影里的乡愁", STORY[1], STORY[2])
    article = read(as_paragraphs(rows))
    assert (article.body, article.photographers) == (list(rows), [])


def test_a_remark_in_brackets_above_a_story_of_one_part_is_none_of_it():
    assert read(as_paragraphs(("（街巷）", *STORY))).body == list(STORY)


def test_a_list_of_keywords_above_the_story_is_none_of_it():
    assert read(as_paragraphs(("关键词：桥", *STORY))).body == list(STORY)


def test_an_original_headline_among_the_paragraphs_goes_with_the_source_below_it():
    rows = (STORY[0], "原标题：城北的树", "来源：澄川观察", *STORY[1:])
    assert read(as_paragraphs(rows)).body == list(STORY)


def test_who_sent_an_article_from_an_account_is_no_story():
    note = "<blockquote>本文来自微信公众号“锅气”（ID：guoqi），作者：温叙，编辑：季小满，经授权发布。</blockquote>"
    assert read(note + as_paragraphs(STORY)).body == list(STORY)


def test_a_page_of_captions_with_hardly_a_picture_is_these_words():
    rows = ("《晒秋》 尚可为 摄于2020年10月6日", "《羊倌》 白玉 摄于2019年5月", "《窑洞人家》 牛耕田 摄")
    for picture in ("", "<img src='/a.jpg'>"):
        article = read(f"<div>{picture}{''.join(f'<p>{row}</p>' for row in rows)}</div>", title="农民摄影展作品选登")
        assert (article.body, article.photographers) == (list(rows), ["尚可为", "白玉", "牛耕田"])


def test_so_is_one_below_whose_first_picture_others_are_shown_no_more():
    rows = (
        "高跷队踩过结冰的河面。本报记者宋德全/摄",
        "枣峪村的锣鼓班子引来满街喝彩。本报记者宋德全/摄",
        "孩子骑在父亲肩头。廖阔摄",
    )
    article = read(f"<div><p><img src='/a.jpg'></p>{''.join(f'<p>{row}</p>' for row in rows)}</div>")
    assert (article.body, article.photographers) == (list(rows), ["宋德全", "廖阔"])


def test_short_lines_of_other_blocks_are_no_verses():
    verses = ("渠水来的时候", "一扇窗", "这样的早晨", "我们种树", "种下一小块天", "也种下自己", "落回井里")
    box = "<div><h3>本版标题</h3><ul><li><a href=2.htm>渡口的茶摊</a></li></ul></div><div><h3>澄川热点</h3></div>"
    article = read(f"<div>{'<br>'.join(verses)}</div><div><a href=#>分享到</a></div>{box}", below="")
    assert article.body == list(verses)


def test_a_line_between_two_marks_at_an_edge_is_none_of_it():
    assert read(as_paragraphs((*STORY, "☆酒后驾车 有害健康☆"))).body == list(STORY)
    middle = (*STORY[:2], "★★★", STORY[2])
    assert read(as_paragraphs(middle)).body == list(middle)


def test_the_name_of_its_column_above_it_belongs_to_it():
    story = ("【书里书外】", *STORY)
    assert read(as_paragraphs(story)).body == list(story)
    assert read("".join(f"<div><p>{line}</p></div>" for line in story)).body == list(story)


def test_a_poem_above_the_only_long_line_of_a_page_is_the_story():
    verses = ("风从河滩上来", "先吹开一树杏花", "母亲在院子里数种子", "还有一粒，藏进围裙的口袋", "她说春天要分着用")
    rows = ("澄川日报社", "地址：澄川市河湾路80号 邮编：450006 本报技术支持：岭京电子有限公司")
    foot = f"<table><tr><td>{'<br>'.join(rows)}</td></tr></table>"
    assert read(f"<div><p>{'<br>'.join(verses)}</p></div>{foot}", below="").body == list(verses)


def test_what_a_word_of_the_staff_leads_to_may_be_a_subhead():
    for line in ("审核：三轮筛下四百户", "策划：一场说走就走的旅行"):
        assert read(as_paragraphs((STORY[0], line, *STORY[1:]))).body == [STORY[0], line, *STORY[1:]]


def test_the_answers_in_a_forum_are_none_of_the_story():
    answers = "".join(
        f"<table><tr><td>{name}</td><td>发表于 2018-3-22 0{n}:11|只看该作者</td></tr>"
        f"<tr><td></td><td class=t>树苗我也领了一棵，种在院子里，等它开花。</td></tr></table>"
        for n, name in enumerate(("老井", "稻花", "渡船"), start=1)
    )
    story = "<br>".join(STORY)
    html = f"<table><tr><td></td><td>发表于 2018-3-21 09:47</td></tr><tr><td></td><td class=t>{story}</td></tr></table>"
    page = f"<title>三百市民城北种树 - 澄川论坛</title><h1>三百市民城北种树</h1>{html}{answers}"
    assert extract_article(page, url=URL).body == list(STORY)


def test_a_story_goes_on_below_a_list_whatever_block_its_picture_and_caption_stand_in():
    picture = "<table><tr><td><img src=/u/1.jpg></td></tr><tr><td>孩子们围着树苗挑。</td></tr></table>"
    box = (
        "<div><b>热点排行</b><ol><li><a href='/chengchuan/news/201803/3399009.html'>路灯换上新灯头</a></li></ol></div>"
    )
    rows = (*STORY, "有人问他图什么，他说：“好看。”")
    html = f"<div>{''.join(f'<p>{row}</p>' for row in rows[:3])}{picture}{box}<p>{rows[3]}</p><p>责编：季小满</p></div>"
    article = read(html)
    assert (article.body, article.editors) == (list(rows), ["季小满"])


def test_labels_that_are_drawn_end_the_story_and_their_teasers_people_wrote_none_of_it():
    leads = LEADS.replace("<div>新闻推荐</div>", "<div><img src=/img/t/74.png alt=新闻推荐></div>")
    article = read(as_paragraphs(STORY), below=leads)
    assert (article.body, article.reporters, article.images) == (list(STORY), ["温叙"], [])
    assert article.recommended_links == read(as_paragraphs(STORY)).recommended_links


def test_how_long_a_video_is_belongs_to_no_story_and_the_hours_of_a_chronicle_do():
    video = "<div class=video-box><span>01:26</span></div>"
    paragraphs = [f"<p>{line}</p>" for line in STORY]
    assert read(f"<div>{paragraphs[0]}{video}{''.join(paragraphs[1:])}</div>").body == list(STORY)
    hours = "".join(
        f"<h4>{hour}</h4>{line}" for hour, line in zip(("08:30", "12:10", "18:00"), paragraphs, strict=True)
    )
    assert read(f"<div>{hours}</div>").body[-3:] == [STORY[1], "18:00", STORY[2]]


def test_numbers_with_their_unit_in_the_cells_of_a_table_are_the_storys():
    cells = ("单摇一分钟", "季小满", "214次", "双摇一分钟", "林小声", "97次")
    rows = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in (cells[:3], cells[3:]))
    paragraphs = [f"<p>{line}</p>" for line in STORY]
    html = f"<div>{''.join(paragraphs[:2])}<table>{rows}</table>{paragraphs[2]}</div>"
    assert read(html).body == [*STORY[:2], *cells, STORY[2]]


def test_the_words_of_an_advertisement_between_two_boxes_of_a_story_are_none_of_it():
    paragraphs = [f"<p>{line}</p>" for line in STORY]
    advertisement = "<div class=adv><span>广告</span><p>城南新盘今日开放，品鉴热线 000-0000000</p></div>"
    html = f"<div class=box>{''.join(paragraphs[:2])}</div>{advertisement}<div class=box2>{paragraphs[2]}</div>"
    assert read(f"<div>{html}</div>").body == list(STORY)


def test_a_slogan_in_the_line_of_its_teaser_is_no_part_of_the_summary():
    teaser, slogan = "坐上半天...</p><p>澄川新闻,新鲜有料。", "坐上半天... 澄川新闻,新鲜有料。"
    leads = read(as_paragraphs(STORY), below=LEADS.replace(teaser, slogan)).recommended_links
    assert leads == read(as_paragraphs(STORY)).recommended_links


TEASER = (
    "<div class=i><h4><a href='/chengchuan/news/201803/339900{n}.html'>第{n}批树苗出圃了</a></h4>"
    "<p>苗圃主任说，今年先种耐旱的侧柏，坑要挖深，水要浇透，土要踩实。</p><div>2018-03-1{n}</div></div>"
)


@pytest.mark.parametrize("count", [5, 9])
@pytest.mark.parametrize("head", ["", "<h3>警务头条</h3>", "<h3>相关</h3>"])
def test_a_list_of_teasers_is_no_story_however_long_and_whatever_heads_it(head, count):
    teasers = f"<div class=l>{head}{''.join(TEASER.format(n=n) for n in range(1, count + 1))}</div>"
    assert read(f"<div class=c>{as_paragraphs(STORY)}</div>{teasers}", below="").body == list(STORY)
    assert read(f"<div class=c>{as_paragraphs(STORY)}{teasers}</div>", below="").body == list(STORY)


def test_a_few_links_among_its_paragraphs_make_no_list_of_a_story():
    link = "<p><a href='/chengchuan/news/201803/339900{n}.html'>第{n}批树苗出圃了</a></p>"
    html = "".join(f"{link.format(n=n)}<p>{line}</p>" for n, line in enumerate(STORY))
    assert [line for line in read(f"<div>{html}</div>").body if line in STORY] == list(STORY)


PULLED = "坑要挖深，水要浇透，土要踩实，一步也不能省。"


@pytest.mark.parametrize("box", ["<aside>{}</aside>", "<blockquote>{}</blockquote>", "<div class=pull>“{}”</div>"])
def test_what_a_sentence_says_again_in_large_letters_is_no_paragraph(box):
    html = f"<div><p>{STORY[0]}</p><p>{STORY[1]}</p>{box.format(PULLED)}<p>{STORY[2]}</p></div>"
    assert read(html).body == list(STORY)


def test_a_quotation_that_no_sentence_says_and_one_set_like_the_others_are_the_storys():
    quoted = "<blockquote>种树的人不一定乘凉，乘凉的人总会记得。</blockquote>"
    html = f"<div><p>{STORY[0]}</p><p>{STORY[1]}</p>{quoted}<p>{STORY[2]}</p></div>"
    assert len(read(html).body) == len(STORY) + 1
    assert read(as_paragraphs((*STORY, PULLED))).body == [*STORY, PULLED]


@pytest.mark.parametrize(
    "line", ["全文共731字，阅读约需2分钟", "苗圃.jpg (182.3 KB, 下载次数: 6)", "2018-3-21 06:41 上传", "广告"]
)
def test_what_a_site_says_of_the_page_above_its_story_is_none_of_it(line):
    html = f"<div><div>{line}</div><p>{STORY[0]}</p><p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(html).body == list(STORY)


@pytest.mark.parametrize(
    "row",
    ["小记者　郑海平　城南小学三（2）班　指导老师　黄建华", "小记者　郑海平　实验二小五（1）班"],
)
def test_rows_of_pupils_who_wrote_its_parts_are_no_paragraphs(row):
    assert read(as_paragraphs((STORY[1], row, STORY[2], STORY[0]))).body == [STORY[1], STORY[2], STORY[0]]


def test_a_pupils_class_below_the_name_is_no_paragraph_and_a_sentence_with_a_class_is():
    last = "最后，主任给“绿色班级”发了奖。"
    article = read(as_paragraphs(("学生记者 阳子悦", "城北实验中学八年级（4）班", *STORY[1:], last)))
    assert (article.body, article.authors) == ([*STORY[1:], last], ["阳子悦"])


@pytest.mark.parametrize("greeting", ["编辑同志：", "亲爱的刘老师："])
def test_a_greeting_without_an_element_of_its_own_above_the_paragraphs_is_the_storys(greeting):
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    assert read(f"<div>{greeting}{rows}</div>").body == [greeting, *STORY]


def test_who_drew_for_it_is_no_last_paragraph():
    assert read(as_paragraphs((*STORY, "插图：老苗圃　苏大海 绘"))).body == list(STORY)


SLOGAN = "<p>澄川新闻,新鲜有料。一条街的热闹，说给走远的澄川人听。</p>"


@pytest.mark.parametrize(
    "teaser",
    [
        "<p><a href='/c/news/201803/1.html'>茶摊又开张了</a></p><p>本报讯（通讯员 季小满）渡口边支起了凉棚。</p>",
        "<p>本报讯（通讯员 季小满）清明将近，渡口边歇了一冬的茶摊支起了凉棚...</p>",
    ],
)
def test_a_teaser_whose_label_is_missing_is_known_by_the_slogan_below_it(teaser):
    article = read(f"{as_paragraphs(STORY)}{teaser}{SLOGAN}", below="")
    assert article.body == list(STORY)
    assert article.correspondents == []


def test_such_a_teaser_may_be_set_like_the_story_below_who_signed_it():
    teaser = "本报讯（通讯员 季小满）清明将近，渡口边歇了一冬的茶摊支起了凉棚..."
    rows = (*STORY[1:], "（记者 温叙 文/图）", teaser)
    article = read(as_paragraphs(rows).replace("</div>", f"{SLOGAN}</div>"), below="")
    assert (article.body, article.reporters, article.correspondents) == (list(STORY[1:]), ["温叙"], [])


def test_a_last_paragraph_right_above_the_slogan_is_the_storys():
    assert read(f"{as_paragraphs(STORY)}{SLOGAN}", below="").body == list(STORY)


def test_rows_of_winners_are_the_story_and_no_credits():
    rows = ("一等奖（2名）", "《窗台上的葱》 澄川二小 温子衿", "《奶奶的犁》 城北中学 展小麦", "《春水》 市一中 逯知远")
    article = read(as_paragraphs(rows))
    assert (article.body, article.authors) == (list(rows), [])


@pytest.mark.parametrize("line", ["---", "——————————", "—— 完 ——", "* * *"])
def test_a_line_of_dashes_is_no_paragraph(line):
    assert read(as_paragraphs((STORY[0], line, *STORY[1:]))).body == list(STORY)


def test_an_item_with_the_words_of_a_note_beside_another_item_is_the_storys():
    items = ("征稿热线：0919-5550134（工作日）", "投稿邮箱：xiaoheiban@example.com")
    html = f"<div><p>{STORY[0]}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul><p>{STORY[1]}</p></div>"
    assert read(html).body == [STORY[0], *items, STORY[1]]


def test_a_cell_of_dashes_is_one_of_a_tables():
    cells = ("白菜", "---", "萝卜", "2元")
    table = "".join(f"<td>{cell}</td>" for cell in cells)
    html = f"<div><p>{STORY[1]}</p><table><tr>{table}</tr></table><p>{STORY[2]}</p></div>"
    assert read(html).body == [STORY[1], *cells, STORY[2]]


def test_a_long_list_of_links_each_with_outlet_and_day_is_no_story():
    link = "<a href='/chengchuan/news/201803/33990{n}.html'>第{n}批树苗出圃了</a>"
    items = "".join(f"<li>{link.format(n=n)}<small>澄川县融媒体中心 2018-03-20</small></li>" for n in range(10, 60))
    assert read(as_paragraphs(STORY), below=f"<div><h3>最新</h3><ul>{items}</ul></div>").body == list(STORY)


@pytest.mark.parametrize("name", ["intro", "summary", "article-abstract", "zhaiyao"])
def test_a_box_called_a_summary_above_the_story_is_none_of_it(name):
    said = "一天能种多少棵树？城北的苗圃给出了答案。"
    assert read(f"<div class={name}>{said}</div>{as_paragraphs(STORY)}", below="").body == list(STORY)
    assert read(f"<div class=introduction>{said}</div>{as_paragraphs(STORY)}", below="").body == [said, *STORY]


def test_a_table_of_cells_with_paragraphs_of_their_own_that_a_colon_leads_to_stays_whole():
    cells = (("批次", "时间"), ("提前批", "6月27日8:00"), ("本科批", "6月29日8:00"))
    rows = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in cells)
    lead = "领树苗的安排见下表："
    body = read(f"<div><p>{STORY[0]}</p><p>{STORY[1]}</p><p>{lead}</p><table>{rows}</table></div>", below="").body
    assert body == [*STORY[:2], lead, *(cell for row in cells for cell in row)]


@pytest.mark.parametrize(
    "note",
    [
        "本栏目由澄川河湾律师事务所协办",
        "文中涉及树种：河湾侧柏",
        "订阅后可查看全文（剩余0%）",
        "凡注明“来源：澄川林业网”的文章，是澄川林业网独家稿件，未经授权不得转载。",
    ],
)
def test_what_is_said_of_the_column_or_the_page_below_the_story_is_none_of_it(note):
    assert read(as_paragraphs((*STORY, note)), below="").body == list(STORY)


def test_who_keeps_a_column_stays_where_the_story_goes_on():
    line = "本栏目由河湾律师事务所协办"
    assert read(as_paragraphs((STORY[0], line, *STORY[1:]))).body == [STORY[0], line, *STORY[1:]]


@pytest.mark.parametrize(
    "row", ["举报电话：110", "电话：0919-2183000", "网址：www.chengchuan.example", "邮箱：shu@a.example"]
)
def test_how_to_reach_somebody_stays_in_the_midst_of_a_story(row):
    assert read(as_paragraphs((STORY[0], row, *STORY[1:]))).body == [STORY[0], row, *STORY[1:]]


def test_a_head_with_a_colon_below_the_story_stays_with_what_it_leads_to():
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    assert read(f"<div>{rows}<h4>附：</h4><p>领树苗的时间表</p></div>", below="").body == [
        *STORY,
        "附：",
        "领树苗的时间表",
    ]
    assert read(f"<div>{rows}<h4>附：</h4></div>", below="").body == list(STORY)


def test_what_a_button_unfolds_goes_on_with_the_story():
    rest = "树苗领完以后，苗圃的人说明年还要再添三百棵，地方也已经看好了，就在渡口边上。"
    boxes = f"<div class=fold>{''.join(f'<p>{line}</p>' for line in STORY)}</div><a href='#'>展开全文</a>"
    html = f"<div>{boxes}<div class=rest><p>{rest}</p></div></div>"
    assert read(html).body == [*STORY, rest]


def test_when_a_page_was_printed_is_none_of_its_story():
    assert read(as_paragraphs((*STORY, "打印时间：2019-03-12 10:00:00")), below="").body == list(STORY)


def test_a_summary_may_be_a_list_or_stand_below_its_label_in_a_box():
    said = "一天能种多少棵树？城北的苗圃给出了答案。"
    assert read(f"<ul class=summary-block><li>{said}</li></ul>{as_paragraphs(STORY)}", below="").body == list(STORY)
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    assert read(f"<div><p>摘要</p><p>{said}</p>{rows}</div>", below="").body == list(STORY)
    box = f"<div class=box><div>摘要</div><div>{said}</div></div>"
    assert read(box + as_paragraphs(STORY), below="").body == list(STORY)


@pytest.mark.parametrize("place", [0, 2, 3])
@pytest.mark.parametrize(
    "line",
    [
        "他在文末写道：“本文仅代表个人观点，与单位无关。”",
        "ICP备案号一栏是空的，这让民警起了疑心。",
        "如有侵权，请与我们联系，这样的话在小网站的页脚随处可见。",
        "▲为必答题，△为选答题。",
        "（掌声）",
    ],
)
def test_what_a_story_tells_of_notices_keys_and_applause_stays_wherever_it_stands(line, place):
    rows = (*STORY[:place], line, *STORY[place:])
    assert read(as_paragraphs(rows)).body == list(rows)


@pytest.mark.parametrize("line", ["背景资料", "水源来源：地下水"])
def test_a_head_and_a_value_with_words_of_credits_stay_in_the_midst_of_a_story(line):
    rows = (*STORY[:2], line, *STORY[2:])
    assert read(as_paragraphs(rows)).body == list(rows)


def test_what_leads_to_a_link_that_is_a_hint_is_none_of_the_story():
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    link = "<p><a href='/tree.jpg'>点击查看大图</a></p>"
    assert read(f"<div>{rows}<p>活动入口：</p>{link}</div>", below="").body == list(STORY)
