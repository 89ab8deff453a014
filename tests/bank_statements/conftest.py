"""Fixtures of the bank's statements: our two accounts, on a day of which the bank has told all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from tests.bank_statements.support import desk


@pytest.fixture
def accounts(app: Flask) -> Iterator[None]:
    """Our accounts, at the end of November."""
    with time_machine.travel("2026-11-30T20:00:00Z", tick=False):
        desk.open_accounts()
        yield
