from typing import Any

import pytest

from yybnet_crawler.storage.drift import Reading, _chance, drift


def run(read: int, rejected: dict[str, int] | None = None, **filled: int) -> Reading:
    return Reading(read, filled, rejected or {})


USUAL = [run(50, title=50, source=50, reporters=30) for _ in range(10)]


def test_a_run_like_the_ones_before_is_no_drift() -> None:
    assert drift(run(40, title=40, source=40, reporters=22), USUAL) == []


def test_a_field_that_goes_missing_is_named_with_figures_and_addresses() -> None:
    samples = {"source": ["https://a/1", "https://a/2", "https://a/3"]}
    now = Reading(20, {"title": 20, "source": 0, "reporters": 12}, {}, samples=samples)
    assert drift(now, USUAL) == [
        "source is on 0 of 20 articles, was 500 of 500 in the last 10 runs, see https://a/1 https://a/2 https://a/3"
    ]


def test_a_field_that_goes_missing_from_most_pages_is_told() -> None:
    (told,) = drift(run(40, title=40, source=8, reporters=24), USUAL)
    assert told.startswith("source is on 8 of 40 articles")


def test_one_run_before_is_enough_when_it_had_pages() -> None:
    assert drift(run(12, title=12, source=0), [run(16, title=16, source=16)]) != []


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param(run(3, source=0), [run(50, source=50)] * 10, id="three pages say nothing"),
        pytest.param(run(5, source=1), [run(5, source=4)], id="nor do five after five"),
        pytest.param(run(30, source=0), [], id="the first run has nothing to compare with"),
        pytest.param(run(30, source=0), [run(0)] * 10, id="nor has the first after empty ones"),
        pytest.param(run(0), [run(50, source=50)], id="a run without new articles"),
        pytest.param(run(30, reporters=10), [run(50, reporters=30)] * 10, id="fewer, by less than half"),
        pytest.param(
            run(20, reporters=0),
            [*[run(50, reporters=30)] * 9, run(20, reporters=0)],
            id="one run was so before",
        ),
        pytest.param(run(10, editors=0), [run(50, editors=5)] * 10, id="a rare field is missing by chance"),
        pytest.param(run(20, title=20), [run(50, title=50)] * 3, id="nothing changed"),
        pytest.param(run(20, source=20), [run(50, source=0)] * 3, id="a field that comes is good news"),
    ],
)
def test_these_are_no_drift(now: Reading, before: list[Reading]) -> None:
    assert drift(now, before) == []


def test_pages_that_cannot_be_read_any_more_are_told_with_their_reasons() -> None:
    now = Reading(
        2,
        {"title": 2},
        {"missing_body": 10, "not_article_no_title": 8},
        samples={"missing_body": ["https://a/1"]},
    )
    before = [run(50, {"not_article_error_page": 1}, title=50)] * 10
    (told,) = drift(now, before)
    assert told.startswith("2 of 20 pages could be read (missing_body 10, not_article_no_title 8), was 500 of 510")
    assert told.endswith(" in the last 10 runs, see https://a/1")


def test_pages_of_which_none_can_be_read_are_told() -> None:
    (told,) = drift(run(0, {"not_article_no_body": 9}), USUAL)
    assert told.startswith("0 of 9 pages could be read (not_article_no_body 9)")


@pytest.mark.parametrize("reason", ["http_404", "http_503", "timeout", "robots", "moved", "blocked"])
def test_pages_that_did_not_arrive_are_failures_and_no_drift(reason: str) -> None:
    assert drift(run(10, {reason: 40}, title=10, source=10, reporters=6), USUAL) == []


def test_more_runs_than_a_number_can_hold_are_compared_all_the_same() -> None:
    before: list[Any] = [run(100_000, source=99_000)] * 10
    (told,) = drift(run(50_000, source=20_000), before)
    assert told.startswith("source is on 20000 of 50000 articles")


@pytest.mark.parametrize(
    ("good", "pages", "good_before", "pages_before", "chance"),
    [
        (0, 5, 20, 20, 1 / 53130),  # the five bad ones among 25: one way of C(25, 5)
        (1, 4, 3, 4, 17 / 70),  # the lady tasting tea, read from the other end: (1 + 16) / C(8, 4)
        (5, 5, 10, 20, 1.0),
    ],
)
def test_chances_are_those_of_fishers_test(
    good: int, pages: int, good_before: int, pages_before: int, chance: float
) -> None:
    assert _chance(good, pages, good_before, pages_before) == pytest.approx(chance, rel=1e-4)


def shaped(read: int, **rules: str) -> Reading:
    return Reading(read, {"title": read}, {}, {f"{name}:{rule}": read for name, rule in rules.items()})


def test_pages_of_a_shape_not_seen_before_are_told() -> None:
    before = [shaped(20, title="headline-heading", date="date")] * 3
    now = Reading(
        12,
        {"title": 12},
        {},
        {"title:headline-heading": 2, "title:headline-above-date": 10, "date:date": 12},
        {"title:headline-above-date": ["https://a/1"]},
    )
    (told,) = drift(now, before)
    assert told == (
        "title is read in a new way on 10 of 12 articles (headline-above-date), on none of 60 before, see https://a/1"
    )


def test_a_shape_that_one_run_had_before_is_no_news() -> None:
    before = [shaped(20, title="headline-heading")] * 3 + [shaped(3, title="headline-above-date")]
    assert drift(shaped(12, title="headline-above-date"), before) == []


def test_a_few_pages_of_a_new_shape_are_no_drift() -> None:
    now = Reading(12, {"title": 12}, {}, {"title:headline-heading": 8, "title:headline-above-date": 4})
    assert drift(now, [shaped(20, title="headline-heading")] * 3) == []


def test_runs_of_which_no_shapes_are_known_are_not_compared_with() -> None:
    assert drift(shaped(12, title="headline-above-date"), [run(50, title=50)] * 3) == []
