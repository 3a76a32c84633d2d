"""Pages larger than any article are refused by name before anything is made of them; no others are."""

import pytest

from yybnet_crawler import NotAnArticle, extract_article, extract_listing
from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.limits import (
    MAX_ATTRIBUTES,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_STRAYS,
    MAX_VALUES,
    excess,
)
from yybnet_crawler.extraction.page import read_page

URL = "https://www.yybnet.net/yunze/news/201801/8200001.html"
HEAD = "<html><body><h1>河湾村的水渠修好了</h1><div>来源：云泽日报 2018-01-09 08:22</div>"
STORY = "<p>河湾村的水渠昨天通了水，麦田都浇上了，老人们都来看。</p>" * 3


@pytest.mark.parametrize(
    ("page", "word"),
    [
        pytest.param(HEAD + "字" * (MAX_BYTES // 3 + 1), "too_large", id="too many bytes"),
        pytest.param(HEAD + "<p>x" * (MAX_ELEMENTS + 1), "too_many_elements", id="elements"),
        pytest.param((HEAD + "<p>x" * (MAX_ELEMENTS + 1)).encode("utf-16"), "too_many_elements", id="in UTF-16"),
        pytest.param(HEAD + "<div>" * (MAX_DEPTH + 1), "too_many_elements", id="one in another"),
        pytest.param(
            HEAD + f"<b>{'渠' * 20}</b>" * 3_000 + "<div>" * (MAX_DEPTH + 1), "too_many_elements", id="at the end"
        ),
        *(
            pytest.param(
                HEAD + "<p " + between.join(f"a{n}" for n in range(MAX_ATTRIBUTES + 1)) + ">",
                "too_many_elements",
                id=f"attributes parted by {between}",
            )
            for between in (" ", "/", '="1"')
        ),
        *(
            pytest.param(
                HEAD + "<p " + "".join(f"a{n}={value} " for n in range(MAX_VALUES + 1)) + ">",
                "too_many_elements",
                id=f"attributes of the value {value}",
            )
            for value in ('"<"', "'>'", "<")
        ),
        *(
            pytest.param(
                HEAD + "<p " + "".join(f"a{sign}{n} " for n in range(2 * MAX_STRAYS)) + ">",
                "too_many_elements",
                id=f"attributes with {sign} in their names",
            )
            for sign in ("<", " < ", "</", "<!")
        ),
    ],
)
def test_what_no_article_is_like_is_refused_by_name(page: str | bytes, word: str) -> None:
    with pytest.raises(NotAnArticle) as refused:
        extract_article(page, url=URL)
    assert refused.value.code == word
    assert extract_listing(page, url="https://www.yybnet.net/yunze/").blank


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param("<ul>" + "<li>项" * 9_000 + "</ul>", id="a long list, its ends left out"),
        pytest.param("<table>" + "<tr><td>一<td>二" * 9_000 + "</table>", id="a long table"),
        pytest.param("<img src='data:image/png;base64," + "A" * 900_000 + "'>", id="a picture in the page itself"),
        pytest.param("<div>" * 1_500 + "</div>" * 1_500, id="as deep as may be"),
        pytest.param("<br>" * (MAX_ELEMENTS - 1_000), id="as many as may be"),
        pytest.param("a < b " * 9_000, id="signs that open no element"),
        pytest.param("<script>" + "var a = 1;" * (MAX_VALUES + 1) + "</script>", id="a script that sets much"),
        pytest.param("<!--" + " x" * 100_000 + "-->", id="a long comment"),
    ],
)
def test_a_long_page_is_read(extra: str) -> None:
    page = f"{HEAD}{STORY}{extra}</body></html>"
    assert excess(page) is None
    assert extract_article(page, url=URL).title == "河湾村的水渠修好了"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("<p><font size={n}>河{n}</p>", id="fonts"),
        pytest.param("<P><B ID={n}>河{n}</P>", id="in capitals"),
        pytest.param("<p><i id={n}>河{n}<!--</i>--></p>", id="closed in a comment"),
        pytest.param("<div><small title='>' id={n}>河{n}</div>", id="with a sign in a value"),
    ],
)
def test_formatting_that_is_left_open_costs_no_more_than_the_page(row: str) -> None:
    page = HEAD + "".join(row.format(n=n) for n in range(1_000))
    document = read_page(page, URL)
    assert [line.text for line in document.lines[2:]] == [f"河{n}" for n in range(1_000)]
    assert sum(1 for _ in tree.elements(document.root)) < 3_000


def test_nor_does_one_tag_as_long_as_a_page() -> None:
    page = HEAD + f"<p><font title='{'x' * 1_000_000}'>河</p>" + "<p>渠</p>" * 400
    assert not tree.find_all(read_page(page, URL).root, "font")


def test_what_is_closed_stays_though_it_is_much() -> None:
    page = HEAD + "<p><font color=red><b>河</b></font>边</p>" * 2_000
    assert len(tree.find_all(read_page(page, URL).root, "b")) == 2_000


def test_of_thousands_of_lines_those_near_either_end_name_people() -> None:
    row = "<p>通讯员 温叙</p>"
    page = f"{HEAD}<p>本报记者 周牧</p>{STORY}{'<p>渠水来了，麦田绿了。</p>' * 2_000}{row}"
    page += f"{'<p>渠水来了，麦田绿了。</p>' * 2_000}{STORY}<p>责任编辑：林声</p></body></html>"
    article = extract_article(page, url=URL)
    assert (article.reporters, article.correspondents, article.editors) == (["周牧"], [], ["林声"])
    assert "通讯员 温叙" in article.body
