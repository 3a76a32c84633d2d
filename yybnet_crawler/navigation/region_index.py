"""The index of the site's regions: what several pages call each, what it lies in, and the place it is."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from yybnet_crawler import site
from yybnet_crawler.extraction.listing import ListingLink
from yybnet_crawler.items import Region
from yybnet_crawler.places import Place, place_of
from yybnet_crawler.places.place import OF_THE_CITY


@dataclass(slots=True)
class _Found:
    found_on: str
    names: list[str] = field(default_factory=list)


class RegionIndex:
    """Takes what the pages say; gives the regions when all have spoken."""

    def __init__(self) -> None:
        self._found: dict[str, _Found] = {}  # by path

    def add(self, links: Iterable[ListingLink], found_on: str) -> None:
        for link in links:
            found = self._found.setdefault(link.path, _Found(site.canonical_url(found_on)))
            if link.name and link.name not in found.names:
                found.names.append(link.name)

    def regions(self) -> Iterator[Region]:
        """In the order of their paths."""
        places: dict[str, Place] = {}
        for path in sorted(self._found):  # a city stands before its channels
            around = places.get(path.rpartition("/")[0], Place())
            places[path] = _place(path, self._found[path].names, around)
        provinces = {place: path for path, place in places.items() if _level(path, place) == "province"}
        for path, found in sorted(self._found.items()):
            place = places[path]
            above = path.rpartition("/")[0] or provinces.get(Place(place.province, province_code=place.province_code))
            yield Region(
                region=path,
                name=found.names[0] if found.names else "",
                names=found.names,
                url=_url(path),
                parent=above if above != path else None,
                level=_level(path, place),
                found_on=found.found_on,
                **asdict(place),
                province_iso=place.province_iso,
            )


def _place(path: str, names: list[str], around: Place) -> Place:
    """By its names and address, within the place around it. Names that do not agree say nothing."""
    trail = [site.NAME, around.province or "", around.city or ""]
    channel = path.rpartition("/")[2]
    if channel == OF_THE_CITY or not names:
        return place_of(trail, _url(path))
    places = {place_of([*trail, name], _url(path)) for name in names}
    return places.pop() if len(places) == 1 else Place()


def _level(path: str, place: Place) -> str:
    """By its place; where that is not known, by its address: `/{city}/{channel}/`."""
    channel = path.partition("/")[2]
    if place.county and channel != OF_THE_CITY:
        return "county"
    if channel:
        return "channel"
    return "province" if place.province and not place.city else "city"


def _url(path: str) -> str:
    return f"{site.HOME}{path}/"
