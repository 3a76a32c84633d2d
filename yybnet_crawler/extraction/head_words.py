"""The words of a page's head: fields of the meta line, outlets, crumbs. Part of the table in `words.py`.

Asked with the text as printed, so in both scripts and widths where it matters.
"""

from collections.abc import Iterable
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction.word_groups import ANYWHERE, START, WHOLE, Group, any_of, listed

_LONGEST: Final = 140


def _each(words: Iterable[str], frame: str) -> dict[str, str]:
    """Words that are no expressions, each with the line that it makes in a frame."""
    return {word: frame % word for word in words}


# --- The meta line --------------------------------------------------------------------------------------------------

TEXT_KIND: Final = Group(  # 文章来源, 本文来源
    "kind of text",
    WHOLE,
    _LONGEST,
    _each(listed("本文 文章 新闻 信息 稿件 内容 消息 资料 原文 媒体"), "%s来源"),
    "%s来源",
)
ORIGIN: Final = any_of(("来源", "來源", "稿源"))
SOURCE: Final = Group(
    "label of a source",
    ANYWHERE,
    _LONGEST,
    {
        rf"{ORIGIN}(?:网站|媒体|单位|于|自)?": "来源：铜川日报",
        "来自": "来自：铜川日报",
        "(?:本文|文章)?(?:来自|转自)(?:微信)?公众号": "本文来自微信公众号：铜川发布（ID：tcfb）",
        "出处": "出处：铜川日报",
        "转自": "转自：铜川日报",
        "转贴自": "转贴自：铜川日报",
        "转载自": "转载自：铜川日报",
        "摘自": "摘自：铜川日报",
        "供稿": "供稿：铜川日报",
    },
    # 来源：铜川日报, 文章来源 | 铜川日报, 【来源】铜川日报, 来源 铜川日报. Not 图片来源, 数据来源, 水源.
    rf"(?:[【\[(（]\s*)?{TEXT_KIND.expression}?(?<![图片照频据材金入收电水])%s\s*(?:[:：]|(?<=[源自])\s*[|｜丨/／](?=\s))\s*"
    rf"|[【\[]\s*{ORIGIN}\s*[】\]]\s*[:：]?\s*"
    rf"|(?<![\w\u4e00-\u9fff]){ORIGIN}(?=[\s\u3000\xa0])\s*",
)
_MEASURE: Final = "(?:日期|时间|次数|量|数|到)"  # 发布时间, 浏览次数, 分享到
FIELD: Final = Group(
    "field of the meta line",
    WHOLE,
    _LONGEST,
    _each(
        listed(
            "作者 编辑 责编 责任编辑 记者 通讯员 发布 发表 更新 日期 时间 浏览 阅读 点击 评论 字号 字体 大小 分享 分类"
            " 栏目 标签 关键词 访问 人气 次数 查看 围观 热度 校对 审核 摄影"
        ),
        "%s：",
    ),
    rf"%s{_MEASURE}?\s*[:：]",
)
FIELD_NAME: Final = FIELD.expression + _MEASURE + "?"
BUTTON: Final = Group(
    "button of the meta line",
    WHOLE,
    _LONGEST,
    _each(listed("举报 评论 留言 投诉 纠错 分享 打印 收藏 投稿 关注 订阅 点赞 返回版面"), "我要%s"),
    r"(?:我要)?%s[\s\d()（）]*",
)
NEXT_FIELD: Final = Group(  # where a labelled name ends
    "end of a labelled name",
    ANYWHERE,
    _LONGEST,
    {
        r"[|｜丨【\[]": "铜川日报 | ",
        r"https?:|www\.": "铜川日报 www.yybnet.net",
        r"[(（](?:记者|作者|通讯员|(?:责任)?编辑)": "铜川日报（记者 温叙）",
        rf"{FIELD_NAME}\s*[:：]": "铜川日报编辑：周牧",
        rf"{BUTTON.frame % BUTTON.expression}$": "铜川日报我要评论(12)",
        "分享到": "铜川日报分享到微信",
        "扫一扫": "铜川日报扫一扫看新闻",
        "手机看": "铜川日报手机看新闻",
        "参与互动": "铜川日报参与互动 12",
        r"[(（](?:订阅|关注|进入)[)）]?$|进入[)）]?$": "铜川日报（进入）",
    },
)
FIELD_AT_SEAM: Final = Group(  # in an element of its own, glued to a name
    "field in the next element",
    START,
    _LONGEST,
    {FIELD.expression: "编辑周牧", BUTTON.expression: "举报", "我要": "我要说", "正文": "正文"},
    r"(?!发布$)%s",
)
NO_NAME: Final = Group(
    "no name behind a label",
    WHOLE,
    _LONGEST,
    {
        r"[\d\W_]*": "12",
        r"https?:.*|www\..*": "www.yybnet.net",
        rf"{FIELD.expression}.{{0,3}}[:：].*": "作者：周牧",
        "不详": "不详",
        "未知": "未知",
        "无": "无",
        r".*[:：]": "地区：",
    },
)
LIKE_BUTTONS: Final = frozenset({"新浪", "腾讯", "新浪微博", "腾讯微博"})  # outlets whose names stand on buttons, too

# --- Its date -------------------------------------------------------------------------------------------------------

PUBLISHED: Final = Group(
    "published",
    WHOLE,
    _LONGEST,
    _each(
        listed(
            "发布 发表 更新 修改 出版 上传 创建 录入 编辑 采编 文章 新闻 稿件 信息 刊发 刊登 发稿 发文 成文 添加 提交"
            " 撰写 公布 公开 生成 见报 推送 整理 转载 入库"
        ),
        "%s时间：",
    ),
    r"%s(?:日期|时间|于)?\s*[:：]?\s*",
)
DATE_LABEL: Final = rf"{PUBLISHED.expression}?(?:日期|时间|于)\s*[:：]?\s*"
UPDATED: Final = Group(
    "updated",
    WHOLE,
    _LONGEST,
    _each(listed("更新 修改 修订"), "%s时间："),
    PUBLISHED.frame,
)
# 08:22更新; not 08:22 更新时间：, which is of the next date
UPDATED_BEHIND: Final = rf"{UPDATED.expression}(?!(?:日期|时间|于)?\s*[:：])|\s+{UPDATED.expression}$"
OTHER_DAY: Final = Group(  # 今天是2018年1月9日 stands in a page's head; 活动时间：, 截止日期： are not of publication
    "another day than of publication",
    ANYWHERE,
    _LONGEST,
    {
        **_each(listed("今天 今日 现在 当前 北京时间"), "%s是"),
        **_each(listed("注册 最后登录 最后登陆 出生"), "%s："),  # who wrote in a forum
        r"[\u4e00-\u9fff](?:日期|时间)\s*[:：](?=\s*$)": "截止日期：",
    },
    r"%s(?:是|时间|日期)?\s*[:：]?\s*$",
)
OTHER_DAY_ALONE: Final = Group(  # in the row above a day: of who wrote in a forum
    "label of another day",
    WHOLE,
    12,
    {"注册(?:时间|日期)?": "注册时间", "最后登[录陆]": "最后登录", "(?:出生日期|生日)": "生日"},
    r"%s\s*:?",
)
BEHIND_DATE: Final = Group(  # what stands right behind a meta line's date; other words run on: 2018年1月5日拍摄的雪景
    "behind a date",
    START,
    _LONGEST,
    {
        FIELD.expression: "阅读",
        ORIGIN: "來源",
        **_each(listed("责 字 星期 周 礼拜 第 我要 参与 打印 收藏 举报 关注 已 共 农历 版 出版 讯"), "%s"),
    },
)
AGO: Final = r"\d{1,2}\s?(?:分钟|小时|天)前"
UNREAD_DATE: Final = Group(  # shows where the meta line is, but names no moment without a year or the time of fetching
    "date not read",
    START,
    _LONGEST,
    {
        r"(?:发布|发表|更新)?(?:日期|时间)\s*[:：]\s*\d": "发布时间：10",
        rf".{{0,20}}{AGO}$": "铜川日报 3小时前",
        r".{0,20}刚刚$": "铜川日报 刚刚",
        r".{0,20}[昨前]天(?:\s?\d\d:\d\d)?$": "铜川日报 昨天",
        r".{0,20}(?<![\d-])\d\d-\d\d\s?\d\d:\d\d$": "铜川日报 01-09 08:22",
    },
)

# --- Crumbs ---------------------------------------------------------------------------------------------------------

TRAIL_START: Final = Group(
    "start of a trail",
    START,
    _LONGEST,
    _each(listed("位置 现在 导航 所在 你在 您在 在这里"), "%s："),
    r"[^>＞：:]{0,8}%s\s*(?:是|在)?\s*[:：]?\s*",
)
HOME: Final = Group(
    "first crumb",
    WHOLE,
    20,
    {
        ".{0,6}(?:首页|主页)": "网站首页",
        r"\w{1,10}网": "地方网",
        "新闻(?:中心|频道)?": "新闻中心",
        "资讯(?:中心|频道)?": "资讯频道",
        "[Hh]ome": "Home",
    },
)
LAST_CRUMB: Final = Group(
    "last crumb",
    WHOLE,
    20,
    {
        site.ARTICLE_CRUMB: "正文",
        "(?:新闻|文章|信息|内容)?(?:详情|详细|内容)页?": "新闻详情页",
        "(?:浏览|查看|阅读)(?:文章|新闻|信息)": "浏览文章",
    },
)

# --- Headlines ------------------------------------------------------------------------------------------------------

NO_HEADLINE: Final = Group(
    "no headline",
    WHOLE,
    _LONGEST,
    {
        r".*(?:(?:当前|您的|你的|所在)位置|首页)\s*[:：>＞»\-].*": "当前位置：首页",
        rf".*[>＞»]\s*{site.ARTICLE_CRUMB}": "陕西 > 正文",
        r"https?:.*|www\..*": "www.yybnet.net",
        ".*(?:ICP|版权所有|Copyright).*": "地方网 版权所有",
        site.TAGLINE: "看家乡事,品故乡情",
    },
)
E_PAPER: Final = "(?:数字报刊?|电子[报版])"
PAPER: Final = Group(
    "newspaper",
    WHOLE,
    14,
    _each(listed("日报 晚报 早报 晨报 时报 商报 快报 大学报 网 在线 电视台 新闻"), "铜川%s"),
    rf".{{2,6}}%s[汉蒙藏维]?{E_PAPER}?",  # 内蒙古日报（汉）
)
META_LABEL: Final = Group(
    "label of a meta line",
    ANYWHERE,
    _LONGEST,
    _each(listed("来源 来源于 稿源 出处 时间 日期 作者 编辑"), "%s："),
    r"%s\s*[:：]",
)

HEAD: Final = (
    *(TEXT_KIND, SOURCE, FIELD, BUTTON, NEXT_FIELD, FIELD_AT_SEAM, NO_NAME, PUBLISHED, UPDATED, OTHER_DAY),
    *(OTHER_DAY_ALONE, BEHIND_DATE, UNREAD_DATE, TRAIL_START, HOME, LAST_CRUMB, NO_HEADLINE, PAPER, META_LABEL),
)
