"""Province, city and county of each article of a table."""

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler.data.arrow_schema import SCHEMA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.places import place_of

PLACE_COLUMNS: Final = tuple(f"{level}{part}" for level in ("province", "city", "county") for part in ("", "_code"))
_PAGE: Final = "/[^/]*$"  # what differs between the articles of one folder and month


def with_places(table: pa.Table, choice: Choice) -> pa.Table:
    """With the columns of places behind its own, and without articles of regions that are not chosen.

    The table is not empty. Articles of one breadcrumb and one folder have one place, so few need to be looked up.
    """
    crumbs = pc.binary_join(table["breadcrumb"], "\0")
    folders = pc.replace_substring_regex(table["url"], _PAGE, "/")
    kinds = pc.binary_join_element_wise(crumbs, folders, "\0").combine_chunks().dictionary_encode()
    _, first = np.unique(kinds.indices.to_numpy(), return_index=True)
    samples = table.select(["breadcrumb", "url", "region", "channel"]).take(pa.array(first)).to_pylist()
    places = [place_of(each["breadcrumb"], each["url"]) for each in samples]
    for name in PLACE_COLUMNS:
        values = pa.array([getattr(place, name) for place in places], pa.string())
        table = table.append_column(SCHEMA.field(name), values.take(kinds.indices))
    if not choice.by_region:
        return table
    chosen: list[Any] = [
        choice.in_folder(each["region"], each["channel"]) or choice.in_place(place)
        for each, place in zip(samples, places, strict=True)
    ]
    return table.filter(pa.array(chosen).take(kinds.indices))
