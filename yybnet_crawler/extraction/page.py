"""What does a reader see? Bytes to lines of text in reading order, each with its links and pictures.

A line is what a browser would set on lines of its own: a block, a table cell, a run between `<br>`s. Elements
that only style words (`<span>`, `<font>`, `<a>`) do not end it. Text that is never shown is gone. Nothing here
knows what the words mean.
"""

import re
from typing import Any, Final

from lxml import etree
from parsel.selector import create_root_node

from yybnet_crawler import site
from yybnet_crawler.extraction.charset import to_utf8
from yybnet_crawler.extraction.document import Document, Line, Link, Picture, fold
from yybnet_crawler.extraction.hidden import Effect, StyleRules, effect_of, shows
from yybnet_crawler.extraction.limits import MAX_ELEMENTS

_SKIPPED, _INLINE, _BLOCK, _BREAK, _LINK, _PICTURE, _PREFORMATTED, _NO_SCRIPT, _FONT = range(9)

# HTML's own default styles (https://html.spec.whatwg.org/multipage/rendering.html): what is hidden, what is inline.
_KINDS: Final[dict[Any, int]] = {
    **dict.fromkeys(
        (
            *("head", "script", "style", "template", "textarea", "select", "option", "button", "input"),
            *("iframe", "frame", "object", "embed", "applet", "svg", "math", "audio", "video", "canvas", "map"),
            *("datalist", "dialog", "rp", "rt"),
        ),
        _SKIPPED,
    ),
    **dict.fromkeys(
        (
            *("span", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "small", "big", "sub", "sup"),
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
    "amp-img": _PICTURE,
    "pre": _PREFORMATTED,
    "noscript": _NO_SCRIPT,
    "font": _FONT,
    etree.Comment: _SKIPPED,
    etree.ProcessingInstruction: _SKIPPED,
    etree.Entity: _SKIPPED,
}

_HIDES_BY_ATTRIBUTE: Final = etree.XPath("boolean(//@hidden)")
_AFTER_END: Final = 64  # bytes behind `</html>` that are but blanks and a comment
_END_TAGS: Final = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
_CLOSING_BREAK: Final = re.compile(rb"</br\s*/?>", re.IGNORECASE)  # a `<br>` to a browser, nothing to libxml2
_MISREAD: Final = re.compile(rb"</(?:html|HTML|br|BR)")  # what begins one of these
_LINES_OF_A_LINK: Final = 8  # a card of picture, headline, teaser, date has fewer
_MAX_DEPTH: Final = 250  # no layout nests deeper; broken and hostile pages do, and Python's stack ends at 1,000
_FOLDED: Final = 8  # characters by which folded words may be off their place
_FOR_SCREENS: Final = frozenset({"", "all", "screen"})
_SENTENCE: Final = 25  # characters: shorter text is no prose
_WHOLE: Final[tuple[str, ...]] = ()


def read_page(body: bytes | str, url: str, content_type: str | None = None) -> Document:
    """Read a page. `body` is the response as received; a `str` is taken as decoded already. Never raises."""
    encoded = body.encode("utf-8", "replace") if isinstance(body, str) else to_utf8(body, content_type)
    if _MISREAD.search(encoded, 0, max(0, len(encoded) - _AFTER_END)):
        # A browser shows what stands behind the end, libxml2 does not.
        encoded = _CLOSING_BREAK.sub(b"<br>", _END_TAGS.sub(b"", encoded))
    # parsel drops NULs and gives an empty page a root. A bare lxml tree: its HTML element classes cost a call each.
    root = create_root_node("", etree.HTMLParser, body=encoded, encoding="utf-8", huge_tree=True)
    names_portal = site.DOMAIN in url or site.DOMAIN.encode() in encoded
    document = Document(url=url, root=root, names_portal=names_portal)
    stylesheets = []
    for element in root.iter("base", "title", "style"):
        if element.tag == "style":
            if _is_for_screens(element):
                stylesheets.append(element.text or "")
        elif element.tag == "base":
            document.base = document.base or site.resolve(url, element.get("href") or "") or ""
        elif not document.head_title:
            document.head_title = fold(element.text or "")
    document.base = document.base or url
    rules = StyleRules(stylesheets)
    reader = _Reader(document, rules)
    reader.maybe_hidden = bool(rules.ids or _HIDES_BY_ATTRIBUTE(root))
    reader.read()
    if reader.veiled and (prose := _revealed(document, reader.veiled)):
        document.lines.clear()
        document.pictures.clear()
        reader.read(prose)
    return document


def _is_for_screens(style: Any) -> bool:
    """Whether a stylesheet is for a screen and for readers with scripts."""
    on_screen = (style.get("media") or "").strip().lower() in _FOR_SCREENS
    return on_screen and next(style.iterancestors("noscript"), None) is None


def _revealed(document: Document, veiled: list[Any]) -> frozenset[Any]:
    """The veiled elements that hold more prose than all the page shows: their veil is for a script to take off."""
    shown = sum(len(line.text) for line in document.lines if len(line.text) >= _SENTENCE and line.link_share < 1)
    return frozenset(element for element in veiled if _length_of_prose(element) > shown)


def _length_of_prose(element: Any) -> int:
    texts = ((part.text, part.tail) for part in element.iter("*") if _KINDS.get(part.tag, _BLOCK))
    return sum(len(text) for pair in texts for text in pair if text and len(text) >= _SENTENCE)


class _Reader:
    """One walk over the tree that collects words until a line ends."""

    maybe_hidden = True  # False: no element is hidden by attribute or id, so none is asked

    def __init__(self, document: Document, rules: StyleRules) -> None:
        self._document = document
        self._rules = rules
        self.veiled: list[Any] = []  # elements passed over that a script may reveal
        self._revealed: frozenset[Any] = frozenset()
        self._parts: list[str] = []  # the words of the line so far
        self._links: list[tuple[int, int, Any]] = []  # (first part, one past the last, element)
        self._link: Any = None  # the link we are in
        self._link_start = 0  # the part it begins with
        self._block: Any = document.root

    def read(self, revealed: frozenset[Any] = frozenset()) -> None:
        """Fill the document's lines and pictures; `revealed` elements are shown though a style veils them."""
        self._revealed = revealed
        self._read_children(self._document.root, 0)
        self._end_line()

    def _read_children(self, element: Any, depth: int) -> None:
        # The hot loop: it runs once for every element of a page, so it tests before it calls.
        parts, rules, kinds, none = self._parts, self._rules, _KINDS, Effect.NONE
        maybe_hidden, ids, by_class = self.maybe_hidden, rules.ids, rules.by_class
        if depth > _MAX_DEPTH:
            parts.extend(element.itertext())
            return
        if (text := element.text) and (parts or not text.isspace()):
            parts.append(text)
        for child in element:
            kind = kinds.get(child.tag)
            if kind is None:  # inline, as `<o:p>` of Word's; but one that holds others is a page's own box
                kind = _BLOCK if len(child) and ":" not in child.tag else _INLINE
            elif kind == _FONT:
                white = (child.get("color") or "").lower() in _WHITES
                kind = self._kind_by(Effect.DECOY, _INLINE, child) if white else _INLINE
            if kind:
                if (style := child.get("style")) and (effect := effect_of(style)) is not none:
                    kind = self._kind_by(effect, kind, child)
                if by_class and (classes := child.get("class")) and (effect := rules[classes]) is not none and kind:
                    kind = self._kind_by(effect, kind, child)
                if maybe_hidden and (child.get("hidden") is not None or child.get("id") in ids):
                    kind = self._kind_by_name(kind, child)
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
                        parts.append(_moment(child) if text[-1] in _AGO else text)
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
                    self._read_other(child, kind, depth)
            if (tail := child.tail) and (parts or not tail.isspace()):
                parts.append(tail)

    def _kind_by(self, effect: Effect, kind: int, element: Any) -> int:
        """What a style makes of an element: nothing to be seen, or an inline one set as a block."""
        if effect is Effect.VEILED:
            if element in self._revealed:
                return kind
            if not self._revealed:
                self.veiled.append(element)
            return _SKIPPED
        if effect is Effect.HIDDEN:
            return kind if shows(element.get("style") or "") else _SKIPPED
        if effect is Effect.DECOY:  # white words among black ones; a headline all in white stands on a ground
            among = self._parts or (element.tail and not element.tail.isspace())
            return _SKIPPED if kind == _INLINE and among else kind
        if effect is Effect.PREFORMATTED:
            return _PREFORMATTED if kind == _BLOCK else kind
        return _BLOCK if kind == _INLINE and effect is Effect.BLOCK else kind

    def _kind_by_name(self, kind: int, element: Any) -> int:
        if element.get("hidden") is not None:
            return _SKIPPED
        return self._kind_by(self._rules.ids[element.get("id")], kind, element)

    def _unlink(self, above: int, element: Any) -> None:
        """An `<a>` that was never closed holds the rest of the page; its lines are no links."""
        for line in self._document.lines[above:]:
            line.links = tuple(link for link in line.links if link.element is not element)
            line.link_share = sum(len(link.text) for link in line.links) / len(line.text)

    def _read_other(self, child: Any, kind: int, depth: int) -> None:
        if kind == _BREAK:
            self._end_line()
        elif kind == _PICTURE:
            self._add_picture(child)
        elif kind == _NO_SCRIPT:
            before = child.getprevious()
            if before is None or before.tag != "img":  # else it is that picture's own address
                for picture in child.iter("img"):
                    self._add_picture(picture)
        else:
            self._end_line()
            before, self._block = self._block, child
            _break_rows(child, max(0, MAX_ELEMENTS - len(self._document.lines)))
            self._read_children(child, depth + 1)
            self._end_line()
            self._block = before

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
        position = counted = 0  # in the text, and among the parts
        for first, end, element in self._links:
            words = fold("".join(self._parts[first:end]))
            if counted < first:
                position += len(fold("".join(self._parts[counted:first])))
            # Folding takes a blank or two where parts meet, so the words stand here or close by.
            start = text.find(words, position, position + len(words) + _FOLDED)
            if words and start >= 0:
                position = start + len(words)
                links.append(Link(words, element, start, self._document.base))
            counted = max(counted, end)
        return tuple(links)


def _moment(element: Any) -> str:
    """What is printed, or where that is `6 天前` the moment that shows when a pointer rests on it."""
    title = (element.get("title") or "").strip()
    return title if _DAY_AND_CLOCK.fullmatch(title) else element.text


_AGO: Final = frozenset("前天刚0123456789")  # 6 天前, 昨天, 昨天 08:22
_DAY_AND_CLOCK: Final = re.compile(r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")
_WHITES: Final = frozenset({"#fff", "#ffffff", "white"})


def _break_rows(block: Any, most: int) -> None:
    """Set `<br>`s where the source breaks lines, for a block in which a line break is one: no more than `most`."""
    for element in list(block.iter("*")):
        if (text := element.text) and "\n" in text:
            element.text, *rows = text.split("\n", most)
            most -= len(rows)
            for row in reversed(rows):
                element.insert(0, _break(row))
        if element is not block and (tail := element.tail) and "\n" in tail:
            element.tail, *rows = tail.split("\n", most)
            most -= len(rows)
            for row in reversed(rows):
                element.addnext(_break(row))


def _break(tail: str) -> Any:
    element = etree.Element("br")
    element.tail = tail
    return element
