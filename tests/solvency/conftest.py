"""Fixtures of solvency: a campaign on its way to its end, and the operator's office."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from tests.credits.support.ends import SUMMER, End
from tests.payouts.support.office import Office


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves on."""
    with time_machine.travel(SUMMER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def office(app: Flask, moving: time_machine.Traveller) -> Office:
    """People of the operator, who pay."""
    assert app
    assert moving
    return Office()


@pytest.fixture
def end(office: Office, moving: time_machine.Traveller) -> End:
    """A campaign of 2026 with a sponsor's fee of 4 % and a guarantee of 2 %."""
    return End(moving)
