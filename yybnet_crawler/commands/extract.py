"""`scrapy extract FILE_OR_URL...`: read pages into records, without a crawl and without touching `data/`.

Standard output has a record a line, in the order of the arguments; or, with `--explain`, how each was read.
A page that gives no record is a line on standard error. Exit status: 0, every page gave a record; 2, wrong
arguments (a file that is not there, too), nothing was read; 3, at least one page gave none; 130, interrupted.
"""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, cast

from yybnet_crawler.archives.inputs import inputs, is_warc, read_input
from yybnet_crawler.archives.records import MAGICS
from yybnet_crawler.archives.warc import Found, Passed, articles_only, read_warc, this_page_only
from yybnet_crawler.command import OwnCommand
from yybnet_crawler.downloading.single_pages import fetch
from yybnet_crawler.errors import BadArgument, NotAnArticle
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.extraction.article import extract_article
from yybnet_crawler.extraction.explain import explain_article
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.saved_page import SavedPage, address_within, check_address, read_saved_page
from yybnet_crawler.storage.lines import article_line, to_line
from yybnet_crawler.terminal import write

if TYPE_CHECKING:
    from io import BufferedReader

_STDIN = "-"
_WEB = re.compile(r"https?://", re.IGNORECASE)


class Command(OwnCommand):
    def syntax(self) -> str:
        return "[options] <file-or-url> ..."

    def short_desc(self) -> str:
        return "Read pages into records, one a line; --explain says where each field was read"

    def long_desc(self) -> str:
        return (
            "Read article pages (files, test cases, WARC files, folders of pages or WARC files, addresses, or - for "
            "standard input) into records on standard output, one a line. A page that gives no record is a line on "
            "standard error and makes the exit status 3."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--url",
            help="the address a file was saved from (default: the one it names itself);"
            " of a WARC file or a folder, which page",
        )
        form = parser.add_mutually_exclusive_group()
        form.add_argument(
            "--explain",
            action="store_true",
            help="instead of the record: for each field the words it was read from, their place, the rule",
        )
        form.add_argument("--explain-json", action="store_true", help="the same as JSON, one page a line")

    def work(self, args: list[str], opts: Namespace) -> None:
        if not args:
            raise BadArgument("give files or addresses of article pages")
        if opts.url and (len(args) > 1 or _WEB.match(args[0])):
            raise BadArgument("--url is for a single file; an address says it itself")
        if opts.url:
            check_address(opts.url)
        archived = [None if _WEB.match(name) else archive(name, opts.url) for name in args]
        write(self._outputs(self._pages(args, archived, opts.url), opts))

    def _outputs(self, pages: Iterable[tuple[str, SavedPage]], opts: Namespace) -> Iterator[bytes]:
        """What is to be written for each page, as soon as it is read."""
        for name, page in pages:
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
                self.fail(ExitStatus.NOTHING_FOUND, f"{name}: {error.code}: {error.reason}")
            else:
                yield article_line(article)

    def _pages(
        self, names: list[str], archived: Sequence[Iterable[Found] | None], url: str | None
    ) -> Iterator[tuple[str, SavedPage]]:
        """The pages that could be had; for every other a line on standard error."""
        answers: dict[str, Page | Rejection] = {}
        if addresses := [name for name in names if _WEB.match(name)]:
            assert self.crawler_process is not None
            answers = dict(zip(addresses, fetch(self.crawler_process, addresses), strict=True))
        for name, found in zip(names, archived, strict=True):
            answer = answers.get(name)
            if isinstance(answer, Rejection):
                self.fail(ExitStatus.NOTHING_FOUND, f"{name}: {answer.reason}: {answer.detail}")
            elif answer is not None:
                yield name, SavedPage(answer.body, answer.url, answer.content_type, answer.fetched_at)
            else:
                try:
                    if found is None:
                        yield name, read(name, url)
                    else:
                        yield from self._archived(name, found)
                except (BadArgument, OSError) as error:
                    self.fail(ExitStatus.NOTHING_FOUND, str(error))

    def _archived(self, name: str, archived: Iterable[Found]) -> Iterator[tuple[str, SavedPage]]:
        """The pages in an archive; then a line on standard error with what else was in it."""
        passed: Counter[str] = Counter()
        pages = 0
        for found in archived:
            what = found.what
            if isinstance(what, Passed):
                passed[what.reason] += 1
                if what.lost:
                    where = what.url or f"offset {found.offset}"
                    self.fail(ExitStatus.NOTHING_FOUND, f"{name}: {where}: {what.reason}")
            else:
                pages += 1
                yield f"{name}: {what.url}", SavedPage(what.body, what.url, what.content_type, what.fetched_at)
        others = ", ".join(f"{count} {reason}" for reason, count in passed.most_common())
        if not pages:
            self.fail(ExitStatus.NOTHING_FOUND, f"{name}: no page to read in it ({others or 'nothing at all'})")
        elif others:
            self.say(f"{name}: passed over {others}")


def archive(name: str, url: str | None) -> Iterator[Found] | None:
    """What is in the WARC file or folder of pages that an argument names; None when it names a single page.

    Raises BadArgument when there is no such file or folder, or it cannot be opened.
    """
    unwanted = this_page_only(url) if url else articles_only
    if name == _STDIN:
        return _spooled(unwanted) if _standard_input().peek(5).startswith(MAGICS) else None
    path = Path(name)
    if path.is_dir() and not (path / "page.html").is_file():
        return chain.from_iterable(read_input(each, unwanted) for each in inputs([name]))
    if path.is_dir():
        return None
    if not path.exists():
        raise BadArgument(f"{name} is neither a file nor an http(s) address")
    try:
        path.open("rb").close()
        return read_warc(path, unwanted) if is_warc(path) else None
    except OSError as error:
        raise BadArgument(f"{name}: {error.strerror}") from None


def _standard_input() -> "BufferedReader":
    return cast("BufferedReader", sys.stdin.buffer)


def _spooled(unwanted: Callable[[str], str | None]) -> Iterator[Found]:
    with NamedTemporaryFile(suffix=".warc") as file:  # a reader of archives goes back and forth
        copyfileobj(_standard_input(), file)
        file.flush()
        yield from read_warc(Path(file.name), unwanted)


def read(name: str, url: str | None) -> SavedPage:
    """The page in the file, folder or standard input that an argument names."""
    if name != _STDIN:
        return read_saved_page(Path(name), url)
    body = _standard_input().read()
    return SavedPage(body, url or address_within(body))


def file_address(name: str) -> str:
    """What stands for a page's address when nobody knows it."""
    return "file:///dev/stdin" if name == _STDIN else Path(name).resolve().as_uri()
