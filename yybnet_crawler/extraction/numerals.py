"""Numbers in Han numerals, as old typesetting and headings print days and hours: 廿九, 三十一, 十六时."""

from typing import Final

ZEROS: Final = "〇○零\uff2fOo0"  # the zero is also printed as a circle, as a letter and as a digit
HAN_DIGITS: Final = {
    char: digit
    for digit, chars in enumerate((ZEROS, "一元正", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
ONES: Final = "[一二三四五六七八九]"


def read_number(text: str) -> int:
    """A number up to 99 in digits or in Han numerals: 廿九, 卅一, 十二, 元, 两; 0 for any other text."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十").lstrip(ZEROS)
    tens, ten, ones = text.rpartition("十")
    return (10 * HAN_DIGITS.get(tens, 1) if ten else 0) + HAN_DIGITS.get(ones, 0)
