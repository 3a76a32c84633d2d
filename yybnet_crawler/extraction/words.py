"""The words of a page that are no story: one table, by the kind of line they make.

All of them in plain characters (`characters.plain`): simplified, half width. Each word stands beside a line that needs
it: without the word no other in its group knows that line (`make unneeded` takes each out in turn). Rules elsewhere
compose their expressions from these groups; no other module has a list of words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from yybnet_crawler import site

WHOLE: Final = "whole"  # the words make up the line
START: Final = "start"  # the line begins with them
ANYWHERE: Final = "anywhere"  # they stand somewhere in it


@dataclass(frozen=True)
class Group:
    """Words that make one kind of line. `frame` says what may stand around one of them: `%s` is the word."""

    name: str
    where: str
    longest: int  # characters: no longer line is of this kind
    words: Mapping[str, str] = field(repr=False)  # expression -> a line that needs it
    frame: str = "%s"

    def pattern(self, without: str | None = None) -> re.Pattern[str]:
        """The expression of all words, or of all but one."""
        return re.compile(self.frame % any_of(word for word in self.words if word != without))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return self.pattern()

    def matches(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The words in a plain text, where this group looks for them."""
        if len(text) - start > self.longest:
            return None
        if self.where == WHOLE:
            return self._pattern.fullmatch(text, start)
        return self._pattern.match(text, start) if self.where == START else self._pattern.search(text, start)

    def __contains__(self, text: str) -> bool:
        return self.matches(text) is not None


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words."""
    return f"(?:{'|'.join(words)})"


# --- Labels: what heads a list of other articles ------------------------------------------------------------------

SITE_LABEL: Final = any_of(site.SECTION_LABELS)
# 相关 + 阅读: the first word of a label, and the second, each with a label that needs it.
LABEL_HEADS: Final = Group(
    "label head",
    START,
    24,
    {
        "相关": "相关阅读", "推荐": "推荐阅读", "延伸": "延伸阅读", "扩展": "扩展阅读", "拓展": "拓展阅读", "热门": "热门文章",
        "热点": "热点资讯", "精彩": "精彩图片", "最新": "最新报道", "今日": "今日头条", "本周": "本周热点", "月度": "月度榜单",
        "编辑": "编辑推荐", "精选": "精选内容", "更多": "更多新闻", "频道": "频道精选", "图片": "图片新闻", "图文": "图文资讯",
        "视频": "视频新闻", "往期": "往期链接", "站内": "站内推荐", "本站": "本站推荐", "本网": "本网专题", "头条": "头条新闻",
        "要闻": "要闻推荐", "国内": "国内新闻", "国际": "国际新闻", "本地": "本地新闻", "社会": "社会新闻", "娱乐": "娱乐新闻",
        "作者": "作者文章", "其他": "其他文章", "随机": "随机文章", "关联": "关联阅读", "网友": "网友关注", "新闻": "新闻排行",
        "资讯": "资讯排行", "文章": "文章排行", "点击": "点击排行榜", "阅读": "阅读排行榜", "人气": "人气图集", "24小时": "24小时热文",
        "48小时": "48小时热榜", "同类": "同类新闻", "猜你": "猜你喜欢",
    },
)  # fmt: skip
LABEL_THINGS: Final = Group(
    "label thing",
    ANYWHERE,
    24,
    {
        "新闻": "相关新闻", "阅读": "相关阅读", "推荐": "编辑推荐", "文章": "相关文章", "资讯": "热点资讯", "排行榜?": "点击排行",
        "报道": "相关报道", "链接": "相关链接", "专题": "相关专题", "内容": "精选内容", "看点": "图文看点", "喜欢": "猜你喜欢",
        "热点": "本周热点", "精彩": "更多精彩", "精选": "频道精选", "热评": "网友热评", "榜单?": "新闻榜", "视频": "热门视频",
        "图片": "精彩图片", "图集": "人气图集", "话题": "热门话题", "头条": "今日头条", "要闻": "今日要闻", "热文": "24小时热文",
        "热榜": "48小时热榜", "关注": "网友关注",
    },
    "%s$",
)  # fmt: skip
_OTHER_LABELS: Final = {
    "为[你您]推荐": "为你推荐",
    "你可能(?:还|也)?(?:喜欢|感兴趣|想看).{0,4}": "你可能感兴趣的",
    "您可能(?:还|也)?(?:喜欢|感兴趣|想看).{0,4}": "您可能感兴趣的",
    "大家(?:都在|还在|正在)[看搜].?": "大家都在看",
    "看了.{1,8}还看了?": "看了本文的人还看了",
    "友情链接": "友情链接",
    "热门?排行": "热门排行",
    "排行榜": "排行榜",
    "网罗天下": "网罗天下",
}
LABEL: Final = Group(
    "label",
    WHOLE,
    24,
    {f"{any_of(LABEL_HEADS.words)}{{1,3}}{any_of(LABEL_THINGS.words)}": "相关阅读", **_OTHER_LABELS},
    # With what may hang on a label: `相关新闻:`, `热点阅读 更多>>`.
    r"(?P<label>%s)[\W\d_]*(?:(?:更多|[Mm]ore|MORE|换一[换批])[\W_]*)?",
)
# What a label begins with, computed: no other line is asked whether it is one.
FIRST_OF_LABELS: Final = frozenset(word[0] for word in (*LABEL_HEADS.words, *_OTHER_LABELS, *site.SECTION_LABELS))

# --- Comments ------------------------------------------------------------------------------------------------------

COMMENT: Final = Group(
    "comment",
    WHOLE,
    130,
    {
        # 评论:(headline), 网友评论(12), 我要评论 >
        r"(?:网友|最新|最热|热门|精彩|全部|查看|我要|发表|参与|文章|新闻){0,2}(?:评论|跟[帖贴]|留言)(?:区|板|列表|须知|框|内容)?"
        r"\s*:?\s*(?:\(.{1,110}\)|[\d,.万]+\s*条?|[>》»]+)?": "评论:(老桥修好了)",
        "(?:网友|最新|最热|热门|精彩|全部)(?:评论|跟[帖贴]|留言)[^。]{0,60}": "热门评论 老桥修好了",
        "我有话[说讲要].{0,16}": "我有话说",
        r"[\d,.万]+\s*(?:条|人)?(?:网友)?(?:评论|跟[帖贴]|参与)": "300人参与",
        "登录后?(?:才能|并)?发[表贴帖].{0,6}": "登录后才能发表",
        ".{0,6}我来说两句.{0,12}": "我来说两句(0)",
        "[^。]{0,20}文明上网[^。]{0,4}(?:理性|自觉|发言|登录|遵守)[^。]{0,40}": "请文明上网,理性发言",
        ".{0,30}新闻评论服务协议.{0,50}": "遵守新闻评论服务协议",
    },
)

# --- What is said below a story, of it or of the site ------------------------------------------------------------

CLOSING: Final = Group(
    "closing",
    START,
    400,
    {
        r"(?:[上前]一?[篇条页]|[下后]一?[篇条页])(?:\s*:.*|[\s\])]*)$": "上一篇:渠水来了",
        "关键[词字]\\s*[:>]": "关键词:水渠",
        "文章关键词\\s*:": "文章关键词:水渠",
        "(?:本文)?标签\\s*:": "标签:水渠",
        "[Tt]ags?\\s*:": "Tags:水渠",
        "(?:免责|版权|特别|郑重|广告|本[网站报])声明(?:\\s*:|\\)|$)": "免责声明:本站",
        "声明\\s*:": "声明:本站所载",
        "本[文稿]版权": "本文版权归本报",
        r"(?:本文|文章|稿件|内容|信息|新闻)?(?:来源|稿源|出处|来自|转自|转载自)\s*:\s*[^\s。!?,;]{1,30}$": "来源:澄川日报",
        "更多(?:精彩|猛料|资讯|新闻|内容)[^。]{0,40}(?:关注|扫描|下载|点击|请)": "更多精彩请关注本报",
        r"(?:新闻)?(?:爆料|报料|线索|投稿|纠错)(?:热线|电话|邮箱|方式)\s*:": "报料热线:12345",
        r"(?:新闻)?(?:爆料|报料|投稿|纠错)\s*:\s*[\w.]*[\d@]": "报料:12345",
        ".{0,8}(?:爆料|报料|提供线索)[?!]": "我要报料!",
        r"(?:出品人?|总?监制|总?策划|统筹|美编|设计|制图|[本排]版制图|制作|排版|视觉|海报|剪辑|配音|校审|终审|二审|三审)\s*[:/|]\s*.{1,40}$": (
            "监制:周牧"
        ),
        r"[-—]*\s*(?:END|End|end)\s*[-—]*$": "— END —",
        "如果(?:觉得|喜欢).{0,24}(?:打赏|赞赏|点赞|有用)": "如果喜欢这篇文章,请点赞",
        "凡(?:本[网站报]|注明)": "凡注明来源的稿件",
        "本[网站](?:所有|刊载|转载|发布|登载|部分)": "本站所有内容",
        "本[报文网站刊][^。]{0,30}(?:转载|来源)[^。]{0,60}(?:版权|不代表|仅供|目的|观点)": "本报转载的稿件,版权归原作者",
        "以上[^。]{0,30}不代表": "以上观点不代表本站",
    },
)
STATEMENT: Final = Group(
    "statement",
    ANYWHERE,
    160,
    {
        "版权所有": "澄川日报社版权所有",
        "(?:本[文稿网站]|文章|作品|图片|内容|著作)[^。]{0,8}(?:版权|著作权)归": "文章版权归原作者",
        "ICP[备证]": "岚ICP备08001号",
        "公网安备": "公网安备 610201号",
        "©": "© 2018",
        r"\([Cc]\) ?\d": "(c) 2018",
        "[Cc]opyright": "Copyright 2018",
        "COPYRIGHT": "COPYRIGHT 2018",
        "All [Rr]ights? [Rr]eserved": "All rights reserved.",
        "未经[^。]{0,14}(?:不得|禁止|严禁|谢绝|请勿)[^。]{0,6}(?:转载|使用|摘编|复制|镜像|转贴)": "未经授权,不得转载",
        "未经[^。]{0,10}(?:授权|许可|书面)[^。]{0,10}(?:转载|摘编|镜像)": "未经本报许可转载的,追究责任",
        "(?:不得|禁止|谢绝|请勿|严禁)(?:擅自|随意)?转载": "谢绝转载",
        "转载(?:请|须|时)[^。]{0,12}(?:注明|标明|联系)": "转载请注明出处",
        "如需转载": "如需转载,与本报联系",
        "系转载|为转载": "此文系转载",
        "不代表[^。]{0,12}(?:立场|观点)": "文中观点不代表本站立场",
        "观点[^。]{0,6}代表[^。]{0,4}(?:作者|本人)": "观点只代表作者",
        "仅提供信息(?:存储|发布)": "平台仅提供信息存储",
        "如有侵权|涉及侵权|侵权[^。]{0,6}联系": "如有侵权,请联系我们",
        "(?:图片|视频|文字|素材)[^。]{0,6}(?:来自|来源于?|源自|转自)网络": "图片均来自网络",
        "立即订阅|广告合作": "广告合作请致电",
    },
)
ORIGINAL_TITLE: Final = Group(
    "original title", START, 120, {"原标题\\s*:?": "原标题:渠水", "原题\\s*:?": "原题:渠水", "原文标题\\s*:?": "原文标题:渠水"}
)
SUMMARY: Final = Group(
    "summary",
    START,
    400,
    {
        r"摘\s*要\s*[\])]?\s*[:|]": "摘要:渠水来了",
        r"摘\s*要\s*[\])]": "[摘要]渠水来了",
        r"导\s*[读语]\s*[\])]?\s*[:|]": "导读:渠水来了",
        "核心提示\\s*[\\])]?\\s*[:|]?": "核心提示:渠水来了",
        "内容[提摘]要": "内容提要:渠水来了",
        "提要\\s*[\\])]?\\s*:": "提要:渠水来了",
    },
)

# --- Buttons and counters -----------------------------------------------------------------------------------------

BUTTONS: Final[tuple[str, ...]] = tuple(
    # The longer of two words with one beginning stands first.
    ["分享(?:到|至|给)?", "微信(?:好友|朋友圈|扫一扫|公众号)?", "朋友圈", "好友和", "新浪", "腾讯", "微博", "QQ(?:空间|好友)?", "qq(?:空间|好友)?", "[Qq]zone", "易信", "豆瓣", "人人网?", "钉钉", "支付宝", "用?微信扫[码描]?(?:一扫|二维码)?", "扫[码描](?:二维码)?", "扫一扫", "手机(?:看|阅读|扫码|版|浏览)?", "二维码", "打开", "浏览器", "在", "当前页", "复制", "链接", "网址", "地址", "字[号体]?(?:大小|放大|缩小)?", "缩小", "放大", "字体", "大", "中", "小", "超大", "默认", "标准", "特", "T", "A", "打印(?:本页|本文|此文)?", "关闭(?:窗口|本页|页面)?", "收藏(?:文章|本文|本页)?", "举报", "纠错", "投诉", "保存", "下载", "邮件", "转发", "转载", "推荐(?:给好友)?", "点?赞", "顶", "踩", "评论", "跟[帖贴]", "参与", "人", "条", "阅读(?:数|量|次数)?", "浏览(?:次数|量|数)?", "点击(?:次数|量|数|率)?", "次", "回复", "登录", "注册", "退出", "表情", "发[布表]", "取消", "确定", "返回(?:首页|顶部|列表|上页)?", "首页", "顶部", "上页", "回到", "更多", "听新闻", "语音(?:播报|朗读)?", "(?:人工智能|AI)?朗读", "播放", "暂停", "全文", "展开", "收起", "广告", "赞助", "推广", "客户端", "APP", "App", "我要", "反馈", "意见", "订阅", "关注", "已", "加载", "切换", "夜间", "模式", "护眼", "加入", "添加", "本文", "来说两句", "好文", "钦佩", "喜欢", "泪奔", "可爱", "思考"]
)
_BETWEEN_BUTTONS: Final = r"[\s\d,.:|/\\\[\]()<>《》、+\-—_·•×=★☆]"
_TOOLS_LENGTH: Final = 80
# Possessive: no backtracking, so linear in time.
_TOOLS: Final = re.compile(rf"{_BETWEEN_BUTTONS}*+(?P<first>{any_of(BUTTONS)})(?:{_BETWEEN_BUTTONS}|{any_of(BUTTONS)})*+")
_ONE_BUTTON: Final = re.compile(rf"{_BETWEEN_BUTTONS}*+{any_of(BUTTONS)}")


def is_tool_line(text: str) -> bool:
    """Whether a plain line is nothing but buttons: share, print, text size, counters."""
    return len(text) < _TOOLS_LENGTH and _TOOLS.fullmatch(text) is not None


def counts_as_several(text: str) -> bool:
    """Whether a tool line holds more than one word of buttons: 打开 may be a verse, `字号:大 中 小` is none."""
    match = _ONE_BUTTON.match(text)
    return match is not None and any(char.isalpha() for char in text[match.end() :])


# --- Requests to the reader, hints, the page's foot ----------------------------------------------------------------

_DO: Final = ["点击", "戳", "长按", "下载", "扫描", "扫码", "搜索", "识别", "安装", "打开", "关注"]
_WHAT: Final = (
    ["投票", "下载", "进入", "查看", "关注", "客户端", "二维码", "公众号", "APP", "App", "接收", "报名", "购买", "领取", "参与", "阅读原文"]
)
ADVERTISEMENT: Final = Group(
    "advertisement", ANYWHERE, 160, {f"{any_of(_DO)}.{{0,24}}{any_of(_WHAT)}": "扫描二维码关注我们"}
)
HINT: Final = Group(
    "viewing hint",
    WHOLE,
    40,
    {
        r"(?:正在)?(?:加载|缓冲)中?[.…。]*": "正在加载...",
        r"视频(?:加载中|播放|正在.{2,8})[.…]*": "视频加载中...",
        ".{0,16}(?:升级|更换|不支持|安装).{0,12}(?:浏览器|[Ff]lash|HTML5).{0,16}": "请升级浏览器",
        "[^。]{0,16}(?:微信|扫码|扫一扫)[^。]{0,6}关注[^。]{0,16}": "微信扫一扫关注本报",
        "[^。]{0,10}关注[^。]{0,12}(?:微信|公众号|微博)[^。]{0,10}": "欢迎关注本报微博",
        "(?:人工智能|AI|语音)?朗读\\s*:?": "AI朗读:",
        "扫[^。]{0,12}(?:手机|微信)[^。]{0,12}": "扫码在手机上看",
        "请?继续(?:往下|向下)?阅读.{0,6}": "请继续往下阅读...",
        "手机(?:上|端)?(?:阅读|查看|浏览|观看).{0,6}": "手机上阅读文章",
        "(?:点击|戳|长按|滑动|左右滑动|上下滑动|横屏|双击).{0,10}(?:图|图片|查看|观看|更多|浏览)\\)?": "点击看大图",
    },
    r"\(?\s*%s",
)
FOOT: Final = Group(
    "foot",
    WHOLE,
    40,
    dict.fromkeys(
        (
            *["关于(?:我们|本站|本网)?", "联系(?:我们|方式|本站)", "网站(?:地图|导航|简介|声明|律师)", "版权(?:声明|保护|所有)?"],
            *["法律(?:声明|顾问)", "免责声明", "广告(?:服务|合作|刊例|投放)?", "招聘(?:信息)?", "投稿(?:须知)?"],
            *["返回(?:首页|顶部|列表)?", "首页", "回顶部", "顶部", "手机版", "电脑版", "触屏版", "PC版", "移动版", "(?:下载)?客户端", "登录", "注册", "退出"],
            *["[上下]一[篇页条](?:[\\s:>].*)?", "更多.?", "换一[换批]", "举报.{0,6}", "意见反馈", "帮助(?:中心)?", "隐私(?:政策|保护|条款)?"],
            *["服务(?:条款|协议)", "友情链接", "加入(?:我们|收藏)", "设为首页", "诚聘英才", "返回.{2,4},查看更多"],
            *["(?:点击)?查看(?:更多|全文|原文|详[情细]).?", "\\(?(?:查看)?(?:详[情细]|全文|原文|更多|阅读全文).?\\)?"],
        ),
        "",
    ),
)
_RECORD_NUMBER: Final = re.compile(r"公网安备|ICP[备证]")  # of a site's registration


def is_footer_link(text: str) -> bool:
    """Whether a link's words are those of a page's foot or a button, not a headline."""
    return text in FOOT or _RECORD_NUMBER.search(text) is not None


# --- Lines of a newspaper's page -----------------------------------------------------------------------------------

POINTER: Final = Group(
    "page pointer",
    WHOLE,
    30,
    {
        r"(?:[上下紧]|紧)?[接转][^。]{0,8}版": "(下转第二版)",
        r"(?:详见|相关报道见|报道见|详细报道见|见)[^。]{0,14}版": "详见08、09版",
        r"[A-Z]?\d{1,2}(?:[、,~-][A-Z]?\d{1,2})*版": "■A03、06版",
        r"\([A-Z]\)\(\d{1,3}\)|[A-Z]\d?\)\(\d{1,3}": "(B)(16)",
    },
    r"[\W_]*%s[\W_]*",
)
EDITION: Final = Group(
    "print edition",
    WHOLE,
    60,
    # 《光明日报》(2019年10月08日15版)
    {r"《.{2,14}》\s*\(?\s*\d{4}\s?年\d{1,2}月\d{1,2}日.{0,14}": "《澄川日报》(2019年10月08日15版)"},
    r"\(?\s*%s",
)
ROLE: Final = Group(
    "role",
    START,
    90,
    {
        r"(?:原创|作者|编译|译者|来源|文|图|图文|文图|采写|撰文|执笔|整理|供稿|审核|校对|监制|值班)\s*[:/|]\s*\S": "作者:周牧",
        r"(?:本[文期网]|责任|执行|网络|值班|图文)?(?:编辑|责编|编审)\s*[:|]": "责任编辑:周牧",
        r".{0,60}(?:责任编辑|责编)\s*:": "校对 林声 责任编辑:周牧",
        "本文(?:来自|转自|源自|首发于|经授权转载自?).{2,70}$": "本文来自微信公众号:渠水",
    },
)
REMARK: Final = Group(  # in brackets all round
    "remark",
    WHOLE,
    60,
    {
        r"指导(?:老师|教师)\s*:?\s*\S{2,6}": "(指导老师周德兰)",
        r"(?:据|摘自|选自|原载|转自)于?[^,。;:]{2,20}": "(据新华网)",
        ".{0,20}(?:记者|实习生|通讯员|编辑).{0,20}": "(实习生吴岚对本文亦有贡献)",
    },
    r"\(\s*%s\s*\)",
)
DESK: Final = Group(
    "desk",
    WHOLE,
    12,
    {
        "本[报刊网台站](?:编辑部|评论员|特约评论员|记者)": "本报编辑部",
        "(?:本报)?评论员": "评论员",
    },
)

# --- Captions ------------------------------------------------------------------------------------------------------

CAPTION_START: Final = Group(
    "caption start",
    START,
    400,
    {
        r"(?:[上下左右题配组大小]图|图片|图说|图片说明|图[一二三四五六七八九十①-⑨\d]*)\s*[:/|]": "上图:渠水",
        "[上下左右]?图为": "图为渠水",
        r"图\s?[①-⑳一二三四五六七八九十\d]": "图①渠水",
        "图片(?:来源|由)": "图片来源网络",
        "资料图(?!书)": "资料图 渠水",
        "题图": "题图 渠水",
        "视频截图": "视频截图",
        "摄影\\s*[:/]": "摄影:周牧",
    },
)
CAPTION_END: Final = Group(
    "caption end",
    ANYWHERE,
    400,
    {
        r"[\u4e00-\u9fff·] ?(?:摄影|摄)": "渠水来了。周牧摄",
        "/摄": "渠水来了。周牧/摄",
        "摄于[^。]{2,16}": "渠水 周牧 摄于2014年11月28日",
        "摄,[^。)]{0,8}(?:照片|图片)\\)": "渠水(9月11日摄,无人机照片)",
        "供图": "渠水来了。村委会供图",
        "配图": "渠水来了(网络配图",
        "制图": "周牧制图",
        "资料图?(?:片)?": "渠水。本报资料",
        "截图": "视频截图",
        "图源.{0,12}": "渠水 图源网络",
        r"图[/|]\S{1,12}": "渠水 图/周牧",
        "(?:发|摄|供图)\\)": "渠水(周牧 摄)",
    },
    r"%s\s*[。.]?\)?$",
)

ALL: Final[tuple[Group, ...]] = (
    LABEL, COMMENT, CLOSING, STATEMENT, ORIGINAL_TITLE, SUMMARY, ADVERTISEMENT, HINT, FOOT, POINTER, EDITION, ROLE, REMARK, DESK,
    CAPTION_START, CAPTION_END,
)  # fmt: skip
