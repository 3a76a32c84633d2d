"""What time of day is printed beside a day, and in which zone? The moment is told in China time."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final, NamedTuple

from yybnet_crawler.extraction.numerals import ONES, read_number

_CHINA_OFFSET: Final = timedelta(hours=8)
CHINA: Final = timezone(_CHINA_OFFSET)

# Old typesetting prints dates in full-width digits and marks, or in marks that look alike.
_NARROW: Final = {
    **{chr(ord(narrow) + 0xFEE0): narrow for narrow in "0123456789-/.:"},
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63", "-"),
    **dict.fromkeys("\u2044\u2215\u2571", "/"),
    **dict.fromkeys("\u2236\ufe30\ufe55", ":"),
    **dict(zip("壹贰貳叁參肆伍陆陸柒捌玖拾", "一二二三三四五六六七八九十", strict=True)),  # as a bank writes numbers
}
_WIDE: Final = re.compile(f"[{''.join(_NARROW)}]")

WEEKDAY: Final = r"(?:星期|[周週]|[礼禮]拜)[一二三四五六日天][\])）]?"
_HALF_OF_DAY: Final = "[AaPp][Mm]|上午|下午|[晚夜]上?|傍晚|夜[里裡]|凌晨|清晨|中午|早[上晨]?"
_PAST: Final = "(?P<past>半|[一三]刻)"
_MINUTES_PAST: Final = {"半": 30, "一刻": 15, "三刻": 45}
# 08:22, 8:22:33, 8时22分, 下午3点, 3:22 PM
_CLOCK: Final = (
    rf"(?P<half>{_HALF_OF_DAY})?\s?(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?[:：]\s?(?P<minute>[0-5]?\d)(?:\s?[:：]\s?(?P<second>[0-5]\d)(?:\.\d+)?)?"
    rf"|\s?[时時点點](?![击擊间間评評])(?:\s?(?P<minute2>[0-5]?\d)\s?分(?:\s?(?P<second2>[0-5]\d)\s?秒)?|{_PAST})?)"
    r"(?:\s?(?P<pm>[AaPp]\.?[Mm]\b\.?))?"
)
_ZONE_ENDS: Final = "(?![0-9A-Za-z])"  # 10:22 ET更新
# With a zone: T00:22:00Z, 08:22:33 +0800, 00:22 GMT, (UTC+8)
_ZONE: Final = (
    rf"(?:\s?[(（]?(?P<zone>(?:GMT|UTC)\s?(?:[+-]\d{{1,2}}(?::?\d\d)?)?"
    rf"|(?:Z|\+\d\d:?\d\d|(?<=\s)-0\d\d\d|E[SD]?T|P[SD]?T|BST|JST|HKT){_ZONE_ENDS})[)）]?)?"
)
_ZONES: Final = {"EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "BST": 1, "JST": 9, "HKT": 8}
_WINTER_OR_SUMMER: Final = ("ET", "PT")  # an hour is open, so no time of day is certain
_OF_GREENWICH: Final = r"(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?"
_GREENWICH: Final = re.compile(rf"格林尼治|格林威治|{_OF_GREENWICH}|GMT|UTC")
_BEHIND_DAY: Final = re.compile(rf"(?:[T\s,，|·/\[(（-]|{WEEKDAY}|\bat\b)*{_CLOCK}{_ZONE}")
# 二〇一八年一月九日十六时三十分
_HAN_CLOCK: Final = re.compile(
    rf"(?:[\s,，]|{WEEKDAY})*(?P<half>{_HALF_OF_DAY})?\s?(?P<hour>二十[一二三四]?|十{ONES}?|[零〇]?{ONES}|[零〇两兩])"
    rf"\s?[时時点點](?![击擊间間评評])(?:\s?(?P<minute>[二三四五]?十{ONES}?|[零〇]?{ONES})\s?分|{_PAST}|整|(?![\u4e00-\u9fff]))"
)
# A word or two between day and clock: 2018-01-09 星期二 发布 08:22; the clock then is one that nothing else could be.
# Behind 听新闻 it is a player's.
_APART: Final = re.compile(
    rf"(?P<between>(?:(?![听聽]新|播放)(?:{_OF_GREENWICH}\s|[^\d:：。！？；])){{1,16}}?)"
    rf"{_CLOCK.replace('(?P<hour>', '(?<![0-9])(?P<hour>')}{_ZONE}"
)
_HOURS_AND_MINUTES: Final = re.compile(r"\d\d?\s?[:：]\s?\d\d")
_CLOCK_BEFORE: Final = re.compile(rf"(?<!\d)(?<!\d[:：]){_CLOCK}[\s,，|]*$")
_ONLY_CLOCK: Final = re.compile(rf"[\[(（]?(?:(?:{WEEKDAY}\s?)?{_CLOCK}[\])）]?|{WEEKDAY})")
_REACH_BEFORE: Final = 16  # characters of a clock that stands before its day


class Clock(NamedTuple):
    """A time of day beside a printed day."""

    iso: str  # the moment, with +08:00
    start: int  # where day and clock together begin and end in the text
    end: int


def find_clock(text: str, day: date, start: int, end: int) -> Clock | None:
    """The time of the day that is printed at `text[start:end]`: behind it, with at most a word or two between.

    Else the one right before it, or one in Han numerals behind it; None where there is no such one.
    """
    match = _BEHIND_DAY.match(text, end)
    if match is None:
        match = _APART.match(text, end)
        match = match if match and _HOURS_AND_MINUTES.search(match[0]) else None
    if match and (iso := _iso(day, match)):
        return Clock(iso, start, match.end())
    match = _CLOCK_BEFORE.search(text, max(0, start - _REACH_BEFORE), start)
    if match and (iso := _iso(day, match)):
        return Clock(iso, match.start(), end)
    if match := _HAN_CLOCK.match(text, end):
        hour = _hour_of_day(read_number(match["hour"]), match["half"] or "", "")
        minute = _MINUTES_PAST.get(match["past"], 0) or read_number(match["minute"] or "")
        if iso := _at(day, hour, minute):
            return Clock(iso, start, match.end())
    return None


def is_clock(text: str) -> bool:
    """Whether the whole text is a time of day or a day of the week: the rest of a date that is cut up."""
    return len(text) < 20 and _ONLY_CLOCK.fullmatch(narrow(text)) is not None


def narrow(text: str) -> str:
    """A text with digits and marks of dates in half width, and Han numerals in their plain form."""
    return text if text.isascii() else _WIDE.sub(lambda wide: _NARROW[wide[0]], text)


def _iso(day: date, clock: re.Match[str]) -> str | None:
    parts = clock.groupdict()
    hour = _hour_of_day(int(parts["hour"]), parts["half"] or "", (parts["pm"] or "").lower().replace(".", ""))
    minute = int(parts["minute"] or parts["minute2"] or _MINUTES_PAST.get(parts["past"], 0))
    second = int(parts["second"] or parts["second2"] or 0)
    between = _GREENWICH.search(parts.get("between") or "")
    zone = parts.get("zone") or (between[0] if between else "")
    if zone in _WINTER_OR_SUMMER:
        return None
    return _at(day, hour, minute, second, _offset(zone))


def _at(day: date, hour: int, minute: int, second: int = 0, offset: timedelta = _CHINA_OFFSET) -> str | None:
    """A moment of a day in a zone, in China time; 24:00 is the next day's first moment. None: there is no such one."""
    try:
        moment = datetime(day.year, day.month, day.day, hour % 24, minute, second, tzinfo=CHINA)
        return (moment + (timedelta(days=hour // 24) + _CHINA_OFFSET - offset)).isoformat()
    except (ValueError, OverflowError):
        return None


def _hour_of_day(hour: int, half: str, pm: str) -> int:
    """下午3点 is 15, 中午1点 is 13, 凌晨12点 is 0."""
    pm = pm or half.lower()
    if half[:1] == "夜" and hour < 6:
        return hour  # 夜里1点
    after_noon = pm == "pm" or half[:1] in ("晚", "夜") or half in ("下午", "傍晚") or (half == "中午" and hour < 3)
    if hour < 12 and after_noon:
        return hour + 12
    return 0 if hour == 12 and (pm == "am" or half == "凌晨") else hour


def _offset(zone: str) -> timedelta:
    """What a zone is ahead of UTC; China's where none is named."""
    if not zone:
        return _CHINA_OFFSET
    if zone in _ZONES:
        return timedelta(hours=_ZONES[zone])
    number = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", zone)
    if number is None:
        return timedelta()
    ahead = timedelta(minutes=min(int(number[2]) * 60 + int(number[3] or 0), 23 * 60 + 59))
    return ahead if number[1] == "+" else -ahead
