"""One command at a time that changes sealed files: `compact`, `forget`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from yybnet_crawler.storage.lock import Lock
from yybnet_crawler.storage.report import china_time


@contextmanager
def upkeep_lock(root: Path) -> Iterator[None]:
    """Raises LockHeld at once when another command has it."""
    held = f"{root} is being looked after by another command"
    lock = Lock(root / "locks" / "upkeep.lock", held, run="", since=china_time(datetime.now(UTC)))
    try:
        yield
    finally:
        lock.release()
