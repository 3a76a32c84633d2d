"""A page as its reader sees it: lines of text in reading order, each with its links, and the pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.characters import plain
from yybnet_crawler.extraction.tree import Element, Node

# (Each of the three expressions begins with a set of characters: only then does a search leap to the first of them.)
# Characters without a shape of their own; the joiner stays where it makes one picture of several (emoji).
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]"
    "(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d)"
)
# A line break in the source between two Han characters or full-width marks is no space (CSS Text 3, 4.1.3).
_WIDE: Final = "\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_SEGMENT_BREAK: Final = re.compile(
    rf"[ \t\r\n\f](?<=[{_WIDE}][ \t\r\n\f])(?:(?<=[\r\n])|[ \t\f]*[\r\n])[ \t\r\n\f]*(?=[{_WIDE}])"
)
_BLANK: Final = r"[ \t\r\n\f\v\xa0\u2000-\u200a\u202f]"
_BLANKS: Final = re.compile(f"{_BLANK}{_BLANK}*")
_MARKS: Final = re.compile(r"[\W_]+")

_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_SMALL_PRINT: Final = re.compile(
    r"font-size\s*:\s*(?:1[0-2]px|small|0?\.\d+em)|color\s*:\s*(?:gr[ae]y|#([6-9a-c])\1\1)"
)
_ADVERTISEMENT: Final = re.compile(r"(?<![a-z])(?:ads?|adv|advert\w*|ggw?|guanggao|sponsor\w*)(?![a-z])", re.IGNORECASE)
_LEVELS_OF_A_SHAPE: Final = 3  # the line's block, the one around it, and the one around that

# Where lazy loaders keep a picture's address, by the shape of the attribute's name; not its stand-ins.
_ADDRESS_ATTRIBUTE: Final = re.compile("(?:src|original|lazy|file|url|image|echo)(?!set)")
# `oldsrc` is the file's name before it was uploaded.
_STAND_IN: Final = re.compile("^oldsrc$|error|default|loading|holder|thumb|preview|blank|base64")
_PLACEHOLDER: Final = re.compile(r"\.gif|blank|none|loading|lazy|spacer|placeholder|1x1|pixel|data:")
_PICTURE_PATH: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|bmp|avif)(?:[?#!@]\S*)?", re.IGNORECASE)
_PICTURE_ADDRESS: Final = re.compile(rf"(?:https?:)?//\S+|{_PICTURE_PATH.pattern}", re.IGNORECASE)


class Link:
    """A link inside a line; its `<a>` may be around several lines, each of which then has a link of its own."""

    __slots__ = ("base", "href", "node", "start", "text")

    def __init__(self, text: str, node: Node, href: str, start: int, base: str) -> None:
        self.text = text
        self.node = node  # the `<a>`
        self.href = href  # as written, "" without one
        self.start = start  # where `text` begins in the line's text
        self.base = base

    @property
    def url(self) -> str | None:
        """The absolute address, not canonical; None for `javascript:` and the like."""
        return site.resolve(self.base, self.href)


_PICTURE_FILE: Final = re.compile(r"https?://[^/?#]*/[^?#]*\.(?:jpe?g|png|gif|webp|bmp)(?:[?#]|\Z)", re.IGNORECASE)
_NAMES_HOST: Final = re.compile(r":|[/\\][\t\r\n]*[/\\]")


def _is_advertisement(block: Element) -> bool:
    """Whether a page's makers call a block so, by `class` or `id`: `ad`, `gg`."""
    return _ADVERTISEMENT.search(f"{block.get('class')} {block.get('id')}") is not None


def _host(url: str) -> list[str]:
    """The parts of an absolute address's host; [] without one."""
    return url.split("/", 3)[2].partition(":")[0].lower().split(".") if "//" in url else []


def _domain(url: str) -> list[str]:
    """The last two parts of an absolute address's host."""
    return _host(url)[-2:]


@lru_cache(maxsize=256)  # the pages of a site call them alike
def _names_address(attribute: str) -> bool:
    """Whether an attribute of that name holds the address of the picture that is to stand there."""
    return _ADDRESS_ATTRIBUTE.search(attribute) is not None and _STAND_IN.search(attribute) is None


class Picture:
    """A picture and where it stands: before the line with number `line`, or in it."""

    __slots__ = ("_attributes", "_leads_away", "_url", "base", "block", "href", "line", "node")

    def __init__(self, line: int, node: Node, block: Element, href: str | None, base: str) -> None:
        self.line = line
        self.node = node
        self.block = block  # the innermost one it stands in
        self.href = href  # of the link around it, as written; None where it is not linked
        self.base = base
        # As they are first asked for; "" for an address that was not.
        self._attributes: dict[str, str] | None = None
        self._leads_away: bool | None = None
        self._url: str | None = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes in the order of the source."""
        if self._attributes is None:
            self._attributes = tree.attributes(self.node)
        return self._attributes

    @property
    def alt(self) -> str:
        """The words that stand for the picture, "" without any."""
        return fold(self.attributes.get("alt", ""))

    @property
    def target(self) -> str | None:
        """Where a click on it leads; None when it is not linked."""
        return None if self.href is None else site.resolve(self.base, self.href)

    @property
    def leads_away(self) -> bool:
        """Whether a click on it leads to a page of another site: an advertisement, not the picture in large."""
        if self._leads_away is None:
            self._leads_away = self.href is not None and self._is_elsewhere(self.href)
        return self._leads_away

    def _is_elsewhere(self, href: str) -> bool:
        if not _NAMES_HOST.search(href):
            return False
        target = self.target
        if target is None or (domain := _domain(target)) == _domain(self.base) or _PICTURE_FILE.match(target):
            return False
        return domain != _domain(self.url or "") or self._is_called_advertisement(target)

    def _is_called_advertisement(self, target: str) -> bool:
        """Whether the host that a click leads to, or a block around the picture, is called so: `ad.…`, `class="gg"`."""
        called = any(map(_ADVERTISEMENT.fullmatch, _host(target)))
        return called or any(map(_is_advertisement, self.block.outwards(2)))

    @property
    def url(self) -> str | None:
        """The absolute address of the picture itself, not of what stands there while it loads; None for inline data."""
        if self._url == "":
            addresses = self._addresses()
            self._url = next((url for address in addresses if (url := site.resolve(self.base, address))), None)
        return self._url

    def _addresses(self) -> Iterator[str]:
        attributes = self.attributes
        for name, value in attributes.items():
            if name != "src" and _names_address(name):
                address = value.strip()
                if _PICTURE_ADDRESS.fullmatch(address):
                    yield address
        copy = _without_scripts(self.node)
        if copy is not None:
            yield tree.get(copy, "src")
        if widest := _widest(attributes.get("data-srcset", "")):
            yield widest
        shown = attributes.get("src", "")
        if shown and not _PLACEHOLDER.search(shown.lower()):
            yield shown
        for node in (self.node, *_alternatives(self.node)):
            if widest := _widest(tree.get(node, "srcset") or tree.get(node, "data-srcset")):
                yield widest
        for name, value in attributes.items():  # ess-data, data-img: of whatever name
            if name != "src" and not _STAND_IN.search(name) and _PICTURE_PATH.fullmatch(value.strip()):
                yield value.strip()
        yield shown


class Line:
    """One line of text as a reader sees it."""

    __slots__ = ("_shape", "_words", "element", "link_share", "links", "number", "parts", "text")

    def __init__(
        self,
        number: int,
        text: str,
        element: Element,
        links: tuple[Link, ...],
        link_share: float,
        parts: tuple[str, ...],
    ) -> None:
        self.number = number  # position in reading order, from 0
        self.text = text  # blanks folded, never empty
        self.element = element  # the innermost block the line stands in
        self.links = links
        self.link_share = link_share  # which part of the line's characters is link text, 0 to 1
        self.parts = parts  # its words as inline elements cut them up, blanks and all; () when none does
        self._words = ""
        self._shape: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text in plain characters, as long as the text: what rules are asked with."""
        if not self._words:
            self._words = plain(self.text)
        return self._words

    @property
    def pieces(self) -> list[str]:
        """The words of each inline element, folded: a reader sees a gap where styles set one."""
        return [piece for part in self.parts if (piece := fold(part))] or [self.text]

    @property
    def spaced(self) -> str:
        """The text with a blank wherever two inline elements meet."""
        return " ".join(self.pieces)

    @property
    def tag(self) -> str:
        """The name of the block's element."""
        return self.element.tag

    @property
    def names(self) -> str:
        """The class and the id of the block, as the page's makers call it; "" without any."""
        return f"{self.element.get('class')} {self.element.get('id')}".strip()

    @property
    def container(self) -> Element:
        """The block around the line's own."""
        return self.element.parent or self.element

    @property
    def shape(self) -> tuple[str, ...]:
        """The tags from the line's block up three levels: paragraphs of one story are set alike."""
        if not self._shape:
            self._shape = tuple([element.tag for element in self.element.outwards(_LEVELS_OF_A_SHAPE)])
        return self._shape

    @property
    def in_figure(self) -> bool:
        """Whether the line stands in a `<figure>`."""
        return "figure" in self.shape or "figcaption" in self.shape

    @property
    def bold(self) -> bool:
        """Whether one element sets all of it bold: a sub-heading."""
        child = tree.lone_child(self.element.node)
        return child is not None and child.tag in ("strong", "b") and tree.behind(child) is None

    def in_advertisement(self, story: Element) -> bool:
        """Whether its own block, or one around it inside the `story`'s, is called so."""
        blocks = takewhile(lambda block: block is not story, self.element.outwards(2))
        return any(map(_is_advertisement, blocks))

    @property
    def centred(self) -> bool:
        """Whether it is set in the middle, by its own block or the one around it."""
        return any(
            element.tag == "center"
            or element.get("align").lower() == "center"
            or _CENTRED.search(element.get("style")) is not None
            for element in self.element.outwards(2)
        )

    @property
    def small(self) -> bool:
        """Whether all of it is small, grey or slanted: set apart from paragraphs, and from sub-headings (bold)."""
        element = self.element
        if element.tag in ("h6", "small"):
            return True
        if _SMALL_PRINT.search(element.get("style")) and not tree.has_elements(element.node):
            return True
        child = tree.lone_child(element.node)
        if child is None or tree.behind(child) is not None:
            return False
        attributes = tree.attributes(child)
        if child.tag == "font":
            return "size" in attributes or "color" in attributes
        return child.tag in ("em", "i", "small") or _SMALL_PRINT.search(attributes.get("style", "")) is not None


def leads_to_article(line: Line) -> bool:
    """Whether a link of a line leads to an article of the site."""
    return any(site.linked_article(link.base, link.href) for link in line.links)


@dataclass
class Document:
    """A page as its reader sees it, with what its head says."""

    url: str
    root: Node  # `<html>`
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    head_title: str = ""  # `<title>`, folded
    names_portal: bool = True  # whether the portal's domain stands anywhere in it, or in its address
    base: str = ""


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
    return text if text.isalnum() else _MARKS.sub("", text)


def _without_scripts(picture: Node) -> Node | None:
    """The copy of a picture for readers without scripts, in a `<noscript>` right behind it."""
    behind = tree.behind(picture)
    return tree.find(behind, "img") if behind is not None and behind.tag == "noscript" else None


def _alternatives(picture: Node) -> Iterator[Node]:
    """The `<source>`s beside the picture in a `<picture>`."""
    around = picture.parent
    if around is not None and around.tag == "picture":
        yield from (child for child in around.iter() if child.tag == "source")


def _widest(srcset: str) -> str:
    """The last, which is the widest, of `a.jpg 480w, b.jpg 960w`; "" for an empty one."""
    choices = [words for choice in re.split(r",\s+", srcset) if (words := choice.split())]
    return max(choices, key=_width)[0] if choices else ""


def _width(choice: list[str]) -> float:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)[wx]", choice[-1])
    return float(number[1]) if number else 0.0
