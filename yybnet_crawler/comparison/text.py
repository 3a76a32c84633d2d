"""A comparison for a terminal: counts, then examples, old and new side by side."""

from collections.abc import Iterator
from itertools import zip_longest

from yybnet_crawler.comparison.result import Comparison, Example
from yybnet_crawler.terminal import columns

_SHOWN = 2  # examples of each kind
_LINES = 6  # of each example


def summary(found: Comparison) -> Iterator[str]:
    yield f"{found.old} records before, {found.new} now: {found.added} added, {found.gone} gone"
    yield f"{found.changed} changed, {found.same} the same"
    if found.damaged:
        yield f"{found.damaged} lines are no records"
    for word, urls in (("added", found.added_urls), ("gone", found.gone_urls)):
        yield from (f"  {word} {url}" for url in urls)
    for name, kinds in found.kinds.items():
        said = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        yield f"{name}: {kinds.total()} ({said})"


def examples(found: Comparison, width: int) -> Iterator[str]:
    """Lines no wider than `width` columns."""
    for name, kinds in found.kinds.items():
        for kind, count in kinds.most_common():
            yield ""
            yield f"--- {name}: {kind} ({count})"
            for example in found.examples[name, kind][:_SHOWN]:
                yield example.url
                yield from _side_by_side(example, max((width - 3) // 2, 10))


def _side_by_side(example: Example, width: int) -> Iterator[str]:
    left, right = (_wrapped(lines, width) for lines in (example.old, example.new))
    for old, new in zip_longest(left, right, fillvalue=""):
        yield f"{old}{' ' * (width - columns(old))} | {new}".rstrip()


def _wrapped(lines: list[str], width: int) -> list[str]:
    """Cut at the column, as Chinese is; no more than a few lines."""
    rows: list[str] = []
    for line in lines or ["(nothing)"]:
        row = ""
        for sign in line:
            if columns(row) + columns(sign) > width:
                rows.append(row)
                row = ""
            row += sign
            if len(rows) > _LINES:
                break
        rows.append(row)
    return rows if len(rows) <= _LINES else [*rows[: _LINES - 1], "..."]
