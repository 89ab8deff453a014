"""Suggestions: by reference, amount and payer, with their reasons, by a constant number of queries."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from server.bank_statements.models import FEES
from server.billing.issuing import issue_invoice
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db
from server.invoicing import identity
from server.invoicing.invoice import BuyerReferences
from server.matching.effects import Part
from server.matching.models import ADVANCE, ORDER
from server.matching.suggestions.loading import suggest_all
from server.matching.suggestions.reasons import Suggestion
from tests.payouts.support.office import IDENTITY
from tests.support import factories
from tests.support.money_in import credit, match, pay
from tests.support.queries import heard

WHOLE, IBAN = 10_400, "FR7630001002150000000330097"


def suggestions(cents: int, **told: Any) -> list[Suggestion]:
    movement = credit(cents, **told)
    return suggest_all(db.session(), [movement.id])[movement.id, None]


def shares(one: Suggestion) -> dict[int, int]:
    return {share.order_id: share.cents for share in one.shares}


def known_payer(order: Order) -> None:
    """Let the sponsor have paid from IBAN before."""
    match(credit(WHOLE, party_iban=IBAN), Part(ORDER, WHOLE, order_id=order.id))


def test_reference_amount_and_known_account_agree(app: Flask) -> None:
    first = factories.order()
    known_payer(first)
    order = factories.order(first.campaign)
    [best] = suggestions(WHOLE, text=f"COMMANDE {order.id}", party_iban=IBAN)
    assert (shares(best), best.reasons, best.agree) == ({order.id: WHOLE}, ("reference", "amount", "iban"), True)


def test_the_invoice_and_the_engagement_name_the_order(app: Flask) -> None:
    identity.record_identity(CONSOLE, IDENTITY)
    order = factories.order()
    invoice = issue_invoice(CONSOLE, order.id, BuyerReferences("", "2026EJ0417", ""))
    for text in (invoice.number.replace("-", " "), "ej 2026 EJ 0417", ""):
        [best, *_] = suggestions(order.total_cents, end_to_end_id=text)
        assert (shares(best), "reference" in best.reasons) == ({order.id: order.total_cents}, bool(text))
        assert not best.agree


def test_the_amount_alone_suggests_and_does_not_agree(app: Flask) -> None:
    order, _other = factories.order(), factories.order(booklet_count=2)
    [best] = suggestions(WHOLE, text="VIREMENT DGFIP")
    assert (shares(best), best.reasons, best.agree) == ({order.id: WHOLE}, ("amount",), False)


def test_a_transfer_for_several_orders_of_one_sponsor_is_their_sum(app: Flask) -> None:
    first = factories.order()
    orders = [first, *(factories.order(first.campaign, booklet_count=count) for count in (2, 4))]
    factories.order()
    [best] = suggestions(5 * WHOLE)
    assert (shares(best), best.reasons) == ({orders[0].id: WHOLE, orders[2].id: 4 * WHOLE}, ("sum",))
    named = " et ".join(f"commande {order.id}" for order in orders)
    [best, *_] = suggestions(7 * WHOLE, text=named)
    assert (len(best.shares), best.reasons) == (3, ("reference", "sum"))


@pytest.mark.parametrize(
    ("cents", "rest", "reason"), [(4_000, 0, "partly"), (WHOLE + 5, 5, "too_much"), (WHOLE, 0, "amount")]
)
def test_too_little_and_too_much_are_told(app: Flask, cents: int, rest: int, reason: str) -> None:
    order = factories.order()
    [best, *_] = suggestions(cents, text=f"Commande {order.id}")
    assert (shares(best), best.rest_cents, reason in best.reasons) == ({order.id: cents - rest}, rest, True)


def test_money_sent_twice_is_told(app: Flask) -> None:
    order = pay(factories.order().id)
    [best] = suggestions(WHOLE, text=f"Commande {order.id}")
    assert (shares(best), best.rest_cents, best.reasons) == ({}, WHOLE, ("reference", "paid_already"))


def test_the_wrong_account_and_one_outside_the_zone_are_told(app: Flask) -> None:
    order = factories.order()
    [best] = suggestions(WHOLE, kind=FEES, text=f"Commande {order.id}", party_iban="RU0204452560040702810412345678901")
    assert {"fees_account", "iban_outside_sepa"} <= set(best.reasons)


def test_a_known_account_alone_suggests_what_its_sponsor_owes(app: Flask) -> None:
    first = factories.order()
    known_payer(first)
    order = factories.order(first.campaign)
    factories.order()
    [best] = suggestions(1_234, party_iban=IBAN)
    assert (shares(best), best.reasons) == ({order.id: 1_234}, ("partly", "iban"))


def test_an_advance_teaches_who_pays_too(app: Flask) -> None:
    order = factories.order()
    match(credit(5, party_iban=IBAN), Part(ADVANCE, 5, campaign_id=order.campaign_id))
    [best] = suggestions(WHOLE, text=f"Commande {order.id}", party_iban=IBAN)
    assert best.agree


def test_one_cent_and_ten_million_suggest_nothing(app: Flask) -> None:
    factories.order()
    assert suggestions(1) == suggestions(1_000_000_000) == []


def test_the_number_of_queries_does_not_grow(app: Flask) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            order = factories.order()
            credit(WHOLE, text=f"Commande {order.id}")
        with heard(app) as queries:
            found = suggest_all(db.session())
        counts.append(len(queries))
        assert all(found.values())
    assert counts[0] == counts[1] <= 9


def test_the_command_matches_what_agrees_and_leaves_the_rest(app: Flask, runner: FlaskCliRunner) -> None:
    first = factories.order()
    known_payer(first)
    orders = [factories.order(first.campaign) for _ in range(3)]
    credit(WHOLE, text=f"COMMANDE {orders[0].id}", party_iban=IBAN)
    credit(2 * WHOLE, text=f"COMMANDE {orders[1].id} / COMMANDE {orders[2].id}", party_iban=IBAN)
    other = factories.order(booklet_count=2)
    credit(2 * WHOLE, text=f"COMMANDE {other.id}")
    done = runner.invoke(args=["bank", "match"])
    assert done.output.splitlines()[-1] == "3 matched, 1 to be explained"
    assert [db.session.get_one(Order, one.id, populate_existing=True).state for one in (*orders, other)] == [
        *["funded"] * 3,
        "ordered",
    ]
    assert runner.invoke(args=["bank", "match"]).output == "0 matched, 1 to be explained\n"
