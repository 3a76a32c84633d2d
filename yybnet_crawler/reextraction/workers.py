"""Parts in processes of this machine. A process that dies costs time: its part is made again."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, parent_process
from multiprocessing.sharedctypes import RawArray
from typing import Any, Final

from yybnet_crawler.reextraction.part import Part, make

DEATHS: Final = 3  # in a row, without a part done between them

Outcome = dict[str, Any] | OSError
Tell = Callable[[dict[int, tuple[int, int]]], None]  # part -> offset in its input, pages read
_shared: Any = None  # in a worker


def in_this_process(parts: Sequence[Part], tell: Tell) -> Iterator[tuple[Part, Outcome]]:
    for number, part in enumerate(parts):

        def told(offset: int, pages: int, number: int = number) -> None:
            tell({number: (offset, pages)})

        yield part, _made(part, told)


def in_processes(parts: Sequence[Part], workers: int, tell: Tell) -> Iterator[tuple[Part, Outcome]]:
    """Each part with its report, or what could not be read or written, in the order they get ready.

    `tell` hears once a second of each part how far into its input it is, and how many pages were read.
    """
    # Spawned, not forked: a forked worker keeps what this process has open, and with it its locks.
    context = multiprocessing.get_context("spawn")
    # Two numbers a part, and one that says stop; without a lock, which a killed worker would keep.
    shared = RawArray("Q", 2 * len(parts) + 1)
    left = dict(enumerate(parts))
    deaths = 0
    while left:
        pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(shared,))
        try:
            waiting = {pool.submit(_work, number, part): number for number, part in left.items()}
            while waiting:
                for future in wait(waiting, timeout=1, return_when="FIRST_COMPLETED").done:
                    number = waiting.pop(future)
                    yield parts[number], _result(future)
                    del left[number]
                    deaths = 0
                tell({number: (shared[2 * number], shared[2 * number + 1]) for number in range(len(parts))})
        except BrokenProcessPool:
            deaths += 1
            if deaths == DEATHS:
                died = OSError(f"{DEATHS} workers died over it, one after the other; is there memory enough?")
                yield from ((part, died) for part in left.values())
                return
        except BaseException:
            shared[-1] = 1
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _result(future: Future[Outcome]) -> Outcome:
    return future.result()


def _begin(shared: Any) -> None:
    global _shared
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _work(number: int, part: Part) -> Outcome:
    def tell(offset: int, pages: int) -> None:
        if _shared[-1]:
            raise KeyboardInterrupt
        _shared[2 * number], _shared[2 * number + 1] = offset, pages

    return _made(part, tell)


def _made(part: Part, tell: Callable[[int, int], None]) -> Outcome:
    try:
        return make(part, tell)
    except OSError as error:
        return error
