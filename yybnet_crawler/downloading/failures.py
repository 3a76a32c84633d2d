"""Names for every way a request can fail. What a name means for the next run: `answers.py`."""

from datetime import UTC, datetime
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
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure

from yybnet_crawler import site
from yybnet_crawler.answers import is_transient
from yybnet_crawler.items import Capture, Page, Rejection

FETCHED_AT = "yybnet_fetched_at"  # in a request's meta: when a replayed response came
CAPTURE = "yybnet_capture"  # in a request's meta: its response as it came off the wire


class Refused(IgnoreRequest):
    """A request that we did not send or an answer that we did not take, and why; it ends in the errback.

    `reason` and `detail` are those of the `Rejection` made from it; so is `asked`: False when the run ended before
    the page's turn came.
    """

    def __init__(self, reason: str, detail: str, *, asked: bool = True) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.asked = asked


# The first row that fits counts. Whatever stands in no row is a `download_error`.
_DOWNLOAD_FAILURES: tuple[tuple[tuple[type[BaseException], ...], str, str], ...] = (
    (
        (DownloadTimeoutError,),
        "timeout",
        "The page did not arrive within DOWNLOAD_TIMEOUT; the next run asks again.",
    ),
    (
        # Scrapy cancels a download for one reason only: it grew beyond DOWNLOAD_MAXSIZE.
        (DownloadCancelledError,),
        "too_large",
        "The page is larger than DOWNLOAD_MAXSIZE; look at it, and raise the limit if it is an article.",
    ),
    (
        (CannotResolveHostError,),
        "dns",
        "The name of the host could not be resolved; check this machine's network and name server.",
    ),
    (
        (ResponseDataLossError,),
        "data_loss",
        "The connection ended before the whole page had arrived; the next run asks again.",
    ),
    (
        (NotSupported, UnsupportedURLSchemeError),
        "unsupported_scheme",
        "Only http and https addresses are asked; the link that led here is not one.",
    ),
    (
        (DownloadConnectionRefusedError, DownloadFailedError, ConnectError, ConnectionClosed, OSError),
        "connection",
        "The connection failed or was cut before an answer came; check that the site is up.",
    ),
)

_STATUS_DETAIL = {
    403: "The site refuses this page to us, and no other; it is asked again, ever more seldom.",
    404: "The site has no such page; whatever links to it is out of date.",
    410: "The site has removed this page for good.",
    429: "The site asks for fewer requests; raise DOWNLOAD_DELAY if this repeats.",
    451: "The site withholds this page for legal reasons.",
}


def rejection(failure: Failure, url: str) -> Rejection:
    """Why the request for `url` gave no page, named. For a spider's errback."""
    error = failure.value
    reason, detail = _explain(error)
    request: Request | None = getattr(failure, "request", None)
    meta = request.meta if request else {}
    if request and "redirect_urls" in meta:
        detail = f"{detail} (redirected to {request.url})"
    # Asked again after a failure, it may have waited for its second turn in vain: it was asked all the same.
    asked = not isinstance(error, Refused) or error.asked or "retry_times" in meta
    page = None
    # A server in trouble says nothing worth keeping; what an odd status comes with may be a challenge.
    if isinstance(error, HttpError) and is_transient(reason) and error.response.status < 500 and error.response.body:
        page = page_of(error.response)
    return Rejection(site.canonical_url(url), reason, detail, is_transient(reason), page, asked)


def page_of(response: Response, link_text: str | None = None) -> Page:
    """What arrived: as it was captured, or just now."""
    meta = response.request.meta if response.request else {}
    capture: Capture | None = meta.get(CAPTURE)
    header = response.headers.get("Content-Type")
    kind = header.decode("latin-1") if header else None
    fetched_at = capture.fetched_at if capture else datetime.now(UTC)
    return Page(response.url, response.body, kind, fetched_at, response.status, link_text, capture)


def _explain(error: BaseException | None) -> tuple[str, str]:
    if isinstance(error, Refused):
        return error.reason, error.detail
    if isinstance(error, HttpError):
        return _explain_status(error.response.status)
    for classes, reason, detail in _DOWNLOAD_FAILURES:
        if isinstance(error, classes):
            words = str(error).strip()
            return reason, f"{detail} ({type(error).__name__}: {words})" if words else detail
    # Nothing is known about the page, so it is asked again.
    return "download_error", f"The download failed with {type(error).__name__}: {error}"


def _explain_status(status: int) -> tuple[str, str]:
    reason = f"http_{status}"
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    meaning = "the server is in trouble" if status >= 500 else "no page we can read"
    again = ", the next run asks again" if is_transient(reason) else ""
    return reason, _STATUS_DETAIL.get(status, f"Answered with status {status}{phrase}: {meaning}{again}.")
