"""Each way to fail has one name. The crawls beside this file show that these are what really comes up."""

import pytest
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectionLost
from twisted.python.failure import Failure

from yybnet_crawler.downloading.failures import Refused, rejection
from yybnet_crawler.items import Rejection

URL = "http://m.yybnet.net/tongchuan/news/201801/1.html?from=list"
CANONICAL = "https://www.yybnet.net/tongchuan/news/201801/1.html"


def rejected(error: Exception, request: Request | None = None) -> Rejection:
    failure = Failure(error)  # type: ignore[no-untyped-call]
    failure.request = request or Request(URL)  # type: ignore[attr-defined]  # as Scrapy does
    return rejection(failure, URL)


@pytest.mark.parametrize(
    ("error", "reason", "transient"),
    [
        (DownloadTimeoutError("30 seconds"), "timeout", True),
        (DownloadCancelledError("too much"), "too_large", False),
        (CannotResolveHostError("no such name"), "dns", True),
        (ResponseDataLossError(), "data_loss", True),
        (DownloadConnectionRefusedError("refused"), "connection", True),
        (DownloadFailedError("cut"), "connection", True),
        (ConnectionLost(), "connection", True),
        (OSError("network is down"), "connection", True),
        (NotSupported("gopher"), "unsupported_scheme", True),
        (UnsupportedURLSchemeError("gopher"), "unsupported_scheme", True),
        (Refused("robots", "Not allowed."), "robots", False),
        (IgnoreRequest("whatever"), "download_error", True),
        (RuntimeError("never seen"), "download_error", True),
    ],
)
def test_every_failure_has_a_name(error, reason, transient):
    found = rejected(error)
    assert (found.url, found.reason, found.transient) == (CANONICAL, reason, transient)
    assert found.detail
    assert found.page is None


def test_a_failure_that_nobody_foresaw_names_its_class():
    assert "RuntimeError: never seen" in rejected(RuntimeError("never seen")).detail


@pytest.mark.parametrize(
    ("status", "transient"),
    [
        (404, False), (410, False), (202, True), (304, True), (400, True), (401, True), (403, True), (412, True),
        (418, True), (451, True),
        (408, True), (425, True), (429, True), (500, True), (502, True), (503, True), (504, True),
        (520, True), (525, True), (599, True),
    ],
)  # fmt: skip
def test_a_status_is_its_own_name(status, transient):
    found = rejected(HttpError(Response(URL, status=status)))
    assert (found.reason, found.transient) == (f"http_{status}", transient)


def test_a_redirect_is_told():
    request = Request("https://www.yybnet.net/gone.html", meta={"redirect_urls": [URL]})
    found = rejected(HttpError(Response(URL, status=404)), request)
    assert found.detail.endswith("(redirected to https://www.yybnet.net/gone.html)")
