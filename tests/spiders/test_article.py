"""`scrapy crawl article`: named articles."""

import json

A = "/tongchuan/news/201801/1.html"
B = "/xianyang/binxian/201802/2.html"
GONE = "/xianyang/binxian/201802/3.html"


def test_named_articles_are_written_and_nothing_else_is_asked_for(site, tmp_path):
    site.article(A)
    site.article(B, host="m.yybnet.net")
    file = tmp_path / "urls.txt"
    file.write_text(f"# both\nhttps://www.yybnet.net{A}\nhttp://m.yybnet.net{B}?from=list\n", "utf-8")
    crawl = site.crawl("article", urls=str(file))
    assert crawl.status == 0, crawl.said
    assert [record["url"] for record in crawl.records] == [
        "https://www.yybnet.net/tongchuan/news/201801/1.html",
        "https://www.yybnet.net/xianyang/binxian/201802/2.html",
    ]
    assert crawl.asked == [f"https://www.yybnet.net{A}", f"http://m.yybnet.net{B}"]


def test_one_that_is_gone_is_rejected_and_the_others_are_written(site, tmp_path):
    site.article(A)
    file = tmp_path / "urls.txt"
    file.write_text(f"https://www.yybnet.net{GONE}\nhttps://www.yybnet.net{A}\n", "utf-8")
    crawl = site.crawl("article", urls=str(file))
    assert (crawl.status, crawl.numbers, crawl.reasons) == (0, [1], {GONE: "http_404"})


def test_one_that_is_known_is_asked_for_again_only_with_full(site):
    site.article(A)
    url = f"https://www.yybnet.net{A}"
    assert site.crawl("article", url=url).numbers == [1]
    assert site.crawl("article", url=url).asked == []
    assert site.crawl("article", url=url, full="1").asked == [url]


def test_when_none_of_them_is_an_article_the_last_line_names_it(site):
    site.page(A, "<title>铜川</title><p>页面不存在</p>")
    crawl = site.crawl("article", url=f"https://www.yybnet.net{A}")
    assert crawl.status == 3
    (report,) = (site.data / "runs").glob("*.json")
    why = f"nothing found: not_article_error_page 1, see https://www.yybnet.net{A}"
    assert json.loads(report.read_text("utf-8"))["why"] == why
