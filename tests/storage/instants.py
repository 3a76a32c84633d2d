"""Every instant at which something changes on disk: a process may be killed there, or a deed fail."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from yybnet_crawler.storage import index_file

Deed = Callable[..., Any]


@contextmanager
def watched(before: Callable[[str, Deed, tuple[Any, ...]], None]) -> Iterator[None]:
    """Calls `before` with each deed that changes something on disk."""

    def watch(name: str, deed: Deed) -> Deed:
        def watched_deed(*arguments: Any, **more: Any) -> Any:
            before(name, deed, arguments)
            return deed(*arguments, **more)

        return watched_deed

    def connect(path: Path) -> Any:
        db = real_connect(path)
        db.set_trace_callback(lambda statement: before("sqlite", len, ("",)))
        return db

    real_connect = index_file._connect
    with pytest.MonkeyPatch.context() as patch:
        for name in ("write", "pwrite", "fsync", "ftruncate", "open"):
            patch.setattr(os, name, watch(name, getattr(os, name)))
        for name in ("rename", "unlink"):
            patch.setattr(Path, name, watch(name, getattr(Path, name)))
        patch.setattr(index_file, "_connect", connect)
        yield


def killed_at(instant: int, work: Callable[..., object], *arguments: object) -> bool:
    """Does the work in a child process that is killed before its deed number `instant`; if that is a write, in the
    middle of it. False when it came to its end before that."""
    child = os.fork()
    if child == 0:
        deeds = count()

        def before(name: str, deed: Deed, arguments: tuple[Any, ...]) -> None:
            if next(deeds) == instant:
                if name == "write":
                    deed(arguments[0], arguments[1][: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            with watched(before):
                work(*arguments)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
