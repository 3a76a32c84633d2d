"""The table of China's divisions: what was called how, under which code, when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from yybnet_crawler.places.names import stem

Level = Literal["province", "city", "county"]
LEVELS: Final[tuple[Level, ...]] = ("province", "city", "county")
NEWEST: Final = "999999"  # later than every month


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
    def short(self) -> str:
        """陕西, 铜川, 印台; 彬县."""
        return stem(self.name)

    @property
    def level(self) -> Level:
        return "province" if self.code.endswith("0000") else "city" if self.code.endswith("00") else "county"


class Table:
    """All divisions, of all editions."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self.divisions = tuple(divisions)
        self._of_code: dict[str, list[Division]] = defaultdict(list)
        for each in self.divisions:
            self._of_code[each.code].append(each)

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
        found: dict[Division, list[Division]] = defaultdict(list)
        for old, new in self._successors.items():
            found[new].append(old)
        return found

    @cached_property
    def _children(self) -> Mapping[str, list[Division]]:
        """By the code of the parent, "" for China."""
        found: dict[str, list[Division]] = defaultdict(list)
        for each in self.divisions:
            found[self.parent_code(each)].append(each)
        return found

    def parent_code(self, division: Division) -> str:
        """The code of the division around it. A county of a municipality, or of no city, lies in its province."""
        if division.level == "province":
            return ""
        city = f"{division.code[:4]}00"
        return city if division.level == "county" and city in self._of_code else f"{division.code[:2]}0000"

    def below(self, codes: Iterable[str]) -> list[Division]:
        """The divisions in those of these codes, at any depth, upper levels first; "" is China."""
        found: list[Division] = []
        layer = list(codes)
        while layer:
            children = [child for code in layer for child in self._children.get(code, ())]
            found += children
            layer = sorted({child.code for child in children if child.level != "county"})
        return found

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


@lru_cache(maxsize=65_536)
def called(name: str, codes: frozenset[str]) -> tuple[Division, ...]:
    """Of the bundled divisions in those of these codes the ones of a name: in full if any is (朝阳县), else for short
    (朝阳, 延边, 延边州)."""
    short = []
    full = []
    for each in table().below(codes):
        if each.name == name:
            full.append(each)
        elif each.short == name or (each.name.endswith("自治州") and f"{each.short}州" == name):
            short.append(each)
    return tuple(full or short)


@cache
def table() -> Table:
    """The bundled one. What it was made of: README.md beside it."""
    text = files("yybnet_crawler.places").joinpath("divisions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return Table(
        Division(code, name, since, until, then, tuple(slugs.split())) for code, name, since, until, then, slugs in rows
    )
