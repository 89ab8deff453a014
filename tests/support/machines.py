"""Hypothesis state machines: each example has an empty database and a frozen clock of its own."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime

import time_machine
from hypothesis.stateful import RuleBasedStateMachine

from server import create_app
from tests.support.databases import PostgresSchema, SqliteFiles, release, settings


class Machine(RuleBasedStateMachine):
    """Begins each example at ``start`` with an empty database; ends it with `check_at_the_end`."""

    start: datetime

    def __init__(self, databases: SqliteFiles | PostgresSchema) -> None:
        super().__init__()
        self._end = ExitStack()
        self.clock = self._end.enter_context(time_machine.travel(self.start, tick=False))
        url = self._end.enter_context(databases.empty())
        app = create_app(settings(url))
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
