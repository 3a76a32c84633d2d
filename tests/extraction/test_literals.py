"""A text is searched for an expression only when it holds a literal that the expression needs."""

import pytest

from yybnet_crawler.extraction.literals import needed_literals
from yybnet_crawler.extraction.words import ALL


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("版权所有|文章版权归", ("文章版权归", "版权所有")),
        ("(?:转载|使用)[^。]{0,8}(?:请|须)?", ("使用", "转载")),
        (r"讯\s?\(", ("讯",)),
        ("[日京]电", ("电",)),
        ("[日京]", ("京", "日")),
        ("(?i)log in", ()),
        ("(?i:log in)", ()),
        ("水*渠+", ("渠",)),
        ("上(?=图)", ("上",)),
        ("摄影|摄", ("摄",)),
        ("水?|渠", ()),
        (r"\d+", ()),
        ("[^。]{2,8}", ()),
    ],
)
def test_every_match_holds_one_of_the_literals(expression, needed):
    assert needed_literals(expression) == needed


@pytest.mark.parametrize("group", ALL, ids=lambda group: group.name)
def test_no_line_of_the_table_is_passed_over(group):
    pattern = group.pattern()
    for line in group.words.values():
        literals = needed_literals(pattern.pattern)
        assert not pattern.search(line) or not literals or any(literal in line for literal in literals)
