"""Which lines are a page's furniture? The words by which a reader passes over them.

A line counts as furniture only as a whole: the same words inside a sentence are ordinary text.
"""

import re
from collections.abc import Sequence

from yybnet_crawler import site
from yybnet_crawler.extraction.document import Line


def _any_of(*words: str) -> str:
    """A pattern for any of some words, given with blanks between."""
    return "|".join(" ".join(words).split())


# Labels of lists of other articles.

_LABEL_LENGTH = 24
# A Big5 page prints the labels in traditional characters.
_TRADITIONAL, _SIMPLIFIED = "網聞薦關歡頻熱點閱讀圖鄉裡裏親來評論", "网闻荐关欢频热点阅读图乡里里亲来评论"
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_EITHER: dict[str, str] = {}
for _old, _new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True):
    _EITHER[_new] = f"[{_new}{_old}]"
_SITE_LABEL = "|".join("".join(_EITHER.get(char, char) for char in label) for label in site.SECTION_LABELS)
_KIND = _any_of(
    "相关 推荐 延伸 扩展 拓展 热门 热点 精彩 最新 今日 本周 一周 月度 本月 编辑 精选 更多 频道 图片 图文 视频",
    "往期 站内 本站 本网",
    "头条 要闻 国内 国际 本地 社会 娱乐 作者 其他 其它 随机 关联 网友 新闻 资讯 文章 点击 阅读 人气 24小时",
    "48小时 7X24小时 我要 同类 猜你",
)
_THING = _any_of(
    "新闻 阅读 推荐 文章 资讯 排行榜? 报道 链接 专题 内容 看点 喜欢 热点 精彩 精选 搜索 评论 热评 跟[帖贴]",
    "榜单? 标签 视频 图片",
    "图集 话题 头条 要闻 热文 热榜 关注",
)
_GENERAL_LABEL = _any_of(
    rf"(?:{_KIND}){{1,3}}(?:{_THING}) 为[你您]推荐 [你您]可能(?:还|也)?(?:喜欢|感兴趣|想看).{{0,4}}",
    "大家(?:都在|还在|正在)[看搜].?",
    r"看了.{1,8}还看了? 友情链接 作者最新文章 猜你(?:喜欢|想看|爱看) 热[门度]?排行 排行榜 网罗天下",
    r"[评評][论論]区? 跟贴 留言",
)
# With what may hang on a label: `相关新闻：`, `热点阅读 更多>>`, `【新闻推荐】`, `┃ 乡里乡亲`.
_LABEL_LINE = re.compile(
    rf"[\W_]*(?:(?P<site>{_SITE_LABEL})|(?P<general>{_GENERAL_LABEL}))[\W\d_]*(?:(?:更多|[Mm]ore|MORE|换一[换批])[\W_]*)?"
)
_LABEL_BEFORE_LINK = re.compile(rf"[\W_]*(?P<site>{_SITE_LABEL})[\W_]*?(?=[\w“‘《「『【]|$)")

# Lines that open or count comments: 评论:(headline), 31条评论, 我来说两句.

_COMMENT = re.compile(
    rf"(?:{_any_of('网友 最新 最热 热门 精彩 全部 查看全部 查看 我要 发表 参与 文章 新闻')})?"
    r"(?:[评評][论論]|跟[帖贴]|留言|我来说两句)(?:区|板|列表|须知|框|内容)?"
    r"\s*[:：]?\s*(?:[(（].{1,110}[)）]|[\d,.万]+\s*条?|[>》»]+)?"
    r"|(?:网友|最新|最热|热门|精彩|全部)(?:评论|跟[帖贴]|留言).{0,60}|我有话[说讲要].{0,16}"
    r"|.{0,30}(?:文明上网|新闻评论服务协议).{0,50}"
    r"|[\d,.万]+\s*(?:条|人)?(?:网友)?(?:评论|跟[帖贴]|参与).{0,30}|登录后?(?:才能|并)?发[表贴帖].{0,6}|.{0,6}我来说两句.{0,12}"
)
_COMMENT_LENGTH = 130

# Lines after which no story goes on: next article, keywords, statements, a lone 来源 line, a tip-off line.

_ENDING = re.compile(
    r"[【\[(（]?(?:[上前]一?[篇条页]|[下后]一?[篇条页])(?:\s*[:：].*|[\s】\])）]*)$"
    r"|(?:关键[词字]|文章关键词|标签|[Tt]ags?|本文标签)\s*[:：]"
    r"|(?:免责|版权|特别|郑重|广告|本[网站报])?声明\s*[:：]|版权声明|免责声明|特别声明|【(?:版权|免责|特别)声明】|本[文稿]版权"
    r"|(?:本文|文章|稿件|内容|信息|新闻)?(?:来源|稿源|出处|来自|转自|转载自)\s*[:：]\s*[^\s。！？，；]{1,30}$"
    r"|更多(?:精彩|猛料|资讯|新闻|内容).{0,40}(?:关注|扫描|下载|点击|请)"
    r"|(?:新闻)?(?:爆料|报料|线索|投稿|纠错|举报)(?:热线|电话|邮箱|方式)?\s*[:：]"
    r"|.{0,16}观点.{0,6}代表.{0,4}(?:作者|本人)|.{0,24}仅提供信息(?:存储|发布)|.{0,12}(?:系转载|为转载)[^。]{0,20}(?:观点|立场|版权)"
    r"|[-—]*\s*(?:END|End|end)\s*[-—]*$|.{0,30}(?:立即订阅|广告合作)|.{0,40}(?:著作权|版权)归|(?:如需|未经).{0,6}转载请?"
    r"|(?:出品人?|总?监制|总?策划|统筹|美编|设计|制图|[本排]版制图|制作|排版|视觉|海报|剪辑|配音)\s*[:：/|丨]\s*.{1,40}$"
    r"|.{0,16}不代表.{0,10}(?:立场|观点)|如果(?:觉得|喜欢).{0,24}(?:打赏|赞赏|点赞|有用)|.{0,8}(?:爆料|报料|提供线索)[？?!！]"
    r"|(?:凡)?(?:本[网站报]|注明)[^。]{0,30}(?:转载|来源)[^。]{0,60}(?:版权|不代表|仅供|目的|观点)|以上[^。]{0,30}不代表"
)
# Anywhere in a short line. Each alternative begins with a character, so the search looks for those first. A story may
# tell of a copyright, too: only what forbids, or claims this very text, is a statement.
_STATEMENT = re.compile(
    r"版权所有|(?:本[文稿网站]|文章|作品|图片|内容)[^。]{0,8}版权归|ICP[备证]|公网安备|©|\(c\) ?\d"
    r"|Copyright|COPYRIGHT|copyright|All [Rr]ights? [Rr]eserved|未经[^。]{0,14}(?:不得|禁止|严禁|谢绝|请勿)"
    r"|(?:不得|禁止|谢绝|请勿)(?:擅自|随意)?转载|转载(?:请|须|时)[^。]{0,12}(?:注明|标明)"
)
_STATEMENT_LENGTH = 90

# Buttons and counters. The longer of two words with one beginning stands first.

_BUTTON = _any_of(
    "分享(?:到|至|给)? 微信(?:好友|朋友圈|扫一扫|公众号)? 朋友圈 好友和 新浪 腾讯 微博 QQ(?:空间|好友)?",
    "qq(?:空间|好友)? Qzone qzone 易信 豆瓣 人人网?",
    "钉钉 支付宝 用?微信扫[码描]?(?:一扫|二维码)? 扫[码描](?:二维码)? 扫一扫 手机(?:看|阅读|扫码|版|浏览)?",
    "二维码 打开 浏览器 在 当前页 复制 链接",
    "网址 地址 字[号体]?(?:大小|放大|缩小)? 缩小 放大 字体 大 中 小 超大 默认 标准 特 T A",
    "打印(?:本页|本文|此文)? 关闭(?:窗口|本页|页面)?",
    "收藏(?:文章|本文|本页)? 举报 纠错 投诉 保存 下载 邮件 转发 转载 推荐(?:给好友)? 点?赞 顶 踩 评论 跟[帖贴] 参与",
    "人 条 阅读(?:数|量|次数)?",
    "浏览(?:次数|量|数)? 点击(?:次数|量|数|率)? 次 回复 登录 注册 退出 表情 发[布表] 取消 确定",
    "返回(?:首页|顶部|列表|上页)? 首页 顶部 上页 回到",
    "更多 听新闻 语音(?:播报|朗读)? (?:人工智能|AI)?朗读 播放 暂停 全文 展开 收起 广告 赞助 推广 客户端 APP App",
    "我要 反馈 意见",
    "订阅 关注 已 加载 切换 夜间 模式",
    "护眼 加入 添加 本文 来说两句 好文 钦佩 喜欢 泪奔 可爱 思考",
)
_BETWEEN_BUTTONS = r"[\s\d,.:：|｜丨/\\\[\]【】()（）<>《》、，+\-—_·•×=★☆]"
_TOOLS = re.compile(rf"(?:{_BETWEEN_BUTTONS}|{_BUTTON})++")  # possessive: no backtracking, so linear in time
_TOOLS_LENGTH = 80

# Requests to the reader, hints, other headlines, the page's foot.

_ADVERTISEMENT = re.compile(
    rf"(?:{_any_of('点击 戳 长按 下载 扫描 扫码 搜索 识别 安装 打开 关注')}).{{0,24}}"
    rf"(?:{_any_of('投票 下载 进入 查看 关注 客户端 二维码 公众号 APP App 接收 报名 购买 领取 参与 阅读原文')})"
)
_VIEWING_HINT = re.compile(
    r"(?:正在)?(?:加载|缓冲)中?[.…。]*|视频(?:加载中|播放|正在.{2,8})[.…]*|.{0,16}(?:升级|更换|不支持|安装).{0,12}(?:浏览器|[Ff]lash|HTML5).{0,16}"
    r"|[^。]{0,16}(?:微信|扫码|扫一扫)[^。]{0,6}关注[^。]{0,16}|[^。]{0,10}关注[^。]{0,12}(?:微信|公众号|微博)[^。]{0,10}|(?:人工智能|AI|语音)?朗读\s*[:：]?"
    r"|扫[^。]{0,12}(?:手机|微信)[^。]{0,12}|手机(?:上|端)?(?:阅读|查看|浏览|观看).{0,6}|关注.{2,8}(?:网|公众号|微信)?"
    rf"|[（(【\[]?\s*(?:{_any_of('点击 戳 长按 滑动 左右滑动 上下滑动 横屏 双击')}).{{0,10}}"
    r"(?:图|图片|查看|观看|更多|浏览)[）)】\]]?"
)
_ORIGINAL_TITLE = re.compile(r"[（(【\[]?\s*(?:原标题|原题|原文标题)\s*[:：]?")
_ADDRESS = re.compile(r"(?:(?:网址|链接|地址|原文链接|本文地址)\s*[:：]\s*)?(?:https?://|www\.)[\x21-\x7e]+")
_FOOTER_LINK = re.compile(
    _any_of(
        "关于(?:我们|本站|本网)? 联系(?:我们|方式|本站) 网站(?:地图|导航|简介|声明|律师)",
        "版权(?:声明|保护|所有)? 法律(?:声明|顾问) 免责声明",
        "广告(?:服务|合作|刊例|投放)? 招聘(?:信息)? 投稿(?:须知)? 返回(?:首页|顶部|列表)? 首页 回顶部 顶部",
        "手机版 电脑版 触屏版 PC版 移动版",
        r"(?:下载)?客户端 登录 注册 退出 [上下]一[篇页条].* 更多.? 换一[换批] 举报.{0,6} 意见反馈 帮助(?:中心)?",
        r"隐私(?:政策|保护|条款)?",
        r"服务(?:条款|协议) 友情链接 加入(?:我们|收藏) 设为首页 诚聘英才 返回.{2,4}，查看更多",
        r"(?:点击)?查看(?:更多|全文|原文|详[情细]).?",
        r"[\[【(（]?(?:查看)?(?:详[情细]|全文|原文|更多|阅读全文).?[\]】)）]?",
    )
)
_RECORD_NUMBER = re.compile(r"公网安备|ICP[备证]")  # of a site's registration


def simplified(text: str) -> str:
    """The portal's own words in simplified characters, other characters as they are."""
    return text.translate(_TO_SIMPLIFIED)


def section_label(line: Line) -> str | None:
    """The label that a line is, or begins with when a link is right behind it; None for any other line.

    `相关新闻：`, `热点阅读 更多>>`, `【新闻推荐】<a>…</a>`; as printed, without what hangs on it.
    """
    text = line.text
    if len(text) < _LABEL_LENGTH and (match := _LABEL_LINE.fullmatch(text)):
        return match["site"] or match["general"]
    if line.links and (match := _LABEL_BEFORE_LINK.match(text)):
        return match["site"] if any(link.start == match.end() for link in line.links) else None
    return None


def is_site_label(label: str | None) -> bool:
    """Whether a label is one of the portal's own."""
    return label is not None and simplified(label) in site.SECTION_LABELS


def find_labels(lines: Sequence[Line]) -> dict[int, str]:
    """The labels of a page by line number: what heads a list of other articles, here or on any news site."""
    return {line.number: label for line in lines if (label := section_label(line))}


def is_comment_line(text: str) -> bool:
    """Whether a line opens or counts comments: `评论:(headline)`, `31条评论`, `我来说两句`."""
    return len(text) < _COMMENT_LENGTH and _COMMENT.fullmatch(text) is not None


def ends_story(text: str) -> bool:
    """Whether no story goes on after this line: next article, copyright, keywords, a lone 来源 line."""
    if _ENDING.match(text) is not None:
        return True
    return len(text) < _STATEMENT_LENGTH and _STATEMENT.search(text) is not None


def is_tool_line(text: str) -> bool:
    """Whether a line is nothing but buttons: share, print, text size, counters."""
    return len(text) < _TOOLS_LENGTH and _TOOLS.fullmatch(text) is not None


def is_advertisement(text: str) -> bool:
    """Whether a line asks the reader to click, scan, download or follow."""
    return len(text) < 160 and _ADVERTISEMENT.search(text) is not None


def is_viewing_hint(text: str) -> bool:
    """Words about looking at the page: `（点击看大图）`, `左右滑动查看更多`, `正在加载`, `请升级浏览器`."""
    return len(text) < 40 and _VIEWING_HINT.fullmatch(text) is not None


def is_original_title(text: str) -> bool:
    """`（原标题：…）`: the headline that the story had elsewhere."""
    return len(text) < 120 and _ORIGINAL_TITLE.match(text) is not None


def is_slogan(text: str, channel: str | None) -> bool:
    """Whether a line is the channel's slogan, which opens with its name: `铜川新闻,弘扬社会正气。…`."""
    if channel is None or len(channel) < 3 or not text.startswith(channel):
        return False
    return text[len(channel) :].lstrip()[:1] in ("，", ",")


def is_address(text: str) -> bool:
    """Whether a line is nothing but a web address."""
    return _ADDRESS.fullmatch(text) is not None


def is_footer_link(text: str) -> bool:
    """Whether a link's words are those of a page's foot or a button, not a headline."""
    return _FOOTER_LINK.fullmatch(text) is not None or _RECORD_NUMBER.search(text) is not None
