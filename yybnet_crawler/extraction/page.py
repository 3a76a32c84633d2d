"""What does a reader see? Bytes to lines of text in reading order, each with its links and pictures.

A line is what a browser would set on lines of its own: a block, a table cell, a run between `<br>`s. Elements
that only style words (`<span>`, `<font>`, `<a>`) do not end it. Text that is never shown is gone. Nothing here
knows what the words mean.
"""

import re
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.charset import to_utf8
from yybnet_crawler.extraction.document import Document, Line, Link, Picture, fold
from yybnet_crawler.extraction.element_kinds import (
    BLOCK,
    BREAK,
    INLINE,
    KINDS,
    LINK,
    NO_SCRIPT,
    NUMBERS,
    PICTURE,
    PREFORMATTED,
    SKIPPED,
)
from yybnet_crawler.extraction.hidden import Effect, effect_of
from yybnet_crawler.extraction.limits import MAX_ELEMENTS
from yybnet_crawler.extraction.prose import LINE_OF_PROSE
from yybnet_crawler.extraction.reopened import unlink_never_closed, without_open_formatting
from yybnet_crawler.extraction.styling import Styling
from yybnet_crawler.extraction.tree import DEEPEST_LAYOUT, TEXT, Element, Node, Wrappers

_FOLDED: Final = 8  # characters by which folded words may be off their place
_MOST_STYLES: Final = 8  # elements in one another that only style words
_NEW_PARAGRAPH: Final = "\n\u3000\u3000"  # an indent of two characters, where styles keep the source's lines
_WHOLE: Final[tuple[str, ...]] = ()
_AGO: Final = frozenset("前天刚0123456789")  # 6 天前, 昨天, 昨天 08:22
_DAY_AND_CLOCK: Final = re.compile(r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")


def read_page(body: bytes | str, url: str, content_type: str | None = None) -> Document:
    """Read a page. `body` is the response as received; a `str` is taken as decoded already. Never raises."""
    encoded = body.encode("utf-8", "replace") if isinstance(body, str) else to_utf8(body, content_type)
    names_portal = site.DOMAIN in url or site.DOMAIN.encode() in encoded
    encoded = without_open_formatting(encoded)
    root = tree.parse(encoded)
    document = Document(url=url, root=root, names_portal=names_portal)
    # An article at its one address: a relative one on it is the same whatever host and scheme it was found under.
    here = site.canonical_url(url) if site.article_address(url) else url
    stylesheets = []
    styled = set()  # what may be set otherwise than its tag says: the walk looks at the attributes of these alone
    visible = set()  # what is seen though a veiled element is around it
    for node in tree.find_all(root, "base,title,style,[style],[hidden],font[color]"):
        number = node.tag_id
        if number == NUMBERS["style"]:
            if _is_for_screens(node):
                stylesheets.append(tree.text(node))
        elif number == NUMBERS["base"]:
            if not document.base and tree.has(node, "href"):  # an empty one is the page's own
                document.base = site.resolve(here, tree.get(node, "href")) or here
        elif number == NUMBERS["title"]:
            document.head_title = document.head_title or fold(tree.text(node))
        else:
            effect = effect_of((own := node.attributes).get("style") or "")
            if effect is Effect.VISIBLE:
                visible.add(node.mem_id)
            if effect or "hidden" in own or number == NUMBERS["font"]:
                styled.add(node.mem_id)
    document.base = document.base or here
    styling = Styling(root, stylesheets, styled, visible)
    reader = _Reader(document, styling)
    reader.read()
    if styling.reveal(document.lines):
        document.lines.clear()
        document.pictures.clear()
        reader.read()
    if all(len(line.text) < LINE_OF_PROSE for line in document.lines) and _tells_more_without_scripts(document):
        document.lines.clear()
        document.pictures.clear()
        reader.read(without_scripts=True)
    unlink_never_closed(document.lines, encoded)
    return document


def _is_for_screens(style: Node) -> bool:
    """Whether an element is a stylesheet, for a screen and for readers with scripts."""
    is_css = tree.get(style, "type").lower() in ("", "text/css")
    is_for_screens = tree.get(style, "media").strip().lower() in ("", "all", "screen")
    return is_css and is_for_screens and not tree.is_within(style, "noscript")


def _tells_more_without_scripts(document: Document) -> bool:
    """Whether a page tells readers without scripts a sentence and more than it shows: more than that they need one."""
    nodes = tree.find_all(document.root, "body noscript")
    lengths = [len(text.strip()) for node in nodes for text in tree.texts(node)]
    shown = sum(len(line.text) for line in document.lines)
    return max(lengths, default=0) >= LINE_OF_PROSE and sum(lengths) > shown


def _kind_of_unknown(node: Node) -> tuple[int, str]:
    """Inline, as `<o:p>` of Word's and what words stand beside; else a page's own box."""
    name = tree.name(node)
    if name == "amp-img":
        return PICTURE, name
    is_inline = ":" in name or (not tree.has_elements(node) and tree.stands_among_words(node))
    return INLINE if is_inline else BLOCK, name


def _box_around(text: Node) -> tuple[int, int]:
    """The kind and the place of the element around a text that does more than style words, a few levels up."""
    kind, place, around = INLINE, 0, text.parent
    for _ in range(_MOST_STYLES):
        if around is None or kind not in (INLINE, LINK):
            break
        kind, place = KINDS.get(around.tag_id, (INLINE, ""))[0], around.mem_id
        around = around.parent
    return kind, place


def _moment(node: Node) -> str | None:
    """Where `6 天前` is printed, the moment that shows when a pointer rests on it; None without one."""
    title = tree.get(node, "title").strip()
    return title if title and _DAY_AND_CLOCK.fullmatch(title) else None


class _Reader:
    """One walk over the tree that collects words until a line ends."""

    def __init__(self, document: Document, styling: Styling) -> None:
        self._document = document
        self._styling = styling
        self._parts: list[str] = []  # the words of the line so far
        self._links: list[tuple[int, int, Node, str]] = []  # (first part, one past the last, `<a>`, its address)
        self._link: Node | None = None  # the link we are in
        self._href = ""  # and its address as written
        self._link_start = 0  # the part it begins with
        self._block = Element(document.root, "html", None)
        self._preformatted = False  # whether a line break of the source is one

    def read(self, *, without_scripts: bool = False) -> None:
        """Fill the document's lines and pictures; `without_scripts`, with what is for readers who have none."""
        self._without_scripts = without_scripts
        self._wrappers = Wrappers()
        self._read_from(self._document.root.first_child, self._block, 0)
        self._end_line()

    def _read_from(self, node: Node | None, around: Element | None, depth: int) -> None:
        """Read a node and those behind it in the same element; `around` is that one if it is a block."""
        # The hot loop: it runs once for every node of a page, so it tests before it calls.
        parts, styled = self._parts, self._styling.styled
        if depth > DEEPEST_LAYOUT:
            if node is not None and node.parent is not None:
                self._read_flat(node.parent)
            return
        while node is not None:
            number = node.tag_id
            if number == TEXT:
                words, node = node, node.next  # no line begins with blanks or ends with them
                if not words.is_empty_text_node or (parts and (node is not None or around is None)):
                    self._add_text(words.text_content or "")
                continue
            kind, name = KINDS[number] if number in KINDS else _kind_of_unknown(node)
            if kind and node.mem_id in styled:
                kind = self._styling.kind_of(node, kind, behind_words=bool(parts))
            if kind == BLOCK:
                if parts:
                    self._end_line()
                if (inside := node.first_child) is not None:
                    before = self._block
                    self._block = element = Element(node, name, around or self._wrappers.around(node, before))
                    self._read_from(inside, element, depth + 1)
                    if parts:
                        self._end_line()
                    self._block = before
            elif kind == INLINE:
                if (inside := node.first_child) is not None:
                    if inside.tag_id == TEXT and inside.next is None:
                        text = inside.text_content or ""
                        self._add_text((text[-1:] in _AGO and _moment(node)) or text)
                    else:
                        self._read_from(inside, None, depth + 1)
            elif kind == LINK:
                self._read_link(node, depth)
            elif kind:
                self._read_other(node, kind, around, depth)
            node = node.next

    def _read_flat(self, node: Node) -> None:
        """Read what stands deeper than any layout, links as words: a line ends where another box begins."""
        last = 0
        for each in node.traverse(include_text=True):
            if each.tag_id == TEXT:
                kind, box = _box_around(each)
                if box != last:
                    self._end_line()
                    last = box
                if kind != SKIPPED:
                    self._add_text(each.text_content or "")
            elif each.tag_id == NUMBERS["br"]:
                self._end_line()

    def _read_other(self, node: Node, kind: int, around: Element | None, depth: int) -> None:
        if kind == BREAK:
            self._end_line()
        elif kind == PICTURE:
            self._add_picture(node)
        elif kind == NO_SCRIPT and not self._without_scripts:
            beside = [each.tag for each in (tree.element_before(node), tree.behind(node)) if each is not None]
            if "img" not in beside:  # else it is that picture's own address
                for picture in tree.find_all(node, "img"):
                    self._add_picture(picture)
        else:
            self._end_line()
            block, preformatted = self._block, self._preformatted
            element = Element(node, tree.name(node), around or self._wrappers.around(node, block))
            self._block, self._preformatted = element, kind == PREFORMATTED
            self._read_from(node.first_child, element, depth + 1)
            self._end_line()
            self._block, self._preformatted = block, preformatted

    def _read_link(self, node: Node, depth: int) -> None:
        parts = self._parts
        self._link_start = start = len(parts)
        if (inside := node.first_child) is None:
            return
        href = node.attrs.sget("href")
        words = (inside.text_content or "") if inside.tag_id == TEXT and inside.next is None else None
        if words is not None and "\n" not in words:  # as most are: no line ends inside it
            if parts or not words.isspace():
                parts.append(words)
                self._links.append((start, start + 1, node, href))
            return
        around = self._link, self._href
        self._link, self._href = node, href
        if words is None:
            self._read_from(inside, None, depth + 1)
        else:
            self._add_text(words)
        if (end := len(parts)) > self._link_start:
            self._links.append((self._link_start, end, node, href))
        self._link, self._href = around

    def _add_text(self, text: str) -> None:
        if "\n" in text and (self._preformatted or _NEW_PARAGRAPH in text):
            self._add_rows(text)
        elif self._parts or not text.isspace():
            self._parts.append(text)

    def _add_rows(self, text: str) -> None:
        """Text in which a line break is one; of a hostile page no more rows than it may have elements."""
        separator = "\n" if self._preformatted else _NEW_PARAGRAPH
        first, *rows = text.split(separator, max(0, MAX_ELEMENTS - len(self._document.lines)))
        self._parts.append(first)
        for row in rows:
            self._end_line()
            if row and not row.isspace():
                self._parts.append(row)

    def _add_picture(self, node: Node) -> None:
        document = self._document
        if document.names_portal and (drawn := tree.get(node, "alt")).strip(" :：") in site.SECTION_LABELS:
            self._add_text(drawn)
            return
        href = None if self._link is None else self._href
        document.pictures.append(Picture(len(document.lines), node, self._block, href, document.base))

    def _end_line(self) -> None:
        parts, links = self._parts, self._links
        if not parts:
            return
        if self._link is not None:  # a link may hold several lines: each is its text
            links.append((self._link_start, len(parts), self._link, self._href))
            self._link_start = 0
        if len(parts) == 1:
            text, cut = fold(parts[0]), _WHOLE
        else:
            while parts and parts[-1].isspace():
                parts.pop()
            text, cut = fold("".join(parts)), tuple(parts) if len(parts) > 1 else _WHOLE
        if text:
            document = self._document
            found: tuple[Link, ...] = ()
            share = 0.0
            if links:
                first, end, node, href = links[0]
                if len(links) == 1 and first == 0 and end >= len(parts):  # a link and nothing else
                    found, share = (Link(text, node, href, 0, document.base),), 1.0
                else:
                    found, share = self._find_links(text)
            lines = document.lines
            lines.append(Line(len(lines), text, self._block, found, share, cut))
        parts.clear()
        links.clear()

    def _find_links(self, text: str) -> tuple[tuple[Link, ...], float]:
        """Each link's words and where in the folded line they stand; which part of the line is theirs."""
        parts, base = self._parts, self._document.base
        links = []
        position = counted = total = 0  # in the text, among the parts, and in links
        for first, end, node, href in self._links:
            words = fold("".join(parts[first:end]))
            if counted < first:
                position += len(fold("".join(parts[counted:first])))
            # Folding takes a blank or two where parts meet, so the words stand here or close by.
            start = text.find(words, position, position + len(words) + _FOLDED)
            if words and start >= 0:
                position = start + len(words)
                total += len(words)
                links.append(Link(words, node, href, start, base))
            counted = max(counted, end)
        return tuple(links), total / len(text)
