"""Fixtures of the guarantee's tests: a campaign whose guarantee pays one voucher, and those who decide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from server.access import Actor
from tests.support import factories as make

from .support.rivals import LATER, Rivals


@pytest.fixture(autouse=True)
def the_day_after() -> Iterator[None]:
    """The morning after the races."""
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def rivals(app: Flask) -> Rivals:
    assert app
    make.key_ring()
    return Rivals()


@pytest.fixture
def operator(app: Flask) -> Actor:
    assert app
    return make.actor(make.operator())
