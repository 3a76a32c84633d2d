"""Names in runs of Han characters. Every name is invented."""

import pytest

from yybnet_crawler.extraction.names import (
    is_latin_name,
    is_organisation,
    is_plain_name,
    join_blanks,
    leading_name,
    split_names,
)


@pytest.mark.parametrize(
    ("run", "people"),
    [
        ("段丽", ["段丽"]),
        ("段志远", ["段志远"]),
        ("段丽郑海涛", ["段丽", "郑海涛"]),
        ("郑海涛段丽", ["郑海涛", "段丽"]),
        ("孟书平毛丽何大勇", ["孟书平", "毛丽", "何大勇"]),
        ("佘海蔺小鱼", ["佘海", "蔺小鱼"]),
        ("欧阳小燕", ["欧阳小燕"]),
        ("欧阳小燕令狐平", ["欧阳小燕", "令狐平"]),
        ("周平司马志远", ["周平", "司马志远"]),
        ("梁谷小雨", ["梁谷小雨"]),  # the third character is no surname: one person of four characters
        ("張麗華陳國平", ["張麗華", "陳國平"]),
        ("扎西顿珠", ["扎西顿珠"]),
        ("阿依努尔", ["阿依努尔"]),
        ("木合塔尔", ["木合塔尔"]),  # 木 is a surname, the sounds are not Chinese
        ("吐尔逊·买买提", ["吐尔逊·买买提"]),
        ("吐尔逊•买买提", ["吐尔逊•买买提"]),
    ],
)
def test_glued_names_split_where_surnames_say(run, people):
    assert list(split_names(run)) == people


@pytest.mark.parametrize(
    ("run", "people"),
    [
        ("北坡县公安局段丽", ["段丽"]),
        ("北坡供电公司段丽郑海涛", ["段丽", "郑海涛"]),
        ("市第三中学郑海涛", ["郑海涛"]),
        ("县融媒体中心毛丽", ["毛丽"]),
    ],
)
def test_an_office_printed_before_its_people_is_left_out(run, people):
    assert list(split_names(run)) == people


@pytest.mark.parametrize("run", ["北坡县公安局", "从北坡县获悉", "了解到", "的", "", "段" * 60, "北坡宣"])
def test_what_is_no_name_gives_nobody(run):
    assert split_names(run) == ()


@pytest.mark.parametrize(
    "text",
    ["北坡日报", "北坡县气象局", "区妇联", "林业局", "穗交宣", "徐公宣", "北应急宣", "市一中", "王家镇政府"],
)
def test_offices_outlets_and_collective_pen_names_are_organisations(text):
    assert is_organisation(text)


@pytest.mark.parametrize("text", ["段丽", "李建宣", "张登科", "王海燕", "欧阳平", "林会", "江园"])
def test_people_are_no_organisations(text):
    assert not is_organisation(text)


@pytest.mark.parametrize("text", ["游客", "来源", "连日来", "记者", "小雨", "段的", "段志远平安归"])
def test_words_that_begin_like_names_are_none(text):
    assert not is_plain_name(text)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["段", "丽"], ["段丽"]),
        (["段", "丽", "郑", "涛"], ["段丽", "郑涛"]),
        (["段", "志", "远"], ["段志远"]),
        (["段", "丽", "郑海涛"], ["段丽", "郑海涛"]),
        (["郑海涛", "段", "丽"], ["郑海涛", "段丽"]),
        (["段", "小远"], ["段小远"]),
        (["欧阳", "平"], ["欧阳平"]),
        (["欧阳", "小燕", "段丽"], ["欧阳小燕", "段丽"]),
    ],
)
def test_blanks_inside_names_are_closed(words, names):
    assert join_blanks(words) == names


@pytest.mark.parametrize(
    ("run", "name"),
    [("段丽从县里获悉", "段丽"), ("郑海涛在现场", "郑海涛"), ("段丽", None), ("清晨的老街", None)],
)
def test_a_name_ends_where_prose_begins(run, name):
    assert leading_name(run) == name


def test_latin_names_are_names_and_codes_are_not():
    assert is_latin_name("Anna Berg")
    assert not is_latin_name("HN")
    assert not is_latin_name("NN3046")
