"""The page of a data folder, as the command makes it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.overview.invented_folder import CHINA
from yybnet_crawler.data.choice import Choice
from yybnet_crawler.overview.gathered import Gathered, gather
from yybnet_crawler.overview.page import html_page


def gathered(root: Path, **chosen: str) -> Gathered:
    damaged: list[Any] = []
    found = gather(root, Choice.read(**chosen), damaged.append)
    assert not damaged
    return found


def page_of(root: Path, **chosen: str) -> str:
    said = " ".join(f"--{name} {value}" for name, value in chosen.items())
    return html_page(gathered(root, **chosen), said, 0, datetime(2026, 1, 2, 3, 4, tzinfo=CHINA))


def content_of(page: str) -> dict[str, Any]:
    """What the page's script is given."""
    (content,) = LexborHTMLParser(page).css("#content")
    return dict(json.loads(content.text()))
