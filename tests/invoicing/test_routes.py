"""The operator's identity in law on its screen: recorded with its numbers checked, every version kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server.access import AUDITOR
from server.db import db
from server.messages.models import Message
from server.trail.models import Act
from tests.payouts.support.office import IDENTITY
from tests.support import factories as make

ADDRESS = "/api/operator-identity"


def given(**changes: Any) -> dict[str, Any]:
    return asdict(IDENTITY) | changes


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return make.sign_in(client, make.operator())


def told() -> list[str]:
    return list(db.session.scalars(select(Message.subject)))


def test_an_identity_is_recorded_and_the_one_before_is_kept(operator: FlaskClient) -> None:
    assert operator.get(ADDRESS).json == {"identities": []}
    assert operator.post(ADDRESS, json=given()).status_code == 201
    assert told() == []
    assert operator.post(ADDRESS, json=given(name="Poinçon Nouvelle")).status_code == 201
    assert [one["name"] for one in operator.get(ADDRESS).json["identities"]] == ["Poinçon Nouvelle", IDENTITY.name]
    assert told() == ["L’identité légale de l’opérateur a changé"]
    assert list(db.session.scalars(select(Act.verb))) == ["operator.identified"] * 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"siret": "12345678901234"}, "identity_refused"),
        ({"iban": "FR7612345"}, "identity_refused"),
        ({"vat_number": None, "vat_bps": 2000}, "identity_refused"),
        ({"postcode": "3300"}, "invalid"),
        ({"email": "nobody"}, "invalid"),
        ({"name": "  "}, "invalid"),
        ({"vat_bps": 10_000}, "invalid"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_recorded(
    operator: FlaskClient, changes: dict[str, Any], code: str
) -> None:
    refused = operator.post(ADDRESS, json=given(**changes))
    assert (refused.status_code, refused.json["error"]["code"]) == (422, code)
    assert operator.get(ADDRESS).json == {"identities": []}


def test_an_auditor_reads_it_and_a_manager_does_not(client: FlaskClient) -> None:
    make.sign_in(client, make.person(AUDITOR))
    assert client.get(ADDRESS).status_code == 200
    assert client.post(ADDRESS, json=given()).status_code == 403
    make.sign_in(client, make.manager(make.venue()))
    assert client.get(ADDRESS).status_code == 403
