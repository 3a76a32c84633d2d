"""`scrapy report`: the page as a reader has it before them."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.chromium import Browser
from tests.overview.articles import article, rejection, write
from tests.overview.invented_folder import write_folder
from tests.overview.pages import page_of
from yybnet_crawler.overview.texts import text

HOSTILE = "<script>document.title = 'taken'</script></script><b>修桥</b>"
DRAWN = "document.documentElement.dataset.drawn"
CHARTS = ["days", "places", "sources", "reporters", "correspondents", "together", "fields", "from_whom", "rejected"]
# Whether each chart has marks, and all of them can be seen.
MARKS = """Object.fromEntries([...document.querySelectorAll("[data-chart]")].map((chart) => {
    const marks = [...chart.querySelectorAll("svg :is(.mark-rect, .mark-area).role-mark path")];
    return [chart.dataset.chart, marks.length > 0 && marks.every((mark) => mark.getBoundingClientRect().width >= 1)];
}))"""
PHONE, DESK = 390, 1280


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """Three hundred invented articles, and three newer ones that the tests are about."""
    root = tmp_path_factory.mktemp("data")
    records = write_folder(root, 300)
    special = [
        article(1, title=HOSTILE, source=HOSTILE, reporters=[HOSTILE], date="2020-01-03T08:00:00+08:00"),
        article(2, title="山坡上种下两千棵海棠", reporters=["欧阳小满"], date="2020-01-02"),
        article(3, title="海棠花开", correspondents=["温叙"], source=None, date=None),
    ]
    write(root, [*records, *special], [rejection(number, "timeout") for number in range(4, 9)])
    return root, [*records, *special]


@pytest.fixture(scope="module")
def report(records, tmp_path_factory):
    """The address of the page of these."""
    out = tmp_path_factory.mktemp("report") / "report.html"
    out.write_text(page_of(records[0]), encoding="utf-8")
    return out.as_uri()


@pytest.fixture
def page(browser, report):
    browser.open(report)
    browser.until(DRAWN)
    return browser


def titles(page: Browser) -> list[str]:
    return page.texts("#rows td[data-column=headline] a")


def search(page: Browser, words: str) -> None:
    field = page.one("#search")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(words)


@pytest.mark.parametrize(("width", "reader"), [(PHONE, "zh-CN"), (DESK, "en-US")])
def test_every_chart_is_drawn(browser, report, reader, width):
    browser.open(report, language=reader, width=width)
    assert browser.until(DRAWN) == reader[:2]
    assert {name: seen for name, seen in browser.until(MARKS).items() if not seen} == {}
    assert browser.until(f"Object.keys({MARKS})") == CHARTS


def test_the_page_asks_for_nothing_and_complains_of_nothing(page):
    search(page, "海棠")
    page.one("th[data-column=source] button").click()
    page.one("#language").click()
    page.until(f"{DRAWN} === 'zh'")
    assert [address for address in page.asked_for() if not address.startswith("data:")] == [page.driver.current_url]
    assert page.complaints() == []


@pytest.mark.parametrize(("reader", "language"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr", "en")])
def test_it_speaks_the_language_of_the_browser(browser, report, reader, language):
    browser.open(report, language=reader)
    browser.until(DRAWN)
    assert browser.driver.title == text("title", language)
    assert browser.one("h1").text == text("title", language)
    drawn = browser.one("[data-chart=days] svg").get_attribute("textContent")
    assert text("axis_articles", language) in drawn


def test_the_other_language_is_a_button_away(page):
    page.one("#language").click()
    page.until(f"{DRAWN} === 'zh'")
    assert page.one("h1").text == text("title", "zh")
    assert page.one("#language").text == "English"


def test_chinese_words_are_found_and_only_they(page):
    search(page, "海棠")
    assert titles(page) == ["山坡上种下两千棵海棠", "海棠花开"]
    assert page.one("#matches").text == "2 articles"
    search(page, "海棠 欧阳")
    assert titles(page) == ["山坡上种下两千棵海棠"]


def test_every_article_that_has_the_word_is_found(page, records):
    expected = sum("义务植树" in record["title"] for record in records[1])
    assert expected > 5
    search(page, "义务植树")
    assert page.one("#matches").text == f"{expected} articles"


def test_what_nothing_has_is_not_found(page):
    search(page, "乌有之乡")
    assert titles(page) == []
    assert page.one("#matches").text == "0 articles"


def test_the_newest_come_first_and_a_column_sorts_both_ways(page):
    assert titles(page)[:2] == [HOSTILE, "山坡上种下两千棵海棠"]
    dates, sources = ("#rows td[data-column=date]", "#rows td[data-column=source]")
    assert page.texts(dates) == sorted(page.texts(dates), reverse=True)
    page.one("th[data-column=date] button").click()
    assert page.texts(dates) == sorted(page.texts(dates))
    page.one("th[data-column=source] button").click()
    assert page.one("th[data-column=source]").get_attribute("aria-sort") == "ascending"
    first = page.texts(sources)[0]
    page.one("th[data-column=source] button").click()
    assert page.one("th[data-column=source]").get_attribute("aria-sort") == "descending"
    assert first == ""
    assert page.texts(sources)[0] != ""


def test_a_row_leads_to_its_page(page, records):
    search(page, "海棠花开")
    (link,) = page.all("#rows a")
    assert link.get_attribute("href") == records[1][-1]["url"]


def test_more_rows_are_a_button_away(page):
    before = len(titles(page))
    page.one("#more").click()
    assert len(titles(page)) > before


def test_markup_in_a_title_a_newspaper_and_a_name_is_text(page):
    search(page, "修桥")
    row = page.one("#rows tr")
    assert titles(page) == [HOSTILE]
    assert row.text.count(HOSTILE) == 3
    assert page.all("#rows b") == []
    assert page.driver.title == text("title", "en")
    page.one("th[data-column=source] button").click()
    assert HOSTILE[:20] in page.one("[data-chart=sources] svg").get_attribute("textContent")


@pytest.mark.parametrize("width", [PHONE, 768, DESK])
def test_no_page_is_wider_than_its_screen(browser, report, width):
    browser.open(report, width=width)
    browser.until(DRAWN)
    assert browser.until("document.documentElement.scrollWidth") <= width


def test_in_print_there_is_nothing_to_press(page):
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not page.one("#search").is_displayed()
        assert not page.one("#language").is_displayed()
        assert page.one("[data-chart=days] svg").is_displayed()
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_what_is_not_there_is_said(browser, tmp_path):
    out = tmp_path / "bare.html"
    out.write_text(page_of(write(tmp_path / "data", [article(1, date=None, source=None)])), encoding="utf-8")
    browser.open(out.as_uri())
    browser.until(DRAWN)
    empty = [place.get_attribute("data-chart") for place in browser.all(".chart.empty")]
    assert empty == [name for name in CHARTS if name not in ("places", "fields")]
    assert browser.complaints() == []


def test_a_day_is_china_s_wherever_the_reader_is(browser, tmp_path):
    out = tmp_path / "day.html"
    midnight = article(1, date="2018-01-09T00:10:00+08:00")
    out.write_text(page_of(write(tmp_path / "data", [midnight])), encoding="utf-8")
    browser.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "America/Los_Angeles"})
    try:
        browser.open(out.as_uri())
        browser.until(DRAWN)
        (mark,) = browser.all("[data-chart=days] svg .mark-rect.role-mark path")
        assert mark.get_attribute("aria-label") == "day: 2018-01-09; Articles: 1; Day: 2018-01-09"
        assert browser.texts("#rows td[data-column=date]") == ["2018-01-09 00:10"]
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": ""})
