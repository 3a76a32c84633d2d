"""What goes wrong in a run that is no page's fault."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Troubles:
    """Each of them is told when the run ends."""

    write_error: str | None = None
    lock_held: str | None = None  # who has the lock
    crash: str | None = None  # what nobody foresaw
    bugs: list[str] = field(default_factory=list)  # pages our code could not read, pages that vanished
    no_such_regions: list[str] = field(default_factory=list)  # asked for, and not on the site

    def write_failed(self, what: str) -> None:
        """The first of several is the one that is told."""
        self.write_error = self.write_error or what
