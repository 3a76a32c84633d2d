"""How does a browser set each of HTML's elements? By its own default styles, before a page's."""

from typing import Final

from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.tree import NO_ELEMENTS

SKIPPED: Final = 0
INLINE: Final = 1
BLOCK: Final = 2
BREAK: Final = 3
LINK: Final = 4
PICTURE: Final = 5
PREFORMATTED: Final = 6
NO_SCRIPT: Final = 7

# HTML's own default styles (https://html.spec.whatwg.org/multipage/rendering.html): what is hidden, what is inline.
_KINDS_BY_NAME: Final = {
    **dict.fromkeys(
        (
            *("head", "title", "meta", "link", "base", "style", "script", "template", "textarea", "select", "option"),
            *("button", "input", "iframe", "frame", "noframes", "object", "embed", "noembed", "applet", "param"),
            *("svg", "math", "audio", "video", "canvas", "map", "area", "source", "datalist", "dialog", "rp", "rt"),
        ),
        SKIPPED,
    ),
    **dict.fromkeys(
        (
            *("span", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "small", "big", "sub", "sup"),
            *("mark", "code", "kbd", "samp", "var", "tt", "cite", "q", "abbr", "acronym", "dfn", "time", "label"),
            *("bdi", "bdo", "data", "ruby", "rb", "nobr", "wbr", "picture", "output", "font"),
        ),
        INLINE,
    ),
    **dict.fromkeys(
        (
            *("html", "body", "div", "p", "section", "article", "main", "header", "footer", "nav", "aside"),
            *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody"),
            *("tfoot", "tr", "td", "th", "caption", "form", "fieldset", "legend", "figure", "figcaption"),
            *("blockquote", "center", "address", "hr"),
        ),
        BLOCK,
    ),
    "br": BREAK,
    "a": LINK,
    "img": PICTURE,
    "pre": PREFORMATTED,
    "noscript": NO_SCRIPT,
}
NUMBERS: Final = tree.tag_numbers(*_KINDS_BY_NAME)
# By a tag's number: what kind of element it is, and its name.
KINDS: Final = {
    **{NUMBERS[name]: (kind, name) for name, kind in _KINDS_BY_NAME.items()},
    **dict.fromkeys(NO_ELEMENTS, (SKIPPED, "")),
}
