"""Credits of any sum: a cent makes an order partly paid, ten millions pay it and leave the rest to the sponsor."""

from __future__ import annotations

import pytest
from flask import Flask

from server.audit import ledger as ledger_check
from server.campaigns.models import CREDITS, Order
from server.db import db
from server.matching.effects import Part
from server.matching.models import ADVANCE, ORDER
from server.matching.refusals import MoreThanOrderLacks
from server.matching.service import propose
from tests.support import factories
from tests.support.money_in import credit, match, treasurer

MOST = 1_000_000_000


def fresh(order: Order) -> Order:
    return db.session.get_one(Order, order.id, populate_existing=True)


def test_a_cent_and_ten_millions_are_credits_like_others(app: Flask) -> None:
    assert app
    order = factories.order()
    match(credit(1), Part(ORDER, 1, order_id=order.id))
    lacking = fresh(order).lacking_cents
    assert (lacking, fresh(order).funded_by) == (order.total_cents - 1, None)
    movement = credit(MOST)
    with pytest.raises(MoreThanOrderLacks):
        propose(treasurer(), movement.id, [Part(ORDER, MOST, order_id=order.id)])
    rest = Part(ADVANCE, MOST - lacking, campaign_id=order.campaign_id)
    match(movement, Part(ORDER, lacking, order_id=order.id), rest)
    assert (fresh(order).lacking_cents, fresh(order).funded_by) == (0, CREDITS)
    assert [*ledger_check.find_problems()] == []
