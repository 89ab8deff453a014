"""Together: concurrent callers share one run of a function, as a database shares one disk write among many commits.

Two round trips to the database then serve eight phones that each send one scan at the same time.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

PATIENCE_SECONDS = 0.0005  # measured: with less nobody joins, with more the processor is idle

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")


class _Place(Generic[Asked, Answered]):
    """One caller's place in the queue: its input, then its answer or error."""

    __slots__ = ("answered", "asked", "error", "served")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.answered: Answered | None = None
        self.error: BaseException | None = None
        self.served = False


class Together(Generic[Asked, Answered]):
    """Passes all waiting inputs to ``run``, which returns their answers in order. One run at a time.

    The first waiting caller to get the lock runs for all. Before that it waits up to PATIENCE_SECONDS, until as many
    callers are queued as in the last run; so a single caller does not wait at all.
    """

    def __init__(self, run: Callable[[Sequence[Asked]], Sequence[Answered]]) -> None:
        self._run = run
        self._turn = threading.Lock()
        self._waiting: deque[_Place[Asked, Answered]] = deque()
        self._company = 1
        self._complete = threading.Event()

    def ask(self, asked: Asked) -> Answered:
        """The answer to one input. Raises what ``run`` raises for it: after an error each input is run by itself."""
        place: _Place[Asked, Answered] = _Place(asked)
        self._waiting.append(place)
        if len(self._waiting) >= self._company:
            self._complete.set()
        with self._turn:
            if not place.served:
                self._serve(self._gather())
        if place.error:
            raise place.error
        return place.answered  # type: ignore[return-value]  # served without an error: it is an answer

    def _gather(self) -> Sequence[_Place[Asked, Answered]]:
        self._complete.wait(PATIENCE_SECONDS)
        self._complete.clear()
        places = [self._waiting.popleft() for _ in range(len(self._waiting))]
        self._company = len(places)
        return places

    def _serve(self, places: Sequence[_Place[Asked, Answered]]) -> None:
        try:
            answers = self._run([place.asked for place in places])
            for place, answered in zip(places, answers, strict=True):
                place.answered, place.served = answered, True
        except BaseException as error:  # noqa: BLE001  # it is raised again, by the caller it belongs to
            if len(places) == 1:
                places[0].error, places[0].served = error, True
            else:
                for place in places:
                    self._serve([place])
