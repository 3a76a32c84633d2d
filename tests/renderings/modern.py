"""Markup of the last ten years: HTML5, components, cards, mobile pages."""

import json
from html import escape

from .lines import (
    FOOTER,
    Line,
    absolute,
    all_lines,
    anchor,
    below,
    crumb_links,
    crumbs,
    document,
    element,
    links_of,
    mobile,
    navigation,
    opening,
    rail,
    rail_links,
    rails,
    schemeless,
    source,
    story,
    teaser,
    tracked,
    wrapped,
)
from .page_text import PageText, Picture, Rail
from .rendering import Renderings

MODERN = Renderings()


@MODERN.add()
def semantic_html5(page: PageText) -> str:
    items = "".join(f"<li>{link}</li>" for link in links_of(page.navigation))
    steps = "".join(f"<li>{link}</li>" for link in crumb_links(page))
    blocks = []
    for block in page.story:
        if isinstance(block, Picture):
            caption = f"<figcaption>{block.caption}</figcaption>" if block.caption else ""
            blocks.append(f'<figure><img src="{block.url}" alt="">{caption}</figure>')
    figures = iter(blocks)
    text = "\n".join(
        next(figures) if line.kind == "picture" else element("h2" if line.kind == "heading" else "p", line.html)
        for line in story(page)
        if line.kind != "caption"
    )
    aside = "".join(
        f"<section><h2>{section.label}</h2><ul>"
        + "".join(f"<li>{line.html}</li>" for line in rail_links(section))
        + "</ul></section>"
        for section in page.rails
    )
    under = "".join(
        f"<section><h3>{section.label}{page.colon}</h3><ul>"
        + "".join(f"<li>{line.html}</li>" for line in rail_links(section))
        + "</ul></section>"
        for section in page.below
    )
    recommended = ""
    if page.teaser:
        recommended = (
            "<aside><h2>新闻推荐</h2><h3>"
            + anchor(page.teaser.title, page.teaser.path)
            + f"</h3><p>{escape(page.teaser.text)}</p></aside>"
        )
    time = f"<time>{page.date}</time>" if page.date else ""
    return document(
        page,
        f"<header><nav><ul>{items}</ul></nav></header>"
        f'<nav aria-label="breadcrumb"><ol>{steps}<li>正文</li></ol></nav>'
        f"<main><article><header><h1>{escape(page.title)}</h1>"
        f"<p><span>{source(page)}</span> {time} <a href='https://www.yybnet.net/'>https://www.yybnet.net/</a></p>"
        f"</header><section>{text}</section></article>{recommended}<p>{page.slogan}</p>{under}"
        f"<section><h3>{escape(page.comment_line)}</h3></section></main>"
        f"<aside>{aside}</aside><footer>{wrapped(FOOTER, 'p')}</footer>",
        head=f'<meta property="og:title" content="{escape(page.title)}">',
    )


@MODERN.add()
def headless_divs(page: PageText) -> str:
    """Every line a `<div>`, no heading element and no class."""
    return document(page, wrapped(all_lines(page, absolute)))


@MODERN.add()
def custom_elements(page: PageText) -> str:
    return document(
        page,
        "<yyb-page><yyb-top>"
        + wrapped(opening(page, schemeless), "yyb-line", title="yyb-headline", meta="yyb-meta")
        + "</yyb-top><yyb-story>"
        + wrapped(story(page), "yyb-p")
        + "</yyb-story><yyb-below>"
        + wrapped(below(page, schemeless), "yyb-line", label="yyb-label")
        + "</yyb-below><yyb-side>"
        + wrapped(rails(page, schemeless), "yyb-item", label="yyb-label")
        + "</yyb-side></yyb-page>"
        + wrapped(FOOTER, "yyb-foot"),
    )


@MODERN.add(content_type="text/html; charset=utf-8")
def server_rendered_app(page: PageText) -> str:
    """A component framework's output: hashed classes, the page's state again as JSON, no charset."""
    state = {
        "article": {
            "title": f"{page.title} - 地方网",
            "content": [line.html for line in story(page)],
            "source": "状态里的来源",
            "publishTime": "2001-01-01 00:00:00",
        }
    }
    script = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
    body = "\n".join(
        f'<div data-v-7f3c class="_{len(line.kind)}f{len(line.html) % 16:x}"><!---->'
        f"<div data-v-7f3c>{line.html}</div></div>"
        for line in all_lines(page, absolute)
    )
    return document(
        page,
        f'<div id="__app" data-server-rendered="true">{body}</div>'
        f"<script>window.__STATE__={script}</script>"
        f'<script id="__DATA__" type="application/json">{json.dumps({"headline": page.title})}</script>',
        charset=None,
    )


@MODERN.add()
def mobile_page(page: PageText) -> str:
    """Lazy pictures, buttons, an app bar at the top and the bottom."""
    text = "".join(
        line.html.replace("src=", 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src=')
        if line.kind == "picture"
        else element("p", line.html)
        for line in story(page)
    )
    return document(
        page,
        '<header class="bar"><a href="javascript:history.back()">返回</a><a href="/">首页</a>'
        '<a href="https://m.yybnet.net/app.html">打开APP</a></header>'
        + wrapped([navigation(page, mobile), crumbs(page, mobile, " › ")])
        + f'<section class="art"><div class="t">{escape(page.title)}</div>'
        + f'<div class="i"><span>{page.date or ""}</span><span>{source(page)}</span></div>'
        + f'<div class="c">{text}</div><button>展开全文</button></section>'
        + wrapped(below(page, mobile), "div", label="h4")
        + wrapped(rails(page, mobile), "div", label="h4")
        + '<div class="fix"><a href="https://m.yybnet.net/app.html">打开APP，阅读体验更佳</a></div>'
        + wrapped(FOOTER, "p"),
        head='<meta name="viewport" content="width=device-width">',
    )


@MODERN.add()
def cards(page: PageText) -> str:
    """Links around blocks: the teaser's headline and text in one, rails of cards with picture and rank."""
    recommended = ""
    if page.teaser:
        recommended = (
            f'<div><div>新闻推荐</div><a href="{tracked(page.teaser.path)}">'
            f"<div>{escape(page.teaser.title)}</div>"
            f"<div>{escape(page.teaser.text)}</div></a></div>"
        )
    lists = "".join(
        f"<div><div><span>{section.label}</span></div>"
        + "".join(
            f'<div><em>{rank}</em><a href="{tracked(link.path)}"><img src="/thumbs/{rank}.jpg" alt="">'
            f"<div>{escape(link.text)}</div></a></div>"
            for rank, link in enumerate(section.links, start=1)
        )
        + "".join(f'<a href="{path}"><img src="/thumbs/x.jpg"></a>' for path in section.pictures)
        + "</div>"
        for section in page.rails
    )
    rest = [line for line in below(page, tracked) if line not in teaser(page, tracked)]
    return document(
        page,
        f"<div>{wrapped(opening(page))}</div><div>{wrapped(story(page))}</div>"
        f"{recommended}{wrapped(rest)}<div>{lists}</div>{wrapped(FOOTER)}",
    )


@MODERN.add()
def sections_in_sections(page: PageText) -> str:
    """As messaging apps paste it: each paragraph several `<section>`s deep, the text in a styled `<span>`."""

    def deep(html: str) -> str:
        return (
            '<section style="margin:0"><section><section style="text-align:justify"><p>'
            f'<span style="font-size:16px">{html}</span></p></section></section></section>'
        )

    text = "".join(
        line.html
        if line.kind == "picture"
        else deep(f"<strong>{line.html}</strong>" * (line.kind == "heading") or line.html)
        for line in story(page)
    )
    return document(
        page,
        wrapped(opening(page), "div", title="h2")
        + f"<section><section>{text}</section></section>"
        + wrapped([*below(page), *rails(page)], "section")
        + wrapped(FOOTER, "section"),
    )


@MODERN.add()
def sticky_title(page: PageText) -> str:
    """The headline again in a bar, cut in `<title>`, suffixed in og:title; other headlines are `<h1>` too."""
    cut = page.title[:8]
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{escape(cut)}..._{page.channel}_地方网</title>"
        f'<meta property="og:title" content="{escape(page.title)}-{page.channel}-地方网">'
        f'<meta property="og:site_name" content="地方网"></head><body>'
        f'<div class="sticky"><b>{escape(page.title)}</b></div>'
        + wrapped(opening(page), "div", title="h1")
        + wrapped(story(page), "p")
        + wrapped(below(page), "div", lead="h1", label="h1")
        + wrapped(rails(page), "div", label="h1")
        + wrapped(FOOTER, "div")
        + "</body></html>"
    )


@MODERN.add()
def fieldsets(page: PageText) -> str:
    """Each rail a `<fieldset>` with its label as `<legend>`, its links in a `<menu>`."""

    def group(section: Rail) -> str:
        items = "".join(f"<li>{line.html}</li>" for line in rail_links(section))
        return f"<fieldset><legend>{section.label}</legend><menu>{items}</menu></fieldset>"

    under = [*teaser(page), Line("slogan", escape(page.slogan))]
    return document(
        page,
        f"<hgroup>{wrapped(opening(page), 'p', title='h1')}</hgroup>"
        f"<blockquote>{wrapped(story(page), 'p')}</blockquote>{wrapped(under, 'p')}"
        + "".join(group(section) for section in page.below)
        + f"<p>{escape(page.comment_line)}</p>"
        + "".join(group(section) for section in page.rails)
        + f"<address>{wrapped(FOOTER, 'small')}</address>",
    )


@MODERN.add()
def microdata(page: PageText) -> str:
    """The breadcrumb without a separator in the text, a date whose markup says more than the page shows."""
    steps = "".join(
        f'<span itemprop="itemListElement"><span itemprop="name">{link}</span></span>' for link in crumb_links(page)
    )
    data = {"@type": "NewsArticle", "headline": page.title + "_地方网", "author": {"name": "地方网编辑部"}}
    body = "".join(
        rail_html
        for section in (*page.below, *page.rails)
        for rail_html in [wrapped(rail(page, section), "li", label="h5")]
    )
    recommended = wrapped(teaser(page), "div", label="h5", lead="h6")
    return document(
        page,
        f"{wrapped([navigation(page)])}<div itemscope>"
        f'<div itemprop="breadcrumb">{steps}<span>正文</span></div>'
        f'<h1 itemprop="headline">{escape(page.title)}</h1>'
        f'<div><span itemprop="datePublished">{page.date or ""}</span>'
        f'<span itemprop="publisher">{source(page)}</span></div>'
        f'<div itemprop="articleBody">{wrapped(story(page), "p", picture="picture")}</div></div>'
        f"{recommended}<p>{page.slogan}</p>"
        f"{body}<p>{escape(page.comment_line)}</p>{wrapped(FOOTER, 'p')}",
        head=f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>',
    )
