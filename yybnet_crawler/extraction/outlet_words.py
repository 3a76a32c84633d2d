"""The words of an outlet's name, and of what stands beside one. Part of the table in `words.py`."""

from typing import Final

from yybnet_crawler.extraction.head_words import BUTTON
from yybnet_crawler.extraction.word_groups import ANYWHERE, WHOLE, Group, listed


def _ends(words: str) -> dict[str, str]:
    """Endings of names, each with a name that needs it."""
    return {word: f"铜川{word}" for word in listed(words)}


# How an outlet's name ends: a printed one's, one that no further word goes on with, any.
_OF_PRESS: Final = _ends("报 周刊 杂志")
_COMPLETE: Final = _ends("网 在线 新闻 发布 资讯 频道 委员会 办公室 政府 局 厅")
PRESS: Final = Group("press", WHOLE, 40, {**_OF_PRESS, **_ends("社 电视台 广播电台")}, ".+%s")
OUTLET: Final = Group(
    "outlet",
    WHOLE,
    40,
    {
        **_OF_PRESS,
        **_COMPLETE,
        **_ends("社 台 融媒 融媒体中心 传媒 广播 电视 消息 之窗 论坛 通讯 发改委 学会"),
        r"[\u4e00-\u9fff]{2}客户端": "看铜川客户端",
        r"[\u4e00-\u9fff]{2}(?:APP|App)": "看铜川APP",
    },
    ".*%s",
)
COMPLETE: Final = Group(  # 中国社|会科学报 goes on
    "complete outlet",
    WHOLE,
    40,
    {
        **_OF_PRESS,
        **_COMPLETE,
        "(?:新华|中新|通讯|出版|报)社": "铜川报社",
        "(?:电视|广播|电)台": "铜川电视台",
    },
    ".+%s",
)
REST_OF_NAME: Final = Group(  # 人民网|陕西频道, 新华社|（客户端）, 新华社|·陕西
    "rest of an outlet",
    WHOLE,
    40,
    {
        **{word: f"看{word}" for word in listed("客户端 公众号 频道 版 站")},
        "融媒体中心": "县融媒体中心",
        "(?:电视|广播电)台": "电视台",
        "杂志社": "杂志社",
    },
    r"[（(]?.{0,3}%s[)）]?|[·－-].*|[（(][\u4e00-\u9fff]+[)）]",
)
STAFF: Final = "(?:全媒体|融媒体?|首席|特约|见习|实习)?[记記]者"  # behind an outlet's name
NO_OUTLET: Final = Group(  # beside a date without a label
    "no outlet",
    WHOLE,
    40,
    {
        "原创": "原创",
        "[—－-].*": "——春灌见闻",
        "字数.*": "字数12",
        ".*正文": "新闻正文",
        "(?:综合|图文|即时|现场|特约)?报[道导]": "综合报道",
        r"[\u4e00-\u9fff]{2,4}报导": "澄川报导",  # from where; 21世纪经济报道 is a paper
        "我要.*": "我要说",
        ".*提供": "古城基金会提供",
        "(?:多媒体|手机|网络)?(?:数字报刊?|电子[报版])": "多媒体数字报",
        "优质.*": "优质作品",
        ".*(?:爱好者|创作者|会员)": "物流领域爱好者",  # what an account calls itself
        ".*有限公司": "铜川传媒有限公司",
        "(?:手机|新闻|移动|官方)?(?:客户端|APP|App)": "手机客户端",
        r"https?:.*|www\..*": "www.铜川",
        r"[\w.-]+\.(?:com|cn|net|org).*": "新闻yybnet.net",
        r"[\d\W_a-zA-Z]*": "12/30",
        r"\d+[年月日号].*": "2018年",
        "总?第.{1,5}[期版].*": "第412期",
        r"\d+\s?[\u4e00-\u9fff]{0,3}[次人条赞]": "1206观看次",
        r".*\d%.*": "利率降到12%",
        "星期.": "星期二",
        "农历.*": "农历乙未年七月初六",
        "最[后近]更新": "最后更新",
        "(?:发生|访问|拦截|请求)时间": "发生时间",
        "版面.{2}": "版面导航",
        r".{0,4}\d版": "今日8版",
        ".{0,4}编号": "事件编号",
        "[^属]{0,8}属地.*": "IP 属地陕西",
        "周.": "周二",
        ".*[:：].*": "地区：铜川",
        r"\w{1,7}(?:省|[^都]市|自治[区州县]|特别行政区)": "陕西省",  # 发布于：陕西省
        r"\d{1,2}[.、].*": "1.水渠修好了",  # in a list
        r".*[\u4e00-\u9fff]\s\d+.*": "主题 12 帖子 34",
    },
)
NEVER_IN_OUTLET: Final = Group(
    "never in an outlet's name",
    ANYWHERE,
    40,
    {
        **{word: f"铜川{word}" for word in listed("作者 认证 编辑 责编 记者 通讯员 实习生 摄影")},
        "官方[账帐]号": "铜川官方账号",
        BUTTON.expression: "收藏 12",
        **{
            word: f"{word}12"
            for word in listed(
                "跟帖 跟贴 参与 阅读 浏览 点击 次数 登录 注册 字号 字体 字型 字级 网址 下载 收听 听新闻 转发"
            )
        },
    },
)
BESIDE_DATE: Final = Group(  # 发布时间：, 发布于, 浏览 12 次, and the fields with what stands in them
    "beside a date",
    ANYWHERE,
    140,
    {
        word: f"{word}：12"
        for word in listed("作者 编辑 责编 记者 审核 校对 字号 字体 分享 分享到 评论 分类 栏目 频道 标签 关键词")
    },
    r"来自\s?(?=[\u4e00-\u9fff])|(?:发布|发表|更新|出版|上传|创建|录入|编辑|采编|文章)?(?:日期|时间|于)\s*[:：]?"
    r"|(?<![\u4e00-\u9fff])(?:发布|发表|更新)于?"
    r"|(?:浏览|阅读|点击|访问|查看)(?:次数|量|数)?\s*[:：]?\s*\d*\s*次?"
    r"|%s\s*[:：].*",
)
OF_ACCOUNT: Final = Group(  # how much an account has published, below its name
    "count of an account",
    WHOLE,
    16,
    {word: f"12万{word}" for word in listed("文章 总阅读 粉丝 作品")},
    r"\d[\d.,]*\s?[万亿]?\s?篇?%s",
)
COUNTER: Final = r"\d|[有共]\s?\d|[有共]$"  # <a>快科技</a><a>0条评论</a>, 有1203人参与

OUTLETS: Final = (PRESS, OUTLET, COMPLETE, REST_OF_NAME, NO_OUTLET, NEVER_IN_OUTLET, BESIDE_DATE, OF_ACCOUNT)
