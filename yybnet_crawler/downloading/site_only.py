"""No request but to the site."""

from scrapy import Request
from scrapy.utils.httpobj import urlparse_cached

from yybnet_crawler import site
from yybnet_crawler.downloading.addresses import is_public, literal_address
from yybnet_crawler.downloading.failures import Refused


class SiteOnlyMiddleware:
    """Refuses every request that is not http(s), on one of the site's hosts, on a standard port.

    In the place of Scrapy's `OffsiteMiddleware`, which ignores scheme and port, lets requests with
    `dont_filter` pass, and drops the others so that neither callback nor errback hears. A redirect makes a
    new request and so comes by here too.
    """

    def process_request(self, request: Request) -> None:
        if site.is_site_url(request.url):
            return
        parts = urlparse_cached(request)
        if parts.scheme not in ("http", "https"):
            detail = f"{request.url} is no http or https address; the link that led here is not a page."
            raise Refused("unsupported_scheme", detail)
        address = literal_address(parts.hostname or "")
        if address and not is_public(address):
            detail = f"{request.url} points at a private machine; what led here is broken or hostile."
            raise Refused("private_address", detail)
        detail = f"{request.url} is not on {site.DOMAIN} or not on a standard port; only the site is asked."
        raise Refused("offsite", detail)
