"""What was read of a page, step by step: what `--explain` shows, of a record and of a page that gave none."""

from dataclasses import dataclass, field

from yybnet_crawler.extraction.document import Document, Line
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.marks import Marks
from yybnet_crawler.extraction.meta_line import MetaLine
from yybnet_crawler.extraction.people import Bylines
from yybnet_crawler.extraction.story import Story
from yybnet_crawler.items import Article


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a story: headline, breadcrumb, meta line."""

    title: Found[str]
    breadcrumb: Found[list[str]]
    meta_line: MetaLine

    @property
    def first(self) -> int:
        """The number of the headline's first line."""
        return min(self.title.lines)

    @property
    def last(self) -> int:
        """The number of its last line."""
        return max(self.title.lines)

    @property
    def passed(self) -> frozenset[int]:
        """The numbers of the lines that are meta line or breadcrumb."""
        return self.meta_line.lines | set(self.breadcrumb.lines)


@dataclass(slots=True)
class Draft:
    """A page as far as it has been read. A part is None until it is read."""

    document: Document
    marks: Marks
    head: Head | None = None
    story: Story | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A record with everything it was read from."""

    article: Article
    document: Document
    marks: Marks
    head: Head
    story: Story
    signed_lines: list[Line] = field(default_factory=list)  # the lines that `bylines.credits` count in
    bylines: Bylines = field(default_factory=Bylines)
