"""The bundled table is whole."""

import re

from yybnet_crawler.places.table import ISO_3166_2, NEWEST, table


def test_every_code_has_six_digits_and_lies_in_a_province_that_is_there():
    for each in table().divisions:
        assert re.fullmatch(r"[1-8]\d{5}", each.code), each
        assert table().around(each, NEWEST)[0].level == "province", each


def test_there_are_as_many_as_china_has():
    now = [each.level for each in table().divisions if not each.until]
    assert now.count("province") == 34
    assert now.count("city") == 333
    assert now.count("county") == 2842  # and the two of 三沙市, which no list has


def test_every_province_has_its_code_of_iso_3166_2():
    assert {each.code[:2] for each in table().divisions if each.level == "province"} == set(ISO_3166_2)
    assert len(set(ISO_3166_2.values())) == 34


def test_no_two_places_of_today_have_one_code():
    now = [each.code for each in table().divisions if not each.until]
    assert len(now) == len(set(now))


def test_what_has_become_another_has_become_one_of_the_same_province():
    for each in table().divisions:
        after = table().as_of(each, NEWEST)
        assert after.code[:2] == each.code[:2]
        assert (after == each) == (not each.then), each


def test_folders_are_spelled_as_addresses_are():
    assert all(re.fullmatch("[a-z]+", slug) for each in table().divisions for slug in each.slugs)
