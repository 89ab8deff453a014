"""Pools: the threads of every lane of a process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from .lanes import LANES, Lane


class Pools:
    """A pool of threads for each lane. Only one thread, the process's main one, submits."""

    def __init__(self) -> None:
        self._pools = {lane: ThreadPoolExecutor(lane.threads, thread_name_prefix=lane.name) for lane in LANES}
        self._under_way: Counter[Lane] = Counter()

    def is_full(self, lane: Lane) -> bool:
        """Whether as many requests as the lane takes wait or are being answered."""
        return self._under_way[lane] >= lane.most

    def submit(self, lane: Lane, work: Callable[..., Any], *given: Any) -> Future[Any]:
        """Have a thread of the lane do a piece of work; `release` must be told of its end."""
        self._under_way[lane] += 1
        return self._pools[lane].submit(work, *given)

    def release(self, lane: Lane) -> None:
        """A piece of work of the lane has ended."""
        self._under_way[lane] -= 1

    def shutdown(self, wait: bool = True) -> None:
        """Take no more work."""
        for pool in self._pools.values():
            pool.shutdown(wait)
