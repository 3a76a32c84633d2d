"""A data folder's status as one HTML page without anything beside it."""

from collections.abc import Iterator
from html import escape

from yybnet_crawler.status.figures import FolderStatus
from yybnet_crawler.status.text import HEADS, cells, head_lines, why

_STYLE = """
body { font: 15px/1.5 sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #ddd; padding: .2em .6em; text-align: right; white-space: nowrap }
th { position: sticky; top: 0; background: #fff }
th:first-child, td:first-child, th:last-child, td:last-child { text-align: left }
td:last-child { white-space: normal; overflow-wrap: anywhere }
.never, .late { background: #ffe9e7 } .drift, .failed { background: #fff6e0 }
"""


def html_page(status: FolderStatus) -> str:
    return "\n".join(_page(status)) + "\n"


def _page(status: FolderStatus) -> Iterator[str]:
    first, *more = (line for line in head_lines(status) if line)
    title = escape(first)
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
    yield f"<body><h1>{title}</h1>"
    yield f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in more)}</ul>"
    yield f"<table><tr>{''.join(f'<th>{head}</th>' for head in (*HEADS, 'why'))}</tr>"
    for region in status.regions:
        row = "".join(f"<td>{escape(cell)}</td>" for cell in (*cells(region), why(region)))
        yield f'<tr class="{region.state}">{row}</tr>'
    yield "</table><p>Counts are of the last day; left: pages that are known and were not had yet.</p></body></html>"
