"""The table of tasks: permissions, the phone's words, the order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from server.access import PERMISSIONS
from server.todo.table import KINDS, SOURCES
from server.todo.tasks import IN_TURN, SOMEBODY_WAITS, Found, rank
from tests.todo.support import campaigns, money, people  # noqa: F401  # they tell the cases
from tests.todo.support.cases import CASES

API = Path(__file__).parents[2] / "pwa" / "src" / "api" / "todo.ts"
DESK_OF = {"first": "operator", "second": "operator", "third": "operator", "limited": "manager"}
TODAY = date(2026, 12, 2)


def test_whoever_gets_a_task_may_do_the_act_that_ends_it() -> None:
    desks = {(kind, DESK_OF.get(name, name)) for kind, case in CASES.items() for name in case.seen}
    assert {(kind, desk) for kind, desk in desks if desk not in PERMISSIONS[KINDS[kind].act]} == set()


def test_every_desk_with_tasks_may_ask_for_them() -> None:
    assert frozenset(SOURCES) == PERMISSIONS["todo.read"]


def test_the_phone_knows_the_same_kinds() -> None:
    [told] = re.findall(r"TASK_KINDS = \[(.*?)\] as const", API.read_text(), re.DOTALL)
    assert sorted(re.findall(r"'(\w+)'", told)) == sorted(KINDS)


def test_the_most_pressing_comes_first_then_the_earliest_day_and_the_others_turn_last() -> None:
    found = [
        ("operator", IN_TURN, Found(kind="no day")),
        ("operator", SOMEBODY_WAITS, Found(kind="second", day=date(2026, 11, 1), second=True)),
        ("operator", IN_TURN, Found(kind="since", since=date(2026, 10, 1))),
        ("operator", SOMEBODY_WAITS, Found(kind="tomorrow", day=date(2026, 12, 3))),
        ("operator", SOMEBODY_WAITS, Found(kind="today", day=TODAY)),
    ]
    assert [task.found.kind for task in rank(found, TODAY)] == ["today", "tomorrow", "since", "no day", "second"]


def test_a_day_that_has_passed_makes_a_task_one_step_more_pressing() -> None:
    found = [("sponsor", IN_TURN, Found(kind="late", day=date(2026, 12, 1))), ("sponsor", 1, Found(kind="other"))]
    assert [(task.found.kind, task.pressing, task.late) for task in rank(found, TODAY)] == [
        ("late", 1, True),
        ("other", 1, False),
    ]
