"""Names for every way a request can fail.

`transient` says what the next run does: True, it asks again; False, not before a while. What depends on the
network, the server's load or this run is transient. What the server said about this very page is not.
"""

from http import HTTPStatus

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
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.items import Rejection


class Refused(IgnoreRequest):
    """A request that we did not send or an answer that we did not take, and why; it ends in the errback.

    `reason`, `detail` and `transient` are those of the `Rejection` made from it.
    """

    def __init__(self, reason: str, detail: str, *, transient: bool) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.transient = transient


# The first row that fits counts. Whatever stands in no row is a `download_error`.
_DOWNLOAD_FAILURES: tuple[tuple[tuple[type[BaseException], ...], str, str, bool], ...] = (
    (
        (DownloadTimeoutError,),
        "timeout",
        "The page did not arrive within DOWNLOAD_TIMEOUT; the next run asks again.",
        True,
    ),
    (
        # Scrapy cancels a download for one reason only: it grew beyond DOWNLOAD_MAXSIZE.
        (DownloadCancelledError,),
        "too_large",
        "The page is larger than DOWNLOAD_MAXSIZE; look at it, and raise the limit if it is an article.",
        False,
    ),
    (
        (CannotResolveHostError,),
        "dns",
        "The name of the host could not be resolved; check this machine's network and name server.",
        True,
    ),
    (
        (ResponseDataLossError,),
        "data_loss",
        "The connection ended before the whole page had arrived; the next run asks again.",
        True,
    ),
    (
        (NotSupported, UnsupportedURLSchemeError),
        "unsupported_scheme",
        "Only http and https addresses are asked; the link that led here is not one.",
        False,
    ),
    (
        (DownloadConnectionRefusedError, DownloadFailedError, ConnectError, ConnectionClosed, OSError),
        "connection",
        "The connection failed or was cut before an answer came; check that the site is up.",
        True,
    ),
)

# Said about the request or the moment, not about the page.
_TRANSIENT_STATUS = {408, 425, 429}
_STATUS_DETAIL = {
    # Asked a second time by then (see retry.py), so it is this page. A site that refuses page after page ends
    # the run, and what is left is `blocked`, which is transient.
    403: "The site refuses this page to us, and no other; it is asked again after a while.",
    404: "The site has no such page; whatever links to it is out of date.",
    410: "The site has removed this page for good.",
    429: "The site asks for fewer requests; raise DOWNLOAD_DELAY if this repeats.",
    451: "The site withholds this page for legal reasons.",
}


def rejection(failure: Failure, url: str) -> Rejection:
    """Why the request for `url` gave no page, named. For a spider's errback."""
    reason, detail, transient = _explain(failure.value)
    request = getattr(failure, "request", None)
    if request and "redirect_urls" in request.meta:
        detail = f"{detail} (redirected to {request.url})"
    return Rejection(site.canonical_url(url), reason, detail, transient)


def _explain(error: BaseException | None) -> tuple[str, str, bool]:
    if isinstance(error, Refused):
        return error.reason, error.detail, error.transient
    if isinstance(error, HttpError):
        return _explain_status(error.response.status)
    for classes, reason, detail, transient in _DOWNLOAD_FAILURES:
        if isinstance(error, classes):
            words = str(error).strip()
            return reason, f"{detail} ({type(error).__name__}: {words})" if words else detail, transient
    # Nothing is known about the page, so it is asked again.
    return "download_error", f"The download failed with {type(error).__name__}: {error}", True


def _explain_status(status: int) -> tuple[str, str, bool]:
    transient = status in _TRANSIENT_STATUS or status >= 500
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    meaning = "the server is in trouble, the next run asks again" if transient else "no page we can read"
    detail = _STATUS_DETAIL.get(status, f"Answered with status {status}{phrase}: {meaning}.")
    return f"http_{status}", detail, transient
