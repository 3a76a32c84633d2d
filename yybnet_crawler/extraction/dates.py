"""Which moment does a text name? Common forms by a strict parser, odd ones by dateparser. Always China time.

Mainland papers print China Standard Time, +08:00 without summer time since 1991 (IANA tz, Asia/Shanghai).
"""

import re
import warnings
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

CHINA = timezone(timedelta(hours=8))

# 2018-01-09, 2018/1/9, 2018.01.09, 2018年01月09日, 2018年1-9; year and day set apart: 2018 01/09
_DATE = (
    r"(?<!\d)(?P<year>(?:19|20)\d\d)"
    r"(?:\s?[-–—/.年]\s?(?P<month>\d{1,2})\s?[-–—/.月]\s?(?P<day>\d{1,2})"
    r"|\s(?P<month2>\d\d)\s?[-/]\s?(?P<day2>\d\d))(?:\s?[日号])?"
)
# 星期二, (周二): a newspaper's date line names the day of the week before the time
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天][\])）]?"
_HALF_OF_DAY = "上午|下午|晚上?|傍晚|夜里|凌晨|清晨|中午|早上?"
# 08:22, 8:22:33, 8时22分, 下午3点, 3:22 PM; with a zone where a machine wrote it: T00:22:00Z, 08:22:33+08:00
_CLOCK = (
    rf"(?P<half>{_HALF_OF_DAY})?\s?(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?[:：]\s?(?P<minute>[0-5]?\d)(?:\s?[:：]\s?(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"|\s?[时点](?![击间评])(?:\s?(?P<minute2>[0-5]?\d)\s?分(?:\s?(?P<second2>[0-5]\d)\s?秒)?)?)"
    r"(?:\s?(?P<pm>[AaPp][Mm])\b)?(?:\s?(?P<zone>Z\b|\+\d\d:?\d\d\b))?"
)
_MOMENT = re.compile(rf"{_DATE}(?:(?:[T\s,，|·/\[(（-]|{_WEEKDAY})*{_CLOCK})?")
_ONLY_CLOCK = re.compile(rf"[\[(（]?(?:(?:{_WEEKDAY}\s?)?{_CLOCK}[\])）]?|{_WEEKDAY})")
# 二〇一八年一月九日; the zero is also printed as a circle, as a letter and as a digit
_ZEROS = "〇○零\uff2f0"
_HAN_DATE = re.compile(
    rf"([一二][{_ZEROS}一二三四五六七八九]{{3}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})[日号]"
)
_HAN_DIGITS = {
    char: digit
    for digit, chars in enumerate((_ZEROS, "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
# 3小时前, 昨天 08:22, 01-09 08:22, 1月9日: a moment only together with the moment the page was fetched.
_RELATIVE = re.compile(
    r"(?:\d{1,3}|[半一二两三四五六七八九])\s?个?(?:分钟|小时|天|周|月)前|刚刚"
    r"|(?:今|昨|前)天(?:\s?(?:[01]?\d|2[0-3])[:：][0-5]\d)?|(?:今|昨)日\s?(?:[01]?\d|2[0-3])[:：][0-5]\d"
)
# With a dash two digits each, or a time behind: 第3-5版 and a score of 3-2 are no days.
_YEARLESS = re.compile(
    r"(?<![\d.:/-])(?:((?:1[0-2]|0[1-9])(?=-\d\d)|[1-9](?=-\d\d?\s+\d\d?:\d\d))-|(1[0-2]|0?[1-9])月)"
    r"(3[01]|[12]\d|0?[1-9])(?:日|(?![\d.-]))(?:\s+([01]?\d|2[0-3]):([0-5]\d))?"
)
_ODD = re.compile(
    r"(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?(?:\s+\d{4})?"
    r"(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?)?",
    re.IGNORECASE,
)
# Old typesetting prints dates in full-width digits and marks, U+FF10 to U+FF19 and their like.
_WIDE_DIGIT = re.compile("[\uff10-\uff19]")
_NARROW = {ord(narrow) + 0xFEE0: narrow for narrow in "0123456789-/.:"}
# What dateparser does not know: 两天前, 今日
_FOR_DATEPARSER = str.maketrans("一二两三四五六七八九日", "1223456789天")


class Moment(NamedTuple):
    """A moment as a text prints it."""

    iso: str  # with +08:00, or YYYY-MM-DD where the text has no time of day
    start: int  # where it begins and ends in the text
    end: int
    rule: str

    @property
    def has_clock(self) -> bool:
        """Whether the text names a time of day."""
        return "T" in self.iso


def find_moment(text: str, fetched_at: datetime | None = None) -> Moment | None:
    """The first moment a text names, or None.

    `fetched_at` (aware) is what `3小时前`, `昨天` and dates without a year count from; without it they are no moment.
    A day that is not in the calendar is no moment either.
    """
    if not text.isascii() and _WIDE_DIGIT.search(text):
        text = text.translate(_NARROW)
    for moment in _MOMENT.finditer(text):
        if iso := _iso(moment):
            return Moment(iso, *moment.span(), "date")
    if (match := _HAN_DATE.search(text)) and (iso := _iso_from_han(match)):
        return Moment(iso, *match.span(), "date-in-han-digits")
    if fetched_at is not None:
        if match := _RELATIVE.search(text):
            return _parse_odd(match, fetched_at, "date-relative")
        if match := _YEARLESS.search(text):
            return _latest_past(match, fetched_at.astimezone(CHINA))
    if match := _ODD.search(text):
        return _parse_odd(match, fetched_at, "date-odd")
    return None


def is_clock(text: str) -> bool:
    """Whether the whole text is a time of day or a day of the week: the rest of a date that is cut up."""
    return len(text) < 20 and _ONLY_CLOCK.fullmatch(text.translate(_NARROW)) is not None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match["year"]), int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    try:
        if match["hour"] is None:
            return date(year, month, day).isoformat()
        hour = _hour_of_day(int(match["hour"]), match["half"] or "", (match["pm"] or "").lower())
        minute, second = int(match["minute"] or match["minute2"] or 0), int(match["second"] or match["second2"] or 0)
        # 24:00 is the next day's first moment
        moment = datetime(year, month, day, hour % 24, minute, second, tzinfo=CHINA) + timedelta(days=hour // 24)
    except (ValueError, OverflowError):
        return None
    if zone := match["zone"]:
        moment = moment.replace(tzinfo=timezone(_offset(zone))).astimezone(CHINA)
    return moment.isoformat()


def _hour_of_day(hour: int, half: str, pm: str) -> int:
    """下午3点 is 15, 中午1点 is 13, 凌晨12点 is 0."""
    if hour < 12 and (pm == "pm" or half in ("下午", "傍晚", "夜里", "晚", "晚上") or (half == "中午" and hour < 3)):
        return hour + 12
    return 0 if hour == 12 and (pm == "am" or half == "凌晨") else hour


def _offset(zone: str) -> timedelta:
    if zone == "Z":
        return timedelta()
    return timedelta(minutes=min(int(zone[1:3]) * 60 + int(zone[-2:]), 23 * 60 + 59))


def _iso_from_han(match: re.Match[str]) -> str | None:
    year = int("".join(str(_HAN_DIGITS[char]) for char in match[1]))
    try:
        return date(year, _han_number(match[2]), _han_number(match[3])).isoformat()
    except ValueError:
        return None


def _han_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return (10 * _HAN_DIGITS.get(tens, 1) if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _latest_past(match: re.Match[str], now: datetime) -> Moment | None:
    month, day = int(match[1] or match[2]), int(match[3])
    clock = (int(match[4]), int(match[5])) if match[4] else (0, 0)
    for year in (now.year, now.year - 1):
        try:
            moment = datetime(year, month, day, *clock, tzinfo=CHINA)
        except ValueError:
            continue
        if moment <= now:
            iso = moment.isoformat() if match[4] else moment.date().isoformat()
            return Moment(iso, *match.span(), "date-without-year")
    return None


def _parse_odd(match: re.Match[str], fetched_at: datetime | None, rule: str) -> Moment | None:
    import dateparser  # a second of loading that pages with a common date never pay

    if fetched_at is None and not re.search(r"\d{4}", match[0]):
        return None  # no year, and nothing to count from
    now = (fetched_at or datetime(2000, 1, 1, tzinfo=CHINA)).astimezone(CHINA)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser warns of its own regexes
        parsed = dateparser.parse(
            match[0].translate(_FOR_DATEPARSER),
            languages=["zh", "en"],
            settings={"RELATIVE_BASE": now.replace(tzinfo=None), "PREFER_DATES_FROM": "past"},
        )
    if parsed is None:
        return None
    exact = re.search(r"\d[:：]\d|小时|分钟|刚刚", match[0])
    iso = parsed.replace(microsecond=0, tzinfo=CHINA).isoformat() if exact else parsed.date().isoformat()
    return Moment(iso, *match.span(), rule)
