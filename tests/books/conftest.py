"""Fixtures of the books: the operator's office, our two accounts, at the end of November."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from tests.bank_statements.support import desk
from tests.payouts.support.office import Office


@pytest.fixture
def office(app: Flask) -> Iterator[Office]:
    """Two people of the operator, on a day of which the bank has told all."""
    with time_machine.travel("2026-11-30T20:00:00Z", tick=False):
        desk.open_accounts()
        yield Office()
