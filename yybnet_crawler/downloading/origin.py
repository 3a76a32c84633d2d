"""Where requests for the site's hosts really go: the setting `YYBNET_ORIGIN`, for mirrors, caches and tests.

| value | meaning |
| --- | --- |
| unset | to the site |
| `http://127.0.0.1:8000` | to that server, with the site's own name in the `Host` header |
| `file:FOLDER` | read from `FOLDER/<host>/<path>`, no network |

Whatever the origin, requests and responses keep the site's own addresses, so nothing downstream can tell.
A request for any other host never goes to the origin.
"""

from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import unquote, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from yybnet_crawler import site
from yybnet_crawler.downloading.pace import PacedDownloadHandler
from yybnet_crawler.downloading.replay import ReplayOrigin, read_replay
from yybnet_crawler.errors import BadArgument


@dataclass(frozen=True, slots=True)
class ServerOrigin:
    """A web server that answers in the site's place."""

    address: str  # scheme, host and port; no path

    def request(self, request: Request) -> Request:
        """The request to send instead of `request`."""
        parts = urlsplit(request.url)
        moved = request.replace(
            url=self.address + (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
            # A proxy that the environment names is meant for the site; the origin is asked directly.
            meta={**request.meta, "proxy": None},
        )
        moved.headers.setdefault("Host", parts.netloc)
        return moved


@dataclass(frozen=True, slots=True)
class FolderOrigin:
    """A folder with the site's pages in it, `<host>/<path>` each.

    A path that ends in `/` is its `index.html`; a query is part of the file's name (`index.html?page=2`).
    What is not there is answered with status 404 and `404.html`, if the folder has one.
    """

    folder: Path

    def response(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        path = unquote(parts.path) or "/"
        name = f"{parts.hostname}{path}{'index.html' if path.endswith('/') else ''}"
        file = self._file(f"{name}?{parts.query}" if parts.query else name)
        body = file.read_bytes() if file else b""
        status = 200
        if not file:
            status = 404
            missing = self.folder / "404.html"
            body = missing.read_bytes() if missing.is_file() else b""
        kind = "text/plain" if file and file.suffix == ".txt" else "text/html"
        headers = Headers({"Content-Type": kind})
        response_class = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return response_class(request.url, status=status, headers=headers, body=body)

    def _file(self, name: str) -> Path | None:
        """The file of this name; None when there is none, or the name leads out of the folder."""
        try:
            file = (self.folder / name).resolve()
            return file if file.is_relative_to(self.folder) and file.is_file() else None
        except (OSError, ValueError):  # too long a name, a NUL in it
            return None


def read_origin(value: str | None) -> ServerOrigin | FolderOrigin | None:
    """What the setting says. Raises `BadArgument` for anything but its three forms."""
    if not value:
        return None
    if value.startswith("file:"):
        folder = Path(value.removeprefix("file:"))
        if not folder.is_dir():
            raise BadArgument(f"YYBNET_ORIGIN={value}: there is no folder {folder}")
        return FolderOrigin(folder.resolve())
    try:
        parts = urlsplit(value)
        _ = parts.port
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/")
    except ValueError:
        usable = False
    if not usable:
        raise BadArgument(f"YYBNET_ORIGIN={value}: give http://HOST:PORT without a path, or file:FOLDER")
    return ServerOrigin(f"{parts.scheme}://{parts.netloc}")


class OriginDownloadHandler(PacedDownloadHandler):
    """The HTTP/1.1 handler, with the site's hosts answered by the origin."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        replay, origin = (crawler.settings.get(f"YYBNET_{name}") for name in ("REPLAY", "ORIGIN"))
        self.origin = read_replay(replay) if replay else read_origin(origin)

    async def download_request(self, request: Request) -> Response:
        # A replay answers for every host: nothing goes out.
        replayed = isinstance(self.origin, ReplayOrigin)
        if self.origin is None or not (replayed or site.is_site_url(request.url)):
            return await super().download_request(request)
        if not isinstance(self.origin, ServerOrigin):
            self.pace.check()
            started = monotonic()
            response = self.origin.response(request)
            # Without it AutoThrottle would stay at its start delay.
            request.meta["download_latency"] = monotonic() - started
            return response
        moved = self.origin.request(request)
        response = await super().download_request(moved)
        request.meta["download_latency"] = moved.meta["download_latency"]
        return _renamed(response, request.url)


def _renamed(response: Response, url: str) -> Response:
    """The response at another address. `Response.replace` would decode the page to keep its charset."""
    return type(response)(
        url,
        status=response.status,
        headers=response.headers,
        body=response.body,
        flags=response.flags,
        certificate=response.certificate,
        ip_address=response.ip_address,
        protocol=response.protocol,
    )
