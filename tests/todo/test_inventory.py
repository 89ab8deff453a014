"""Each state of docs/decisions/to-do.md puts one line on the right desks, and leaves them at once when it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from server.todo.table import KINDS
from tests.todo.support import campaigns, money, people  # noqa: F401  # they tell the cases
from tests.todo.support.cases import CASES
from tests.todo.support.room import NOW, Room

DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "to-do.md"


@pytest.fixture
def room(app: Flask) -> Iterator[Room]:
    with time_machine.travel(NOW, tick=False):
        yield Room()


def test_inventory_table_and_cases_name_the_same_kinds() -> None:
    rows = [line.split("|")[1] for line in DECISION.read_text().splitlines() if line.startswith("| `")]
    told = [kind for row in rows for kind in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(KINDS) == sorted(CASES)


@pytest.mark.database
@pytest.mark.parametrize("kind", KINDS)
def test_what_waits_is_one_line_for_whose_turn_it_is_until_it_is_done(room: Room, kind: str) -> None:
    told = CASES[kind]
    before = room.lists()
    context = told.come(room)
    came = {
        name: [(line[1], line[4]) for line in lines - before[name] if line[1] == kind]
        for name, lines in room.lists().items()
    }
    assert {name: lines for name, lines in came.items() if lines} == {
        name: [(kind, second)] for name, second in told.seen.items()
    }
    told.end(room, context)
    left = {line for name, lines in room.lists().items() for line in lines - before[name] if line[1] == kind}
    assert left == set()
