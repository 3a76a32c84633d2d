"""Which words of `words.py` does nothing need? `make unneeded` takes each out in turn.

A word is needed when the line beside it is of its kind with the word and of none without it. Exit 1 when one is not.
"""

import re
import sys
from collections.abc import Iterable, Iterator

from yybnet_crawler.extraction.buttons import BUTTONS, tool_line
from yybnet_crawler.extraction.label_words import LABEL_HEADS, LABEL_THINGS, OTHER_LABELS, label_group
from yybnet_crawler.extraction.word_groups import Group
from yybnet_crawler.extraction.words import ALL


def without(group: Group, word: str) -> Group:
    words = {other: line for other, line in group.words.items() if other != word}
    return Group(group.name, group.where, group.longest, words, group.frame)


def unneeded() -> Iterator[str]:
    """`group: word` for each word whose line is known without it."""
    for group in ALL:
        for word, line in group.words.items():
            if len(group.words) > 1 and line in without(group, word):
                yield f"{group.name}: {word}"
    for word, line in LABEL_HEADS.items():
        if line in label_group(others(LABEL_HEADS, word), LABEL_THINGS, OTHER_LABELS):
            yield f"label head: {word}"
    for word, line in LABEL_THINGS.items():
        if line in label_group(LABEL_HEADS, others(LABEL_THINGS, word), OTHER_LABELS):
            yield f"label thing: {word}"
    for button in BUTTONS:
        if tool_line(others(BUTTONS, button)).fullmatch(shortest(button)):
            yield f"button: {button}"


def others(words: Iterable[str], word: str) -> list[str]:
    return [other for other in words if other != word]


def shortest(expression: str) -> str:
    """The shortest words an expression stands for: its first choices, without what may be missing."""
    expression = re.sub(r"\((?:\?:)?[^()]*\)\?", "", expression)
    expression = re.sub(r"\((?:\?:)?([^()|]*)[^()]*\)", r"\1", expression)
    expression = re.sub(r"\[[^\]]*\]\?", "", expression)
    return re.sub(r".\?", "", re.sub(r"\[([^\]])[^\]]*\]", r"\1", expression))


def main() -> int:
    found = list(unneeded())
    for word in found:
        sys.stdout.write(f"{word}\n")
    sys.stdout.write(f"{len(found)} words that nothing needs\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
