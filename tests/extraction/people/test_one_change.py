"""What is read right is still read right when one thing in it changes.

The changes: a blank inside a label, a line break inside a bracket, 和 between names, an outlet and a kind of reporter
that nobody knows, other names, width, script. The rows are those of `test_forms.py` and, where `YYBNET_CORPUS` names
a folder with `bylines/`, of that corpus.
"""

import json
import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from pathlib import Path

import pytest

from tests.extraction.people.test_forms import CLOSINGS, OPENINGS, S
from yybnet_crawler.extraction.characters import read_costs, table_text
from yybnet_crawler.extraction.people import read_bylines

ROLES = ("reporters", "correspondents", "authors", "photographers", "editors")
LETTERS = dict(zip("RCAPE", ROLES, strict=True))
UNKNOWN = ["Q鹭融媒", "元气", "跑线", "《鹭湖周报》", "N", "战地", "HTV", "鹭湖都市报"]
FULL, HALF = str.maketrans("():,", "（）：，"), str.maketrans("（）：，", "():,")
# Simplified characters that stand for several traditional ones: which is printed depends on the word.
AMBIGUOUS = frozenset("后干里面云台松谷只志向丑回余克家几才采于术杰布别出胡范征准")


@dataclass(frozen=True)
class Example:
    lines: tuple[str, ...]
    people: dict[str, list[str]]

    def edited(self, edit: Callable[[str], str]) -> "Example":
        return replace(self, lines=tuple(map(edit, self.lines)))

    def is_read(self) -> bool:
        found = read_bylines(self.lines)
        return all(getattr(found, role) == names for role, names in self.people.items())


def forms() -> Iterator[Example]:
    for text, expected in [*OPENINGS, *((S + text, expected) for text, expected in CLOSINGS)]:
        people = {role: list[str]() for role in ROLES}
        people |= {LETTERS[part[0]]: part[2:].split(",") for part in expected.split()}
        yield Example(tuple(text.split("@@")), people)


def corpus() -> Iterator[Example]:
    path = Path(os.environ["YYBNET_CORPUS"], "bylines", "dev.jsonl")
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        people = {role: row[role] for role in ROLES if role in row}
        yield Example(tuple(text for text in (row["lead"], row["tail"]) if text), people)


def once(pattern: str, put: str) -> Callable[[Example, random.Random], Example]:
    return lambda example, _: example.edited(lambda text: re.sub(pattern, put, text, count=1))


def with_unknown_words(example: Example, dice: random.Random) -> Example:
    """Before 记者, where no other word stands."""
    place = r"(?<=[（(□■●\s])(?=记者[\s:：/／]?[\u4e00-\u9fff])"
    return example.edited(lambda text: re.sub(place, dice.choice(UNKNOWN), text, count=1))


def with_other_names(example: Example, dice: random.Random) -> Example:
    names = {name for each in example.people.values() for name in each if re.fullmatch("[\u4e00-\u9fff]{2,3}", name)}
    new = {name: drawn_name(dice, len(name)) for name in sorted(names)}

    def swap(text: str) -> str:
        for old, other in new.items():
            for blank in ("", " ", "\u3000", "\xa0"):
                text = text.replace(blank.join(old), blank.join(other))
        return text

    people = {role: [new.get(name, name) for name in each] for role, each in example.people.items()}
    return Example(tuple(map(swap, example.lines)), people)


def drawn_name(dice: random.Random, length: int) -> str:
    """A name as the tables say that people have."""
    surnames, given = read_costs("surnames.txt"), read_costs("given.txt")
    single = {char: cost for char, cost in surnames.items() if len(char) == 1}
    first = dice.choices(list(single), [exp(-cost) for cost in single.values()])
    return "".join(first + dice.choices(list(given), [exp(-cost) for cost in given.values()], k=length - 1))


@cache
def traditional() -> dict[int, str]:
    pairs = table_text("traditional.txt").strip()
    return {ord(new): old for old, new in zip(pairs[::2], pairs[1::2], strict=True) if new not in AMBIGUOUS}


def in_traditional_characters(example: Example, _: random.Random) -> Example:
    people = {role: [name.translate(traditional()) for name in names] for role, names in example.people.items()}
    return Example(tuple(line.translate(traditional()) for line in example.lines), people)


CHANGES: dict[str, Callable[[Example, random.Random], Example]] = {
    "a blank in 记者": once("记者", "记 者"),
    "a blank in 通讯员": once("通讯员", "通 讯 员"),
    "a line break in a bracket": once(r"(?<=[（(][^（()）]{0}记者) (?=[\u4e00-\u9fff]{2,3}[\s、)）])", "\n"),
    "和 between names": once(r"(?<=[\u4e00-\u9fff])、(?=[\u4e00-\u9fff]{2,3}[)）])", "和"),
    "unknown words before 记者": with_unknown_words,
    "other names": with_other_names,
    "full width": lambda example, _: example.edited(lambda text: text.translate(FULL)),
    "half width": lambda example, _: example.edited(lambda text: text.translate(HALF)),
    "traditional characters": in_traditional_characters,
}


def survivors(examples: Iterator[Example], change: str) -> tuple[int, list[Example]]:
    """How many of the examples that are read right the change reaches, and those of them that are read wrong then."""
    dice, reached, lost = random.Random(2018), 0, []
    for example in examples:
        changed = CHANGES[change](example, dice)
        if changed != example and example.is_read():
            reached += 1
            if not changed.is_read():
                lost.append(changed)
    return reached, lost


@pytest.mark.parametrize("change", [change for change in CHANGES if change != "和 between names"])
def test_a_form_survives_one_change(change):
    reached, lost = survivors(forms(), change)
    assert reached > 0
    assert len(lost) <= reached // 25, [example.lines for example in lost]


@pytest.mark.skipif("YYBNET_CORPUS" not in os.environ, reason="YYBNET_CORPUS is not set")
@pytest.mark.parametrize("change", list(CHANGES))
def test_a_row_of_the_corpus_survives_one_change(change):
    reached, lost = survivors(corpus(), change)
    assert reached > 0
    assert len(lost) <= reached // 50, [example.lines for example in lost[:5]]
