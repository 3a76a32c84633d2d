"""`scrapy extract FILE_OR_URL...`: read pages into records, without a crawl and without touching `data/`.

Standard output has a record a line, in the order of the arguments; or, with `--explain`, how each was read.
A page that gives no record is a line on standard error. Exit status: 0, every page gave a record; 2, wrong
arguments, nothing was read; 3, at least one page gave none.
"""

import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand

from yybnet_crawler.downloading.single_pages import fetch
from yybnet_crawler.errors import BadArgument, NotAnArticle
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.extraction.article import extract_article
from yybnet_crawler.extraction.explain import explain_article
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.saved_page import SavedPage, address_within, read_saved_page
from yybnet_crawler.storage.lines import article_line, to_line
from yybnet_crawler.terminal import printable

_STDIN = "-"
_WEB = re.compile(r"https?://", re.IGNORECASE)


class Command(ScrapyCommand):
    requires_project = True

    def syntax(self) -> str:
        return "[options] <file-or-url> ..."

    def short_desc(self) -> str:
        return "Read pages into records, one a line; --explain says where each field was read"

    def long_desc(self) -> str:
        return (
            "Read article pages (files, folders of test cases, addresses, or - for standard input) into "
            "records on standard output, one a line. A page that gives no record is a line on standard error "
            "and makes the exit status 3."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="the address a file was saved from (default: the one it names itself)")
        form = parser.add_mutually_exclusive_group()
        form.add_argument(
            "--explain",
            action="store_true",
            help="instead of the record: for each field the words it was read from, their place, the rule",
        )
        form.add_argument("--explain-json", action="store_true", help="the same as JSON, one page a line")

    def process_options(self, args: list[str], opts: Namespace) -> None:
        assert self.settings is not None
        # A few pages need no account of a crawl, unless the command line asks for one.
        self.settings.set("LOG_LEVEL", "ERROR", priority="cmdline")
        super().process_options(args, opts)

    def run(self, args: list[str], opts: Namespace) -> None:
        if not args:
            self._fail(ExitStatus.BAD_ARGUMENTS, "give files or addresses of article pages")
        elif opts.url and (len(args) > 1 or _WEB.match(args[0])):
            self._fail(ExitStatus.BAD_ARGUMENTS, "--url is for a single file; an address says it itself")
        else:
            write(self._outputs(args, opts))

    def _outputs(self, args: list[str], opts: Namespace) -> Iterator[bytes]:
        """What is to be written for each page, as soon as it is read."""
        for name, page in self._pages(args, opts.url):
            url = page.url or file_address(name)
            if opts.explain or opts.explain_json:
                explanation = explain_article(
                    page.body, url=url, content_type=page.content_type, fetched_at=page.fetched_at
                )
                if explanation.not_an_article:
                    self.exitcode = int(ExitStatus.NOTHING_FOUND)
                yield to_line(explanation.as_dict()) if opts.explain_json else f"{explanation}\n".encode()
                continue
            try:
                article = extract_article(
                    page.body, url=url, content_type=page.content_type, fetched_at=page.fetched_at
                )
            except NotAnArticle as error:
                self._fail(ExitStatus.NOTHING_FOUND, f"{name}: {error.code}: {error.reason}")
            else:
                yield article_line(article)

    def _pages(self, names: list[str], url: str | None) -> Iterator[tuple[str, SavedPage]]:
        """The pages that could be had; for every other a line on standard error."""
        answers: dict[str, Page | Rejection] = {}
        if addresses := [name for name in names if _WEB.match(name)]:
            assert self.crawler_process is not None
            answers = dict(zip(addresses, fetch(self.crawler_process, addresses), strict=True))
        for name in names:
            answer = answers.get(name)
            if isinstance(answer, Rejection):
                self._fail(ExitStatus.NOTHING_FOUND, f"{name}: {answer.reason}: {answer.detail}")
            elif answer is not None:
                yield name, SavedPage(answer.body, answer.url, answer.content_type, answer.fetched_at)
            else:
                try:
                    yield name, read(name, url)
                except (BadArgument, OSError) as error:
                    self._fail(ExitStatus.NOTHING_FOUND, str(error))

    def _fail(self, status: ExitStatus, why: str) -> None:
        sys.stderr.write(f"scrapy extract: {printable(' '.join(why.split()))}\n")
        self.exitcode = int(status)


def read(name: str, url: str | None) -> SavedPage:
    """The page in the file, folder or standard input that an argument names."""
    if name != _STDIN:
        return read_saved_page(Path(name), url)
    body = sys.stdin.buffer.read()
    return SavedPage(body, url or address_within(body))


def file_address(name: str) -> str:
    """What stands for a page's address when nobody knows it."""
    return "file:///dev/stdin" if name == _STDIN else Path(name).resolve().as_uri()


def write(outputs: Iterable[bytes]) -> None:
    """To standard output, until its reader wants no more (`| head`)."""
    try:
        for output in outputs:
            sys.stdout.buffer.write(output)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What Python flushes when it ends must go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
