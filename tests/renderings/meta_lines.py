"""The meta line and the breadcrumb in the forms that content systems give them."""

from html import escape

from .lines import (
    FOOTER,
    Line,
    absolute,
    below,
    crumb_links,
    document,
    opening,
    rails,
    relative,
    source,
    story,
    wrapped,
)
from .page_text import PageText
from .rendering import Renderings

META_LINES = Renderings()


@META_LINES.add()
def split_meta(page: PageText) -> str:
    """The meta line in four elements, date first, the source a link; the site's address last."""
    named = ""
    if page.source is not None:
        outlet = f'<a href="https://paper.example.cn/" target="_blank">{page.source}</a>' if page.source else ""
        named = f"<span>来源{page.colon}</span><span>{outlet}</span>"
    meta = f"<span>{page.date or ''}</span>{named}<span>https://www.yybnet.net/</span>"
    lines = opening(page, absolute)
    return document(
        page,
        wrapped(lines[:2])
        + f"<div>{escape(page.title)}</div><div>{meta}</div>"
        + wrapped(story(page), "p")
        + wrapped([*below(page, absolute), *rails(page, absolute), *FOOTER]),
    )


@META_LINES.add()
def meta_line_by_line(page: PageText) -> str:
    """Each part of the meta line a block of its own, each with its own words before it."""
    parts = [
        f"发布时间{page.colon}{page.date}" if page.date else "",
        source(page),
        "https://www.yybnet.net/",
        "阅读：1024",
    ]
    lines = opening(page)
    return document(
        page,
        wrapped(lines[:2], "p")
        + f"<p>{escape(page.title)}</p>"
        + "".join(f"<p>{part}</p>" for part in parts if part)
        + wrapped([*story(page), *below(page), *rails(page), *FOOTER], "p"),
    )


@META_LINES.add()
def date_and_source_run_together(page: PageText) -> str:
    """No blank between the parts of the meta line; it ends with controls."""
    shown = (page.date or "") + source(page)
    lines = opening(page)
    return document(
        page,
        wrapped(lines[:2])
        + f"<div><b>{escape(page.title)}</b></div><div>{shown}<i></i><a href='javascript:;'>我要评论</a>"
        + "<span>字号：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a></span> "
        + "<a href='#'>打印</a></div>"
        + wrapped([*story(page), *below(page), *rails(page), *FOOTER]),
    )


def date_parts(page: PageText) -> list[str]:
    """The date as printed, its time of day apart from it."""
    return page.date.rsplit(" ", 1) if page.date and " " in page.date else [page.date] if page.date else []


@META_LINES.add()
def meta_in_table_cells(page: PageText) -> str:
    """Label, source, day and time each in a cell of its own."""
    cells = [] if page.source is None else [f"来源{page.colon}", page.source]
    row = "".join(f"<td>{cell}</td>" for cell in [*cells, *date_parts(page), "https://www.yybnet.net/"])
    nav, trail, title, _ = opening(page)
    return document(
        page,
        wrapped([nav, trail, title])
        + f"<table><tr>{row}</tr></table>"
        + wrapped([*story(page), *below(page), *rails(page), *FOOTER], "p"),
    )


@META_LINES.add()
def meta_as_definitions(page: PageText) -> str:
    """`<dt>` the label, `<dd>` the value, for date and source."""
    pairs = [("发布时间", page.date), ("来源", page.source)]
    meta = "".join(f"<dt>{label}{page.colon}</dt><dd>{value}</dd>" for label, value in pairs if value)
    nav, trail, title, _ = opening(page)
    return document(
        page,
        wrapped([nav, trail, title], title="h1")
        + f"<dl>{meta}</dl>"
        + wrapped([*story(page), *below(page), *rails(page), *FOOTER]),
    )


@META_LINES.add()
def meta_of_an_old_system(page: PageText) -> str:
    """Clicks and type size in the meta line; printing, tags and a note on copyright close the story."""
    nav, trail, title, _ = opening(page)
    meta = f"{page.date or ''}&nbsp;&nbsp;{source(page)}&nbsp;&nbsp;点击：45次&nbsp;&nbsp;【字体：大 中 小】"
    tail = (
        "<p align=right>【打印本页】 【关闭窗口】</p>"
        "<p>标签：<a href='/tag/1/'>街坊</a> <a href='/tag/2/'>老街</a></p>"
        "<p>声明：本网转载此文出于传递更多信息之目的，版权归原作者所有。</p>"
    )
    return document(
        page,
        wrapped([nav, trail], "div")
        + f"<center><font size=5>{title.html}</font></center><center>{meta}</center>"
        + f"<div>{wrapped(story(page), 'p')}{tail}</div>"
        + wrapped([*below(page), *rails(page), *FOOTER]),
    )


def _with_crumbs(page: PageText, html: str) -> str:
    nav, _, title, meta = opening(page)
    lines = [nav, Line("crumbs", html), title, meta]
    return document(page, wrapped([*lines, *story(page), *below(page), *rails(page), *FOOTER]))


@META_LINES.add()
def crumbs_without_links(page: PageText) -> str:
    return _with_crumbs(page, "您当前的位置：" + "＞".join([*page.breadcrumb, "正文"]))


@META_LINES.add()
def crumbs_with_angle_quotes(page: PageText) -> str:
    return _with_crumbs(page, " » ".join([*crumb_links(page, relative), "<span>正文</span>"]))


@META_LINES.add()
def crumbs_with_separators_in_elements(page: PageText) -> str:
    return _with_crumbs(page, "<i>&gt;</i>".join([*crumb_links(page, absolute), "<b>正文</b>"]))


@META_LINES.add()
def crumbs_in_list_items(page: PageText) -> str:
    steps = "".join(f"<li>{link}<span>/</span></li>" for link in crumb_links(page))
    return _with_crumbs(page, f"<ul>{steps}<li>正文</li></ul>")
