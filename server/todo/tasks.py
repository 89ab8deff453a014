"""A task: something that waits for a person at a desk, and how pressing it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

STOPPED, SOMEBODY_WAITS, IN_TURN, AT_LEISURE = range(4)
"""How pressing a kind of task is: something stands still for everyone; somebody waits for money or cannot go on; it has
its turn; nothing is lost meanwhile."""
LAST_DAY: Final = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a source found: one thing, or ``count`` things that are done on one screen.

    ``ref`` names it in its screen's address, empty where the screen has one only. ``about`` and ``by`` are names of
    people can read: of what it is about, and of who proposed it. ``day``: by when; ``since``: waits since that day.
    ``second``: who asks has done their part, and it waits for another person.
    """

    kind: str
    ref: str = ""
    about: str = ""
    number: str = ""
    by: str = ""
    cents: int | None = None
    count: int | None = None
    day: date | None = None
    since: date | None = None
    second: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What was found, at which desk, how pressing it is, and whether its day has passed."""

    desk: str
    found: Found
    pressing: int
    late: bool


def rank(found: Iterable[tuple[str, int, Found]], today: date) -> list[Task]:
    """Tasks of desk, how pressing their kind is, and what was found: the most urgent first.

    What waits for another person comes last. A day that has passed makes a task one step more pressing.
    """
    tasks = [_task(desk, pressing, one, today) for desk, pressing, one in found]
    return sorted(tasks, key=_order)


def _task(desk: str, pressing: int, found: Found, today: date) -> Task:
    late = found.day is not None and found.day < today
    return Task(desk, found, max(STOPPED, pressing - 1) if late else pressing, late)


def _order(task: Task) -> tuple[bool, int, date, str, str]:
    found = task.found
    return found.second, task.pressing, found.day or found.since or LAST_DAY, found.kind, found.ref
