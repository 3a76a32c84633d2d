"""A comparison as one HTML page without anything beside it."""

from collections.abc import Iterator
from html import escape

from yybnet_crawler.comparison.result import Comparison, Example
from yybnet_crawler.comparison.text import summary

_STYLE = """
body { font: 15px/1.5 sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 1em }
td { border: 1px solid #ccc; padding: .3em .6em; vertical-align: top; overflow-wrap: anywhere }
td.old { background: #fff1f0 } td.new { background: #f0fff2 }
p { margin: 0 } .nothing { color: #888 }
"""


def html_page(found: Comparison, title: str) -> str:
    return "\n".join(_page(found, title)) + "\n"


def _page(found: Comparison, title: str) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style></head>'
    yield f"<body><h1>{escape(title)}</h1>"
    yield f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in summary(found))}</ul>"
    for name, kinds in found.kinds.items():
        yield f"<h2>{escape(name)}: {kinds.total()}</h2>"
        for kind, count in kinds.most_common():
            yield f"<h3>{escape(kind)}: {count}</h3>"
            yield from map(_example, found.examples[name, kind])
    yield "</body></html>"


def _example(example: Example) -> str:
    cells = f'<td class="old">{_cell(example.old)}</td><td class="new">{_cell(example.new)}</td>'
    return f"<p>{escape(example.url)}</p><table><tr>{cells}</tr></table>"


def _cell(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines) or '<p class="nothing">nothing</p>'
