"""The words of labels: what heads a list of other articles, or of what is none. Part of the table in `words.py`."""

from collections.abc import Iterable, Mapping
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction.word_groups import WHOLE, Group, any_of, listed

SITE_LABEL: Final = any_of(site.SECTION_LABELS)
# 相关 + 阅读: the first word of a label, and the second, each with a label that needs it.
LABEL_HEADS: Final = {
    "相关": "相关阅读", "推荐": "推荐阅读", "延伸": "延伸阅读", "扩展": "扩展阅读", "拓展": "拓展阅读",
    "热门": "热门文章", "热点": "热点资讯", "精彩": "精彩图片", "最新": "最新报道", "今日": "今日头条",
    "本周": "本周热点", "月度": "月度榜单", "编辑": "编辑推荐", "精选": "精选内容", "更多": "更多新闻",
    "频道": "频道精选", "图片": "图片新闻", "图文": "图文资讯", "视频": "视频新闻", "往期": "往期链接",
    "站内": "站内推荐", "本站": "本站推荐", "本网": "本网专题", "头条": "头条新闻", "要闻": "要闻推荐",
    "国内": "国内新闻", "国际": "国际新闻", "本地": "本地新闻", "社会": "社会新闻", "娱乐": "娱乐新闻",
    "作者": "作者文章", "其他": "其他文章", "随机": "随机文章", "关联": "关联阅读", "网友": "网友关注",
    "新闻": "新闻排行", "资讯": "资讯排行", "文章": "文章排行", "点击": "点击排行榜", "阅读": "阅读排行榜",
    "人气": "人气图集", "24小时": "24小时热文", "48小时": "48小时热文", "同类": "同类新闻", "猜你": "猜你喜欢",
}  # fmt: skip
LABEL_THINGS: Final = {
    "新闻": "相关新闻", "阅读": "相关阅读", "推荐": "编辑推荐", "文章": "相关文章", "资讯": "热点资讯",
    "排行榜?": "点击排行", "报道": "相关报道", "链接": "相关链接", "专题": "相关专题", "内容": "精选内容",
    "看点": "图文看点", "喜欢": "猜你喜欢", "热点": "本周热点", "精彩": "更多精彩", "精选": "频道精选",
    "热评": "网友热评", "榜单?": "新闻榜", "视频": "热门视频", "图片": "精彩图片", "图集": "人气图集",
    "话题": "热门话题", "头条": "今日头条", "要闻": "今日要闻", "热文": "24小时热文",
    "关注": "网友关注", "热榜": "48小时热榜",
}  # fmt: skip
OTHER_LABELS: Final = {
    "为你推荐": "为你推荐",
    "为您推荐": "为您推荐",
    "你可能(?:还|也)?(?:喜欢|感兴趣|想看).{0,4}": "你可能感兴趣的",
    "您可能(?:还|也)?(?:喜欢|感兴趣|想看).{0,4}": "您可能感兴趣的",
    "大家(?:都在|还在|正在)[看搜].?": "大家都在看",
    "看了.{1,8}还看了?": "看了本文的人还看了",
    "友情链接": "友情链接",
    "排行榜": "排行榜",
    "网罗天下": "网罗天下",
}


MORE: Final = Group(  # hangs on a label
    "more",
    WHOLE,
    24,
    {"更多": "更多>>", "[Mm]ore": "More", "MORE": "MORE", "换一[换批]": "换一批"},
    r"%s[\W_]*",
)
COUNTER: Final = Group(  # behind a title in a list
    "counter",
    WHOLE,
    24,
    {word: f"12{word}" for word in listed("阅读 评论 浏览 次")},
    r"\d+%s?",
)
WAY_IN: Final = Group(  # a link to a listing that does not name it
    "way in",
    WHOLE,
    24,
    {"更多": "更多>>", "进入": "进入", "查看": "查看", "全部": "全部", "返回": "返回", "(?i:more)": "More"},
    r"[\W\d_]*%s?[\W\d_]*",
)


def label_group(heads: Iterable[str], things: Iterable[str], others: Mapping[str, str]) -> Group:
    """The labels made of such words."""
    return Group(
        "label",
        WHOLE,
        24,
        {f"{any_of(heads)}{{1,3}}{any_of(things)}": "相关阅读", **others},
        # With what may hang on a label: `相关新闻:`, `热点阅读 更多>>`.
        rf"(?P<label>%s)[\W\d_]*(?:{MORE.expression}[\W_]*)?",
    )


LABEL: Final = label_group(LABEL_HEADS, LABEL_THINGS, OTHER_LABELS)
# What a label begins with, computed: no other line is asked whether it is one.
FIRST_OF_LABELS: Final = frozenset(word[:2] for word in (*LABEL_HEADS, *site.SECTION_LABELS, *OTHER_LABELS))

LINKS_LABEL: Final = Group(  # with a link right behind it: 推荐阅读:<a>…</a>
    "label of links",
    WHOLE,
    24,
    {word: f"{word}报道:" for word in listed("推荐 相关 延伸 扩展 拓展 此前 更多 往期")},
    r"[\W_]*%s(?:阅读|新闻|报道|文章|链接|回顾)\s*[:>》]",
)
NO_LIST: Final = Group(  # a label whose links are no other articles
    "no list of articles",
    WHOLE,
    24,
    {
        "友情链接": "友情链接",
        ".*评论区?": "网友评论",
        ".*跟[帖贴]": "最新跟帖",
        ".*留言": "读者留言",
        ".*标签": "热门标签",
        ".*搜索": "热门搜索",
        ".*话题": "热门话题",
    },
)
