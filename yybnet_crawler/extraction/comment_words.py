"""The words of readers' comments, and of who wrote one and when. Part of the table in `words.py`."""

from typing import Final

from yybnet_crawler.extraction.head_words import AGO
from yybnet_crawler.extraction.word_groups import WHOLE, Group

COMMENT: Final = Group(
    "comment",
    WHOLE,
    130,
    {
        # 评论:(headline), 网友评论(12), 我要评论 >
        r"(?:网友|最新|最热|热门|精彩|全部|查看|我要|发表|参与|文章|新闻){0,2}(?:评论|跟帖|跟贴|留言)(?:区|板|列表|须知|框|内容)?"
        r"\s*:?\s*(?:\(.{1,110}\)|[\d,.万]+\s*条?|[>》»]+)?": "评论:(老桥修好了)",
        "(?:网友|最新|最热|热门|精彩|全部)(?:评论|跟帖|跟贴|留言)[^。]{0,60}": "热门评论 老桥修好了",
        "我有话[说讲要].{0,16}": "我有话说",
        r"[\d,.万]+\s*(?:条|人)?(?:网友)?(?:评论|跟帖|跟贴|参与)": "300人参与",
        r"(?:您[^。]{0,6}|,?请先?\s?){0,2}登录\s?后?(?:才能|并)?发[表贴帖].{0,6}(?:[账帐]号.{0,8})?": "登录后才能发表",
        "(?:网友|以上)?(?:评论|留言|言论)[^。]{0,6}(?:仅供|[仅只不]代表)[^。]{0,40}。?": "网友评论仅代表个人看法。",
        ".{0,6}我来说两句.{0,12}": "我来说两句(0)",
        "[^。]{0,20}文明上网[^。]{0,4}(?:理性|自觉|发言|登录|遵守)[^。]{0,40}": "请文明上网,理性发言",
        "请?文明上网,理性[^。,]{2,4}。": "文明上网,理性发言。",
        ".{0,30}新闻评论服务协议.{0,50}": "遵守新闻评论服务协议",
    },
)
LONGEST_HEAD: Final = 80  # characters of a line that says who wrote a comment, and when
COMMENT_HEAD: Final = Group(
    "head of a comment",
    WHOLE,
    LONGEST_HEAD,
    {
        r"\d{4}-\d\d?-\d\d?\s?\d\d:\d\d(?::\d\d)?": "网友8179[广东网友] 2020-03-01 10:20",
        AGO: "夜航船 3小时前",
    },
    r"(?!\d{4})[^:]{1,30}%s.{0,12}",
)

COMMENTS: Final = (COMMENT, COMMENT_HEAD)
