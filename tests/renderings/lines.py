"""A page's words in reading order, each line with its kind, as HTML without any element of its own.

A rendering wraps these lines in elements; it decides all markup and none of the words.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from .page_text import SITE, BylineRow, EditorLine, Heading, Link, PageText, Paragraph, Picture, Rail

Address = Callable[[str], str]  # how a path on the site is written in an `href`


def absolute(path: str) -> str:
    return SITE + path


def relative(path: str) -> str:
    return path


def mobile(path: str) -> str:
    return "http://m.yybnet.net" + path


def schemeless(path: str) -> str:
    return "//www.yybnet.net" + path


def tracked(path: str) -> str:
    return f"https://www.yybnet.net{path}?spm=a1.b2&from=page#c"


class Line(NamedTuple):
    # navigation, crumbs, title, meta, paragraph, heading, byline, picture, caption, editor, label, lead,
    # teaser, slogan, comment, link, footer
    kind: str
    html: str


def anchor(text: str, path: str, address: Address = relative) -> str:
    return f'<a href="{escape(address(path))}">{escape(text)}</a>'


def navigation(page: PageText, address: Address = relative, separator: str = " ") -> Line:
    return Line("navigation", separator.join(anchor(link.text, link.path, address) for link in page.navigation))


def crumb_links(page: PageText, address: Address = relative) -> list[str]:
    """The breadcrumb's steps as links, to listings of ever smaller regions."""
    paths = ("/", "/lingchuan/", "/yunze/", "/yunze/news/", "/yunze/news/")
    return [anchor(step, path, address) for step, path in zip(page.breadcrumb, paths, strict=False)]


def crumbs(page: PageText, address: Address = relative, separator: str = " &gt; ") -> Line:
    return Line("crumbs", separator.join([*crumb_links(page, address), "正文"]))


def source(page: PageText) -> str:
    """`来源：云泽日报`; "" when the page names none."""
    return "" if page.source is None else f"来源{page.colon}{escape(page.source)}"


def meta(page: PageText) -> Line:
    shown = [part for part in (source(page), page.date) if part]
    return Line("meta", " ".join(shown) + "   https://www.yybnet.net/")


def opening(page: PageText, address: Address = relative) -> list[Line]:
    title = Line("title", escape(page.title))
    return [navigation(page, address), crumbs(page, address), title, meta(page)]


def story(page: PageText) -> list[Line]:
    lines: list[Line] = []
    for block in page.story:
        match block:
            case Paragraph(text):
                lines.append(Line("paragraph", escape(text)))
            case Heading(text):
                lines.append(Line("heading", escape(text)))
            case BylineRow(text):
                lines.append(Line("byline", escape(text)))
            case EditorLine(text):
                lines.append(Line("editor", escape(text)))
            case Picture(url, caption):
                lines.append(Line("picture", f'<img src="{url}" alt="">'))
                if caption:
                    lines.append(Line("caption", escape(caption)))
    return lines


def teaser(page: PageText, address: Address = relative) -> list[Line]:
    if not page.teaser:
        return []
    return [
        Line("label", "新闻推荐"),
        Line("lead", anchor(page.teaser.title, page.teaser.path, address)),
        Line("teaser", escape(page.teaser.text)),
    ]


def rail_links(rail: Rail, address: Address = relative) -> list[Line]:
    pictures = [
        f'<a href="{escape(address(path))}"><img src="/thumbs/{number}.jpg" width="120" alt=""></a>'
        for number, path in enumerate(rail.pictures)
    ]
    return [
        *(Line("link", picture) for picture in pictures),
        *(Line("link", anchor(link.text, link.path, address)) for link in rail.links),
    ]


def rail(page: PageText, rail: Rail, address: Address = relative, colon: bool = False) -> list[Line]:
    return [Line("label", rail.label + page.colon * colon), *rail_links(rail, address)]


def below(page: PageText, address: Address = relative) -> list[Line]:
    """What stands under the story: teaser, slogan, 相关新闻, 猜你喜欢, the comment line."""
    return [
        *teaser(page, address),
        Line("slogan", escape(page.slogan)),
        *(line for section in page.below for line in rail(page, section, address, colon=True)),
        Line("comment", escape(page.comment_line)),
    ]


def rails(page: PageText, address: Address = relative) -> list[Line]:
    return [line for section in page.rails for line in rail(page, section, address)]


FOOTER = (
    Line("footer", '<a href="/about.html">关于我们</a> | <a href="/contact.html">联系我们</a>'),
    Line("footer", "Copyright &copy; 2018 地方网 版权所有 岭ICP备00000000号"),
    Line("footer", "本网转载的文章版权归原作者所有，如有侵权请与我们联系删除。"),
)


def all_lines(page: PageText, address: Address = relative) -> list[Line]:
    return [*opening(page, address), *story(page), *below(page, address), *rails(page, address), *FOOTER]


def wrapped(lines: Iterable[Line], default: str = "div", **tags: str) -> str:
    """Each line in an element: `tags` by kind, `default` for the rest; a tag may carry attributes."""
    return "\n".join(element(tags.get(line.kind, default), line.html) for line in lines)


def element(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag.split()[0]}>"


def document(page: PageText, body: str, *, charset: str | None = "utf-8", head: str = "") -> str:
    declared = f'<meta charset="{charset}">' if charset else ""
    title = f"<title>{escape(page.title)}_{page.channel}_地方网</title>"
    return f"<!DOCTYPE html>\n<html><head>{declared}{title}{head}</head>\n<body>\n{body}\n</body></html>\n"


def links_of(links: Iterable[Link], address: Address = relative) -> list[str]:
    return [anchor(link.text, link.path, address) for link in links]
