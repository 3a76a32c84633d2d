"""The cheapest path through names, words and gaps. Every name and office is invented."""

import pytest

from yybnet_crawler.extraction.people.lattice import read_path
from yybnet_crawler.extraction.people.tokens import Stretch, TokenKind

BEHIND_ROLE = Stretch(wants_name=True, closed=True, before="end")


def read(text: str, stretch: Stretch = BEHIND_ROLE) -> list[tuple[str, str]]:
    return [
        (token.kind.name.lower(), "".join(text[token.start : token.end].split()))
        for token in read_path(text, 0, len(text), stretch)
        if token.kind is not TokenKind.GAP
    ]


def names(text: str, stretch: Stretch = BEHIND_ROLE) -> list[str]:
    return [words for kind, words in read(text, stretch) if kind == "name"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("段丽郑海涛", ["段丽", "郑海涛"]),
        ("郑海涛段丽", ["郑海涛", "段丽"]),
        ("孟书平毛丽何大勇", ["孟书平", "毛丽", "何大勇"]),
        ("佘海蔺小鱼", ["佘海", "蔺小鱼"]),
        ("欧阳小燕令狐平", ["欧阳小燕", "令狐平"]),
        ("周平司马志远", ["周平", "司马志远"]),
        ("吴荻许木桥", ["吴荻", "许木桥"]),
        ("扎西顿珠", ["扎西顿珠"]),
        ("段志远和郑海涛", ["段志远", "郑海涛"]),
        ("郑海涛、段志和、毛丽", ["郑海涛", "段志和", "毛丽"]),
        ("段志和、毛丽", ["段志和", "毛丽"]),
        ("李梅区明", ["李梅", "区明"]),
    ],
)
def test_glued_names_part_where_the_cheapest_path_says(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("段 丽 郑 涛", ["段丽", "郑涛"]),
        ("段 志 远", ["段志远"]),
        ("段 丽 郑海涛", ["段丽", "郑海涛"]),
        ("段 小远", ["段小远"]),
        ("欧阳 平", ["欧阳平"]),
        ("段\u3000丽、郑\u3000涛", ["段丽", "郑涛"]),
    ],
)
def test_blanks_inside_names_are_closed(text, people):
    text = text.replace("\u3000", " ")
    assert names(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("北坡县公安局段丽", ["段丽"]),
        ("北坡供电公司段丽郑海涛", ["段丽", "郑海涛"]),
        ("市第三中学郑海涛", ["郑海涛"]),
        ("县融媒体中心毛丽", ["毛丽"]),
        ("北坡水务局区丽", ["区丽"]),
        ("北坡供电所 郑海涛 石岭供电所 毛丽", ["郑海涛", "毛丽"]),
    ],
)
def test_an_office_printed_before_its_people_is_left_out(text, people):
    assert names(text) == people


ENDINGS = [
    *("公司", "中心", "政府", "街道", "支行", "小学", "一中", "完小", "妇联", "文协", "新闻", "传媒", "在线", "客户端"),
    *("融媒", "全媒体", "电视", "广播", "频道", "杂志", "志愿者"),
    *("水务", "税务", "公安", "消防", "交警", "城管", "供电"),
    *"局委院馆处室站所部队社报网台县市区镇乡村园会校组厂刊科办连营团支级",
]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_office_is_known_by_how_its_name_ends(ending):
    for text in (f"北坡{ending}郑海涛", f"北坡{ending} 郑海涛"):
        assert names(text) == ["郑海涛"]


DEPARTMENTS = [
    *("水务", "税务", "公安", "消防", "交警", "城管", "供电", "文旅", "卫健", "住建", "发改", "工信"),
    *("网信", "广电", "史志", "人社", "气象", "教育", "检察", "司法", "民政", "林业", "农业", "融媒"),
]


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_an_office_with_its_place_in_one_character_is_no_person(department):
    assert names(f"泽{department}") == []
    assert names(f"段丽 区{department}") == ["段丽"]


@pytest.mark.parametrize("text", ["李卫健", "张公安", "江民政", "区永福", "云水平"])
def test_a_usual_surname_makes_a_person_of_what_could_be_an_office(text):
    assert names(text) == [text]


@pytest.mark.parametrize("text", ["穗交宣", "徐公宣", "北应急宣"])
def test_the_pen_name_of_an_office_is_no_person(text):
    assert read(text) == [("collective", text)]


def test_an_office_alone_fills_a_role():
    assert names("县文化馆") == []


def test_an_office_that_nobody_knows_is_one_by_its_ending():
    assert read("段丽 岑州台") == [("name", "段丽"), ("words", "岑州台")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("段丽随着天气转暖", "段丽"), ("郑海涛在现场看到", "郑海涛"), (" 段志远走进村里", "段志远")],
)
def test_a_name_ends_where_prose_begins(text, name):
    assert names(text, Stretch(wants_name=True, closed=False, before="prose")) == [name]


def test_a_dotted_name_ends_before_prose_too():
    stretch = Stretch(wants_name=True, closed=False, before="prose")
    assert names("艾达·洛维特一起追查", stretch) == ["艾达·洛维特"]


def test_a_kind_of_reporter_glued_behind_a_name_belongs_to_the_next_label():
    stretch = Stretch(wants_name=True, closed=False, before="role")
    assert read("段志远见习", stretch) == [("name", "段志远"), ("words", "见习")]


@pytest.mark.parametrize("town", ["郑州", "黄山", "高原"])
def test_a_town_before_the_word_for_reporting_is_no_name(town):
    assert names(f"段丽 {town}", Stretch(wants_name=True, closed=True, before="report")) == ["段丽"]


def test_a_class_behind_a_bracket_is_no_part_of_a_name():
    text = "石岭小学四(1)班 戈华"
    for start in (0, text.index("班")):
        tokens = read_path(text, start, len(text), BEHIND_ROLE)
        assert [text[token.start : token.end] for token in tokens[-3:]] == ["班", " ", "戈华"]


def test_nothing_is_read_from_nothing():
    assert read_path("段丽", 1, 1, BEHIND_ROLE) == []
