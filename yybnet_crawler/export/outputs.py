"""Files that are there whole or not at all, in the place of those that have their names."""

import fcntl
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from yybnet_crawler.storage.lock import LockHeld
from yybnet_crawler.storage.run_files import PART


class Workshop:
    """A folder `<out>.part` beside `out`, in which files are made before they get their names.

    >>> with Workshop(out) as workshop:
    ...     write(workshop / "articles.csv")
    ...     workshop.release([(workshop / "articles.csv", out)])

    What an export that was killed left there is cleared away by the next one. Raises LockHeld while another export to
    `out` is at work, OSError as files do.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.path = out.with_name(out.name + PART)

    def __enter__(self) -> Self:
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for each in self.path.iterdir():
                shutil.rmtree(each) if each.is_dir() else each.unlink()
        except BlockingIOError:
            os.close(self._lock)
            raise LockHeld(f"{self.out}: another export is writing it") from None
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def release(self, files: Iterable[tuple[Path, Path]]) -> None:
        """Each file gets its name once all of them are on disk."""
        files = list(files)
        for made, _ in files:
            _sync(made)
        for made, final in files:
            final.parent.mkdir(parents=True, exist_ok=True)
            made.replace(final)
        for folder in {final.parent for _, final in files}:
            _sync(folder)


def _sync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
