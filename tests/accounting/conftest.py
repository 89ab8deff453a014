"""Fixtures of accounting: the operator's office on the 2nd of December, with VAT on its fees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from server.commands import CONSOLE
from server.invoicing import identity
from tests.accounting.support.against_ledger import WITH_VAT
from tests.payouts.support.office import DECEMBER, Office


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """It is the 2nd of December until a test moves on."""
    with time_machine.travel(DECEMBER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def office(app: Flask, moving: time_machine.Traveller) -> Office:
    """Three people of the operator, which charges VAT from today on."""
    assert app
    assert moving
    made = Office()
    identity.record_identity(CONSOLE, WITH_VAT)
    return made
