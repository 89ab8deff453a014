"""Hypothesis state machines: each example has an empty database and a frozen clock of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import ExitStack
from datetime import datetime

import time_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from server import create_app
from tests.support.databases import PostgresSchema, SqliteFiles, release
from tests.support.databases import settings as settings_of
from tests.support.sizes import is_long

UNSHRUNK = (Phase.explicit, Phase.generate)
"""For long examples: one that fails is shown as it is, because making it shorter would take minutes."""


class Machine(RuleBasedStateMachine):
    """Begins each example at ``start`` with an empty database; ends it with `check_at_the_end`."""

    start: datetime

    def __init__(self, databases: SqliteFiles | PostgresSchema) -> None:
        super().__init__()
        self._end = ExitStack()
        self.clock = self._end.enter_context(time_machine.travel(self.start, tick=False))
        url = self._end.enter_context(databases.empty())
        app = create_app(settings_of(url))
        self._end.enter_context(app.app_context())
        self._end.callback(release, app)

    def teardown(self) -> None:
        try:
            self.check_at_the_end()
        finally:
            self._end.close()

    def check_at_the_end(self) -> None:
        """Assert what must hold after any sequence of steps."""
        raise NotImplementedError


def run(machine: Callable[[], Machine], *, examples: int, steps: int, phases: Collection[Phase] = tuple(Phase)) -> None:
    """Try a machine's steps in any order, the same each time; a long run tries others each time."""
    exactly = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=not is_long(),
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=exactly)
