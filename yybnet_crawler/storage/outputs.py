"""The files of one run: what it writes, line by line, until they are sealed."""

from datetime import UTC, datetime
from pathlib import Path

from yybnet_crawler.items import Capture, ParsedPage, Rejection
from yybnet_crawler.storage.archive import Archive, Keep
from yybnet_crawler.storage.lines import article_line, rejection_line, url_key, withdrawn_line
from yybnet_crawler.storage.run_files import RunFile


class Outputs:
    """Writing raises OSError as RunFile does."""

    def __init__(self, root: Path, run: str, keep: Keep) -> None:
        self._root = root
        self._keep = keep
        self._articles = RunFile(root / "articles" / f"{run}.jsonl")
        self._rejected = RunFile(root / "rejected" / f"{run}.jsonl")
        self._withdrawn = RunFile(root / "gone" / f"{run}.jsonl")
        self._archive = Archive(root / "pages", run)
        # Pages first: the other files name them.
        self._files = (self._archive.pages, self._archive.sidecar, self._articles, self._rejected, self._withdrawn)
        self._written: set[bytes] = set()

    def arrived(self, capture: Capture) -> None:
        """A response, whatever comes of it."""
        if self._keep is Keep.ALL:
            self._archive.keep(capture)

    def write_article(self, parsed: ParsedPage) -> None:
        article = parsed.article
        if self._keep is Keep.ALL:
            self._archive.keep_page(article.url, parsed.page)
        self._articles.append(article_line(article))
        self._written.add(url_key(article.url))

    def wrote(self, url: str) -> bool:
        """Whether the article was written already by this run."""
        return url_key(url) in self._written

    def write_rejection(self, rejection: Rejection, *, withdrawn: bool) -> None:
        """`withdrawn`: its record is there, and the article is no more."""
        at = ((rejection.page and rejection.page.fetched_at) or datetime.now(UTC)).isoformat()
        place = None
        if rejection.page and self._keep is not Keep.NONE:
            place = self._archive.keep_page(rejection.url, rejection.page)
        self._rejected.append(rejection_line(rejection, at=at, page=place))
        if withdrawn:
            self._withdrawn.append(withdrawn_line(rejection, at=at))

    def seal(self) -> str | None:
        """Every file for itself: one that cannot be sealed is left to the next run, the others are safe.

        Returns what went wrong first, None when nothing did.
        """
        wrong = None
        for file in self._files:
            try:
                file.seal()
            except OSError as error:
                wrong = wrong or f"cannot seal {file.path}: {error}"
        return wrong

    def close(self) -> None:
        """Lets go of the files as they are. Safe to call twice."""
        for file in self._files:
            file.close()

    @property
    def articles_path(self) -> Path | None:
        """Where the records are; None when none was written."""
        return self._articles.path if self._articles.path.exists() else None

    @property
    def names(self) -> list[str]:
        """Of those that are sealed, as seen from the data folder."""
        return sorted(str(each.path.relative_to(self._root)) for each in self._files if each.path.exists())
