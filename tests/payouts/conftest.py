"""Fixtures of payout tests: the operator's office on the 2nd of December."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask

from server.db import db
from server.payouts.models import PayoutBatch
from tests.payouts.support.office import DECEMBER, Office
from tests.support import factories, worlds


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


@pytest.fixture
def batch(office: Office) -> PayoutBatch:
    """Three payouts of 9.60, 19.20 and 28.80 that were sent; the office is that of the world where they were."""
    people, batch_id = worlds.enter("three payouts", lambda: (office, _sent(office)))
    vars(office).update(vars(people))
    return db.session.get_one(PayoutBatch, batch_id)


def _sent(office: Office) -> int:
    owners = [office.owed(count) for count in (1, 2, 3)]
    office.close()
    for owner in owners:
        factories.person("manager", owner)
        office.account(owner)
    return office.sent().id
