"""Python looks for objects that only lead to one another, but not while a page is read."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def without_collection(read: Callable[P, R]) -> Callable[P, R]:
    """For a function that makes many small objects and no such garbage: to look for it costs a twentieth of the time.

    What it makes is freed all the same, as it is let go of. Another thread's garbage waits that long.
    """

    @wraps(read)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():  # by a caller's wish, or in a function that is called by another such
            return read(*args, **kwargs)
        gc.disable()
        try:
            return read(*args, **kwargs)
        finally:
            gc.enable()

    return wrapper
