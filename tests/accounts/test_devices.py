"""Phones: enrolment, revocation, and tokens that rotate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event, select

from server.access import MANAGER, MEDIATOR, PRESCRIBER, Actor, DeviceRevoked
from server.accounts import devices, family, revoking
from server.accounts.models import Device, Membership
from server.db import db, transaction
from server.permissions import OF_REVOKED, PERMISSIONS
from server.trail.models import Act
from server.venues.refusals import UnknownVenue
from tests.support import factories

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def enrolled(venue_id: int, actor: Actor) -> tuple[Device, str]:
    return devices.enrol(actor, label="Accueil", venue_id=venue_id)


@pytest.mark.parametrize("role", [MANAGER, MEDIATOR])
def test_a_phone_acts_for_the_venue_it_was_enrolled_for(app: Flask, role: str) -> None:
    venue = factories.venue()
    someone = factories.person(role, venue.organisation)
    device, token = enrolled(venue.id, factories.actor(someone))
    assert devices.device_actor(token) == factories.device_actor(device)
    assert (device.venue_id, device.person_id) == (venue.id, someone.id)


def test_a_phone_cannot_be_enrolled_for_someone_else_s_venue(app: Flask) -> None:
    mine, theirs = factories.venue(), factories.venue()
    actor = factories.actor(factories.manager(mine))
    for venue_id in (theirs.id, theirs.id + 1):
        with pytest.raises(UnknownVenue):
            enrolled(venue_id, actor)


def test_prescribing_for_an_organisation_does_not_enrol_its_phones(app: Flask) -> None:
    venue = factories.venue()
    with pytest.raises(UnknownVenue):
        enrolled(venue.id, factories.actor(factories.person(PRESCRIBER, venue.organisation)))


def test_the_database_holds_no_token(app: Flask) -> None:
    venue = factories.venue()
    device, token = enrolled(venue.id, factories.actor(factories.manager(venue)))
    row = db.session.execute(select(Device.__table__).where(Device.id == device.id)).one()
    assert not [value for value in row if value in (token, token.encode())]
    assert len(token) == 43


@pytest.mark.parametrize("token", ["", "unknown", "é", "x" * 10_000, "\x00"])
def test_an_unknown_token_is_nobody(app: Flask, token: str) -> None:
    factories.phone(factories.venue())
    assert devices.device_actor(token) is None


def test_the_actor_behind_a_token_costs_one_statement(app: Flask) -> None:
    _, token = factories.phone(factories.venue())
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    devices.device_actor(token)
    assert len([statement for statement in statements if not statement.startswith("BEGIN")]) == 1


def test_revoking_again_keeps_the_date_and_the_first_lost(app: Flask) -> None:
    venue = factories.venue()
    device, _token = factories.phone(venue)
    manager = factories.actor(factories.manager(venue))
    with time_machine.travel(NOW, tick=False) as travel:
        for lost in (False, True, False):
            revoking.revoke(manager, [device.id], lost=lost)
            travel.shift(60)
    db.session.refresh(device)
    assert (device.revoked_at, device.lost) == (NOW, True)
    acts = db.session.scalars(select(Act).where(Act.verb == "phone.revoked"))
    assert sorted((act.after["revoked_at"], act.after["lost"]) for act in acts) == [
        ("2026-11-23T09:00:00.000Z", False),
        ("2026-11-23T09:00:00.000Z", True),
    ]


def test_a_revoked_phone_is_known_for_thirty_days_and_may_only_send(app: Flask) -> None:
    venue = factories.venue()
    device, token = factories.phone(venue)
    with time_machine.travel(NOW, tick=False) as travel:
        revoking.revoke(factories.actor(factories.manager(venue)), [device.id])
        travel.shift(timedelta(days=30, seconds=-1))
        actor = devices.device_actor(token)
        assert actor
        assert actor.at.revoked_at == NOW
        assert all(actor.may(permission) for permission in OF_REVOKED)
        for permission in PERMISSIONS.keys() - OF_REVOKED:
            with pytest.raises(DeviceRevoked):
                actor.may(permission)
        travel.shift(devices.REMEMBERED + timedelta(seconds=1))
        with pytest.raises(DeviceRevoked):
            devices.device_actor(token)


def test_a_lost_phone_is_told_so_at_once(app: Flask) -> None:
    venue = factories.venue()
    device, token = factories.phone(venue)
    revoking.revoke(factories.actor(factories.manager(venue)), [device.id], lost=True)
    with pytest.raises(DeviceRevoked):
        devices.device_actor(token)


def test_of_many_phones_all_are_revoked_or_none(app: Flask) -> None:
    venue = factories.venue()
    mine = [factories.phone(venue)[0] for _ in range(3)]
    foreign, _ = factories.phone(factories.venue())
    actor = factories.actor(factories.manager(venue))
    with pytest.raises(revoking.UnknownDevice):
        revoking.revoke(actor, [*(device.id for device in mine), foreign.id])
    assert not any(device.revoked_at for device in revoking.list_devices(actor))
    revoking.revoke(actor, [device.id for device in mine])
    assert all(device.revoked_at for device in revoking.list_devices(actor))


def test_a_withdrawn_person_takes_their_own_phones_along_and_not_the_venue_s(app: Flask) -> None:
    venue = factories.venue()
    someone, manager = factories.mediator(venue), factories.manager(venue)
    own, token = factories.phone(venue, someone)
    of_venue, _ = factories.phone(venue, someone)
    other = factories.venue()
    elsewhere, _ = factories.phone(other, someone)
    factories.save(Membership(person=someone, role=MEDIATOR, organisation=other.organisation))
    of_venue.of_venue = True
    db.session.commit()
    devices.device_actor(token)
    with transaction() as session:
        session.delete(someone.memberships[0])
        session.flush()
        assert revoking.end_phones(session, factories.actor(manager), someone.id) == 1
    revoking.forget_known()
    assert [bool(device.revoked_at) for device in (own, of_venue, elsewhere)] == [True, False, False]
    known = devices.device_actor(token)
    assert known
    assert known.at.revoked_at


def test_a_phone_gets_another_name(app: Flask) -> None:
    venue = factories.venue()
    device, _ = factories.phone(venue)
    assert revoking.rename(factories.actor(factories.manager(venue)), device.id, "Atelier").label == "Atelier"
    stranger = factories.actor(factories.manager(factories.venue()))
    with pytest.raises(revoking.UnknownDevice):
        revoking.rename(stranger, device.id, "À moi")


def test_a_mediator_sees_and_revokes_their_own_phones_only(app: Flask) -> None:
    venue = factories.venue()
    mine, colleague_s = factories.mediator(venue), factories.mediator(venue)
    own, _ = factories.phone(venue, mine)
    other, _ = factories.phone(venue, colleague_s)
    actor = factories.actor(mine)
    assert revoking.list_devices(actor) == [own]
    revoking.revoke(actor, [own.id])
    with pytest.raises(revoking.UnknownDevice):
        revoking.revoke(actor, [other.id])


def test_a_manager_sees_the_organisation_s_phones_newest_first_and_no_others(app: Flask) -> None:
    venue = factories.venue()
    second = factories.venue(venue.organisation)
    older, _ = factories.phone(venue)
    newer, _ = factories.phone(second)
    foreign, _ = factories.phone(factories.venue())
    actor = factories.actor(factories.manager(venue))
    assert revoking.list_devices(actor) == [newer, older]
    with pytest.raises(revoking.UnknownDevice):
        revoking.revoke(actor, [foreign.id])


def test_the_list_costs_one_statement_however_long(app: Flask) -> None:
    venue = factories.venue()
    manager = factories.manager(venue)
    for _ in range(3):
        factories.phone(venue)
    actor = factories.actor(manager)
    db.session.expunge_all()
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    assert [(device.venue.commune, device.person.name) for device in revoking.list_devices(actor)]
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 1


def test_the_old_token_works_seven_more_days_and_not_longer(app: Flask) -> None:
    device, old = factories.phone(factories.venue())
    actor = factories.device_actor(device)
    with time_machine.travel(NOW, tick=False) as travel:
        new = family.rotate_token(old)
        travel.shift(WEEK - timedelta(seconds=1))
        assert devices.device_actor(old) == devices.device_actor(new) == actor
        travel.shift(timedelta(seconds=1) + devices.REMEMBERED)
        assert devices.device_actor(old) is None
        assert devices.device_actor(new) == actor


def test_a_phone_that_lost_the_answer_rotates_again_and_gains_no_time(app: Flask) -> None:
    _device, old = factories.phone(factories.venue())
    with time_machine.travel(NOW, tick=False) as travel:
        lost = family.rotate_token(old)
        travel.shift(WEEK - timedelta(hours=1))
        new = family.rotate_token(old)
        assert devices.device_actor(lost) is None
        assert devices.device_actor(new)
        travel.shift(timedelta(hours=1))
        assert devices.device_actor(old) is None
        with pytest.raises(DeviceRevoked):
            family.rotate_token(old)


def test_two_rotations_leave_the_first_token_dead(app: Flask) -> None:
    _, first = factories.phone(factories.venue())
    second = family.rotate_token(first)
    third = family.rotate_token(second)
    assert devices.device_actor(second) == devices.device_actor(third) is not None
    with pytest.raises(DeviceRevoked):  # it ends the others, too: tests/accounts/test_family.py
        devices.device_actor(first)


def test_revoking_as_lost_ends_both_tokens_and_rotation(app: Flask) -> None:
    venue = factories.venue()
    device, old = factories.phone(venue)
    new = family.rotate_token(old)
    revoking.revoke(factories.actor(factories.manager(venue)), [device.id], lost=True)
    for token in (old, new):
        with pytest.raises(DeviceRevoked):
            devices.device_actor(token)
        with pytest.raises(DeviceRevoked):
            family.rotate_token(token)


def test_a_new_token_moves_the_day_to_rotate_by(app: Flask) -> None:
    device, token = factories.phone(factories.venue())
    with time_machine.travel(NOW, tick=False):
        family.rotate_token(token)
    db.session.refresh(device)
    assert devices.rotate_by(device.token_issued_at) == NOW + timedelta(days=30)
