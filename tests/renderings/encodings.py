"""Bytes that do not say, or lie about, how they are to be read."""

from .dated import break_soup, nested_tables, span_lines
from .lines import all_lines, document, wrapped
from .modern import headless_divs
from .page_text import PageText
from .rendering import Renderings

ENCODINGS = Renderings()


def _redeclared(html: str, charset: str | None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return html.replace('<meta charset="utf-8">', meta, 1)


@ENCODINGS.add(encoding="gbk")
def gbk_undeclared(page: PageText) -> str:
    return _redeclared(nested_tables(page), None)


@ENCODINGS.add(encoding="gbk", content_type=None)
def gbk_declared_gb2312(page: PageText) -> str:
    return _redeclared(nested_tables(page), "gb2312")


@ENCODINGS.add(encoding="gbk", content_type="text/html; charset=utf-8")
def gbk_with_a_utf_8_header(page: PageText) -> str:
    return _redeclared(break_soup(page), "gbk")


@ENCODINGS.add(encoding="gb18030")
def gb18030_declared_utf_8_in_the_page(page: PageText) -> str:
    return span_lines(page)


@ENCODINGS.add(content_type="text/html; charset=GBK")
def utf_8_declared_gbk(page: PageText) -> str:
    return _redeclared(headless_divs(page), "gb2312")


@ENCODINGS.add(content_type="text/html; charset=iso-8859-1")
def utf_8_declared_latin_1(page: PageText) -> str:
    return _redeclared(headless_divs(page), None)


@ENCODINGS.add(encoding="utf-8-sig", content_type=None)
def utf_8_with_a_mark(page: PageText) -> str:
    return _redeclared(headless_divs(page), None)


@ENCODINGS.add(encoding="ascii")
def character_references(page: PageText) -> str:
    """Every Chinese character a `&#...;`."""
    return document(page, wrapped(all_lines(page)), charset="gb2312")


def _with_half_a_character(html: str, half: bytes) -> str:
    """Bytes in a comment that are no character: cut there by a program that counts bytes."""
    return html.replace("<body>", f"<body><!-- {half.decode('ascii', 'surrogateescape')} -->", 1)


@ENCODINGS.add(encoding="gbk", content_type=None, errors="surrogateescape")
def gbk_with_half_a_character(page: PageText) -> str:
    return _with_half_a_character(_redeclared(nested_tables(page), None), "云".encode("gbk")[:1])


@ENCODINGS.add(content_type="text/html; charset=utf-8", errors="surrogateescape")
def utf_8_with_half_a_character(page: PageText) -> str:
    return _with_half_a_character(headless_divs(page), "云".encode()[:2])
