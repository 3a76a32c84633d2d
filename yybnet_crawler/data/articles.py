"""Records as `Article`s, one after another. Needs no package of the extra `analysis`."""

from collections.abc import Iterator
from pathlib import Path

from yybnet_crawler.data.choice import Choice
from yybnet_crawler.data.folder import Damage, OnDamage, lines
from yybnet_crawler.data.newest import newest
from yybnet_crawler.data.record import article_of, fault
from yybnet_crawler.items import Article
from yybnet_crawler.storage.lines import read_line


def read_articles(root: Path, choice: Choice, on_damage: OnDamage) -> Iterator[Article]:
    """The chosen articles' newest versions, in the order of their lines."""
    found = newest(root, on_damage)
    for path in found.files:
        left_out = found.left_out[path]
        for number, line in lines(path, lambda damage: None):  # told when the newest were looked for
            if number in left_out:
                continue
            row = read_line(line) or {}
            if why := fault(row):
                on_damage(Damage(path, number, why))
                continue
            article = article_of(row)
            if choice.takes(article):
                yield article
