"""The table of words as `docs/extraction.md` shows it: `python -m tests.docs.words_table` prints it."""

import sys

from yybnet_crawler.extraction.words import ALL

_WHERE = {"whole": "the line", "start": "its beginning", "anywhere": "anywhere"}


def words_table() -> str:
    rows = ["| kind | the words are | longest line | words | such as |", "| --- | --- | --- | --- | --- |"]
    for group in ALL:
        example = next(iter(group.words.values())).replace("|", "\\|")
        rows.append(f"| {group.name} | {_WHERE[group.where]} | {group.longest} | {len(group.words)} | {example} |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(words_table() + "\n")
