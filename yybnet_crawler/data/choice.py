"""Which articles somebody wants: of these regions, days and newspapers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Self

from yybnet_crawler import site
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Article
from yybnet_crawler.places import Place, place_of, settle

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEPARATORS = re.compile("[,，、]")
_CODES = ("province_code", "city_code", "county_code")

Said = str | Sequence[str] | None  # one, several with commas, or a list of them; None: all
Day = str | date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything, by default. An article without a date is chosen only where no day is asked for."""

    folders: tuple[str, ...] = ()  # tongchuan, xianyang/binxian: begin the address's path
    places: tuple[Place, ...] = ()  # as they are called now; an article of either is wanted
    since: date | None = None  # both days are wanted themselves, in China
    until: date | None = None
    sources: tuple[str, ...] = ()  # named exactly so

    @classmethod
    def read(cls, region: Said = None, since: Day = None, until: Day = None, source: Said = None) -> Self:
        """Raises BadArgument."""
        folders: list[str] = []
        places: list[Place] = []
        for name in _several(region):
            found = settle(name)
            path = site.listing_path(f"{site.HOME}{name.lower()}/")
            if not (found or path):
                raise BadArgument(
                    f"region={name}: no region is called so; give its folder in the site's addresses (tongchuan,"
                    " xianyang/binxian), the name of a province, a city or a county (陕西, 铜川, 咸阳/彬县), or several"
                    " with commas"
                )
            places += found
            folders += [path] if path and not found else []
        first, last = _day("since", since), _day("until", until)
        if first and last and first > last:
            raise BadArgument(f"since={since} until={until}: since must not be later than until")
        return cls(tuple(folders), tuple(places), first, last, _several(source))

    def __str__(self) -> str:
        places = ["/".join(filter(None, (each.province, each.city, each.county))) for each in self.places]
        said = {
            "regions": (*self.folders, *places),
            "since": (self.since,) if self.since else (),
            "until": (self.until,) if self.until else (),
            "sources": self.sources,
        }
        return "; ".join(f"{name} {', '.join(map(str, values))}" for name, values in said.items() if values) or "all"

    @property
    def by_region(self) -> bool:
        return bool(self.folders or self.places)

    def in_folder(self, region: str, channel: str) -> bool:
        return any(f"{region}/{channel}/".startswith(f"{folder}/") for folder in self.folders)

    def in_place(self, place: Place) -> bool:
        return any(_within(now, wanted) for now in _now(place) for wanted in self.places)

    def takes(self, article: Article) -> bool:
        if self.sources and article.source not in self.sources:
            return False
        if self.since or self.until:
            day = (article.date or "")[:10]
            if not day or (self.since and day < f"{self.since}") or (self.until and day > f"{self.until}"):
                return False
        return (
            not self.by_region
            or self.in_folder(article.region, article.channel)
            or self.in_place(place_of(article.breadcrumb, article.url))
        )


@cache
def _now(place: Place) -> tuple[Place, ...]:
    """What it is called today: 彬县 is 彬州市."""
    names = [name for name in (place.province, place.city, place.county) if name]
    return tuple(settle("/".join(names))) if names else ()


def _within(place: Place, wanted: Place) -> bool:
    return all(getattr(wanted, code) in (None, getattr(place, code)) for code in _CODES)


def _several(said: Said) -> tuple[str, ...]:
    names = _SEPARATORS.split(said) if isinstance(said, str) else said or ()
    return tuple(dict.fromkeys(name.strip().strip("/") for name in names if name.strip()))


def _day(name: str, said: Day) -> date | None:
    if said is None or isinstance(said, date):
        return said
    try:
        if _DAY.fullmatch(said.strip()):
            return date.fromisoformat(said.strip())
    except ValueError:
        pass
    raise BadArgument(f"{name}={said}: not a day; write it as 2018-01-31")
