from scrapy import Request, Spider
from scrapy.exceptions import DropItem
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from tests.storage.runs import page, url
from yybnet_crawler.log_format import OneLineLogFormatter


def test_a_page_in_the_log_is_its_address_and_never_its_bytes() -> None:
    crawler = get_crawler(Spider)
    spider = Spider.from_crawler(crawler, name="any")
    raw = page(url(7), b"<html>" * 1000)
    formatter = OneLineLogFormatter()
    dropped = formatter.dropped(raw, DropItem(f"{url(7)}: http_404: gone", log_level="INFO"), None, spider)
    lines = [
        dropped,
        formatter.scraped(raw, None, spider),
        formatter.item_error(raw, ValueError("x"), None, spider),
    ]
    texts = [line["msg"] % line["args"] for line in lines if line]
    assert texts[0] == f"No record: {url(7)}: http_404: gone"
    assert all(url(7) in text and "<html>" not in text for text in texts)


def test_only_debug_has_a_line_for_each_page_and_record() -> None:
    response = Response(url(7), request=Request(url(7)))
    for level, told in (("DEBUG", True), ("INFO", False)):
        crawler = get_crawler(Spider, {"LOG_LEVEL": level})
        spider = Spider.from_crawler(crawler, name="any")
        formatter = OneLineLogFormatter.from_crawler(crawler)
        lines = (
            formatter.crawled(Request(url(7)), response, spider),
            formatter.scraped(page(url(7), b"<html>"), response, spider),
        )
        assert [line is not None for line in lines] == [told, told], level
