"""The page's parts in unusual places and in unusual dress."""

import re
from html import escape

from .lines import (
    FOOTER,
    absolute,
    all_lines,
    anchor,
    below,
    document,
    element,
    mobile,
    opening,
    rail_links,
    rails,
    schemeless,
    story,
    teaser,
    wrapped,
)
from .page_text import PageText, Rail
from .rendering import Renderings

PLACEMENT = Renderings()


@PLACEMENT.add()
def shared_container(page: PageText) -> str:
    """Teaser, slogan, labels and comment line are `<p>`s of the story's own container like its paragraphs."""
    return document(
        page,
        wrapped(opening(page), "div", title="h1")
        + f'<div class="content">{wrapped([*story(page), *below(page)], "p")}</div>'
        + wrapped([*rails(page), *FOOTER], "div"),
    )


@PLACEMENT.add(rails_first=True)
def left_column(page: PageText) -> str:
    """The rails stand in a left column: before headline and story in the source."""
    side = "".join(
        f"<div><h4>{section.label}</h4><ul>"
        + "".join(f"<li>{line.html}</li>" for line in rail_links(section))
        + "</ul></div>"
        for section in page.rails
    )
    nav, trail, title, meta = opening(page)
    return document(
        page,
        f'<div id="top">{nav.html}</div><div style="float:left;width:240px">{side}</div>'
        f'<div style="float:right"><div>{trail.html}</div><div>{title.html}</div><div>{meta.html}</div>'
        f"<div>{wrapped(story(page), 'p')}</div>{wrapped(below(page), 'div')}</div>{wrapped(FOOTER, 'p')}",
    )


@PLACEMENT.add()
def linked_labels(page: PageText) -> str:
    """Labels are links to lists, with an icon before and a 更多 behind them, in one line."""
    body = "".join(
        f'<div><span class="ico"></span><a href="/yunze/news/">{line.html}</a> '
        '<a href="/yunze/news/">更多&gt;&gt;</a></div>'
        if line.kind == "label"
        else element("div", line.html)
        for line in (*below(page, mobile), *rails(page, mobile))
    )
    return document(page, wrapped([*opening(page), *story(page)]) + body + wrapped(FOOTER))


@PLACEMENT.add()
def decorated_labels(page: PageText) -> str:
    """A colon of the other width behind every label, an icon or a bar before it, brackets around 新闻推荐."""
    other = ":" if page.wide else "："
    body = "".join(
        f"<h3><i></i>{line.html.rstrip('：:')}{other}</h3>"
        if line.kind == "label" and line.html != "新闻推荐"
        else f"<h3>【{line.html}】</h3>"
        if line.kind == "label"
        else element("p", line.html)
        for line in (*below(page, schemeless), *rails(page, schemeless))
    )
    return document(page, wrapped([*opening(page), *story(page)], "p", title="h2") + body + wrapped(FOOTER))


@PLACEMENT.add()
def labels_with_bars(page: PageText) -> str:
    """`┃` or `■` before a label; `·` or `•` before a link, inside it or outside."""
    marks = iter("•·" * 200)
    body = []
    for line in (*below(page), *rails(page)):
        if line.kind == "label":
            body.append(element("div", f"┃ {line.html}"))
        elif line.kind == "link" and "<img" not in line.html:
            mark = next(marks)
            inside = re.sub(r"(<a [^>]*>)", rf"\1{mark} ", line.html)
            body.append(element("div", inside if mark == "·" else f"{mark} {line.html}"))
        else:
            body.append(element("div", line.html))
    return document(page, wrapped([*opening(page), *story(page)]) + "".join(body) + wrapped(FOOTER))


@PLACEMENT.add()
def rails_in_one_line(page: PageText) -> str:
    """A rail's links follow one another in one line, blanks between them; the label in the line before."""
    lists = "".join(
        f"<div>{section.label}</div><div>{' '.join(line.html for line in rail_links(section))}</div>"
        for section in page.rails
    )
    return document(page, wrapped([*opening(page), *story(page), *below(page)], "p") + lists + wrapped(FOOTER, "p"))


@PLACEMENT.add()
def label_and_links_in_one_line(page: PageText) -> str:
    lists = "".join(
        f"<p><strong>{section.label}</strong> {' '.join(line.html for line in rail_links(section))}</p>"
        for section in page.rails
    )
    return document(page, wrapped([*opening(page), *story(page), *below(page)], "p") + lists + wrapped(FOOTER, "p"))


@PLACEMENT.add()
def rails_in_the_first_rail(page: PageText) -> str:
    """The first rail's list holds, as its last item, all the other rails."""
    first, *others = page.rails
    nested = "".join(
        f"<div>{section.label}</div><div>{' '.join(line.html for line in rail_links(section))}</div>"
        for section in others
    )
    items = "".join(f"<li>{line.html}</li>" for line in rail_links(first))
    return document(
        page,
        wrapped([*opening(page), *story(page), *below(page)], "p")
        + f"<div><div>{first.label}</div><ul>{items}<li>{nested}</li></ul></div>"
        + wrapped(FOOTER, "p"),
    )


@PLACEMENT.add()
def teaser_cut_up(page: PageText) -> str:
    """The teaser in several inline pieces, its headline in bold, the slogan right behind, in one `<div>`."""
    if not page.teaser:
        block = ""
    else:
        text = escape(page.teaser.text)
        block = (
            f"<b>新闻推荐</b><br><b>{anchor(page.teaser.title, page.teaser.path)}</b><br>"
            f"<span>{text[:9]}</span><font>{text[9:20]}</font>{text[20:]}<br>"
        )
    rest = [line for line in below(page) if line not in teaser(page) and line.kind != "slogan"]
    return document(
        page,
        wrapped(opening(page), "div", title="h2")
        + f"<div>{wrapped(story(page), 'div')}</div><div>{block}{escape(page.slogan)}</div>"
        + wrapped([*rest, *rails(page), *FOOTER]),
    )


@PLACEMENT.add()
def spans_styled_as_blocks(page: PageText) -> str:
    """No block element at all: the lines are `<span>`s and `<a>`s that a style makes blocks."""
    return document(
        page,
        "".join(
            line.html.replace("<a ", '<a style="display:block" ', 1)
            if line.kind in ("link", "lead")
            else f'<span style="margin:0;display: block">{line.html}</span>'
            for line in all_lines(page)
        ),
    )


@PLACEMENT.add()
def rails_run_together(page: PageText) -> str:
    """Nothing at all, or a bar, between the links of a rail."""
    lists = "".join(
        f"<div>{section.label}</div><div>{bar.join(line.html for line in rail_links(section))}</div>"
        for section, bar in zip(page.rails, ("|", "", "", " | ", ""), strict=True)
    )
    return document(page, wrapped([*opening(page), *story(page), *below(page)]) + lists + wrapped(FOOTER))


@PLACEMENT.add()
def rails_as_tables(page: PageText) -> str:
    """The label is the `<caption>` of a table with two links a row."""

    def table(section: Rail) -> str:
        cells = [f"<td>{line.html}</td>" for line in rail_links(section)]
        rows = "".join(f"<tr>{''.join(cells[start : start + 2])}</tr>" for start in range(0, len(cells), 2))
        return f"<table><caption>{section.label}</caption>{rows}</table>"

    lists = "".join(table(section) for section in page.rails)
    return document(page, wrapped([*opening(page), *story(page), *below(page)], "p") + lists + wrapped(FOOTER, "p"))


@PLACEMENT.add()
def two_tone_labels(page: PageText) -> str:
    """Half of a label is set in another colour."""
    body = "".join(
        f"<h2><span>{line.html[:2]}</span>{line.html[2:]}</h2>" if line.kind == "label" else element("div", line.html)
        for line in (*below(page), *rails(page))
    )
    return document(page, wrapped([*opening(page), *story(page)]) + body + wrapped(FOOTER))


@PLACEMENT.add()
def pictures_in_paragraphs(page: PageText) -> str:
    """A picture opens the paragraph behind it; one with a caption shares a centred paragraph with it."""
    text, opened = "", False
    for line in story(page):
        if line.kind == "picture":
            text += f"<p align=center>{line.html}"
        elif line.kind == "caption":
            text += f"<br><font size=2>{line.html}</font></p>"
        else:
            text += f"{'' if opened else '<p>'}{line.html}</p>"
        opened = line.kind == "picture"
    return document(page, wrapped(opening(page), "div") + text + wrapped([*below(page), *rails(page), *FOOTER]))


@PLACEMENT.add(rails_first=True)
def column_between_meta_and_story(page: PageText) -> str:
    """Headline and meta line stand above both columns; the right one comes first in the source."""
    side = wrapped(rails(page, absolute), "li", label="h4")
    return document(
        page,
        wrapped(opening(page), "div", title="h1")
        + f'<div style="float:right"><ul>{side}</ul></div>'
        + f'<div style="float:left">{wrapped(story(page), "p")}</div>'
        + wrapped([*below(page), *FOOTER]),
    )


@PLACEMENT.add(rails_first=True)
def dated_rails_on_the_left(page: PageText) -> str:
    """Each link of a rail has a date of its own beside it, before or behind."""
    side = "".join(
        f"<li><i>2019-02-{number % 28 + 1:02d}</i> {line.html}</li>"
        if line.kind == "link" and number % 2
        else f"<li>{line.html}<span>[02-{number % 28 + 1:02d}]</span></li>"
        if line.kind == "link"
        else f"<li><b>{line.html}</b></li>"
        for number, line in enumerate(rails(page))
    )
    return document(
        page,
        f"<table><tr><td valign=top><ul>{side}</ul></td>"
        f"<td>{wrapped(opening(page))}{wrapped(story(page), 'p')}{wrapped(below(page))}</td></tr></table>"
        f"{wrapped(FOOTER)}",
    )


@PLACEMENT.add()
def teaser_with_a_picture(page: PageText) -> str:
    """A thumbnail beside the teaser, linked like its headline; the teaser in a table cell."""
    block = ""
    if page.teaser:
        block = (
            f"<h3>新闻推荐</h3><table><tr><td><a href='{page.teaser.path}'><img src='/thumbs/1.jpg'></a></td>"
            f"<td><h4>{anchor(page.teaser.title, page.teaser.path)}</h4>"
            f"<p>{escape(page.teaser.text)}</p></td></tr></table>"
        )
    rest = [line for line in below(page) if line not in teaser(page)]
    return document(
        page,
        wrapped([*opening(page), *story(page)], "p") + block + wrapped([*rest, *rails(page), *FOOTER], "p"),
    )
