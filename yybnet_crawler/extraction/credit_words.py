"""The words credits are made of: who (记者, 编辑), what they did (文, 摄, 报道), what stands between."""

import re

from yybnet_crawler.extraction.names import DOTS, HAN

MARKS = "□■◆◇●○◎▲△▼▽★☆▪◼◻►▶※"  # printed before a byline in a row of its own
# The closing bracket need not match the opening one: papers mix widths and kinds.
OPENING = "（(【[\u3014\uff3b〖"
CLOSING = "）)】]\u3015\uff3d〗"
BLANK = r"\s\u200b\ufeff"

# What a role word may begin with: 本报首席记者, 驻广州记者, 特约通讯员, 执笔记者.
ROLE_KINDS = (
    "本报|本网|本刊|本台|本社|本站|全媒体?|融媒体?|首席|见习|見習|实习|實習|特约|特約|特派|特邀|高级|资深|执笔|執筆"
    "|参与|參與|摄影|文字|视频|图片|新闻|职工|签约|夜班|学生|校园|青年|客户端"
    f"|驻[{HAN}]{{1,5}}?(?=$|记者|全媒)"
)
EDITOR_KINDS = (
    "责任|責任|初审|复审|终审|一审|二审|三审|值班|执行|网络|新媒体|微信|本期|本版|版面|见习|实习|文字|图片|视觉|内容"
    "|首席|高级|轮值|栏目"
)
KEYWORD = re.compile(
    rf"""
    (?P<role> (?:{ROLE_KINDS}){{0,5}} (?: (?P<reporter>记者|記者|实习生|實習生) | 通讯员|通訊員 )
        (?!们|們|站|会|會|节|節|证|證|队伍|团) )
    # not 总编辑: who edits the paper did not edit the story
    | (?P<editor> (?:{EDITOR_KINDS}){{0,3}} (?<!总)(?:编\s?辑|編輯)(?!部|室|中心|们|委) | 责\s?编 | 責編 )
    # wrote and took the picture: 文/图, 摄影报道
    | (?P<both> (?:摄影|攝影|图文|文图)(?:报道|報道) | 文\s?[/／、&+\uff0b]\s?(?:图|圖|摄影?|攝影?)(?!片)
        | (?:图|圖|摄影?)\s?[/／、]\s?文(?!字) | 文并摄 | 并摄 | 文图(?!片) | 图文 )
    | (?P<photo> 摄影(?:作品)? | 攝影 | 拍摄 | 航拍 | 摄(?!影|像|制)于? | 攝 | 图片(?=\s?[/／|｜:：]) )
    | (?P<writing> (?:参与|联合|采访)?采写 | 执笔 | 執筆 )
    | (?P<text> 撰文 | 文字 )
    | (?P<report> (?:现场|综合|独家|联合|连线|整理)?(?:报道|報道|报导|報導)(?![了过称说的]) | 发自
        | (?:采访整理|整合|整理|综合|采访|编译|专电|来电)(?![{HAN}]) )
    | (?P<provide> 供图 | 供稿 | 提供 )
    # labels whose people are in no list
    | (?P<staff> 校对 | 責校 | 责校 | 审校 | 审核 | 审签 | 总?监制 | 监审
        | 值班(?:主任|编委|总编) | [终复初一二三]审 | 副?主编 | 副?总编辑? | 编审 | 编委 | 出品人?
        | 策划 | 统筹 | 制图 | 制作 | 设计 | 美编 | 版式 | 排版 | 摄像 | 剪辑 | 视频 | 音频 | 配音 | 翻译
        | 后期 | 海报 | 检校 | 签发 )
    # labels followed by anything
    | (?P<about> (?:信息|图片|本文)?来源 | 稿源 | 作者 | (?:新闻)?热线 | 转自 | 发稿时间 | 发布时间 )
    """,
    re.VERBOSE,
)
# A word without any of these characters holds no keyword: two in three names need no search.
KEYWORD_CHARACTERS = frozenset(character for character in KEYWORD.pattern if character > "\u3400")
# A Han name with or without dots, or a Latin one.
WORD = re.compile(f"[{HAN}]+(?:[{DOTS}][{HAN}]+)*|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){{0,3}}")
GAP = re.compile(f"[{BLANK}、，,；;/／|｜:：&\uff06+\uff0b\\-—{MARKS}]+")
WIDE_GAP = re.compile(r"[ \u3000\xa0]{2}|[\t\n]")  # in the open it ends a list: a paragraph begins
LABEL_SIGN = re.compile(f"[{BLANK}]{{0,2}}[/／|｜:：]")
# What a label is followed by when it is no person: 来源：岭川新闻网, 新闻热线：0000.
VALUE = re.compile(
    f"{LABEL_SIGN.pattern}?[{BLANK}]{{0,2}}[^{BLANK}。！？{re.escape(OPENING + CLOSING)}]{{1,40}}"
)
LONGEST_VALUE = 24
# After an editor's name: _NN3046, HN555, 101.
EDITOR_CODE = re.compile(r"[ _]?[A-Z]{1,4}[0-9]{2,8}|[0-9]{3,8}(?![0-9日月年])|（实习）|\(实习\)")
TITLED_OUTLET = re.compile(f"《[^《》]{{1,20}}》[{HAN}]{{0,4}}")  # 特约记者/《手艺·生活》杂志 林苒
NAMES_TO_THE_END = re.compile(f"(?<=影)[{BLANK}][{HAN}{BLANK}]{{2,10}}$")  # 记者 A 摄影 B
PLACE_AFTER = re.compile(f"[{HAN}]{{2,12}}")  # 发自四川成都
# Signs and digits that follow a word of prose, not a name in the open.
PROSE_SIGNS = frozenset('“”"「『《，,。！？!?0123456789' + "".join(map(chr, range(0xFF10, 0xFF1A))))
# A character of prose that only a number follows: 张榕刚36岁.
BEFORE_NUMBER = frozenset("刚约共近第逾超满仅")
# Places that read like a person's name: 记者 A 郑州报道 is one reporter.
PLACES = frozenset(
    [
        *("成都", "武汉", "广州", "杭州", "沈阳", "郑州", "温州", "安阳", "常州", "金华"),
        *("包头", "江门", "龙岩", "贺州", "苏州", "徐州", "宁波", "安庆", "安康", "宁夏"),
        *("甘肃", "江苏", "江西", "石家庄", "柳州", "梅州", "昌吉", "乌鲁木齐", "连云港", "景德镇"),
        *("平顶山", "通辽", "通化", "乐山", "广安", "广元", "衡阳", "荆州", "岳阳", "常德"),
        *("宝鸡", "汉中", "商洛", "库尔勒", "哈密", "哈尔滨", "唐山", "阳泉", "云南", "海南"),
        *("海口", "华盛顿", "柏林", "莫斯科", "东京", "巴黎"),
    ]
)
