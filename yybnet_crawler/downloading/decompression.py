"""Decompression that takes a page whole or not at all."""

import zlib
from typing import Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from yybnet_crawler.decompression import TooLarge, decompress
from yybnet_crawler.downloading.failures import Refused

_GZIP = frozenset({b"gzip", b"x-gzip"})
_UNREADABLE = frozenset({b"br", b"zstd", b"compress", b"x-compress"})


class DecompressionMiddleware:
    """In the place of Scrapy's, which takes what a damaged or cut gzip stream gives for the page.

    Gzip alone is asked for: its streams say how long they are and carry a checksum. Of the other encodings deflate
    is read where it has its checksum (RFC 9110). A name that is no encoding (`utf-8`) is some server's mistake.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request, spider: Spider | None = None) -> None:
        request.headers.setdefault("Accept-Encoding", b"gzip")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        named = b",".join(response.headers.getlist("Content-Encoding")).lower().split(b",")
        encodings = [name.strip() for name in named if name.strip() not in (b"", b"identity")]
        if not encodings or not response.body or request.method == "HEAD":
            return response
        body = response.body
        try:
            for encoding in reversed(encodings):
                if encoding in _UNREADABLE:
                    return self._broken(request, f"its encoding is {encoding.decode('latin-1')}")
                if encoding in _GZIP:
                    body = decompress(body, self._limit, wbits=31)
                elif encoding == b"deflate":
                    body = decompress(body, self._limit, wbits=15)
        except TooLarge:
            detail = f"{response.url} grows beyond DOWNLOAD_MAXSIZE when it is decompressed."
            raise Refused("too_large", detail) from None
        except zlib.error as error:
            return self._broken(request, str(error))
        headers = Headers({name: response.headers.getlist(name) for name in response.headers})
        del headers["Content-Encoding"]
        # Its type may be told by the body, now that it can be read.
        response_class = responsetypes.from_args(headers=headers, url=response.url, body=body)
        # `Response.replace` would decode the page to keep its charset.
        return response_class(
            response.url,
            status=response.status,
            headers=headers,
            body=body,
            flags=response.flags,
            request=request,
            certificate=response.certificate,
            ip_address=response.ip_address,
            protocol=response.protocol,
        )

    def _broken(self, request: Request, why: str) -> Request:
        # Raised here, an exception would pass by the retry middleware.
        assert self.crawler.spider
        again = get_retry_request(request, spider=self.crawler.spider, reason="decompression")
        if again is None or request.meta.get("dont_retry"):
            raise Refused("decompression", f"{request.url} cannot be decompressed ({why}); it is asked again.")
        return again
