"""Bylines in the forms papers print. Every sentence, name and outlet is invented."""

import json
import os
import re
from pathlib import Path

import pytest

from yybnet_crawler.extraction.people import is_credit_line, read_bylines

STORY = "北坡县的柿子熟了，家家门前晒着一层红。"

# id: (line, reporters, correspondents)
OPENINGS = {
    "full brackets": ("北坡晚报讯（记者 段丽）" + STORY, "段丽", ""),
    "half brackets": ("北坡晚报讯(记者 段丽)" + STORY, "段丽", ""),
    "brackets of mixed width": ("北坡晚报讯（记者 段丽)" + STORY, "段丽", ""),
    "square brackets": ("【北坡网讯 记者 段丽】" + STORY, "段丽", ""),
    "bracket after a bracketed dateline": ("【北坡网讯】（记者 段丽）" + STORY, "段丽", ""),
    "both roles": ("本报讯（记者 段丽 通讯员 郑海涛 毛平）" + STORY, "段丽", "郑海涛 毛平"),
    "correspondent first": ("本报讯（通讯员 郑海涛 记者 段丽）" + STORY, "段丽", "郑海涛"),
    "everything glued": ("本报讯(记者段丽通讯员郑海涛毛平)" + STORY, "段丽", "郑海涛 毛平"),
    "prose glued to the bracket": ("本报讯(记者段丽)记者从县气象局获悉，明天有雨。", "段丽", ""),
    "commas of both kinds": ("（记者段丽、郑海涛，通讯员毛平、何勇）" + STORY, "段丽 郑海涛", "毛平 何勇"),
    "colons and semicolons": ("本报讯（记者：段丽；通讯员：郑海涛）" + STORY, "段丽", "郑海涛"),
    "slashes": ("本报讯（记者/段丽 实习生/毛平 通讯员/郑海涛）" + STORY, "段丽 毛平", "郑海涛"),
    "ideographic and no-break spaces": ("本报讯（记者\u3000段丽\u00a0郑海涛）" + STORY, "段丽 郑海涛", ""),
    "blanks inside names": ("（记者 段　丽 郑海涛 通讯员 毛 平 何 勇）" + STORY, "段丽 郑海涛", "毛平 何勇"),
    "kinds of reporters": ("本报讯（首席记者 段丽 见习记者 毛平 实习生 何勇）" + STORY, "段丽 毛平 何勇", ""),
    "staff abroad": ("本报讯（驻广州记者 段丽 特派记者 毛平）" + STORY, "段丽 毛平", ""),
    "outlet before the role": ("北坡网讯（北坡日报全媒体记者 段丽）" + STORY, "段丽", ""),
    "two outlets": ("（本报记者段丽、毛平，北坡网记者何勇）", "段丽 毛平 何勇", ""),
    "special correspondent": ("本站讯（特约通讯员 郑海涛）" + STORY, "", "郑海涛"),
    "agency dateline": ("新华社北坡3月4日电（记者段丽、欧阳平）" + STORY, "段丽 欧阳平", ""),
    "agency dateline quoted": ("据新华社北坡3月4日电（记者段丽）" + STORY, "段丽", ""),
    "dotted names": ("本报讯（记者 吐尔逊·买买提 通讯员 巴·苏和）" + STORY, "吐尔逊·买买提", "巴·苏和"),
    "minority names without a dot": ("本报讯（记者 扎西顿珠 央金）" + STORY, "扎西顿珠 央金", ""),
    "mail address": ("本报讯（记者 段丽 duanli@beipo.example）" + STORY, "段丽", ""),
    "mail address behind its word": ("（记者 段丽 邮箱：dl@beipo.example）" + STORY, "段丽", ""),
    "mail address glued to the name": ("本报讯（记者段丽/duanli@beipo.example）" + STORY, "段丽", ""),
    "Latin name": ("本报讯（记者 Anna Berg）" + STORY, "Anna Berg", ""),
    "office before a correspondent": ("本报讯（记者 段丽 通讯员 县妇联 毛平）" + STORY, "段丽", "毛平"),
    "office glued to a correspondent": ("本报讯（通讯员北坡供电公司毛平）" + STORY, "", "毛平"),
    "collective pen-name": ("本报讯（记者 段丽 通讯员 北交宣）" + STORY, "段丽", ""),
    "traditional characters": ("本報訊（記者 鄭麗華 通訊員 陳國平）" + STORY, "鄭麗華", "陳國平"),
    "where it was sent from": ("北坡网讯（记者 段丽 发自成都）" + STORY, "段丽", ""),
    "city that reads like a name": ("北坡网讯（记者 段丽 郑州报道）" + STORY, "段丽", ""),
    "compiled": ("北坡网讯（记者 段丽 整理）" + STORY, "段丽", ""),
    "no brackets, reporting": ("北坡网讯 记者段丽、通讯员毛平报道：" + STORY, "段丽", "毛平"),
    "no brackets, glued to the dateline": ("本报北坡3月4日讯记者段丽报道：" + STORY, "段丽", ""),
    "no brackets, blank then prose": ("北坡网讯 记者段丽 3月4日上午，柿子节开幕。", "段丽", ""),
    "row under the headline": ("□本报记者 段丽 通讯员 毛平 何勇", "段丽", "毛平 何勇"),
    "row on the paragraph's line": ("本报记者　段丽　　清晨六点，街上已经热闹起来。", "段丽", ""),
    "row of several marks": ("■ 本报记者 段丽 ■ 本报通讯员 毛平", "段丽", "毛平"),
    "row naming a place": ("南北都市报记者 段丽 发自北坡", "段丽", ""),
    "bars": ("记者丨段丽 通讯员丨毛平", "段丽", "毛平"),
    "office before a correspondent, no brackets": ("通讯员 县委宣传部 毛平", "", "毛平"),
    "office glued to one, no brackets": ("本报记者 段丽 通讯员 北坡公交公司毛平", "段丽", "毛平"),
    "office behind a sign": ("记者：段丽 通讯员：县消防支队 毛平 何勇", "段丽", "毛平 何勇"),
    "written and edited": ("采写：北坡晚报记者 段丽 毛平", "段丽 毛平", ""),
    "meta row": ("来源：北坡日报 记者：段丽 通讯员：毛平 责编：何勇", "段丽", "毛平"),
    "headline on the same line": ("柿子红了 山里人笑了 北坡晚报讯（记者 段丽）" + STORY, "段丽", ""),
}
CLOSINGS = {
    "brackets": ("柿子装上了车。（本报记者 段丽 通讯员 毛平）", "段丽", "毛平"),
    "brackets then an address": ("柿子装上了车。（记者：段丽） http://t.example/a1", "段丽", ""),
    "brackets then the page": ("柿子装上了车。（记者 段丽）《北坡日报》（2018年1月9日 03版）", "段丽", ""),
    "no brackets": ("柿子装上了车。北坡日报社全媒体记者：段丽", "段丽", ""),
    "no brackets, both roles": ("柿子装上了车。 记者 段丽 通讯员 毛平", "段丽", "毛平"),
    "row": ("柿子装上了车。\n本报记者 段丽 通讯员 毛平", "段丽", "毛平"),
    "author's row": ("柿子装上了车。\n文/本报记者 段丽", "段丽", ""),
    "writing and joining": ("柿子装上了车。（执笔记者：段丽；参与记者：毛平、何勇）", "段丽 毛平 何勇", ""),
}


@pytest.mark.parametrize(("line", "reporters", "correspondents"), OPENINGS.values(), ids=OPENINGS)
def test_an_opening_names_its_reporters_and_correspondents(line, reporters, correspondents):
    found = read_bylines([line])
    assert [" ".join(found.reporters), " ".join(found.correspondents)] == [reporters, correspondents]


@pytest.mark.parametrize(("line", "reporters", "correspondents"), CLOSINGS.values(), ids=CLOSINGS)
def test_a_closing_names_its_reporters_and_correspondents(line, reporters, correspondents):
    found = read_bylines([STORY, line])
    assert [found.reporters, found.correspondents] == [reporters.split(), correspondents.split()]


@pytest.mark.parametrize(
    ("line", "reporters", "correspondents", "photographers"),
    [
        ("图为晒柿子。 段丽 摄", "", "", "段丽"),
        ("图为晒柿子。（段丽摄）", "", "", "段丽"),
        ("图为晒柿子。新华社发（段丽 摄）", "", "", "段丽"),
        ("图为晒柿子。本报记者 段　丽 摄", "", "", "段丽"),
        ("图为晒柿子。本报记者段丽 通讯员毛平摄", "", "", "段丽 毛平"),
        ("晒柿子。 吐尔逊·买买提 摄", "", "", "吐尔逊·买买提"),
        ("北坡县摄影队 段丽 摄", "", "", "段丽"),
        ("摄影/段丽", "", "", "段丽"),
        ("图/记者 段丽", "", "", "段丽"),
        ("本报讯（记者 段丽 文/图）" + STORY, "段丽", "", "段丽"),
        ("本报讯（记者段丽文/图）" + STORY, "段丽", "", "段丽"),
        ("本报讯（记者 段丽 通讯员 毛平摄影报道）" + STORY, "段丽", "毛平", "段丽 毛平"),
        ("文、图 / 北坡晚报记者 段丽 毛平", "段丽 毛平", "", "段丽 毛平"),
        ("本报讯（记者 段丽 通讯员 毛平 文 何勇 摄）" + STORY, "段丽", "毛平", "何勇"),
        ("本报讯（全媒体记者段丽/文 毛平/图）" + STORY, "段丽", "", "毛平"),
        ("本报讯（记者 段丽 摄影 毛平）" + STORY, "段丽", "", "毛平"),
        ("（文字记者 段丽 摄影记者 毛平）", "段丽 毛平", "", "毛平"),
    ],
)
def test_pictures_name_photographers_and_only_writers_are_reporters(line, reporters, correspondents, photographers):
    found = read_bylines([line])
    assert found.photographers == photographers.split()
    assert [found.reporters, found.correspondents] == [reporters.split(), correspondents.split()]


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("责任编辑：段丽", "段丽"),
        ("（责编：段丽、毛平）", "段丽 毛平"),
        ("【编辑:段丽】", "段丽"),
        ("[责任编辑：段丽 PK155]", "段丽"),
        ("责任编辑：段丽_NN3046", "段丽"),
        ("（责任编辑：HN555）", ""),
        ("编辑 段丽 校对 毛平", "段丽"),
        ("责编 | 段丽 校对 | 毛平 监制 | 何勇", "段丽"),
        ("初审编辑:段 丽", "段丽"),
        ("编辑：山木", "山木"),  # a pen-name is no name of ours to judge behind a label
        ("编辑：北坡网编辑部", ""),
        ("编辑：为他人作嫁衣", ""),
        ("责任编辑：一个快要消失的岗位", ""),
        ("总编辑：毛平 编辑：段丽", "段丽"),
        ("本文来源：北坡日报责任编辑：段丽_NB1234", "段丽"),
        ("■编辑：段丽 || 新闻热线：00001234柿子红了，山里人笑了，收柿子的车一早就停满了晒场。", "段丽"),
    ],
)
def test_editor_lines_name_editors_without_their_codes(line, editors):
    assert read_bylines([STORY, line]).editors == editors.split()


PROSE = [
    "记者从县水务局获悉，明天停水。",
    "记者 从县水务局获悉，明天停水。",
    "本报讯 连日来，记者走访了多家果园。",
    "记者和村民一起走上山坡。",
    "本报记者段丽走进北坡县，家家门前晒着柿子。",
    "据《北坡日报》记者段丽报道，新桥通车了。",
    "北坡日报记者段丽说，山路好走多了。",
    "县委通讯员段丽的稿件多次获奖，通讯员队伍越来越大。",
    "11月8日是记者节，报社举行座谈。",
    "他当过通讯员、炊事员，后来回乡种柿子。",
    "出席的有编辑段丽、记者毛平等。",
    "编辑段丽说，稿件要写得短。",
    "（记者插话：这件事后来怎么样了？）",
    "（实习生段丽对此文亦有贡献）",
    "记者：您什么时候开始种柿子的？",
    "记者手记：大山里的灯光",
    "他摄下了这一幕，摄氏三十八度的高温里没人离开。",
    "有线索请找记者段丽duanli@beipo.example或者打报社的电话。",
    "作者：北坡县老年大学办公室",
]


@pytest.mark.parametrize("line", PROSE)
def test_the_words_in_prose_name_nobody(line):
    assert read_bylines([line]).credits == []


def test_a_byline_quoted_behind_a_colon_names_nobody():
    quoting = "一份旧报纸上登着这样一条短讯：“本报通讯员段丽报道：我社今年养猪三百头。”她的儿子把报纸裱了起来。"
    assert read_bylines([STORY, quoting, STORY]).correspondents == []


def test_another_papers_byline_quoted_inside_a_paragraph_names_nobody():
    quoting = "墙上贴着一张旧报纸，上面写着“北坡晚报讯（记者 段丽）今天，老桥封闭施工”，一晃就是十年。"
    assert read_bylines([STORY, quoting, "灯亮了。（记者 毛平）"]).reporters == ["毛平"]


def test_a_question_in_an_interview_is_no_byline_though_it_reads_like_a_name():
    interview = ["记者：段丽", *["老周：山里的路好走了。", "记者：何时", STORY] * 4, "编辑：毛平"]
    found = read_bylines(interview)
    assert found.reporters == ["段丽"]
    assert found.editors == ["毛平"]


def test_a_roundup_names_the_reporters_of_all_its_stories():
    lines = ["本报讯（记者 段丽）桥通了。", STORY, "本报讯（记者 毛平）路好了。", "花开了。（记者 何勇）"]
    assert read_bylines(lines).reporters == ["段丽", "毛平", "何勇"]


def test_every_name_is_traced_to_its_row_its_words_and_its_evidence():
    found = read_bylines([STORY, "本报讯（记者 段丽）" + STORY, "灯亮了。\n责任编辑：毛平"])
    reporter, editor = found.credits
    assert (reporter.role, reporter.name, reporter.row, reporter.text) == ("reporter", "段丽", 1, "（记者 段丽）")
    assert (editor.role, editor.name, editor.row, editor.text) == ("editor", "毛平", 2, "责任编辑：毛平")
    assert "behind a dateline" in str(reporter.verdict)
    assert "names" in str(editor.verdict)


def test_words_that_were_weighed_and_found_wanting_are_kept_with_their_evidence():
    [rejected] = read_bylines([STORY, "昨天，本报记者段丽走进北坡县。", STORY]).rejected
    assert rejected.row == 1
    assert "段丽" in rejected.text
    assert rejected.verdict.score < 0


@pytest.mark.parametrize(
    "text",
    [
        "本报记者 段丽 毛平",
        "□ 本报记者 段丽 文/图",
        "（记者 段丽 通讯员 毛平）",
        "（通讯员 北公宣）",
        "采写：南北都市报记者 段丽",
        "记者 段丽 发自北京",
        "责任编辑：段丽_NN3046",
        "来源：北坡日报 编辑：段丽",
        "编辑 段丽 校对 毛平",
        "（责编：段丽、毛平）",
        "记者 段丽 摄",
        "段丽 摄",
        "审核：毛平 何勇",
        "图/北坡图库",
        "受访者供图",
        "北坡网消息 （南北都市报） 记者段丽 通讯员毛平",
        "图①②③ 段丽摄",
        "图①、图② 本报记者 段丽 摄 图③ 毛平 摄",
        "上图 段丽 摄",
        "图②由段丽摄",
    ],
)
def test_a_line_that_is_only_credits_is_a_credit_line(text):
    assert is_credit_line(text)


@pytest.mark.parametrize(
    "text",
    [
        *PROSE[:-1],
        "本报讯（记者 段丽）" + STORY,
        "柿子装上了车。（记者 段丽）",
        "图为晒柿子。 段丽 摄",
        "上图：柿子在窗台上 段丽 摄",
        "段丽",
        "图片",
        "综合整治",
        "设计新颖",
        "作者简介",
        "【社会】 毛平承包果园案终审：判赔三万",
        "",
        "记者 段丽 " * 60,
    ],
)
def test_a_line_that_says_more_than_credits_is_not_a_credit_line(text):
    assert is_credit_line(text) is None


@pytest.mark.parametrize(
    "piece",
    ["记者", "（记者 ", "（（", "记者段", "编辑：", "文/图/", "讯记者 段丽 ", "段·", "王", "图/段丽 "],
)
def test_a_very_long_line_is_read_without_harm(piece):
    found = read_bylines([piece * (100_000 // len(piece))])
    assert len(found.credits) < 1_000  # only a line's ends are looked at
    assert is_credit_line(piece * 50_000) is None


LOOK_ALIKE_DOTS = dict.fromkeys(map(ord, "•・‧∙⋅･●．"), "·")


def _tidy(names: list[str] | None) -> list[str]:
    return [re.sub(r"\s", "", name).translate(LOOK_ALIKE_DOTS) for name in names or []]


@pytest.mark.skipif("YYBNET_CORPUS" not in os.environ, reason="YYBNET_CORPUS is not set")
def test_labelled_bylines_are_read_as_well_as_ever():
    corpus = Path(os.environ["YYBNET_CORPUS"], "bylines", "dev.jsonl")
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines() if line]
    right = {"reporters": 0, "correspondents": 0, "photographers": 0, "editors": 0}
    named = dict.fromkeys(right, 0)  # expected and read
    both = 0
    for row in rows:
        found = read_bylines([part for part in (row["lead"], row["tail"]) if part])
        either_way = _tidy(row.get("either_way"))
        exact = True
        for field in right:
            expected, read = _tidy(row[field]), _tidy(getattr(found, field))
            if field in ("reporters", "correspondents"):
                expected = [name for name in expected if name not in either_way]
                read = [name for name in read if name not in either_way]
                exact = exact and expected == read
            right[field] += len(set(expected) & set(read))
            named[field] += len(expected) + len(read)
        both += exact
    scores = {field: 2 * right[field] / named[field] for field in right}
    assert rows
    assert scores["reporters"] >= 0.98
    assert scores["correspondents"] >= 0.97
    assert scores["photographers"] >= 0.95
    assert scores["editors"] >= 0.95
    assert both / len(rows) >= 0.96
