"""The recorded pages of `fixtures/pages`: what a folder holds, and what the extraction makes of its page."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from yybnet_crawler import NotAnArticle, extract_article
from yybnet_crawler.items import Article

FOLDER = Path(__file__).parents[2] / "fixtures" / "pages"
FIELDS = tuple(field.name for field in fields(Article))


class UnfinishedCase(Exception):
    """A case folder lacks something a person has to type; the message says what, and how to go on."""


@dataclass(frozen=True)
class PageCase:
    """One folder: `page.html` (raw bytes), `headers.json`, `expected.json` (typed by a reader), `note.md`."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def body(self) -> bytes:
        return (self.folder / "page.html").read_bytes()

    @property
    def headers(self) -> dict[str, str | None]:
        """`url`, `content_type` (null: the response had none), `fetched_at`."""
        headers: dict[str, str | None] = self._json("headers.json")
        if not headers.get("url"):
            raise UnfinishedCase(f'{self.folder / "headers.json"}: type the page\'s address under "url"')
        return headers

    @property
    def expected(self) -> dict[str, Any]:
        """The whole record, or `{"not_an_article": code}`."""
        record: dict[str, Any] = self._json("expected.json")
        return record

    def _json(self, name: str) -> Any:
        path = self.folder / name
        try:
            return json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            raise UnfinishedCase(
                f"{path} is missing: open page.html in a browser, type what a reader sees under the keys "
                f'{", ".join(FIELDS)} (or {{"not_an_article": one of {", ".join(NotAnArticle.CODES)}}}), '
                f"then run: python -m pytest tests/cases -k {self.name}"
            ) from None
        except ValueError as error:
            raise UnfinishedCase(f"{path} is no JSON ({error})") from None

    def compared(self) -> tuple[str, ...]:
        """What there is to compare: the fields of an article, or the code of a page that is none."""
        try:
            return ("not_an_article",) if "not_an_article" in self.expected else FIELDS
        except UnfinishedCase:
            return ("expected.json",)


def all_cases(folder: Path = FOLDER) -> list[PageCase]:
    return [PageCase(path) for path in sorted(folder.iterdir()) if path.is_dir() and path.name[0] != "."]


@cache
def read(case: PageCase) -> dict[str, Any]:
    """What the extraction makes of the page, in the form of `expected.json`."""
    headers = case.headers
    fetched_at = headers["fetched_at"]
    try:
        article = extract_article(
            case.body,
            url=str(headers["url"]),
            content_type=headers["content_type"],
            fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
        )
    except NotAnArticle as error:
        return {"not_an_article": error.code}
    return asdict(article)
