"""Why is a page no article? One sentence that a person can act on."""

import re
from collections.abc import Iterable, Sequence

from yybnet_crawler import site
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.extraction import refusal_words, tree
from yybnet_crawler.extraction.caption_words import DATELINE, DAY
from yybnet_crawler.extraction.charset import utf16_without_mark
from yybnet_crawler.extraction.dates import find_moment
from yybnet_crawler.extraction.document import Document, Line, leads_to_article, letters
from yybnet_crawler.extraction.limits import excess
from yybnet_crawler.extraction.marks import Kind
from yybnet_crawler.extraction.outlet_names import ends_as_outlet
from yybnet_crawler.extraction.prose import has_full_stop, is_prose, is_sentence
from yybnet_crawler.extraction.reading import Head
from yybnet_crawler.extraction.story import Story
from yybnet_crawler.extraction.summary import share_said
from yybnet_crawler.extraction.words import QUOTATION

_SIGNATURES = (
    b"\x89PNG",
    b"%PDF",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BM",
    b"RIFF",
    b"\x00\x00\x00",
    b"Rar!",
    b"7z\xbc\xaf",
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MISSING = (refusal_words.GONE, refusal_words.NOT_FOUND, refusal_words.ERROR)
# What may stand in place of a story, and the reason that it gives. A wall has a form or a price list below it.
_WALLS = ((refusal_words.LOGIN, "login"), (refusal_words.PAID, "login"), (refusal_words.BLOCKED, "error_page"))
_IN_PLACE_OF_STORY = (
    (refusal_words.GONE, "error_page"),
    (refusal_words.NOT_FOUND, "error_page"),
    (refusal_words.WITHHELD, "error_page"),
    *_WALLS,
    (refusal_words.STAND_IN, "no_body"),
)
_REPLACEMENT = "\ufffd"  # what stands for bytes that no charset reads
_SHARE_OF_HEADLINE = 0.3  # of its pairs of characters; in the words of a wall stand at most 0.2
_FEW_LETTERS = 400
_LETTERS_OF_NOTICE = 120
_SEVERAL, _THREE = 2, 3
_LINES_OF_NOTICE, _LINES_OF_WALL = 3, 8
_LINES_OF_ITEM = 3  # of a list: headline, teaser, date
_LONGEST_ITEM = 80
_MOSTLY = 0.5  # of a line's characters
_CUT = ("...", "…")
_WARNING = re.compile(r"(?:Warning|Notice|(?:Fatal|Parse) error): .*(?:\w\(\)| on line \d).*")
# What a program prints where it has no story: null, [!--newstext--], {$content}, Warning: mysql_query() …, ……
_OF_A_PROGRAM = re.compile(
    r"[^\w\s]*+(?i:null|undefined|nan)?[\W_]*+|[\[{<$%][^\w\s]*+[A-Za-z][A-Za-z0-9_.:-]*+\W*+"
    rf"|{_WARNING.pattern}|[a-z]+/\d+(?:\.\d+)+"
)
# news.Dao.load(Dao.java:88), #0 /core/Driver.class.php(114)
_STEP_OF_A_PROGRAM = re.compile(r"\.(?:java|php|py)[:(]\d+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_VISIT = tuple(map(re.compile, refusal_words.VISIT.words))
LISTED_ARTICLES = 4  # links to articles where a story should stand: from here on the page is a listing


def refuse_bytes(body: bytes | str, url: str) -> None:
    """Raise `NotAnArticle` for what is no page at all: nothing, too much, or something that is not text."""
    if not body or body.isspace():
        raise NotAnArticle("empty", "the page is empty (0 characters): ask the server again later", url)
    if too_much := excess(body):
        raise NotAnArticle(*too_much, url)
    if isinstance(body, bytes):
        head = body[:1024]
        marked = head.lstrip().startswith(_SIGNATURES) and b"<html" not in head.lower()
        utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(body) is not None
        if marked or (not utf16 and len(_CONTROL.findall(head)) * 10 > len(head)):
            raise NotAnArticle("binary", f"the body is binary data, no page (it begins with {head[:8]!r})", url)


def _refusal(document: Document, length: int, *, listed: int, truncated: bool, has_title: bool) -> NotAnArticle:
    """What kind of page this is that no article was read from.

    `length`: the characters of what looked like a story; `listed`: how many links to articles stand in its place.
    """
    url, lines = document.url, document.lines
    if not lines:
        return NotAnArticle("no_text", "the page shows no text: it may be filled in by a script or be a redirect", url)
    if other := recognise_other(document, length):
        return other
    if listed >= LISTED_ARTICLES:
        return NotAnArticle("listing", f"a listing: {listed} links to articles and no story of its own", url)
    if truncated:
        return NotAnArticle("truncated", "the page breaks off before its end: fetch it again", url)
    if not has_title:
        return NotAnArticle("no_title", f"no line looks like a headline; the page begins «{lines[0].text[:40]}»", url)
    return NotAnArticle("no_body", "a headline but no story under it; see `scrapy extract --explain`", url)


def refuse_what_is_no_story(
    document: Document, head: Head, story: Story, raw: bytes | str, *, images: bool, people: bool
) -> None:
    """Raise `NotAnArticle` where what was read under a headline is no story.

    `images` and `people`: whether pictures of it were found, and whose words or pictures they are.
    """
    meta_line = head.meta_line
    length = sum(len(line.text) for line in story.paragraphs)
    signed = meta_line.date.value is not None or meta_line.source.value is not None
    if not signed and (other := recognise_other(document, length)):
        raise other
    is_notice = length < _FEW_LETTERS and meta_line.source.value is None and not people
    if is_notice:
        _refuse_what_the_site_says(head.title.value, story.paragraphs, document.url)
    is_short = length < _FEW_LETTERS and meta_line.source.value is None  # an error page may print a day
    if is_short and (other := _error_page([document.head_title], document.url)):
        raise other
    paragraphs = story.paragraphs
    if _is_garbled(paragraphs):
        raise NotAnArticle("garbled", "most of the text is in no known charset: it would be U+FFFD", document.url)
    if not paragraphs:
        listed = _links_between(document, story, 0, len(document.lines))
        if listed >= LISTED_ARTICLES or not (signed and images):
            raise _refusal(document, length, listed=listed, truncated=breaks_off(raw), has_title=True)
        return
    if all(_OF_A_PROGRAM.fullmatch(line.text) for line in paragraphs) or _WARNING.match(head.title.value):
        said = paragraphs[0].text[:40]
        raise NotAnArticle("no_body", f"where the story should stand it says «{said}»", document.url)
    foreign = [line for line in paragraphs if not _HAN.search(line.text)]
    step = next((line for line in foreign if _STEP_OF_A_PROGRAM.search(line.text)), None)
    if step and len(foreign) * 2 >= len(paragraphs):
        raise NotAnArticle(
            "error_page", f"a program failed where the story should stand: «{step.text[:80]}»", document.url
        )
    first, end = paragraphs[0].number, paragraphs[-1].number
    listed = _links_between(document, story, first, end)
    if listed >= LISTED_ARTICLES and listed * 2 > sum(map(is_prose, paragraphs)):
        raise NotAnArticle("listing", f"a listing: {listed} links to articles between its paragraphs", document.url)
    few = length < _LETTERS_OF_NOTICE and len(paragraphs) <= _LINES_OF_WALL
    refused = _stands_for_story(paragraphs, document.url) if few and not people else None
    is_news = refused and ends_as_outlet(meta_line.source.value or "") and _tells_of(head.title.value, paragraphs)
    if refused and not is_news:
        raise refused
    if listing := _listing_around(document, head, story, between=listed):
        raise listing
    if listing := _listing_of_teasers(document, head, story, is_notice=is_notice):
        raise listing
    shows_when = bool(meta_line.date.lines) or _is_dated(paragraphs)
    says_little = length < _LETTERS_OF_NOTICE and sum(map(is_sentence, paragraphs)) < _SEVERAL
    if is_notice and says_little and not (shows_when or images):
        said = f"hardly a sentence, and neither paper, day nor writer is named: «{paragraphs[0].text[:40]}»"
        raise NotAnArticle("no_body", said, document.url)
    if end == len(document.lines) - 1 and breaks_off(raw):
        raise NotAnArticle("truncated", "the page breaks off inside the story: fetch it again", document.url)


def _tells_of(title: str, paragraphs: Sequence[Line]) -> bool:
    """Whether a few words speak of what the headline says, as those of a wall do not."""
    said = "".join(line.text for line in paragraphs)
    return share_said(letters(title), letters(said)) >= _SHARE_OF_HEADLINE


def _refuse_what_the_site_says(title: str, paragraphs: Sequence[Line], url: str) -> None:
    """Raise `NotAnArticle` for what no paper and nobody signed, and the site says to its visitor."""
    if title in refusal_words.ABOUT or title in (site.NAME, site.DOMAIN):
        raise NotAnArticle("no_body", f"what the site says of itself: its headline is «{title}»", url)
    if _is_dated(paragraphs):
        return
    text = "\n".join((title, *(line.text for line in paragraphs)))
    said = [found[0] for word in _VISIT if (found := word.search(text))]
    if len(said) >= _THREE and text in refusal_words.ADDRESSED:
        raise NotAnArticle("error_page", f"nobody signed it, and it speaks of {'、'.join(said)}", url)


def _is_dated(paragraphs: Iterable[Line]) -> bool:
    """Whether one of them opens as news does: 本报讯, 昨天."""
    return any(line.words in DATELINE or line.words in DAY for line in paragraphs)


def _links_between(document: Document, story: Story, first: int, end: int) -> int:
    """How many lines that are links alone lead to articles between two lines of a page."""
    numbers = (number for number in story.left_out_as(Kind.LINKS) if first < number < end)
    return sum(leads_to_article(document.lines[number]) for number in numbers)


def _stands_for_story(paragraphs: Sequence[Line], url: str) -> NotAnArticle | None:
    """Why a few words are no story: it is gone, behind a wall, or not loaded yet. None: they may be news."""
    groups = _IN_PLACE_OF_STORY if len(paragraphs) <= _LINES_OF_NOTICE else _WALLS
    for line in paragraphs:
        if line.words in DATELINE or line.words in DAY:
            continue
        text = QUOTATION.sub("", line.words)
        if reason := next((reason for group, reason in groups if text in group), None):
            return NotAnArticle(reason, f"where the story should stand it says «{line.text[:40]}»", url)
    return None


def _listing_around(document: Document, head: Head, story: Story, *, between: int) -> NotAnArticle | None:
    """A listing some of whose words were taken for a story, with links to articles `between` its paragraphs."""
    lines, paragraphs = document.lines, story.paragraphs
    start = min((*head.meta_line.lines, story.start))
    first, last = paragraphs[0].number, paragraphs[-1].number
    if not any(has_full_stop(line) and not line.text.endswith(_CUT) for line in paragraphs):
        region = lines[start : last + 1 + _LINES_OF_ITEM]
        linked = sum(map(leads_to_article, region))
        dated = sum(len(line.text) < _LONGEST_ITEM and find_moment(line.text) is not None for line in region)
        if linked >= _SEVERAL and dated > _SEVERAL:
            return NotAnArticle("listing", f"a listing: {linked} articles, each with its date", document.url)
    prose = [line for line in paragraphs if is_prose(line)]
    if between >= _SEVERAL and len(prose) > _SEVERAL and all(line.text.endswith(_CUT) for line in prose):
        return NotAnArticle("listing", f"a listing: each of its {len(prose)} paragraphs is cut", document.url)
    if len(paragraphs) > _SEVERAL and all(line.link_share > _MOSTLY and not has_full_stop(line) for line in paragraphs):
        return NotAnArticle("listing", f"a listing: most of its {len(paragraphs)} lines are links", document.url)
    if not prose:  # a heading below a list: 周边
        above = sum(map(leads_to_article, lines[start:first]))
        if above >= LISTED_ARTICLES:
            return NotAnArticle("listing", f"a listing: {above} links to articles above its few words", document.url)
    return None


def _listing_of_teasers(document: Document, head: Head, story: Story, *, is_notice: bool) -> NotAnArticle | None:
    """A listing in which the first item, or a few words that nobody signed, were taken for a story.

    Or a channel's (澄川新闻), or what heads one in the block of its items: nothing else is left of it.
    """
    linked = sum(map(leads_to_article, story.teasers))
    if linked < LISTED_ARTICLES:
        return None
    alike, blocks = {line.shape for line in story.teasers}, {line.container for line in story.teasers}
    headline = document.lines[head.first]
    others = [link for link in headline.links if site.canonical_url(link.url or "") != site.canonical_url(document.url)]
    is_item = others != [] and leads_to_article(headline) and all(line.shape in alike for line in story.paragraphs)
    is_channel = head.meta_line.source.value is None and site.CHANNEL.fullmatch(head.title.value) is not None
    told, length = (
        sum(len(line.text) for line in lines if is_prose(line)) for lines in (story.teasers, story.paragraphs)
    )
    is_head = story.paragraphs[0].container in blocks and _SEVERAL * length < told
    if not (is_notice or is_item or is_channel or is_head):
        return None
    return NotAnArticle("listing", f"a listing: {linked} articles, each with a teaser", document.url)


def _is_garbled(paragraphs: Sequence[Line]) -> bool:
    """Whether a story is mostly replacement characters: a record of it says nothing."""
    text = "".join(line.text for line in paragraphs)
    return text.count(_REPLACEMENT) * 2 > len(text)


def no_headline(document: Document, raw: bytes | str) -> NotAnArticle:
    """What kind of page this is on which no line looks like a headline."""
    listed = sum(map(leads_to_article, document.lines))
    length = sum(len(line.text) for line in document.lines if is_prose(line))
    return _refusal(document, length, listed=listed, truncated=breaks_off(raw), has_title=False)


def _error_page(shown: Iterable[str], url: str) -> NotAnArticle | None:
    """An error page, when one of the texts that it shows says so."""
    said = next((text[:40] for text in shown if any(text in group for group in _MISSING)), None)
    return NotAnArticle("error_page", f"an error page: it says «{said}»", url) if said else None


def recognise_other(document: Document, length: int) -> NotAnArticle | None:
    """An error page or a login form, when a page with few words is plainly one of these."""
    url, lines = document.url, document.lines
    if length >= _FEW_LETTERS:
        return None
    if told := _error_page([document.head_title, *(line.text for line in lines if line.link_share < 0.5)], url):
        return told
    if length >= _LETTERS_OF_NOTICE:  # beside a story the form is one of the site's head
        return None
    password = tree.find(document.root, "input[type=password]") is not None
    if password or document.head_title in refusal_words.LOGIN:
        return NotAnArticle("login", "a login form: the article, if any, is behind it", url)
    if document.head_title in (site.NAME, site.DOMAIN):
        return NotAnArticle("listing", f"the portal's own front page: its title is «{document.head_title}»", url)
    return None


def breaks_off(raw: bytes | str) -> bool:
    """Whether a page that opens `<html>` or `<body>` closes neither: the transfer broke off."""
    data = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
    tail, head = data[-4096:].lower(), data[:8192].lower()
    return (b"<html" in head or b"<body" in head) and b"</html" not in tail and b"</body" not in tail
