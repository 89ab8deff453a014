"""Together: callers of one moment share one run, as a database shares one disk write between many commits.

A phone that sends one scan pays for two round trips to the database; eight phones at once need no more than one.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

PATIENCE_SECONDS = 0.0005  # measured: less finds no company, more leaves the processor idle

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")


class _Place(Generic[Asked, Answered]):
    """One caller's place in the queue: what it asks, then what it gets."""

    __slots__ = ("answered", "asked", "error", "served")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.answered: Answered | None = None
        self.error: BaseException | None = None
        self.served = False


class Together(Generic[Asked, Answered]):
    """Hands what waits to ``run``, which answers each in order; one run at a time, whoever comes next leads it.

    As many as came together last time are waited for, a moment at most: who comes alone waits for nobody.
    """

    def __init__(self, run: Callable[[Sequence[Asked]], Sequence[Answered]]) -> None:
        self._run = run
        self._turn = threading.Lock()
        self._waiting: deque[_Place[Asked, Answered]] = deque()
        self._company = 1
        self._complete = threading.Event()

    def ask(self, asked: Asked) -> Answered:
        """The answer to this one. Raises what ``run`` raises for it alone: one caller's trouble is not another's."""
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
