"""When was it published, and by whom? The meta line near the headline: `来源：铜川日报 2018-01-09 08:22`.

It may be one line or several, date first or source first, the source as text or as a link, labelled or not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yybnet_crawler.extraction.dates import CHINA, Moment, find_moment, is_clock
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.furniture import is_comment_line, is_tool_line, section_label
from yybnet_crawler.extraction.page import Line, fold

_REACH_BELOW = 14  # lines from the headline down to its date: share buttons may stand between
_REACH_ABOVE = 6
_MAX_LENGTH = 140  # of a meta line: it is no sentence

_SOURCE_LABEL = re.compile(
    r"(?:[【\[(（]\s*)?(?:(?:本文|文章|新闻|信息|稿件|内容|消息|资料|原文)?(?:[来來]源|来自|稿源|出处|转自|供稿)|[来來]源(?:网站|媒体|单位))\s*[:：]\s*"
    r"|(?:[【\[]\s*)(?:来源|稿源)\s*[】\]]\s*|(?<![\w\u4e00-\u9fff])来源(?=[\s\u3000\xa0])\s*"
)
# Where a labelled source ends when no gap ends it: at the next label of the meta line, or at a button.
_META_WORD = (
    "作者|编辑|责编|责任编辑|记者|通讯员|发布|发表|更新|日期|时间|浏览|阅读|点击|评论|字号|字体|大小|分享|分类|栏目|标签|关键词|访问|人气"
    "|次数|查看|围观|热度|校对|审核|摄影"
)
_NEXT_FIELD = re.compile(
    rf"[\s\u3000\xa0]*(?:[|｜丨【\[]|https?:|www\.|(?:{_META_WORD})(?:日期|时间|次数|量|数|到)?\s*[:：]|(?<=[\s\u3000\xa0])(?:{_META_WORD})"
    r"|(?:我要)?(?:举报|评论|留言|投诉|纠错|分享|打印|收藏|投稿|关注|订阅|点赞)[\s\d()（）]*$|分享到|扫一扫|手机看|[(（]?(?:订阅|关注|进入)[)）]?$).*"
)
_LABEL = re.compile(
    r"(?:[【\[(（]\s*)?(?:(?:本文|文章|新闻|信息|稿件|内容|消息|资料|原文)?(?:[来來]源|来自|稿源|出处|转自|供稿)|[来來]源(?:网站|媒体|单位))\s*[:：]\s*"
    r"|(?:[【\[]\s*)(?:来源|稿源)\s*[】\]]\s*|(?<![\w\u4e00-\u9fff])来源(?=[\s\u3000\xa0])\s*"
)
# Where a labelled source ends when nothing else ends it: at the next label of the meta line.
_NEXT_LABEL = re.compile(
    r"\s*(?:[|｜丨·]|[【\[（(]?(?:作者|编辑|责编|责任编辑|记者|通讯员|发布|发表|更新|日期|时间|浏览|阅读|点击|评论|字号|字体|大小|分享|分类|栏目|频道|标签|关键词|访问|人气|次数|查看|围观|热度|我要|举报|打印|收藏|校对|审核|摄影|扫一扫|手机看)"
    r"|https?:|www\.|[【\[]).*"
)
_LABEL = re.compile(
    r"(?:发布|发表|更新|出版|上传|创建|录入|编辑|采编|文章)?(?:日期|时间|于)\s*[:：]?|发布于|发表于|更新于|(?:浏览|阅读|点击|访问|查看)(?:次数|量|数)?\s*[:：]?\s*\d*\s*次?"
    r"|(?:作者|编辑|责编|责任编辑|记者|审核|校对|字号|字体|分享到?|评论|分类|栏目|频道|标签|关键词)\s*[:：].*"
)
_CREDIT_WORD = re.compile(r"(?:本[报网刊台]|作者\s*[:：]?)?\s*(?:.{0,12}记者|.{0,6}通讯员|实习生|责任编辑|责编|编辑|摄影|作者)")
_FIELD_START = re.compile(
    rf"(?=(?:{_META_WORD}|[来來]源|分享|字[号体])(?:日期|时间|次数|量|数|到)?[\s:：])|(?=https?:)|(?<=[\s\u3000\xa0|｜])(?=阅读|评论|浏览|点击|分享|字[号体]|举报|打印|收藏|[来來]源)|(?=(?:19|20)\d\d[-/.年])"
)
_UNREAD_DATE = re.compile(r"(?:发布|发表|更新)?(?:日期|时间)\s*[:：]\s*\d")
# What an unlabelled outlet's name is not.
_NO_OUTLET = re.compile(
    r"原创|我要.*|优质.*|.*(?:作者|创作者|认证|官方账号|官方帐号|编辑|责编|记者|通讯员|实习生|摄影).*|.*有限公司|.*(?:评论|跟[帖贴]|参与|阅读|浏览|点击|次数|举报|关注|订阅|分享|打印|收藏|登录|注册|字号|字体|客户端|APP|下载|收听|听新闻|转发)\d*.*"
    r"|https?:.*|www\..*|[\w.-]+\.(?:com|cn|net|org).*|[\d\W_a-zA-Z]*|星期.|周.|.*[:：].*|.*正文"
)
_OUTLET = re.compile(r".*(?:报|网|社|台|在线|周刊|杂志|新闻|日报|晚报|融媒|传媒|发布|资讯|频道|广播|电视|快报|时报|商报|消息|之窗|论坛|通讯|发改委|学会|委员会|办公室|政府|局|厅)$")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=CHINA)  # enough to see that 昨天 08:22 is no part of a name
_SENTENCE = re.compile(r"[。！？；!?]|，.*，")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The meta line's two fields, and which lines it takes up."""

    date: Found[str | None]
    source: Found[str | None]
    lines: frozenset[int]


def find_dateline(lines: Sequence[Line], headline: int | None, last: int, fetched_at: datetime | None) -> Dateline:
    """Read date and source near line number `headline` (None: from the top).

    `last` is the number of the last headline line: the meta line is looked for below it first, then above.
    """
    best: tuple[int, Moment] | None = None
    for number in _search_order(lines, headline, last):
        text = lines[number].text
        if not could_be_meta(text) or not (moment := _moment_of_meta(lines, number, fetched_at)):
            continue
        best = number, moment
        break
    if best is None:
        return _without_date(lines, headline, last)
    number, moment = best
    own = {number}
    if "T" not in moment.iso and number + 1 < len(lines) and is_clock(lines[number + 1].text):
        joined = find_moment(f"{lines[number].text[moment.start : moment.end]} {lines[number + 1].text}", fetched_at)
        moment = joined or moment
        own.add(number + 1)
    date: Found[str | None] = Found(moment.iso, tuple(sorted(own)), moment.rule)
    source, where = _labelled_source(lines, _around(lines, own, headline, last))
    if source is None:
        source, where = _unlabelled_source(lines, own, headline, last)
    return Dateline(date, source or Found(None, (), "no-source"), frozenset(own | where))


def _without_date(lines: Sequence[Line], headline: int | None, last: int) -> Dateline:
    near = _neighbours(lines, headline, last)
    source, where = _labelled_source(lines, near)
    # 发布时间：10-08 12:00 names no moment, but shows where the meta line is.
    unread = next((number for number in near if _UNREAD_DATE.match(lines[number].text)), None)
    if source is None and unread is not None:
        source, where = _unlabelled_source(lines, {unread}, headline, last)
        where |= {unread}
    return Dateline(Found(None, (), "no-date"), source or Found(None, (), "no-source"), frozenset(where))


def could_be_meta(text: str) -> bool:
    """Whether a line is no sentence: it may hold date or source."""
    return len(text) <= _MAX_LENGTH and _SENTENCE.search(text) is None


def words_of_credit(text: str) -> str:
    """The parts of a meta line that may name people: `编辑：丁一` of `2018-01-09 编辑：丁一 阅读 26 分享到`."""
    parts = _FIELD_START.split(text)
    return "\n".join(part.strip() for part in parts if _CREDIT_WORD.match(part))


def _search_order(lines: Sequence[Line], headline: int | None, last: int) -> Iterator[int]:
    """Below the headline down to the first real paragraph, then above it, then the rest (a date under the story)."""
    if headline is None:
        yield from range(min(len(lines), 60))
        return
    below = range(last + 1, min(len(lines), last + 1 + _REACH_BELOW))
    for number in below:
        if len(lines[number].text) > _MAX_LENGTH or section_label(lines[number]):
            break
        yield number
    for number in range(headline - 1, max(-1, headline - 1 - _REACH_ABOVE), -1):
        if lines[number].links or (number and lines[number - 1].link_share > 0.5 and not lines[number - 1].text.endswith("正文")):
            continue  # the date of a link in a list
        yield number
    for number in range(last + 1, len(lines)):
        if _SOURCE_LABEL.search(lines[number].text) or _LABEL.match(lines[number].text):
            yield number


def _moment_of_meta(lines: Sequence[Line], number: int, fetched_at: datetime | None) -> Moment | None:
    line = lines[number]
    if line.link_share > 0.8 and len(line.text) > 30:  # a headline of another article with its date
        return None
    if not any(char.isdigit() or char in "〇○刚昨今前一二" for char in line.text):
        return None
    text = line.text if len(line.parts) == 1 else " ".join(line.pieces)
    moment = find_moment(text, fetched_at) or find_moment(line.text, fetched_at)
    if moment is None:
        return None
    rest = _LABEL.sub("", text[: moment.start] + " " + text[moment.end :])
    if moment.rule != "date" and len(rest.strip()) > 40:
        return None
    return moment


def _neighbours(lines: Sequence[Line], headline: int | None, last: int) -> list[int]:
    if headline is None:
        return []
    return [*range(last + 1, min(len(lines), last + 7)), *range(max(0, headline - 3), headline)]


def _around(lines: Sequence[Line], own: set[int], headline: int | None, last: int) -> list[int]:
    """The meta line first, then the lines next to it, not beyond the headline."""
    first, end = min(own), max(own)
    around = [*sorted(own), *range(end + 1, min(len(lines), end + 5)), *range(first - 1, max(-1, first - 5), -1)]
    return [number for number in around if headline is None or not headline <= number <= last]


def _labelled_source(lines: Sequence[Line], numbers: Sequence[int]) -> tuple[Found[str | None] | None, set[int]]:
    """The words after 来源 in one of the lines; they may stand in the next line (a table cell of its own)."""
    for number in numbers:
        line = lines[number]
        if len(line.text) > _MAX_LENGTH or (_SENTENCE.search(line.text) and not _SOURCE_LABEL.match(line.text)):
            continue
        match = _SOURCE_LABEL.search(line.text)
        if not match:
            continue
        name = _name_after_label(line, match)
        if name:
            return Found(name, (number,), "source-label"), {number}
        after = number + 1
        if match.end() == len(line.text) and after < len(lines) and _is_cell_with_name(lines[after]):
            return Found(lines[after].text, (number, after), "source-label-own-cell"), {number, after}
        return Found(None, (number,), "source-label-empty"), {number}
    return None, set()


def _name_after_label(line: Line, match: re.Match[str]) -> str:
    rest = line.text[match.end() :]
    link = next((link for link in line.links if link.start == match.end()), None)
    if link is not None and not link.text.startswith("http"):
        return "" if is_tool_line(link.text) else _clean_name(link.text)
    if behind := [link.start for link in line.links if link.start > match.end()]:  # buttons
        rest = line.text[match.end() : behind[0]]
    moment = find_moment(rest, _ANY_TIME)
    if moment:
        rest = rest[: moment.start]
    if is_tool_line(rest.partition(" ")[0]):  # nothing but buttons behind an empty label
        return ""
    return _clean_name(_NEXT_FIELD.sub("", rest))


def _clean_name(name: str) -> str:
    name = fold(name).strip(" 　\xa0,，;；、|｜-—>》")
    head = re.split(r"(?<![a-zA-Z])[\s\u3000\xa0]+", name)[0]  # what follows a gap is another field, but for China Daily
    if len(head) > 1:
        name = head
    pair = {"】": "【", "]": "[", ")": "(", "）": "（"}
    while name and name[-1] in pair and pair[name[-1]] not in name:
        name = name[:-1]
    return name if _is_name(name) and not is_tool_line(name) else ""


def _is_cell_with_name(line: Line) -> bool:
    text = line.text
    return _is_name(text) and not _SENTENCE.search(text) and section_label(line) is None and not is_tool_line(text)


def _is_name(text: str) -> bool:
    return (
        0 < len(text) <= 40
        and not find_moment(text)
        and not is_clock(text)
        and not re.fullmatch(r"[\d\W_]*|https?:.*|www\..*|(?:作者|编辑|责编|时间|日期|发布|浏览|点击|阅读|评论).{0,3}[:：].*|不详|未知|无", text)
    )


def _unlabelled_source(
    lines: Sequence[Line], own: set[int], headline: int | None, last: int
) -> tuple[Found[str | None] | None, set[int]]:
    """An outlet's name on the date's own line, or alone on a line between headline and date."""
    number = min(own)
    pieces: list[str] = []
    for piece in lines[number].pieces:
        found = find_moment(piece)
        rests = [piece[: found.start], piece[found.end :]] if found else [piece]
        pieces += [part for rest in rests for part in re.split(r"[\s|｜丨·/]+", _LABEL.sub(" ", rest)) if part]
    for pattern in (_OUTLET, None):
        for piece in pieces:
            if _could_be_outlet(piece) and (pattern is None or pattern.fullmatch(piece)):
                return Found(piece, (number,), "outlet-beside-date"), {number}
    if headline is None:
        return None, set()
    between = [*range(last + 1, number), *range(max(own) + 1, min(len(lines), max(own) + 2))]
    for near in between:
        text = lines[near].text
        if _could_be_outlet(text) and (near < number or _OUTLET.fullmatch(text)):
            return Found(text, (near,), "outlet-near-date"), {near}
    return None, set()


def _could_be_outlet(text: str) -> bool:
    return (
        2 <= len(text) <= 20
        and not _NO_OUTLET.fullmatch(text)
        and not is_tool_line(text)
        and not is_comment_line(text)
    )
