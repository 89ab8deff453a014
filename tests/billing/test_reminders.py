"""Reminders: each once, only the last of several, none for what is paid or cancelled; the operator with the last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server.access import OPERATOR, SPONSOR
from server.billing import issuing
from server.billing.cancelling import cancel_order
from server.billing.reminders import remind_of_invoices
from server.db import db
from server.invoicing.invoice import NO_REFERENCES
from server.matching.effects import Part
from server.matching.models import ORDER
from server.messages.models import Message
from tests.billing.support.sides import COMMUNE, Sides, make_sides
from tests.support.money_in import credit, match, pay

ISSUED = datetime(2026, 3, 2, 10, tzinfo=UTC)
DUE = ISSUED + timedelta(days=30)


@pytest.fixture
def sides(app: Flask) -> Sides:
    made = make_sides()
    with time_machine.travel(ISSUED, tick=False):
        issuing.issue_invoice(made.sponsor, made.order.id, NO_REFERENCES)
    return made


def written(sides: Sides) -> list[tuple[str | None, str]]:
    query = select(Message.role, Message.subject).where(Message.key.startswith("invoice_")).order_by(Message.id)
    return [(role, subject) for role, subject in db.session.execute(query)]


def test_nothing_is_said_until_a_week_before(sides: Sides) -> None:
    assert remind_of_invoices(DUE - timedelta(days=8)) == 0
    assert remind_of_invoices(DUE - timedelta(days=7)) == 1
    assert remind_of_invoices(DUE - timedelta(days=6)) == 0
    assert written(sides) == [(SPONSOR, "Facture F-2026-000001\u00a0: à payer avant le 1er\u00a0avril\u00a02026")]


def test_it_is_late_from_the_day_after(sides: Sides) -> None:
    remind_of_invoices(DUE)
    assert remind_of_invoices(DUE + timedelta(days=1)) == 1
    assert written(sides)[-1] == (SPONSOR, "Facture F-2026-000001\u00a0: paiement en retard")


def test_after_a_long_silence_only_the_last_is_written_and_the_operator_told(sides: Sides) -> None:
    assert remind_of_invoices(DUE + timedelta(days=200)) == 2
    assert [role for role, _ in written(sides)] == [SPONSOR, OPERATOR]
    assert remind_of_invoices(DUE + timedelta(days=400)) == 0


def test_what_is_paid_or_cancelled_is_left_alone(sides: Sides) -> None:
    pay(sides.order.id, "M-1")
    other = make_sides(siret=COMMUNE)
    with time_machine.travel(ISSUED, tick=False):
        issuing.issue_invoice(other.sponsor, other.order.id, NO_REFERENCES)
    cancel_order(other.sponsor, other.order.id)
    assert remind_of_invoices(DUE + timedelta(days=1)) == 0


def test_a_reminder_says_what_is_missing_of_a_partly_paid_invoice(sides: Sides) -> None:
    match(credit(48_000), Part(ORDER, 48_000, order_id=sides.order.id))
    remind_of_invoices(DUE + timedelta(days=1))
    [body] = db.session.scalars(select(Message.body).where(Message.key.like("invoice_late%")))
    assert "10 480,00 €" in body.replace("\u202f", " ").replace("\u00a0", " ")
    assert "il manque 10 000,00 €" in body.replace("\u202f", " ").replace("\u00a0", " ")
