"""What was read, where it stands and by which rule: the trace that `--explain` prints."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A field's value with the numbers of the lines it was read from (none when it is not on the page)."""

    value: T
    lines: tuple[int, ...]
    rule: str  # a stable name, as in docs/extraction.md
