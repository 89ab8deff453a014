"""Cancelling orders: before they are funded or issued, by those who may, once and for good."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from server.access import OPERATOR, SPONSOR
from server.billing.cancelling import cancel_order
from server.campaigns import refusals, service
from server.campaigns.models import CANCELLED, CLOSED, DRAFT, FUNDED, ORDERED, Order
from server.commands import CONSOLE
from server.db import db, transaction
from server.errors import Refusal
from server.ledger.models import LedgerLine
from server.messages.models import Message
from server.vouchers import issue
from tests.support import factories
from tests.support.money_in import pay
from tests.support.races import at_once


def test_a_sponsor_takes_an_order_back_and_the_operator_is_told_once(app: Flask) -> None:
    order = factories.order()
    sponsor = factories.actor(factories.sponsor_person(order.campaign.sponsor))
    cancelled = cancel_order(sponsor, order.id)
    assert (cancelled.state, cancelled.cancelled_by_id) == (CANCELLED, sponsor.person_id)
    assert cancel_order(sponsor, order.id).cancelled_at == cancelled.cancelled_at
    told = db.session.scalars(select(Message)).one()
    assert (told.role, told.subject) == (OPERATOR, f"Commande {order.id} annulée")


def test_the_operator_takes_an_order_back_and_its_sponsor_is_told(app: Flask) -> None:
    order = factories.order()
    assert cancel_order(CONSOLE, order.id).cancelled_by_id is None
    told = db.session.scalars(select(Message)).one()
    assert (told.role, told.organisation_id) == (SPONSOR, order.campaign.sponsor.organisation_id)


def test_another_sponsor_cancels_nothing(app: Flask) -> None:
    order = factories.order()
    stranger = factories.actor(factories.sponsor_person(factories.sponsor()))
    with pytest.raises(refusals.UnknownOrder):
        cancel_order(stranger, order.id)


def test_what_is_paid_or_issued_or_only_drafted_is_not_taken_back(app: Flask) -> None:
    issued = factories.order()
    issue.issue_now(CONSOLE, issued.id)
    for order, refusal in [
        (factories.funded_order(), refusals.OrderFunded),
        (issued, refusals.OrderIssued),
        (factories.order(state=DRAFT, ordered_at=None), refusals.NotOrdered),
    ]:
        with pytest.raises(refusal):
            cancel_order(CONSOLE, order.id)


@pytest.fixture(autouse=True)
def signing_key(app: Flask) -> None:
    """The key without which nothing is issued."""
    factories.key_ring()


ACTS: dict[str, Callable[[int], object]] = {
    "cancel": lambda order_id: cancel_order(CONSOLE, order_id),
    "place": lambda order_id: service.place_draft(CONSOLE, order_id),
    "fund": lambda order_id: pay(order_id, "M-1"),
    "issue": lambda order_id: issue.issue_now(CONSOLE, order_id),
    "close": lambda order_id: service.close_order(CONSOLE, order_id),
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=6), st.sampled_from([DRAFT, ORDERED]))
def test_a_cancelled_order_has_no_money_no_booklets_and_no_way_back(app: Flask, acts: list[str], first: str) -> None:
    order = factories.order(state=first)
    states = [first]
    for act in acts:
        try:
            ACTS[act](order.id)
        except Refusal:
            db.session.rollback()
        db.session.expire_all()
        states.append(db.session.get_one(Order, order.id).state)
    last = db.session.get_one(Order, order.id)
    if CANCELLED in states:
        assert states[states.index(CANCELLED) :] == [CANCELLED] * (len(states) - states.index(CANCELLED))
        assert (last.funded_at, last.first_serial, last.issued_at) == (None, None, None)
        of_order = select(LedgerLine).where(LedgerLine.event_id == str(order.id), LedgerLine.kind == "funded")
        assert db.session.scalar(of_order) is None
    assert (last.state in (FUNDED, CLOSED)) == (last.funded_at is not None)


@pytest.mark.parametrize(
    "columns",
    [
        {"funded_at": "now", "payment_order": "M-1", "funded_by": "word", "funded_cents": 1},
        {"first_serial": 1, "last_serial": 1},
    ],
)
def test_the_database_itself_keeps_money_and_booklets_from_a_cancelled_order(
    app: Flask, columns: dict[str, object]
) -> None:
    order = factories.order()
    cancel_order(CONSOLE, order.id)
    values = {name: order.cancelled_at if value == "now" else value for name, value in columns.items()}
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(update(Order).where(Order.id == order.id).values(**values))


@pytest.mark.parametrize("rival", ["fund", "issue"])
def test_of_cancelling_and_paying_or_issuing_at_once_one_wins(app: Flask, rival: str) -> None:
    order_id = factories.order().id
    outcomes = at_once(app, lambda: ACTS["cancel"](order_id), lambda: ACTS[rival](order_id))
    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 1


def test_the_route_cancels_and_says_so(client: FlaskClient) -> None:
    order = factories.order()
    factories.sign_in(client, factories.sponsor_person(order.campaign.sponsor))
    answer = client.post(f"/api/orders/{order.id}/cancel")
    assert (answer.status_code, answer.json["state"]) == (200, "cancelled")
    assert answer.json["cancelled_at"] is not None
    again = client.post(f"/api/orders/{order.id}/place")
    assert (again.status_code, again.json["error"]["code"]) == (409, "order_cancelled")


def test_a_prescriber_cancels_nothing(client: FlaskClient) -> None:
    order = factories.order()
    factories.sign_in(client, factories.prescriber())
    assert client.post(f"/api/orders/{order.id}/cancel").status_code == 403


def test_a_cancelled_order_is_no_stage_of_its_campaign(client: FlaskClient) -> None:
    kept = factories.order(booklet_count=3)
    cancel_order(CONSOLE, factories.order(kept.campaign, booklet_count=5).id)
    factories.sign_in(client, factories.sponsor_person(kept.campaign.sponsor))
    stages = client.get(f"/api/campaigns/{kept.campaign_id}/dashboard").json["stages"]
    assert {stage["stage"]: stage["booklets"] for stage in stages}["ordered"] == 3
