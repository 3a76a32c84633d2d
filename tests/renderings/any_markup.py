"""Markup put together by chance: the element of each kind of line, what parts lines, what holds what."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from hypothesis import strategies as st

from .lines import (
    FOOTER,
    Line,
    absolute,
    below,
    crumbs,
    document,
    element,
    mobile,
    navigation,
    rails,
    relative,
    schemeless,
    source,
    story,
    tracked,
)
from .noise import DECOYS
from .page_text import PageText

KINDS = (
    "navigation crumbs title meta paragraph heading byline picture caption editor label lead teaser slogan comment link"
)
BLOCKS = "div p section li dd dt h2 h3 h4 h5 td article blockquote center yyb-line header"
INLINE = "span b strong font em i u small"
WRAPPERS = "div section ul dl article main center form blockquote td fieldset yyb-box"
SEPARATORS = (" &gt; ", " > ", "&gt;&gt;", " » ", "›", "/", " - ", "＞", "→")
INDENTS = ("", "　　", "&nbsp;&nbsp;", "\n    ", "&emsp;&emsp;")
LABELS = (
    "{}",
    "{}：",
    "{}:",
    "<i></i>{}",
    "<span>{}</span>",
    "<a href='/yunze/news/'>{}</a>",
    "■ {}",
    "| {}",
    "【{}】",
    "{} <a href='/yunze/news/'>更多&gt;&gt;</a>",
)
LINKS = (
    "{}",
    "· {}",
    "• {}",
    "<em>1</em> {}",
    "<span>{}</span>",
    "{} <span>01-09</span>",
    "<img src='/dot.gif'> {}",
)
# What ends a line where no block element does.
ENDS = ("<br>", "<br/>\n", "<br><br>", "<div></div>", "\n<hr>\n")
METAS: dict[str, Callable[[PageText], str]] = {
    "source first": lambda page: _parts(" ", source(page), page.date),
    "date first": lambda page: _parts(" ", page.date, source(page)),
    "far apart": lambda page: _parts("&nbsp;&nbsp;&nbsp;", source(page), page.date, "https://www.yybnet.net/"),
    "labelled date": lambda page: _parts("　", page.date and f"时间：{page.date}", source(page)),
    "spans": lambda page: _parts(
        "", f"<span>{page.date or ''}</span> ", f"<span>{source(page)}</span> ", "<i>阅读(12)</i>"
    ),
    "linked source": lambda page: _parts(
        " ",
        page.source and f"来源{page.colon}<a href='https://paper.example.cn/'>{page.source}</a>",
        page.date,
    ),
}
# Which parts stand together in a container, and in which order.
ARRANGEMENTS = {
    "one after another": ("navigation opening", "story", "below", "rails", "footer"),
    "all in one": ("navigation opening story below rails footer",),
    "teaser in the story's container": ("navigation opening", "story below", "rails", "footer"),
    "rails in the story's container": ("navigation opening", "story below rails", "footer"),
    "left column": ("navigation", "rails", "opening story below", "footer"),
    "column between headline and story": ("navigation opening", "rails", "story below", "footer"),
}


def _parts(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part) or "https://www.yybnet.net/"


@dataclass(frozen=True)
class Markup:
    blocks: dict[str, str]  # the element of each kind of line
    inline: dict[str, str | None]  # an element around its words
    end: str | None  # lines are parted by this, not by elements
    wrappers: tuple[tuple[str, ...], ...]  # around each container, outermost last
    arrangement: str
    separator: str
    meta: str
    label: str
    link: str
    indent: str
    decoys: bool
    address: Callable[[str], str]

    @property
    def rails_first(self) -> bool:
        order = " ".join(ARRANGEMENTS[self.arrangement]).split()
        return order.index("rails") < order.index("story")

    def render(self, page: PageText) -> str:
        parts = {
            "navigation": [navigation(page, self.address)],
            "opening": [
                crumbs(page, self.address, self.separator),
                Line("title", escape(page.title)),
                Line("meta", METAS[self.meta](page)),
            ],
            "story": story(page),
            "below": below(page, self.address),
            "rails": rails(page, self.address),
            "footer": list(FOOTER),
        }
        containers = [
            [line for name in names.split() for line in parts[name]] for names in ARRANGEMENTS[self.arrangement]
        ]
        return document(page, "\n".join(map(self._container, containers, self.wrappers)))

    def _container(self, lines: list[Line], wrappers: tuple[str, ...]) -> str:
        html = "".join(self._line(line) + self._decoy(number) for number, line in enumerate(lines))
        for tag in wrappers:
            html = _block(tag, html)
        return html

    def _decoy(self, number: int) -> str:
        return DECOYS[number % len(DECOYS)] if self.decoys and number % 3 == 0 else ""

    def _line(self, line: Line) -> str:
        html = line.html
        if line.kind == "label":
            html = self.label.format(html if self.label == "{}" else re.sub("[：:]$", "", html))
        elif line.kind == "link" and "<img" not in html:
            html = self.link.format(html)
        elif line.kind == "paragraph":
            html = self.indent + html
        if tag := self.inline.get(line.kind):
            html = element(tag, html)
        return html + self.end if self.end else _block(self.blocks.get(line.kind, "div"), html) + "\n"


def _block(tag: str, html: str) -> str:
    """An element; a cell in a table of its own, since a browser knows none elsewhere."""
    return f"<table><tr>{element(tag, html)}</tr></table>" if tag == "td" else element(tag, html)


def of_kinds(values: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(dict.fromkeys(KINDS.split(), values))


markups = st.builds(
    Markup,
    blocks=st.sampled_from(BLOCKS.split()).map(lambda tag: dict.fromkeys(KINDS.split(), tag))
    | of_kinds(st.sampled_from(BLOCKS.split())),
    inline=st.fixed_dictionaries({}, optional={kind: st.sampled_from(INLINE.split()) for kind in KINDS.split()}),
    end=st.none() | st.sampled_from(ENDS),
    wrappers=st.tuples(*[st.lists(st.sampled_from(WRAPPERS.split()), max_size=3).map(tuple)] * 5),
    arrangement=st.sampled_from(list(ARRANGEMENTS)),
    separator=st.sampled_from(SEPARATORS),
    meta=st.sampled_from(list(METAS)),
    label=st.sampled_from(LABELS),
    link=st.sampled_from(LINKS),
    indent=st.sampled_from(INDENTS),
    decoys=st.booleans(),
    address=st.sampled_from([relative, absolute, mobile, schemeless, tracked]),
)
