"""Addresses as a browser resolves them (https://url.spec.whatwg.org/), and the one address of an article."""

import pytest

from yybnet_crawler import site

HERE = "https://www.yybnet.net/chengchuan/news/"
ARTICLE = "https://www.yybnet.net/chengchuan/news/201801/123.html"


@pytest.mark.parametrize(
    "href",
    [
        "201801/123.html",
        "./201801/123.html",
        "../news/201801/123.html",
        "/chengchuan/news/201801/123.html",
        "/x/../chengchuan/news/201801/123.html",
        "/chengchuan/%2e/news/x/%2E%2e/201801/123.html",
        "/x/.%2e/chengchuan/news/201801/123.html",
        "\\chengchuan\\news\\201801\\123.html",
        "//www.yybnet.net/chengchuan/news/201801/123.html",
        "https:/www.yybnet.net/chengchuan/news/201801/123.html",
        "/\\/www.yybnet.net/chengchuan/news/201801/123.html",
        "https:/chengchuan/news/201801/123.html",
        "https:\\\\www.yybnet.net\\chengchuan\\news\\201801\\123.html",
        "https://www.yybnet.net:/chengchuan/news/201801/123.html",
        "https://www.yybnet.net./chengchuan/news/201801/123.html",
        "https://www。yybnet．net/chengchuan/news/201801/123.html",
        "https://www%2Eyybnet%2Enet/chengchuan/news/201801/123.html",
        "https://www.yybnet.net/x/../chengchuan/news/201801/123.html",
        "https://www.yybnet.net/./chengchuan/news/201801/123.html",
        " https://www.yybnet.net/chengchuan/\nnews/201801/123.html ",
        "HTTPS://WWW.YYBNET.NET/chengchuan/news/201801/123.html",
    ],
)
def test_resolve(href):
    assert site.resolve(HERE, href) == ARTICLE


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#top",
        "javascript:void(0)",
        "mailto:a@b.example",
        "Data:image/gif;base64,R0lG",
        "https://[",
        "https://.:x/",
        "https://a%2Fb/",
    ],
)
def test_what_leads_nowhere(href):
    assert site.resolve(HERE, href) is None


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("http://WWW.yybnet.net.:8080/chengchuan/?p=2#top", "http://www.yybnet.net:8080/upload/1.jpg?w=60"),
        ("about:blank", None),
    ],
)
def test_what_begins_with_a_slash_is_on_the_host_of_its_page(base, url):
    assert site.resolve(base, "/upload/1.jpg?w=60") == url


@pytest.mark.parametrize(
    "url",
    [
        ARTICLE,
        "http://m.yybnet.net/chengchuan/news/201801/123.html?from=list#top",
        "https://yybnet.net//chengchuan/news/201801/123.html",
        "https://www.yybnet.net/chengchuan/news/201801/123.html;jsessionid=1F0A",
        "https://WWW.yybnet.net/Chengchuan/News/201801/123.HTML",
        "https://www.yybnet.net.:443/chengchuan/news/201801/123.html",
    ],
)
def test_one_article_has_one_address(url):
    assert site.canonical_url(url) == ARTICLE
    assert site.linked_article(HERE, url) == ARTICLE


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("http://www.yybnet.net:80/a.html", "http://www.yybnet.net/a.html"),
        ("https://www.yybnet.net:443/a.html", "https://www.yybnet.net/a.html"),
        ("http://www.yybnet.net:8080/a.html", "http://www.yybnet.net:8080/a.html"),
        ("http://www.yybnet.net:443/a.html", "http://www.yybnet.net:443/a.html"),
    ],
)
def test_a_schemes_own_port_is_no_part_of_an_address(href, url):
    assert site.resolve(HERE, href) == url


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/u/渠首 水尺.jpg", "https://www.yybnet.net/u/%E6%B8%A0%E9%A6%96%20%E6%B0%B4%E5%B0%BA.jpg"),
        ("https://img.yybnet.net/渠.jpg", "https://img.yybnet.net/%E6%B8%A0.jpg"),
        ("//img.yybnet.net/%E6%B8%A0%20.jpg", "https://img.yybnet.net/%E6%B8%A0%20.jpg"),
        ("/\ud800.jpg", "https://www.yybnet.net/%3F.jpg"),
        ("/u/1.jpg?from=首页", "https://www.yybnet.net/u/1.jpg?from=首页"),
    ],
)
def test_a_path_is_escaped_as_a_browser_asks_for_it(href, url):
    assert site.resolve(HERE, href) == url


@pytest.mark.parametrize("host", ["user@www.yybnet.net", "www.yyb\tnet.net", "www.yybnet.net:443"])
def test_an_article_linked_oddly(host):
    assert site.linked_article(HERE, f"https://{host}/chengchuan/news/201801/123.html") == ARTICLE


@pytest.mark.parametrize("host", ["example.org", "www.yybnet.net.example.org", "news.yybnet.net"])
def test_a_path_like_an_articles_elsewhere(host):
    assert site.linked_article(HERE, f"https://{host}/chengchuan/news/201801/123.html") is None


def test_an_article_linked_by_its_number_alone():
    assert site.linked_article("https://www.yybnet.net/chengchuan/news/201801/", "123.html") == ARTICLE


@pytest.mark.parametrize(
    "url", [HERE, "https://www.yybnet.net/chengchuan/news/201813/123.html", "https://example.org/a/b/201801/1.html"]
)
def test_other_addresses_are_no_articles(url):
    assert site.article_address(url) is None
