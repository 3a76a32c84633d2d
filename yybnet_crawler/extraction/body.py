"""Which lines are the story? Everything between the meta line and the first line that ends it, less the furniture.

On the portal's own pages the words bound the story: the meta line before, 新闻推荐 or another section label after.
Where no such label follows (another site, a redesign), the block of the page that holds the prose bounds it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yybnet_crawler import site
from yybnet_crawler.extraction.captions import Captions, in_figure
from yybnet_crawler.extraction.furniture import (
    ends_story,
    is_address,
    is_advertisement,
    is_comment_line,
    is_footer_link,
    is_original_title,
    is_site_label,
    is_slogan,
    is_tool_line,
    is_viewing_hint,
    simplified,
)
from yybnet_crawler.extraction.page import Document, Line, fold, letters, stands_in
from yybnet_crawler.extraction.people import is_credit_line, is_plain_name

_PUNCTUATION = re.compile(r"[。！？；，、!?;,…]")
_FULL_STOP = re.compile(r"[。！？]")
_SENTENCE_END = re.compile(r"[。！？；!?…：:][”’\"'」』）)】\]]*$")
_TELLTALE = re.compile(  # every alternative begins with a character: searched by a set of first characters
    "图|摄|攝|记|記|者|讯|訊|编|編|辑|©|△|▲|▼|▽|↑|↓|◎|●|→|【|责|作者|实习|采写|执笔|撰文|校对|审核|来源|來源|声明|版权|转载|未经|原标题|原题|原文"
    "|评论|評論|跟帖|跟贴|留言|关键|标签|Tag|tag|ICP|Copyright|公网安备|上一|下一|更多|热线|爆料|报料|线索|http|www|供图|截图|下载|扫|点击|关注|客户端|新闻|阅读"
    "|推荐|喜欢|看点|乡亲|排行|频道|首页|地址|电话"
)
_ENDS = "。！？”"  # a full sentence is furniture only if it begins so, or speaks of texts and their rights
_FURNITURE_START = re.compile(
    r"[\W_]*(?:原标题|原题|原文|声明|免责|版权|特别|郑重|广告|凡|本[文网站报稿]|以上|[上下左右题配组]?图|视频截图|摄影|资料|关键|来源|更多|如果"
    r"|想|责|编|作者|文[/／|丨]|评论|网友|最新|摘|导|核心|内容|提要|点击|扫|长按|搜索|下载|关注)|[△▲▼▽↑↓◎●→【\[（(《□■]"
)
_ABOUT_TEXT = re.compile(r"代表|转载|版权|未经|公众号|客户端|文明上网")
_EDITOR = re.compile(
    r"[【\[(（]?\s*(?:本[文期网]|责任|执行|网络|值班|图文)?(?:编辑|责编|编审)\s*[:：丨|]|.{0,60}(?:责任编辑|责编)\s*[:：]"
)
_LABELLED_LINKS = re.compile(
    r"[\W_]*(?:推荐|相关|延伸|扩展|拓展|此前|更多|往期)(?:阅读|新闻|报道|文章|链接|回顾)\s*[:：>》]\s*$"
)
_NO_WORDS = re.compile(r"[\W\d年月日_]*")
_CREDIT_WORD = re.compile(
    r"[记記]者|通[讯訊][员員]|实习生|编辑|責?责?[编編]|[摄攝]|采写|执笔|撰文|报道|文[/／图]|图[/／]|校对|审核|作者|来源"
)
_DATELINE = re.compile(r"^[^。！？，（(]{1,24}(?:讯|电|消息|报道)(?=[（(])")  # 本报讯（记者 …） in a row of its own
_MARKED_NAME = re.compile(r"[□■◎●○◆◇▢]\s*([\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff]{1,2})")  # □沈卓
_TAKEN_FROM = re.compile(r"本文(?:来自|转自|源自|首发于|经授权转载自?).{2,70}$")  # 本文来自微信公众号：…，作者：…
_PRINT_EDITION = re.compile(
    r"[（(【]?\s*《.{2,14}》\s*[（(]?\s*\d{4}\s?年\d{1,2}月\d{1,2}日.{0,14}"
)  # 《光明日报》（2019年10月08日15版）
_CREDIT_NOTE = re.compile(
    r"[（(【\[].{0,20}(?:记者|实习生|通讯员|编辑).{0,20}[）)】\]]"
)  # （实习生吴岚对本文亦有贡献）
_STAMP = re.compile(r"[\W_]*(?:\d{4}[-/.年])?\d{1,2}[-/.月:]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?[\W_]*")
_LABEL_AND_VALUE = re.compile(
    r"(?:原创|作者|编译|译者|来源|文|图|图文|文图|采写|撰文|整理|供稿|审核|校对|监制|值班)\s*[:：/／|丨]\s*\S"
)
_PROSE_LENGTH = 25  # characters: a line of words without a mark is prose from here on
_STORY_SHARE = 0.7  # of the prose: the smallest block that holds so much is the story's
_SUMMARY_LABEL = re.compile(r"[\W_]*(?:摘\s*要|导\s*读|核心提示|内容[提摘]要|提要)\s*[】\]]?\s*[:：]")
_SUMMARY_END = re.compile(r"[.。…！!]+$")
# 网友8179[广东网友] 2020-03-01 10:20, 夜航船 3小时前: who wrote, and when
_COMMENT_HEAD = re.compile(
    r"(?!\d{4}).{1,30}(?:\d{4}-\d\d-\d\d\s?\d\d:\d\d(?::\d\d)?|\d{1,2}\s?(?:分钟|小时|天)前).{0,12}"
)
_LINES_OF_A_POEM = 2  # short lines make a story, too
_SHORT_ADVERTISEMENT = 36
_SPACING = 6  # blanks and marks by which a repeated headline may differ
_REACH_BELOW = 6


@dataclass(slots=True)
class Body:
    """The story's lines, and for every line passed over on the way the reason."""

    paragraphs: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    credits: list[Line] = field(default_factory=list)  # nothing but a byline, an editor, a source
    left_out: dict[int, str] = field(default_factory=dict)  # line number: reason
    start: int = 0  # number of the first line that could be the story's
    end: int = 0  # and of the line that ended it
    rule: str = "body-between-labels"


def find_body(
    document: Document,
    labels: Mapping[int, str],
    start: int,
    passed: frozenset[int],
    title: str,
    channel: str | None,
    captions: Captions,
) -> Body:
    """Read the story from line number `start` on.

    `labels` are the page's section labels by line number, `passed` the lines read as something else (headline, meta
    line); `channel` is the last crumb, whose name opens the portal's slogan.
    """
    lines = document.lines
    body = Body(start=start, end=len(lines), left_out=dict.fromkeys(passed, "meta line"))
    story: list[Line] = []  # candidates, in order
    begun = bounded = False
    number = start
    while number < len(lines):
        line = lines[number]
        if number in passed:
            pass
        elif not captions.stands_beside(line) and _is_plain(line, channel):
            story.append(line)
            begun = True
        elif label := labels.get(number):
            if begun and not _goes_on(lines, labels, number, story, channel):
                body.end, bounded = number, is_site_label(label)
                break
            section = range(number, end_of_section(lines, labels, number))
            body.left_out |= dict.fromkeys(section, f"under {label}")
            number = section[-1]
        elif (begun or len(story) > _LINES_OF_A_POEM) and (end := _end_of_story(line.text, channel)):
            body.end, bounded = number, any(below > number and is_site_label(labels[below]) for below in labels)
            body.left_out[number] = end
            break
        elif not begun and _STAMP.fullmatch(line.text):
            body.left_out[number] = "date in a list"
        elif reason := _reason_to_pass(line, title, channel, captions):
            body.left_out[number] = reason
            if reason == "caption":
                body.captions.append(line)
            elif reason == "byline":
                body.credits.append(line)
        else:
            story.append(line)
            begun = begun or is_prose(line)
        number += 1
    story = list(_without_comments(story, body.left_out))
    prose = {line.number for line in story if is_prose(line)}
    if not bounded:
        body.rule = "body-in-densest-block"
        story = list(_in_story_block(story, prose, body.left_out))
    story = list(_without_edges(story, prose, body.left_out))
    if len(story) > 1 and _is_summary(story[0].text, story[1:]):
        body.left_out[story[0].number] = "summary of the story"
        del story[0]
    body.paragraphs = story
    body.credits += _credits_below(lines, labels, body.end)
    if not body.paragraphs:  # a picture story: the words under the picture are all there is
        body.paragraphs = [line for line in body.captions if is_prose(line) and not in_figure(line.element)]
        body.captions = [line for line in body.captions if line not in body.paragraphs]
    return body


def _is_summary(first: str, story: Sequence[Line]) -> bool:
    """Whether a line above the story is labelled as its summary, or says what the story says below."""
    words = _SUMMARY_END.sub("", first)
    if _SUMMARY_LABEL.match(words):
        return True
    return len(words) > _PROSE_LENGTH and any(words in line.text for line in story)


def _without_comments(story: Sequence[Line], left_out: dict[int, str]) -> Sequence[Line]:
    """Cut a thread of comments off: three lines or more that name a writer and a moment head its parts."""
    heads = [place for place, line in enumerate(story) if place and _COMMENT_HEAD.fullmatch(line.text)]
    if len(heads) < 3:
        return story
    for line in story[heads[0] :]:
        left_out[line.number] = "comments"
    return story[: heads[0]]


def _credits_below(lines: Sequence[Line], labels: Mapping[int, str], end: int) -> list[Line]:
    """Editor lines may stand below the line that ended the story, above the first list."""
    below: list[Line] = []
    for line in lines[end : end + _REACH_BELOW]:
        if line.number in labels or is_comment_line(line.text):
            break
        if _EDITOR.search(line.text) and len(line.text) < 90:
            below.append(line)
    return below


def _is_plain(line: Line, channel: str | None) -> bool:
    """Whether a line is a paragraph that no rule below would look at: most are, so this saves most of the time."""
    text = line.text
    if line.links or len(text) < _PROSE_LENGTH or is_slogan(text, channel):
        return False
    if text[-1] in _ENDS and not _FURNITURE_START.match(text):
        return _ABOUT_TEXT.search(text) is None
    return _TELLTALE.search(text) is None and _PUNCTUATION.search(text) is not None


def is_prose(line: Line) -> bool:
    """Whether a line reads like a sentence: marks or length, and not mostly links."""
    text = line.text
    return line.link_share < 0.5 and (
        len(text) >= _PROSE_LENGTH or (len(text) >= 10 and _PUNCTUATION.search(text) is not None)
    )


def paragraph_text(line: Line) -> str:
    """A paragraph as printed, without a button glued to its end: `…落下帷幕。返回首页，查看更多`."""
    text = line.text
    if line.links and is_footer_link(line.links[-1].text) and text.endswith(line.links[-1].text):
        return fold(text[: line.links[-1].start])
    return text


def end_of_section(lines: Sequence[Line], labels: Mapping[int, str], label: int) -> int:
    """The number after the last line of a list of links; a teaser's text belongs to its list."""
    number = label + 1
    while number < len(lines) and number not in labels and lines[number].link_share > 0.5:
        number += 1
    teaser = simplified(labels[label]) == site.TEASER_LABEL
    if teaser and label + 1 < number < len(lines) and is_prose(lines[number]):
        number += 1
    return number


def _goes_on(
    lines: Sequence[Line], labels: Mapping[int, str], label: int, story: Sequence[Line], channel: str | None
) -> bool:
    """Whether the story goes on below a list of related articles set into it."""
    after = end_of_section(lines, labels, label)
    if simplified(labels[label]) == site.TEASER_LABEL or after >= len(lines) or after == label + 1:
        return False
    line = lines[after]
    shapes = {_shape(paragraph) for paragraph in story if is_prose(paragraph)}
    return (
        is_prose(line)
        and _container(line) is _container(story[-1])
        and _shape(line) in shapes
        and not ends_story(line.text)
        and not is_slogan(line.text, channel)
    )


def _end_of_story(text: str, channel: str | None) -> str | None:
    if is_comment_line(text):
        return "comments"
    if _EDITOR.match(text) and len(text) < 90:
        return "editor"
    if ends_story(text):
        return "end of story"
    return "slogan" if is_slogan(text, channel) else None


def _reason_to_pass(line: Line, title: str, channel: str | None, captions: Captions) -> str | None:
    text = line.text
    if is_slogan(text, channel):
        return "slogan"
    if is_address(text):
        return "address"
    if text == title or (len(text) < len(title) + _SPACING and letters(text) == letters(title)):
        return "headline again"
    if is_original_title(text):
        return "original headline"
    if captions.is_caption(line):
        return "caption"
    if (
        (text[-1] not in "。！？" and _CREDIT_WORD.search(text) and is_credit_line(_DATELINE.sub("", text)))
        or _CREDIT_NOTE.fullmatch(text)
        or _PRINT_EDITION.fullmatch(text)
        or _TAKEN_FROM.match(text)
        or ((match := _MARKED_NAME.fullmatch(text)) and is_plain_name(match[1]))
        or (len(text) < 50 and _LABEL_AND_VALUE.match(text) and not _SENTENCE_END.search(text))
    ):
        return "byline"
    if is_footer_link(text):  # with or without a link
        return "page furniture"
    if is_tool_line(text) and not text.isdigit():
        return "buttons"
    if len(text) < _SHORT_ADVERTISEMENT and is_advertisement(text) and not _FULL_STOP.search(text):
        return "advertisement"
    if is_viewing_hint(text):
        return "viewing hint"
    if _is_list_of_links(line):
        return "links"
    if is_comment_line(text) or (ends_story(text) and len(text) < 60):
        return "page furniture"
    return None


def _is_list_of_links(line: Line) -> bool:
    """Whether a line is links, with no more than dates and bars beside them; a linked sentence is a sentence."""
    if not line.links or (len(line.text) > _PROSE_LENGTH and _SENTENCE_END.search(line.text)):
        return False
    if line.link_share > 0.6:
        return True
    behind = line.text[line.links[-1].start + len(line.links[-1].text) :]
    if _LABELLED_LINKS.match(line.text[: line.links[0].start]) and _NO_WORDS.fullmatch(behind):  # 推荐阅读：<a>…</a>
        return True
    beside = line.text
    for link in line.links:
        beside = beside.replace(link.text, "", 1)
    return _NO_WORDS.fullmatch(beside) is not None


def _in_story_block(story: Sequence[Line], prose: set[int], left_out: dict[int, str]) -> Iterator[Line]:
    """The lines in the smallest block that holds most of the prose, and those set like its paragraphs."""
    shared = Counter(line.element for line in story)
    held: Counter[Any] = Counter()  # letters of prose by the block right around them
    for line in story:
        if line.number in prose:
            parent = line.element if shared[line.element] > 1 else line.element.getparent()
            # An address or a telephone number is as long as a sentence, and weighs little.
            weight = len(line.text) * (4 if _FULL_STOP.search(line.text) else 1)
            held[line.element if parent is None else parent] += weight
    mass: Counter[Any] = Counter()  # and by every block that holds these
    depth: dict[Any, int] = {}
    for block, weight in held.items():
        for height, ancestor in enumerate(reversed([block, *block.iterancestors()])):
            mass[ancestor] += weight
            depth[ancestor] = height
    total = held.total()
    whole = [block for block in mass if mass[block] >= _STORY_SHARE * total]
    if not whole:
        yield from story
        return
    block = max(whole, key=depth.__getitem__)
    holds = {element: stands_in(element, block) for element in {line.element for line in story}}
    inside = {line.number for line in story if holds[line.element]}
    shapes = {_shape(line) for line in story if line.number in inside and line.number in prose}
    for line in story:
        if line.number in inside or _shape(line) in shapes:
            yield line
        else:
            left_out[line.number] = "outside the story's block"


def _without_edges(story: Sequence[Line], prose: set[int], left_out: dict[int, str]) -> Iterator[Line]:
    """Drop short lines and advertisements before the first and after the last paragraph, where set unlike them."""
    paragraphs = [line for line in story if line.number in prose and not _is_edge_advertisement(line, story)]
    if not paragraphs:
        yield from story
        return
    shapes = {_shape(line) for line in paragraphs}
    first, last = paragraphs[0].number, paragraphs[-1].number
    kept: Line | None = None
    for line in story:
        outside = not first <= line.number <= last
        if outside and (_is_edge_advertisement(line, story) or _shape(line) not in shapes) and not _is_item(line, kept):
            left_out[line.number] = "advertisement" if is_advertisement(line.text) else "set unlike the story"
        else:
            kept = line
            yield line


def _is_item(line: Line, before: Line | None) -> bool:
    """Whether a line is an item of a list that a paragraph announces: `更新日志如下：`."""
    return line.element.tag == "li" and before is not None and (before.text[-1] in ":：" or before.element.tag == "li")


def _is_edge_advertisement(line: Line, story: Sequence[Line]) -> bool:
    """A call to click or scan as the first or last lines of a story; a story, too, may tell where to scan."""
    if not (line in story[:2] or line in story[-2:]) or not is_advertisement(line.text):
        return False
    return bool(line.links) or "→" in line.text or "【" in line.text or _SENTENCE_END.search(line.text) is None


def _shape(line: Line) -> tuple[str, ...]:
    """The tags from the line's block up three levels: paragraphs of one story are set alike."""
    parent = line.element.getparent()
    above = parent.getparent() if parent is not None else None
    return tuple(element.tag for element in (line.element, parent, above) if element is not None)


def _container(line: Line) -> Any:
    parent = line.element.getparent()
    return line.element if parent is None else parent
