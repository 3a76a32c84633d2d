"""The words of one article page, apart from any markup, and the record a careful reader makes of them."""

from dataclasses import dataclass
from typing import Any

SITE = "https://www.yybnet.net"


@dataclass(frozen=True)
class Link:
    text: str
    path: str  # on the site; each rendering writes the address in its own form


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Heading:
    """A sub-heading inside the story: part of the body."""

    text: str


@dataclass(frozen=True)
class BylineRow:
    """A line that is nothing but a byline: no part of the body."""

    text: str


@dataclass(frozen=True)
class EditorLine:
    text: str


@dataclass(frozen=True)
class Picture:
    url: str
    caption: str | None


Block = Paragraph | Heading | BylineRow | EditorLine | Picture


@dataclass(frozen=True)
class Teaser:
    """The one article under 新闻推荐."""

    title: str
    text: str
    path: str


@dataclass(frozen=True)
class Rail:
    """A label and the links under it; `pictures` are paths of links that show a picture and no word."""

    label: str
    links: tuple[Link, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What a reader says of the page, typed by hand."""

    url: str
    date: str | None
    region: str = "yunze"
    channel: str = "news"
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PageText:
    name: str
    url: str  # as fetched
    title: str
    source: str | None  # None: the page says nothing of a source; "": it prints the label and nothing behind it
    date: str | None  # as printed
    story: tuple[Block, ...]
    teaser: Teaser | None
    slogan: str
    below: tuple[Rail, ...]  # 相关新闻 and 猜你喜欢, under the story
    rails: tuple[Rail, ...]  # the column beside it
    facts: Facts
    wide: bool = True  # punctuation of the page's own labels: `：（）` or `:()`
    navigation: tuple[Link, ...] = (
        Link("云泽新闻", "/yunze/news/"),
        Link("鹭湾新闻", "/yunze/luwan/"),
        Link("柳桥新闻", "/yunze/liuqiao/"),
    )
    breadcrumb: tuple[str, ...] = ("地方网", "岭川", "云泽市", "云泽新闻")

    @property
    def colon(self) -> str:
        return "：" if self.wide else ":"

    @property
    def comment_line(self) -> str:
        return f"评论：（{self.title}）" if self.wide else f"评论:({self.title})"

    @property
    def channel(self) -> str:
        return self.breadcrumb[-1]

    def record(self, *, rails_first: bool) -> dict[str, Any]:
        """The whole record. `rails_first`: the column beside the story stands before it in the source."""
        rails = [link for rail in self.rails for link in _links(rail)]
        below = [link for rail in self.below for link in _links(rail)]
        if self.teaser:
            url = SITE + self.teaser.path
            teaser = _link("新闻推荐", self.teaser.title, url, self.teaser.text)
            below.insert(0, teaser)
        return {
            "url": self.facts.url,
            "title": self.title,
            "source": self.source or None,
            "date": self.facts.date,
            "reporters": list(self.facts.reporters),
            "correspondents": list(self.facts.correspondents),
            "authors": list(self.facts.authors),
            "photographers": list(self.facts.photographers),
            "editors": list(self.facts.editors),
            "body": [block.text for block in self.story if isinstance(block, Paragraph | Heading)],
            "recommended_links": rails + below if rails_first else below + rails,
            "breadcrumb": list(self.breadcrumb),
            "images": [
                {"url": block.url, "caption": block.caption} for block in self.story if isinstance(block, Picture)
            ],
            "region": self.facts.region,
            "channel": self.facts.channel,
            "fetched_at": None,
            "schema": 2,
        }


def _links(rail: Rail) -> list[dict[str, str | None]]:
    return [_link(rail.label, link.text, SITE + link.path) for link in rail.links]


def _link(section: str, title: str, url: str, summary: str | None = None) -> dict[str, str | None]:
    return {"section": section, "title": title, "url": url, "summary": summary}
