"""All renderings, and the comparison of a whole record with what was read from one of them."""

from dataclasses import asdict
from difflib import ndiff
from typing import Any

from yybnet_crawler import extract_article

from .dated import DATED
from .encodings import ENCODINGS
from .meta_lines import META_LINES
from .modern import MODERN
from .noise import NOISE
from .page_text import PageText
from .placement import PLACEMENT
from .rendering import Rendering

RENDERINGS = [*MODERN, *DATED, *PLACEMENT, *META_LINES, *NOISE, *ENCODINGS]


def differences(expected: dict[str, Any], got: dict[str, Any]) -> list[str]:
    """The fields that differ, `-` expected and `+` read; of a list only the entries that differ."""
    found = []
    for field in [*expected, *(got.keys() - expected.keys())]:
        want, have = expected.get(field), got.get(field)
        if want == have:
            continue
        if isinstance(want, list) and isinstance(have, list):
            lines = ndiff([str(entry) for entry in want], [str(entry) for entry in have])
            shown = [line for line in lines if line[0] in "-+"]
            found.append(f"{field}:\n    " + "\n    ".join(shown or ["same entries, another order"]))
        else:
            found.append(f"{field}:\n    - {want!r}\n    + {have!r}")
    return found


def assert_reads(page: PageText, rendering: Rendering) -> None:
    article = extract_article(rendering.body(page), url=page.url, content_type=rendering.content_type)
    expected = page.record(rails_first=rendering.rails_first)
    assert list(asdict(article)) == list(expected)  # the keys, in the contract's order
    wrong = differences(expected, asdict(article))
    assert not wrong, f"{page.name} as {rendering.name}\n" + "\n".join(wrong)
