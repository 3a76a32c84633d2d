"""The words of rows that a newspaper sets beside its stories: pages, credits, remarks. Part of the table `words.py`."""

from typing import Final

from yybnet_crawler.extraction.word_groups import START, WHOLE, Group, listed

_TURN_TO: Final = "(?:(?<![看遇听])见|看(?!见)|[阅接转]|刊[发登载]?[于在])"
_PAGE: Final = r"第?[A-Z]?[\d一二三四五六七八九十]{1,3}版?"
_PAGES: Final = rf"{_PAGE}(?:[、,和至~—-]+{_PAGE})*(?<=版)"
POINTER: Final = Group(
    "page pointer",
    WHOLE,
    30,
    {
        rf"[^。!?]{{0,18}}{_TURN_TO}[^。!?,]{{0,4}}{_PAGES}": "专题策划详见4—5版",
        "(?:[上下紧][接转]|详见)[^。]{0,8}版": "(下转要闻版)",
        r"[A-Z]?\d{1,2}(?:[、,~-][A-Z]?\d{1,2})*版": "■A03、06版",
        r"版次\s?:\s?第?[A-Z]?\d{1,3}版?": "版次:01版",
        r"\((?:[A-Z]|\d\d?)\)\(\d{1,3}\)|[A-Z]\d?\)\(\d{1,3}": "(B)(16)",
        r"[①-⑳]\s?\d{1,2}": "③5",
    },
    r"[\W_]*%s(?:[^\w。!?]|_)*",
)
EDITION: Final = Group(
    "print edition",
    WHOLE,
    60,
    {
        r"《.{2,14}》\s*\(?\s*\d{4}\s?年\d{1,2}月\d{1,2}日.{0,14}": "《澄川日报》(2019年10月08日15版)",
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*[^()。,]{2,10}\)[^。,]{0,30}": "(2008/10/27 澄川日报)@ http://www.yybnet.net/",
    },
    r"\(?\s*%s",
)
ROLE: Final = Group(
    "role",
    START,
    90,
    {
        r"(?:原创|作者|编译|译者|来源|文|图|图文|文图|采写|撰文|执笔|整理|供稿|审核|校对|监制|值班)\s*[:/|]\s*\S": (
            "作者:周牧"
        ),
        r"(?:本[文期网版]|责任|执行|网络|值班|图文)?(?:编辑|责编|编审)\s*[:|]": "本期编辑:周牧",
        r"[^。!?]{0,60}(?:责任编辑|责编)\s*:": "校对 林声 责任编辑:周牧",
        r"[^。!?,;]{0,40}指导(?:老师|教师)\s*:?\s*\S{2,4}$": "河湾小学三(2)班 周牧 指导老师 林声",
        r"(?:漫画|插图|插画|书法|绘画|题字|篆刻|剪纸)\s+\S{2,4}$": "漫画 周牧",
        r"(?:漫画|插图|插画|题图)\s*[:/]\s*\S": "插图:老渔港 苏大海 绘",
        "作者(?:单位|简介)": "作者单位:河湾中学",
        "本(?:栏|版|期|专)[^。!?,]{0,24}(?:[协合承主]办|冠名)$": "本栏目由河湾律师事务所协办",
        "文中(?:涉及|提及|提到)[^。,:]{0,6}:": "文中涉及车型:河湾S15",
        "本文(?:来自|转自|源自|首发于|经授权转载自?).{2,70}$": "本文来自微信公众号:渠水",
    },
)
DATELINE_ROW: Final = Group(
    "dateline in a row of its own",
    START,
    90,
    {word: f"澄川河湾{word}(记者 周牧)" for word in listed("讯 电 消息 报道 社发")},
    r"^[^。!?,(]{1,24}%s(?=\()",
)
# A story's opening, whatever is glued before it: 原标题:春灌本报讯(记者 …)昨天…
LEAD: Final = r"[讯电息]\s?\((?=[^()]{0,60}(?:记者|通讯员))[^()]{2,80}\)[^()]{10}"
SCHOOL: Final = Group(  # before a pupil's name
    "school",
    WHOLE,
    40,
    {"[小中大]学": "河湾中学八年级", "学校": "河湾学校", "学院": "铜川学院", "幼儿园": "河湾幼儿园", "班": "小记者班"},
    r".*%s\S{0,12}",
)
PUPIL: Final = r"(?:小记者\s*)?(\S+)\s*\([^)]*[学班园][^)]*\)"  # 小记者 周牧(河湾小学三年级)
CLASS: Final = r"[^\s。,!?;]{2,20}[学校园班级]"  # a pupil's, in a row of its own: 河湾小学三(2)班
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
OF_STORY: Final = Group(  # in brackets all round, and no remark on it
    "part of the story",
    WHOLE,
    40,
    {".*化名": "(文中人物均为化名)", "(?:热烈)?(?:掌声|鼓掌)": "(掌声)", "(?:全场)?大?笑声?": "(全场大笑)"},
    r"\(%s\)",
)
DESK: Final = Group(
    "desk",
    WHOLE,
    24,
    {
        "本[报刊网台站](?:编辑部|评论员|特约评论员|记者)": "本报编辑部",
        "评论员": "评论员",
        "本报综合(?:报道)?": "本报综合",
        "据[^,。:]{2,12}(?:社|报|网|台|电|消息)": "据新华社",
        r"[^,。]{2,8}社[^,。]{0,12}\d日[电讯]": "新华社岭京3月20日电",
    },
)

NEWSPAPERS: Final = (POINTER, EDITION, ROLE, DATELINE_ROW, SCHOOL, REMARK, OF_STORY, DESK)
