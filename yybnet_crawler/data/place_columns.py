"""Province, city and county of each article of a table."""

from functools import lru_cache
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from yybnet_crawler import site
from yybnet_crawler.data.arrow_schema import SCHEMA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.places import Place, place_of

PLACE_COLUMNS: Final = tuple(f"{level}{part}" for level in ("province", "city", "county") for part in ("", "_code"))
_BETWEEN: Final = "\0"
_PAGE: Final = "/[^/]*$"  # what differs between the articles of one folder and month


def with_places(table: pa.Table, choice: Choice) -> pa.Table:
    """With the columns of places behind its own, and without articles of regions that are not chosen.

    Articles of one breadcrumb and one folder have one place, so few need to be looked up.
    """
    folders = pc.replace_substring_regex(table["url"], _PAGE, "/")
    crumbs = pc.binary_join(table["breadcrumb"], _BETWEEN)
    joined = pc.binary_join_element_wise(crumbs, folders, _BETWEEN)
    kinds = pa.concat_arrays(joined.chunks or [pa.array([], pa.string())]).dictionary_encode()
    places = [_place(kind) for kind in kinds.dictionary.to_pylist()]
    for name in PLACE_COLUMNS:
        values = pa.array([getattr(place, name) for place in places], pa.string())
        table = table.append_column(SCHEMA.field(name), values.take(kinds.indices))
    if not choice.by_region:
        return table
    chosen = [
        choice.in_folder(*site.region_and_channel(_page(kind))) or choice.in_place(place)
        for kind, place in zip(kinds.dictionary.to_pylist(), places, strict=True)
    ]
    return table.filter(pa.array(chosen, pa.bool_()).take(kinds.indices))


@lru_cache(maxsize=65_536)
def _place(kind: str) -> Place:
    return place_of(kind.split(_BETWEEN)[:-1], _page(kind))


def _page(kind: str) -> str:
    """An address in its folder."""
    return f"{kind.rpartition(_BETWEEN)[2]}0.html"
