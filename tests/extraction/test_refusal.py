"""A page that is no article: why, what was read of it before, and that it travels between processes."""

import pickle

import pytest

from tests.extraction.invented_page import LEADS, STORY, URL, as_paragraphs, page, read
from yybnet_crawler import NotAnArticle, extract_article
from yybnet_crawler.extraction.reading import Draft


def refusal(body: bytes | str) -> NotAnArticle:
    with pytest.raises(NotAnArticle) as refused:
        extract_article(body, url=URL)
    return refused.value


def test_it_can_be_pickled():
    refused = refusal(page(""))
    again = pickle.loads(pickle.dumps(refused))
    assert (again.code, again.reason, again.url, str(again)) == (
        refused.code,
        refused.reason,
        refused.url,
        str(refused),
    )


def test_it_carries_what_was_read():
    draft = refusal(page("")).draft
    assert isinstance(draft, Draft)
    assert draft.head is not None
    assert draft.head.meta_line.source.value == "澄川日报"


def test_what_is_no_page_has_nothing_to_carry():
    assert refusal(b"%PDF-1.4").draft is None


def test_a_story_of_replacement_characters_is_no_record():
    broken = tuple("\ufffd" * len(line) + "。" for line in STORY)
    assert refusal(page(as_paragraphs(broken))).code == "garbled"


def test_a_few_of_them_are_no_reason():
    assert extract_article(page(as_paragraphs((STORY[0] + "\ufffd", *STORY[1:]))), url=URL).body[1:] == list(STORY[1:])


def test_a_word_for_a_day_dates_no_login_form():
    form = "<p>登录后才能继续访问</p><p>用户名：<input></p><span>昨天</span><p>密码：<input type=password></p>"
    html = f"<title>地方网</title><body><h1>用户登录</h1><form>{form}<p>忘记密码？</p></form></body>"
    with pytest.raises(NotAnArticle, match="login"):
        extract_article(html, url=URL, fetched_at="2018-04-01T10:00:00+08:00")


def test_a_form_to_log_in_with_beside_a_short_story_is_one_of_the_sites_head():
    form = "<form style='display:none'>用户名：<input>密码：<input type=password></form>"
    story = (
        *STORY[1:],
        "树种下去第三天，城北下了一场透雨，主任说这场雨抵得上十个人浇一上午的水，今年的树算是有了着落。",
        "他还记得十年前的那个春天。",
    )
    html = f"<title>三百市民城北种树</title>{form}<h1>三百市民城北种树</h1>{as_paragraphs(story)}"
    assert extract_article(html, url="https://www.example.com/7.html").body == list(story)


def test_a_listing_with_a_heading_below_its_list_has_no_story():
    titles = ("停水公告", "树苗出圃", "路灯亮了", "老桥修好了")
    items = "".join(
        f"<li><a href='/chengchuan/news/201803/33990{n}.html'>{title}</a> 2018-03-2{n}</li>"
        for n, title in enumerate(titles, 1)
    )
    html = f"<title>澄川新闻</title><body><h1>澄川新闻</h1><ul>{items}</ul><h2>周边</h2><p>关于我们</p></body>"
    assert refusal(html).code == "listing"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("该文章已被删除，或因版权原因无法显示。", "error_page"),
        ("应权利人要求，本文已下架。如有疑问，请联系本站客服。", "error_page"),
        ("该文章正在审核中，暂时无法查看，请稍后再来。", "error_page"),
        ("应供稿单位要求，此稿件已作撤稿处理。给您阅读带来不便，敬请谅解。", "error_page"),
        ("稿件正在编辑复核，暂不提供浏览，请您过后再来。", "error_page"),
        ("还有 92% 的内容未显示", "error_page"),
        ("请登录后查看全文", "login"),
        ("该文章已被作者删除", "error_page"),
        ("很抱歉，您的访问被阻断。", "error_page"),
        ("我们检测到您的网络中有异常访问请求，请按提示操作。", "error_page"),
        ("地方网客户端", "no_body"),
        ("本文为付费内容，剩余87%", "login"),
        ("您当前未订阅本报，无法阅读该篇报道。", "login"),
        ("按住滑块，拖动到最右边", "no_body"),
        ("您要看的内容仅在APP内提供。", "error_page"),
        ("nginx/1.14.0", "no_body"),
        ("cn.local.cms.ArticleDao.load(ArticleDao.java:88)", "error_page"),
        ("#0 /www/core/Driver.class.php(114)", "error_page"),
        ("正在加载中，请稍候…", "no_body"),
        ("您的浏览器不支持视频播放，请升级浏览器。", "no_body"),
        ("正在努力加载正文，请稍候……", "no_body"),
        ("{$content}", "no_body"),
        ("[!--newstext--]", "no_body"),
        ("null", "no_body"),
        ("……", "no_body"),
    ],
)
def test_what_stands_in_for_a_story_below_its_headline_and_meta_line_is_none(words, code):
    assert refusal(page(as_paragraphs((words,)))).code == code


def test_a_story_may_name_the_file_of_a_program_and_its_headline_not_its_warning():
    rows = (STORY[0], "程序里的main.py:12一行是关键。", *STORY[1:])
    assert read(as_paragraphs(rows)).body == list(rows)
    rows = (*STORY, "local.Dao.load(Dao.java:88)")
    assert read(as_paragraphs(rows)).body == list(rows)
    warning = "Warning: mysql_connect(): Too many connections in /data/inc/db.php on line 31"
    assert refusal(page(as_paragraphs(("数据库连接失败，请联系管理员。",)), title=warning)).code == "no_body"


def test_two_paragraphs_that_break_off_about_two_links_are_a_story():
    rows = [f"{line.rstrip('。')}……" for line in STORY[1:]]
    links = "".join(f"<li><a href='/a/news/201801/{n}.html'>渡口的灯</a></li>" for n in (1, 2))
    assert read(f"<div><p>{rows[0]}</p><div>相关阅读</div><ul>{links}</ul><p>{rows[1]}</p></div>").body == rows


def test_paragraphs_that_are_links_as_a_whole_are_a_story():
    rows = [f"<p><a href='https://paper.example/1.html'>{line}</a></p>" for line in STORY]
    assert read(f"<div>{''.join(rows)}</div>").body == list(STORY)


def test_a_wall_may_have_a_form_below_it():
    rows = ("您需要登录后才可以查看本文", "用户名：", "密 码：", "下次自动登录")
    assert refusal(page(as_paragraphs(rows))).code == "login"


def test_paragraphs_that_are_all_cut_below_links_are_teasers_and_lines_of_links_a_listing():
    teasers = (
        "惊堂木一拍，满屋的嗡嗡声就静了下来，今天要讲的是一段...",
        "从接到电话到出水，前后只用了四分钟，镇上的消防站...",
        "自下月起实行新的列车运行图，开往省城的动车组每日增开两对...",
    )
    items = [f"<p><a href='/a/news/201801/{n}.html'>渡口的灯</a></p><p>{text}</p>" for n, text in enumerate(teasers, 1)]
    assert refusal(page("".join(items))).code == "listing"
    assert read(as_paragraphs(teasers)).body == list(teasers)
    links = tuple(
        f"{province}：<a href='/a/'>榕州</a> <a href='/b/'>南坡海渡</a>" for province in ("南江", "北塬", "川溪")
    )
    assert refusal(page(as_paragraphs(links))).code == "listing"


@pytest.mark.parametrize(
    "story",
    [
        ("“您访问的页面不存在”，这是不少村民打开村务公开网时看到的一句话。",),
        ("昨天，市政府网站的一篇文章已被删除，网友追问原因。",),
        ("本报讯 请登录“种树人”小程序，就能认养城北的一棵树。",),
        ("页面不存在", "我把它关上", "又打开", "窗外的树还在"),
        ("截至昨日，全市秋粮收割剩余10%，预计周末前结束。",),
        ("即日起，市公交集团月票仅在APP办理，窗口不再受理。",),
        ("水文站监测到异常流量，沿河居民请注意安全。",),
        ("全省歌手赛在城北开唱，市民可在地方网客户端观看。",),
        ("市民购买会员可享受免费停车，办理地点在城北体育馆一楼。",),
        ("树苗到了……", "他没有说话……"),
        ("您访问的页面不存在——市民在网站上点开认树的栏目，看到的都是这句话。（记者 温叙）",),
    ],
)
def test_news_of_few_words_may_tell_of_such_pages(story):
    assert extract_article(page(as_paragraphs(story)), url=URL).body == list(story)


def test_the_portals_labels_in_one_row_are_no_story():
    labels = "<div>相关新闻： 猜你喜欢：</div>"
    assert refusal(page("", below=labels)).code == "no_body"


def unsigned(title: str, *story: str, below: str = "") -> str:
    """A page with neither newspaper nor day."""
    return f"<title>{title}</title><body><h1>{title}</h1>{as_paragraphs(story)}{below}</body>"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("页面已搬家", ("您要看的频道搬到了新地方，五秒后带您前往，如浏览器没有反应，请点此直达。",)),
        ("请选择您的家乡", ("热门：澄川 河湾", "岚江 石桥 渔港")),
        ("写信给我们", ("您的姓名：", "您的电话：", "您想说的话：", "我们会在三天内回信。")),
        ("乡亲们说", ("这座桥早该修了。",)),
    ],
)
def test_few_words_are_no_article_where_neither_paper_nor_day_nor_writer_is_named(title, words):
    assert refusal(unsigned(title, *words)).code == "no_body"


@pytest.mark.parametrize(
    "html",
    [
        unsigned("苗圃的门", "苗圃的门开了。", "2018年3月21日，苗圃开放，市民可以进去走走。"),
        unsigned("苗圃的门", "苗圃的门开了。", below="<p>责任编辑：沈卓</p>"),
        unsigned("苗圃的门", "苗圃的门开了。").replace("<div>", "<div><p><img src='/t.jpg' width=500></p>", 1),
        unsigned("苗圃的门", "苗圃的门开了。").replace("</h1>", "</h1><p>时间：刚刚</p>"),
    ],
)
def test_few_words_with_a_day_an_editor_or_a_picture_are_an_article(html):
    assert extract_article(html, url=URL).title == "苗圃的门"


@pytest.mark.parametrize(
    "visit", ["请刷新页面；您是网站管理员的，请登录服务器查看。", "您访问的域名未备案，请站长登录办理。"]
)
def test_a_notice_that_speaks_of_a_visit_is_no_article_though_it_is_long_or_dated(visit):
    assert refusal(unsigned("连接超时", visit, below="<p>2018-03-21 09:47</p>")).code == "error_page"
    assert refusal(unsigned("连接超时", *[f"您看第{n}条：{visit}" for n in range(1, 6)])).code == "error_page"


@pytest.mark.parametrize("title", ["关于我们", "免责声明", "地方网"])
def test_what_the_site_says_of_itself_is_no_article(title):
    html = unsigned(title, "我们从各地报纸中挑选与乡亲们生活有关的内容，按省、市、县编排。")
    assert refusal(html.replace(f"<title>{title}", f"<title>{title}_家乡新闻")).code == "no_body"


@pytest.mark.parametrize(
    "story",
    [
        ("昨天，市里的图书馆换了新系统，借书不用再排队。",),
        ("（记者 温叙）市里的网站换了域名，老的网址还能打开，页面也好认了。",),
        ("".join(f"第{n}棵树的样子在网站上和客户端里都找得到，它浇了{n}桶水。" for n in range(1, 20)),),
    ],
)
def test_news_that_no_paper_is_named_for_is_an_article(story):
    assert extract_article(unsigned("三百市民城北种树", *story), url=URL).body[0] == story[0]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "502 Bad Gateway",
            "503 Service Temporarily Unavailable",
            "Backend fetch failed",
            "Index of /chengchuan/news/",
        ),
        *("访问过于频繁，请稍后再试", "网站暂时关闭", "没有找到站点", "恭喜，站点创建成功！", "地方网", "yybnet.net"),
    ],
)
def test_an_answer_of_a_server_that_prints_a_day_is_no_article(title):
    html = f"<title>{title}</title><body><h1>{title}</h1><p>Please try again in a few minutes, thank you.</p>"
    assert refusal(html + "</body></html>").code in ("error_page", "listing")
    if title not in ("地方网", "yybnet.net"):
        assert refusal(f"{html}<p>2018-03-21 09:47</p></body></html>").code == "error_page"


@pytest.mark.parametrize(
    "item",
    [
        "<h3>{link}</h3><p>苗圃主任说，{day}先种耐旱的侧柏，坑要挖深，水要浇透...</p><p>澄川日报 {day} 09:47</p>",
        "<p>{link} 澄川日报 {day} 标签：<a href='/t/'>树</a></p>",
    ],
)
def test_a_list_of_teasers_each_with_its_date_is_a_listing(item):
    link = "<a href='/chengchuan/news/201803/339900{n}.html'>第{n}批树苗出圃了</a>"
    items = "".join(item.format(link=link.format(n=n), day=f"2018-03-2{n}") for n in range(1, 6))
    html = f"<title>澄川新闻</title><body><h1>澄川新闻</h1>{items}</body></html>"
    assert refusal(html).code == "listing"


def test_a_list_of_related_articles_with_their_dates_may_stand_in_a_story():
    link = "<a href='/chengchuan/news/201803/339900{n}.html'>第{n}批树苗出圃了</a>"
    items = "".join(f"<li>{link.format(n=n)} 2018-03-1{n}</li>" for n in range(1, 4))
    html = page(f"<div><p>{STORY[0]}</p><ul>{items}</ul><p>{STORY[1]}</p></div>")
    assert extract_article(html, url=URL).body == list(STORY[:2])


def test_a_chronicle_with_links_in_it_is_a_story():
    days = [f"2018-03-2{n}：{line}" for n, line in enumerate((*STORY, STORY[1]))]
    link = "<p>详见<a href='/chengchuan/news/201803/3399001.html'>树苗出圃了</a>一文。</p>" * 2
    html = page(as_paragraphs(tuple(days)).replace("</div>", link + "</div>"))
    assert extract_article(html, url=URL).body[:4] == days


def test_a_channels_listing_of_long_teasers_is_one():
    link = "<a href='/chengchuan/news/201803/339900{n}.html'>第{n}批树苗出圃了</a>"
    item = f"<h2>{link}</h2><p>{{text}}</p><div>2018-03-1{{n}}</div>"
    items = "".join(
        item.format(n=n, text=f"本报讯（温叙）苗圃主任说，第{n}批先种耐旱的侧柏，坑要挖深。") for n in range(1, 7)
    )
    trail = "<div>地方网 &gt; 岚江 &gt; 澄川市 &gt; 澄川新闻</div>"
    assert refusal(f"<title>澄川新闻</title><body>{trail}<h1>澄川新闻</h1>{items}</body>").code == "listing"


def test_errors_of_a_script_in_the_storys_place_are_no_story():
    errors = "Warning: mysql_fetch_array() expects parameter 1 to be resource in /data/inc/show.php on line 214"
    assert refusal(page(as_paragraphs((errors, errors.replace("214", "238"))))).code == "no_body"


@pytest.mark.parametrize(
    "story",
    [
        "警方提醒：请勿登录陌生网站，请勿点击不明网页。市民张女士上月访问一个假网站，被骗三万元。",
        "12306网站访问量创新高，用户反映页面无法刷新。铁路部门请旅客错峰登录。",
        "市政务服务网站改版，请市民更新浏览器。",
        "昨天，售票网站访问量大，页面无法刷新，您可错峰登录。",
        "请社会各界为患病女孩捐款，登录水滴网站，浏览页面即可捐助。",
    ],
)
def test_news_of_sites_that_nobody_signed_is_an_article(story):
    html = unsigned("三百市民城北种树", story, below="<p>2018-03-21 09:47</p>")
    assert extract_article(html, url=URL).body == [story]


@pytest.mark.parametrize(
    "story", ["Warning: heavy snow expected in the city today.", "Notice: The road will be closed."]
)
def test_news_in_english_is_an_article(story):
    assert extract_article(page(as_paragraphs((story,))), url=URL).body == [story]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("树苗认养结果今日公布", "树苗认养结果今日公布，市民请登录城北苗圃网站查询。"),
        ("城北苗圃可以网上领树苗", "市民登录账号即可在网上领树苗，不再需要到城北苗圃排队。"),
        ("老人写书讲种树", "本书作者称，这本讲种树的文章，该书已下架，读者可到图书馆借阅老人写的手稿。"),
        ("老马的文章丢失", "老马写的文章，寄出去好几封都丢失了。"),
    ],
)
def test_a_paper_may_tell_in_few_words_what_a_wall_would_say(title, words):
    assert read(as_paragraphs((words,)), title=title).body == [words]


def test_a_wall_below_a_papers_headline_is_none_of_its_news():
    assert refusal(page(as_paragraphs(("请登录后查看全文",)), title="树苗认养结果今日公布")).code == "login"


def test_what_leads_to_an_application_in_the_storys_place_is_none():
    assert refusal(page(as_paragraphs(("在地方网客户端中查看，体验更佳",)))).code == "no_body"


def test_words_of_a_pages_foot_are_no_story():
    foot = "<div>关于我们 - 广告服务 - 联系我们 - 网站地图</div>"
    assert refusal(page("", below=foot)).code == "no_body"


def test_two_lines_above_the_portals_teaser_are_a_story_whatever_stands_below_its_lists():
    lines = ("1.聪 2.旦 3.泵 4.枣树", "5.向日葵 6.雨伞")
    address = "<div>地址：澄川市河湾路七号三楼</div>"
    assert extract_article(page(as_paragraphs(lines), below=LEADS + address), url=URL).body == list(lines)


def test_a_wall_that_repeats_the_headline_is_one_where_no_paper_is_named():
    words = "树苗认养结果公布，请登录后查看全文。"
    assert refusal(page(as_paragraphs((words,)), title="树苗认养结果公布", meta="2018-03-21 09:47")).code == "login"


def test_a_picture_and_nothing_else_is_an_article_where_a_paper_signs_it():
    picture = '<p><img src="/uploads/tree.jpg" width="600"></p>'
    assert extract_article(page(picture), url=URL).body == []
    assert refusal(page(picture, meta="", below="")).code == "no_body"
