"""A web server on 127.0.0.1 that fails in every way a server can. Real sockets, standard library only.

    with FaultServer({"/tongchuan/": page("..."), "/robots.txt": status(500)}) as server:
        ...  # YYBNET_ORIGIN=server.origin
        server.asked  # what was asked for, in order

A fault is a coroutine that gets an `Exchange` and writes raw bytes to it, or not. Paths without one are 404.
"""

import asyncio
import gzip
import socket
import ssl
import struct
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import count, pairwise
from typing import Self


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str  # with its query
    host: str
    headers: dict[str, str]  # names in lower case
    at: float  # time.monotonic()


@dataclass
class Exchange:
    asked: Asked
    nth: int  # 1 when the path is asked for the first time
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()


Fault = Callable[[Exchange], Awaitable[None]]


@dataclass
class FaultServer:
    faults: dict[str, Fault]
    otherwise: Fault | None = None  # for all other paths; None: 404
    asked: list[Asked] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def __enter__(self) -> Self:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http{'s' if self.tls else ''}://127.0.0.1:{self._socket.getsockname()[1]}"
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()
        self._loop.close()

    def times(self, path: str) -> int:
        """How often `path` was asked for."""
        return sum(asked.path == path for asked in self.asked)

    def seconds_between(self, path: str) -> list[float]:
        """The seconds between each two requests for `path`."""
        at = [asked.at for asked in self.asked if asked.path == path]
        return [later - earlier for earlier, later in pairwise(at)]

    async def _serve(self) -> None:
        connections: set[asyncio.Task[None]] = set()

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task
            connections.add(task)
            try:
                while await self._answer(reader, writer):
                    pass
            except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass
            finally:
                connections.discard(task)
                writer.close()

        server = await asyncio.start_server(connected, sock=self._socket, ssl=self.tls)
        await self._ended.wait()
        server.close()
        for task in list(connections):
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answers one request. Returns whether the connection can take another."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        path = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        asked = Asked(path, headers.get("host", ""), headers, time.monotonic())
        self.asked.append(asked)
        fault = self.faults.get(path) or self.otherwise or status(404)
        await fault(Exchange(asked, self.times(path), writer))
        return not writer.is_closing()


def answer(
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    code: int = 200,
    headers: dict[str, str] | None = None,
) -> Fault:
    """A whole and honest answer."""

    async def fault(exchange: Exchange) -> None:
        head = {"Content-Type": kind, "Content-Length": str(len(body))} | (headers or {})
        await exchange.send(_head(code, head) + body)

    return fault


def page(text: str) -> Fault:
    return answer(f"<!doctype html><title>{text}</title><p>{text}</p>".encode())


def status(code: int, headers: dict[str, str] | None = None) -> Fault:
    return answer(f"<p>{code}</p>".encode(), code=code, headers=headers)


def redirect(location: str) -> Fault:
    return status(302, {"Location": location})


def in_turn(*faults: Fault) -> Fault:
    """The first fault for the first request, and so on; the last for all that follow."""

    async def fault(exchange: Exchange) -> None:
        await faults[min(exchange.nth, len(faults)) - 1](exchange)

    return fault


def unless_modified(etag: str, body: bytes) -> Fault:
    """304 to a request that knows the ETag, else the page."""

    async def fault(exchange: Exchange) -> None:
        if exchange.asked.headers.get("if-none-match") == etag:
            await exchange.send(_head(304, {"ETag": etag}))
        else:
            await answer(body, headers={"ETag": etag})(exchange)

    return fault


async def hang(exchange: Exchange) -> None:
    """Takes the request and never says a word."""
    await asyncio.sleep(3600)


async def stall(exchange: Exchange) -> None:
    """Stops in the middle of the page and keeps the connection."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Content-Length": "1000"}) + b"<p>half")
    await asyncio.sleep(3600)


async def trickle(exchange: Exchange) -> None:
    """A byte now and then, for ever: no pause is long, the whole is."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Content-Length": "100000"}))
    for _ in count():
        await exchange.send(b" ")
        await asyncio.sleep(0.1)


async def reset(exchange: Exchange) -> None:
    """Cuts the connection with RST before a word."""
    _reset(exchange)


async def reset_in_page(exchange: Exchange) -> None:
    """Cuts the connection with RST in the middle of the page."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Content-Length": "1000"}) + b"<p>half")
    await asyncio.sleep(0.05)  # so that the half arrives first
    _reset(exchange)


async def short(exchange: Exchange) -> None:
    """Promises more bytes than it sends, then closes properly."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Content-Length": "1000"}) + b"<p>half")
    exchange.writer.close()


async def cut_chunks(exchange: Exchange) -> None:
    """Chunked, without the last chunk."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}))
    await exchange.send(b"7\r\n<p>half\r\n")
    exchange.writer.close()


async def not_http(exchange: Exchange) -> None:
    await exchange.send(b"220 mail.invalid ESMTP\r\n")
    exchange.writer.close()


async def huge(exchange: Exchange) -> None:
    """100 MB, announced."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Content-Length": str(100 * 1024 * 1024)}))
    await _hundred_megabytes(exchange, lambda block: block)


async def huge_chunked(exchange: Exchange) -> None:
    """100 MB, not announced."""
    await exchange.send(_head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}))
    await _hundred_megabytes(exchange, lambda block: b"%x\r\n%s\r\n" % (len(block), block))


def gzipped(body: bytes, name: str = "gzip") -> Fault:
    """Bytes said to be gzip, whether they are or not."""
    return answer(body, headers={"Content-Encoding": name})


@cache
def gzip_bomb() -> bytes:
    """200 KB that become 200 MB. It takes a second to make: not while somebody waits for an answer."""
    return gzip.compress(bytes(200 * 1024 * 1024), compresslevel=1)


async def _hundred_megabytes(exchange: Exchange, framed: Callable[[bytes], bytes]) -> None:
    block = b"x" * 1024 * 1024
    for _ in range(100):
        await exchange.send(framed(block))


def _head(code: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {code} Whatever", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _reset(exchange: Exchange) -> None:
    raw: socket.socket = exchange.writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.writer.transport.abort()
