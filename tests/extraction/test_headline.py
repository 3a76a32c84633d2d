"""The headline: known by the window's title and its place, refused for no word."""

import pytest

from tests.extraction.invented_page import LEADS, META, STORY, TITLE, URL, as_paragraphs, page, read
from yybnet_crawler import NotAnArticle, extract_article
from yybnet_crawler.extraction.article import read_article

ODD = (
    "娘", "1977", "收藏", "评论", "分享", "广告", "国内新闻", "2018年1月9日天气预报",
    "老支书说：渠不通，我不走。", "未经批准不得擅自占用", "300人参与植树", "版权所有",
    "关键词：树苗", "责任编辑的一天", "3版", "©2018", "08:22", "记者 温叙 摄", "下一篇",
)  # fmt: skip


@pytest.mark.parametrize("title", ODD)
def test_no_word_refuses_it(title):
    article = read(as_paragraphs(STORY), title=title)
    assert (article.title, article.source) == (title, "澄川日报")
    assert article.body == list(STORY)


@pytest.mark.parametrize("title", ODD)
def test_nor_where_only_its_place_speaks_for_it(title):
    html = f"<h1>{title}</h1><div>{META}</div>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == title


def test_it_may_be_a_link():
    html = page(as_paragraphs(STORY)).replace("<h1>三百市民城北种树", '<h1><a href="#">三百市民城北种树</a>')
    assert extract_article(html, url=URL).title == "三百市民城北种树"


def test_a_link_to_the_page_itself_may_be_it_in_any_element():
    html = page(as_paragraphs(STORY)).replace(
        "<h1>三百市民城北种树</h1>", f'<div><a href="{URL}">三百市民城北种树</a></div>'
    )
    assert extract_article(html, url=URL.replace("www", "m")).title == "三百市民城北种树"


def test_not_a_label_of_the_same_words_further_down():
    html = page(as_paragraphs(STORY), title="新闻推荐")
    html = html.replace("<h1>新闻推荐</h1>", f'<div><a href="{URL}">新闻推荐</a></div>')
    article = extract_article(html, url=URL)
    assert (article.title, article.body) == ("新闻推荐", list(STORY))


def test_it_may_be_a_day_that_the_windows_title_begins_with():
    html = page(as_paragraphs(STORY), title="2018-03-20").replace("h1>", "div>")
    assert extract_article(html, url=URL).title == "2018-03-20"


def test_not_the_link_in_a_list_where_the_headline_stands_unlinked():
    issue = f'<ul><li><a href="{URL}">三百市民城北种树</a></li></ul><div>2018-03-21 第3版</div>'
    html = page(as_paragraphs(STORY), meta="澄川日报 2018-03-21 09:47")
    html = html.replace("<h1>三百市民城北种树</h1>", f"{issue}<div>三百市民城北种树</div>")
    assert read_article(html, url=URL).head.title.lines == (3,)


@pytest.mark.parametrize("title", ["三百市民城北种树", "城北种树", "渡口"])
@pytest.mark.parametrize("paragraphs", [STORY, ("树种下了。", STORY[1])], ids=["long", "short"])
def test_its_place_alone_may_speak_for_it(title, paragraphs):
    article = extract_article(f"<div>{title}</div><div>2018-03-21</div>{as_paragraphs(paragraphs)}", url=URL)
    assert (article.title, article.body) == (title, list(paragraphs))


def test_a_second_line_behind_a_dash_is_none():
    html = f"<div>三百市民城北种树</div><div>——澄川人自带铁锹上山</div><div>{META}</div>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == "三百市民城北种树"


def test_it_may_stand_behind_another_part_of_the_windows_title():
    html = "<title>[澄川新闻]三百市民城北种树_澄川台</title><h3>三百市民城北种树</h3><div>00:00/01:36高清标清</div>"
    assert extract_article(f"{html}<div>{META}</div>{as_paragraphs(STORY)}", url=URL).title == "三百市民城北种树"


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("三百市民城北种树 - 澄川论坛", "三百市民城北种树"),
        ("[散文] 三百市民城北种树 - 澄川论坛", "[散文] 三百市民城北种树"),
    ],
)
def test_a_columns_name_before_it_is_none_of_it_where_the_windows_title_goes_without(window, title):
    html = f"<title>{window}</title><h1><a href=/c>[散文]</a> 三百市民城北种树</h1><div>{META}</div>"
    assert extract_article(html + as_paragraphs(STORY), url=URL).title == title


def test_a_heading_above_the_story_where_the_windows_title_says_nothing():
    html = f"<title>Untitled Document</title><h3>三百市民种树</h3><blockquote>{as_paragraphs(STORY)}</blockquote>"
    assert extract_article(html, url=URL).title == "三百市民种树"


def test_one_of_few_letters_in_a_papers_own_elements_right_above_the_story():
    head = "<td>澄江谭</td></tr><tr><td><paper-title>莫让“栽树”变“摆树”</paper-title></td></tr><tr><td>温小叙</td>"
    html = (
        f"<title>澄川日报</title><table><tr><td>2018年3月21日 <a href=2.htm>下一篇</a></td></tr><tr>{head}</tr></table>"
    )
    article = extract_article(html + as_paragraphs(STORY[1:]), url=URL)
    assert (article.title, article.date, article.authors) == ("莫让“栽树”变“摆树”", "2018-03-21", ["温小叙"])
    assert article.body == list(STORY[1:])


def test_of_two_lines_that_the_windows_title_joins_it_is_the_first():
    window = "<title>《澄川校报》-树苗何时发到班上？苗圃答同学问</title>"
    head = f"<div>树苗何时发到班上？</div><div>苗圃答同学问</div><p>{META}</p>"
    article = extract_article(window + head + as_paragraphs(STORY), url=URL)
    assert (article.title, article.body) == ("树苗何时发到班上？", list(STORY))


def test_a_column_that_the_windows_title_sets_in_brackets_before_it_is_none_of_it():
    window = "<title>【春到澄川】河湾：三百市民种树-澄川网</title>"
    html = f"{window}<p>春到澄川</p><h1>河湾：三百市民种树</h1><p>{META}</p>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == "河湾：三百市民种树"


def test_a_line_above_that_is_no_part_of_the_windows_title_is_none_of_it():
    html = f"<title>渡口的老桥终于修好了</title><div>读者来信</div><div>老桥终于修好了</div><p>{META}</p>"
    assert extract_article(html + as_paragraphs(STORY), url=URL).title == "老桥终于修好了"


@pytest.mark.parametrize("title", ["种树了", "三百市民城北种树", "住进这片绿色共护一湖水"])
@pytest.mark.parametrize("body", [STORY[1:], ("渠水来的时候", "一扇窗", "这样的早晨", "我们种树")])
def test_where_nothing_else_speaks_it_is_the_line_right_above_the_date(title, body):
    rows = ("看家乡事，品故乡情", title, "澄川日报 2018-03-21 09:47 大字")
    html = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    article = extract_article(f"<table>{html}</table>{as_paragraphs(body)}{LEADS}", url=URL)
    assert (article.title, article.body) == (title, list(body))


def test_a_badge_behind_it_that_the_windows_title_does_not_show_is_none_of_it():
    html = page(as_paragraphs(STORY)).replace("</h1>", " <span><span>原创</span></span></h1>")
    assert extract_article(html, url=URL).title == "三百市民城北种树"
    assert (
        extract_article(html.replace("种树_澄川新闻", "种树 原创_澄川新闻"), url=URL).title == "三百市民城北种树 原创"
    )


def test_a_page_without_any():
    with pytest.raises(NotAnArticle) as refused:
        extract_article("<p>苗圃</p><p>树苗</p>", url=URL)
    assert refused.value.code == "no_title"


@pytest.mark.parametrize("counter", ["(1/18)", "（3/9）"])
def test_the_number_of_the_picture_behind_it_is_none_of_it(counter):
    assert read(as_paragraphs(STORY), title=f"三百市民城北种树{counter}").title == "三百市民城北种树"


def test_two_numbers_that_are_no_counter_stay():
    assert read(as_paragraphs(STORY), title="澄川队主场险胜(21-15)").title == "澄川队主场险胜(21-15)"


@pytest.mark.parametrize("tag", ["h1", "h4"])
def test_the_moment_behind_it_in_its_own_line_is_the_date(tag):
    window = "<title>三百市民城北种树 - 澄川新闻</title>"
    heading = f"<{tag}>三百市民城北种树<span>　2018-03-21 09:47</span></{tag}>"
    article = extract_article(f"{window}<div>澄川</div>{heading}{as_paragraphs(STORY)}", url=URL)
    assert (article.title, article.date) == ("三百市民城北种树", "2018-03-21T09:47:00+08:00")
    assert (article.source, article.body) == (None, list(STORY))


def test_a_day_that_it_ends_with_stays():
    assert read(as_paragraphs(STORY), title="澄川今日限行尾号2018年1月9日").title == "澄川今日限行尾号2018年1月9日"


def test_what_the_window_s_title_shows_as_one_may_be_set_in_several_lines():
    whole = "澄川市人民代表大会常务委员会关于修改植树条例的决议"
    rows = "<p align=center><b>澄川市人民代表大会常务委员会<br>关于修改植树条例<br>的决议</b></p>"
    html = f"<title>{whole}_澄川政府网</title>{rows}<div>{META}</div>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == whole


def test_a_year_in_it_is_no_date_that_the_paper_s_own_head_stands_above():
    trail = "<div>您当前的位置：<a href='/'>首页</a> &gt; 通报 &gt; 正文</div>"
    head = "<div>澄川市林业局文件</div><div>澄林[2018]31号</div><div>★</div>"
    title = "关于开展2018年度“种树能手”评选情况的通报"
    html = f"{trail}{head}<h1>{title}</h1>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == title


def epaper(headline: str, window: str, *, below: str = "") -> str:
    head = "<div>澄川晚报 | 2018年3月21日 | 第5版 特写</div>"
    return f"<title>{window}</title>{head}{headline}{as_paragraphs(STORY)}{below}"


def test_a_papers_name_may_stand_before_a_short_one_in_the_windows_title():
    html = epaper("<div>种树人</div><div>□本报记者 温叙</div>", "澄川晚报-种树人")
    article = extract_article(html, url=URL)
    assert (article.title, article.date, article.reporters) == ("种树人", "2018-03-21", ["温叙"])


@pytest.mark.parametrize("title", ["织密安全网", "我家的电视新闻", "一份迟到的晚报", "青年在线"])
@pytest.mark.parametrize("tag", ["h1", "div"])
def test_nor_is_a_headline_that_ends_as_a_papers_name_taken_for_one(title, tag):
    html = page(as_paragraphs(STORY), title=title).replace("_澄川新闻_地方网", "_今日石滩_地方网")
    html = html.replace("<h1>", f"<{tag}>").replace("</h1>", f"</{tag}>").replace("<body>", "<body><div>今日石滩</div>")
    assert extract_article(html, url=URL).title == title


def test_a_heading_above_the_story_is_no_column_of_what_stands_below_it():
    foot = "<p>投稿邮箱：lsrb@example.com　欢迎投稿，文责自负</p><p>中共澄川市委机关报　国内统一刊号：CN43-0000</p>"
    html = epaper("<h2>种树的人</h2><div>王小满</div>", "第07版：副刊", below=as_paragraphs(STORY) * 3 + foot)
    assert extract_article(html, url=URL).title == "种树的人"


def test_a_short_one_stays_the_headline_where_its_author_stands_between_it_and_the_date():
    html = "<title>渡口--澄川日报</title><h1>渡口</h1><h4>温小叙</h4><p>《 澄川日报 》（ 2018年03月21日　12 版）</p>"
    article = extract_article(html + as_paragraphs(STORY[1:]), url=URL)
    assert (article.title, article.authors, article.body) == ("渡口", ["温小叙"], list(STORY[1:]))


def test_the_name_of_a_paper_before_it_in_the_windows_title_may_say_how_the_paper_is_read():
    verses = ("渠水来的时候", "一扇窗", "这样的早晨", "我们种树")
    head = "<h2>澄川晚报 | 2018年3月21日 星期三</h2><ul><li><a href=1.htm>A01：要闻</a></li></ul><p>第B06版：副刊</p>"
    html = f"<title>澄川晚报数字报-渡口</title>{head}<h1>渡口</h1><p>◆ 温小叙</p><div>{'<br>'.join(verses)}</div>"
    article = extract_article(html, url=URL)
    assert (article.title, article.authors, article.body) == ("渡口", ["温小叙"], list(verses))


@pytest.mark.parametrize("title", ["垃圾房旁的“红旗手”", "渔港如何留人？"])
def test_a_caption_right_above_the_story_is_none(title):
    picture = "<img src='/1.jpg'></td></tr><tr><td>老顾给居民讲解分类。 见习记者 温叙 摄"
    html = epaper(
        f"<div>{title}</div><div>——记分类指导员老顾</div><div>见习记者 温叙</div>"
        f"<table><tr><td>{picture}</td></tr></table>",
        "今日澄川",
    )
    article = extract_article(html, url=URL)
    assert article.title == title
    assert [image["caption"] for image in article.images] == ["老顾给居民讲解分类。 见习记者 温叙 摄"]


@pytest.mark.parametrize("bold", [0, 1, 2])
def test_of_kicker_headline_and_subtitle_it_is_the_bold_one(bold):
    rows = ["市业余足球联赛落幕", "老男孩绝杀夺冠", "邮电队中锋荣膺金靴奖"]
    cells = [f"<b>{row}</b>" if place == bold else row for place, row in enumerate(rows)]
    html = epaper("".join(f"<table><tr><td>{cell}</td></tr></table>" for cell in cells), "澄川晚报-数字报刊")
    assert extract_article(html, url=URL).title == rows[bold]


def test_a_row_behind_a_dash_is_the_subtitle_of_the_row_above_though_the_windows_title_says_both():
    rows = "<div>新实践</div><div>绿满城北</div><div>——三百市民植树记</div>"
    html = f"<title>绿满城北——三百市民植树记-澄川新闻</title>{rows}<p>{META}</p>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == "绿满城北"


def test_of_the_links_of_a_heading_it_is_the_one_that_the_windows_title_names():
    heading = "<h1><a href='/f/38'>[社会新闻]</a> <a href='#'>三百市民城北种树</a></h1>"
    html = page(as_paragraphs(STORY)).replace("<h1>三百市民城北种树</h1>", heading)
    assert extract_article(html, url=URL).title == "三百市民城北种树"


@pytest.mark.parametrize("meta", [f"<p>{META}</p>", "<p>■ 本报记者 温叙</p>"])
def test_where_the_windows_title_says_nothing_it_is_the_larger_of_two_headings(meta):
    rows = "<h3>护林员老顾——</h3><h1>三百市民城北种树</h1><h2>从扛着铁锹到牵着孩子</h2>"
    assert extract_article(rows + meta + as_paragraphs(STORY), url=URL).title == "三百市民城北种树"


@pytest.mark.parametrize("names", [("main-article-pretitle", "title", "main-article-subtitle"), ("yt1", "bt1", "ft1")])
def test_of_rows_set_alike_it_is_the_one_whose_block_is_not_called_a_subtitle(names):
    rows = ("苗圃今春送苗一万株", "三百市民城北种树", "记者跟着护林员停停走走20小时")
    head = "".join(f"<div class={name}>{row}</div>" for name, row in zip(names, rows, strict=True))
    assert extract_article(epaper(head, "澄川晚报"), url=URL).title == "三百市民城北种树"


def test_no_row_that_a_label_of_the_meta_line_opens_is_it():
    html = "<p>位置：新闻</p><div>三百市民城北种树</div><p>来源：本站 作者：苗圃支部</p><p>时间：2018年3月21日</p>"
    assert extract_article(html + as_paragraphs(STORY), url=URL).title == "三百市民城北种树"


@pytest.mark.parametrize("style", ["font-size:22px", "FONT-SIZE: 16pt; COLOR: red", "font-weight:bold"])
def test_of_rows_above_the_papers_day_it_is_the_one_that_a_style_sets_largest(style):
    rows = ("苗圃今春送苗一万株", "三百市民城北种树", "首批三千株已领完")
    cells = "".join(
        f"<tr><td style='{style if place == 1 else 'font-size:14px' if place == 0 else ''}'>{row}</td></tr>"
        for place, row in enumerate(rows)
    )
    head = "<p>澄川日报 2018年3月21日 星期三</p><p>第A03版：县市</p>"
    story = as_paragraphs((f"<strong>本报讯</strong>{STORY[0][3:]}”", *STORY[1:]))
    html = f"{head}<table>{cells}</table><p>澄川日报 2018年3月21日</p>{story}"
    assert extract_article(html, url=URL).title == "三百市民城北种树"


def test_a_short_one_stays_the_headline_where_a_smaller_heading_below_it_is_its_subtitle():
    head = "<div><h1>渡口</h1><h2>退耕还林，十年造林四十万亩</h2><p>《 澄川日报 》（ 2018年03月21日　12 版）</p></div>"
    html = f"<title>渡口--澄川日报</title>{head}{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == "渡口"
    column = html.replace("<h1>渡口</h1>", "<h1>渡口</h1></div><div>").replace("退耕还林，", "")
    assert extract_article(column, url=URL).title == "十年造林四十万亩"


def test_the_day_behind_it_with_its_label_is_the_date():
    heading = "<h2>嘉兴路街道：楼组长的“一键通”<span>发布时间：2018-03-21</span></h2>"
    article = extract_article(
        f"<title>嘉兴路街道：楼组长的“一键通”_街道动态</title>{heading}{as_paragraphs(STORY)}", url=URL
    )
    assert (article.title, article.date) == ("嘉兴路街道：楼组长的“一键通”", "2018-03-21")


@pytest.mark.parametrize("title", ["“大姐，你别走”", "谁来种树？"])
def test_a_short_one_in_which_something_is_said_or_asked_is_no_columns_name(title):
    rows = f"<p>一场雨，下了四十七分钟</p><p>{title}</p><p>苗圃主任季小满：树苗得有人看着</p>"
    html = f"<title>{title} - 社会版 - 澄川晚报电子版</title>{rows}<p>{META}</p>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == title


def test_in_a_forum_the_windows_title_goes_without_the_column_before_it():
    writer = (
        "<table><tr><td><a href=/u/1>老井</a><p>版主</p></td><td>发表于 2018-03-21 09:47|只看该作者</td></tr></table>"
    )
    numbers = "".join(f"<div>{name}<p>{n}</p></div>" for n, name in enumerate(("主题", "帖子", "积分", "关注", "粉丝")))
    html = f"<title>三百市民城北种树 - 澄川论坛</title><h1>[<a>资讯</a>] 三百市民城北种树</h1>{numbers}{writer}"
    article = extract_article(html + as_paragraphs(STORY[1:]), url=URL)
    assert (article.title, article.authors) == ("三百市民城北种树", [])


def test_a_credit_in_brackets_above_the_date_below_a_story_is_none():
    rows = f"<div>三百市民城北种树</div>{as_paragraphs(STORY)}<p>（苗圃　温小叙／文　　林场　林声／图）</p>"
    foot = "<div>发布人：admin　稿件来源：澄川苗圃　发布日期：2018-3-21 9:47:33</div>"
    article = extract_article(f"<title>澄川市苗圃</title>{rows}{foot}", url=URL)
    assert (article.title, article.body) == ("三百市民城北种树", list(STORY))


def test_a_papers_name_in_brackets_in_the_windows_title_is_none():
    head = "<title>《澄川大学报》电子版-三百市民城北种树</title><h2>澄川大学报</h2><p>2018年3月21日 总第786期</p>"
    head += "".join(f"<li><a href='/c/{number}'>学生书画展今起在图书馆开放</a></li>" for number in range(20))
    html = f"{head}<h1>三百市民城北种树</h1><p>作者：温叙 来源： 发布日期：2018-03-21</p>{as_paragraphs(STORY)}"
    article = extract_article(html, url=URL)
    assert (article.title, article.source) == ("三百市民城北种树", None)


def test_an_element_of_a_papers_pages_names_it():
    head = "<title>澄川晚报-2018年03月21日</title>"
    cells = (
        *("2018年03月21日 星期三 <a href=a>第A02版：澄川要闻</a>", "<founder-title>种树</founder-title>"),
        *("市民在城北领树苗", as_paragraphs(STORY)),
    )
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    article = extract_article(f"{head}<table>{rows}</table>", url=URL)
    assert (article.title, article.date) == ("种树", "2018-03-21")


def test_the_portals_words_above_the_headline_on_a_phone_are_none():
    html = f"<div>看家乡事,品故乡情</div><h2>种树</h2><div>澄川日报 2018-03-21 09:47 大字</div>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).title == "种树"


def test_a_papers_name_in_the_windows_title_and_alone_names_no_article():
    contents = "".join(
        f"<p>第{n:02}版：要闻</p><p><a href='/{n}.htm'>岭上第{n}批树苗出圃了</a></p>" for n in range(1, 9)
    )
    paper = f"<h1>岭江日报（汉）</h1>{contents}<p>第05版：社会　2018年01月09日</p>"
    head = f"<title>岭江日报（汉）数字报</title><body>{paper}"
    story = "<p>渠水从坡上下来，村里人都去看。</p>" * 3
    html = f"{head}<h2>{TITLE}</h2><div>□本报记者　温叙</div><div>{story}</div></body>"
    assert extract_article(html, url=URL).title == TITLE


def test_of_headline_subtitle_and_caption_the_one_set_largest_is_it_however_many_rows_are_between():
    links = "".join(f"<li><a href='{n}.htm'>第{n}版：要闻</a></li>" for n in range(1, 13))
    head = f"<title>岭江晚报</title><p>岭江晚报 2018年03月21日 星期三</p><ul>{links}</ul>"
    heads = "<h2>船石桥通车了</h2><h4>村民：以后赶场不绕路</h4>"
    rows = f"{heads}<div>来源：岭江晚报 作者：温叙</div><p>新桥通车，村民推着车走在桥上</p>"
    article = extract_article(
        f"{head}<div>{rows}<div>{as_paragraphs(STORY)}</div></div>", url="https://a.example/1.htm"
    )
    assert article.title == "船石桥通车了"


@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<div>{}</div>"])
def test_a_headline_may_begin_with_the_day_that_it_tells_of(heading):
    title = "2018年3月21日澄川市天气预报"
    head = "<title>澄川新闻网</title>"
    html = f"{head}{heading.format(title)}<div>来源：澄川日报 2018-03-21 09:47</div>{as_paragraphs(STORY)}"
    assert extract_article(html, url="https://a.example/1.htm").title == title


def test_a_short_headline_may_have_its_moment_beside_it():
    html = f"<title>渠通了</title><h1>渠通了 2018-03-21 09:47</h1>{as_paragraphs(STORY)}"
    article = extract_article(html, url=URL)
    assert (article.title, article.date) == ("渠通了", "2018-03-21T09:47:00+08:00")


@pytest.mark.parametrize(
    "heading", ["<span>独家</span>{}", "{}<i>原创</i>", "{}", "<b>三百市民</b>城北种树<em>！</em>"]
)
def test_a_badge_on_either_side_of_the_headline_is_none_of_it_and_its_marks_are(heading):
    shown = TITLE if "{}" in heading else f"{TITLE}！"
    html = page(as_paragraphs(STORY), title=shown).replace(f"<h1>{shown}</h1>", f"<h1>{heading.format(TITLE)}</h1>")
    assert extract_article(html, url=URL).title == shown
