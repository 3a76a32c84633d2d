"""Redirects that never lose a page.

Where a redirect leads to is checked when its request comes by `site_only.py`. Here only the ends that Scrapy
leaves without a name get one.
"""

from scrapy import Request, Spider
from scrapy.downloadermiddlewares import redirect
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from yybnet_crawler.downloading.failures import Refused


class RedirectMiddleware(redirect.RedirectMiddleware):
    """Follows redirects by status, and names the ends."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        try:
            result = super().process_response(request, response)
        except IgnoreRequest as error:
            raise _loop(request) from error
        if isinstance(result, Response) and 300 <= result.status < 400 and "Location" in result.headers:
            # Scrapy follows http and https, and hands over what leads to file:, ftp: or data: as a page.
            location = (result.headers["Location"] or b"").decode("latin-1")
            detail = f"{request.url} redirects to {location}, which is no http or https address."
            raise Refused("unsupported_scheme", detail, transient=False)
        return result


class MetaRefreshMiddleware(redirect.MetaRefreshMiddleware):
    """Follows `<meta http-equiv="refresh">`, and names the end of a loop."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            raise _loop(request) from error


def _loop(request: Request) -> Refused:
    urls = request.meta.get("redirect_urls", [])
    detail = f"{urls[0] if urls else request.url} was redirected {len(urls)} times and never arrived."
    return Refused("redirect_loop", detail, transient=False)
