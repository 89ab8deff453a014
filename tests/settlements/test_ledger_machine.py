"""Every event in any order, with crashes between any two queries: no cent is lost, no line is half written."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    run_state_machine_as_test,
)

from tests.settlements.support.ledger import Ledger
from tests.support.databases import PostgresSchema, SqliteFiles

LONG_RUN = int(os.environ.get("LEDGER_STEPS", "2000"))
STEPS = 100


def test_no_cent_is_lost_whatever_happens(databases: SqliteFiles | PostgresSchema) -> None:
    class Here(Ledger):
        def __init__(self) -> None:
            super().__init__(databases)

    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    once = settings(
        max_examples=max(1, LONG_RUN // STEPS),
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        suppress_health_check=checks,
    )
    run_state_machine_as_test(Here, settings=once)
