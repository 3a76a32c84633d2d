"""One download slot for the whole site."""

from scrapy import Request
from scrapy.core.downloader import Downloader

from yybnet_crawler import site


class OneSlotMiddleware:
    """Puts every request for the site into one download slot.

    Scrapy keeps its delay, AutoThrottle and concurrency by host name. `www.`, `m.` and the bare host are one
    server, which would be asked three times as fast.
    """

    def process_request(self, request: Request) -> None:
        if site.is_site_url(request.url):
            request.meta[Downloader.DOWNLOAD_SLOT] = site.DOMAIN
        else:
            # A request made from another, by a redirect for one, carries that one's slot.
            request.meta.pop(Downloader.DOWNLOAD_SLOT, None)
