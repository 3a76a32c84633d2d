"""From the name a reader knows a region by to its address, by the site's navigation: 铜川 -> tongchuan."""

import re
from collections.abc import Iterable

from yybnet_crawler.extraction.listing import ListingLink
from yybnet_crawler.places import settle
from yybnet_crawler.places.names import without_channel

_KINDS = re.compile("(?:新闻网?|资讯|频道|地方网|网)+$")  # 铜川新闻
_RANKS = re.compile("(?:自治州|自治县|自治旗|地区|[市县縣区區州盟旗])$")  # 铜川市, 彬县


def find_by_name(name: str, links: Iterable[ListingLink]) -> list[str]:
    """The paths of the listings called `name`: several when the name does not say which, or none.

    A city counts more than a channel of it (铜川市, 铜川新闻). A 市 or 县 counts when `name` says it.
    """
    alike = [link for link in links if link.name and _without_rank(link.name) == _without_rank(name)]
    if not alike:
        return []
    depth = min(link.path.count("/") for link in alike)
    shallow = [link for link in alike if link.path.count("/") == depth]
    same = [link for link in shallow if _without_kind(link.name) == _without_kind(name)]
    says_rank = _without_rank(name) != _without_kind(name)
    return sorted({link.path for link in (says_rank and same) or shallow})


def with_city(county: str) -> list[str]:
    """A county's name with that of its city before it, 铜川市/耀州; several when several cities have one called so."""
    cities = (place.city for place in settle(without_channel(county)) if place.county and place.city)
    return [f"{city}/{county}" for city in dict.fromkeys(cities)]


def _without_kind(name: str) -> str:
    return _KINDS.sub("", name) or name


def _without_rank(name: str) -> str:
    bare = _without_kind(name)
    short = _RANKS.sub("", bare)
    return short if len(short) > 1 else bare  # 泉州 is no 泉
