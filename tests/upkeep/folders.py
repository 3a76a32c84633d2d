"""Data folders with a past: runs of other days, each with an article, a rejection and a report."""

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.storage.runs import crawl_in_hand, page, parsed, url
from yybnet_crawler.items import ParsedPage, Rejection
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.sealed import rows_of
from yybnet_crawler.storage.state import State

WEEK = 7 * 86400


def dead(number: int) -> Rejection:
    return Rejection(url(number), "http_404", "no such page", transient=False)


def unreadable(number: int) -> Rejection:
    body = b"<html>" * 50
    return Rejection(url(number), "missing_body", "no text", transient=False, page=page(url(number), body))


def run(data: Path, items: Iterable[ParsedPage | Rejection], *, month: str = "202610", **arguments: Any) -> str:
    """A whole run, as if it had been a week ago, in a month of its own. Returns its name."""
    name = crawl_in_hand(data, items, **arguments).name
    other = month + name[6:]
    for path in [*data.rglob(f"{name}*")]:
        old = path.with_name(path.name.replace(name, other))
        if path.suffix != ".gz":
            path.write_bytes(path.read_bytes().replace(name.encode(), other.encode()))
        path.rename(old)
        os.utime(old, (time.time() - WEEK,) * 2)
    return other


def with_a_past(data: Path) -> Path:
    """Four runs of two months; what the last one found changed is in two files."""
    run(data, [parsed(url(1)), dead(101)], month="202609")
    run(data, [parsed(url(2)), unreadable(102)], month="202609")
    run(data, [parsed(url(3)), dead(103)])
    run(data, [parsed(url(1), title="灯又亮了"), parsed(url(4))], full=True)
    settle(data)
    return data


def settle(data: Path) -> None:
    folder = DataFolder(data)
    try:
        folder.settle()
    finally:
        folder.close()


def copy(data: Path, to: Path) -> Path:
    """With the times of its files."""
    shutil.copytree(data, to)
    return to


def contents(data: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of each kind, as a reader of ours sees them, in their order."""
    return {kind: list(rows_of(data, kind)) for kind in ("articles", "rejected", "gone", "forgotten")}


def index(data: Path) -> dict[str, list[Any]]:
    """What the index says, without where its files lie and what was looked at when."""
    tables = ("known", "stories", "refused", "withdrawn", "forgotten", "listings", "readings", "regions", "days")
    queries = {table: f"SELECT * FROM {table}" for table in tables} | {"ingested": "SELECT file, size FROM ingested"}

    def answers(state: State) -> dict[str, list[Any]]:
        return {table: list(state.rows(query)) for table, query in queries.items()}

    folder = DataFolder(data)
    try:
        return folder.ask(answers)
    finally:
        folder.close()
