"""Waiting for what happens elsewhere: ask again until the answer holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
EVERY_SECONDS = 0.05


def eventually(ask: Callable[[], T], holds: Callable[[T], bool] = bool, seconds: float = 30) -> T:
    """The first answer that holds. Fails the test with the last one when time is up."""
    end = time.monotonic() + seconds
    while not holds(answer := ask()):
        assert time.monotonic() < end, f"still {answer!r} after {seconds} s"
        time.sleep(EVERY_SECONDS)
    return answer
