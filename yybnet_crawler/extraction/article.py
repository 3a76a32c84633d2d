"""A page's bytes to a record: every field in turn, each from what the ones before left on the page."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from yybnet_crawler import site
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.extraction.breadcrumb import find_breadcrumb
from yybnet_crawler.extraction.captions import Captions, article_images
from yybnet_crawler.extraction.dateline import Dateline, find_dateline
from yybnet_crawler.extraction.document import Document, Line, Picture
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.headline import find_headline
from yybnet_crawler.extraction.marks import Kind, Mark, Marks, is_prose
from yybnet_crawler.extraction.page import read_page
from yybnet_crawler.extraction.people import Bylines, Place, Row, is_credit_line, read_rows
from yybnet_crawler.extraction.recommendations import find_recommendations
from yybnet_crawler.extraction.refusal import LISTED_ARTICLES, breaks_off, recognise_other, refusal, refuse_bytes
from yybnet_crawler.extraction.story import Story, find_story, paragraph_text
from yybnet_crawler.items import Article, Image

_GAP = re.compile(r"\s{2,}|[\u3000\t|｜]|(?<=[\d日])\s|(?=(?:19|20)\d\d[-/.年])")  # between fields of a meta line
_BEHIND_SIGN = re.compile(r"(?<=[:：])\n")  # a label and its value in elements of their own
_SUMMARY_LINES = 2  # between headline and meta line; more are the story, and the date stands under it


@dataclass(frozen=True, slots=True)
class Reading:
    """A record with everything it was read from: what `--explain` shows."""

    article: Article
    document: Document
    title: Found[str]
    dateline: Dateline
    breadcrumb: Found[list[str]]
    body: Story
    signed_lines: list[Line]  # the lines that `bylines.credits` count in
    bylines: Bylines


def extract_article(
    body: bytes | str, *, url: str, content_type: str | None = None, fetched_at: datetime | str | None = None
) -> Article:
    """The record of an article page.

    `body` is the response as received (a `str` is taken as decoded), `content_type` the HTTP header, `fetched_at` an
    aware moment (or its ISO form) that relative dates count from. Pure: no network, no clock.

    Raises `NotAnArticle` for a page that is none, whatever the bytes, and nothing else.
    """
    return read_article(body, url=url, content_type=content_type, fetched_at=fetched_at).article


def read_article(
    body: bytes | str, *, url: str, content_type: str | None = None, fetched_at: datetime | str | None = None
) -> Reading:
    """Like `extract_article`, with the trace of where each field was read."""
    refuse_bytes(body, url)
    moment = _aware(fetched_at)
    document = read_page(body, url, content_type)
    lines = document.lines
    title = find_headline(document)
    if title is None:
        listed = sum(map(_leads_to_article, lines))
        raise refusal(document, _letters(lines), listed=listed, truncated=breaks_off(body), has_title=False)
    first, last = min(title.lines), max(title.lines)
    breadcrumb = find_breadcrumb(lines, first)
    address = site.article_address(url)
    dateline = find_dateline(lines, first, last, moment, address.month if address else None)
    marks = Marks(lines, breadcrumb.value[-1] if breadcrumb.value else None)
    captions = Captions(document, marks)
    passed = dateline.lines | set(breadcrumb.lines)
    start = _below_meta(lines, last, dateline)
    story = find_story(document, marks, start, passed, title.value, captions)
    if _letters(lines[last + 1 : start]) > _letters(story.paragraphs):  # a short story with the meta line under it
        start = last + 1
        story = find_story(document, marks, start, passed, title.value, captions)
    signed_lines = [lines[first], *_signed_lines(lines[last + 1 : start], lines, dateline, story)]
    bylines = read_rows(
        [Row(title.value, Place.HEADLINE), *(_row(line, dateline) for line in signed_lines[1:])]
    )
    story = _without_credits(story, [signed_lines[number] for number in sorted(bylines.rows) if number])
    own_lines = _own_lines(story, dateline, start)
    images = article_images(_own_pictures(document, story), story.captions, own_lines)
    _refuse_what_is_no_story(document, dateline, story, images, body)
    region, channel_slug = site.region_and_channel(url)
    own = frozenset(line.number for line in story.paragraphs)
    article = Article(
        url=site.canonical_url(url),
        title=title.value,
        source=dateline.source.value,
        date=dateline.date.value,
        reporters=bylines.reporters,
        correspondents=bylines.correspondents,
        authors=bylines.authors,
        photographers=bylines.photographers,
        editors=bylines.editors,
        body=[paragraph_text(line) for line in story.paragraphs],
        recommended_links=find_recommendations(document, marks, own, last),
        breadcrumb=breadcrumb.value,
        images=images,
        region=region,
        channel=channel_slug,
        fetched_at=moment.isoformat(timespec="seconds") if moment else None,
    )
    return Reading(article, document, title, dateline, breadcrumb, story, signed_lines, bylines)


def _refuse_what_is_no_story(
    document: Document, dateline: Dateline, story: Story, images: list[Image], raw: bytes | str
) -> None:
    letters = sum(len(line.text) for line in story.paragraphs)
    signed = dateline.date.value is not None or dateline.source.value is not None
    if not signed and (other := recognise_other(document, letters)):
        raise other
    paragraphs = story.paragraphs
    first, end = (paragraphs[0].number, paragraphs[-1].number) if paragraphs else (0, len(document.lines))
    links = (number for number, reason in story.left_out.items() if reason.kind is Kind.LINKS and first < number < end)
    listed = sum(_leads_to_article(document.lines[number]) for number in links)
    if paragraphs and listed >= LISTED_ARTICLES and listed * 2 > sum(map(is_prose, paragraphs)):
        raise NotAnArticle("listing", f"a listing: {listed} links to articles between its paragraphs", document.url)
    truncated = (not paragraphs or end == len(document.lines) - 1) and breaks_off(raw)
    if paragraphs and truncated:
        raise NotAnArticle("truncated", "the page breaks off inside the story: fetch it again", document.url)
    if not paragraphs and (listed >= LISTED_ARTICLES or not (signed and images)):
        raise refusal(document, letters, listed=listed, truncated=truncated, has_title=True)


def _below_meta(lines: list[Line], headline: int, dateline: Dateline) -> int:
    """Where the story may start: below the meta line; what stands between it and the headline is a summary."""
    end = headline
    for number in sorted(dateline.lines):
        if number > headline and sum(map(is_prose, lines[headline + 1 : number])) <= _SUMMARY_LINES:
            end = number
    return end + 1


def _own_lines(story: Story, dateline: Dateline, start: int) -> set[int]:
    """The numbers from below the meta line to the story's last line, without the lists of other articles between."""
    if story.paragraphs:
        above = (number for number in dateline.lines if number < story.paragraphs[0].number)
        start = max(above, default=start - 1) + 1
    return {number for number in range(start, story.end + 1) if number == story.end or _is_own(story.left_out.get(number))}


def _is_own(mark: Mark | None) -> bool:
    return mark is None or mark.kind is not Kind.ASIDE


def _own_pictures(document: Document, story: Story) -> list[Picture]:
    """The pictures that do not stand in one block with buttons or `扫一扫，手机看新闻`."""
    passed = (number for number, reason in story.left_out.items() if reason.kind in (Kind.TOOLS, Kind.HINT))
    blocks = {document.lines[number].element for number in passed}
    return [picture for picture in document.pictures if picture.block not in blocks]


def _is_meta(line: Line, dateline: Dateline) -> bool:
    """Whether names stand among other fields: the meta line, or `来源：… 责任编辑：…` under the story."""
    return line.number in dateline.lines or ("来源" in line.text and len(line.text) < 60)


def _row(line: Line, dateline: Dateline) -> Row:
    """A line as the reader of credits takes it: of a meta line, the fields that may name people."""
    if not _is_meta(line, dateline):
        return Row(line.text)
    text = _BEHIND_SIGN.sub("", "\n".join(line.pieces)) if len(line.parts) > 1 else line.text
    pieces = (piece for part in text.split("\n") for piece in _GAP.split(part))
    return Row("\n".join(piece for piece in pieces if piece != dateline.source.value), Place.META)


def _without_credits(story: Story, credits: list[Line]) -> Story:
    """The story without the paragraphs that turned out to be nothing but credits."""
    numbers = {line.number for line in credits}
    paragraphs = [line for line in story.paragraphs if line.number not in numbers]
    found = [line for line in story.paragraphs if line.number in numbers]
    left_out = story.left_out | {line.number: Mark(Kind.CREDIT) for line in found}
    return replace(story, paragraphs=paragraphs, credits=[*story.credits, *found], left_out=left_out)


def _signed_lines(above: list[Line], lines: list[Line], dateline: Dateline, story: Story) -> list[Line]:
    """Where a reader looks for names: byline rows `above` the story, meta line, story, captions, editor lines."""
    rows = (line for line in above if is_credit_line(line.text))
    kept = {line.number: line for line in (*rows, *story.paragraphs, *story.captions, *story.credits)}
    kept |= {number: lines[number] for number in dateline.lines}
    return [kept[number] for number in sorted(kept)]


def _leads_to_article(line: Line) -> bool:
    return any(site.linked_article(link.base, link.href) for link in line.links)


def _letters(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines if is_prose(line))


def _aware(fetched_at: datetime | str | None) -> datetime | None:
    if isinstance(fetched_at, str):
        try:
            fetched_at = datetime.fromisoformat(fetched_at)
        except ValueError:
            return None
    if fetched_at is None or fetched_at.tzinfo is not None:
        return fetched_at
    return fetched_at.replace(tzinfo=UTC)
