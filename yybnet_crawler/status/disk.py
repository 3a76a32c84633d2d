"""What room the disk has, and when it will have none."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_DAY: Final = 86400.0


@dataclass(frozen=True, slots=True)
class Disk:
    """In bytes."""

    size: int  # of the file system that the data folder lies on
    free: int  # for the user who asks
    written: int  # by all runs whose reports are known, whatever was deleted since
    a_day: float | None  # written by runs; None: too little is known

    @property
    def full_in(self) -> float | None:
        """Seconds until nothing is free, if all goes on as in the last days, and nobody else writes; None: unknown."""
        return self.free / self.a_day * _DAY if self.a_day else None


def disk_of(root: Path, written: int, a_day: float | None) -> Disk:
    """Raises OSError."""
    usage = shutil.disk_usage(root)
    return Disk(usage.total, usage.free, written, a_day)
