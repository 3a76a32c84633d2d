"""A file of one run: written as `<name>.part` under a lock, given its final name when whole and on disk.

The lock (flock) goes with the process, however it ends. So a `.part` whose lock is free has no writer any
more, and whoever gets the lock may recover it.
"""

import fcntl
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PART = ".part"


class RunFile:
    """An append-only file. It is made by the first `append`: a run with nothing to say leaves no file."""

    def __init__(self, path: Path, *, part: Path | None = None) -> None:
        self.path = path  # the final name
        # Another name for what is no run's, and not to be recovered like one.
        self.part = part or path.with_name(path.name + PART)
        self.size = 0  # bytes of whole chunks
        self._digest = hashlib.blake2b()
        self._fd: int | None = None
        self._torn = False

    def append(self, chunk: bytes) -> int:
        """Writes `chunk` whole, or not at all; returns its offset.

        Raises OSError (disk full, ...); the file then ends with the last whole chunk.
        """
        if self._torn:
            raise OSError(f"{self.part}: not written to any more after a failed write")
        if self._fd is None:
            self._fd = _create_locked(self.part)
        rest = memoryview(chunk)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError:
            self._torn = True
            os.ftruncate(self._fd, self.size)
            self._torn = False
            raise
        self._digest.update(chunk)
        offset = self.size
        self.size += len(chunk)
        return offset

    def seal(self, *, replace: bool = False) -> Path | None:
        """On disk first, read back, then the final name, then the folder on disk. None when nothing was written.

        Raises OSError and leaves the `.part` for the next run to recover.
        """
        if self._fd is None:
            return None
        try:
            if self.size == 0 or self._torn:
                raise OSError(f"{self.part}: not whole; the next run recovers what is")
            if self.path.exists() and not replace:
                raise _both_there(self.part, self.path)
            os.fsync(self._fd)
            self._check()
            _rename(self.part, self.path)
        finally:
            self.close()
        return self.path

    def _check(self) -> None:
        with self.part.open("rb") as file:
            if hashlib.file_digest(file, hashlib.blake2b).digest() != self._digest.digest():
                raise OSError(f"{self.part}: what is read back is not what was written; is the disk failing?")

    def close(self) -> None:
        """Lets go of the file as it is. Safe to call twice."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was left of a run that died."""

    path: Path | None  # the final name; None when nothing was whole
    kept: int  # bytes
    dropped: int


def recover(part: Path, whole_length: Callable[[BinaryIO], int]) -> Recovered | None:
    """Seals a dead run's `.part`, without what is not whole. None while its run is alive, or when it is gone.

    `whole_length` reads the file from its start and says how many bytes of it are whole. Safe to be killed at
    any moment: done again, it ends the same.
    """
    try:
        fd = os.open(part, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        if not _is_still_at(fd, part):
            return None
        size = os.fstat(fd).st_size
        with os.fdopen(os.dup(fd), "rb") as file:
            kept = whole_length(file)
        if kept < size:
            os.ftruncate(fd, kept)
        if kept == 0:
            part.unlink()
            return Recovered(None, 0, size)
        path = part.with_name(part.name.removesuffix(PART))
        if path.exists():
            raise _both_there(part, path)
        os.fsync(fd)
        _rename(part, path)
        return Recovered(path, kept, size - kept)
    finally:
        os.close(fd)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is there whole or not at all, in the place of one that has its name."""
    file = RunFile(path)
    try:
        file.append(content)
        file.seal(replace=True)
    finally:
        file.close()


def _create_locked(part: Path) -> int:
    """A new file under its lock. Another run may find the file before it is locked and clear it away as
    a dead run's: then it is made again."""
    part.parent.mkdir(parents=True, exist_ok=True)
    while True:
        fd = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            if _is_still_at(fd, part):
                os.ftruncate(fd, 0)
                return fd
        except OSError:
            os.close(fd)
            raise
        os.close(fd)


def _is_still_at(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


def _both_there(part: Path, path: Path) -> OSError:
    return FileExistsError(f"{path} and {part.name} are both there: one was copied by hand; move one away")


def delete(path: Path) -> None:
    """When this returns the file is gone, a power loss does not bring it back."""
    path.unlink()
    _to_disk(path.parent)


def _rename(part: Path, path: Path) -> None:
    part.rename(path)
    _to_disk(path.parent)


def _to_disk(names: Path) -> None:
    folder = os.open(names, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
