"""The words of a page that is no article: an error, a login. Part of the table in `words.py`, asked as printed."""

from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction.word_groups import ANYWHERE, START, WHOLE, Group, listed

_LONGEST: Final = 120

PAGE: Final = Group(
    "what is missing",
    WHOLE,
    _LONGEST,
    {word: f"{word}不存在" for word in listed("页面 网页 文章 内容 信息 新闻 稿件 该页 资源 地址 本文 站点")},
    "%s不存在",
)
_GONE: Final = {
    "不存在": "不存在", "未找到": "未找到", "找不到": "找不到", "已(?:经)?(?:被[^。，,]{0,6})?删除": "已被作者删除",
    "已(?:经)?(?:被)?下[线架]": "已下线", "没有找到": "没有找到",
    "正在审核|审核中": "正在审核", "已(?:经)?(?:被)?撤[稿下]": "已撤稿", "已(?:经)?(?:被)?移除": "已被移除",
    "失效": "失效", "丢失": "丢失", "无法(?:显示|访问|打开|查看)": "无法显示",
}  # fmt: skip
GONE: Final = Group(
    "gone",
    ANYWHERE,
    _LONGEST,
    {word: f"网页{line}" for word, line in _GONE.items()},
    rf"{PAGE.expression}[^。，,]{{0,12}}%s",
)
NOT_FOUND: Final = Group(
    "not found",
    ANYWHERE,
    _LONGEST,
    {word: f"{line}的网页" for word, line in {**_GONE, "无法找到": "无法找到"}.items()},
    rf"%s[^。，,]{{0,8}}{PAGE.expression}",
)
ERROR: Final = Group(
    "error",
    ANYWHERE,
    _LONGEST,
    {
        r"\b404\b": "404",
        "(?i:not found)": "Not Found",
        r"(?i:(?:50[0234]|403)\s*(?:error|forbidden|bad gateway|service|gateway))": "502 Bad Gateway",
        "(?i:backend fetch failed|checking your browser)": "Backend fetch failed",
        "(?i:domain is for sale|buy this domain)": "Buy this domain",
        "(?i:^index of /)": "Index of /news/",
        "(?:服务器|系统|程序)[^。，,]{0,6}(?:错误|出错)": "服务器内部错误",
        "(?:服务器|系统|程序)[^。，,]{0,6}(?:繁忙|维护|升级)": "系统正在维护",
        "(?:网站|站点|域名)[^。，,]{0,6}(?:关闭|暂停|停用|可以转让|出售|创建成功|无法进?行?访问)": "网站暂时关闭",
        **{
            word: word
            for word in listed(
                "禁止访问 访问被拒绝 访问受限 拒绝访问 访问过于频繁 安全验证 人机验证 请完成验证"
                " 正在检查您的浏览器 已被依法拦截"
            )
        },
    },
)
LOGIN: Final = Group(
    "login",
    ANYWHERE,
    _LONGEST,
    {
        **{rf"{word}\s*登[录陆]": f"{word}登录" for word in listed("用户 会员 账号 帐号 请 请先 立即 需要 密码 快捷")},
        "登[录陆](?:后|并|账号|帐号|密码)": "登录后",
        "(?i:sign in|log in)": "Log in",
    },
)

WITHHELD: Final = Group(  # in place of a story; a story may tell so of another one
    "withheld",
    ANYWHERE,
    _LONGEST,
    {
        word: f"稿件{word}"
        for word in listed("撤稿 复核 尚未 未到 未显示 未予显示 暂不 暂时不能 不再 迁移 搬家 期限 仅限 会员")
    },
    r"(?:本文|[此该]文|文章|稿件|内容|页面|网页)[^。]{0,12}%s",
)
STAND_IN: Final = Group(
    "stand-in for a story",
    START,
    _LONGEST,
    {
        "正在[^。，,]{0,4}(?:载入|加载|跳转)": "正在跳转,请稍候…",
        "加载(?:中|失败)": "加载失败?点击重新加载",
        "(?:在|打开)[^。，,]{0,8}(?:客户端|APP|App)[中内]?(?:查看|阅读|浏览)": "在地方网客户端中查看,体验更佳",
        "浏览器[^。，,]{0,4}(?:不支持|过低|太低)": "您的浏览器不支持视频播放",
        "(?:按住|拖动)滑块": "按住滑块,拖动到最右边",
        f"^{site.NAME}(?:客户端|APP)(?:$|[,，])": f"{site.NAME}客户端",
    },
    r"[^。，,]{0,6}?%s",
)
_TO_READER: Final = r"(?=.*(?:您|本文|全文)).*?%s"  # a story may tell of these; they are said to who reads
PAID: Final = Group(  # in place of a story, or below its first words
    "paid for",
    START,
    _LONGEST,
    {
        **{word: f"本文为{word}" for word in listed("付费内容 付费阅读 付费文章")},
        **{word: f"您{word}本报" for word in listed("未订阅")},
        "(?:开通|购买|成为)会员": "开通会员,畅读全文",
        "试读(?:已)?结束": "试读已结束,订阅后阅读全文",
    },
    _TO_READER,
)
BLOCKED: Final = Group(
    "kept from the page",
    START,
    _LONGEST,
    {
        "访问[^。，,]{0,8}(?:阻断|拦截|拒绝|受限|限制)": "您的访问被阻断",
        "异常[^。，,]{0,4}(?:访问|流量|请求)": "检测到您网络中有异常访问请求",
        "仅在\\s?(?i:app)": "您要看的内容仅在APP内提供",
        "标签页为": "标签页为您汇总",
    },
    _TO_READER,
)
VISIT: Final = Group(  # a page that nobody signed and that holds several speaks of a visit to the site
    "of a visit to a site",
    ANYWHERE,
    _LONGEST,
    {
        "网[页站址]|页面|本站": "网站",
        **{
            word: word
            for word in listed(
                "访问 浏览器 登录 管理员 刷新 跳转 加载 拦截 请求 备案 域名 服务器 服务商 站长 验证码 订阅"
            )
        },
    },
)
ADDRESSED: Final = Group(  # and it speaks to its visitor
    "of a visitor",
    ANYWHERE,
    1_000,
    {word: word for word in listed("您 访客 本站")},
)
ABOUT: Final = Group(  # the headline of what a site says of itself
    "about the site",
    WHOLE,
    12,
    {
        word: word
        for word in listed(
            "关于我们 关于本站 联系我们 版权声明 免责声明 法律声明 隐私政策 广告服务 网站地图 在线投稿 网友评论"
        )
    },
)

REFUSALS: Final = (PAGE, GONE, NOT_FOUND, ERROR, LOGIN, WITHHELD, STAND_IN, PAID, BLOCKED, VISIT, ADDRESSED, ABOUT)
