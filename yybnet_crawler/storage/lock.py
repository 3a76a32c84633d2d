"""One run at a time for each city in a data folder.

The locks are flocks: the kernel drops them with the process, so a killed run never blocks the next one. The
files stay; their content only says who had the lock last.
"""

import fcntl
import json
import os
import socket
from pathlib import Path

from yybnet_crawler.errors import YybnetError


class LockHeld(YybnetError):
    """Another run has the lock; the message says which, since when, and where."""


class Lock:
    """Held from the making of the object until `release`. Raises LockHeld when another run has it."""

    def __init__(self, path: Path, what: str, *, run: str, since: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LockHeld(f"{what} is being crawled by another run: {_holder(fd)} ({path})") from None
            holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "run": run}
            os.ftruncate(fd, 0)
            os.pwrite(fd, json.dumps(holder).encode() + b"\n", 0)
        except BaseException:
            os.close(fd)
            raise
        self._fd: int | None = fd

    def release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _holder(fd: int) -> str:
    try:
        holder = json.loads(os.pread(fd, 4096, 0))
        return f"pid {holder['pid']} on {holder['host']}, since {holder['since']}, run {holder['run']}"
    except (ValueError, KeyError, TypeError):
        return "it has only just started"


class FolderLock:
    """Held for moments, while files change their names or the index is written; others wait for it.

    >>> with FolderLock(path): ...

    May be taken again by whoever has it. For one thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1
        self._depth = 0

    def __enter__(self) -> None:
        if self._depth == 0:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            fcntl.flock(self._fd, fcntl.LOCK_EX)
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            os.close(self._fd)
