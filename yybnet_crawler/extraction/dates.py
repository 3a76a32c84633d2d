"""Which moment does a text name? Always in China time; what is not certain is no moment.

Mainland papers print China Standard Time, +08:00 without summer time since 1991 (IANA tz, Asia/Shanghai). A text
names a day, in one of a few forms, and most often a time of day behind it. A day without its year, or one that is
told from today (昨天), is a moment only together with the moment the page was fetched or the month in its address.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from yybnet_crawler.extraction.clocks import CHINA, find_clock, narrow
from yybnet_crawler.extraction.head_words import PUBLISHED
from yybnet_crawler.extraction.numerals import HAN_DIGITS, ONES, ZEROS, read_number

_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY: Final = rf"(?P<day>3[01]|[12]\d|0?[1-9](?!\d)|三十一?|卅一?|廿{ONES}?|二?十{ONES}?|{ONES})"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH_DAY: Final = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
# 2018-01-09, 2018/1/9, 2018年01月09日, 2018年1-9; year and day set apart: 2018 01/09
_WITH_YEAR: Final = re.compile(
    r"(?P<year>(?:19|20)(?<!\d\d\d)\d\d)"
    r"(?:\s?[-–—/.‧年]\s?(?P<month>\d{1,2})\s?[-–—/.‧月]\s?(?P<day>\d{1,2})"
    r"|\s(?P<month2>\d\d)\s?[-/]\s?(?P<day2>\d\d))(?:\s?[日号號])?"
)
# 05-19-2018, 19/05/2018: with the year behind them only where one of both can be no month.
_YEAR_LAST: Final = re.compile(
    r"(?P<first>\d\d)(?<![\d./-]\d\d)[-/.](?P<second>\d\d)[-/.](?P<year>(?:19|20)\d\d)(?!\d)"
)
# 二〇一八年一月九日, 二零一八年1月9日, 2018年元月9日, 18年1月9日, 一八年一月九日, 民國107年1月9日
_YEAR_IN_WORDS: Final = re.compile(
    rf"(?<![\d一二三四五六七八九])(?:民[国國]\s?(?P<republic>\d{{2,3}})"
    rf"|(?P<year>[一二][{ZEROS}一二三四五六七八九]{{3}}|\d{{4}}|\d\d|(?P<two>[{ZEROS}一二][{ZEROS}一二三四五六七八九])))"
    rf"\s?年\s?(?:{_MONTH}\s?月\s?{_DAY}\s?[日号號]|元旦)"
)
_IN_ENGLISH: Final = re.compile(
    rf"\b{_ENGLISH_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+{_ENGLISH_DAY},?)?\s+(?P<year>\d{{4}})"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_ENGLISH_MONTH.replace('month', 'month2')},?"
    r"[\s-]+(?P<year2>\d{4})"
    rf"|{_MONTH.replace('<month>', '<month3>')}月\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year3>\d{{4}})"
    rf"|(?<!\d)(?P<day4>\d{{1,2}})\s+{_MONTH.replace('<month>', '<month4>')}月,?\s+(?P<year4>\d{{4}})",
    re.IGNORECASE,
)
# Tue Jun 18 07:45:10 CST 2019: the year behind the clock
_YEAR_BEHIND_CLOCK: Final = re.compile(
    rf"\b{_ENGLISH_MONTH}\s+(?P<day>\d\d?)"
    r"(?=\s+\d\d?:\d\d(?::\d\d)?\s+(?:(?:[A-Z]{3,4}|[+-]\d{4})\s+)?(?P<year>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_LATIN: Final = re.compile("[A-Za-z\u017f]")
_ENGLISH_START: Final = re.compile("|".join(_MONTHS), re.IGNORECASE)
# 3小时前: counted back from the moment of the fetch. Weeks and months are rounded, so they name no day.
_AGO: Final = re.compile(
    r"(?P<number>\d{1,3}|[半一二两兩三四五六七八九十])\s?[个個]?(?P<unit>分[钟鐘]|小[时時]|天)前|[刚剛]{2}"
)
_FROM_TODAY: Final = re.compile(
    r"(?P<word>大前天|前天|昨[天日晚]|今[天日早晚晨])(?:(?=(?P<clock>\D{0,3}\d\d?\s?[:：时時点點])))?"
)
_DAYS_AGO: Final = {"今": 0, "昨": 1, "前": 2, "大": 3}
# With a dash two digits each, or a time behind: 第3-5版 and a score of 3-2 are no days.
_WITHOUT_YEAR: Final = re.compile(
    r"(?<![\d.:/年-])(?:(?P<month>(?:1[0-2]|0[1-9])(?=[-/]\d\d)|[1-9](?=-\d\d?\s+\d\d?:\d\d))[-/]"
    r"|(?P<month2>1[0-2]|0?[1-9])\s?月\s?|(?P<month3>1[0-2]|0?[1-9])\.(?=\d\d?\s+(?:\S{1,4}\s+)?\d\d:\d\d))"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?:\s?[日号號]|(?![\d./-]))"
)
# 十一月二十日; not of the moon's calendar
_WITHOUT_YEAR_IN_WORDS: Final = re.compile(rf"(?<![\d年历曆一二三四五六七八九十]){_MONTH}\s?月\s?{_DAY}\s?[日号號]")
# 19-06-18, 20190618: a day where the month in the address confirms it
_TO_CONFIRM: Final = re.compile(
    r"(?<![\w./-])(?P<year>\d\d)(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?![\w./-])"
    r"|(?<![\dA-Za-z_./-])20(?P<year2>\d\d)(?P<month2>\d\d)(?P<day2>\d\d)(?![\dA-Za-z_./-])"
)
# 发布时间：18-05-27 20:18, 12-04-26 09:05 来源：…: in a meta line two digits before a clock are no day of a month.
# So they are behind an outlet alone: 澄川在线　 10-11-22 09:14.
_IN_META_LINE: Final = re.compile(
    r"(?:[时時][间間]|日期|[发發][布表])[:：]?\s?$|^\s*(?:[\u4e00-\u9fff]{2,10}|https?://\S+)\s+$"
)
_CLOCK_AND_SOURCE: Final = re.compile(r"\s+\d\d:\d\d(?:.*[来來稿]源)?")
_MAY_NAME_DAY: Final = re.compile(r"[\d年前刚剛今昨]")  # one of these stands in each
_LABELLED: Final = re.compile(rf"{PUBLISHED.expression}(?:日期|时间)\s*[:：]\s*$")
_NEVER_SET: Final = frozenset({date(1970, 1, 1), date(1900, 1, 1)})  # what a program prints that knows no day
_HEADLINE: Final = 2  # characters at least, before its date
_NEARBY: Final = 1  # months by which the address's month and the printed day's may differ: filed over the turn


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


class Known(NamedTuple):
    """What is known of a page's age besides its words."""

    now: datetime | None  # when it was fetched, China time
    month: tuple[int, int] | None  # year and month in its address

    def agrees(self, day: date) -> bool:
        """Whether a day may be the page's, by the month in its address."""
        return self.month is None or abs(self._apart(day)) <= _NEARBY

    def year_of(self, month: int, day: int) -> int | None:
        """The year in which a day without one was: the address's, else the last in which it was past."""
        if self.month is not None:
            year = self.month[0]
            near = [year + step for step in (0, -1, 1) if abs(self._apart(_first(year + step, month))) <= _NEARBY]
            return near[0] if near else None
        if self.now is None:
            return None
        tomorrow = self.now.date() + timedelta(days=1)  # the site's clock may be ahead of ours
        for year in (self.now.year, self.now.year - 1):
            if (found := _calendar_day(year, month, day)) and found <= tomorrow:
                return year
        return None

    def _apart(self, day: date) -> int:
        year, month = self.month or (day.year, day.month)
        return (day.year - year) * 12 + day.month - month


class _Day(NamedTuple):
    day: date
    start: int
    end: int
    rule: str


def find_moment(text: str, fetched_at: datetime | None = None, month: str | None = None) -> Moment | None:
    """The first moment a text names, or None.

    `fetched_at` (aware) is what `3小时前`, `昨天` and dates without a year count from, `month` (YYYYMM) the one in
    the page's address; without either they are no moment. A day that is not in the calendar is no moment either.
    """
    if not _MAY_NAME_DAY.search(text):
        return None
    text = narrow(text)
    now = fetched_at.astimezone(CHINA) if fetched_at else None
    known = Known(now, (int(month[:4]), int(month[4:6])) if month else None)
    if now and (match := _AGO.search(text)):
        return _counted_back(match, now, known)
    for read in (_full_days, _english_days, _days_to_confirm, _days_from_today, _days_without_year):
        for day in read(text, known):
            clock = find_clock(text, day.day, day.start, day.end)
            return Moment(*clock, day.rule) if clock else Moment(day.day.isoformat(), day.start, day.end, day.rule)
    return None


def stamp_of(text: str) -> Moment | None:
    """The moment, with its time of day or its label, that is printed behind a headline in the same line."""
    moment = find_moment(text)
    if moment is None or moment.end < len(text):
        return None
    if label := _LABELLED.search(text, 0, moment.start):  # …发布时间：2018-01-09
        moment = moment._replace(start=label.start())
    return moment if (label or moment.has_clock) and moment.start >= _HEADLINE else None


def _full_days(text: str, known: Known) -> Iterator[_Day]:
    for match in _WITH_YEAR.finditer(text):
        month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        if found := _calendar_day(int(match["year"]), month, day):
            yield _Day(found, *match.span(), "date")
    for match in _YEAR_LAST.finditer(text):
        day, month = int(match["first"]), int(match["second"])
        is_day_first = match[0][2] == "."  # as in Europe
        if month > 12 and not is_day_first:
            day, month = month, day
        if (is_day_first or day > 12 or day == month) and (found := _calendar_day(int(match["year"]), month, day)):
            yield _Day(found, *match.span(), "date")
    if "年" in text:
        for match in _YEAR_IN_WORDS.finditer(text):
            year = _year(match["year"]) if match["year"] else int(match["republic"]) + 1911
            found = _calendar_day(year, read_number(match["month"] or "元"), read_number(match["day"] or "元"))  # 元旦
            is_short = len(match["year"] or "four") == 2
            if found and (not is_short or (known.agrees(found) and (known.month or not match["two"]))):
                yield _Day(found, *match.span(), "date-in-words")


def _year(words: str) -> int:
    number = int("".join(str(HAN_DIGITS.get(char, char)) for char in words))
    return number if len(words) > 2 else number + 2000


def _english_days(text: str, _: Known) -> Iterator[_Day]:
    if "月 " not in text and not (_LATIN.search(text) and _ENGLISH_START.search(text)):
        return
    for match in _YEAR_BEHIND_CLOCK.finditer(text):
        month = _MONTHS.index(match["month"].lower()) + 1
        if found := _calendar_day(int(match["year"]), month, int(match["day"])):
            yield _Day(found, *match.span(), "date-in-english")
    for match in _IN_ENGLISH.finditer(text):
        name = match["month"] or match["month2"]
        # 十二月 14th, 2008, 14 十二月 2008
        month = _MONTHS.index(name[:3].lower()) + 1 if name else read_number(match["month3"] or match["month4"])
        year, day = (
            int(match[part] or match[f"{part}2"] or match[f"{part}3"] or match[f"{part}4"]) for part in ("year", "day")
        )
        if found := _calendar_day(year, month, day):
            yield _Day(found, *match.span(), "date-in-english")


def _days_to_confirm(text: str, known: Known) -> Iterator[_Day]:
    for match in _TO_CONFIRM.finditer(text):
        year, month, day = (int(match[part] or match[f"{part}2"]) for part in ("year", "month", "day"))
        found = _calendar_day(2000 + year, month, day)
        if found and ((known.month and known.agrees(found)) or (match["sign"] == "-" and _is_labelled(text, match))):
            yield _Day(found, *match.span(), "date")


def _is_labelled(text: str, day: re.Match[str]) -> bool:
    """Whether a clock stands behind a day, and a label of meta lines before the day or behind the clock."""
    clock = _CLOCK_AND_SOURCE.match(text, day.end())
    return clock is not None and (clock[0][-1] == "源" or _IN_META_LINE.search(text, 0, day.start()) is not None)


def _days_from_today(text: str, known: Known) -> Iterator[_Day]:
    if known.now is None:
        return
    for match in _FROM_TODAY.finditer(text):
        if match["word"][-1] in "日早晚晨" and not match["clock"]:  # 今日头条
            continue
        day = known.now.date() - timedelta(days=_DAYS_AGO[match["word"][0]])
        if known.agrees(day):
            end = match.end("word") - (match["word"][-1] in "早晚")  # 今早8:22: part of the clock
            yield _Day(day, match.start(), end, "date-relative")


def _days_without_year(text: str, known: Known) -> Iterator[_Day]:
    if known.now is None and known.month is None:
        return
    for match in _WITHOUT_YEAR.finditer(text):
        month, day = int(match["month"] or match["month2"] or match["month3"]), int(match["day"])
        if found := _in_its_year(month, day, known):
            yield _Day(found, *match.span(), "date-without-year")
    if "月" in text:
        for match in _WITHOUT_YEAR_IN_WORDS.finditer(text):
            if found := _in_its_year(read_number(match["month"]), read_number(match["day"]), known):
                yield _Day(found, *match.span(), "date-without-year")


def _in_its_year(month: int, day: int, known: Known) -> date | None:
    year = known.year_of(month, day)
    return _calendar_day(year, month, day) if year else None


def _counted_back(match: re.Match[str], now: datetime, known: Known) -> Moment | None:
    number = match["number"]
    count = 0.5 if number == "半" else float(number) if number and number.isdecimal() else read_number(number or "")
    unit = (match["unit"] or "分")[0]
    moment = now - count * {"分": timedelta(minutes=1), "小": timedelta(hours=1), "天": timedelta(days=1)}[unit]
    moment = moment.replace(microsecond=0)
    if not known.agrees(moment.date()):
        return None
    iso = moment.date().isoformat() if unit == "天" else moment.isoformat()
    return Moment(iso, *match.span(), "date-relative")


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return None if found in _NEVER_SET else found


def _first(year: int, month: int) -> date:
    return date(year, month, 1)
