"""Simultaneous acts: a proof is approved once, a sponsor has one paper."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from server.access import Actor
from server.campaigns.models import Order
from server.db import db
from server.printing import proof, sponsor_papers
from server.printing.models import ProofApproval, SponsorPaper
from tests.support import factories

HANDS = 6


@pytest.fixture
def order(app: Flask) -> Order:
    """An order whose proof is not approved."""
    return factories.order()


def test_a_proof_approved_by_several_at_once_is_approved_once(app: Flask, order: Order) -> None:
    seen, order_id = proof.fingerprint(order), order.id
    people = [factories.actor(factories.sponsor_person(order.campaign.sponsor)) for _ in range(HANDS)]

    def approve(actor: Actor) -> None:
        with app.app_context():
            proof.approve(actor, db.session.get_one(Order, order_id), seen)

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(approve, people))
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(ProofApproval)) == 1


def test_the_first_words_of_a_sponsor_written_by_several_at_once_are_kept(app: Flask, order: Order) -> None:
    sponsor_id, operator = order.campaign.sponsor_id, factories.actor(factories.operator())
    db.session.rollback()

    def write(text: str) -> None:
        with app.app_context():
            sponsor_papers.write_text(operator, sponsor_id, text)

    texts = [f"Texte {n}" for n in range(HANDS)]
    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(write, texts))
    assert db.session.scalars(select(SponsorPaper.text)).one() in texts
