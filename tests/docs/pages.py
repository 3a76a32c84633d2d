"""The project's documents, and what stands in them."""

import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CHINESE = ROOT / "README.zh.md"
DATA = ROOT / "data" / "README.md"
OPERATIONS = ROOT / "docs" / "operations.md"
DOCUMENTS = sorted([README, CHINESE, DATA, ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md"), *ROOT.glob("deploy/*.md")])


def section(document: Path, heading: str) -> str:
    """From a heading (as it is written, without its #) to the next."""
    text = document.read_text("utf-8")
    (found,) = re.findall(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    return str(found)


def table(text: str, first_column: str) -> list[list[str]]:
    """The rows of the table that has such a first column; its cells as written."""
    lines = text.splitlines()
    (head,) = (number for number, line in enumerate(lines) if line.startswith(f"| {first_column} |"))
    rows = []
    for line in lines[head + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return rows


def code(cell: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


def named(rows: list[list[str]]) -> list[str]:
    """What stands between backticks in the first cells."""
    return [name for row in rows for name in code(row[0])]


class CrawlCommand(NamedTuple):
    where: str
    spider: str
    arguments: dict[str, str]


def crawl_commands(file: Path) -> list[CrawlCommand]:
    """Every `python -m scrapy crawl ...` in a document or a file of `deploy/`."""
    text = file.read_text("utf-8").replace("\\\n", " ")
    found = []
    for words in re.findall(r"python -m scrapy crawl ([^`\n,]+)", text):
        spider, *rest = shlex.split(words, comments=True)
        given = (value for option, value in pairwise(rest) if option == "-a")
        arguments = dict(argument.split("=", 1) for argument in given)
        found.append(CrawlCommand(f"{file.name}: {words}", spider, arguments))
    return found
