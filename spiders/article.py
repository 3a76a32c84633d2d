"""`scrapy crawl article -a url=...` or `-a urls=FILE`: named articles."""

from collections.abc import AsyncIterator
from typing import Any

from yybnet_crawler.navigation.arguments import ArticleArguments
from yybnet_crawler.navigation.site_spider import SiteSpider


class ArticleSpider(SiteSpider):
    """Asks for each address it is given, unless its record is there."""

    name = "article"
    takes = ArticleArguments
    arguments: ArticleArguments

    async def start(self) -> AsyncIterator[Any]:
        for url in self.arguments.urls:
            for request in self.ask(url):
                yield request
