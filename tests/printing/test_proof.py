"""The proof: worth nothing, available before issuing, approved by the sponsor, void when its content changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner

from server import clock
from server.campaigns import service as campaigns
from server.campaigns.models import Order
from server.db import transaction
from server.keys.ring import key_ring
from server.printing import proof, sponsor_papers
from server.vouchers import codes, links, token
from tests.support import factories

from .support import logos, paper


@pytest.fixture
def order(app: Flask) -> Order:
    """An order that is not issued yet."""
    factories.key_ring()
    return factories.order(booklet_size=5)


@pytest.fixture
def sponsor(client: FlaskClient, order: Order) -> FlaskClient:
    """Someone of its sponsor, signed in."""
    return factories.sign_in(client, factories.sponsor_person(order.campaign.sponsor))


def state(client: FlaskClient, order: Order) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/api/orders/{order.id}/print").json
    return answer


def approve(client: FlaskClient, order: Order, seen: str | None = None) -> Any:
    seen = seen or state(client, order)["proof"]["fingerprint"]
    return client.post(f"/api/orders/{order.id}/proof/approve", json={"fingerprint": seen})


@pytest.mark.parametrize("layout", ["sheet", "ticket"])
def test_a_proof_shows_one_booklet_and_none_of_its_codes_is_worth_anything(
    sponsor: FlaskClient, order: Order, layout: str
) -> None:
    answer = sponsor.get(f"/api/orders/{order.id}/proof.pdf?layout={layout}")
    assert answer.mimetype == "application/pdf"
    assert all("ÉPREUVE · SPÉCIMEN" in page for page in paper.texts(answer.data))
    assert order.campaign.name in paper.title(answer.data)
    assert "Épreuve, sans valeur" in paper.title(answer.data)
    cover, *vouchers = sorted(paper.codes(answer.data), key=len)
    assert len(vouchers) == 5
    with pytest.raises(links.UnknownLink):
        links.read(cover.rpartition("/")[2])
    for text in vouchers:
        with pytest.raises(token.Unreadable):
            token.read(text.rpartition("/")[2], key_ring().public_points)
    assert codes.parse(proof.TYPED_CODE) is None


def test_a_proof_is_as_dense_as_what_is_printed(app: Flask) -> None:
    order = paper.issued_order(1, 5)
    [real], [specimen] = proof_and_real(order)
    assert len(specimen.vouchers[0].qr_text) == len(real.vouchers[0].qr_text)
    assert abs(len(specimen.address) - len(real.address)) <= 8


def proof_and_real(order: Order) -> tuple[Any, Any]:
    from_order = paper.parts.part(order, paper.parts.parts_of(order)[0], "sheet")
    return from_order.booklets, proof.part(order, "sheet").booklets


def test_sponsor_approves_what_it_saw_and_it_says_who_and_when(sponsor: FlaskClient, order: Order) -> None:
    before = state(sponsor, order)
    assert (before["ready"], before["reason"]) == (False, "proof_not_approved")
    assert before["proof"]["may_approve"]
    after = approve(sponsor, order).json
    assert after["proof"]["approved_by"].startswith("Personne")
    assert after["proof"]["approved_at"]
    assert after["reason"] == "not_issued"
    assert approve(sponsor, order).json == after


@pytest.mark.parametrize("change", ["logo", "text", "phone"])
def test_a_change_makes_the_approval_void(sponsor: FlaskClient, order: Order, change: str) -> None:
    assert approve(sponsor, order).status_code == 200
    of = order.campaign.sponsor
    if change == "logo":
        sponsor.put(f"/api/sponsors/{of.id}/logo", data=logos.picture())
    elif change == "text":
        sponsor.put(f"/api/sponsors/{of.id}/paper", json={"text": "Autre chose."})
    else:
        campaigns.add_sponsor(of.organisation_id, "+33556111111")
    after = state(sponsor, order)
    assert after["reason"] == "proof_not_approved"
    assert after["proof"]["approved_by"] is None


def test_what_was_not_looked_at_is_not_approved(sponsor: FlaskClient, order: Order) -> None:
    seen = state(sponsor, order)["proof"]["fingerprint"]
    sponsor_papers.write_text(factories.actor(factories.operator()), order.campaign.sponsor_id, "Changé entre-temps.")
    answer = approve(sponsor, order, seen)
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "proof_changed")


def test_operator_approves_only_where_the_sponsor_has_no_account(client: FlaskClient, order: Order) -> None:
    operator = factories.sign_in(client, factories.operator())
    assert approve(operator, order).status_code == 200
    factories.sponsor_person(order.campaign.sponsor)
    answer = approve(operator, order)
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "sponsor_approves")


def test_another_sponsor_does_not_even_see_it(client: FlaskClient, order: Order) -> None:
    other = factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    for answer in (
        other.get(f"/api/orders/{order.id}/print"),
        other.get(f"/api/orders/{order.id}/proof.pdf"),
        approve(other, order, "0" * 64),
    ):
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_order")


def test_a_draft_that_was_approved_can_still_be_forgotten(sponsor: FlaskClient, order: Order) -> None:
    draft = factories.order(order.campaign, state="draft", ordered_at=None)
    assert approve(sponsor, draft).status_code == 200
    assert sponsor.delete(f"/api/orders/{draft.id}").status_code == 204


def test_command_writes_the_proof(app: Flask, runner: FlaskCliRunner, order: Order, tmp_path: Path) -> None:
    file = tmp_path / "epreuve.pdf"
    result = runner.invoke(args=["booklets", "proof", str(order.id), "--out", str(file)])
    assert result.exit_code == 0, result.output
    assert "SPÉCIMEN" in paper.texts(file)[0]


def test_command_says_where_a_proof_cannot_go(app: Flask, runner: FlaskCliRunner, order: Order, tmp_path: Path) -> None:
    result = runner.invoke(args=["booklets", "proof", str(order.id), "--out", str(tmp_path / "no" / "p.pdf")])
    assert result.exit_code == 1
    assert "Impossible d'écrire" in result.output


def waiting(client: FlaskClient) -> list[int]:
    found: list[int] = client.get("/api/proofs/waiting").json["order_ids"]
    return found


def test_a_proof_waits_for_its_sponsor_alone_until_it_is_approved(client: FlaskClient, order: Order) -> None:
    factories.order(order.campaign, state="draft", ordered_at=None)
    operator, stranger = factories.operator(), factories.sponsor_person(factories.sponsor())
    factories.sign_in(client, operator)
    assert waiting(client) == [order.id]  # its sponsor has no account yet
    sponsor = factories.sponsor_person(order.campaign.sponsor)
    assert waiting(client) == []
    assert waiting(factories.sign_in(client, stranger)) == []
    assert waiting(factories.sign_in(client, sponsor)) == [order.id]
    approve(client, order)
    assert waiting(client) == []


def test_no_proof_waits_once_booklets_have_left(client: FlaskClient) -> None:
    order = factories.funded_order(booklet_count=1)
    factories.sign_in(client, factories.sponsor_person(order.campaign.sponsor))
    booklet = factories.booklet(order, handed_over=False)
    with transaction():
        order.first_serial = order.last_serial = order.campaign.next_serial - 1
    assert waiting(client) == [order.id]
    with transaction():
        booklet.handed_over_at = clock.now()
    assert waiting(client) == []
