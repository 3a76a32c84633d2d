"""The moment that a text names, in the forms that pages print it."""

from datetime import UTC, datetime

import pytest

from yybnet_crawler.extraction.dates import Moment, find_moment, is_clock

FETCHED = datetime(2018, 7, 5, 4, 0, tzinfo=UTC)  # noon in China

EXACT = [
    "2018-01-09 08:22",
    "2018-1-9 8:22",
    "2018/01/09 08:22",
    "2018.01.09 08:22",
    "2018年01月09日 08:22",
    "2018年1月9日8时22分",
    "2018年1月9日 08:22:00",
    "2018-01-09T08:22:00",
    "2018-01-09T00:22:00Z",
    "2018-01-09T08:22:00+08:00",
    "2018-01-09T08:22:00.000+0800",
    "2018-01-0908:22",
    "2018-01-09　08:22",
    "2018-01-09，08:22",
    "2018-01-09 | 08:22",
    "2018-01-09（星期二）08:22",
    "2018年1月9日 星期二 上午8:22",
    "2018-01-09 周二 08:22",
    "2018/1/9 8:22:00 AM",
    "2018 01/09 08:22",
    # all in full width
    "\uff12\uff10\uff11\uff18\uff0d\uff10\uff11\uff0d\uff10\uff19\u3000\uff10\uff18\uff1a\uff12\uff12",
]


def moment_in(text: str, fetched_at: datetime | None = None) -> Moment:
    moment = find_moment(text, fetched_at)
    assert moment is not None
    return moment


@pytest.mark.parametrize("text", EXACT)
def test_one_moment_in_many_forms(text):
    moment = moment_in(text)
    assert moment.iso == "2018-01-09T08:22:00+08:00"
    assert (moment.start, moment.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018-01-09 [08:22]", "2018-01-09T08:22:00+08:00"),
        ("2018年1月9日 08:22:33", "2018-01-09T08:22:33+08:00"),
        ("2018年1月9日8时22分33秒", "2018-01-09T08:22:33+08:00"),
        ("2018年1月9日 下午3:05", "2018-01-09T15:05:00+08:00"),
        ("2018年1月9日下午3点", "2018-01-09T15:00:00+08:00"),
        ("2018年1月9日中午12:10", "2018-01-09T12:10:00+08:00"),
        ("2018年1月9日中午1:10", "2018-01-09T13:10:00+08:00"),
        ("2018年1月9日凌晨12:10", "2018-01-09T00:10:00+08:00"),
        ("2018/1/9 8:22:33 PM", "2018-01-09T20:22:33+08:00"),
        ("2018-01-09 8:5", "2018-01-09T08:05:00+08:00"),
        ("2018-12-31 24:00", "2019-01-01T00:00:00+08:00"),
        ("2018-01-09 08:22 -10:30", "2018-01-09T08:22:00+08:00"),
        ("2018-01-09", "2018-01-09"),
        ("2018年1月9日", "2018-01-09"),
        ("二〇一八年一月九日", "2018-01-09"),
        ("二○一八年十二月三十一日", "2018-12-31"),
        ("2018-01-09 12点击", "2018-01-09"),
        ("2018-01-09 26:99", "2018-01-09"),
        ("编号2018-13-09，2018-01-09发布", "2018-01-09"),
        ("Jul 3, 2018 09:12", "2018-07-03T09:12:00+08:00"),
    ],
)
def test_moments(text, iso):
    assert moment_in(text).iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("今天 08:15", "2018-07-05T08:15:00+08:00"),
        ("今日08:15", "2018-07-05T08:15:00+08:00"),
        ("昨天 23:10", "2018-07-04T23:10:00+08:00"),
        ("前天 07:00", "2018-07-03T07:00:00+08:00"),
        ("3小时前", "2018-07-05T09:00:00+08:00"),
        ("两小时前", "2018-07-05T10:00:00+08:00"),
        ("半小时前", "2018-07-05T11:30:00+08:00"),
        ("20分钟前", "2018-07-05T11:40:00+08:00"),
        ("刚刚", "2018-07-05T12:00:00+08:00"),
        ("两天前", "2018-07-03"),
        ("07-04 09:11", "2018-07-04T09:11:00+08:00"),
        ("12-30 09:11", "2017-12-30T09:11:00+08:00"),
        ("7-4 09:11", "2018-07-04T09:11:00+08:00"),
        ("7月4日", "2018-07-04"),
    ],
)
def test_moments_that_count_from_the_fetch(text, iso):
    assert moment_in(text, FETCHED).iso == iso
    assert find_moment(text) is None


@pytest.mark.parametrize(
    "text", ["", "2018", "2018年", "2018-02-30", "12018-01-09", "今日头条", "第3-5版", "1/9", "8:22"]
)
def test_no_moment(text):
    assert find_moment(text, FETCHED) is None


def test_where_it_stands():
    moment = moment_in("来源：云泽日报 2018-01-09 08:22 阅读")
    assert (moment.start, moment.end) == (8, 24)


@pytest.mark.parametrize(
    "text", ["08:22", "8:22:33", "08时22分", "下午3点", "星期二", "（周二）", "星期二 08:22", "(08:22)"]
)
def test_the_rest_of_a_date_that_is_cut_up(text):
    assert is_clock(text)


@pytest.mark.parametrize("text", ["", "2018-01-09", "1234", "08:22 阅读", "周刊", "比分 3:2"])
def test_other_words_are_no_clock(text):
    assert not is_clock(text)
