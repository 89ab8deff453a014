"""Fixtures of payout tests: the operator's office on the 2nd of December."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from tests.payouts.office import DECEMBER, Office


@pytest.fixture
def december() -> Iterator[time_machine.Traveller]:
    """It is the 2nd of December, and stays."""
    with time_machine.travel(DECEMBER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def office(app: Flask, december: time_machine.Traveller) -> Office:
    """People and a seller."""
    assert app
    assert december
    return Office()
