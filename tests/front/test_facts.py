"""What the public pages say of the operator: changed on its screen, in the trail, left out while unknown."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server.commands import CONSOLE
from server.db import db
from server.front.facts import NEEDED
from server.invoicing import identity
from server.trail.models import Act
from tests.payouts.support.office import IDENTITY

GIVEN = {
    "phone": "05 56 00 00 01",
    "email": "bonjour@exemple.fr",
    "address": "1 rue du Port\n33000 Bordeaux",
    "hours": "Du lundi au vendredi, 9 h à 17 h",
    "director": "Ada Lovelace",
    "host_name": "Hébergeur SA",
    "host_address": "2 rue du Lac, 59000 Lille",
    "host_phone": "03 20 00 00 00",
    "dpo_name": "Zoé Martin",
    "dpo_email": "dpo@exemple.fr",
}


def test_nothing_is_known_at_first_and_the_screen_says_so(office: FlaskClient) -> None:
    face = office.get("/api/public-facts").json
    assert face["missing"] == ["identity", *NEEDED]
    assert face["operator"] is None
    assert set(face["facts"].values()) == {""}


def test_what_the_operator_writes_stands_on_the_pages(office: FlaskClient, client: FlaskClient) -> None:
    identity.record_identity(CONSOLE, IDENTITY)
    face = office.patch("/api/public-facts", json=GIVEN).json
    assert face["missing"] == []
    contact, legal = client.get("/contact").text, client.get("/mentions-legales").text
    assert 'href="tel:+33556000001"' in contact
    assert "mailto:bonjour@exemple.fr" in contact
    assert "9\xa0h" in contact or "9 h" in contact
    for word in ("Ada Lovelace", "Hébergeur SA", IDENTITY.name, IDENTITY.city):
        assert word in legal
    assert "dpo@exemple.fr" in client.get("/confidentialite").text


def test_who_changed_what_stands_in_the_trail(office: FlaskClient) -> None:
    for director in ("Ada", "Ada", "Zoé"):
        office.patch("/api/public-facts", json={"director": director})
    db.session.rollback()
    acts = list(db.session.scalars(select(Act).order_by(Act.done_at)))
    assert [(act.verb, act.before, act.after) for act in acts] == [
        ("public_facts.changed", {"director": ""}, {"director": "Ada"}),
        ("public_facts.changed", {"director": "Ada"}, {"director": "Zoé"}),
    ]


@pytest.mark.parametrize("given", [{"email": "nobody"}, {"director": "a" * 201}, {"id": 2}, {"changed_at": "now"}])
def test_what_cannot_be_is_refused(office: FlaskClient, given: dict[str, object]) -> None:
    assert office.patch("/api/public-facts", json=given).status_code == 422


def test_a_text_with_markup_is_text(office: FlaskClient, client: FlaskClient) -> None:
    office.patch("/api/public-facts", json={"hours": "<b>9 h</b><script>"})
    assert "<script" not in client.get("/contact").text
