"""Where is an article filed? By its breadcrumb first, then by its address.

Region and channel say where the site filed an article, which need not be where it happened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yybnet_crawler import site
from yybnet_crawler.places.names import without_channel
from yybnet_crawler.places.table import CHINA, ISO_3166_2, LEVELS, NEWEST, Division, table

OF_THE_CITY = "news"  # the channel that is a region's own


@dataclass(frozen=True, slots=True)
class Place:
    """A province, a city in one, a county in either. None: there is none, or it is not certain which.

    The counties of a municipality (北京市) and those that their province administers itself (仙桃市) have no city.
    """

    province: str | None = None  # in full: 陕西省
    city: str | None = None  # 铜川市
    county: str | None = None  # 印台区: a county, a district, a city of a county's rank
    province_code: str | None = None  # GB/T 2260, six digits
    city_code: str | None = None
    county_code: str | None = None

    @property
    def province_iso(self) -> str | None:
        """ISO 3166-2: CN-SN."""
        return f"CN-{ISO_3166_2[self.province_code[:2]]}" if self.province_code else None


def place_of(breadcrumb: Sequence[str], url: str) -> Place:
    """The place of a page, as it was called in the month of its address; without one, as it is called now.

    `breadcrumb` starts at the portal's name; it may be empty, as on mobile pages. What it says counts before the
    address, which may go further (陕西 > 咸阳市 and `/xianyang/binxian/`). A name that two places have says neither:
    `/yulin/news/` alone has no city, `/yulin/fugu/` is in 榆林市. Never raises; a page of no place has only None.
    """
    address = site.article_address(url)
    region, channel = site.region_and_channel(url)
    return _place(tuple(breadcrumb), region, channel, address.month if address else NEWEST)


@lru_cache(maxsize=65_536)
def _place(breadcrumb: tuple[str, ...], region: str, channel: str, month: str) -> Place:
    names = [without_channel(crumb) for crumb in breadcrumb[1:]]
    if channel == OF_THE_CITY and len(names) > 1:
        names.pop()  # 铜川新闻 is the city's own; 铜陵新闻 is not of 铜陵县
    found = _by_names(names, month)
    if not any(region in each.slugs for each in found):  # 吉林 > 吉林新闻 is the province's, and not of 吉林市
        folder = table().in_folder(region, _codes(found))
        found = _as_of([each for each in folder if each.level != "county" or _of_no_city(each)], month) or found
    if found and channel != OF_THE_CITY:
        folder = table().in_folder(channel, _codes(found))
        found = _as_of([each for each in folder if each.level == "county"], month) or found
    return common_place(found, month)


def _by_names(names: Iterable[str], month: str) -> list[Division]:
    """The deepest places that names lead to, each within the one before; a name that is none's is passed over."""
    found: list[Division] = []
    for name in names:
        called = table().called(name, _codes(found))
        uppermost = min((LEVELS.index(each.level) for each in called), default=0)
        found = _as_of((each for each in called if each.level == LEVELS[uppermost]), month) or found
    return found


def _codes(places: Iterable[Division]) -> set[str]:
    return {each.code for each in places} or {CHINA}


def _as_of(divisions: Iterable[Division], month: str) -> list[Division]:
    return list(dict.fromkeys(table().as_of(each, month) for each in divisions))


def _of_no_city(division: Division) -> bool:
    return table().parent_code(division).endswith("0000")


def common_place(divisions: Sequence[Division], month: str = NEWEST) -> Place:
    """What all of them have in common: of two cities in one province, that."""
    chains = [{each.level: each for each in table().around(division, month)} for division in divisions]
    place: dict[str, str] = {}
    for level in LEVELS:
        at_level = {chain.get(level) for chain in chains}
        only = at_level.pop() if len(at_level) == 1 else None
        if only:
            place |= {level: only.name, f"{level}_code": only.code}
    return Place(**place)
