"""Processes: runs each piece of work in a process of its own, several at a time.

Typst's caches end with each process, so that memory does not grow during a print run.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerProcess
from typing import TypeVar

Work = TypeVar("Work")
CONTEXT = multiprocessing.get_context("forkserver")
MOST_AT_ONCE = 4


class WorkFailed(Exception):
    """A process ended with an error; ``work`` is what it was doing."""

    def __init__(self, work: object) -> None:
        super().__init__(work)
        self.work = work


def run_each(do: Callable[[Work], None], works: Iterable[Work]) -> Iterator[Work]:
    """Call ``do`` with each piece of work; yields each piece as soon as it is done. Raises WorkFailed."""
    CONTEXT.set_forkserver_preload([do.__module__])
    running: dict[object, tuple[ForkServerProcess, Work]] = {}
    try:
        for work in works:
            if len(running) == count_processes():
                yield from _ended(running)
            process = CONTEXT.Process(target=do, args=(work,), daemon=True)
            process.start()
            running[process.sentinel] = process, work
        while running:
            yield from _ended(running)
    finally:
        for process, _work in running.values():
            process.terminate()
            process.join()


def count_processes() -> int:
    """How many processes run at the same time: one per processor, MOST_AT_ONCE at most."""
    return min(os.cpu_count() or 1, MOST_AT_ONCE)


def _ended(running: dict[object, tuple[ForkServerProcess, Work]]) -> Iterator[Work]:
    for sentinel in wait([process.sentinel for process, _work in running.values()]):
        process, work = running.pop(sentinel)
        process.join()
        if process.exitcode:
            raise WorkFailed(work)
        process.close()
        yield work
