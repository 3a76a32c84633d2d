"""One input becomes one part: its records, what was rejected, and a report that says the part is whole.

A part is a function of its input and the extraction. So it may be made twice, by two workers at once even: the
second takes the place of the first and says the same.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from yybnet_crawler.archives.inputs import modified, read_input, size_of
from yybnet_crawler.archives.warc import Passed
from yybnet_crawler.items import Page, Rejection
from yybnet_crawler.reextraction.results import results
from yybnet_crawler.storage.history import reader
from yybnet_crawler.storage.lines import article_digest, article_line, rejection_line, url_key
from yybnet_crawler.storage.run_files import RunFile, write_whole

REPORTS = "reextracted"
_SAMPLES = 3
_OFTEN = 50  # pages between two words about the progress


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be made of one input. Travels to other processes and machines."""

    source: Path  # a WARC file, or a folder of saved pages
    out: Path
    for_merge: bool  # the records wait in `reextracted/`, to be compared with those of a data folder

    @property
    def name(self) -> str:
        """Sorts as the inputs' names do."""
        stem = self.source.name.removesuffix(".gz").removesuffix(".warc")
        return f"{stem}-{hashlib.blake2b(str(self.source).encode(), digest_size=3).hexdigest()}"

    @property
    def report(self) -> Path:
        return self.out / REPORTS / f"{self.name}.json"

    @property
    def records(self) -> Path:
        return self.out / (REPORTS if self.for_merge else "articles") / f"{self.name}.jsonl"

    @property
    def rejected(self) -> Path:
        return self.out / "rejected" / f"{self.name}.jsonl"

    def done(self) -> dict[str, Any] | None:
        """The report, if the part is whole and of today's input and extraction."""
        try:
            report: dict[str, Any] = json.loads(self.report.read_text("utf-8"))
            same = report["of"] == self._identity()
        except (OSError, ValueError, KeyError, TypeError):
            return None
        missing = report["records"] and not report.get("merged") and not self.records.is_file()
        return report if same and not missing else None

    def _identity(self) -> dict[str, Any]:
        return {
            "source": str(self.source),
            "size": size_of(self.source),
            "modified": modified(self.source),
            "reader": reader(),
            "for_merge": self.for_merge,
        }


@dataclass(slots=True)
class _Counts:
    passed: Counter[str] = field(default_factory=Counter)  # reason -> records of the input that are no page to read
    unread: Counter[str] = field(default_factory=Counter)  # of these, where the input is damaged
    unread_at: list[str] = field(default_factory=list)  # the first few of these places
    rejected: Counter[str] = field(default_factory=Counter)  # reason -> pages that gave no record
    samples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pages: int = 0
    records: int = 0
    twice: int = 0

    def passes(self, what: Passed, offset: int) -> None:
        self.passed[what.reason] += 1
        self.sample(what.reason, what.url)
        if what.damaged:
            self.unread[what.reason] += 1
            if len(self.unread_at) < _SAMPLES:
                self.unread_at.append(what.url or f"offset {offset}")

    def sample(self, reason: str, url: str | None) -> None:
        if url and len(self.samples[reason]) < _SAMPLES:
            self.samples[reason].append(url)


def make(part: Part, tell: Callable[[int, int], None] = lambda offset, pages: None) -> dict[str, Any]:
    """Makes the part and returns its report. `tell` hears now and then how far into the input it is, and the pages.

    Raises OSError when the input cannot be opened or the part not be written.
    """
    began = perf_counter()
    identity = part._identity()
    counts = _Counts()
    records = RunFile(part.records)
    rejected = RunFile(part.rejected)
    written: set[bytes] = set()
    try:
        for item in results(_pages(part, counts, tell)):
            if isinstance(item, Rejection):
                counts.rejected[item.reason] += 1
                counts.sample(item.reason, item.url)
                if not part.for_merge:
                    moment = (item.page and item.page.fetched_at) or datetime.now(UTC)
                    rejected.append(rejection_line(item, at=moment.isoformat(), page=None))
                continue
            key = url_key(item.article.url + article_digest(item.article).hex())
            if key in written:
                counts.twice += 1
                continue
            written.add(key)
            records.append(article_line(item.article))
            counts.records += 1
        for file in (records, rejected):
            if file.seal(replace=True) is None and not (part.for_merge and file is rejected):
                file.path.unlink(missing_ok=True)  # of an earlier extraction
    finally:
        records.close()
        rejected.close()
    report = {
        "of": identity,
        "pages": counts.pages,
        "records": counts.records,
        "twice": counts.twice,
        "rejected": dict(counts.rejected.most_common()),
        "passed": dict(counts.passed.most_common()),
        "unread": dict(counts.unread),
        "unread_at": counts.unread_at,
        "samples": dict(counts.samples),
        "seconds": round(perf_counter() - began, 3),
    }
    write_report(part, report)
    return report


def write_report(part: Part, report: dict[str, Any]) -> None:
    write_whole(part.report, json.dumps(report, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def _pages(part: Part, counts: _Counts, tell: Callable[[int, int], None]) -> Iterator[Page]:
    for number, found in enumerate(read_input(part.source)):
        if number % _OFTEN == 0:
            tell(found.offset, counts.pages)
        if isinstance(found.what, Passed):
            counts.passes(found.what, found.offset)
        else:
            counts.pages += 1
            yield found.what
    tell(size_of(part.source), counts.pages)
