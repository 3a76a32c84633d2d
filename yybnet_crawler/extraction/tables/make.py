"""Makes the tables beside it from three published packages; run it only to renew them.

    python make.py JIEBA/dict.txt NGENDER/charfreq.csv OPENCC/TSCharacters.txt

`words.txt` and `characters.txt` hold the cost of a word, or of one character, of running text: the negative natural
logarithm of its share in jieba's corpus, to half a unit. `given.txt` holds the same for the characters of given names,
of ngender's people. `traditional.txt` holds pairs of a traditional character and its usual simplified one, of OpenCC.
`surnames.txt` is kept by hand. Sources and licences: README.md.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path

HERE = Path(__file__).parent
RAREST_WORD = 30  # rarer ones decide nothing and make the table long
RAREST_CHARACTER = 60  # of 32 million in given names
LONGEST_WORD = 4
# What jieba tags as a person's name: no evidence against a name. Frequent ones of two characters are words: 温泉.
PERSON = ("nr", "nrt", "nrfg")
FREQUENT = 300


def main(words: str, given: str, traditional: str) -> None:
    entries = [(word, int(count), tag) for word, count, tag in map(str.split, read(words))]
    total = sum(count for _, count, _ in entries)
    common = {
        word: count
        for word, count, tag in entries
        if 1 < len(word) <= LONGEST_WORD and count >= RAREST_WORD and is_han(word)
        if tag not in PERSON or (len(word) == 2 and count >= FREQUENT)
    }
    write("words.txt", common, total)
    single = {word: count for word, count, _ in entries if len(word) == 1 and count and is_han(word)}
    write("characters.txt", single, total)
    rows = csv.DictReader(read(given))
    people = {row["char"]: int(row["male"]) + int(row["female"]) for row in rows}
    often = {char: count for char, count in people.items() if count >= RAREST_CHARACTER and is_han(char)}
    write("given.txt", often, sum(people.values()))
    pairs = (line.split() for line in read(traditional))
    text = "".join(f"{old}{new}" for old, new, *_ in pairs if len(old) == len(new) == 1)
    (HERE / "traditional.txt").write_text(text + "\n", encoding="utf-8")


def read(path: str) -> Iterable[str]:
    return Path(path).read_text(encoding="utf-8-sig").splitlines()


def is_han(word: str) -> bool:
    return all(char == "〇" or "\u3400" <= char <= "\u9fff" or char >= "\U00020000" for char in word)


def write(name: str, counts: Mapping[str, int], total: int) -> None:
    """One line a cost: the cost, then the words that have it."""
    by_cost: dict[float, list[str]] = defaultdict(list)
    for word, count in counts.items():
        by_cost[round(-2 * log(count / total)) / 2].append(word)
    lines = (f"{cost} {' '.join(sorted(by_cost[cost]))}\n" for cost in sorted(by_cost))
    (HERE / name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
