"""One run at a time for each city in a data folder.

The locks are flocks: the kernel drops them with the process, so a killed run never blocks the next one. The
files stay; their content only says who had the lock last.
"""

import fcntl
import json
import logging
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from yybnet_crawler.errors import YybnetError

logger = logging.getLogger(__name__)

_SILENT = 2.0  # seconds of waiting before a word about it
_GRACE = 5.0  # and so many for a run that is to end: to seal its files it needs the lock but for a moment
_LONGEST = 180.0  # making the index of a million articles anew takes one of these three minutes
_LOOK = 0.1


class LockHeld(YybnetError):
    """Another run has the lock; the message says which, since when, and where."""


class Lock:
    """Held from the making of the object until `release`. Raises LockHeld when another process has it; `held` says what
    that one is doing."""

    def __init__(self, path: Path, held: str, *, run: str, since: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _taken(fd):
                raise LockHeld(f"{held}: {_holder(fd)} ({path})")
            _sign(fd, run=run, since=since)
        except BaseException:
            os.close(fd)
            raise
        self._fd: int | None = fd

    def release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


class FolderLock:
    """Held for moments, while files change their names or the index is written; others wait for it.

    >>> with FolderLock(path): ...

    May be taken again by whoever has it. For one thread. Raises LockHeld when the wait is too long (the other
    process is stopped, or hangs), or `given_up` says that nobody wants it any more.
    """

    def __init__(
        self, path: Path, *, run: str = "", since: str = "", given_up: Callable[[], bool] = lambda: False
    ) -> None:
        self._path = path
        self._run, self._since, self._given_up = run, since, given_up
        self._fd = -1
        self._depth = 0

    def __enter__(self) -> None:
        if self._depth == 0:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                self._wait()
                _sign(self._fd, run=self._run, since=self._since)
            except BaseException:
                os.close(self._fd)
                raise
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            os.close(self._fd)

    def _wait(self) -> None:
        begun = time.monotonic()
        told = False
        while not _taken(self._fd):
            waited = time.monotonic() - begun
            who = f"{self._path.parent.parent} is held by another run: {_holder(self._fd)} ({self._path})"
            if waited > _LONGEST:
                raise LockHeld(f"{who}; waited for {waited:.0f} seconds, see whether that process hangs")
            if waited > _GRACE and self._given_up():
                raise LockHeld(f"{who}; stopped while waiting")
            if waited > _SILENT and not told:
                logger.warning("Waiting: %s", who)
                told = True
            time.sleep(_LOOK)


def last_run(locks: Path) -> str:
    """The name of the latest run that had any of the locks; "" when there is none."""
    runs = (_signature(path).get("run") for path in locks.glob("*.lock"))
    return max((run for run in runs if isinstance(run, str)), default="")


def _taken(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(fd: int, *, run: str, since: str) -> None:
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "run": run}
    os.ftruncate(fd, 0)
    os.pwrite(fd, json.dumps(holder).encode() + b"\n", 0)


def _signature(path: Path) -> dict[str, object]:
    try:
        holder = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return holder if isinstance(holder, dict) else {}


def _holder(fd: int) -> str:
    try:
        holder = json.loads(os.pread(fd, 4096, 0))
        return f"pid {holder['pid']} on {holder['host']}, since {holder['since']}, run {holder['run']}"
    except (ValueError, KeyError, TypeError):
        return "it has only just started"
