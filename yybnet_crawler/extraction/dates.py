"""Which moment does a text name? Common forms by a strict parser, odd ones by dateparser. Always China time.

Mainland papers print China Standard Time, +08:00 without summer time since 1991 (IANA tz, Asia/Shanghai).
"""

import re
import warnings
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

CHINA = timezone(timedelta(hours=8))

# 2018-01-09 08:22:33, 2018/1/9, 2018.01.09, 2018年01月09日 08:22, 2018年1月9日8时22分, 2018-01-09T08:22:00+08:00
_DATE = r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/.]\s?(\d{1,2})\s?[-/.]\s?|[年]\s?(\d{1,2})\s?[月]\s?)(\d{1,2})(?:\s?[日号])?"
_TIME = r"(?:T|\s|　|\xa0|,|，|\||·|星期.|周.|[(（]星期.[)）])*(上午|下午|晚上?|凌晨|中午|早上?)?\s?([01]?\d|2[0-4])\s?[:：时点]\s?([0-5]\d)(?:\s?[:：分]\s?([0-5]\d))?[秒分]?(?:\.\d+)?\s?(Z\b|[+-]\d\d:?\d\d\b)?"
_MOMENT = re.compile(rf"{_DATE}(?:{_TIME})?")
_CLOCK = re.compile(r"(?:上午|下午|晚上?|凌晨|中午|早上?)?\s?(?:[01]?\d|2[0-4])\s?[:：时]\s?[0-5]\d(?:\s?[:：分]\s?[0-5]\d)?[分秒]?")
_HAN_DATE = re.compile(r"([一二][〇○零Ｏ0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]")
_HAN_DIGITS = {char: digit for digit, chars in enumerate(("〇○零Ｏ0", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for char in chars}
# 3小时前, 昨天 08:22, 01-09 08:22, 1月9日: a moment only together with the moment the page was fetched.
_RELATIVE = re.compile(r"(?:\d{1,3}|[半一二两三四五六七八九十]{1,3})\s?个?(?:分钟|小时|天|周|月)前|刚刚|(?:今|昨|前)天(?:\s?(?:[01]?\d|2[0-3])[:：][0-5]\d)?")
_YEARLESS = re.compile(r"(?<![\d.:/-])(?:(1[0-2]|0?[1-9])-|(1[0-2]|0?[1-9])月)(3[01]|[12]\d|0?[1-9])(?:日|(?![\d.-]))(?:\s+([01]?\d|2[0-3]):([0-5]\d))?")  # fmt: skip
_ODD = re.compile(
    r"(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?(?:\s+\d{4})?(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?)?",
    re.IGNORECASE,
)


class Moment(NamedTuple):
    """A moment as a text prints it."""

    iso: str  # with +08:00, or YYYY-MM-DD where the text has no time of day
    start: int  # where it begins and ends in the text
    end: int
    rule: str


def find_moment(text: str, fetched_at: datetime | None = None) -> Moment | None:
    """The first moment a text names, or None.

    `fetched_at` (aware) is what `3小时前`, `昨天` and dates without a year count from; without it they are no moment.
    A day that is not in the calendar is no moment either.
    """
    for match in _MOMENT.finditer(text):
        if iso := _iso(match):
            return Moment(iso, *match.span(), "date")
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
    """Whether the whole text is a time of day: the second half of a date cut in two."""
    return _CLOCK.fullmatch(text) is not None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match[1]), int(match[2] or match[3]), int(match[4])
    if match[6] is None:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    hour, minute, second = int(match[6]), int(match[7]), int(match[8] or 0)
    if match[5] in ("下午", "晚", "晚上") and hour < 12:
        hour += 12
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=CHINA)
    except ValueError:
        return None
    if zone := match[9]:  # a machine's own form, 2018-01-09T00:22:00Z
        offset = timedelta() if zone == "Z" else _offset(zone)
        moment = (moment.replace(tzinfo=timezone(offset))).astimezone(CHINA)
    return moment.isoformat()


def _offset(zone: str) -> timedelta:
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return timedelta(minutes=min(minutes, 23 * 60 + 59) * (-1 if zone[0] == "-" else 1))


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
    import dateparser  # noqa: PLC0415 - a second of loading that pages with a common date never pay

    if fetched_at is None and not re.search(r"\d{4}", match[0]):
        return None  # no year, and nothing to count from
    now = (fetched_at or datetime(2000, 1, 1, tzinfo=CHINA)).astimezone(CHINA)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser warns of its own regexes
        parsed = dateparser.parse(
            match[0],
            languages=["zh", "en"],
            settings={"RELATIVE_BASE": now.replace(tzinfo=None), "PREFER_DATES_FROM": "past"},
        )
    if parsed is None:
        return None
    exact = re.search(r"\d[:：]\d|小时|分钟|刚刚", match[0])
    iso = parsed.replace(microsecond=0, tzinfo=CHINA).isoformat() if exact else parsed.date().isoformat()
    return Moment(iso, *match.span(), rule)
