"""The table of China's divisions: what was called how, under which code, when."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, Literal, NamedTuple, TypeVar

from yybnet_crawler.places.names import stem

Level = Literal["province", "city", "county"]
LEVELS: Final[tuple[Level, ...]] = ("province", "city", "county")
NEWEST: Final = "999999"  # later than every month
CHINA: Final = ""  # in the place of a code
K = TypeVar("K")

# ISO 3166-2:CN, by the first two digits of a province's code.
ISO_3166_2: Final[Mapping[str, str]] = {
    "11": "BJ", "12": "TJ", "13": "HE", "14": "SX", "15": "NM", "21": "LN", "22": "JL", "23": "HL", "31": "SH",
    "32": "JS", "33": "ZJ", "34": "AH", "35": "FJ", "36": "JX", "37": "SD", "41": "HA", "42": "HB", "43": "HN",
    "44": "GD", "45": "GX", "46": "HI", "50": "CQ", "51": "SC", "52": "GZ", "53": "YN", "54": "XZ", "61": "SN",
    "62": "GS", "63": "QH", "64": "NX", "65": "XJ", "71": "TW", "81": "HK", "82": "MO",
}  # fmt: skip


class Division(NamedTuple):
    """A division under one code and one name, in the editions of the table that have it."""

    code: str  # GB/T 2260, six digits
    name: str  # in full: 陕西省, 铜川市, 印台区
    since: str  # YYYYMM of the first edition that has it
    until: str  # of the last one; "" when the newest has it
    then: str  # the code of what it has become; "" when it is still there, or when that is not plain
    slugs: tuple[str, ...]  # what the site's addresses may call it

    @property
    def short_names(self) -> tuple[str, ...]:
        """陕西, 铜川, 印台; 彬县; 延边 and 延边州."""
        short = stem(self.name)
        return (short, f"{short}州") if self.name.endswith("自治州") else (short,)

    @property
    def level(self) -> Level:
        return "province" if self.code.endswith("0000") else "city" if self.code.endswith("00") else "county"


class Table:
    """All divisions, of all editions."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self.divisions = tuple(divisions)
        self._of_code = _index((each.code, each) for each in self.divisions)
        self._in_full = _index((each.name, each) for each in self.divisions)
        self._for_short = _index((name, each) for each in self.divisions for name in each.short_names)
        self._of_slug = _index((slug, each) for each in self.divisions for slug in each.slugs)

    @cached_property
    def _successors(self) -> Mapping[Division, Division]:
        """The entry that goes on where one ends; also under the same code (襄樊市, 襄阳市)."""
        found = {}
        for each in self.divisions:
            later = [new for new in self._of_code.get(each.then, ()) if new.since > each.since]
            if later:
                found[each] = min(later, key=lambda new: new.since)
        return found

    @cached_property
    def _predecessors(self) -> Mapping[Division, list[Division]]:
        return _index((new, old) for old, new in self._successors.items())

    def parent_code(self, division: Division) -> str:
        """The code of the division around it; "" for China. A county of a municipality, or of no city, lies in its
        province."""
        if division.level == "province":
            return CHINA
        city = f"{division.code[:4]}00"
        return city if division.level == "county" and city in self._of_code else f"{division.code[:2]}0000"

    def called(self, name: str, within: Container[str]) -> list[Division]:
        """Those of a name within these codes: in full if any is called so (朝阳县), else for short (朝阳, 延边州)."""
        return self._within(self._in_full.get(name, ()), within) or self._within(self._for_short.get(name, ()), within)

    def in_folder(self, slug: str, within: Container[str]) -> list[Division]:
        """Those within these codes that an address may call so."""
        return self._within(self._of_slug.get(slug, ()), within)

    def _within(self, divisions: Iterable[Division], codes: Container[str]) -> list[Division]:
        return [each for each in divisions if any(code in codes for code in self._codes_around(each))]

    def _codes_around(self, division: Division) -> Iterator[str]:
        code = division.code
        while code:
            code = self.parent_code(self._of_code[code][0])
            yield code

    def as_of(self, division: Division, month: str) -> Division:
        """What the division was, or has become, by the month YYYYMM; where that is not plain, what is known of it."""
        while division.until and division.until < month:
            after = self._successors.get(division)
            if after is None or after.since > month:
                break
            division = after
        while division.since > month and len(before := self._predecessors.get(division, [])) == 1:
            (division,) = before
        return division

    def around(self, division: Division, month: str) -> list[Division]:
        """The division and those it lies in, the province first, as of the month."""
        chain = [division]
        while code := self.parent_code(chain[0]):
            chain.insert(0, self.as_of(self._of_code[code][0], month))
        return chain


@cache
def short_names() -> frozenset[str]:
    """What all divisions of all editions are called for short."""
    return frozenset(name for each in table().divisions for name in each.short_names)


@cache
def provinces() -> frozenset[str]:
    """What the provinces are called for short."""
    return frozenset(name for each in table().divisions if each.level == "province" for name in each.short_names)


@cache
def table() -> Table:
    """The bundled one. What it was made of: README.md beside it."""
    text = files("yybnet_crawler.places").joinpath("divisions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return Table(
        Division(code, name, since, until, then, tuple(slugs.split())) for code, name, since, until, then, slugs in rows
    )


def _index(pairs: Iterable[tuple[K, Division]]) -> Mapping[K, list[Division]]:
    found: dict[K, list[Division]] = defaultdict(list)
    for key, division in pairs:
        found[key].append(division)
    return dict(found)
