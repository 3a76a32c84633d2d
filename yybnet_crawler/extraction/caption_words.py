"""The words of captions, and of what no caption says. Part of the table in `words.py`."""

from typing import Final

from yybnet_crawler.extraction.word_groups import ANYWHERE, START, WHOLE, Group, listed

START_OF_CAPTION: Final = Group(
    "caption start",
    START,
    400,
    {
        r"(?:[上下左右题配组大小]图|图片|图说|图片说明|图[一二三四五六七八九十①-⑨\d]*)\s*[:/|]": "上图:渠水",
        "[上下左右]?图为(?!什么|何|了)": "图为渠水",
        r"图\s?[①-⑳一二三四五六七八九十\d]": "图①渠水",
        "(?:本[组版文])?图片(?:来源|均?由)": "本组图片由周牧提供",
        "资料图(?![书上里中纸])": "资料图 渠水",
        "题图": "题图 渠水",
        "视频截图": "视频截图",
    },
)
END_OF_CAPTION: Final = Group(
    "caption end",
    ANYWHERE,
    400,
    {
        "摄于[^。]{2,16}": "渠水 周牧 摄于2014年11月28日",
        "摄,[^。)]{0,8}(?:照片|图片)\\)": "渠水(9月11日摄,无人机照片)",
        "供图": "渠水来了。村委会供图",
        r"(?<![^(。!? ])[图照]片?由[^(),。]{2,12}提供": "渠水来了。(照片由周牧提供)",  # 施工图由… is a sentence's
        "配图": "渠水来了(网络配图",
        "制图": "周牧制图",
        r"资料图片?|(?<=[\s(。!?/:报刊社网台])资料": "渠水。本报资料",
        "截图": "视频截图",
        "图源.{0,12}": "渠水 图源网络",
        r"[图影][/|]\S{1,12}": "渠水 图/周牧",
        r"(?:发\)|摄\)|供图\))": "渠水(新华社发)",
    },
    r"%s\s*[。.]?\)?$",
)
DAY_OF_PICTURE: Final = Group(  # behind who took it
    "day of a picture",
    ANYWHERE,
    60,
    {r"\d{4}年\d{1,2}月\d{1,2}日": "周牧摄于2014年11月28日"},
    r"(?<=摄)于%s$",
)
SAYING: Final = "图为"  # opens a caption, and a saying: 图为媒，渠为线
CREDIT: Final = Group(
    "credit in a caption",
    ANYWHERE,
    400,
    {
        r"[\u4e00-\u9fff] ?摄影": "渠水来了。周牧摄影",
        r"[\u4e00-\u9fff] ?摄": "渠水来了。周牧摄",
        "文/图$": "渠水来了。周牧 文/图",
    },
    r"%s(?![\u4e00-\u9fff]{0,1}[影像制])",
)
CREDIT_BEHIND_SENTENCE: Final = Group(  # several: captions run together
    "credit behind a sentence",
    ANYWHERE,
    400,
    {r"[。!?][\u4e00-\u9fff]{2,4} ?/? ?摄": "渠水来了。周牧/摄"},
    r"%s(?![\u4e00-\u9fff]{0,1}[影像制])",
)
DATELINE: Final = Group(  # a lead stands in this row, whatever else does
    "dateline",
    ANYWHERE,
    400,
    {
        r"讯\s?\(": "讯(记者 周牧)",
        r"[日京]电\s?\(": "岭京电(记者 周牧)",
        **{rf"^{paper}[^,。(]{{0,12}}讯(?!员)": f"{paper}河湾讯" for paper in listed("本报 本刊 本台")},
        **{rf"\d日{word}": f"5月13日{word}" for word in listed("讯 电")},
    },
)
DAY: Final = Group(
    "day that opens a lead",
    START,
    400,
    {
        r"\d{1,2}月\d{1,2}日": "5月13日,渠水来了。",
        "[昨今][日天晨晚]": "昨天,渠水来了。",
        "近日": "近日,渠水来了。",
        "日前": "日前,渠水来了。",
        "[^,。!?]{1,5}(?:过后|假期|时节|期间|以来|前后|之际|来临|将至),": "立秋过后,渠水来了。",
        "眼下|时下|连日来": "眼下,渠水来了。",
    },
)
TELLS: Final = Group(  # it refers back to what was told (这是 opens a caption), quotes, asks, speaks of me
    "what no caption says",
    ANYWHERE,
    400,
    {
        "^[他她它此其该]": "他扶着树苗。",
        "^[这那](?!是)": "这条渠很长。",
        "^[但而]": "但水没有来。",
        **{
            f"^{word}": f"{word}水来了。"
            for word in listed("不过 于是 因此 所以 然而 同时 另外 后来 随后 接着 往后 从此 原来 据")
        },
        "说[,:]": "主任说,渠水来了。",
        "[!?]": "渠水来了吗?",
        "(?<![追自忘])我": "渠是我修的。",
        "^[一二三四五六七八九十]+、": "二、渠水",
    },
)

KEY: Final = Group(  # points at no picture
    "key to signs",
    WHOLE,
    60,
    {word: f"▲{word}必答题,△{word}选答题。" for word in listed("为 是 表示 代表")},
    r"(?:[△▲▼▽◆]%s[^△▲▼▽◆]{1,16}){2,}",
)

CAPTIONS: Final = (
    START_OF_CAPTION,
    END_OF_CAPTION,
    CREDIT,
    CREDIT_BEHIND_SENTENCE,
    DATELINE,
    DAY,
    TELLS,
    DAY_OF_PICTURE,
    KEY,
)
