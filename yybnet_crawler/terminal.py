"""What a terminal may be shown. A page, an address or a header can hold codes that move its cursor or set its title."""

import logging
import os
import re
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

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
