"""Redirects that never lose a page.

Where a redirect leads to is checked when its request comes by `site_only.py`. Here only the ends that Scrapy
leaves without a name get one.
"""

from scrapy import Request, Spider
from scrapy.downloadermiddlewares import redirect
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from yybnet_crawler.downloading.failures import Refused

_HEAD_BYTES = 4 * 4096  # at most four bytes a character


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
            raise Refused("unsupported_scheme", detail)
        return result


class MetaRefreshMiddleware(redirect.MetaRefreshMiddleware):
    """Follows `<meta http-equiv="refresh">`, and names the end of a loop."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        # Scrapy decodes the page for a look at its first 4,096 characters, and guesses a charset that is not
        # declared: 4 ms. (Without the NULs, for UTF-16.)
        if b"refresh" not in response.body[:_HEAD_BYTES].replace(b"\0", b"").lower():
            return response
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            raise _loop(request) from error


def _loop(request: Request) -> Refused:
    urls = request.meta.get("redirect_urls", [])
    detail = f"{urls[0] if urls else request.url} was redirected {len(urls)} times and never arrived."
    return Refused("redirect_loop", detail)
