"""Billing over HTTP: what both sides see, what references look like, what a refused deposit leads to."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server.accounts.models import Person
from server.billing.models import OrderInvoice
from server.campaigns.models import DRAFT
from server.db import db
from server.messages.models import Message
from tests.billing.support.sides import COMMUNE, Sides, make_sides
from tests.support import factories
from tests.support.money_in import pay

FULL = {"service": "SERVICE-33", "engagement": "2026ENG0042", "contract": "2026M017"}


def signed_in(client: FlaskClient, sides: Sides, side: str) -> FlaskClient:
    return factories.sign_in(client, db.session.get_one(Person, getattr(sides, side).person_id))


def billing(client: FlaskClient, sides: Sides) -> dict[str, Any]:
    answer = client.get(f"/api/orders/{sides.order.id}/billing")
    assert answer.status_code == 200
    shown: dict[str, Any] = answer.json
    return shown


def test_both_sides_see_how_far_it_is(client: FlaskClient) -> None:
    sides = make_sides(state=DRAFT, ordered_at=None)
    path = f"/api/orders/{sides.order.id}"
    sponsor = signed_in(client, sides, "sponsor")
    assert billing(sponsor, sides)["state"] == "drafted"
    quote = sponsor.post(f"{path}/quote").json
    assert (quote["number"], quote["total_cents"]) == (billing(sponsor, sides)["quote"]["number"], 1_048_000)
    assert billing(sponsor, sides)["state"] == "quoted"
    sponsor.post(f"{path}/place")
    assert billing(sponsor, sides)["state"] == "to_invoice"
    invoice = sponsor.post(f"{path}/invoice", json=FULL).json
    assert {name: invoice[name] for name in FULL} == FULL
    assert billing(signed_in(client, sides, "operator"), sides)["state"] == "invoiced"
    pay(sides.order.id)
    assert billing(client, sides)["state"] == "paid"


def test_papers_open_for_both_sides_and_nobody_else(client: FlaskClient) -> None:
    sides = make_sides()
    number = signed_in(client, sides, "sponsor").post(f"/api/orders/{sides.order.id}/invoice", json={}).json["number"]
    paper = f"/api/invoices/{number}/invoice.pdf"
    assert client.get(paper).data.startswith(b"%PDF")
    assert signed_in(client, sides, "operator").get(paper).status_code == 200
    assert signed_in(client, sides, "stranger").get(paper).json["error"]["code"] == "unknown_invoice"
    assert client.get(f"/api/orders/{sides.order.id}/billing").status_code == 404


@pytest.mark.parametrize("typed", ["2026 ENG 0042", "2026ENG0042 ", "\u00a02026ENG0042"])
def test_spaces_in_a_reference_are_no_part_of_it(client: FlaskClient, typed: str) -> None:
    sides = make_sides()
    path = f"/api/orders/{sides.order.id}/invoice"
    assert (
        signed_in(client, sides, "sponsor").post(path, json={"engagement": typed}).json["engagement"] == "2026ENG0042"
    )


@pytest.mark.parametrize("typed", ["n° 12", "-12", "É12", "x" * 51, "<b>", 12, None])
def test_a_reference_of_another_shape_is_refused_in_words(client: FlaskClient, typed: object) -> None:
    sides = make_sides()
    path = f"/api/orders/{sides.order.id}/invoice"
    refused = signed_in(client, sides, "sponsor").post(path, json={"engagement": typed})
    assert (refused.status_code, list(refused.json["error"]["fields"]["json"])) == (422, ["engagement"])
    assert db.session.scalars(select(OrderInvoice)).all() == []


def test_a_refused_deposit_is_told_and_corrected(client: FlaskClient) -> None:
    sides = make_sides()
    path = f"/api/orders/{sides.order.id}/invoice"
    first = signed_in(client, sides, "sponsor").post(path, json=FULL).json["number"]
    assert client.post(f"/api/invoices/{first}/deposits", json={"state": "deposited"}).status_code == 403
    deposits = f"/api/invoices/{first}/deposits"
    operator = signed_in(client, sides, "operator")
    assert operator.post(deposits, json={"state": "deposited"}).json["state"] == "deposited"
    reason = "Le numéro d'engagement 2026ENG0042 est inconnu."
    assert operator.post(deposits, json={"state": "refused", "reason": reason}).json["reason"] == reason
    [told] = db.session.scalars(select(Message).where(Message.key.startswith("invoice_refused")))
    assert "2026ENG0042 est inconnu" in told.body
    sponsor = signed_in(client, sides, "sponsor")
    second = sponsor.post(f"{path}/correct", json=FULL | {"engagement": "2026ENG0043"}).json["number"]
    shown = billing(sponsor, sides)["invoices"]
    assert [invoice["number"] for invoice in shown] == [second, first]
    assert [one["state"] for one in shown[1]["deposits"]] == ["refused", "deposited"]
    assert client.get(f"/api/invoices/{shown[1]['credit_note']}/credit-note.pdf").data.startswith(b"%PDF")
    late = signed_in(client, sides, "operator").post(deposits, json={"state": "deposited"})
    assert (late.status_code, late.json["error"]["code"]) == (409, "invoice_cancelled")


@pytest.mark.parametrize("wrong", [{"state": "refused"}, {"state": "deposited", "reason": "x"}, {"state": "lost"}])
def test_a_refusal_has_a_reason_and_a_deposit_none(client: FlaskClient, wrong: dict[str, str]) -> None:
    sides = make_sides()
    operator = signed_in(client, sides, "operator")
    number = operator.post(f"/api/orders/{sides.order.id}/invoice", json={}).json["number"]
    assert operator.post(f"/api/invoices/{number}/deposits", json=wrong).status_code == 422


def test_needs_are_the_sponsors_or_the_operators_to_set(client: FlaskClient) -> None:
    sides = make_sides()
    wanted = {"service": True, "engagement": True, "contract": False}
    path = f"/api/organisations/{sides.order.campaign.sponsor.organisation_id}/invoice-needs"
    assert signed_in(client, sides, "stranger").put(path, json=wanted).status_code == 404
    assert signed_in(client, sides, "sponsor").put(path, json=wanted).json == wanted
    assert billing(client, sides)["needs"] == wanted
    refused = client.post(f"/api/orders/{sides.order.id}/invoice", json={"service": "S1"})
    assert (refused.status_code, refused.json["error"]["code"]) == (422, "references_missing")


def test_the_commands_do_the_same(client: FlaskClient, runner: FlaskCliRunner) -> None:
    draft = make_sides(state=DRAFT, ordered_at=None)
    assert "D-" in runner.invoke(args=["orders", "quote", "--order", str(draft.order.id)]).output
    placed = make_sides(siret=COMMUNE)
    number = str(placed.order.id)
    written = runner.invoke(args=["orders", "invoice", "--order", number, "--engagement", "E 1"])
    assert "10480,00 €" in written.output
    wrong = runner.invoke(args=["orders", "invoice", "--order", number, "--service", "n°"])
    assert (wrong.exit_code, "service" in wrong.output) == (2, True)
    assert "-000002" in runner.invoke(args=["orders", "invoice", "--order", number, "--correct"]).output
    assert "cancelled" in runner.invoke(args=["orders", "cancel", "--order", number]).output
