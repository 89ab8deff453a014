"""However much waits, the lists take as many queries."""

from __future__ import annotations

import time_machine
from flask import Flask

from server.db import Base, db
from server.todo.service import list_tasks
from tests.support import factories as make
from tests.support.money_in import credit
from tests.support.queries import heard
from tests.todo.support import campaigns, money, people  # noqa: F401  # they tell the cases
from tests.todo.support.cases import CASES
from tests.todo.support.room import NOW, Room

MOST = {"first": 70, "sponsor": 25, "prescriber": 5, "manager": 12}


@time_machine.travel(NOW, tick=False)
def test_more_tasks_take_no_more_queries(app: Flask) -> None:
    room = Room()
    _come(room)
    few = _count(app, room)
    for _ in range(3):
        _come(room)
        make.order(room.campaign)
        credit(100)
    assert _count(app, room) == few
    assert {name: count for name, count in few.items() if count > MOST[name]} == {}


def _come(room: Room) -> None:
    """Let more of each kind wait; counting has ended the session that knew the room."""
    db.session.add_all(row for row in vars(room).values() if isinstance(row, Base))
    for kind in ("ask_invoice", "place_draft", "receive_transfer", "confirm_account", "issue_order", "close_reports"):
        CASES[kind].come(room)


def _count(app: Flask, room: Room) -> dict[str, int]:
    counts = {}
    for name in MOST:
        with heard(app) as queries:
            list_tasks(room.people[name])
        counts[name] = len(queries)
    return counts
