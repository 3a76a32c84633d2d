"""Which outlet published it: the name behind 来源, or one beside the date; none is invented."""

import pytest

from tests.extraction.invented_page import STORY, URL, as_paragraphs, page, read
from yybnet_crawler import extract_article


@pytest.mark.parametrize(
    ("meta", "source"),
    [
        ("来源：澄川日报 2018-03-21 09:47", "澄川日报"),
        ("来源:澄川日报 2018-03-21 09:47   https://www.yybnet.net/", "澄川日报"),
        ("澄川日报 2018-03-21 09:47 大字", "澄川日报"),
        ("新澄川 2018-03-21 09:47 大字", "新澄川"),
        ("作者：温叙 2018-03-21 09:47 大字", None),
        ("原创 2018-03-21 09:47 大字", None),
        ("打印 2018-03-21 09:47 大字", None),
        ("澄川小记者报 2018-03-21 09:47 大字", "澄川小记者报"),
        ("來源：澄川日報 2018-03-21 09:47", "澄川日報"),
        ("2018-03-21 09:47 來源：<span>澄川文匯報</span><a>简体</a>", "澄川文匯報"),
        ("<span>来源：</span><span>澄川日报</span> 2018-03-21 09:47", "澄川日报"),
        ("<b>来源</b><i>澄川日报</i> 2018-03-21 09:47", "澄川日报"),
        ("来源：温叙/澄川日报 2018-03-21 09:47", "澄川日报"),
        ("<p>温叙/澄川日报</p><p>2018-03-21 09:47</p>", "澄川日报"),
        ("2018-03-21 09:47 · 来自澄川融媒", "澄川融媒"),
        ("<p><a href='/u/1'>灶台边的老树</a></p><p>树苗领域爱好者2018-03-21 09:47</p>", "灶台边的老树"),
        ("2018-03-21 09:47 来源：澄川日报(澄川)", "澄川日报"),
        ("2018-03-21 09:47 来源：《澄川报》第1502期", "澄川报"),
        ("2018-03-21 09:47 转贴自：澄川日报", "澄川日报"),
        ("来源：石榴云/澄川日报 2018-03-21 09:47", "石榴云/澄川日报"),
        ("原创 温叙 澄川发布 2018-03-21 09:47", "澄川发布"),
        ("2018-03-21 09:47 来源： 浏览：12", None),
        ("2018-03-21 09:47 为达最佳浏览效果，建议使用新浏览器", None),
        ("<p>请把手机横过来，字会更大</p><p>2018-03-21 09:47</p>", None),
        ("2018-03-21 09:47 发布于：西岚江省", None),
        ("<p>澄川都市频道</p><p>2018-03-21 09:47 发布于：西岚江省</p>", "澄川都市频道"),
        ("<p>温叙  岭京社、澄联社</p><p>2018-03-21 09:47</p>", "岭京社、澄联社"),
        ("<p>温小叙 岭京新闻网</p><p>2018-03-21 09:47</p>", "岭京新闻网"),
        ("《少年澄川报》（2018年3月21日 第04版）", "少年澄川报"),
        ("圖／古城基金會提供 2018-03-21 09:47", None),
        ("<p>江南 都市报</p><p>2018-03-21 09:47</p>", "江南 都市报"),
        ("<p>BBC 中文网</p><p>2018-03-21 09:47</p>", "BBC 中文网"),
        ("<p>老井</p><p>2018-03-21 09:47</p>", None),
        ("<p><a>澄川日报</a><span>+关注</span></p><p>2018-03-21 09:47</p>", "澄川日报"),
        ("编辑于 2018-03-21 09:47・IP 属地澄川", None),
        ("<a>稻花敲码</a><span>于 2018-03-21 09:47 发布</span>", None),
        ("2018-03-21 09:47 老井", None),
        ("<p>主题 12 帖子 340</p><p>2018-03-21 09:47</p>", None),
        ("<p>1.早稻育秧开始</p><p>2018-03-21 09:47</p>", None),
        ("<p>産生短網址</p><p>2018-03-21 09:47</p>", None),
        ("<p><a href='javascript:big(1)'>最大的字樣</a></p><p>2018-03-21 09:47</p>", None),
        ("2018-03-21 09:47 綜合報導", None),
        ("2018-03-21 09:47 | 1206觀看次", None),
        ("<h4>苗木利率降到12%</h4><p>2018-03-21 09:47</p>", None),
        ("<span>發布時間</span><span>2018-03-21 09:47</span><span>更新時間</span><span>2018-03-21 10:20</span>", None),
        ("記者溫叙 ／澄川報導2018-03-21 09:47", None),
        ("來源：澄川日報責任編輯：溫叙 2018-03-21 09:47", "澄川日報"),
        ("21世纪经济报道 2018-03-21 09:47", "21世纪经济报道"),
        ("<span>2018年</span> <span>03月</span> <span>21日 09:47</span>", None),
        ("<a href='/category/misc/'>其它内容</a> 2018-03-21 09:47", None),
        ("<p>【澄川晚報\u2571記者温叙\u2571即時報導】</p><p>2018-03-21 09:47</p>", "澄川晚報"),
        ("<p><a href='/'>首頁</a> &gt; 論壇 2018-03-21 09:47</p>", None),
        ("来源：<a>澄川网-《澄川日报》</a><a>我有话说</a> 2018-03-21 09:47", "澄川网-《澄川日报》"),
        ("来源：<a>《求是》</a><a>杂志</a> 2018-03-21 09:47", "《求是》杂志"),
        ("来源：澄川日报类型：原创 2018-03-21 09:47", "澄川日报"),
        ("澄川日报全媒体记者 温叙 2018-03-21 09:47", "澄川日报"),
        ("<p>澄川新闻记者 温叙 沈卓</p><p>2018-03-21 09:47</p>", "澄川新闻"),
        ("本报记者 温叙 2018-03-21 09:47", None),
        ("<h4>文 / 温叙</h4><h4>来自 / 澄川早报</h4><h4>发布 / 2018年3月21日 09:47</h4>", "澄川早报"),
        ("<h4>文 / 温叙</h4><h4>发布 / 2018年3月21日 09:47</h4>", None),
        ("<div>澄川日报 温小叙</div><div>2018-03-21 09:47</div>", "澄川日报"),
        ("<div>玛丽亚·埃斯特韦斯</div><div>2018-03-21 09:47</div>", None),
        ("2018-03-21 09:47 来源：新浪微博", "新浪微博"),
        ("<i>文 / </i><b>温叙</b><i>来自 / </i><b>澄川早报</b><i>发布 / 2018年3月21日 09:47</i>", "澄川早报"),
        ("<p>澄川日报客户端 | 记者 温叙 通讯员 沈卓</p><p>2018-03-21 09:47</p>", "澄川日报客户端"),
        ("2018年3月21日 星期三 第412期", None),
        ("<p>树苗写着种树人的名字。</p><p>2018-03-21 09:47</p>", None),
        ("<a href='node_2.htm'>返回目錄</a> 2018-03-21", None),
        ("<span>澄江+</span><span>2018-03-21 09:47</span><a>订阅</a>", "澄江+"),
        ("<a href='javascript:big(1)'>放大⊕</a> 2018-03-21 09:47", None),
        ("<p>2018-03-21 09:47</p><p><a href='/u/7'>渡口育苗记</a></p><p>岭京号</p>", "渡口育苗记"),
        ("<p>2018-03-21 09:47</p><p><a href='/u/7'>渡口育苗记</a></p><p>第12期</p>", None),
        ("<p>2018-03-21 09:47</p><p>主题分类</p><p>索引号</p>", None),
    ],
)
def test_the_meta_line(meta, source):
    assert read(as_paragraphs(STORY), meta=meta).source == source


def test_the_origin_of_water_is_no_outlet_and_hides_nobody():
    line = "本报讯（记者 温叙）昨日，澄川饮用水来源地整治完工。"
    article = read(as_paragraphs((line, *STORY[1:])))
    assert (article.source, article.reporters, article.body[0]) == ("澄川日报", ["温叙"], line)


def test_it_may_stand_with_the_staff_below_the_date():
    staff = "<a>澄川日报</a> <span>记者：<em>温叙</em></span> <span>编辑：<em>季小满</em></span>"
    meta = f"<p>2018-03-21 09:47</p><p>{staff}</p>"
    assert read(as_paragraphs(STORY), meta=meta).source == "澄川日报"
    story = f"<div><p><b>澄川日报</b> 读者会</p><p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    assert read(story, meta="2018-03-21 09:47").source is None


def test_below_the_story_it_counts_where_comments_are_counted_above():
    below = "<p>（文章来源：澄川日报）</p>"
    meta = "<p>2018-03-21 09:47</p><p>来源：<img src='/logo.png'></p><p>18人评论</p>"
    assert read(f"{as_paragraphs(STORY)}{below}", meta=meta).source == "澄川日报"
    comments = "<p>网友评论</p><p>好树。</p>"
    assert read(f"{as_paragraphs(STORY)}{comments}{below}", meta=meta, below="").source is None


def test_a_cell_under_the_story_may_name_it_without_a_colon():
    cells = "<table><tr><td><span>稿源 </span><b>澄川日报</b></td></tr><tr><td>编辑 季小满</td></tr></table>"
    assert read(f"{as_paragraphs(STORY)}{cells}", meta="2018-03-21 09:47").source == "澄川日报"


def test_whose_a_picture_is_says_nothing_of_the_article():
    picture = '<figure><img src="/1.jpg"><figcaption>春灌的水渠 图像来源: 岭京图片社</figcaption></figure>'
    assert read(f"{picture}{as_paragraphs(STORY)}", meta="2018-03-21 09:47").source is None


def test_it_ends_before_a_link_to_a_subject():
    meta = "来源：<a href='/u/7'>灶台边的老树</a><a href='/tag/1'>苗圃</a>/<a href='/tag/2'>春灌</a> 2018-03-21 09:47"
    assert read(as_paragraphs(STORY), meta=meta).source == "灶台边的老树"


@pytest.mark.parametrize(("window", "source"), [("今日澄川", "今日澄川"), ("澄川数字报", None)])
def test_the_name_at_a_papers_head_is_one_that_the_windows_title_has_too(window, source):
    head = "<div><span>今日澄川</span><span>2018年03月21日星期三</span></div><div>第03版:民生</div>"
    html = f"<title>{window}</title>{head}<div>三百市民城北种树</div>{as_paragraphs(STORY)}"
    assert extract_article(html, url=URL).source == source


def test_the_edition_of_the_storys_day_that_the_head_of_its_page_names_is_its_papers():
    head = (
        "<p>澄川日报　2018年3月{}日　星期三</p><p>06版：社会</p><h1>三百市民城北种树</h1><p>作者：温叙 2018-03-21</p>"
    )
    for day, source in ((21, "澄川日报"), (22, None)):
        assert extract_article(head.format(day) + as_paragraphs(STORY), url=URL).source == source


def test_below_the_story_it_may_stand_between_an_author_and_an_editor():
    row = "<p>作者： 温叙 来源： <a href='/'>澄川日报</a> 编辑： 季小满</p>"
    assert read(f"{as_paragraphs(STORY * 3)}{row}", meta="2018-03-21 09:47").source == "澄川日报"


def test_a_headline_that_ends_as_an_office_is_none():
    title = "伤者拿到赔偿款 锦旗送到执行局"
    meta = "作者：温叙 发布时间：2018-03-21 09:47"
    article = read(f"{as_paragraphs(STORY * 3)}<p>来源：澄川市人民法院</p>", title=title, meta=meta)
    assert article.source == "澄川市人民法院"


def test_one_with_a_label_below_the_story_comes_before_the_sites_own_name_beside_the_date():
    row = "<p>来源：澄川报　　作者：温叙　　编辑：季小满</p>"
    for meta, source in (("2018年3月21日　澄川新闻", "澄川报"), ("2018年3月21日　澄川晚报", "澄川晚报")):
        assert read(f"{as_paragraphs(STORY * 3)}{row}", meta=meta).source == source


def test_one_with_a_label_below_the_headline_counts_where_a_calendar_at_the_pages_head_gives_the_day():
    pages = "".join(f"<p><a href=p{n}.htm>A0{n}版：要闻</a></p>" for n in range(1, 7))
    head = f"<div>2018-03-21 星期三</div><div>A02版：要闻</div>{pages}<h2>三百市民城北种树</h2>"
    html = f"{head}<p>日期：03-21　作者：温叙　来源：澄川日报</p>{as_paragraphs(STORY)}"
    article = extract_article(html, url="https://www.yybnet.net/1.html")
    assert (article.date, article.source) == ("2018-03-21", "澄川日报")


def test_below_the_story_it_may_stand_behind_a_label_with_no_name():
    row = "<p>作者： 来源： <a href='/'>澄川日报</a> 编辑： 季小满</p>"
    assert read(f"{as_paragraphs(STORY * 3)}{row}", meta="2018-03-21 09:47").source == "澄川日报"


@pytest.mark.parametrize("row", ["资料来源：澄川市统计局", "来源：澄川市统计局"])
def test_whose_the_figures_among_the_paragraphs_are_says_nothing_of_the_article(row):
    story = as_paragraphs((*STORY * 2, row, *STORY))
    assert read(story, meta="2018-03-21 09:47").source is None
    assert read(story, meta="2018-03-21 09:47 澄川新闻").source == "澄川新闻"


@pytest.mark.parametrize(
    "rows",
    ["<li><a>关注</a></li><li>381文章</li><li>127万总阅读</li>", "<li>企业/组织</li><li>无</li><li>1.2万粉丝</li>"],
)
def test_the_account_whose_card_stands_above_the_headline_is_one_where_the_meta_line_names_none(rows):
    card = f"<div><h4><a href='/u/7'>灶台边的老树</a></h4><ul>{rows}</ul></div>"
    for meta, source in (("2018-03-21 09:47", "灶台边的老树"), ("2018-03-21 09:47 来源：澄川日报", "澄川日报")):
        html = (
            f"<title>三百市民城北种树_搜鱼网</title>{card}<h1>三百市民城北种树</h1><p>{meta}</p>{as_paragraphs(STORY)}"
        )
        assert extract_article(html, url="https://www.example.com/7.html").source == source


def test_in_a_card_of_four_fields_its_label_may_stand_far_above_the_date():
    fields = {"信息来源": "澄川电网报", "作者": "温小叙 林声", "发布日期": "2018-03-21", "字号": "大"}
    card = f"<dl>{''.join(f'<dt>{label}</dt><dd>{value}</dd>' for label, value in fields.items())}</dl>"
    assert read(as_paragraphs(STORY[1:]), meta=card).source == "澄川电网报"


def test_an_account_stands_before_the_button_that_follows_it():
    meta = "<div><a href='/u/7'>灶台边的老树</a><a href='/u/7/follow'>关注</a></div><p>2018-03-21 09:47</p>"
    assert read(as_paragraphs(STORY[1:]), meta=meta).source == "灶台边的老树"


def test_neither_a_caption_nor_a_subhead_is_one_where_the_date_stands_below_the_story():
    caption = "<p><img src=/u/a.jpg></p><p>城北一处已经关闭的旧苗圃</p>"
    story = f"<p>{STORY[1]}</p><p>{STORY[2]}</p><h2>居民态度谨慎</h2><p>{STORY[1]}</p>"
    date = "<ul><li>日期 21.03.2018</li><li>作者 温叙</li></ul>"
    page = f"<html><body><h1>三百市民城北种树</h1>{caption}{story}{date}</body></html>"
    article = extract_article(page, url="https://www.example.com/7.html")
    assert (article.source, article.date) == (None, "2018-03-21")


@pytest.mark.parametrize(
    ("below", "source"),
    [
        ("澄川市融媒体中心", "澄川市融媒体中心"),
        ("澄川晚报　记者 温叙</p><p>声明：本文由作者上传，内容仅代表其个人观点。", "澄川晚报"),
        ("网络", "灶台边的老树"),
    ],
)
def test_an_outlet_with_a_label_below_the_story_comes_before_an_account(below, source):
    rows = f"<p>来源：{below}</p><p>编辑：季小满</p>"
    meta = "<p><a href='/u/7'>灶台边的老树</a></p><p>2018-03-21 09:47</p>"
    assert read(f"<div>{as_paragraphs(STORY * 3)}{rows}</div>", meta=meta).source == source


def test_and_before_a_public_account():
    rows = as_paragraphs((*STORY * 3, "来源：澄川市融媒体中心", "编辑：季小满"))
    assert read(rows, meta="澄川发布 2018-03-21 09:47").source == "澄川市融媒体中心"


@pytest.mark.parametrize(
    "beside",
    [
        "最后更新 2018-03-21 09:47",
        "2018年3月21日 星期三 农历戊戌年二月初五 今日8版",
        "<p>事件编号</p><p>2018-03-21 09:47</p>",
    ],
)
def test_what_a_date_is_of_is_no_outlet(beside):
    page = f"<html><body><h1>三百市民城北种树</h1><div>{beside}</div>{as_paragraphs(STORY)}</body></html>"
    assert extract_article(page, url=URL).source is None


def test_the_headline_of_another_article_beside_a_date_is_none():
    link = "<h2><a href='/chengchuan/news/201803/3399001.html'>渡口的茶摊开张</a></h2>"
    page = f"<html><body><h1>三百市民城北种树</h1>{link}<div>2018-03-21 09:47</div>{as_paragraphs(STORY)}</body></html>"
    assert extract_article(page, url=URL).source is None


@pytest.mark.parametrize(
    ("meta", "source"),
    [
        ("来源：图书馆 校团委 2018-03-21 09:47", "图书馆 校团委"),
        ("来源：澄川日报 校团委 2018-03-21 09:47", "澄川日报"),
        ("来源：图书馆 温叙 2018-03-21 09:47", "图书馆"),
        ("2018-03-21 来源：澄川大学<a>大</a><a>中</a><a>小</a>", "澄川大学"),
        ("2018-03-21 09:47 <a href='/g/15'>金牌会员</a>", None),
    ],
)
def test_two_offices_are_one_source_and_neither_buttons_nor_users_are_part_of_it(meta, source):
    assert read(as_paragraphs(STORY), meta=meta).source == source


def of_no_month(story: str, meta: str) -> str | None:
    """The source of a page whose address says nothing of its month."""
    return extract_article(page(story, meta=meta, below=""), url="https://news.example.com/a/1.html").source


def test_beside_a_day_without_its_year_it_may_stand_in_an_element_of_its_own():
    meta = "<span>澄川县融媒体中心</span><span>03-21 09:47</span><span>阅读 2万+</span>"
    assert of_no_month(as_paragraphs(STORY), meta) == "澄川县融媒体中心"


def test_one_with_a_label_below_the_story_comes_before_an_account_beside_a_day_without_its_year():
    meta = "<p><a href='/u/7'>岭江法治在线</a></p><p><span>03-21 09:47</span><span>官方账号</span></p>"
    assert of_no_month(as_paragraphs(STORY), meta) == "岭江法治在线"
    assert of_no_month(f"{as_paragraphs(STORY)}<p>（来源：澄川日报 记者：温叙）</p>", meta) == "澄川日报"


@pytest.mark.parametrize("name", ["Chengchuan Daily News", "LJC News", "China Daily"])
def test_words_in_latin_letters_are_one_name_whatever_the_next_one_could_be(name):
    assert read(as_paragraphs(STORY), meta=f"2018-03-21 09:47 来源：{name}").source == name
    assert read(as_paragraphs(STORY), meta=f"来源：{name} 温叙 2018-03-21 09:47").source == name


def test_dots_of_another_kind_part_a_name_from_the_day_behind_it():
    article = read(as_paragraphs(STORY), meta="来源：澄川日报‧2018‧03‧21‧")
    assert (article.source, article.date) == ("澄川日报", "2018-03-21")


def test_the_button_of_a_picture_beside_the_day_is_no_outlet():
    assert of_no_month(as_paragraphs(STORY), "2018-03-21 <span>放大圖片</span>/<span>字體</span>") is None


@pytest.mark.parametrize("moment", ["3小時前", "剛剛"])
def test_beside_a_moment_that_is_not_read_in_traditional_characters_as_well(moment):
    assert of_no_month(as_paragraphs(STORY), f"澄川日報　{moment}") == "澄川日報"


def test_words_of_a_link_behind_an_outlet_are_none_of_it():
    assert read(as_paragraphs(STORY), meta="2018-03-21 09:47 来源：荆江网 进入河湾社区").source == "荆江网"


def test_what_is_as_long_as_a_sentence_is_no_outlet():
    name = "澄川市城北街道办事处信息中心与澄川市林业局春季植树指挥部联合宣传报道组及城北苗圃办公室"
    assert read(as_paragraphs(STORY), meta=f"来源：{name} 2018-03-21 09:47").source is None
