"""The words of a page that are no story: one table, by the kind of line they make.

All of them in plain characters (`characters.plain`): simplified, half width. Each word stands beside a line that needs
it: without the word no other in its group knows that line (`make unneeded` takes each out in turn). Rules elsewhere
compose their expressions from these groups; no other module has a list of words.
"""

import re
from typing import Final

from yybnet_crawler.extraction.caption_words import CAPTIONS
from yybnet_crawler.extraction.comment_words import COMMENTS
from yybnet_crawler.extraction.head_words import HEAD
from yybnet_crawler.extraction.label_words import COUNTER, LABEL, LINKS_LABEL, MORE, NO_LIST, WAY_IN
from yybnet_crawler.extraction.newspaper_words import NEWSPAPERS
from yybnet_crawler.extraction.outlet_words import OUTLETS
from yybnet_crawler.extraction.refusal_words import REFUSALS
from yybnet_crawler.extraction.word_groups import ANYWHERE, START, WHOLE, Group, any_of, listed

ADDRESS: Final = Group(
    "address",
    WHOLE,
    400,
    {r"https?:/[\x21-\x7e]+": "https://www.yybnet.net/", r"www\.[\x21-\x7e]+": "www.yybnet.net"},
    r"(?:(?:原文|本文)?(?:网址|链接|地址)\s*:\s*)?%s",
)

# --- What is said below a story, of it or of the site ------------------------------------------------------------

_PRODUCTION: Final = listed(
    r"出品人? 总?监制 总?策划 统筹 美编 设计 制图 [本排]版制图 制作 排版 视觉 海报 剪辑 配音 校审 终审 二审 三审"
)
CLOSING: Final = Group(
    "closing",
    START,
    400,
    {
        r"(?:[上前]一?[篇条页则]|[下后]一?[篇条页则])(?:\s*:.*|[\s\])]*)$": "上一篇:渠水来了",
        "关键[词字](?:阅读)?\\s*[:>]": "关键词:水渠",
        "文章关键词\\s*:": "文章关键词:水渠",
        "(?:本文)?标签\\s*:": "标签:水渠",
        "[Tt]ags?\\s*:": "Tags:水渠",
        "(?:免责|版权|特别|郑重|广告|本[网站报])声明(?:\\s*:|\\)|$)": "免责声明",
        "声明\\s*:|[^,。:!?]{2,6}声明(?=\\s*:)": "声明:本站所载",
        "本[文稿]版权": "本文版权归本报",
        "本文(?:为|系|是)[^。!?,]{0,16}原创": "本文为澄川频道原创文章",
        r"(?:本文|文章|稿件|内容|信息|新闻|数据|资料)?(?:来源|稿源|出处|来自|转自|转载自)\s*:\s*[^\s。!?,;]{1,30}$": (
            "来源:澄川日报"
        ),
        "(?:更多|相关|更多相关)(?:精彩|猛料|资讯|新闻|内容|报道)[^。]{0,40}(?:关注|扫描|下载|点击|请|详见)": (
            "更多精彩请关注本报"
        ),
        "作者(?:简介|介绍)\\s*:": "作者简介:周牧,写字的人",
        r"(?:新闻)?(?:爆料|报料|线索|投稿|纠错)[^。!?,:]{1,6}:": "报料热线:12345",
        r"(?:新闻)?(?:爆料|报料|投稿|纠错)\s*:\s*[\w.]*[\d@]": "报料:12345",
        ".{0,8}(?:爆料|报料|提供线索)[?!-]": "我要报料!",
        "(?:欢迎)?关注[^。!?,:]{2,20}(?:微信|微博|公众号)[^。!?,:]{0,6}:": "关注本报官方微信:hewanwanbao",
        rf"{any_of(_PRODUCTION)}\s*[:/|]\s*.{{1,40}}$": "监制:周牧",
        r"[-—]*\s*(?:THE |The )?(?:END|End|end)\s*[-—]*$": "— END —",
        r"(?:转载|转发)(?:请|须)?注明(?:来源|出处)?\s*:": "转载注明来源:http",
        "(?:分享|点赞|在看|转发)[、,](?:分享|点赞|在看|转发)": "分享、点赞、在看",
        "(?:扫描|扫码|长按|识别)[^。]{0,14}关注(?:我们|本[报台站网])": "扫描二维码,关注我们",
        "如果(?:觉得|喜欢).{0,24}(?:打赏|赞赏|点赞|有用)": "如果喜欢这篇文章,请点赞",
        "凡(?:本[网站报]|注明)": "凡注明来源的稿件",
        "本[网站](?:所有|刊载|转载|发布|登载|部分)": "本站所有内容",
        "本[报文网站刊][^。]{0,30}(?:转载|来源)[^。]{0,60}(?:版权|不代表|仅供|目的|观点)": (
            "本报转载的稿件,版权归原作者"
        ),
        "本[帖贴]最后由[^。]{2,40}编辑": "本帖最后由 夜航船 于 2018-1-9 08:22 编辑",
        "以上[^。]{0,30}不代表": "以上观点不代表本站",
        "本文(?:来自|转自|源自|首发于|转载自)[^。]{0,60}(?:作者|编辑|ID)\\s*:": "本文来自公众号渠水,作者:周牧",
    },
)
STATEMENT: Final = Group(
    "statement",
    ANYWHERE,
    160,
    {
        "版权所有": "澄川日报社版权所有",
        "(?:本[文稿网站]|文章|作品|图片|内容|著作)[^。]{0,8}(?:版权|著作权|知识产权)[^。]{0,2}[归属]": "文章版权归作者",
        "ICP[备证]": "岚ICP备08001号",
        "公网安备": "公网安备 610201号",
        "©": "© 2018",
        r"(?:\(c\)|\(C\)) ?\d": "(c) 2018",
        "[Cc]opyright": "Copyright 2018",
        "COPYRIGHT": "COPYRIGHT 2018",
        "All [Rr]ights? [Rr]eserved": "All rights reserved.",
        "未经[^。]{0,14}(?:不得|禁止|严禁|谢绝|请勿)[^。]{0,6}(?:转载|使用|摘编|复制|镜像|转贴)": "未经授权,谢绝复制",
        "未经[^。]{0,10}(?:授权|许可|书面)[^。]{0,10}(?:转载|摘编|镜像)": "未经本报许可转载的,追究责任",
        "(?:不得|禁止|谢绝|请勿|严禁)(?:擅自|随意)?转载": "谢绝转载",
        "转载(?:请|须|时)[^。]{0,12}(?:注明|标明|联系)": "转载请注明出处",
        "如需转载": "如需转载,与本报联系",
        "系转载|为转载": "此文系转载",
        "不代表[^。]{0,12}(?:立场|观点)": "文中观点不代表本站立场",
        "观点[^。]{0,6}代表[^。]{0,4}(?:作者|本人)": "观点只代表作者",
        "(?:仅代表|只代表)[^。]{0,10}观点": "本文仅代表个人观点",
        "仅供[^。]{0,4}参考": "以上内容仅供参考",
        "不构成[^。]{0,6}建议": "不构成投资建议",
        "保留[^。]{0,16}权利": "本报保留追究的权利",
        "(?:本[站网]|平台)[^。]{0,12}(?:不作|不承担|不对|概不)": "本站不作任何保证",
        "许可证(?:编?号)?\\s*:": "互联网新闻信息服务许可证:12120180001",
        "仅提供信息(?:存储|发布)": "平台仅提供信息存储",
        "如有侵权|涉及侵权|侵权[^。]{0,6}联系": "如有侵权,请联系我们",
        "(?:图片|视频|文字|素材)[^。]{0,6}(?:来自|来源于?|源自|转自)网络": "图片均来自网络",
        "立即订阅|广告合作": "广告合作请致电",
        "索取稿酬": "请与本站联系索取稿酬",
    },
)
END_MARK: Final = Group(  # at the end of a wire story's last paragraph
    "end mark",
    ANYWHERE,
    10_000,
    {"完": "渠水来了。(完)", "(?:责任)?编辑:[^()]{2,20}": "渠水来了。(编辑:周牧)1110506"},
    r"\(%s\)\d{0,8}$",
)
DISCLAIMER: Final = Group(  # whatever its length
    "disclaimer",
    START,
    400,
    {"声明": "澄川声明:文中观点不代表本站", "免责": "免责条款:本站不作任何保证"},
    r"[^,。:!?]{0,6}%s(?:条款)?\s*:[^。]{0,60}(?:不代表|不承担|不作|概不|仅供|版权|转载)",
)
TAGS: Final = Group("tags", WHOLE, 160, {r"[^。|,]{1,16}(?:\|[^。|,]{1,16}){2,}": "水渠|春灌|河湾村"})
NOTICE_CLAUSE: Final = Group(
    "clause of a notice",
    ANYWHERE,
    160,
    {
        "[未非]经[^,]{0,12}(?:授权|许可|同意|书面)": "非经书面同意",
        "本[网站报刊台平文稿]": "与本网无关",
        "平台": "平台系信息发布方",
        "著作权|版权": "版权归其所有",
        "专稿|独家(?:稿件|授权)": "澄川日报专稿",
        "侵权": "如有侵权",
        "责任": "追究法律责任",
        "注明": "请注明出处",
        "观点|立场": "文中观点",
        "转载|摘编|镜像|复制": "谢绝复制",
        "参考|据此操作|风险自担|不表明": "仅供读者参考",
        "任何(?:单位|媒体|网站|人)": "任何单位和个人",
        "联系": "请与我们联系",
        "作者": "仅代表作者个人",
        "点赞|打赏|转发": "欢迎点赞",
        "违者": "违者必究",
        "更多(?:精彩|资讯|新闻|内容)": "更多精彩",
        "二维码": "扫描二维码",
        "关注我们": "请关注我们",
    },
)


QUOTATION: Final = re.compile("“[^”]*”?")


def is_notice(text: str, start: int = 0) -> bool:
    """Whether a plain line is said of the story or the site: in a sentence, most of its clauses are.

    `未经同意不得转载他人的配方,师傅常这样叮嘱徒弟。` is a story's, and so is what somebody quotes.
    """
    if DISCLAIMER.matches(text, start):
        return True
    closing = CLOSING.matches(text, start)
    if closing is None and (text not in STATEMENT or QUOTATION.sub("", text) not in STATEMENT):
        return False
    clauses = [clause for clause in re.split("[,。;:!?]", text) if len(clause) > 1]
    if text[0] == "©" or (closing and closing[0][-1] in ":?") or text[-1] != "。" or len(clauses) == 1:
        return True
    said = [clause for clause in clauses if clause in STATEMENT or clause in NOTICE_CLAUSE]
    return len(said) * 2 > len(clauses) and sum(map(len, said)) * 2 > sum(map(len, clauses))


ORIGINAL_TITLE: Final = Group(
    "original title",
    START,
    120,
    {"原标题": "原标题:渠水", "原题": "原题:渠水", "原文标题": "原文标题:渠水"},
    r"%s为?\s*(?:[:|\])]|《[^》]*》[\s\])。]*$|$|(?<=\s))",  # 原标题叫《渠水》 is a sentence
)
SUMMARY: Final = Group(
    "summary",
    START,
    400,
    {
        r"摘\s*要\s*[\])]?\s*[:|]": "摘要:渠水来了",
        r"摘\s*要(?:\s*[\])]|\s)": "摘要 渠水来了",
        r"导\s*[读语]\s*[\])]?\s*[:|]": "导读:渠水来了",
        r"导\s*[读语](?:\s*[\])]|\s)": "导读)渠水来了",
        "核心(?:提示|导读)\\s*[\\])]?\\s*[:|]?": "核心提示:渠水来了",
        "内容[提摘]要": "内容提要:渠水来了",
        "提要\\s*(?:[\\])]\\s*:?|:)": "提要:渠水来了",
    },
)

# --- Requests to the reader, hints, the page's foot ----------------------------------------------------------------

_DO: Final = listed(r" 点击 戳 长按 下载 扫描 扫码 搜索 识别 安装 打开 开启 关注")
_WHAT: Final = listed(
    r" 投票 下载 进入 查看 关注 客户端 二维码 公众号 官方微[信博] APP App 接收 报名 购买 领取 参与 阅读原文"
)
ADVERTISEMENT: Final = Group(
    "advertisement", ANYWHERE, 160,
    {
        f"{any_of(_DO)}[^。!?]{{0,24}}{any_of(_WHAT)}": "扫描二维码关注我们",
        "(?:App|APP|客户端)[^。]{0,16}下载": "本报客户端:立即下载", "订阅[^。!?]{0,6}(?:电子报|邮件)": "订阅电子报",
    },
)  # fmt: skip
ADVERTISEMENT_LABEL: Final = Group(  # what is left where a script would set an advertisement
    "label of an advertisement", WHOLE, 20,
    {"广告位?": "- 广告 -", "赞助内容": "赞助内容", "[Aa]dvertisement|ADVERTISEMENT": "Advertisement"},
    r"[\W_]*%s[\W_]*",
)  # fmt: skip
HINT: Final = Group(
    "viewing hint",
    WHOLE,
    40,
    {
        r"(?:正在)?(?:加载|缓冲)中?[.…。]*": "正在加载...",
        r"视频(?:加载中|播放|正在.{2,8})(?:,?请稍[候等])?[.…]*": "视频加载中,请稍候...",
        ".{0,16}(?:升级|更换|不支持|安装).{0,12}(?:浏览器|[Ff]lash|HTML5).{0,16}": "请升级浏览器",
        "[^。]{0,16}(?:微信|扫码|扫一扫)[^。]{0,6}关注[^。]{0,16}": "微信扫一扫关注本报",
        "[^。]{0,10}关注[^。]{0,12}(?:微信|公众号|微博)[^。]{0,10}": "欢迎关注本报微博",
        r"分享(?:到|至)\s?:.{0,30}": "分享到: 新浪微博 人人网",
        "(?:人工智能|AI|语音)?朗读\\s*:?": "AI朗读:",
        "(?:视频|节目)简介": "视频简介",
        "扫[^。]{0,12}(?:手机|微信)[^。]{0,12}": "扫码在手机上看",
        "请?继续(?:往下|向下)?阅读.{0,6}|请同意我们的.{2,24}|正文已结束.{0,20}": "请继续往下阅读...",
        r"[^。]{0,8}(?:订阅|付费)[^。]{0,8}全文\W?剩余.{1,6}": "订阅后可查看全文(剩余0%)",
        "(?:展开|显示|查看|阅读)(?:全文|全部|剩余.{0,8})": "展开全文",
        r"打印时间\s?:.{0,24}": "打印时间:2019-03-12 10:00:00",
        r"(?:视频)?时长\s?:?\s?[\d:]+": "时长:02:45",
        r"(?:全文|本文)[共约计]{0,3}\d+字.{0,16}": "全文共731字,阅读约需2分钟",
        r"\S{1,30}\.(?:jpe?g|png|gif|bmp|zip|rar|pdf|docx?)\s?\([\d.]+\s?[KM]B.{0,20}\)": "码头.jpg (18 KB, 下载 6 次)",
        r"\d{4}-\d\d?-\d\d?\s\d\d?:\d\d\s?上传": "2018-1-9 06:41 上传",  # an attachment of a forum's
        "在.{2,12}查看[此这]?[条则个]?[帖贴][文子]": "在 Instagram 查看这则贴文",
        "[↓\\s]*.{0,8}点(?:个“?|“)在看.{0,4}": "喜欢就点个“在看”",
        "[●▼↓]+[往向][上下左右]滑.{0,12}": "●往下滑,看栗子怎么挑●",
        r"\W{0,4}点击[上下]方(?:[^。]{0,30}(?:订阅|关注)|蓝字)[^。]{0,16}": "↑点击上方“岭京发布”免费订阅",
        r"(?:返回\w{1,6},查看更多\s?){1,2}": "返回岭京,查看更多",
        "手机(?:上|端)?(?:阅读|查看|浏览|观看).{0,6}": "手机上阅读文章",
        "(?:点击|戳|长按|(?:左右|上下)?滑动|横屏|双击).{0,10}(?:图|图片|查看|观看|更多|浏览|放大)\\)?": "点击看大图",
    },
    r"[(●▼↓\s]*%s[●▼↓]?",
)
FOOT: Final = Group(
    "foot",
    WHOLE,
    40,
    {
        r"关于(?:我们|本站|本网)?": "关于", r"联系(?:我们|方式|本站)": "联系我们",
        r"网站(?:地图|导航|简介|声明|律师)": "网站地图", r"版权(?:声明|保护|所有)?": "版权",
        r"法律(?:声明|顾问)": "法律声明", r"免责声明": "免责声明", r"广告(?:服务|合作|刊例|投放)?": "广告",
        r"招聘(?:信息)?": "招聘", r"投稿(?:须知)?": "投稿", r"返回(?:首页|顶部|列表)?": "返回",
        r"举报(?!(?:电话|热线)\s*:).{0,6}": "举报",
        r"首页": "首页", r"回顶部": "回顶部", r"顶部": "顶部", r"手机版": "手机版", r"电脑版": "电脑版",
        r"触屏版": "触屏版", r"PC版": "PC版", r"移动版": "移动版", r"(?:下载)?客户端": "客户端", r"登录": "登录",
        r"注册": "注册", r"退出": "退出", r"(?:上一|下一)[篇页条则](?:[\s:>].*)?": "上一篇", r"换一[换批]": "换一换",
        r"意见反馈": "意见反馈", r"帮助(?:中心)?": "帮助", r"隐私(?:政策|保护|条款)?": "隐私",
        r"服务(?:条款|协议)": "服务条款", r"友情链接": "友情链接", r"加入(?:我们|收藏)": "加入我们",
        r"设为首页": "设为首页", r"诚聘英才": "诚聘英才", r"返回.{2,4},查看更多": "返回首页,查看更多",
        r"点击查看(?:更多|全文|原文|详[情细]).?": "点击查看详情",
        r"\(?(?:查看)?(?:详[情细]|全文|原文|更多|阅读全文).?\)?": "详情",
    },
)  # fmt: skip
_LONGEST_FOOT: Final = 60  # characters of a row of links without their addresses
_RECORD_NUMBER: Final = re.compile(r"公网安备|ICP[备证]")  # of a site's registration


_BETWEEN_FOOTS: Final = re.compile(r"\s*[-—|｜·/]\s*")


def is_footer_link(text: str) -> bool:
    """Whether a link's words are those of a page's foot or a button, not a headline."""
    return text in FOOT or _RECORD_NUMBER.search(text) is not None


def is_foot(text: str) -> bool:
    """Whether a line is words of a page's foot: 关于我们 - 联系我们 - 版权声明."""
    if is_footer_link(text):
        return text in FOOT or text[-1] not in "。!?"  # ICP备案号一栏是空的,… is a sentence
    parts = _BETWEEN_FOOTS.split(text) if len(text) <= _LONGEST_FOOT else []
    return len(parts) > 2 and all(part in FOOT for part in parts)


ALL: Final[tuple[Group, ...]] = (
    *(LABEL, LINKS_LABEL, NO_LIST, MORE, COUNTER, WAY_IN, ADDRESS, *COMMENTS, CLOSING, STATEMENT),
    *(NOTICE_CLAUSE, END_MARK, DISCLAIMER, TAGS),
    *(ORIGINAL_TITLE, SUMMARY, ADVERTISEMENT, ADVERTISEMENT_LABEL, HINT, FOOT),
    *(*NEWSPAPERS, *CAPTIONS, *HEAD, *OUTLETS, *REFUSALS),
)
