"""Fixtures of credit notes: a clock that moves, a campaign on its way to its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from tests.credits.support.ends import SUMMER, End


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves on; it begins in the campaign's summer."""
    with time_machine.travel(SUMMER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def end(app: Flask, moving: time_machine.Traveller) -> End:
    """A campaign that ends on 31 December 2026, with grace until 31 January 2027."""
    return End(moving)
