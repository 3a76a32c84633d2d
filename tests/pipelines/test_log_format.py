from scrapy import Spider
from scrapy.exceptions import DropItem
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
