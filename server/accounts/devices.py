"""Phones: `enrol`, list and `revoke` them, `rotate_token`, and find the phone of a bearer token (`device_actor`)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, or_, select, update
from sqlalchemy.orm import joinedload

from .. import clock
from ..access import MANAGER, Actor, DeviceScope
from ..db import db, transaction
from ..errors import NotFound, SignInNeeded
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from ..visibility import rows_seen_by
from .models import Device
from .workplaces import lock_workplace

ROTATE_AFTER = timedelta(days=30)
PREVIOUS_WORKS = timedelta(days=7)
REMEMBERED, MOST_REMEMBERED = timedelta(seconds=5), 10_000
NOT_YOURS = "Ce lieu n'existe pas ou n'est pas le vôtre. Choisissez-en un autre dans la liste."

Criterion = ColumnElement[bool]
_devices, _venues = Device.__table__, Venue.__table__


class UnknownDevice(NotFound):
    code = "unknown_device"
    message = "Ce téléphone n'existe pas ou n'est pas le vôtre. Rechargez la liste."


class DeviceRevoked(SignInNeeded):
    code = "device_revoked"
    message = "Ce téléphone a été retiré. Vos scans y sont gardés : connectez-vous pour l'inscrire à nouveau."


def _presents(token_hash: bytes | BindParameter[bytes], now: datetime | BindParameter[datetime]) -> Criterion:
    """SQL condition: the phone's current token has this hash, or its previous one while that still works."""
    previous = and_(_devices.c.previous_token_hash == token_hash, _devices.c.previous_until > now)
    return or_(_devices.c.token_hash == token_hash, previous)


_columns = (_devices.c.id, _devices.c.person_id, _devices.c.venue_id, _devices.c.revoked_at)
_SCOPE = (
    select(*_columns, _venues.c.organisation_id)
    .join_from(_devices, _venues)
    .where(_presents(bindparam("token_hash"), bindparam("now")))
)


def device_actor(token: str) -> Actor | None:
    """The phone a bearer token belongs to, None if unknown; cached for five seconds. Raises DeviceRevoked.

    Because of the cache, whatever spends money must check again whether the phone is revoked, as redeeming does.
    """
    known: dict[bytes, tuple[Actor, datetime]] = current_app.extensions.setdefault("known_phones", {})
    token_hash, now = _hash(token), clock.now()
    remembered = known.get(token_hash)
    if remembered and abs(now - remembered[1]) < REMEMBERED:
        return remembered[0]
    actor = _find(token_hash, now)
    if actor:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[token_hash] = actor, now
    return actor


def _find(token_hash: bytes, now: datetime) -> Actor | None:
    presented = {"token_hash": token_hash, "now": now}
    found = db.session.connection().execute(_SCOPE, presented).one_or_none()
    if found is None:
        return None
    if found.revoked_at:
        raise DeviceRevoked
    return Actor(found.person_id, device=DeviceScope(found.id, found.venue_id, found.organisation_id))


def enrol(actor: Actor, *, label: str, venue_id: int) -> tuple[Device, str]:
    """Enrol a phone for a venue where the actor works; returns it and its token, shown only once.

    Raises UnknownVenue, also for other organisations' venues, so that nobody learns which exist.
    """
    now, token = clock.now(), _new_token()
    with transaction() as session:
        venue = lock_workplace(session, actor.person_id, venue_id)
        if not venue:
            raise UnknownVenue(NOT_YOURS)
        device = Device(venue=venue, person_id=actor.person_id, label=label, enrolled_at=now)
        device.token_hash, device.token_issued_at = _hash(token), now
        session.add(device)
    return device, token


def list_devices(actor: Actor) -> list[Device]:
    """The phones an actor may see: their own, a manager those of the organisation, the operator all; newest first."""
    devices = (
        select(Device)
        .join(Device.venue)
        .where(_visible(actor))
        .options(joinedload(Device.venue), joinedload(Device.person))
        .order_by(Device.id.desc())
    )
    return list(db.session.scalars(devices))


def revoke(actor: Actor, device_id: int) -> None:
    """End a phone's access. Idempotent. Raises UnknownDevice unless the actor may see it."""
    with transaction() as session:
        device = session.scalar(select(Device).join(Device.venue).where(Device.id == device_id, _visible(actor)))
        if not device:
            raise UnknownDevice
        device.revoked_at = device.revoked_at or clock.now()
    current_app.extensions.pop("known_phones", None)


def rotate_token(presented: str) -> str:
    """Replace a phone's token; the one presented works 7 more days, in case the answer with the new one is lost.

    Presenting the previous token again replaces the new one and does not prolong the 7 days. Raises DeviceRevoked.
    """
    now, token, used = clock.now(), _new_token(), _hash(presented)
    until = case((_devices.c.token_hash == used, now + PREVIOUS_WORKS), else_=_devices.c.previous_until)
    rotate = (
        update(Device)
        .where(_presents(used, now), _devices.c.revoked_at.is_(None))
        .values(token_hash=_hash(token), token_issued_at=now, previous_token_hash=used, previous_until=until)
        .returning(_devices.c.id)
    )
    with transaction() as session:
        if not session.execute(rotate).one_or_none():
            raise DeviceRevoked
    return token


def rotate_by(token_issued_at: datetime) -> datetime:
    """When a phone should ask for its next token: 30 days after it got this one."""
    return token_issued_at + ROTATE_AFTER


def _visible(actor: Actor) -> Criterion:
    return or_(Device.person_id == actor.person_id, rows_seen_by(actor, Venue.organisation_id, MANAGER))


def _new_token() -> str:
    return secrets.token_urlsafe(32)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
