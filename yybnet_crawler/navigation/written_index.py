"""The index of regions as `scrapy crawl regions` wrote it, and what a user's word for several of them means."""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from yybnet_crawler.extraction.listing import ListingLink
from yybnet_crawler.navigation.arguments import ALL, outermost
from yybnet_crawler.navigation.names import find_by_name
from yybnet_crawler.places import settle

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WrittenIndex:
    """The rows of `regions.jsonl`; none when there is no such file."""

    rows: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def read(cls, file: Path) -> Self:
        try:
            rows = tuple(json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
            for row in rows:
                if not isinstance(row["names"], list):
                    raise TypeError(f"{row['region']} at {row['url']} has no list of names")
            return cls(rows)
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError) as error:
            logger.warning("%s cannot be read, and is made anew by `scrapy crawl regions`: %s", file, error)
            return cls()

    def meant_by(self, word: str) -> tuple[str, ...]:
        """The paths of the regions that a word means: `all`, a province, a region's name or path.

        What the index does not know is the word itself, for the site's own pages to tell; `all` is (), then.
        """
        if word == ALL:
            return outermost(row["region"] for row in self.rows)
        if word.isascii():
            return (word,)
        if code := province_code(word):
            return outermost(row["region"] for row in self.rows if row.get("province_code") == code) or (word,)
        paths = find_by_name(word, self._names())
        return (paths[0] if len(paths) == 1 else word,)

    def _names(self) -> Iterable[ListingLink]:
        return [ListingLink(row["region"], row["url"], name) for row in self.rows for name in row["names"]]


def province_code(word: str) -> str | None:
    """The code of the province that a word names: 陕西, 陕西省; None for any other word: 吉林 is a city, too."""
    places = settle(word)
    return places[0].province_code if len(places) == 1 and not (places[0].city or places[0].county) else None
