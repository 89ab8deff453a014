"""What is changed behind the back of matches, movements and promises is found by the ledger's check."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Update, update

from server.audit import ledger as ledger_check
from server.campaigns.models import Order
from server.db import transaction
from server.matching.effects import Part
from server.matching.models import ORDER, BankMatch, MovementStanding
from server.promises import service
from server.promises.models import Promise
from tests.admission.support.papers import pdf
from tests.support import factories
from tests.support.money_in import credit, match, treasurer

WHOLE = 10_400


@pytest.fixture
def order(app: Flask) -> Order:
    """An order that was promised, and of which a part has come."""
    made = factories.order(factories.campaign(trusts_promises=True))
    told: dict[str, Any] = {"payment_order": "M-7", "cents": WHOLE, "content": pdf()}
    service.confirm(treasurer("Trésorier"), service.propose(treasurer(), made.id, **told).id)
    match(credit(400), Part(ORDER, 400, order_id=made.id))
    return made


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda: update(Order).values(received_cents=401), "order N received another sum"),
        (lambda: update(BankMatch).values(cents=399), "order N received another sum"),
        (lambda: update(MovementStanding).values(taken_cents=399), "movement N another sum is matched"),
        (lambda: update(Promise).values(content=pdf() + b" "), "document of promise N"),
        (lambda: update(Promise).values(cents=WHOLE + 1), "order N is worth money by a promise that nobody made"),
        (lambda: update(Promise).values(payment_order="M-8"), "order N is worth money by a promise that nobody made"),
    ],
)
def test_what_was_changed_is_named(order: Order, change: Callable[[], Update], told: str) -> None:
    assert list(ledger_check.find_problems()) == []
    with transaction() as session:
        session.execute(change())
    assert any(told in re.sub(r" \d+", " N", sentence) for sentence in ledger_check.find_problems())
