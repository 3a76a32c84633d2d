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
from yybnet_crawler.extraction.hidden import Effect, StyleRules, effect_of, shows
from yybnet_crawler.extraction.limits import MAX_ELEMENTS
from yybnet_crawler.extraction.reopened import unlink_never_closed, without_open_formatting
from yybnet_crawler.extraction.tree import DEEPEST_LAYOUT, TEXT, Element, Node, Wrappers

_FOLDED: Final = 8  # characters by which folded words may be off their place
_SENTENCE: Final = 25  # characters: shorter text is no prose
_MOST_NAMES: Final = 20  # of an element; for each the stylesheets are searched
_NEW_PARAGRAPH: Final = "\n\u3000\u3000"  # an indent of two characters, where styles keep the source's lines
_WHOLE: Final[tuple[str, ...]] = ()
_AGO: Final = frozenset("前天刚0123456789")  # 6 天前, 昨天, 昨天 08:22
_DAY_AND_CLOCK: Final = re.compile(r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")
_WHITES: Final = frozenset({"#fff", "#ffffff", "white"})


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
    rules = StyleRules(stylesheets)
    if rules.by_class or rules.ids:
        styled.update([node.mem_id for node in tree.find_styled(root, rules.selector())])
    nested = {node.mem_id: effect for each, effect in rules.nested() for node in tree.find_styled(root, each)}
    styled.update(nested)
    if rules.visible:
        visible.update([node.mem_id for node in tree.find_styled(root, ",".join(rules.visible))])
    reader = _Reader(document, rules, nested, styled, visible)
    reader.read()
    if (reader.veiled or reader.hidden) and (prose := _revealed(document, reader, rules)):
        document.lines.clear()
        document.pictures.clear()
        reader.read(prose)
    unlink_never_closed(document.lines, encoded)
    return document


def _is_for_screens(style: Node) -> bool:
    """Whether an element is a stylesheet, for a screen and for readers with scripts."""
    is_css = tree.get(style, "type").lower() in ("", "text/css")
    is_for_screens = tree.get(style, "media").strip().lower() in ("", "all", "screen")
    return is_css and is_for_screens and not tree.is_within(style, "noscript")


def _revealed(document: Document, reader: "_Reader", rules: StyleRules) -> frozenset[int]:
    """The veiled elements that hold more prose than all the page shows: their veil is for a script to take off.

    And the longest of the hidden ones, where a later rule shows again what an earlier one hides.
    """
    shown = sum(len(line.text) for line in document.lines if len(line.text) >= _SENTENCE and line.link_share < 1)
    veiled = {node.mem_id for node in reader.veiled if _length_of_prose(node) > shown}
    longest = max(reader.hidden, key=_length_of_prose, default=None)
    if longest is not None and _is_shown_again(longest, shown, rules):
        veiled.add(longest.mem_id)
    return frozenset(veiled)


def _is_shown_again(node: Node, shown: int, rules: StyleRules) -> bool:
    """Whether a later rule shows a hidden element; one inside of others has to hold more prose than the page shows."""
    length = _length_of_prose(node)
    names = sorted(tree.names(node))[:_MOST_NAMES] if length else []
    return any(rules.shows_at_last(name, alone=length <= shown) for name in names)


def _length_of_prose(node: Node) -> int:
    lengths = (len(text) for text, around in tree.placed_texts(node) if around not in KINDS or KINDS[around][0])
    return sum(length for length in lengths if length >= _SENTENCE)


def _kind_of_unknown(node: Node) -> tuple[int, str]:
    """Inline, as `<o:p>` of Word's and what words stand beside; else a page's own box."""
    name = tree.name(node)
    if name == "amp-img":
        return PICTURE, name
    is_inline = ":" in name or (not tree.has_elements(node) and tree.stands_among_words(node))
    return INLINE if is_inline else BLOCK, name


def _moment(node: Node) -> str | None:
    """Where `6 天前` is printed, the moment that shows when a pointer rests on it; None without one."""
    title = tree.get(node, "title").strip()
    return title if title and _DAY_AND_CLOCK.fullmatch(title) else None


class _Reader:
    """One walk over the tree that collects words until a line ends."""

    def __init__(
        self, document: Document, rules: StyleRules, nested: dict[int, Effect], styled: set[int], visible: set[int]
    ) -> None:
        self._document = document
        self._rules = rules
        self._nested = nested  # by the place of an element, what rules for elements inside others do to it
        self._styled = styled
        self._visible = visible
        self.veiled: list[Node] = []  # elements passed over that a script may reveal
        self.hidden: list[Node] = []  # and that the stylesheet hides
        self._revealed: frozenset[int] = frozenset()
        self._parts: list[str] = []  # the words of the line so far
        self._links: list[tuple[int, int, Node, str]] = []  # (first part, one past the last, `<a>`, its address)
        self._link: Node | None = None  # the link we are in
        self._href = ""  # and its address as written
        self._link_start = 0  # the part it begins with
        self._block = Element(document.root, "html", None)
        self._preformatted = False  # whether a line break of the source is one

    def read(self, revealed: frozenset[int] = frozenset()) -> None:
        """Fill the document's lines and pictures; `revealed` elements are shown though a style veils them."""
        self._revealed = revealed
        self._wrappers = Wrappers()
        self._read_from(self._document.root.first_child, self._block, 0)
        self._end_line()

    def _read_from(self, node: Node | None, around: Element | None, depth: int) -> None:
        """Read a node and those behind it in the same element; `around` is that one if it is a block."""
        # The hot loop: it runs once for every node of a page, so it tests before it calls.
        parts, styled = self._parts, self._styled
        if depth > DEEPEST_LAYOUT:
            if node is not None and node.parent is not None:
                parts.extend(tree.texts(node.parent))
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
                kind = self._kind_as_styled(node, kind)
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

    def _kind_as_styled(self, node: Node, kind: int) -> int:
        """What an element is by its own style, by the rules for its classes, by the rule for its id."""
        rules, attributes = self._rules, node.attributes
        if kind == PICTURE and "src" not in attributes:  # a script gives it its address, and shows it
            return kind
        style = attributes.get("style") or ""
        if style and (effect := effect_of(style)):
            kind = SKIPPED if effect <= Effect.HIDDEN else self._kind_by(effect, kind, node, style)
        if rules.by_class and kind and (classes := attributes.get("class")) and (effect := rules[classes]):
            kind = self._kind_by(effect, kind, node, style)
        if rules.ids and kind and (by_id := rules.ids.get(attributes.get("id") or "")):
            kind = self._kind_by(by_id, kind, node, style)
        if kind and (by_place := self._nested.get(node.mem_id)):
            kind = self._kind_by(by_place, kind, node, style)
        if node.tag == "font" and kind and (attributes.get("color") or "").lower() in _WHITES:
            kind = self._kind_by(Effect.DECOY, kind, node, style)
        return SKIPPED if "hidden" in attributes and not shows(style) else kind

    def _kind_by(self, effect: Effect, kind: int, node: Node, style: str) -> int:
        """What a style makes of an element: nothing to be seen, or an inline one set as a block."""
        if effect <= Effect.VEILED:
            if node.mem_id in self._revealed or (effect is Effect.HIDDEN and shows(style)):
                return kind
            if effect is Effect.VEILED and self._visible and tree.leave_most(node, self._visible):
                return kind
            if not self._revealed:
                (self.veiled if effect is Effect.VEILED else self.hidden).append(node)
            return SKIPPED
        if effect is Effect.DECOY:  # white words among black ones; a headline all in white stands on a ground
            among = self._parts or tree.text_behind(node)
            return SKIPPED if kind == INLINE and among else kind
        if effect is Effect.PREFORMATTED:
            return PREFORMATTED if kind == BLOCK else kind
        if effect is Effect.INLINE:
            return INLINE if kind == BLOCK and tree.stands_among_words(node) else kind
        return BLOCK if kind == INLINE and effect is Effect.BLOCK else kind

    def _read_other(self, node: Node, kind: int, around: Element | None, depth: int) -> None:
        if kind == BREAK:
            self._end_line()
        elif kind == PICTURE:
            self._add_picture(node)
        elif kind == NO_SCRIPT:
            beside = [each.tag for each in (tree.element_before(node), tree.behind(node)) if each is not None]
            if "img" not in beside:  # else it is that picture's own address
                for picture in tree.find_all(node, "img"):
                    self._add_picture(picture)
        else:
            self._end_line()
            block, preformatted = self._block, self._preformatted
            element = Element(node, tree.name(node), around or self._wrappers.around(node, block))
            self._block, self._preformatted = element, True
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
