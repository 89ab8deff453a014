"""The number that people are told to call: set by the sponsor or the operator, printed, shown and told in the trail."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server.campaigns.models import Sponsor
from server.db import db
from server.trail.models import Act
from server.vouchers import links
from tests.support import factories as make


@pytest.fixture
def sponsor(client: FlaskClient) -> Sponsor:
    """Someone of it is signed in."""
    sponsor = make.sponsor()
    make.sign_in(client, make.sponsor_person(sponsor))
    return sponsor


def put(client: FlaskClient, sponsor: Sponsor, number: str) -> tuple[int, str | None]:
    answer = client.put(f"/api/sponsors/{sponsor.id}/support-phone", json={"support_phone": number})
    return answer.status_code, answer.json.get("support_phone")


def test_a_sponsor_sets_it_and_the_beneficiary_is_told(client: FlaskClient, sponsor: Sponsor) -> None:
    make.key_ring()
    booklet = make.booklet(make.funded_order(make.campaign(sponsor=sponsor)))
    assert put(client, sponsor, "05.56.12 34 56") == (200, "+33556123456")
    link = links.address_of(booklet.id).rsplit("/", 1)[1]
    assert client.get(f"/api/wallet/{link}").json["support_phones"][0]["dialled"] == "+33556123456"
    acts = db.session.scalars(select(Act).where(Act.verb == "organisation.changed")).all()
    assert [(act.before, act.after) for act in acts] == [
        ({"support_phone": "+33556000000"}, {"support_phone": "+33556123456"})
    ]


def test_the_same_again_is_no_change_and_an_empty_one_removes_it(client: FlaskClient, sponsor: Sponsor) -> None:
    assert put(client, sponsor, "05 56 00 00 00") == (200, "+33556000000")
    assert db.session.scalar(select(Act).where(Act.verb == "organisation.changed")) is None
    assert put(client, sponsor, " ") == (200, None)


@pytest.mark.parametrize("wrong", ["05 56", "05 56 00 00 00 ou 06 12 34 56 78", "05 56 00 00 00 poste 12", "mairie"])
def test_what_is_not_one_number_is_refused(client: FlaskClient, sponsor: Sponsor, wrong: str) -> None:
    answer = client.put(f"/api/sponsors/{sponsor.id}/support-phone", json={"support_phone": wrong})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "one_telephone")
    assert db.session.get_one(Sponsor, sponsor.id).support_phone == "+33556000000"
