"""One case for each kind of task: how it comes about, who is told, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from tests.todo.support.room import Room

Seen = dict[str, bool]
"""Who sees it → whether it waits for another person than them."""
OPERATOR: Final[Seen] = {"first": False, "second": False, "third": False}
BY_FIRST: Final[Seen] = {"first": True, "second": False, "third": False}
SPONSOR: Final[Seen] = {"sponsor": False}


class Case(NamedTuple):
    """`come` makes the state and returns what `end` needs to end it by the act of the trade."""

    seen: Seen
    come: Callable[[Room], Any]
    end: Callable[[Room, Any], object]


CASES: Final[dict[str, Case]] = {}


def case(kind: str, seen: Seen) -> Callable[[Callable[[Room], Callable[[], object]]], None]:
    """Tell a case by one function: it makes the state and returns the act that ends it."""

    def tell(come: Callable[[Room], Callable[[], object]]) -> None:
        CASES[kind] = Case(seen, come, lambda _room, end: end())

    return tell
