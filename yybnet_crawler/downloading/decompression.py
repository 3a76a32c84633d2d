"""Decompression that takes a page whole or not at all."""

import struct
import zlib
from typing import Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from yybnet_crawler.downloading.failures import Refused

_CHUNK = 64 * 1024


class DecompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's, but its failures have names and are tried again, and half a page is one of them.

    Scrapy takes what a cut gzip stream gives up to the cut for the page. Gzip alone is asked for: of the
    encodings that Scrapy knows, it is the one whose cuts can be told after the fact.
    """

    crawler: Crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = super().from_crawler(crawler)
        middleware.crawler = crawler
        return middleware

    def process_request(self, request: Request, spider: Spider | None = None) -> None:
        request.headers.setdefault("Accept-Encoding", b"gzip")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        # Read first: Scrapy deletes the header.
        encodings = b",".join(response.headers.getlist("Content-Encoding")).strip().lower()
        try:
            result = super().process_response(request, response)
        except IgnoreRequest as error:
            detail = f"{response.url} grows beyond DOWNLOAD_MAXSIZE when it is decompressed."
            raise Refused("too_large", detail, transient=False) from error
        except (OSError, EOFError, struct.error, zlib.error) as error:
            return self._broken(request, repr(error))
        is_gzip = encodings in (b"gzip", b"x-gzip")
        if is_gzip and isinstance(result, Response) and is_cut(response.body, len(result.body)):
            return self._broken(request, "the gzip stream is cut off")
        return result

    def _broken(self, request: Request, why: str) -> Request:
        # Raised here, an exception would pass by the retry middleware.
        assert self.crawler.spider
        again = get_retry_request(request, spider=self.crawler.spider, reason="decompression")
        if again is None:
            detail = f"{request.url} cannot be decompressed ({why}); the next run asks again."
            raise Refused("decompression", detail, transient=True)
        return again


def is_cut(compressed: bytes, size: int) -> bool:
    """Whether a gzip stream that gave `size` bytes ends before its end."""
    if int.from_bytes(compressed[-4:], "little") == size % 2**32:  # the stream's own last word
        return False
    # Not so with padding behind the stream or a second stream in it, both legal. Then the end is looked for.
    stream = zlib.decompressobj(wbits=31)
    rest = compressed
    try:
        while rest and not stream.eof:
            stream.decompress(rest, _CHUNK)
            rest = stream.unconsumed_tail
    except zlib.error:
        return True
    return not stream.eof
