"""A copied token of a phone that comes back ends all of its tokens, and is told; who lost an answer goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server.access import DeviceRevoked
from server.accounts import devices, family
from server.accounts.models import Device
from server.db import db
from server.messages.models import Message
from server.trail.models import Act
from tests.support import factories as make
from tests.support.races import at_once

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def told() -> list[str]:
    """Who was told of a copied token, and of which phone."""
    db.session.rollback()
    notes = db.session.scalars(select(Message).where(Message.key.startswith("token-copied:")).order_by(Message.key))
    return [f"{note.role} {note.subject}" for note in notes]


def acts() -> list[tuple[str, str]]:
    found = select(Act.doer, Act.subject_id).where(Act.verb == "phone.token_copied")
    return [(doer, subject) for doer, subject in db.session.execute(found)]


def test_a_token_replaced_twice_ends_the_family_and_is_told_once(app: Flask) -> None:
    device, first = make.phone(make.venue(name="Le Phare"))
    second = family.rotate_token(first)
    third = family.rotate_token(second)
    for _ in range(2):
        with pytest.raises(DeviceRevoked):
            devices.device_actor(first)
    for token in (second, third):
        known = devices.device_actor(token)
        assert known
        assert known.at.revoked_at
        with pytest.raises(DeviceRevoked):
            family.rotate_token(token)
    assert [one.partition("\u00a0")[0] for one in told()] == ["manager Le Phare", "operator Le Phare"]
    assert acts() == [("nobody", str(device.id))]


def test_the_token_before_is_a_copy_a_day_after_the_new_one_was_used(app: Flask) -> None:
    device, old = make.phone(make.venue())
    with time_machine.travel(NOW, tick=False) as travel:
        new = family.rotate_token(old)
        travel.shift(2 * DAY)
        assert devices.device_actor(old) == devices.device_actor(new)  # a phone whose answer was on its way for days
        travel.shift(DAY - timedelta(seconds=1))
        assert devices.device_actor(old) == make.device_actor(device)
        assert told() == []
        travel.shift(timedelta(seconds=1))
        copied = devices.device_actor(old)
    assert copied
    assert copied.at.revoked_at == NOW + 3 * DAY
    assert len(told()) == 2


def test_a_phone_that_never_got_its_new_token_is_not_taken_for_a_copy(app: Flask) -> None:
    device, old = make.phone(make.venue())
    with time_machine.travel(NOW, tick=False) as travel:
        family.rotate_token(old)
        travel.shift(6 * DAY)
        family.rotate_token(old)
        travel.shift(2 * DAY)
        assert devices.device_actor(old) is None  # as ever: seven days, then it is enrolled again
    assert told() == []
    db.session.refresh(device)
    assert device.revoked_at is None


def test_a_copy_that_rotates_first_is_found_out_by_the_phone_itself(app: Flask) -> None:
    device, token = make.phone(make.venue())
    with time_machine.travel(NOW, tick=False) as travel:
        stolen = family.rotate_token(token)
        assert devices.device_actor(stolen)
        travel.shift(DAY)
        mine = devices.device_actor(token)  # the phone comes back; it may send what it has, the thief nothing new
        assert mine
        assert mine.at.revoked_at
        with pytest.raises(DeviceRevoked):
            family.rotate_token(stolen)
    assert len(told()) == 2
    assert device.id


def test_of_many_uses_at_once_one_is_told(app: Flask) -> None:
    _device, first = make.phone(make.venue())
    family.rotate_token(family.rotate_token(first))
    seen = at_once(app, *[lambda: devices.device_actor(first) for _ in range(4)])
    assert {type(one).__name__ for one in seen} == {"DeviceRevoked"}
    assert (len(told()), len(acts())) == (2, 1)


def test_a_new_token_is_noted_once_and_costs_nothing_after(app: Flask) -> None:
    device, old = make.phone(make.venue())
    with time_machine.travel(NOW, tick=False):
        new = family.rotate_token(old)
        devices.device_actor(new)
    with time_machine.travel(NOW + DAY, tick=False):
        devices.device_actor(new)
    db.session.refresh(device)
    assert device.token_used_at == NOW


def test_an_account_enrols_a_hundred_phones_a_day(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert devices.MOST_ENROLLED == 100
    monkeypatch.setattr(devices, "MOST_ENROLLED", 3)
    venue = make.venue()
    make.sign_in(client, make.manager(venue))
    wanted = {"label": "Accueil", "venue_id": venue.id}
    answers = [client.post("/api/devices", json=wanted) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 429]
    assert db.session.scalar(select(func.count()).select_from(Device)) == 3
    invited = client.post("/api/devices/invitations", json=wanted)
    token = invited.json["link"].partition("#")[2]
    assert client.post("/api/devices/invited", json={"token": token}).status_code == 429
    with time_machine.travel(datetime.now(UTC) + DAY + timedelta(minutes=1)):
        make.sign_in(client, make.manager(venue))
        assert client.post("/api/devices", json=wanted).status_code == 201
