"""The kind of each line, and whether it is sure."""

import pytest

from yybnet_crawler.extraction.marks import TEXT, Kind, Mark, Marks
from yybnet_crawler.extraction.page import read_page
from yybnet_crawler.extraction.words import is_foot


def mark(html: str, channel: str = "") -> Mark:
    lines = read_page(f"<body>{html}</body>", "https://www.yybnet.net/").lines
    marks = Marks(lines)
    marks.know_channel([channel] if channel else [])
    return marks[lines[0]]


@pytest.mark.parametrize(
    ("text", "kind", "sure"),
    [
        ("新闻推荐", Kind.LABEL, True),
        ("【相关新闻】更多>>", Kind.LABEL, True),
        ("相關新聞：", Kind.LABEL, True),
        ("国内新闻", Kind.LABEL, False),
        ("评论：（老桥修好了）", Kind.COMMENT, False),
        ("澄川新闻,新鲜有料。一条街的热闹。", Kind.SLOGAN, False),
        ("霁城新闻，灯火人家。走得再远，心里也有一个霁城县。", Kind.SLOGAN, False),
        ("本报记者 温叙 摄", Kind.CREDIT, True),
        ("本报记者 温叙 摄于2018年1月9日", Kind.CREDIT, True),
        ("新华社发（温叙 摄）", Kind.CREDIT, True),
        ("（指导老师 温叙）", Kind.CREDIT, True),
        ("优秀指导教师：温叙 沈卓", Kind.TEXT, True),
        ("本报编辑部", Kind.CREDIT, True),
        ("温叙", Kind.SIGNATURE, False),
        ("河湾小学三年级(2)班 温叙", Kind.SIGNATURE, False),
        ("（下转第二版）", Kind.POINTER, True),
        ("■A03、06版", Kind.POINTER, True),
        ("(B)(16)", Kind.POINTER, True),
        ("（2）（3）", Kind.POINTER, True),
        ("③5", Kind.POINTER, True),
        ("字号：大 中 小", Kind.TOOLS, True),
        ("打开", Kind.TOOLS, False),
        ("+2", Kind.TOOLS, False),
        ("（原标题：渠水来了）", Kind.ORIGINAL_TITLE, True),
        ("免责声明：本站所载内容不代表本站观点。", Kind.NOTE, False),
        (
            f"澄川汇声明：文中观点不代表本站立场。{'投资决策需建立在独立思考之上，' * 12}交易风险自担。",
            Kind.NOTE,
            False,
        ),
        ("更多相关资讯请关注：雾岛来信专区", Kind.NOTE, False),
        ("更多报道详见：澄川植树", Kind.NOTE, False),
        ("作者简介：半山，写字的人，专栏作者。", Kind.NOTE, False),
        ("河湾|水渠|春灌", Kind.NOTE, False),
        ("本文为澄川频道原创文章，转载请附上出处。", Kind.NOTE, False),
        ("-我要爆料-线索请拨打 12345，或关注本报微信", Kind.NOTE, False),
        ("https://www.yybnet.net/", Kind.ADDRESS, True),
        ("2018-03-21", Kind.DATE, False),
        ("扫码在手机上看", Kind.HINT, False),
        ("社会新闻 2小时前", Kind.META, False),
        ("下一则", Kind.FOOT, False),
        ("打开澄川日报App，阅读全文", Kind.ADVERTISEMENT, False),
        ("澄川日报App:立即下载，每天一份", Kind.ADVERTISEMENT, False),
        ("訂閱電子報，每天早上看家鄉", Kind.ADVERTISEMENT, False),
        ("每日讯记者 温叙 实习记者 林声 每日讯编辑 季小满", Kind.CREDIT, True),
    ],
)
def test_a_line_by_its_words(text, kind, sure):
    found = mark(f"<p>{text}</p>")
    assert (found.kind, found.sure) == (kind, sure)


@pytest.mark.parametrize(
    "text",
    [
        "苗圃主任说，今年先种耐旱的侧柏，一步也不能省。",
        "未经批准不得擅自占用城市道路。",
        "三年后验收",
        "老桥修好是三十年前的事",
        "那是3天前",
        "5天前",
        "（渠长3.2公里，去年十月动工。）",
        "1,200",
        "——河湾村春灌见闻",
    ],
)
def test_what_is_text(text):
    assert mark(f"<p>{text}</p>") == TEXT


def test_the_last_crumb_names_the_slogan():
    line = "<p>澄川人物，写你写我写街坊。</p>"
    assert mark(line) == TEXT
    assert mark(line, "澄川人物").kind is Kind.SLOGAN


def test_links_with_bars_between_are_links_and_a_linked_sentence_is_none():
    assert mark("<p><a href=/a>渡口的茶摊</a> | <a href=/b>霁城老桥</a></p>").kind is Kind.LINKS
    assert mark("<p><a href=/a>渡口的茶摊又开张了，过路人花两块钱，就能在凉棚下坐上半天。</a></p>") == TEXT


def test_an_item_of_a_list_is_a_link_with_outlet_and_day_behind_it():
    assert mark("<p><a href=/a>渡口的茶摊</a>澄川县融媒体中心 2018-01-09</p>").kind is Kind.LINKS
    assert mark("<p>树苗从<a href=/a>石滩</a>运来 2018-01-09</p>") == TEXT
    assert mark("<p><a href=/a>附件1</a>报名表 2018-01-09</p>") == TEXT
    assert mark("<p><a href=/a>澄川队</a>客场力克石滩队 98-87</p>") == TEXT


def test_a_label_with_a_link_behind_it_keeps_its_words_as_printed():
    assert mark("<p>【新聞推薦】<a href=/a>渡口的茶摊</a></p>").label == "新聞推薦"


def test_two_words_of_a_pages_foot_in_one_line_could_be_a_verse():
    assert is_foot("关于我们 - 联系我们 - 版权声明")
    assert not is_foot("广告-投稿")
