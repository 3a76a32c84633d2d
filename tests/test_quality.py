"""The scores in `fixtures/quality.json` are floors: no field of any table is read worse than it was."""

import pytest

from tests import quality
from tests.cases.page_case import FIELDS, all_cases


def test_no_field_of_the_recorded_pages_is_read_worse_than_before():
    scores = {"cases": quality.score_cases(all_cases())}
    assert quality.fallen(scores, quality.read_floors()) == []


def test_every_field_has_a_floor():
    assert set(quality.read_floors()["cases"]) == {"pages", *FIELDS, "not_an_article"}


def test_no_measure_of_the_corpus_is_read_worse_than_before():
    folder = quality.corpus()
    if folder is None:
        pytest.skip("YYBNET_CORPUS is not set")
    floors = quality.read_floors()
    if f"pages {quality.digest(folder)}" not in floors:
        pytest.skip("no floors were pinned on this corpus")
    assert quality.fallen(quality.measure(), floors) == []


def test_a_score_below_its_floor_is_named_with_both_figures():
    scores, floors = {"cases": {"title": 0.9, "date": 1.0}}, {"cases": {"title": 0.95, "date": 1.0}}
    assert quality.fallen(scores, floors) == ["cases: title fell from 0.95 to 0.9"]


def test_a_measure_that_is_gone_counts_as_fallen():
    assert quality.fallen({"cases": {}}, {"cases": {"title": 0.5}}) == ["cases: title fell from 0.5 to 0"]


def test_a_table_that_was_not_measured_is_not_judged():
    assert quality.fallen({}, {"pages 1234": {"title_exact": 0.9}}) == []


def test_pinning_raises_floors_and_lowers_none():
    floors = {"cases": {"title": 0.5, "date": 0.9}, "pages 1234": {"body_exact": 0.7}}
    scores = {"cases": {"title": 0.75, "date": 0.8}}
    assert quality.pinned(scores, floors) == {
        "cases": {"title": 0.75, "date": 0.9},
        "pages 1234": {"body_exact": 0.7},
    }


def test_pinning_lowers_a_floor_when_told_to():
    pinned = quality.pinned({"cases": {"title": 0.25}}, {"cases": {"title": 0.5}}, lower=True)
    assert pinned == {"cases": {"title": 0.25}}


def test_a_floor_is_never_rounded_above_its_score():
    assert quality.pinned({"cases": {"title": 2 / 3}}, {}) == {"cases": {"title": 0.6666}}
