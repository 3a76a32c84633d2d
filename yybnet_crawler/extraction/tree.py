"""The tree that a browser makes of a page, and what rules ask of its elements. The one room that knows the parser.

A `Node` is a view that the parser makes anew on each access, and compares by all the HTML in it: it is asked, never
compared. Where lines stand, a rule must know whether two elements are one: those are `Element`s, one object each.
(The walk over all nodes in `page.py` asks them itself, for speed.)
"""

import re
from collections import Counter
from collections.abc import Iterator, Set
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

Node = LexborNode


def parse(utf8: bytes) -> Node:
    """The `<html>` element that a browser without scripts makes of a page, whatever the bytes. It keeps the tree."""
    root = LexborHTMLParser(_with_shadow_roots(utf8)).root
    assert root is not None  # there is one whatever the bytes
    return root


_TEMPLATE_TAG: Final = re.compile(rb"<(/?)template(?=[\s>])[^<>]{0,300}>")


def _with_shadow_roots(utf8: bytes) -> bytes:
    """A page without the tags of templates that are shown in the element around them (`shadowrootmode`; HTML, 4.12.3).

    To the parser the inside of any template is no part of the page; one inside of another stays so.
    """
    if b"shadowrootmode" not in utf8:
        return utf8
    kept, at = [], 0
    shown: list[bool] = []  # of each open template, from the outside in
    for tag in _TEMPLATE_TAG.finditer(utf8):
        if not tag[1]:
            shown.append(b"shadowrootmode" in tag[0] and all(shown))
        is_shown = shown != [] and (shown[-1] if not tag[1] else shown.pop())
        if is_shown:
            kept.append(utf8[at : tag.start()])
            at = tag.end()
    return b"".join((*kept, utf8[at:]))


def tag_numbers(*names: str) -> dict[str, int]:
    """The number that stands for each tag's name in every tree; only names that HTML knows have one."""
    empty = LexborHTMLParser("")
    return {each: empty.create_node(each).tag_id for each in names}


DEEPEST_LAYOUT: Final = 320  # no layout nests deeper; broken and hostile pages do, and Python's stack ends at 1,000
_LARGEST_DECOY: Final = 50  # elements
TEXT: Final = 2  # the number of a piece of text
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What HTML opens anew in a block that it was left open before: where it stands says nothing of the block.
FORMATTING: Final = frozenset({*"bisu", "big", "code", "em", "font", "nobr", "small", "strike", "strong", "tt"})
NO_ELEMENTS: Final = (0, 4)  # the numbers of processing instructions and comments


class Element:
    """An element that lines or pictures stand in, or one around it: one object for each, so compare them with `is`."""

    __slots__ = ("_attributes", "node", "parent", "tag")

    def __init__(self, node: Node, tag: str, parent: "Element | None") -> None:
        self.node = node
        self.tag = tag
        self.parent = parent  # None: this is `<html>`
        self._attributes: dict[str, str | None] | None = None

    def get(self, attribute: str) -> str:
        """An attribute's value, "" for none."""
        if self._attributes is None:  # the parser makes them anew each time, and each line in it may ask
            self._attributes = self.node.attributes
        return self._attributes.get(attribute) or ""

    def outwards(self, most: int = 1 << 20) -> list["Element"]:
        """Itself and the elements around it, from the inside out; no more than `most`."""
        found: list[Element] = []
        each: Element | None = self
        while each is not None and len(found) < most:
            found.append(each)
            each = each.parent
        return found


class Wrappers:
    """The one `Element` for each `<span>`, `<a>`, `<font>` that blocks stand in: few, so made when asked for."""

    def __init__(self) -> None:
        self._known: dict[int, Element] = {}

    def around(self, node: Node, block: Element) -> Element:
        """The element right around a node that stands in a block."""
        home, new = block.node.mem_id, []
        wrapper, found = node.parent, block
        while wrapper is not None and (place := wrapper.mem_id) != home:
            if place in self._known:
                found = self._known[place]
                break
            if wrapper.tag not in FORMATTING:
                new.append(wrapper)
            wrapper = wrapper.parent
        for each in reversed(new):
            found = self._known[each.mem_id] = Element(each, name(each), found)
        return found


def stands_in(element: Element, block: Element) -> bool:
    """Whether an element is a block or stands anywhere inside it."""
    each: Element | None = element
    while each is not None and each is not block:
        each = each.parent
    return each is block


def common_block(first: Element, second: Element) -> Element | None:
    """The smallest element around both, which may be one of them."""
    around = set(first.outwards())
    return next((element for element in second.outwards() if element in around), None)


def name(node: Node) -> str:
    """The tag's name, lower case; "" for what has none."""
    return node.tag or ""


def get(node: Node, attribute: str) -> str:
    """An attribute's value, "" for none and for one without a value."""
    return node.attributes.get(attribute) or ""  # (of one that is missing `attrs` tells late, by an exception)


def has(node: Node, attribute: str) -> bool:
    """Whether a node has an attribute, with a value or without."""
    return attribute in node.attributes


def attributes(node: Node) -> dict[str, str]:
    """The attributes in the order of the source."""
    return {key: value or "" for key, value in node.attributes.items()}


def names(node: Node) -> set[str]:
    """The classes and the id that a page's makers gave an element, as a stylesheet calls them: .txt, #main."""
    classes, own_id = get(node, "class").split(), get(node, "id")
    return {*(f".{each}" for each in classes), *([f"#{own_id}"] if own_id else [])}


def find_all(root: Node, selector: str) -> list[Node]:
    """The nodes inside one that a CSS selector names, in the order of the page."""
    return root.css(selector)


def find_styled(root: Node, selector: str) -> list[Node]:
    """Like `find_all`, for a selector of a page's own stylesheet: [] for one that the parser cannot read."""
    try:
        return root.css(selector)
    except SelectolaxError:
        return []


def find(root: Node, selector: str) -> Node | None:
    """The first of them."""
    return root.css_first(selector)


def texts(node: Node) -> Iterator[str]:
    """The pieces of text in a node, from first to last."""
    for each in node.traverse(include_text=True):
        if each.tag_id == TEXT:
            yield each.text_content or ""


def text(node: Node) -> str:
    """All the text in a node."""
    return "".join(texts(node))


def others_beside(node: Node, kept: Set[int]) -> list[Node] | None:
    """The words and pictures of a node outside of the `kept` elements, where most of its letters stand in these.

    None where they do not, and for a node of many elements: no decoy is so large.
    """
    inside, letters, others = [node], 0, []
    for _ in range(_LARGEST_DECOY):
        if not inside:
            break
        for child in inside.pop().iter(include_text=True):
            if child.mem_id in kept:
                letters += len(text(child))
            elif child.tag_id == TEXT or child.tag == "img":
                others.append(child)
            else:
                inside.append(child)
    is_most = not inside and letters > sum(len(each.text_content or "") for each in others)
    return others if is_most else None


def placed_texts(node: Node) -> Iterator[tuple[str, int]]:
    """The pieces of text in a node, each with the number of the element right around it."""
    for each in node.traverse(include_text=True):
        if each.tag_id == TEXT and (around := each.parent) is not None:
            yield each.text_content or "", around.tag_id


def is_within(node: Node, tag: str) -> bool:
    """Whether an element of that name is around a node, up to `DEEPEST_LAYOUT` levels up: it is asked of many."""
    around = node.parent
    for _ in range(DEEPEST_LAYOUT):
        if around is None or around.tag == tag:
            break
        around = around.parent
    return around is not None and around.tag == tag


def lone_child(node: Node) -> Node | None:
    """The one element right inside a node, with no words before it; None where there are words, more or none."""
    found = None
    for child in node.iter(include_text=True):
        if child.tag_id == TEXT:
            if found is None and (child.text_content or "").strip():
                return None
        elif child.is_element_node:
            if found is not None:
                return None
            found = child
    return found


def has_elements(node: Node) -> bool:
    """Whether there is any element in a node."""
    return any(child.is_element_node for child in node.iter())


def behind(node: Node) -> Node | None:
    """What stands right behind a node in the same element, blanks and comments aside."""
    following = node.next
    while following is not None and not _shows(following):
        following = following.next
    return following


def text_behind(node: Node) -> bool:
    """Whether words stand right behind a node."""
    following = behind(node)
    return following is not None and following.tag_id == TEXT


def stands_among_words(node: Node) -> bool:
    """Whether words stand right before or behind a node."""
    earlier = node.prev
    return text_behind(node) or (earlier is not None and earlier.tag_id == TEXT and _shows(earlier))


def element_before(node: Node) -> Node | None:
    """The element before a node in the same element, whatever words stand between."""
    earlier = node.prev
    while earlier is not None and not earlier.is_element_node:
        earlier = earlier.prev
    return earlier


def _shows(node: Node) -> bool:
    return node.is_element_node or (node.tag_id == TEXT and bool((node.text_content or "").strip()))


class Paths:
    """Where nodes of a tree stand: `/html/body/div[3]/p`, numbered where others of the name stand beside."""

    def __init__(self) -> None:
        self._steps: dict[int, str] = {}

    def __getitem__(self, node: Node) -> str:
        steps = []
        each: Node | None = node
        while each is not None and each.is_element_node:
            around = each.parent
            if around is not None and each.mem_id not in self._steps:
                self._number(around)
            steps.append(self._steps[each.mem_id])
            each = around
        return "/" + "/".join(reversed(steps))

    def _number(self, around: Node) -> None:
        children = [(name(child), child.mem_id) for child in around.iter() if child.is_element_node]
        total, met = Counter(tag for tag, _ in children), Counter[str]()
        for tag, place in children:
            met[tag] += 1
            self._steps[place] = tag if total[tag] == 1 else f"{tag}[{met[tag]}]"


def elements(node: Node) -> Iterator[Node]:
    """A node and the elements in it, from first to last."""
    return (each for each in node.traverse() if each.is_element_node)
