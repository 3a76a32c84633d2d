"""Listings that fail, end where they do not end, or never end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import fault_server as faults
from tests.fault_server import Exchange, Fault
from tests.faults.news_site import (
    CAPTCHA,
    EMPTY_LIST,
    FRONT,
    HOME_PAGE,
    NEWS,
    Crawls,
    NewsSite,
    html,
    note,
    page_path,
    path,
)
from yybnet_crawler.storage.state import State

Start = Callable[[NewsSite], Crawls]
THIRD = page_path(3)


def half(site: NewsSite) -> Fault:
    """The third page, cut in the middle of its list; the server says that this is all."""
    page = site.listing(3)
    return faults.answer(page[: page.index("</li>") + 5].encode())


def two_others() -> Fault:
    """A note, with two articles of the region below it that stood on no page before."""
    links = "".join(f"<a href='{path(n)}'>河湾村第{n}号水渠修好了</a>" for n in (3, 4))
    return faults.answer(f"<html><body><h1>请稍候</h1>热门 {links}</body></html>".encode())


TWO_OTHERS = "a note with two articles beside it"
ENDS_THAT_ARE_NONE: dict[str, Callable[[NewsSite], Fault]] = {
    "a captcha": lambda site: CAPTCHA,
    "a maintenance note": lambda site: note("系统维护通知", "今晚零点到六点维护"),
    "the home page": lambda site: HOME_PAGE,
    "an empty list": lambda site: EMPTY_LIST,
    "half a page": half,
    "500": lambda site: faults.status(500),
    "a redirect to a check": lambda site: faults.redirect("/verify/"),
    "the first page again": lambda site: faults.answer(site.listing(1).encode()),
    "a redirect to the first page": lambda site: faults.redirect(NEWS),
}
OF_ANY_LISTING = list(ENDS_THAT_ARE_NONE)
ENDS_THAT_ARE_NONE[TWO_OTHERS] = lambda site: two_others()


@pytest.mark.parametrize(
    ("name", "pager"),
    [
        *((name, pager) for name in OF_ANY_LISTING for pager in ("numbers", "around", "on")),
        # With nothing but a way on and no frame, nothing tells such a page from the last one.
        *((TWO_OTHERS, pager) for pager in ("numbers", "around", "framed")),
    ],
)
def test_a_page_that_is_not_the_listings_own_ends_nothing(crawls: Start, name: str, pager: str) -> None:
    site = NewsSite(list(range(32, 0, -1)), size=6, pager=pager)
    site.faults = {THIRD: ENDS_THAT_ARE_NONE[name](site), "/verify/": CAPTCHA}
    begun = crawls(site)
    first = begun.run()
    assert len(first.numbers) < 32
    assert f"https://www.yybnet.net{NEWS}" in first.report["listings"]["cut"]
    assert f"https://www.yybnet.net{NEWS}" not in first.report["listings"]["walked_to_the_end"]
    assert "was cut" in first.said
    site.faults.clear()
    second = begun.run()
    assert second.status == 0, second.said
    assert begun.written() == list(range(1, 33))
    assert f"https://www.yybnet.net{NEWS}" in second.report["listings"]["walked_to_the_end"]


@pytest.mark.parametrize("kept", ["", "<li>"], ids=["no article", "half of its articles"])
def test_a_page_that_lacks_articles_and_leads_on_all_the_same_is_read_again(crawls: Start, kept: str) -> None:
    site = NewsSite(list(range(32, 0, -1)), size=6)
    whole = site.listing(3)
    list_begins, list_ends = whole.index("<ul>"), whole.index("</ul>")
    pager = whole[list_ends:].replace("</body></html>", "")
    if kept:  # the pager stands above the list, and the page is cut off in the list
        lacking = whole[:list_begins] + pager + whole[list_begins : whole.index("</li>") + 5]
    else:
        lacking = whole[: list_begins + 4] + whole[list_ends:]
    site.faults = {THIRD: faults.answer(lacking.encode())}
    begun = crawls(site)
    first = begun.run()
    assert len(first.numbers) == (27 if kept else 26)
    assert THIRD in first.report["listings"]["cut"][f"https://www.yybnet.net{NEWS}"]
    site.faults.clear()
    begun.run()
    assert begun.written() == list(range(1, 33))


@pytest.mark.parametrize("pager", ["numbers", "around", "on", "framed"])
def test_the_last_page_of_a_listing_is_its_end(crawls: Start, pager: str) -> None:
    begun = crawls(NewsSite(list(range(32, 0, -1)), size=6, pager=pager))
    first = begun.run()
    assert first.report["listings"]["cut"] == {}
    assert begun.run().asked == [FRONT, NEWS]


def test_a_site_whose_listings_never_close_their_html_has_listings_that_end(crawls: Start) -> None:
    site = NewsSite(list(range(32, 0, -1)), size=6)
    for page in range(1, 7):
        unclosed = site.listing(page).replace("</body></html>", "")
        site.faults[page_path(page)] = faults.answer(unclosed.encode())
    ran = crawls(site).run()
    assert sorted(ran.numbers) == list(range(1, 33))
    assert ran.report["listings"]["cut"] == {}


def test_a_first_page_with_more_around_it_than_those_that_follow_is_of_the_same_listing(crawls: Start) -> None:
    site = NewsSite(list(range(10, 0, -1)))
    modules = "".join(f"<a href='/tongchuan/m{n}/'>某栏目</a>" for n in range(30))
    site.faults = {NEWS: faults.answer(site.listing(1).replace("<ul>", f"{modules}<ul>").encode())}
    site.faults |= {f"/tongchuan/m{n}/": faults.status(404) for n in range(30)}
    begun = crawls(site)
    assert begun.run().report["listings"]["cut"] == {}


def test_a_listing_cut_after_it_was_walked_is_walked_whole_by_the_next_run(crawls: Start) -> None:
    site = NewsSite(list(range(12, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.articles = [*range(30, 12, -1), *site.articles]
    site.faults = {THIRD: CAPTCHA}
    begun.run()
    site.faults.clear()
    third = begun.run()
    assert begun.written() == list(range(1, 31))
    assert page_path(6) in third.asked


def test_a_listing_that_fails_in_every_run_fails_every_run_but_the_first(crawls: Start) -> None:
    site = NewsSite(list(range(12, 0, -1)), faults={page_path(2): faults.status(500)})
    begun = crawls(site)
    runs = [begun.run() for _ in range(3)]
    assert [run.status for run in runs] == [0, 4, 4]
    assert f"{NEWS}index_2.html" in runs[1].said


def test_a_known_listing_whose_first_page_fails_fails_every_run_but_the_first(crawls: Start) -> None:
    site = NewsSite(list(range(12, 0, -1)))
    front = html("铜川", f"<a href='{NEWS}'>铜川新闻</a><a href='{path(12)}'>河湾村第12号水渠修好了</a>")
    site.faults = {FRONT: faults.answer(front.encode())}
    begun = crawls(site)
    begun.run()
    site.faults[NEWS] = faults.status(500)
    runs = [begun.run() for _ in range(3)]
    assert [run.status for run in runs] == [0, 4, 4]
    assert f"https://www.yybnet.net{NEWS}" in runs[1].said.splitlines()[-1]


def test_a_way_on_that_leads_nowhere_is_the_end_when_it_does_so_for_a_day(crawls: Start) -> None:
    site = NewsSite(list(range(10, 0, -1)))
    dangling = site.listing(2).replace("</div>", f"<a href='{page_path(3)}'>下一页</a></div>")
    site.faults = {page_path(2): faults.answer(dangling.encode())}
    begun = crawls(site)
    assert [begun.run().status for _ in range(3)] == [0, 4, 4]
    pass_a_day(begun.data)
    assert [begun.run().status for _ in range(2)] == [0, 0]
    assert begun.run().asked == [FRONT, NEWS]
    assert [begun.run(relist="1").status for _ in range(2)] == [0, 0]  # which is not forgotten


def test_a_way_on_that_leads_nowhere_is_the_end_of_a_listing_that_grows_meanwhile(crawls: Start) -> None:
    site = NewsSite(list(range(10, 0, -1)))

    def dangle() -> None:
        last = len(site.articles) // 5
        dangling = site.listing(last).replace("</div>", f"<a href='{page_path(last + 1)}'>下一页</a></div>")
        site.faults = {page_path(last): faults.answer(dangling.encode())}

    def grow() -> None:
        site.articles = [*range(site.articles[0] + 5, site.articles[0], -1), *site.articles]
        dangle()

    dangle()
    begun = crawls(site)
    assert [begun.run().status for _ in range(2)] == [0, 4]
    grow()
    assert begun.run().status == 4
    pass_a_day(begun.data)
    grow()
    assert begun.run().status == 0
    grow()
    assert [begun.run(relist="1").status for _ in range(2)] == [0, 0]
    site.faults[page_path(2)] = faults.status(404)  # sooner than ever
    assert begun.run(relist="1").report["listings"]["cut"]


def pass_a_day(data: Path) -> None:
    """The index says of each listing that it was cut a day earlier."""
    state = State.open(data / "state.sqlite")
    for row in state._db.execute("SELECT * FROM listings").fetchall():
        state.put("listings", *row[:4], row[4] - 86_400, row[5])
    state.close()


def test_pages_that_repeat_the_first_one_are_no_end(crawls: Start) -> None:
    """The pager goes on as it should; what it leads to is the first page's list, whatever page was asked for."""
    site = NewsSite(list(range(32, 0, -1)), size=6)
    first_list = site.listing(1).partition("<ul>")[2].partition("</ul>")[0]
    for page in range(3, 7):
        before, _, rest = site.listing(page).partition("<ul>")
        site.faults[page_path(page)] = faults.answer(
            f"{before}<ul>{first_list}</ul>{rest.partition('</ul>')[2]}".encode()
        )
    begun = crawls(site)
    assert f"https://www.yybnet.net{NEWS}" in begun.run().report["listings"]["cut"]
    site.faults.clear()
    begun.run()
    assert begun.written() == list(range(1, 33))


# --- Regions ----------------------------------------------------------------------------------------------


HOME_WITH_NEWS = html("首页", f"<a href='{FRONT}'>铜川</a><a href='{path(3)}'>河湾村第3号水渠修好了</a>")


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(CAPTCHA, id="a captcha"),
        pytest.param(EMPTY_LIST, id="an empty list"),
        pytest.param(HOME_PAGE, id="the home page"),
        pytest.param(faults.redirect("/verify/"), id="a redirect to a check"),
        pytest.param(faults.redirect("/"), id="a redirect to the home page"),
    ],
)
def test_a_region_whose_front_page_gives_nothing_is_a_failure_with_its_name(crawls: Start, fault: Fault) -> None:
    site = NewsSite(list(range(9, 0, -1)), faults={"/baoji/": fault, "/verify/": CAPTCHA, "/": HOME_PAGE})
    begun = crawls(site)
    ran = begun.run(region="tongchuan,baoji")
    assert sorted(ran.numbers) == list(range(1, 10))
    assert ran.status == 3
    assert "baoji" in ran.said.splitlines()[-1]
    # Nor is one that was there before, and alone in its run; whatever the home page shows of it.
    site.faults = {FRONT: fault, "/verify/": CAPTCHA, "/": faults.answer(HOME_WITH_NEWS.encode())}
    second = begun.run()
    assert second.status == 3
    assert "https://www.yybnet.net/tongchuan/" in second.said.splitlines()[-1]


@pytest.mark.parametrize("dead", ["a listing", "an article", "both"])
def test_a_region_whose_front_page_names_only_what_is_dead_is_a_failure_with_its_name(crawls: Start, dead: str) -> None:
    links = {
        "a listing": "<a href='/baoji/news/'>宝鸡新闻</a>",
        "an article": "<a href='/baoji/news/201801/5.html'>宝鸡</a>",
    }
    links["both"] = "".join(links.values())
    home = faults.answer(html("首页", links[dead]).encode())
    site = NewsSite(list(range(9, 0, -1)), faults={"/baoji/": home})
    begun = crawls(site)
    ran = begun.run(region="tongchuan,baoji")
    assert (ran.status, sorted(ran.numbers)) == (3, list(range(1, 10)))
    assert "nothing of baoji (http_404" in ran.said.splitlines()[-1]
    assert "tongchuan" not in ran.said.splitlines()[-1]
    # Alone, too, and when its neighbour has nothing new.
    assert "baoji (" in begun.run(region="baoji").said.splitlines()[-1]
    assert begun.run(region="tongchuan,baoji").status == 3


def test_a_region_whose_one_new_article_fails_is_none_that_gives_nothing(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.articles = [10, *site.articles]
    site.faults = {path(10): faults.status(500)}
    assert begun.run().status == 0


def test_a_region_that_was_there_is_not_one_that_the_site_does_not_have(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.faults = {FRONT: faults.status(404)}
    assert begun.run().status == 3
    assert begun.run(region="nowhere").status == 2


# --- Late arrivals ----------------------------------------------------------------------------------------


def test_relist_finds_what_was_imported_late_and_asks_for_nothing_that_is_known(crawls: Start) -> None:
    site = NewsSite(list(range(30, 0, -1)))
    begun = crawls(site)
    begun.run()
    late = [101, 102, 103]
    site.articles = [*site.articles[:12], *late, *site.articles[12:]]
    assert begun.run().numbers == []
    relisted = begun.run(relist="1")
    assert (relisted.numbers, relisted.articles_asked) == (late, late)
    assert begun.run(relist="1").articles_asked == []


def test_the_more_of_a_page_is_new_the_further_a_run_looks_past_it(crawls: Start) -> None:
    site = NewsSite(list(range(30, 0, -1)))
    begun = crawls(site)
    begun.run()
    # Five new ones, and a paper imported late that stands behind a page of known ones.
    site.articles = [*range(35, 30, -1), *range(30, 25, -1), 101, *range(25, 0, -1)]
    assert 101 in begun.run().numbers


def test_a_pinned_article_costs_no_run_a_page_more(crawls: Start) -> None:
    site = NewsSite([7, *(n for n in range(30, 0, -1) if n != 7)])
    begun = crawls(site)
    begun.run()
    site.articles = [7, 31, *site.articles[1:]]
    second = begun.run()
    assert second.numbers == [31]
    assert second.asked == [FRONT, NEWS, path(31), page_path(2)]
    assert begun.run().asked == [FRONT, NEWS]


# --- Without end ------------------------------------------------------------------------------------------


def test_pages_without_end_whose_articles_are_all_dead_do_end(crawls: Start) -> None:
    async def endless(exchange: Exchange) -> None:
        asked = exchange.asked.path
        if not asked.startswith(NEWS) or "/201801/" in asked:
            await faults.status(404)(exchange)
            return
        page = int(asked.partition("index_")[2].partition(".")[0] or 1)
        links = "".join(f"<a href='{path(page * 2 + n)}'>河湾村的水渠</a>" for n in (0, 1))
        await faults.answer(html("新闻", f"{links}<a href='{page_path(page + 1)}'>下一页</a>").encode())(exchange)

    site = NewsSite([])
    site.answer = endless  # type: ignore[method-assign]
    begun = crawls(site)
    for _ in range(2):
        ran = begun.run(region="tongchuan/news")
        assert len(ran.asked) < 130
        assert ran.status != 0
