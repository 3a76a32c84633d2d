"""A page's bytes to a record: the way of a page, step by step. Each step stands in a module of its own."""

from datetime import UTC, datetime

from yybnet_crawler import site
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.extraction.captions import Captions
from yybnet_crawler.extraction.head import below_head, read_head
from yybnet_crawler.extraction.marks import Marks
from yybnet_crawler.extraction.page import read_page
from yybnet_crawler.extraction.pictures import find_images
from yybnet_crawler.extraction.reading import Draft, Reading
from yybnet_crawler.extraction.recommendations import find_recommendations
from yybnet_crawler.extraction.refusal import no_headline, refuse_bytes, refuse_what_is_no_story
from yybnet_crawler.extraction.signed import read_people
from yybnet_crawler.extraction.story import find_story, paragraph_text
from yybnet_crawler.garbage import without_collection
from yybnet_crawler.items import Article


@without_collection
def extract_article(
    body: bytes | str, *, url: str, content_type: str | None = None, fetched_at: datetime | str | None = None
) -> Article:
    """The record of an article page.

    `body` is the response as received (a `str` is taken as decoded), `content_type` the HTTP header, `fetched_at` an
    aware moment (or its ISO form) that relative dates count from. Pure: no network, no clock.

    Raises `NotAnArticle` for a page that is none, whatever the bytes, and nothing else.
    """
    return read_article(body, url=url, content_type=content_type, fetched_at=fetched_at).article


@without_collection
def read_article(
    body: bytes | str, *, url: str, content_type: str | None = None, fetched_at: datetime | str | None = None
) -> Reading:
    """Like `extract_article`, with the trace of where each field was read. A refusal carries the draft so far."""
    refuse_bytes(body, url)
    document = read_page(body, url, content_type)
    draft = Draft(document, Marks(document.lines))
    try:
        return _read(draft, body, _aware(fetched_at))
    except NotAnArticle as refusal:
        refusal.draft = draft
        raise


def _read(draft: Draft, raw: bytes | str, fetched_at: datetime | None) -> Reading:
    document, marks = draft.document, draft.marks
    draft.head = head = read_head(document, fetched_at)
    if head is None:
        raise no_headline(document, raw)
    marks.know_channel(head.breadcrumb.value)
    start = below_head(document.lines, head)
    captions = Captions(document, marks)
    draft.story = story = find_story(document, marks, (head.last + 1, start), head.passed, head.title.value, captions)
    bylines, signed_lines, story = read_people(document.lines, head, story)
    images = find_images(document, head.meta_line, story)
    people = bool(bylines.credits)
    refuse_what_is_no_story(document, head, story, raw, images=bool(images), people=people)
    own = frozenset(line.number for line in story.paragraphs)
    region, channel = site.region_and_channel(document.url)
    article = Article(
        url=site.canonical_url(document.url),
        title=head.title.value,
        source=head.meta_line.source.value,
        date=head.meta_line.date.value,
        reporters=bylines.reporters,
        correspondents=bylines.correspondents,
        authors=bylines.authors,
        photographers=bylines.photographers,
        editors=bylines.editors,
        body=[paragraph_text(line) for line in story.paragraphs],
        recommended_links=find_recommendations(document, marks, own, head.last),
        breadcrumb=head.breadcrumb.value,
        images=images,
        region=region,
        channel=channel,
        fetched_at=fetched_at.isoformat(timespec="seconds") if fetched_at else None,
    )
    return Reading(article, document, marks, head, story, signed_lines, bylines)


def _aware(fetched_at: datetime | str | None) -> datetime | None:
    """The moment given, aware; None for what is no moment."""
    if isinstance(fetched_at, str):
        try:
            fetched_at = datetime.fromisoformat(fetched_at)
        except ValueError:
            return None
    if fetched_at is None or fetched_at.tzinfo is not None:
        return fetched_at
    return fetched_at.replace(tzinfo=UTC)
