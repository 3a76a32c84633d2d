"""Why was a page read as it was? Worked out afterwards, from the reading: it costs nothing when nobody asks.

For an article: for each field the words it was read from, where they stand, the rule; for each line that is
no paragraph of the body, why. For a page that is none: what its lines look like, and what could have been
headline, date and source. Either way, which of the portal's own words the page still has: a user sees what a
redesign changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from yybnet_crawler import site
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.extraction.article import read_article
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.clocks import CHINA
from yybnet_crawler.extraction.date_lines import could_be_meta
from yybnet_crawler.extraction.dates import find_moment
from yybnet_crawler.extraction.document import Document, Line
from yybnet_crawler.extraction.explanation import ExplainedField, ExplainedLine, Explanation, Origin
from yybnet_crawler.extraction.found import Found
from yybnet_crawler.extraction.marks import Marks
from yybnet_crawler.extraction.prose import is_prose
from yybnet_crawler.extraction.reading import Draft, Head, Reading
from yybnet_crawler.extraction.story import Story
from yybnet_crawler.extraction.tree import HEADINGS, Node, Paths
from yybnet_crawler.items import RecommendedLink

_PEOPLE: Final = ("reporter", "correspondent", "author", "photographer", "editor")
_SOURCE_LABEL: Final = "来源"
_LANDMARKS: Final = (site.ARTICLE_CRUMB, _SOURCE_LABEL, *site.SECTION_LABELS, site.COMMENT_LABEL)
_SHORTEST_HEADLINE: Final = 4
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=CHINA)  # enough to see that 昨天 08:22 is a date
_PICTURE: Final = "picture in the story"


def explain_article(
    body: bytes | str, *, url: str, content_type: str | None = None, fetched_at: datetime | str | None = None
) -> Explanation:
    """Why `extract_article` gives the record it gives, or none, for the same arguments. Raises nothing."""
    try:
        reading = read_article(body, url=url, content_type=content_type, fetched_at=fetched_at)
    except NotAnArticle as refusal:
        return explain_refusal(refusal)
    return explain_reading(reading)


def explain_reading(reading: Reading) -> Explanation:
    """The explanation of a record."""
    reasons = _reasons(reading.document, reading.marks, reading.head, reading.story)
    fields = tuple(_Origins(reading).of_every_field())
    return _explanation(reading.document, reading.marks, fields, reasons, rejected=tuple(_rejected(reading)))


def explain_refusal(refusal: NotAnArticle) -> Explanation:
    """How far the reading came of a page that gave no record, and what could have been read from the rest."""
    draft = refusal.draft
    if not isinstance(draft, Draft):
        return Explanation(refusal.url, refusal.code, refusal.reason, "", {}, (), ())
    document = draft.document
    if draft.head is None or draft.story is None:
        fields, reasons = tuple(_candidates(document)), {line.number: _looks(line) for line in document.lines}
    else:
        fields = tuple(_unfinished(document, draft.head, draft.story))
        reasons = _reasons(document, draft.marks, draft.head, draft.story)
    return _explanation(document, draft.marks, fields, reasons, refusal)


class _Places:
    """Where lines stand in a page's tree."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        self._paths = Paths()

    def xpath(self, node: Node) -> str:
        return self._paths[node]

    def origin(self, number: int, rule: str, value: str | None = None, words: str | None = None) -> Origin:
        line = self._lines[number]
        return Origin(value, words or line.text, number + 1, self.xpath(line.element.node), rule)

    def field(self, name: str, found: Found[Any], *, candidate: bool = False) -> ExplainedField:
        value = found.value if isinstance(found.value, str) and not candidate else None
        origins = tuple(self.origin(number, found.rule, value) for number in found.lines)
        return ExplainedField(name, None if candidate else found.value, found.rule, origins)


class _Origins:
    """Follows each field of a record back to the page."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._article = reading.article
        self._lines = reading.document.lines
        self._places = _Places(reading.document)

    def of_every_field(self) -> Iterator[ExplainedField]:
        """In the order of the record's keys."""
        article, reading, places = self._article, self._reading, self._places
        yield ExplainedField("url", article.url, "the address given")
        yield places.field("title", reading.head.title)
        yield places.field("source", reading.head.meta_line.source)
        yield places.field("date", reading.head.meta_line.date)
        for role in _PEOPLE:
            yield self._of(f"{role}s", self._people(role), f"no credit in {len(reading.signed_lines)} lines")
        yield places.field("body", _body(reading.story))
        yield self._of("recommended_links", self._links(), "no link under a label")
        yield places.field("breadcrumb", reading.head.breadcrumb)
        yield self._of("images", [*self._pictures(), *self._captions()], "no picture in the story")
        for name in ("region", "channel"):
            value = getattr(article, name)
            yield ExplainedField(name, value, "the address given" if value else "the address does not say")
        yield ExplainedField("fetched_at", article.fetched_at, "the time given" if article.fetched_at else "not given")

    def _of(self, name: str, origins: Iterator[Origin] | list[Origin], nothing: str) -> ExplainedField:
        found = tuple(origins)
        rules = ", ".join(dict.fromkeys(origin.rule for origin in found))
        return ExplainedField(name, getattr(self._article, name), rules or nothing, found)

    def _people(self, role: str) -> Iterator[Origin]:
        for credit in self._reading.bylines.credits:
            if credit.role == role:
                number = self._reading.signed_lines[credit.row].number
                yield self._places.origin(number, str(credit.verdict), credit.name, credit.text)

    def _links(self) -> Iterator[Origin]:
        """The links are in page order, each below its label: one walk down the page meets them all."""
        labels = self._reading.marks.labels
        number, section = 0, ""
        for link in self._article.recommended_links:
            if link["section"] != section:
                section = link["section"]
                below = self._lines[number:]
                heads = (line for line in below if section in (labels.get(line.number), line.text))
                number = next((line.number for line in heads), number)
            number = next((line.number for line in self._lines[number:] if _has_link(line, link)), number)
            yield self._places.origin(number, f"link under {section}", link["url"], link["title"])
            if summary := link["summary"]:
                teaser = next((line.number for line in self._lines[number:] if summary in line.text), number)
                yield self._places.origin(teaser, f"teaser under {section}", link["url"], summary)

    def _pictures(self) -> Iterator[Origin]:
        pictures = {picture.url: picture for picture in reversed(self._reading.document.pictures)}
        for image in self._article.images:
            picture = pictures[image["url"]]
            line = min(picture.line + 1, len(self._lines))  # the one it stands above or in
            yield Origin(image["url"], image["url"], line, self._places.xpath(picture.node), _PICTURE)

    def _captions(self) -> Iterator[Origin]:
        captions = {line.text: line.number for line in self._reading.story.captions}
        for image in self._article.images:
            if image["caption"] in captions:
                yield self._places.origin(captions[image["caption"]], "caption beside it", image["url"])


def _explanation(
    document: Document,
    marks: Marks,
    fields: tuple[ExplainedField, ...],
    reasons: Mapping[int, str],
    refusal: NotAnArticle | None = None,
    rejected: tuple[Origin, ...] = (),
) -> Explanation:
    places = _Places(document)
    read: dict[int, dict[str, None]] = {}  # line number -> names of fields, each once, in the record's order
    for field in fields:
        for origin in field.origins:
            if origin.rule != _PICTURE:  # it stands above the line, most often, not in it
                read.setdefault(origin.line - 1, {})[field.name] = None
    lines = tuple(
        ExplainedLine(
            line=line.number + 1,
            text=line.text,
            xpath=places.xpath(line.element.node),
            fields=tuple(read.get(line.number, ())),
            reason=reasons.get(line.number),
        )
        for line in document.lines
    )
    return Explanation(
        url=document.url,
        not_an_article=refusal.code if refusal else None,
        refusal=refusal.reason if refusal else None,
        window_title=document.head_title,
        landmarks=_landmarks(document.lines, marks),
        fields=fields,
        lines=lines,
        rejected=rejected,
    )


def _rejected(reading: Reading) -> Iterator[Origin]:
    places = _Places(reading.document)
    for weighed in reading.bylines.rejected:
        number = reading.signed_lines[weighed.row].number
        yield places.origin(number, str(weighed.verdict), words=weighed.text)


def _reasons(document: Document, marks: Marks, head: Head, story: Story) -> dict[int, str]:
    """Why each line that is no paragraph is none, by line number."""
    headline = head.last
    paragraphs = {line.number for line in story.paragraphs}
    labels = {number: f"label {label}" for number, label in marks.labels.items()}
    above, below = "above the story", "below the story"
    beside = {line.number: above if line.number <= headline else below for line in document.lines}
    beside |= dict.fromkeys(range(headline + 1, story.start), "above the story's start")
    reasons = beside | labels | {number: str(mark) for number, mark in story.left_out.items()}
    return {number: reason for number, reason in reasons.items() if number not in paragraphs}


def _landmarks(lines: Sequence[Line], marks: Marks) -> dict[str, int | None]:
    labels = {number: plain(label) for number, label in marks.labels.items()}
    found: dict[str, int | None] = dict.fromkeys(_LANDMARKS)
    for line in reversed(lines):
        for word in _LANDMARKS:
            is_label = labels.get(line.number) == word
            if is_label or (word not in site.SECTION_LABELS and word in plain(line.text)):
                found[word] = line.number + 1
    return found


def _unfinished(document: Document, head: Head, story: Story) -> Iterator[ExplainedField]:
    """How far the reading came that found a headline and then no story."""
    places = _Places(document)
    yield places.field("title", head.title)
    yield places.field("source", head.meta_line.source)
    yield places.field("date", head.meta_line.date)
    yield places.field("body", _body(story))
    yield places.field("breadcrumb", head.breadcrumb)


def _candidates(document: Document) -> Iterator[ExplainedField]:
    """What could have been headline, source and date of a page on which no line looked like a headline."""
    places = _Places(document)
    short = [line for line in document.lines if could_be_meta(line.text)]
    signs = ((line, _headline_sign(line, document.head_title)) for line in document.lines)
    titles = [places.origin(line.number, sign) for line, sign in signs if sign]
    labelled = (line for line in short if _SOURCE_LABEL in line.text)
    dated = (line for line in short if find_moment(line.text, _ANY_TIME))
    sources = [places.origin(line.number, "could be a source") for line in labelled]
    dates = [places.origin(line.number, "could be a date") for line in dated]
    yield ExplainedField("title", None, "no heading, and no line of the window title", tuple(titles))
    yield ExplainedField("source", None, f"{_SOURCE_LABEL} stands nowhere", tuple(sources))
    yield ExplainedField("date", None, "no line with a date", tuple(dates))


def _headline_sign(line: Line, window_title: str) -> str | None:
    if line.element.tag in HEADINGS:
        return "could be a headline: a heading"
    if len(line.text) >= _SHORTEST_HEADLINE and line.text in window_title:
        return "could be a headline: in the window title"
    return None


def _looks(line: Line) -> str:
    if line.link_share > 0.5:
        return "links"
    return "prose" if is_prose(line) else "short"


def _body(body: Story) -> Found[list[str]]:
    lines = body.paragraphs
    return Found([line.text for line in lines], tuple(line.number for line in lines), body.rule)


def _has_link(line: Line, wanted: RecommendedLink) -> bool:
    links = (link for link in line.links if wanted["title"] in link.text)
    return any(site.canonical_url(link.url or "") == wanted["url"] for link in links)
