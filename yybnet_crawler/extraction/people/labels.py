"""The words that say what someone did for an article: the one closed list of this package.

All are written in simplified characters and half width, for text that went through `characters.plain`; a blank may
stand between the characters of each (记 者).
"""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum, auto
from functools import cache
from typing import Final, NamedTuple

from yybnet_crawler.extraction.characters import HAN, in_traditional


class Kind(IntEnum):
    """What a label says about the names beside it."""

    REPORTER = auto()
    CORRESPONDENT = auto()
    AUTHOR = auto()
    EDITOR = auto()
    STAFF = auto()  # named, and in no list: 校对, 指导老师
    TEXT = auto()  # wrote: 文, 采写
    REPORT = auto()  # behind names only: 报道, 整理
    PHOTOGRAPHER = auto()  # 摄影师 甲
    PHOTO = auto()
    BOTH = auto()  # wrote and took the picture
    SUPPLY = auto()  # 供图: neither wrote nor took it, for all we know


# Asked of every label, and an attribute of an enumeration costs several times a name of the module.
REPORTER, CORRESPONDENT, AUTHOR, EDITOR, STAFF, TEXT, REPORT, PHOTOGRAPHER, PHOTO, BOTH, SUPPLY = Kind


class Label(NamedTuple):
    """A label in a line: `[start, end)` of its plain text."""

    kind: Kind
    start: int
    end: int
    text: str  # without blanks
    pre: bool  # a sign binds it to what follows: 文/甲, 编辑:乙
    post: bool  # a sign binds it to what stands before: 甲/文


PUPILS: Final = ("小记者", "学生记者")
# Each word stands here because a form needs it: tests/extraction/people/test_labels.py has one for each.
WORDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.AUTHOR: (*PUPILS, "作者", "撰稿人", "撰稿", "执笔", "评论员", "主笔", "报道组"),
    Kind.REPORTER: ("记者", "实习生"),
    Kind.CORRESPONDENT: ("通讯员",),
    Kind.EDITOR: ("责任编辑", "编辑", "责编"),
    Kind.STAFF: (
        *("校对", "责校", "审校", "校审", "检校", "审核", "审读", "审稿", "审签", "签发"),
        *("监制", "监审", "编审", "编委", "出品人", "出品"),
        *("策划", "统筹", "制图", "制作", "设计", "美编", "版式", "排版"),
        *("摄像", "剪辑", "视频拍摄", "视频", "音频", "配音"),
        *("翻译", "后期", "漫画", "插图", "插画", "绘画"),
        *("主编", "总编辑", "总编", "一审", "二审", "三审", "初审", "复审", "终审"),
        *("指导老师", "指导教师", "辅导老师", "辅导教师", "来源", "转自"),
    ),
    Kind.SUPPLY: ("供图", "提供", "图据", "图源"),
    Kind.BOTH: ("摄影报道", "图文报道", "并摄"),
    Kind.REPORT: ("报道", "报导", "整理", "编译"),
    Kind.TEXT: ("采写", "撰文", "文字", "供稿"),
    Kind.PHOTOGRAPHER: ("摄影师",),
    Kind.PHOTO: ("摄影", "航拍", "传真"),
}
# Words that are labels only at one place: 电 and 讯 close a bracket (记者 甲 某地8日电), 发 stands behind an outlet.
_PLACED: Final = {
    Kind.REPORT: (
        rf"专电|(?:讯|(?<![供广水])电)(?=\s?\))|发自\s?[{HAN}]{{2,8}}(?=[\s):,]|$)|(?:辑|解答)(?=\s*(?:\)|$))"
    ),
    Kind.SUPPLY: rf"(?<=[社网报台端])发(?=\s*(?:\(|$)|\s)|(?<![{HAN}])口述(?=[\s:/])",
}
# What stands behind a word that is no label: 编辑部 is an office, 总编辑 edits the paper, 整理自 names an outlet.
_BEHIND: Final = {
    Kind.EDITOR: "(?![部室们委])",
    Kind.REPORT: "(?![组自])",
    Kind.REPORTER: "(?!们)",
    Kind.PHOTO: "(?![家展集])",
    Kind.SUPPLY: "(?!说)",
    Kind.STAFF: rf"(?=[\s/|:]|(?<=[对核师图])[{HAN}])",
}
_WRITTEN, _PICTURE = "(?:撰文|采写|采访|整理|文字|文)", "(?:图片|图|片|摄影|摄)"
_JOINED = r"\s?[/、&+]\s?"
_EDGE = r"(?=\s*(?:[/|:;,。)、]|$)|\s)"
_BOTH: Final = "|".join(
    (
        f"{_WRITTEN}{_JOINED}{_PICTURE}",
        f"{_PICTURE}{_JOINED}{_WRITTEN}(?![字章])",
        rf"文\s?图(?![{HAN}])",
        rf"图\s?文(?![{HAN}])",
        f"摄影{_JOINED}报道",
    )
)
# One character alone is a label by what stands beside it: 文/甲, 甲/文, 甲 文; 摄 by what does not. 文 章 is a name.
_SPREAD: Final = rf"\s{{1,3}}[{HAN}](?:\s{{1,3}}[{HAN}]{{2}}|\s*(?:\)|$))"
_ONE_TEXT: Final = rf"(?<=[/|]){_WRITTEN}|(?<![{HAN}])文(?!{_SPREAD}){_EDGE}|文(?=\s?[/|:])"
_ONE_PHOTO: Final = (
    rf"拍?摄(?![影像氏制入取食自])于?|(?<=[/|])图(?!片)|(?<![{HAN}])图片?{_EDGE}"
    r"|(?<![^本一\W]组)图片?(?=\s?[/|:])(?!/摄(?!影))"  # 宝音图/摄
)


def label_pattern(words: Mapping[Kind, tuple[str, ...]]) -> re.Pattern[str]:
    """The expression that finds the labels made of some words. Its groups are kinds, or `pair`, `text`, `photo`."""
    kinds = (f"(?P<{kind.name}>(?:{_any_of(kind, words[kind])}){_BEHIND.get(kind, '')})" for kind in words)
    return re.compile("|".join((f"(?P<pair>{_BOTH})", *kinds, f"(?P<text>{_ONE_TEXT})", f"(?P<photo>{_ONE_PHOTO})")))


def _any_of(kind: Kind, words: Iterable[str]) -> str:
    return "|".join((*map(_spaced, words), *filter(None, (_PLACED.get(kind),))))


def _spaced(word: str) -> str:
    """A word with blanks inside; 小 记者 is a name's end and a reporter."""
    return r"\s{0,2}".join(word).replace(r"小\s{0,2}记", "小记")


def _begins(pairs: Iterable[str], behind: str) -> str:
    """An expression for the first of two characters that words begin with. `behind`: what may follow any first one."""
    seconds: dict[str, str] = {}
    for pair in sorted(set(pairs)):
        seconds[pair[0]] = seconds.get(pair[0], behind) + pair[1]
    return "|".join(f"{first}(?=[{second}])" for first, second in seconds.items())


_LABEL: Final = label_pattern(WORDS)
# Where a label may begin, looked for first: most characters begin none.
_PAIRS: Final = _begins((word[:2] for words in WORDS.values() for word in words), r"\s")
_PERHAPS: Final = re.compile(f"文|图|摄|口(?=述)|拍(?=摄)|讯|电|发|专|辑|解(?=答)|采(?=访[/、])|{_PAIRS}")
# What the groups of the expression stand for.
_KINDS: Final = {kind.name: kind for kind in Kind} | {"pair": Kind.BOTH, "text": Kind.TEXT, "photo": Kind.PHOTO}
_MOST_BLANKS_BEFORE_SIGN: Final = 2
_BEFORE_LABEL: Final = 2  # characters: 责任
_LONGEST_ALONE: Final = 6  # 特约通讯员
_SIGNS: Final = frozenset("/|:")
_STATION: Final = re.compile(r"站(?=\s)")
_NAME_ALONE: Final = re.compile(rf":\s*[{HAN}]{{2,4}}\s*$")
STAFFED: Final = frozenset({REPORTER, CORRESPONDENT})
_BARS: Final = frozenset("/|")
# One of these stands in every long line that has a credit: what a label begins with, or a sign.
_BEGINNINGS: Final = "记者 通讯 实习 编辑 责编 作者 撰 采写 执笔 评论员 摄 文图 图文".split()  # noqa: SIM905 -- a list of words
_OFTEN_SPACED: Final = "记通实编责"  # 记 者
_BINDING_SIGNS: Final = ("/", "／", "|", "｜", "丨")
HONORIFICS: Final = ("先生", "女士", "小姐")  # behind a surname: nobody who signs
ROLE_ENDS: Final = frozenset("者员員生")
_ROLE: Final = f"(?:{'|'.join(map(_spaced, ('记者', '通讯员', '实习生')))})"
ENDS_WITH_ROLE: Final = re.compile(rf"{_ROLE}\s*[:/]?\s*$")
# 甲(记者), 乙(见习记者): no bracket of its own, but what the name before it is.
ROLE_BEHIND_NAME: Final = re.compile(rf"(?<=[{HAN}])\((?:[{HAN}]{{0,4}}?){_ROLE}\)")
BROKEN_LABEL: Final = re.compile(r"(?<=[记記])\s*\n\s*(?=者)|(?<=通[讯訊])\s*\n\s*(?=[员員])")


@cache
def _telltale() -> re.Pattern[str]:
    forms = [form for word in _BEGINNINGS for form in (word, *in_traditional(word))]
    spaced = [char + blank for form in forms if form[0] in _OFTEN_SPACED for char in form[0] for blank in " \u3000"]
    return re.compile("|".join(map(re.escape, (*forms, *_BINDING_SIGNS, *spaced))))


def may_hold_credit(text: str) -> bool:
    """Whether a long line as printed is worth a second look: it holds a word that credits have, in either script."""
    return _telltale().search(text) is not None


@cache
def _beginning() -> re.Pattern[str]:
    """The pairs of characters that labels begin with, in either script, and the characters that are labels alone."""
    forms = [form for words in WORDS.values() for word in words for form in (word, *in_traditional(word))]
    pairs = _begins((form[:2] for form in forms), " \u3000\xa0\n")
    return re.compile(f"摄|攝|文|图|圖|口述|社发|社發|专电|專電|发自|發自|辑|輯|解答|{pairs}")


def may_hold_label(text: str) -> bool:
    """Whether a text as printed may hold a label: a look that costs a tenth of `find_labels`."""
    return _beginning().search(text) is not None


def find_labels(text: str) -> list[Label]:
    """The labels of a plain text, in order; none overlaps another."""
    labels: list[Label] = []
    end = 0
    for begin in _PERHAPS.finditer(text):
        if begin.start() >= end and (match := _LABEL.match(text, begin.start())):
            labels.append(_label(text, match))
            end = match.end()
    return labels


def is_label(text: str) -> bool:
    """Whether a plain text is a label and nothing else but two characters before it: 作者, 见习记者; not 喜欢作者."""
    labels = find_labels(text) if len(text) <= _LONGEST_ALONE and may_hold_label(text) else []
    if len(labels) != 1 or labels[0].end < len(text):
        return False
    return labels[0].start <= (0 if labels[0].kind is AUTHOR else _BEFORE_LABEL)


def _label(text: str, match: re.Match[str]) -> Label:
    (start, end), words = match.span(), match.group()
    behind = text[end : end + _MOST_BLANKS_BEFORE_SIGN + 1].lstrip()
    pre = behind[:1] in _SIGNS or words in ("图据", "图源")
    post = start > 1 and text[start - 1] in _BARS
    kind = _KINDS[match.lastgroup or ""]
    leads = behind[:1] in _BARS or (start == 0 and _NAME_ALONE.match(text, end))
    if kind is REPORT and leads and words in ("报道", "报导"):  # 报道/温叙, 报道：温叙
        kind = TEXT
    if kind is REPORTER and _STATION.match(text, end):  # 河湾记者站 温 叙
        end += 1
    if kind in STAFFED and text.startswith("·", end):  # 记者·温叙
        end, pre = end + 1, True
    return Label(kind, start, end, "".join(words.split()), pre, post)
