"""The words that say what someone did: each has a form that needs it. Every name is invented."""

import re

import pytest

from tests.extraction.people.test_forms import S, people
from yybnet_crawler.extraction.people import is_credit_line, labels, read_bylines
from yybnet_crawler.extraction.people.labels import WORDS, Kind, find_labels, label_pattern
from yybnet_crawler.extraction.people.pieces import weigh_labels

# word: (a form with it, who it names)
FORMS = {
    "小记者": ("小记者 郑小海(石桥小学)", "A:郑小海"),
    "学生记者": ("学生记者 郑小海", "A:郑小海"),
    "作者": ("作者：山木", "A:山木"),
    "撰稿人": ("记者 郑海 撰稿人 毛小平", "A:毛小平 R:郑海"),
    "撰稿": ("记者 郑海 撰稿 毛小平", "A:毛小平 R:郑海"),
    "执笔": ("记者 郑海 执笔 毛小平", "A:毛小平 R:郑海"),
    "评论员": ("评论员 郑海", "A:郑海"),
    "主笔": ("主笔 郑海", "A:郑海"),
    "报道组": ("记者 毛小平 县委报道组 郑海", "A:郑海 R:毛小平"),
    "记者": ("记者 郑海", "R:郑海"),
    "实习生": ("实习生 郑海", "R:郑海"),
    "通讯员": ("通讯员 郑海", "C:郑海"),
    "责任编辑": ("作者：郑海责任编辑：毛小平", "A:郑海 E:毛小平"),
    "编辑": ("编辑 郑海", "E:郑海"),
    "责编": ("责编 郑海", "E:郑海"),
    "供图": ("记者 毛小平 通讯员 郑海 供图", "R:毛小平"),
    "供稿": ("记者 毛小平 通讯员 郑海 供稿", "C:郑海 R:毛小平"),
    "提供": ("记者 毛小平 通讯员 郑海 提供", "R:毛小平"),
    "图据": ("本报记者郑海图据受访者", "R:郑海"),
    "图源": ("本报记者郑海图源受访者", "R:郑海"),
    "摄影报道": ("郑海 摄影报道", "A:郑海 P:郑海"),
    "图文报道": ("郑海 图文报道", "A:郑海 P:郑海"),
    "并摄": ("记者 郑海 并摄", "P:郑海 R:郑海"),
    "报道": ("郑海 报道", "A:郑海"),
    "报导": ("郑海 报导", "A:郑海"),
    "整理": ("郑海 整理", "A:郑海"),
    "编译": ("郑海 编译", "A:郑海"),
    "采写": ("采写 郑海", "A:郑海"),
    "撰文": ("撰文 郑海", "A:郑海"),
    "文字": ("文字 郑海 摄影 毛小平", "A:郑海 P:毛小平"),
    "摄影师": ("签约摄影师郑海", "P:郑海"),
    "摄影": ("摄影 郑海", "P:郑海"),
    "航拍": ("郑海 航拍", "P:郑海"),
    "传真": ("（中声社记者郑海传真）", "P:郑海"),
}
# 编辑 甲 校对 乙: the second is nobody of a list.
FORMS |= {word: (f"编辑 郑海 {word} 毛小平", "E:郑海") for word in WORDS[Kind.STAFF] if word not in FORMS}


def test_every_word_has_a_form_that_needs_it():
    assert set(FORMS) == {word for words in WORDS.values() for word in words}


@pytest.mark.skipif(not labels.__file__.endswith(".py"), reason="in a compiled module no constant can be exchanged")
@pytest.mark.parametrize(("word", "form"), [(word, *form[:1]) for word, form in FORMS.items()])
def test_a_word_is_needed_by_its_form(monkeypatch, word, form):
    expected = sorted(FORMS[word][1].split())
    assert people(read_bylines([S, form])) == expected
    without = {kind: tuple(each for each in words if each != word) for kind, words in WORDS.items()}
    pattern = label_pattern({kind: words for kind, words in without.items() if words or kind is not Kind.CORRESPONDENT})
    monkeypatch.setattr(labels, "_LABEL", pattern)
    weigh_labels.cache_clear()
    assert people(read_bylines([S, form])) != expected or (is_credit_line(form) is None)


@pytest.mark.parametrize("text", ["编辑部", "记者们", "摄影家", "摄影展", "摄氏", "摄像头", "设计新颖"])
def test_a_word_that_is_part_of_another_is_no_label(text):
    assert [label.text for label in find_labels(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("记 者 郑海", ["记者"]),
        ("通 讯 员 郑海", ["通讯员"]),
        ("文/图 郑海", ["文/图"]),
        ("郑海/文毛小平/图", ["文", "图"]),
        ("文:郑海 摄:毛小平", ["文", "摄"]),
        ("郑海 文 毛小平 摄", ["文", "摄"]),
        ("郑文 毛图", []),
        ("文化馆里的图书", []),
    ],
)
def test_labels_are_found_by_their_form(text, found):
    assert [label.text for label in find_labels(text)] == found


def test_the_pattern_takes_no_time_that_grows_faster_than_the_text():
    assert re.search(label_pattern(WORDS), "文" * 100_000) is None
