"""What is a made-up name where no label names it? A few characters that hardly ever stand together: 雨巷听荷."""

import re
from enum import Enum, auto
from typing import Final

from yybnet_crawler.extraction.people.names import may_be_surname_of, text_cost, words
from yybnet_crawler.extraction.people.pen_names import PEN_NAME
from yybnet_crawler.extraction.people.tokens import office_end


class Setting(Enum):
    """How some characters are set that could be a made-up name."""

    ALONE = auto()  # as no other row of the story
    MARKED = auto()  # behind the mark of names
    BELOW_STORY = auto()  # where who wrote it signs
    SPREAD_NAME = auto()  # there, a name that is usual words: 白 雪
    PUPIL = auto()  # behind the class of one


_PAIR: Final = 2
# Nats a character that words cost; heads of columns cost 4 to 6, behind the mark of names hardly any stands.
_UNUSUAL, _UNUSUAL_BEHIND_MARK, _RARE = 7.0, 6.0, 8.0  # 淠河渔人 9, 渭水闲人 6.4; of two characters: 听蝉 9
_LONGEST_WITH_SURNAME: Final = 3
_BELOW_STORY: Final = re.compile("[附未待祝全].*|[编节摘选连].|.[选编登载完续略评]")  # 附表, 未完, 编后, 节选
# What a letter or a story ends with.
_FAREWELL: Final = "敬[礼上启]|此致|拜上|顿首|[早晚春夏秋冬]安|勿念|共勉|珍重|保重|谢谢|再[见会叙]|[搁停]笔|完[结毕]"
# Words of the calendar that read like names. The solar terms are twenty-four.
_SEASON: Final = (
    "[立入金阳初仲暮深早晚新孟季暖寒严盛隆][春夏秋冬]|[春秋]分|[夏冬]至|雨水|惊蛰|清明|谷雨|小满|芒种"
    "|[小大][暑雪寒]|处暑|[白寒]露|霜降"
)
_NO_NAME: Final = re.compile(f"{_SEASON}|{_FAREWELL}|小贴士")


def is_nobody(name: str) -> bool:
    """Whether what could be a name, without blanks, is a word of the calendar, a head or what a letter ends with."""
    return _NO_NAME.fullmatch(name) is not None


def is_made_up_name(text: str, setting: Setting) -> bool:
    """Whether a plain text is one made-up name of three to five characters.

    Two where they are spread, behind the mark of names or below a story. Usual words such as 新闻背景 are none, unless
    they are set as hardly anything but a name is.
    """
    name = "".join(text.split())
    is_pair, is_spread = len(name) == _PAIR, len(text) > len(name)
    if PEN_NAME.fullmatch(name) is None or office_end(name) or is_nobody(name) or (is_spread and not is_pair):
        return False
    if _BELOW_STORY.fullmatch(name):
        return False
    if setting is Setting.SPREAD_NAME:
        return True
    if setting is Setting.PUPIL:
        return name not in words()
    if setting is Setting.ALONE and is_pair and not is_spread:
        return False
    has_surname = len(name) <= _LONGEST_WITH_SURNAME and may_be_surname_of(name)
    if setting is Setting.BELOW_STORY and not (is_spread or has_surname):
        return False
    usual = _RARE if is_pair else _UNUSUAL_BEHIND_MARK if setting is Setting.MARKED else _UNUSUAL
    return text_cost(name) >= usual * len(name)
