"""Invoices that must not be: below nothing, two under one number, of no booklets."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select

from server.billing import issuing
from server.billing.models import OrderInvoice
from server.campaigns.models import Order
from server.db import db, transaction
from server.invoicing.invoice import NO_REFERENCES
from tests.billing.support.sides import Sides, make_sides
from tests.support import factories
from tests.support.constraints import refuses
from tests.support.races import at_once


@pytest.fixture
def sides(app: Flask) -> Sides:
    assert app
    return make_sides()


@pytest.mark.parametrize("wrong", [{"face_cents": -1}, {"face_cents": 0}, {"fee_cents": -1}, {"vat_cents": -1}])
def test_the_database_takes_no_invoice_below_nothing(sides: Sides, wrong: dict[str, int]) -> None:
    row = row_of_another(sides)
    refuses(insert(OrderInvoice).values(added_up(row | wrong)))
    with transaction() as session:
        session.execute(insert(OrderInvoice).values(row))


def row_of_another(sides: Sides) -> dict[str, Any]:
    """What is right for the invoice of another order."""
    invoice, other = issuing.issue_invoice(sides.sponsor, sides.order.id, NO_REFERENCES), _other(sides)
    row = {column.name: getattr(invoice, column.name) for column in OrderInvoice.__table__.columns}
    return row | {"number": "F-2026-000099", "order_id": other}


def added_up(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"total_cents": row["face_cents"] + row["fee_cents"] + row["vat_cents"]}


@pytest.mark.parametrize("count", [-1, 0, 1.5, "x", None])
def test_an_order_of_no_booklets_is_refused_so_that_no_invoice_is_below_nothing(
    client: FlaskClient, sides: Sides, count: object
) -> None:
    factories.sign_in(client, factories.operator())
    wanted = {"campaign_id": sides.order.campaign_id, "booklet_size": 10, "booklet_count": count}
    refused = client.post("/api/orders", json=wanted)
    assert (refused.status_code, list(refused.json["error"]["fields"]["json"])) == (422, ["booklet_count"])
    assert db.session.scalar(select(func.count()).select_from(Order)) == 1


def test_of_several_orders_at_once_each_has_a_number_and_none_is_left_out(app: Flask, sides: Sides) -> None:
    orders = [sides.order.id, *(_other(sides) for _ in range(3))]
    outcomes = at_once(app, *(partial(_number, sides, order_id) for order_id in orders))
    assert sorted(number[-6:] for number in outcomes) == [f"{n:06}" for n in range(1, 5)]


def _other(sides: Sides) -> int:
    return factories.order(sides.order.campaign).id


def _number(sides: Sides, order_id: int) -> str:
    return issuing.issue_invoice(sides.sponsor, order_id, NO_REFERENCES).number
