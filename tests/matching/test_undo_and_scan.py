"""A scan that races the undoing of its order's money is in before, or is not accepted."""

from __future__ import annotations

from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.campaigns.models import Order
from server.db import db
from server.ledger.models import LedgerLine
from server.matching.effects import Part
from server.matching.models import ORDER
from server.matching.refusals import OrderRedeemed
from server.matching.service import undo
from server.redemptions import batch, record
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from tests.support import factories
from tests.support.money_in import credit, match, treasurer
from tests.support.races import at_once

WHOLE = 10_400


@pytest.fixture
def phone(app: Flask) -> Actor:
    device, _bearer = factories.phone(factories.qualified_venue())
    return factories.device_actor(device)


def funded() -> tuple[Order, int, str]:
    """An order, the match that funds it, and a voucher of it."""
    order = factories.order()
    [made] = match(credit(WHOLE), Part(ORDER, WHOLE, order_id=order.id))
    return order, made.id, factories.tokens(factories.booklet(order))[0]


def scan(phone: Actor, token: str) -> dict[str, Any]:
    [answer] = redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, token=token)])
    return answer


def test_of_a_scan_and_an_undo_at_once_only_one_holds(app: Flask, phone: Actor) -> None:
    for _ in range(3):
        order, match_id, token = funded()
        person = treasurer()
        answer, undone = at_once(app, lambda: scan(phone, token), lambda: undo(person, match_id))  # noqa: B023
        db.session.refresh(order)
        used = answer["status"] == "accepted"
        assert used == isinstance(undone, OrderRedeemed) == (order.funded_at is not None)


def test_an_undo_between_judging_and_storing_leaves_the_scan_to_be_sent_again(
    app: Flask, phone: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite judging and storing are one transaction: the undo waits, and is refused."""
    order, match_id, token = funded()
    person, undone = treasurer(), []

    def undo_now() -> None:
        with app.app_context():
            try:
                undone.append(undo(person, match_id))
            except OrderRedeemed as refusal:
                undone.append(refusal)

    thread = Thread(target=undo_now)

    def record_late(*given: Any) -> Any:
        thread.start()
        thread.join(0 if db.engine.dialect.name == "sqlite" else 30)
        return record.record(*given)

    monkeypatch.setattr(batch, "record", record_late)
    answer = scan(phone, token)
    thread.join(30)
    monkeypatch.undo()
    db.session.refresh(order)
    if db.engine.dialect.name == "sqlite":
        assert (answer["status"], isinstance(undone[0], OrderRedeemed)) == ("accepted", True)
        return
    assert (answer["status"], order.funded_at) == ("retry", None)
    assert db.session.scalar(select(func.count()).where(LedgerLine.kind == "redeemed")) == 0
    again = scan(phone, token)
    assert (again["status"], again["reason"]) == ("refused", "not_funded")
