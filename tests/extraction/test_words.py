"""The table of words: each word is known by its own line, is needed for it, and stands in no other module."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.unneeded import shortest, unneeded
from yybnet_crawler import extraction
from yybnet_crawler.extraction.buttons import BUTTONS, counts_as_several, is_tool_line
from yybnet_crawler.extraction.comment_words import COMMENT
from yybnet_crawler.extraction.label_words import LABEL, LABEL_HEADS, LABEL_THINGS
from yybnet_crawler.extraction.newspaper_words import POINTER
from yybnet_crawler.extraction.word_groups import Group
from yybnet_crawler.extraction.words import ALL, CLOSING, ORIGINAL_TITLE, STATEMENT, is_notice

TABLE = {
    "words",
    "label_words",
    "head_words",
    "newspaper_words",
    "outlet_words",
    "caption_words",
    "comment_words",
    "refusal_words",
    "buttons",
}
# Not words of a page: how moments and numbers of pages are written.
GRAMMARS = {"clocks", "dates", "paging"}
MODULES = sorted(path.stem for path in Path(extraction.__path__[0]).glob("*.py"))
CLASS = re.compile(r"\[[^\]]*\]")  # of characters
WORD = re.compile("[\u4e00-\u9fff]{2,}")


@pytest.mark.parametrize(
    ("group", "line"), [pytest.param(group, line, id=line) for group in ALL for line in group.words.values()]
)
def test_the_line_beside_a_word_is_of_its_kind(group, line):
    assert line in group


def test_every_word_is_needed():
    assert list(unneeded()) == []


@pytest.mark.parametrize("label", [*LABEL_HEADS.values(), *LABEL_THINGS.values()])
def test_labels(label):
    assert label in LABEL


@pytest.mark.parametrize("button", BUTTONS)
def test_every_button_makes_a_tool_line(button):
    assert is_tool_line(shortest(button))


@pytest.mark.parametrize("module", sorted(set(MODULES) - TABLE - GRAMMARS))
def test_no_word_stands_in_an_expression_of_another_module(module):
    source = Path(extraction.__path__[0], f"{module}.py").read_text("utf-8")
    compiled = [
        str(argument.value)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "compile"
        for argument in ast.walk(call)
        if isinstance(argument, ast.Constant)
    ]
    assert [word for expression in compiled for word in WORD.findall(CLASS.sub("", expression))] == []


def test_the_table_is_whole():
    named = (value for module in MODULES for value in vars(import_module(f"{extraction.__name__}.{module}")).values())
    groups = {id(value) for value in named if isinstance(value, Group)}
    assert groups == set(map(id, ALL))
    assert len({group.name for group in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (STATEMENT, "《条例》明确,未经批准不得擅自占用、挖掘城市道路。"),
        (STATEMENT, "版权保护从娃娃抓起。"),
        (COMMENT, "300人参与了当天的植树活动。"),
        (COMMENT, "评论员说,这样的办法值得推广。"),
        (COMMENT, "文明上网,从我做起。"),
        (CLOSING, "举报电话:12345"),
        (CLOSING, "来源于山泉的水,清得能看见底。"),
        (CLOSING, "上一篇文章写老渠,这一篇写新渠。"),
        (ORIGINAL_TITLE, "原标题叫《守渠》,后来改成了《放水》。"),
        (POINTER, "水渠修到第3版图纸才定下来"),
        (POINTER, "报纸摊开,他一眼看见3版"),
        (POINTER, "水渠的故事请看今天的3版。"),
    ],
)
def test_a_sentence_with_such_words_is_left(group, line):
    assert line not in group


@pytest.mark.parametrize("line", ["打开", "大", "喜欢", "收藏"])
def test_one_button_may_be_a_verse(line):
    assert is_tool_line(line)
    assert not counts_as_several(line)


@pytest.mark.parametrize("line", ["字号:大 中 小", "(打印)(关闭)", "分享到:微信 微博"])
def test_several_are_none(line):
    assert counts_as_several(line)


@pytest.mark.parametrize("line", ["1,200", "86.4", "21-15", ""])
def test_numbers_alone_are_no_buttons(line):
    assert not is_tool_line(line)


@pytest.mark.parametrize(
    "line",
    ["春灌特刊详见6—7版", "相关报道请看A03版、A04版", "(紧转第二版)", "全文刊发在第四版", "图文见A6、A7版", "接第一版"],
)
def test_pages_behind_a_verb_in_a_row_of_its_own_are_a_pointer(line):
    assert line in POINTER


@pytest.mark.parametrize(
    "line",
    [
        "未经授权,谢绝复制。",
        "非经本报同意,不得转载、公开播送或者改编。",
        "声明:苗圃不收树苗费。",
        "如有侵权,请联系我们,我们将及时处理。",
        "更多精彩请关注本报",
        "更多精彩内容,请关注本报微信公众号。",
        "转载请注明来源,违者必究。",
        "本文仅代表作者个人观点,与本网无关。",
        "以上内容仅供参考,不构成投资建议。",
        "扫描二维码,关注我们。",
        "本报保留追究侵权者法律责任的权利。",
        "©2018年岭京之声:本文所有内容受到保护,如无岭京之声特别同意,不得擅自使用。",
    ],
)
def test_most_clauses_of_a_notice_speak_of_rights(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "未经同意不得转载歌谱,老人在扉页上写道,字写得很小。",
        "版权所有这四个字,村里的小报从来没有印过。",
        "图纸仅供参考,老木匠说,榫卯要听手的。",
        "更多精彩的戏,要等秋收以后请人点击开锣。",
        "本站所有的工人都住在山上,一个月下来一趟。",
    ],
)
def test_a_sentence_of_which_one_clause_does_is_none(line):
    assert not is_notice(line)
