"""What a terminal may be shown. A page, an address or a header can hold codes that move its cursor or set its title."""

import logging
import os
import re
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from unicodedata import east_asian_width

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with its control characters spelled out (`\\x1b`); line breaks and tabs stay."""
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def open_what_is_closed() -> None:
    """Standard streams that were closed (`2>&-`) lead nowhere from here on, and no file takes their numbers."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def program() -> str:
    """What the user typed: `yybnet`, or `scrapy` in the project's folder."""
    return "yybnet" if Path(sys.argv[0]).name == "yybnet" else "scrapy"


def columns(text: str) -> int:
    """How many columns of a terminal it takes: a Chinese sign has two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """The text in so many columns: filled with spaces, or cut and ended with `…`."""
    if (taken := columns(text)) <= width:
        space = " " * (width - taken)
        return space + text if right else text + space
    kept = ""
    for sign in text:
        if columns(kept) + columns(sign) > width - 1:
            break
        kept += sign
    return fitted(f"{kept}…" if width else "", width)


def write(outputs: Iterable[bytes]) -> None:
    """To standard output, each whole whatever signal comes, until its reader wants no more (`| head`)."""
    try:
        for output in outputs:
            before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
            try:
                sys.stdout.buffer.write(output)
                sys.stdout.buffer.flush()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
    except BrokenPipeError:
        # What Python flushes when it ends must go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class PrintableFilter(logging.Filter):
    """Spells out the control characters of what is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        shown = printable(said)
        if shown != said:
            record.msg, record.args = shown, None
        return True
