"""`/api/devices`: enrol, list, revoke, rotate."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask.testing import FlaskClient

from tests.support import factories
from tests.support.factories import bearer_header

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_an_enrolled_phone_is_shown_once_with_its_token(client: FlaskClient) -> None:
    venue = factories.venue()
    mediator = factories.mediator(venue)
    with time_machine.travel(NOW, tick=False):
        factories.sign_in(client, mediator)
        answer = client.post("/api/devices", json={"label": "Mon téléphone", "venue_id": venue.id})
        listed = client.get("/api/devices").json
    assert answer.status_code == 201
    device, token = answer.json["device"], answer.json["token"]
    assert device == {
        "id": device["id"],
        "label": "Mon téléphone",
        "venue": {"id": venue.id, "name": venue.name, "commune": "Bordeaux"},
        "person": mediator.name,
        "enrolled_at": "2026-11-23T09:00:00.000Z",
    }
    said = {
        "revoked_at": None,
        "lost": False,
        "of_venue": False,
        "shared": False,
        "seen_at": None,
        "waiting": None,
        "safe_at": None,
    }
    assert listed == {"devices": [{**device, **said, "gaps": []}]}
    assert client.post("/api/devices/token", headers=bearer_header(token)).status_code == 200


def test_someone_else_s_venue_is_unknown(client: FlaskClient) -> None:
    factories.sign_in(client, factories.mediator(factories.venue()))
    answer = client.post("/api/devices", json={"label": "Accueil", "venue_id": factories.venue().id})
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_venue")


@pytest.mark.parametrize(
    "body",
    [
        {"venue_id": 1},
        {"label": "", "venue_id": 1},
        {"label": " \t", "venue_id": 1},
        {"label": "\x00\u200b", "venue_id": 1},
        {"label": "a" * 101, "venue_id": 1},
        {"label": "a", "venue_id": "one"},
        {"label": "a", "venue_id": 0},
        {"label": "a", "venue_id": 2**31},
        {"label": "a", "venue_id": 1e300},
        {"label": "a", "venue_id": 1, "person_id": 2},
    ],
)
def test_other_shapes_are_refused(client: FlaskClient, body: dict[str, object]) -> None:
    factories.sign_in(client, factories.mediator(factories.venue()))
    assert client.post("/api/devices", json=body).status_code == 422


def test_a_revoked_phone_stays_in_the_list_with_its_date(client: FlaskClient) -> None:
    venue = factories.venue()
    device, token = factories.phone(venue)
    with time_machine.travel(NOW, tick=False):
        factories.sign_in(client, factories.manager(venue))
        assert client.delete(f"/api/devices/{device.id}").status_code == 204
        listed = client.get("/api/devices").json["devices"]
    assert [(one["id"], one["revoked_at"]) for one in listed] == [(device.id, "2026-11-23T09:00:00.000Z")]
    assert client.post("/api/devices/token", headers=bearer_header(token)).status_code == 401


@pytest.mark.parametrize(("device_id", "code"), [("1", "unknown_device"), ("0", "not_found"), ("9" * 30, "not_found")])
def test_an_unknown_phone_cannot_be_revoked(client: FlaskClient, device_id: str, code: str) -> None:
    factories.sign_in(client, factories.manager(factories.venue()))
    answer = client.delete(f"/api/devices/{device_id}")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, code)


def test_a_phone_rotates_its_token(client: FlaskClient) -> None:
    _, old = factories.phone(factories.venue())
    new = client.post("/api/devices/token", headers=bearer_header(old)).json["token"]
    assert new != old
    assert client.post("/api/devices/token", headers=bearer_header(new)).status_code == 200


def test_a_person_has_no_token_to_rotate(client: FlaskClient) -> None:
    factories.sign_in(client, factories.manager(factories.venue()))
    assert client.post("/api/devices/token").status_code == 403


def test_a_phone_cannot_enrol_or_revoke_phones(client: FlaskClient) -> None:
    venue = factories.venue()
    device, token = factories.phone(venue)
    headers = bearer_header(token)
    enrolled = client.post("/api/devices", json={"label": "Accueil", "venue_id": venue.id}, headers=headers)
    assert enrolled.status_code == 403
    assert client.delete(f"/api/devices/{device.id}", headers=headers).status_code == 403
