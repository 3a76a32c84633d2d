"""`scrapy fixture URL_OR_FILE NAME`: save a page as a replayable test case.

It writes no expected record, for that is what a reader types. A record pasted from the program's own output
would only say that the program does what it does.
"""

import json
import re
import shutil
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from scrapy.utils.conf import closest_scrapy_cfg

from yybnet_crawler.command import OwnCommand
from yybnet_crawler.downloading.single_pages import fetch
from yybnet_crawler.errors import BadArgument, NotAnArticle
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.items import Article, Page, Rejection
from yybnet_crawler.saved_page import check_address, read_saved_page

_CHINA = ZoneInfo("Asia/Shanghai")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Command(OwnCommand):
    def syntax(self) -> str:
        return "[options] <url-or-file> <name>"

    def short_desc(self) -> str:
        return "Save a page as a test case, its expected record to be typed by a reader"

    def long_desc(self) -> str:
        return (
            "Save a page as fixtures/pages/<name>: its raw bytes and its headers. "
            "The expected record is not made; what to type is printed."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="the address a file was saved from (default: the one it names itself)")

    def work(self, args: list[str], opts: Namespace) -> None:
        try:
            case = self._save(args, opts.url)
        except OSError as error:
            self.fail(ExitStatus.WRITE_FAILED, str(error))
        else:
            if case:
                sys.stdout.write(next_steps(case))

    def _save(self, args: list[str], url: str | None) -> Path | None:
        """The folder of the new case; None when the page could not be had."""
        if len(args) != 2:
            raise BadArgument("give an address or a file, and a name for the case")
        url_or_file, name = args
        case = free_folder(Path(closest_scrapy_cfg()).parent / "fixtures" / "pages", name)
        if not re.match(r"https?://", url_or_file, re.IGNORECASE):
            if url:
                check_address(url)
            page = page_of_file(Path(url_or_file), url)
        elif url:
            raise BadArgument("--url is for a file; an address says it itself")
        else:
            assert self.crawler_process is not None
            [answer] = fetch(self.crawler_process, [url_or_file])
            if isinstance(answer, Rejection):
                self.fail(ExitStatus.NOTHING_FOUND, f"{url_or_file}: {answer.reason}: {answer.detail}")
                return None
            page = answer
        save(case, page)
        return case


def free_folder(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise BadArgument(f"{name!r} is no name for a case: small letters, digits and single hyphens")
    if (folder / name).exists():
        raise BadArgument(f"there is a case {name} already: {folder / name}")
    return folder / name


def page_of_file(path: Path, url: str | None) -> Page:
    """A page saved by other means: where nothing tells the time of the fetch, the file's stands for it.

    Its `url` is empty when it is not given and the page does not say it.
    """
    saved = read_saved_page(path, url)
    fetched_at = saved.fetched_at or datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return Page(saved.url or "", saved.body, saved.content_type, fetched_at)


def save(case: Path, page: Page) -> None:
    """All or nothing: the folder gets its name when it is whole."""
    headers = {
        "url": page.url or None,
        "content_type": page.content_type,
        # By the reader's clock, which 昨天 and 3小时前 are counted from.
        "fetched_at": page.fetched_at.astimezone(_CHINA).isoformat() if page.fetched_at else None,
    }
    unfinished = case.with_name(f".{case.name}.unfinished")
    try:
        unfinished.mkdir(parents=True)
        (unfinished / "page.html").write_bytes(page.body)
        text = json.dumps(headers, ensure_ascii=False, indent=2)
        (unfinished / "headers.json").write_text(text + "\n", "utf-8")
        unfinished.rename(case)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def next_steps(case: Path) -> str:
    keys = ", ".join(field.name for field in fields(Article))
    refusal = f'{{"not_an_article": one of {", ".join(NotAnArticle.CODES)}}}'
    steps = [
        f"open {case / 'page.html'} in a browser",
        f"type what a reader sees into {case / 'expected.json'}, under the keys {keys}",
        f"or type there, for a page that is no article, {refusal}",
        f"say in {case / 'note.md'} what it is a case of",
        f"python -m pytest tests/cases -k {case.name}",
    ]
    headers = case / "headers.json"
    if not json.loads(headers.read_text("utf-8"))["url"]:
        steps.insert(0, f'type the page\'s address under "url" in {headers}: the page does not say')
    return f"saved {case}\n" + "".join(f"{number}. {step}\n" for number, step in enumerate(steps, 1))
