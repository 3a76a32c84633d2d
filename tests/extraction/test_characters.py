"""One form for each character, in short lines and in paragraphs. Every text is invented."""

import pytest

from yybnet_crawler.extraction.characters import plain

SIMPLIFIED = "（本报记者 段丽）老渡口的灯又亮了，摆渡的人说：“水退了，桥还没修好，先坐船。”"
TRADITIONAL = "（本報記者　段麗）老渡口的燈又亮了，擺渡的人說：「水退了，橋還沒修好，先坐船。」孩子們從學校過來。"
RARE = "⾒過⼩橋的人都說⾒到了，見過的人也說見到了，𠮷家的門開著，𫠠也在那裡，他們等了一個下午才走。"
# Each with the character that it is a second form of, which is folded to another in turn.
RADICALS = "渠" * 40 + "⾒見⾙貝⾞車⾧長⾨門⾱韋⾴頁⾵風⾶飛⾺馬⾾鬥⿂魚⿃鳥"


def test_a_paragraph_is_folded_to_simplified_characters_and_half_width():
    assert plain(SIMPLIFIED) == "(本报记者 段丽)老渡口的灯又亮了,摆渡的人说:“水退了,桥还没修好,先坐船。”"
    assert plain(TRADITIONAL).startswith(
        "(本报记者 段丽)老渡口的灯又亮了,摆渡的人说:“水退了,桥还没修好,先坐船。”孩子们"
    )


def test_radicals_that_are_characters_too_are_read_as_those():
    assert plain("⻢⾺⻄⻅⻘⻩⻰") == "马馬西见青黄龙"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, RARE, SIMPLIFIED * 9, RADICALS, "渠" * 40 + "\U0002f800"])
def test_a_character_is_folded_alike_whatever_stands_around_it(text):
    assert plain(text) == "".join(map(plain, text))
    assert len(plain(text)) == len(text)
