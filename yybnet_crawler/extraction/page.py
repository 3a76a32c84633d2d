"""What does a reader see? Bytes to lines of text in reading order, each with its links and pictures.

A line is what a browser would set on lines of its own: a block, a table cell, a run between `<br>`s. Elements
that only style words (`<span>`, `<font>`, `<a>`) do not end it. Text that is never shown is gone. Nothing here
knows what the words mean.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from lxml import etree
from parsel.selector import create_root_node

from yybnet_crawler import site
from yybnet_crawler.extraction.charset import to_utf8
from yybnet_crawler.extraction.hidden import HidingRules, hides

_SKIPPED, _INLINE, _BLOCK, _BREAK, _LINK, _PICTURE, _PREFORMATTED = range(7)

# HTML's own default styles (https://html.spec.whatwg.org/multipage/rendering.html): what is hidden, what is inline.
_KINDS: Final[dict[Any, int]] = {
    **dict.fromkeys(
        (
            *("head", "script", "style", "noscript", "template", "textarea", "select", "option", "button", "input"),
            *("iframe", "frame", "object", "embed", "applet", "svg", "math", "audio", "video", "canvas", "map"),
            *("datalist", "dialog", "rp", "rt"),
        ),
        _SKIPPED,
    ),
    **dict.fromkeys(
        (
            *("span", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "font", "small", "big", "sub", "sup"),
            *("mark", "code", "kbd", "samp", "var", "tt", "cite", "q", "abbr", "acronym", "dfn", "time", "label"),
            *("bdi", "bdo", "data", "ruby", "rb", "nobr", "wbr", "picture", "output"),
        ),
        _INLINE,
    ),
    **dict.fromkeys(
        (
            *("html", "body", "div", "p", "section", "article", "main", "header", "footer", "nav", "aside"),
            *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody"),
            *("tfoot", "tr", "td", "th", "caption", "form", "fieldset", "legend", "figure", "figcaption"),
            *("blockquote", "center", "address", "hr"),
        ),
        _BLOCK,
    ),
    "br": _BREAK,
    "a": _LINK,
    "img": _PICTURE,
    "pre": _PREFORMATTED,
    etree.Comment: _SKIPPED,
    etree.ProcessingInstruction: _SKIPPED,
    etree.Entity: _SKIPPED,
}
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")
# A line break in the source between two Han characters or full-width marks is no space (CSS Text 3, 4.1.3).
_WIDE = "\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_SEGMENT_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_BLANKS = re.compile("[ \t\r\n\f\v\xa0\u2000-\u200a\u202f]+")

_HIDDEN_ATTRIBUTE = re.compile(rb"hidden[\s=>/]")  # one literal: ten times as fast as with flags or alternatives
_AFTER_END = 64  # bytes behind `</html>` that are but blanks and a comment
_END_TAGS = re.compile(rb"</(?:html|body|HTML|BODY)\s*>")
_LINES_OF_A_LINK = 8  # a card of picture, headline, teaser, date has fewer
_MAX_DEPTH = 250  # no layout nests deeper; broken and hostile pages do, and Python's stack ends at 1,000
_MARKS = re.compile(r"[\W_]+")
_WHOLE: tuple[str, ...] = ()
_PICTURE_SOURCES = ("data-original", "data-src", "data-lazy-src", "src")  # lazy loaders keep the address beside `src`


@dataclass(slots=True, eq=False)
class Link:
    """A link inside a line."""

    text: str
    element: Any
    start: int  # where `text` begins in the line's text
    base: str

    @property
    def href(self) -> str:
        """Its address as written, "" without one."""
        return self.element.get("href") or ""

    @property
    def url(self) -> str | None:
        """The absolute address, not canonical; None for `javascript:` and the like."""
        return site.resolve(self.base, self.href)

    @property
    def rel(self) -> str:
        """The `rel` attribute, "" without one."""
        return self.element.get("rel") or ""


@dataclass(slots=True, eq=False)
class Picture:
    """A picture and where it stands: before the line with number `line`, or in it."""

    line: int
    element: Any
    block: Any  # the innermost block it stands in
    link: Any  # the `<a>` around it, or None
    base: str

    @property
    def alt(self) -> str:
        """The words that stand for the picture, "" without any."""
        return fold(self.element.get("alt") or "")

    @property
    def target(self) -> str | None:
        """Where a click on it leads; None when it is not linked."""
        return None if self.link is None else site.resolve(self.base, self.link.get("href") or "")

    @property
    def url(self) -> str | None:
        """The absolute address; None for inline data."""
        return next(
            (url for name in _PICTURE_SOURCES if (url := site.resolve(self.base, self.element.get(name) or ""))), None
        )


@dataclass(slots=True, eq=False)
class Line:
    """One line of text as a reader sees it."""

    number: int  # position in reading order, from 0
    text: str  # blanks folded, never empty
    element: Any  # the lxml element of the innermost block the line stands in
    links: tuple[Link, ...]
    link_share: float  # which part of the line's characters is link text, 0 to 1
    parts: tuple[str, ...]  # its words as inline elements cut them up, blanks and all; () when none does

    @property
    def pieces(self) -> list[str]:
        """The words of each inline element, folded: a reader sees a gap where styles set one."""
        return [piece for part in self.parts if (piece := fold(part))] or [self.text]


@dataclass(slots=True)
class Document:
    """A page as its reader sees it, with what its head says."""

    url: str
    root: Any  # lxml tree
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    head_title: str = ""  # `<title>`, folded
    names_portal: bool = True  # whether the portal's domain stands anywhere in it, or in its address
    base: str = ""


def read_page(body: bytes | str, url: str, content_type: str | None = None) -> Document:
    """Read a page. `body` is the response as received; a `str` is taken as decoded already. Never raises."""
    encoded = body.encode("utf-8", "replace") if isinstance(body, str) else to_utf8(body, content_type)
    end = max(encoded.find(b"</html"), encoded.find(b"</HTML"))
    if 0 <= end < len(encoded) - _AFTER_END:  # a browser shows what stands behind the end, libxml2 does not
        encoded = _END_TAGS.sub(b"", encoded)
    # parsel drops NULs and gives an empty page a root. A bare lxml tree: its HTML element classes cost a call each.
    root = create_root_node("", etree.HTMLParser, body=encoded, encoding="utf-8", huge_tree=True)
    names_portal = site.DOMAIN in url or site.DOMAIN.encode() in encoded
    document = Document(url=url, root=root, base=url, names_portal=names_portal)
    stylesheets = []
    for element in root.iter("base", "title", "style"):
        if element.tag == "style":
            stylesheets.append(element.text or "")
        elif element.tag == "base":
            document.base = site.resolve(url, element.get("href") or "") or url
        elif not document.head_title:
            document.head_title = fold(element.text or "")
    rules = HidingRules(stylesheets)
    maybe_hidden = bool(rules.ids or _HIDDEN_ATTRIBUTE.search(encoded) or b"HIDDEN" in encoded)
    _Reader(document, rules, maybe_hidden=maybe_hidden).read()
    return document


def fold(text: str) -> str:
    """Text as a browser sets it: blanks folded to one, none at the ends, invisible characters gone."""
    text = text.strip()
    if not text.isprintable():  # a cheap first look: line breaks, U+00A0, U+3000 and format characters are not
        text = _INVISIBLE.sub("", text)
        if "\n" in text or "\r" in text:
            text = _SEGMENT_BREAK.sub("", text)
        return _BLANKS.sub(" ", text).strip()
    return _BLANKS.sub(" ", text) if "  " in text else text


def letters(text: str) -> str:
    """The letters and digits of a text: what is left to compare when blanks and marks may differ."""
    return _MARKS.sub("", text)


def stands_in(element: Any, block: Any) -> bool:
    """Whether an element is a block or stands anywhere inside it."""
    return element is block or block in element.iterancestors()


def common_block(first: Any, second: Any) -> Any:
    """The smallest element around both, which may be one of them."""
    above = {first, *first.iterancestors()}
    return next((element for element in (second, *second.iterancestors()) if element in above), None)


@lru_cache(maxsize=4096)  # a page has many elements and few styles
def _kind_by_style(kind: int, style: str) -> int:
    """A hidden element is skipped; an inline one set as a block is a block."""
    if hides(style):
        return _SKIPPED
    return _BLOCK if kind == _INLINE and _BLOCK_STYLE.search(style) else kind


class _Reader:
    """One walk over the tree that collects words until a line ends."""

    def __init__(self, document: Document, rules: HidingRules, *, maybe_hidden: bool) -> None:
        self._document = document
        self._rules = rules
        self._maybe_hidden = maybe_hidden  # False: no element is hidden by attribute or id, so none is asked
        self._parts: list[str] = []  # the words of the line so far
        self._links: list[tuple[int, int, Any]] = []  # (first part, one past the last, element)
        self._link: Any = None  # the link we are in
        self._link_start = 0  # the part it begins with
        self._block: Any = document.root

    def read(self) -> None:
        """Fill the document's lines and pictures."""
        self._read_children(self._document.root, 0)
        self._end_line()

    def _read_children(self, element: Any, depth: int) -> None:
        # The hot loop: it runs once for every element of a page, so it tests before it calls.
        parts, rules, kinds, maybe_hidden = self._parts, self._rules, _KINDS, self._maybe_hidden
        if depth > _MAX_DEPTH:
            parts.extend(element.itertext())
            return
        if (text := element.text) and (parts or not text.isspace()):
            parts.append(text)
        for child in element:
            kind = kinds.get(child.tag)
            if kind is None:  # `<o:p>` and its like are Word's, and inline; an unknown element stands alone
                kind = _INLINE if ":" in child.tag else _BLOCK
            if kind:
                if style := child.get("style"):
                    kind = _kind_by_style(kind, style)
                if (classes := child.get("class")) and rules[classes]:
                    kind = _SKIPPED
                if maybe_hidden and (child.get("hidden") is not None or child.get("id") in rules.ids):
                    kind = _SKIPPED
                if kind == _BLOCK:
                    if parts:
                        self._end_line()
                    before, self._block = self._block, child
                    if len(child):
                        self._read_children(child, depth + 1)
                    elif text := child.text:
                        parts.append(text)
                    if parts:
                        self._end_line()
                    self._block = before
                elif kind == _INLINE:
                    if len(child):
                        self._read_children(child, depth + 1)
                    elif text := child.text:
                        parts.append(text)
                elif kind == _LINK:
                    around, self._link, self._link_start = self._link, child, len(parts)
                    above = len(self._document.lines)
                    if len(child):
                        self._read_children(child, depth + 1)
                    elif text := child.text:
                        parts.append(text)
                    if len(parts) > self._link_start:
                        self._links.append((self._link_start, len(parts), child))
                    self._link = around
                    if len(self._document.lines) - above > _LINES_OF_A_LINK:
                        self._unlink(above, child)
                elif kind:
                    self._read_other(child, kind)
            if (tail := child.tail) and (parts or not tail.isspace()):
                parts.append(tail)

    def _unlink(self, above: int, element: Any) -> None:
        """An `<a>` that was never closed holds the rest of the page; its lines are no links."""
        for line in self._document.lines[above:]:
            line.links = tuple(link for link in line.links if link.element is not element)
            line.link_share = sum(len(link.text) for link in line.links) / len(line.text)

    def _read_other(self, child: Any, kind: int) -> None:
        if kind == _BREAK:
            self._end_line()
        elif kind == _PICTURE:
            self._add_picture(child)
        else:
            self._end_line()
            before, self._block = self._block, child
            self._read_preformatted(child)
            self._end_line()
            self._block = before

    def _read_preformatted(self, block: Any) -> None:
        """In a `<pre>` a line break of the source is a line break."""
        for event, element in etree.iterwalk(block, events=("start", "end")):
            if event == "start":
                if element.tag == "img":
                    self._add_picture(element)
                elif element.tag == "a":
                    self._link, self._link_start = element, len(self._parts)
                self._add_rows(element.text)
                continue
            if element.tag == "a":
                self._links.append((self._link_start, len(self._parts), element))
                self._link = None
            elif element.tag == "br":
                self._end_line()
            if element is not block:
                self._add_rows(element.tail)

    def _add_rows(self, text: str | None) -> None:
        for number, row in enumerate((text or "").split("\n")):
            if number:
                self._end_line()
            self._parts.append(row)

    def _add_picture(self, element: Any) -> None:
        document = self._document
        document.pictures.append(Picture(len(document.lines), element, self._block, self._link, document.base))

    def _end_line(self) -> None:
        parts, links = self._parts, self._links
        if not parts:
            return
        if self._link is not None:  # a link may hold several lines: each is its text
            links.append((self._link_start, len(parts), self._link))
            self._link_start = 0
        while parts and parts[-1].isspace():
            parts.pop()
        if len(parts) == 1:
            text, cut = fold(parts[0]), _WHOLE
        else:
            text, cut = fold("".join(parts)), tuple(parts)
        if text:
            lines = self._document.lines
            if not links:
                line = Line(len(lines), text, self._block, (), 0.0, cut)
            elif len(links) == 1 and links[0][0] == 0 and links[0][1] >= len(parts):
                line = Line(len(lines), text, self._block, (Link(text, links[0][2], 0, self._document.base),), 1.0, cut)
            else:
                found = self._find_links(text)
                share = sum([len(link.text) for link in found]) / len(text)
                line = Line(len(lines), text, self._block, found, share, cut)
            lines.append(line)
        parts.clear()
        links.clear()

    def _find_links(self, text: str) -> tuple[Link, ...]:
        """Each link's words and where in the folded line they stand."""
        links = []
        position = 0
        for first, end, element in self._links:
            words = fold("".join(self._parts[first:end]))
            before = len(fold("".join(self._parts[:first]))) if first else 0
            start = text.find(words, max(position, before))
            if words and start >= 0:
                position = start + len(words)
                links.append(Link(words, element, start, self._document.base))
        return tuple(links)
