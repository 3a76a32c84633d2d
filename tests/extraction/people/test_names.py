"""What is one person's name, and what is running text? Every name is invented."""

import pytest

from yybnet_crawler.extraction.people.names import is_plain_name, name_cost, text_cost

USUAL = ["段丽", "段志远", "郑海涛", "欧阳小燕", "李建宣", "王海燕", "江园", "兰小川", "丛海", "丘成山", "蹇平"]
WORDS = ["游客", "来源", "连日来", "通讯", "全程", "海报", "高原", "于是", "平安", "成功", "全神贯注", "管理"]


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_name_reads_better_as_a_name_than_as_words(name):
    assert name_cost(name) < text_cost(name)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_running_text_reads_better_as_a_word(word):
    assert text_cost(word) < name_cost(word)


@pytest.mark.parametrize("word", ["连日来", "全神贯注", "来源", "管理"])
def test_a_word_is_no_plain_name(word):
    assert not is_plain_name(word)


def test_a_character_that_nobody_knows_as_a_surname_costs_more_but_is_possible():
    assert name_cost("王小川") < name_cost("丘小川") < name_cost("瓯小川") < 40


def test_a_character_that_no_table_has_may_stand_in_a_given_name():
    assert is_plain_name("张𬱖")


def test_three_characters_are_the_usual_length_of_a_name():
    assert name_cost("王小川") < name_cost("王小川海")


def test_a_double_surname_makes_four_characters_usual():
    assert name_cost("欧阳小燕") < name_cost("王阳小燕")


def test_a_name_written_by_its_sounds_is_one_though_no_surname_begins_it():
    assert name_cost("格桑旺堆") < text_cost("格桑旺堆")
