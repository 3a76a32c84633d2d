"""Markup of old and middle-aged content systems: tables, `<br>`, fonts, unclosed tags, XHTML."""

import re
from html import escape

from .lines import (
    FOOTER,
    Line,
    absolute,
    all_lines,
    below,
    crumbs,
    document,
    navigation,
    opening,
    rail_links,
    rails,
    source,
    story,
    teaser,
    wrapped,
)
from .page_text import PageText
from .rendering import Renderings

DATED = Renderings()


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def table(*rows: str) -> str:
    return f'<table width="100%" border="0" cellspacing="0"><tbody>{"".join(rows)}</tbody></table>'


@DATED.add()
def nested_tables(page: PageText) -> str:
    """Layout tables four deep, one row a line; the rails in the cell to the right of the story."""
    lists = "".join(
        row(table(row(f"<b>{section.label}</b>"), *(row(line.html) for line in rail_links(section))))
        for section in page.rails
    )
    column = "".join(row(line.html) for line in below(page))
    text = "".join(row(f'<font size="3">{line.html}</font>') for line in story(page))
    head = row(f'<font size="5"><b>{escape(page.title)}</b></font>')
    date = row(f'<font color="#666666">{" ".join(part for part in (source(page), page.date) if part)}</font>')
    main = table(head, date, row(table(text)), column)
    return document(
        page,
        table(
            row(table(row(navigation(page).html))),
            row(table(row(crumbs(page, separator=" &gt;&gt; ").html))),
            row(table(row(main, table(lists)))),
            *(row(line.html) for line in FOOTER),
        ),
    )


@DATED.add()
def definition_list(page: PageText) -> str:
    return document(page, f"<dl>{wrapped(all_lines(page), 'dd', title='dt', label='dt', lead='dt')}</dl>")


@DATED.add()
def list_items(page: PageText) -> str:
    """Everything is an item of some list; the rails' lists stand in an item under their label."""
    lists = "".join(
        f"<li>{section.label}<ul>" + "".join(f"<li>{line.html}</li>" for line in rail_links(section)) + "</ul></li>"
        for section in page.rails
    )
    return document(
        page,
        f"<ul>{wrapped(opening(page), 'li')}</ul><ul>{wrapped(story(page), 'li')}</ul>"
        f"<ul>{wrapped(below(page), 'li')}</ul><ul>{lists}</ul><ul>{wrapped(FOOTER, 'li')}</ul>",
    )


@DATED.add()
def break_soup(page: PageText) -> str:
    """One cell, `<br>` after each line, two of them after a paragraph, indents of ideographic spaces."""
    text = "<br><br>\n".join(
        line.html if line.kind in ("picture", "caption") else "　　" + line.html for line in story(page)
    )
    rest = "<br>\n".join(line.html for line in (*below(page), *rails(page), *FOOTER))
    top = "<br>\n".join(line.html for line in opening(page))
    return document(page, f"<table><tr><td>{top}<br><br>\n{text}<br><br>\n{rest}</td></tr></table>")


@DATED.add()
def span_lines(page: PageText) -> str:
    return document(page, "\n".join(f"<span>{line.html}</span><br/>" for line in all_lines(page)))


@DATED.add()
def bare_text(page: PageText) -> str:
    """The lines are text of the body itself; only empty `<div>`s and rules stand between them."""
    return document(
        page, "\n<div></div>\n".join(line.html for line in all_lines(page)).replace("<div></div>", "<hr>", 3)
    )


@DATED.add()
def paragraphs_only(page: PageText) -> str:
    """Everything `<p>`, brothers in one container, headings and labels no more than bold."""
    return document(
        page,
        "\n".join(
            f"<p><b>{line.html}</b></p>" if line.kind in ("title", "label", "heading") else f"<p>{line.html}</p>"
            for line in all_lines(page)
        ),
    )


@DATED.add()
def unclosed_uppercase(page: PageText) -> str:
    text = "\n".join(f"<P>{line.html}" for line in story(page))
    under = "\n".join(f"<LI>{line.html}" for line in below(page))
    side = "\n".join(f"<DT>{line.html}" if line.kind == "label" else f"<DD>{line.html}" for line in rails(page))
    return document(
        page,
        "<TABLE><TR>"
        + "".join(f"<TD>{line.html}" for line in opening(page)[:2])
        + f"<TR><TD><CENTER><FONT SIZE=5>{escape(page.title)}</FONT></CENTER>"
        + f"<TR><TD ALIGN=center>{opening(page)[3].html}<TR><TD>{text}</TABLE>"
        + f"<UL>{under}</UL><DL>{side}</DL>"
        + "\n".join(f"<P>{line.html}" for line in FOOTER),
    ).replace("</body></html>", "")


@DATED.add(content_type="application/xhtml+xml")
def xhtml(page: PageText) -> str:
    """An XML declaration, a namespace, empty elements closed in themselves, a script in CDATA."""
    text = wrapped(story(page), "p", picture="div")
    text = re.sub(r"(<img [^>]*)>", r"\1 />", text)
    rest = wrapped([*below(page, absolute), *rails(page, absolute)], "p", label="h3")
    rest = re.sub(r"(<img [^>]*)>", r"\1 />", rest)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh"><head>'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
        f"<title>{escape(page.title)}-{page.channel}-地方网</title>"
        '<script type="text/javascript">//<![CDATA[\nvar a = "<p>脚本里的话</p>";\n//]]></script>'
        "</head><body>"
        f'<a name="top" id="top"></a>{wrapped(opening(page), "div", title="h1")}<br /><hr />{text}{rest}'
        f"{wrapped(FOOTER, 'div')}</body></html>"
    )


@DATED.add()
def web_form(page: PageText) -> str:
    """A page that is one form, with its state in hidden fields and each value in a labelled span."""
    cells = "".join(
        f'<tr><td><span id="ctl00_{number}">{line.html}</span></td></tr>' for number, line in enumerate(opening(page))
    )
    text = "".join(f"<p><span>{line.html}</span></p>" for line in story(page))
    rest = "".join(f'<tr><td class="c">{line.html}</td></tr>' for line in (*below(page), *rails(page)))
    return document(
        page,
        '<form method="post" action="./Show.aspx?id=1">'
        '<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTM5'
        + "A"
        * 900
        + f'"><table>{cells}<tr><td><span id="ctl00_content">{text}</span></td></tr>{rest}</table>'
        '<input type="text" name="word" value="请输入关键字"><input type="submit" value="搜索">'
        f"</form>{wrapped(FOOTER, 'center')}",
    )


@DATED.add()
def preformatted(page: PageText) -> str:
    """The story in a `<pre>`: each line of the source is a line of the page."""
    text = "\n\n".join(line.html for line in story(page))
    return document(
        page,
        wrapped(opening(page), "div", title="h2")
        + f"<pre>{text}</pre>"
        + wrapped([*below(page), *rails(page), *FOOTER]),
    )


@DATED.add()
def ragged_story(page: PageText) -> str:
    """The first paragraph is bare text of the container, the others are `<p>`; a stray `<br>` ends each."""
    first, *others = story(page)
    lines = "".join(f"<p>{line.html}<br></p>" for line in others)
    return document(
        page,
        wrapped(opening(page), "div", title="strong")
        + f"<div>\n{first.html}\n{lines}</div>"
        + wrapped([*below(page), *rails(page), *FOOTER], "p"),
    )


@DATED.add()
def one_paragraph_of_breaks(page: PageText) -> str:
    """Story, teaser and slogan in one and the same `<p>`, `<br>` between them."""
    inside = [*story(page), *teaser(page), Line("slogan", escape(page.slogan))]
    rest = [line for line in below(page) if line not in inside]
    return document(
        page,
        wrapped(opening(page), "div", title="h1")
        + "<p>"
        + "<br />".join(line.html for line in inside)
        + "</p>"
        + wrapped([*rest, *rails(page), *FOOTER]),
    )
