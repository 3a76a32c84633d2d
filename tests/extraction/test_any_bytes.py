"""Whatever the bytes: a valid record or `NotAnArticle`, and soon."""

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.renderings.articles import LAMPS, PAGES
from tests.renderings.every_rendering import RENDERINGS
from yybnet_crawler import NotAnArticle, extract_article

URL = "https://www.yybnet.net/yunze/news/201801/8200001.html"


@cache
def schema() -> Any:
    text = files("yybnet_crawler").joinpath("article.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def read(body: bytes | str, *, url: str = URL, content_type: str | None = None) -> None:
    """Fails unless the answer is one of the two that are promised."""
    try:
        article = extract_article(body, url=url, content_type=content_type)
    except NotAnArticle as error:
        named = error.code in NotAnArticle.CODES and bool(error.reason)
        assert named, repr(error)  # noqa: PT017 - either answer is right, so `raises` does not fit
        return
    record = asdict(article)
    if not url.startswith(("http://", "https://", "file:")):
        record["url"] = URL  # a caller who gives no address gets none; all that was read must still be right
    schema().validate(record)
    json.dumps(record, ensure_ascii=False).encode()  # a lone surrogate could not be written
    assert record["title"]
    assert all(paragraph.strip() for paragraph in record["body"])


# Deterministic: a build does not fail by chance. The deadline is some hundred times what a page takes.
thorough = settings(
    derandomize=True,
    max_examples=120,
    deadline=timedelta(seconds=4),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

real_shaped = st.builds(
    lambda page, rendering: rendering.body(page), st.sampled_from(PAGES), st.sampled_from(RENDERINGS)
)
# `_` stands for a blank.
TOKENS = rb"""
< > </ /> & &#x &#0; &#xD800; &#99999999; &nbsp; " ' <? <!-- --> <![CDATA[ <script> <textarea> <title>
<plaintext> <table> <td> <br> </p> </body> </html> <svg> <math> <select> <base_href='//['> <img_src='//'>
<meta_charset=utf-16> <meta_charset=hex> <meta_charset=idna> <?xml_version="1.0"_encoding="x"?>
<a_href='http://[::1'>x</a> <a_href='https://www.yybnet.net:99999/a'>x</a>
""".split()
BROKEN = b"\0 \x81 \xff\xfe \xef\xbb\xbf \xed\xa0\x80 \xfe\xfe \xe3\x80\x80 \x1b$B"
LANDMARKS = [word.encode() for word in ("来源：", "新闻推荐", "评论：", "（记者 ", "频道推荐")]
tokens = st.sampled_from([*(token.replace(b"_", b" ") for token in TOKENS), *BROKEN.split(), *LANDMARKS])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real-shaped page with pieces cut out, doubled, moved and strange tokens put in."""
    body = bytearray(draw(real_shaped))
    for _ in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 400)))
        match draw(st.sampled_from(["cut", "double", "token", "flip"])):
            case "cut":
                del body[start:end]
            case "double":
                body[start:start] = body[start:end]
            case "token":
                body[start:start] = draw(tokens) * draw(st.integers(1, 5))
            case "flip" if start < len(body):
                body[start] ^= draw(st.integers(1, 255))
    return bytes(body)


ODD_CONTENT_TYPES = """\
;
text/html; charset
text/html; charset=
text/html;charset='gbk
charset=utf-16le
text/html; charset=hex
text/html; charset=utf-7
text/html; charset=\udc80
text/plain; charset=gb2312
application/pdf
image/jpeg
"""
ODD_URLS = """\
/
http://
https://[
https://www.yybnet.net:port/
javascript:alert(1)
about:blank
file:///a
//www.yybnet.net/a
HTTPS://WWW.YYBNET.NET/A/B/201801/1.HTML
https://例子.example/新闻?页=1#\ud800
"""
odd_content_types = st.sampled_from(ODD_CONTENT_TYPES.split("\n")) | st.text(max_size=40)
odd_urls = st.sampled_from(ODD_URLS.split("\n")) | st.text(max_size=60)


@thorough
@given(st.binary(max_size=2000))
def test_random_bytes(body: bytes) -> None:
    read(body)


@thorough
@given(st.lists(tokens, max_size=60).map(b"".join))
def test_heaps_of_markup(body: bytes) -> None:
    read(body)


@thorough
@given(mutated())
def test_a_damaged_page(body: bytes) -> None:
    read(body)


@thorough
@given(real_shaped, st.integers(0, 40_000))
def test_a_page_cut_off_anywhere(body: bytes, length: int) -> None:
    read(body[: length % (len(body) + 1)])


@thorough
@given(st.text(st.characters(), max_size=500) | mutated().map(lambda body: body.decode("utf-8", "surrogateescape")))
def test_text_instead_of_bytes(body: str) -> None:
    read(body)


@thorough
@given(real_shaped, odd_urls, odd_content_types)
def test_odd_addresses_and_headers(body: bytes, url: str, content_type: str) -> None:
    read(body, url=url, content_type=content_type)


PARAGRAPH = "河边的柳树刚刚抽出新芽，早起的人们沿着河堤慢慢地走。"
MEGABYTE = 1_000_000


def nested(tag: str, depth: int = 10_000) -> bytes:
    return (f"<{tag}>" * depth + PARAGRAPH + f"</{tag}>" * depth).encode()


def in_a_page(inside: str) -> bytes:
    """The story of a page with something huge in its midst."""
    body = RENDERINGS[0].body(LAMPS)
    middle: int = body.index(b"</p>", len(body) // 3)
    return bytes(body[:middle] + inside.encode() + body[middle:])


EXTREMES: dict[str, Callable[[], bytes | str]] = {
    "nothing": lambda: b"",
    "blanks": lambda: b" \r\n\t" * 50_000,
    "nul bytes": lambda: b"\0" * MEGABYTE,
    "div in div 10,000 deep": lambda: nested("div"),
    "span in span 10,000 deep": lambda: nested("span"),
    "table in table 10,000 deep": lambda: nested("table><tr><td").replace(b"</table><tr><td>", b"</td></tr></table>"),
    "unknown element 10,000 deep": lambda: nested("yyb-x"),
    "a page whose paragraph goes 10,000 deep": lambda: in_a_page("<b><i>" * 5_000),
    "a megabyte without a tag": lambda: ("河" * (MEGABYTE // 3)).encode(),
    "a megabyte of one paragraph": lambda: in_a_page(PARAGRAPH * (MEGABYTE // 80)),
    "a megabyte of paragraphs": lambda: in_a_page(f"<p>{PARAGRAPH}</p>" * (MEGABYTE // 85)),
    "a megabyte of digits": lambda: in_a_page("0" * MEGABYTE),
    "a megabyte of blanks in a sentence": lambda: in_a_page("河" + " \u3000" * (MEGABYTE // 4) + "边"),
    "a megabyte of name separators": lambda: in_a_page("<p>（记者 " + "王、" * (MEGABYTE // 6) + "</p>"),
    "a megabyte of opening brackets": lambda: in_a_page("<p>" + "（记者" * (MEGABYTE // 9) + "</p>"),
    "a megabyte of dates": lambda: in_a_page("2018-01-09 08:22 " * (MEGABYTE // 17)),
    "a megabyte of sources": lambda: in_a_page("<p>来源：云泽日报</p>" * (MEGABYTE // 30)),
    "a megabyte of labels": lambda: in_a_page("<p>新闻推荐</p>" * (MEGABYTE // 19)),
    "a megabyte of breaks": lambda: in_a_page("<br>" * (MEGABYTE // 4)),
    "a megabyte of attribute": lambda: in_a_page(f'<p title="{"长" * (MEGABYTE // 3)}">'),
    "ten thousand attributes": lambda: in_a_page("<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">"),
    "a megabyte of style": lambda: in_a_page(f'<p style="{"display :" * (MEGABYTE // 9)}">'),
    "twenty thousand links": lambda: in_a_page(
        "".join(f'<a href="/yunze/news/201801/{n}.html">标题{n}</a>' for n in range(20_000))
    ),
    "twenty thousand links under a label": lambda: in_a_page(
        "<h3>频道推荐</h3>"
        + "".join(f'<p><a href="/yunze/news/201801/{n}.html">标题{n}</a></p>' for n in range(20_000))
    ),
    "five thousand pictures with a short line below": lambda: in_a_page(
        f"<p><img src=/p/1.jpg></p><p>河湾新貌</p><p>{PARAGRAPH}</p><p>一路花香</p>" * 5_000
    ),
    "a stylesheet of places off the screen without a rule": lambda: in_a_page(f"<style>{'-999;' * 200_000}</style>"),
    "a stylesheet of one list without its rule": lambda: in_a_page(
        f"<style>.t{{display:none}}{'.t,' * 300_000}</style><div class=t>{PARAGRAPH * 9}</div>"
    ),
    "rules for elements inside others on a deep page": lambda: in_a_page(
        "<style>"
        + "".join(f".d .d .d .x{n} .t{{display:none}}" for n in range(20))
        + "</style>"
        + "<div class=d>" * 200
        + "<p class=t>河湾</p>" * 10_000
    ),
    "thousands of stylesheets on a deep page": lambda: in_a_page("<div>" * 9_000 + "<style></style>" * 5_000),
    "thousands of items on a deep page": lambda: in_a_page("<div>" * 9_000 + "<li>河" * 20_000),
    "a picture of a width with five thousand digits": lambda: in_a_page(f"<img src=/p/1.jpg width={'1' * 5_000}>"),
    "a hundred thousand rows of a byline": lambda: in_a_page("<pre>" + "记者 周牧\n" * 100_000 + "</pre>"),
    "formatting left open in each of thousands of rows": lambda: in_a_page(
        "".join(f"<p><font size={n}>河</p>" for n in range(10_000))
    ),
    "formatting left open before thousands of rows": lambda: in_a_page(
        "".join(f"<i id={n}>" for n in range(1_000)) + "<p>河</p>" * 20_000
    ),
    "formatting closed in no order": lambda: in_a_page(
        "".join(f"<i id={n}><div>" for n in range(900)) + "</i>" * 9_000
    ),
    "a megabyte of breaks that close": lambda: in_a_page("</br>" * (MEGABYTE // 5)),
    "a link left open before thousands of rows": lambda: in_a_page("<a href='#'>" + "<p>河</p>" * 20_000),
    "a megabyte of lesser-than signs": lambda: b"<" * MEGABYTE,
    "a megabyte of open comments": lambda: b"<!--" * (MEGABYTE // 4),
    "a megabyte of ampersands": lambda: in_a_page("&" * MEGABYTE),
    "every character by number": lambda: in_a_page("".join(f"&#{n};" for n in range(0, 0x110000, 7))),
    "lone surrogates by number": lambda: in_a_page("&#xD800;&#xDFFF;&#55357;"),
    "lone surrogates in a string": lambda: f"<h1>\ud800标题</h1><p>{PARAGRAPH}\udfff</p>" * 5,
    "surrogates as bytes": lambda: in_a_page("XX").replace(b"XX", b"\xed\xa0\x80\xed\xbf\xbf"),
    "an entity bomb": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol">'
        + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 12))
        + b"]><html><body><p>&b11;</p></body></html>"
    ),
    "an entity naming a file": lambda: (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>&x;</p></body></html>'
    ),
    "an XML declaration with an unknown encoding": lambda: (
        b'<?xml version="1.0" encoding="no-such"?>' + RENDERINGS[0].body(LAMPS)
    ),
    "a string with an XML declaration": lambda: (
        '<?xml version="1.0" encoding="gbk"?>' + RENDERINGS[0].body(LAMPS).decode()
    ),
    "utf-16 without a mark": lambda: RENDERINGS[0].body(LAMPS).decode().encode("utf-16-le"),
    "utf-16 with a mark": lambda: RENDERINGS[0].body(LAMPS).decode().encode("utf-16"),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400,
    "a document": lambda: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 400,
    "compressed bytes": lambda: b"\x1f\x8b\x08\x00" + bytes(range(255, -1, -1)) * 400,
    "json": lambda: json.dumps({"title": PARAGRAPH, "html": "<p>" + PARAGRAPH}),
    "a frameset": lambda: b"<frameset cols=1,2><frame src=a><noframes><p>x</p></noframes></frameset>",
    "plaintext": lambda: in_a_page("<plaintext>"),
    "a base that is no address": lambda: in_a_page("<base href='https://['>"),
}


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    """No measurement: only so that an endless loop ends as a failing test with a traceback. Seconds of this process's
    own work, so that a busy machine fails nothing."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"not done in {seconds} s")

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("body", EXTREMES.values(), ids=EXTREMES.keys())
def test_an_extreme_page(body: Callable[[], bytes | str]) -> None:
    with patience(seconds=20):
        read(body())
