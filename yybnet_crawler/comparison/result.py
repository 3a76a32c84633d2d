"""All that there is to say of two sets of records: counts, and a few examples of each kind of change."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from yybnet_crawler.comparison.changes import kind_of, shown
from yybnet_crawler.comparison.sets import TwoSets
from yybnet_crawler.items import Article
from yybnet_crawler.storage.sealed import Sealed

# Not of the page's content: the moment of the visit, the version of the table.
NOT_COMPARED: Final = ("url", "fetched_at", "schema")
FIELDS: Final = tuple(each.name for each in fields(Article) if each.name not in NOT_COMPARED)
EXAMPLES: Final = 5
_LONGEST = 40  # lines of an example


@dataclass(frozen=True, slots=True)
class Example:
    url: str
    old: list[str]  # what differs, in lines; empty: the field was
    new: list[str]


@dataclass(slots=True)
class Comparison:
    old: int  # records
    new: int
    added: int = 0  # addresses that only NEW has
    gone: int = 0
    changed: int = 0  # records of which a field is not what it was
    damaged: int = 0  # lines that are no record
    damaged_at: list[str] = field(default_factory=list)  # where the first few of them stand
    added_urls: list[str] = field(default_factory=list)  # the first few
    gone_urls: list[str] = field(default_factory=list)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)  # field -> kind of change -> records
    examples: defaultdict[tuple[str, str], list[Example]] = field(default_factory=lambda: defaultdict(list))

    @property
    def same(self) -> int:
        return self.new - self.added - self.changed

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "old": self.old,
            "new": self.new,
            "added": {"count": self.added, "examples": self.added_urls},
            "gone": {"count": self.gone, "examples": self.gone_urls},
            "same": self.same,
            "changed": self.changed,
            "damaged_lines": {"count": self.damaged, "examples": self.damaged_at},
            "fields": {name: self._field(name, kinds) for name, kinds in self.kinds.items()},
        }

    def _field(self, name: str, kinds: Counter[str]) -> dict[str, Any]:
        return {
            "changed": kinds.total(),
            "kinds": {
                kind: {
                    "count": count,
                    "examples": [
                        {"url": each.url, "old": each.old, "new": each.new} for each in self.examples[name, kind]
                    ],
                }
                for kind, count in kinds.most_common()
            },
        }


def compare(old: Sequence[Sealed], new: Sequence[Sealed]) -> Comparison:
    """Raises OSError when a file cannot be read."""
    with TwoSets(list(old), list(new)) as sets:
        found = Comparison(sets.count("old"), sets.count("new"))
        found.added, found.added_urls = sets.only_in("new", "old", EXAMPLES)
        found.gone, found.gone_urls = sets.only_in("old", "new", EXAMPLES)
        kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for before, after in sets.differing():
            differs = False
            for name in FIELDS:
                kind = kind_of(before.get(name), after.get(name))
                if kind is None:
                    continue
                differs = True
                kinds[name][kind] += 1
                if len(examples := found.examples[name, kind]) < EXAMPLES:
                    left, right = shown(before.get(name), after.get(name))
                    examples.append(Example(after["url"], left[:_LONGEST], right[:_LONGEST]))
            found.changed += differs
        found.kinds = {name: kinds[name] for name in FIELDS if name in kinds}
        found.damaged, found.damaged_at = sets.damaged, sets.damaged_at
    return found
