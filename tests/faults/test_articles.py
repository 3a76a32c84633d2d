"""Articles that do not come: what failed once must not decide what later runs do."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import fault_server as faults
from tests.fault_server import Fault
from tests.faults.news_site import CAPTCHA, FRONT, NEWS, Crawls, NewsSite, article, html, lines, note, path, url

Start = Callable[[NewsSite], Crawls]


def dead(numbers: Any, fault: Fault) -> dict[str, Fault]:
    return {path(number): fault for number in numbers}


# --- Fresh first, dead last -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        pytest.param(range(5, 60, 5), faults.status(502), id="eleven with 502"),
        pytest.param(range(5, 60, 5), faults.status(504), id="eleven with 504"),
        pytest.param(range(5, 60, 5), faults.reset, id="eleven reset"),
        pytest.param(range(20, 25), faults.status(403), id="five neighbours with 403"),
        pytest.param(range(20, 32), faults.status(503), id="twelve neighbours with 503"),
        pytest.param(range(20, 23), faults.status(500), id="three with 500"),
    ],
)
def test_dead_pages_do_not_keep_later_runs_from_what_is_new(crawls: Start, numbers: range, fault: Fault) -> None:
    site = NewsSite(list(range(60, 0, -1)), faults=dead(numbers, fault))
    begun = crawls(site)
    begun.run()
    second = begun.run()
    assert second.status == 0, second.said  # having asked for those of the first run once more
    assert set(second.articles_asked) & set(numbers)
    site.articles = [*range(66, 60, -1), *site.articles]
    third = begun.run()
    assert third.status == 0, third.said
    assert third.asked[0] == FRONT
    assert set(third.numbers) == set(range(61, 67))
    assert begun.written() == sorted(set(site.articles) - set(numbers))


def test_what_failed_before_is_asked_last_and_once(crawls: Start) -> None:
    site = NewsSite(list(range(20, 0, -1)), faults=dead((18, 12, 3), faults.status(500)))
    begun = crawls(site)
    first = begun.run()
    assert first.articles_asked.count(18) == 2  # RETRY_TIMES is 1
    site.articles = [21, *site.articles]
    second = begun.run()
    *others, first_old, second_old, third_old = second.asked
    assert {first_old, second_old, third_old} == {path(18), path(12), path(3)}
    assert others == [FRONT, NEWS, path(21), f"{NEWS}index_2.html"]


def test_a_page_that_fails_again_and_again_is_asked_ever_more_seldom(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)), faults=dead((4,), faults.status(500)))
    begun = crawls(site)
    asked = [begun.run().articles_asked.count(4) for _ in range(4)]
    assert asked == [2, 1, 0, 0]  # due at once after the first failure, ten minutes after the second


def test_a_page_that_failed_once_is_there_in_the_next_run(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)), faults=dead((4, 5), faults.status(500)))
    begun = crawls(site)
    assert begun.run().status == 0
    site.faults.clear()
    assert sorted(begun.run().numbers) == [4, 5]


# --- Gone, and not now ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(CAPTCHA, id="a captcha"),
        pytest.param(note("系统维护通知", "今晚零点到六点维护,给您带来不便。"), id="a maintenance note"),
        pytest.param(
            note("系统维护通知", "2018年1月9日 08:22 至 12:00 维护</p><p>各位读者请在维护之后再来看新闻,谢谢大家。"),
            id="a maintenance note with its date",
        ),
        pytest.param(note("服务器繁忙", "请稍后再试"), id="busy"),
        pytest.param(note("Error establishing a database connection", "wp_db: connect(2)"), id="a database error"),
        pytest.param(note("数据库出了点问题", "连不上数据库,值班人员已经知道了。"), id="a database error in Chinese"),
        pytest.param(faults.answer(b"<script>document.cookie='t=1';location.reload()</script>"), id="a script"),
        pytest.param(faults.status(202), id="202"),
        pytest.param(faults.status(405), id="405"),
        pytest.param(faults.status(412), id="412"),
        pytest.param(faults.status(418), id="418"),
        pytest.param(faults.redirect("/verify?from=1"), id="a redirect to /verify"),
    ],
)
def test_what_the_site_said_instead_of_articles_is_asked_for_again(crawls: Start, fault: Fault) -> None:
    numbers = [n for n in range(20, 0, -1) if n % 5 not in (1, 3)]
    site = NewsSite(list(range(20, 0, -1)), faults=dead(numbers, fault) | {"/verify?from=1": CAPTCHA})
    assert len(numbers) == 12
    begun = crawls(site)
    first = begun.run()
    assert first.status != 0, first.said
    assert set(first.numbers).isdisjoint(numbers)
    site.faults.clear()
    second = begun.run()
    assert second.status == 0, second.said
    assert begun.written() == list(range(1, 21))


NAMELESS = "<html><title>滑块拼图</title><p>.</p></html>"  # nothing but its title says what it is, and in which charset


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param(CAPTCHA, "not_article_no_body", id="a captcha"),
        pytest.param(faults.answer(NAMELESS.encode(), "text/html"), "not_article_no_title", id="a title"),
        pytest.param(faults.answer(NAMELESS.encode("gbk"), "text/html"), "not_article_no_title", id="a title in GBK"),
    ],
)
def test_many_pages_alike_are_a_refusal_which_names_them(crawls: Start, fault: Fault, reason: str) -> None:
    site = NewsSite(list(range(20, 0, -1)), faults=dead(range(1, 21), fault))
    ran = crawls(site).run()
    assert ran.status == 8
    assert "滑块拼图" in ran.said
    assert len(ran.articles_asked) == 5
    assert {row["reason"] for row in ran.rejected.values()} == {reason, "blocked"}
    assert ran.report["pages"]["balanced"]
    kept = [row["page"] for row in ran.rejected.values() if row["reason"] != "blocked"]
    assert len(kept) == 5
    assert all(kept)


def test_one_new_article_answered_by_something_else_is_no_record(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.articles = [10, *site.articles]
    site.faults = dead((10,), note("数据库出了点问题", "连不上数据库,值班人员已经知道了。"))
    second = begun.run()
    assert second.numbers == []
    assert second.rejected[path(10)]["transient"]
    site.faults.clear()
    assert begun.run().numbers == [10]


def test_an_article_with_a_newspaper_beside_its_date_is_one_whatever_its_link_says(crawls: Start) -> None:
    story = "<h1>渠水流到田头</h1><p>河湾日报 2018-01-09 08:22 大字</p><p>昨天通了水,麦田都浇上了,老人都来看。</p>"
    site = NewsSite(list(range(9, 0, -1)), pages={4: html("渠水流到田头", story)})
    assert 4 in crawls(site).run().numbers


ANOTHER = (
    "<h1>渡口的老船换上了新桨</h1><div>来源:铜川日报 2018-02-01 10:30</div><p>本报讯 昨日早晨,渡口来了许多人。</p>"
)


def test_one_new_article_answered_with_that_of_a_known_address_is_no_record(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.articles = [10, *site.articles]
    site.faults = dead((10,), faults.answer(article(4).encode()))
    second = begun.run()
    assert second.numbers == []
    assert second.rejected[path(10)]["reason"] == "not_its_own_page"
    assert second.rejected[path(10)]["transient"]
    site.faults.clear()
    assert begun.run().numbers == [10]
    assert begun.written() == list(range(1, 11))


def test_a_known_article_answered_with_that_of_another_address_keeps_its_record(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.faults = dead((7,), faults.answer(article(4).encode()))
    again = begun.run(full="1")
    assert again.rejected[path(7)]["reason"] == "not_its_own_page"
    assert begun.written() == list(range(1, 10))


def test_one_story_at_two_addresses_whose_links_name_it_is_two_records(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.articles = [10, *site.articles]
    listed = site.listing(1).replace("河湾村第10号水渠修好了", "河湾村第4号水渠修好了")
    site.faults = {NEWS: faults.answer(listed.encode())} | dead((10,), faults.answer(article(4).encode()))
    assert begun.run().numbers == [10]


@pytest.mark.parametrize(
    "answered", [html("渡口的老船换上了新桨", ANOTHER), article(77)], ids=["another", "much alike"]
)
def test_one_article_that_stands_at_many_addresses_is_theirs_no_more_than_a_note(crawls: Start, answered: str) -> None:
    numbers = [n for n in range(20, 0, -1) if n % 5 not in (1, 3)]
    site = NewsSite(list(range(20, 0, -1)), faults=dead(numbers, faults.answer(answered.encode())))
    begun = crawls(site)
    first = begun.run()
    assert first.status == 8
    assert "answered alike" in first.said
    assert set(first.numbers).isdisjoint(numbers)
    site.faults.clear()
    assert begun.run().status == 0
    assert begun.written() == list(range(1, 21))


def test_the_page_of_another_article_of_the_run_is_no_record(crawls: Start) -> None:
    whole = html("渡口的老船换上了新桨", ANOTHER)
    # With the headline that its link has it stands at 7; a cache mixes the two up.
    site = NewsSite(list(range(9, 0, -1)), pages={7: whole}, faults=dead((4,), faults.answer(whole.encode())))
    own = site.listing(1).replace("河湾村第7号水渠修好了", "渡口的老船换上了新桨")
    site.faults[NEWS] = faults.answer(own.encode())
    begun = crawls(site)
    assert sorted(begun.run().numbers) == [1, 2, 3, 5, 6, 7, 8, 9]
    site.faults.clear()
    assert begun.run().numbers == [4]


def test_an_article_without_a_newspaper_is_one_when_its_link_says_so(crawls: Start) -> None:
    bare = "<h1>河湾村第4号水渠修好了</h1><p>河湾村的第4号水渠昨天通了水,麦田都浇上了,老人都来看。</p>"
    site = NewsSite(list(range(9, 0, -1)), pages={4: html("河湾村第4号水渠修好了", bare + "<p>村里很高兴。</p>" * 4)})
    ran = crawls(site).run()
    assert sorted(ran.numbers) == list(range(1, 10))


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.status(404), id="404"),
        pytest.param(faults.status(410), id="410"),
        pytest.param(note("该文章已删除", "您要看的文章已删除"), id="deleted, says the page"),
    ],
)
def test_an_article_that_is_gone_is_not_asked_again(crawls: Start, fault: Fault) -> None:
    site = NewsSite(list(range(9, 0, -1)), faults=dead((4,), fault))
    begun = crawls(site)
    first = begun.run()
    assert first.status == 0, first.said
    assert not first.rejected[path(4)]["transient"]
    assert begun.run().articles_asked == []
    assert begun.run(relist="1").articles_asked == []


def test_the_same_word_of_deletion_for_many_addresses_is_not_believed(crawls: Start) -> None:
    site = NewsSite(list(range(30, 0, -1)), faults=dead((4, 11, 17), note("该文章已删除", "您要看的文章已删除")))
    begun = crawls(site)
    first = begun.run()
    assert all(first.rejected[path(n)]["transient"] for n in (4, 11, 17))
    site.faults.clear()
    assert sorted(begun.run().numbers) == [4, 11, 17]


def test_a_gzip_stream_with_a_flipped_byte_is_no_record(crawls: Start) -> None:
    whole = gzip.compress(article(4).encode(), mtime=0)
    flipped = bytearray(whole)
    flipped[len(flipped) // 2] ^= 0x10
    bad_sum = whole[:-8] + bytes(4) + whole[-4:]
    site = NewsSite(
        list(range(9, 0, -1)),
        faults={
            path(4): faults.gzipped(bytes(flipped)),
            path(5): faults.gzipped(bad_sum),
            path(6): faults.gzipped(whole),
        },
    )
    ran = crawls(site).run()
    assert sorted(ran.numbers) == [1, 2, 3, 6, 7, 8, 9]
    assert ran.rejected[path(4)]["reason"] == ran.rejected[path(5)]["reason"] == "decompression"


# --- Withdrawn ------------------------------------------------------------------------------------------


def test_an_article_that_is_withdrawn_stands_in_gone_and_its_record_stays(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)))
    begun = crawls(site)
    begun.run()
    site.faults = dead((4,), faults.status(410)) | dead((5,), faults.status(404))
    second = begun.run(full="1")
    (file,) = begun.data.glob("gone/*.jsonl")
    assert sorted((row["url"], row["reason"]) for row in lines(file)) == [(url(4), "http_410"), (url(5), "http_404")]
    assert all(row["at"] for row in lines(file))
    assert second.report["pages"]["withdrawn"] == 2
    assert begun.written() == list(range(1, 10))


# --- One page cannot stop a region ------------------------------------------------------------------------


def test_a_page_of_more_elements_than_any_article_is_refused_by_name_and_kept(crawls: Start) -> None:
    bomb = b"<html><body><h1>x</h1>" + b"<p>x" * 600_000
    site = NewsSite(list(range(9, 0, -1)), faults=dead((4,), faults.answer(bomb)))
    ran = crawls(site).run()
    assert sorted(ran.numbers) == [1, 2, 3, 5, 6, 7, 8, 9]
    row = ran.rejected[path(4)]
    assert row["reason"] == "not_article_too_large"
    assert row["page"]


def test_a_channel_whose_page_is_too_large_takes_nothing_from_the_others(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)), faults={f"{NEWS}index_2.html": faults.answer(b"<p>x" * 100_000)})
    ran = crawls(site).run()
    assert sorted(ran.numbers) == [5, 6, 7, 8, 9]
    assert ran.rejected[f"{NEWS}index_2.html"]["reason"] == "not_article_too_many_elements"
    assert ran.report["listings"]["cut"] == {
        f"https://www.yybnet.net{NEWS}": f"not_article_too_many_elements at https://www.yybnet.net{NEWS}index_2.html"
    }


def test_what_was_asked_again_and_answered_by_something_else_is_no_record(crawls: Start) -> None:
    site = NewsSite(list(range(9, 0, -1)), faults=dead((4,), faults.status(500)))
    begun = crawls(site)
    begun.run()
    site.articles.remove(4)  # no listing leads there any more, and nothing else is new
    site.faults = dead((4,), CAPTCHA)
    assert begun.run().rejected[path(4)]["reason"] == "not_article_no_body"
    site.articles.append(4)
    site.faults.clear()
    assert begun.run(relist="1").numbers == [4]


def test_what_was_kept_back_goes_into_a_feed_too(crawls: Start, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    site = NewsSite(list(range(9, 0, -1)), pages={4: article(4, source="")})
    ran = crawls(site).run({"FEEDS": json.dumps({str(feed): {"format": "jsonlines"}})})
    assert ran.numbers[-1] == 4  # the last to be decided
    assert sorted(row["url"] for row in lines(feed)) == sorted(url(n) for n in range(1, 10))
