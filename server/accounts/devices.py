"""Phones and their tokens: `enrol`, what they say (`note_seen`), whose a token is (`device_actor`)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import BindParameter, bindparam, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor, DeviceRevoked, DeviceScope
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from . import family, throttle
from .models import Device, DevicePerson
from .tokens import hash_token, new_token
from .workplaces import lock_workplace

ROTATE_AFTER = timedelta(days=30)
FLUSH = timedelta(days=30)
MINUTE = timedelta(minutes=1)
MOST_ENROLLED, ENROLLED_WITHIN = 100, 24 * 60 * 60
"""Phones of one account in a day, its QRs' included: an evening of many venues, and a bound for a stolen password."""
REMEMBERED, MOST_REMEMBERED = timedelta(seconds=5), 10_000
NOT_YOURS = "Ce lieu n'existe pas ou n'est pas le vôtre. Choisissez-en un autre dans la liste."

_devices, _venues = Device.__table__, Venue.__table__


_PRESENTED: BindParameter[bytes] = bindparam("token_hash")
_columns = (
    *(_devices.c.id, _devices.c.person_id, _devices.c.venue_id, _devices.c.revoked_at, _devices.c.lost),
    *(_devices.c.token_hash, _devices.c.previous_token_hash, _devices.c.previous_until, _devices.c.token_used_at),
)
_SCOPE = (
    select(*_columns, _venues.c.organisation_id)
    .join_from(_devices, _venues)
    .where(or_(_devices.c.token_hash == _PRESENTED, _devices.c.previous_token_hash == _PRESENTED))
)


def device_actor(token: str, *, remembered: bool = False) -> Actor | None:
    """The phone a bearer token belongs to, None if unknown. A token that must be a copy ends its phone's access.

    A revoked phone may send what it scanned before, for 30 days (docs/decisions/revoked-phones.md); after that,
    or lost, it raises DeviceRevoked. ``remembered``: an answer of the last five seconds is good enough, for what looks
    at the phone again in the act itself, as redeeming does.
    """
    known: dict[bytes, tuple[Actor, datetime]] = current_app.extensions.setdefault("known_phones", {})
    token_hash, now = hash_token(token), clock.now()
    last = known.get(token_hash) if remembered else None
    if last and abs(now - last[1]) < REMEMBERED:
        return last[0]
    actor = _find(token_hash, now)
    if actor:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[token_hash] = actor, now
    return actor


def _find(token_hash: bytes, now: datetime) -> Actor | None:
    found = db.session.connection().execute(_SCOPE, {"token_hash": token_hash}).one_or_none()
    if found is None:
        family.check_retired(token_hash)
        return None
    if found.token_hash == token_hash:
        if found.previous_token_hash and not found.token_used_at:
            family.note_used(found.id, token_hash)
    elif family.is_copy(found.token_used_at, now):
        family.end(found.id)
        return _find(token_hash, now) if not found.revoked_at else _actor(found, now)
    elif found.previous_until <= now:
        return None
    return _actor(found, now)


def _actor(found: Any, now: datetime) -> Actor:
    if found.revoked_at and (found.lost or now >= found.revoked_at + FLUSH):
        raise DeviceRevoked
    scope = DeviceScope(found.id, found.venue_id, found.organisation_id, found.revoked_at)
    return Actor(found.person_id, device=scope)


def enrol(actor: Actor, *, label: str, venue_id: int) -> tuple[Device, str]:
    """Enrol a phone for a venue where the actor works; returns it and its token, shown only once.

    Raises UnknownVenue, also for other organisations' venues, so that nobody learns which exist, and TooMany.
    """
    with transaction() as session:
        bound_enrolling(session, actor.person_id)
        venue = lock_workplace(session, actor.person_id, venue_id)
        if not venue:
            raise UnknownVenue(NOT_YOURS)
        device = Device(venue=venue, person_id=actor.person_id, label=label)
        token = add_device(session, actor, device)
    return device, token


def bound_enrolling(session: Session, person_id: int) -> None:
    """Count a phone that comes by this person's account. Raises TooMany after 100 in a day."""
    throttle.hit(session, f"enrol:{person_id}", MOST_ENROLLED, ENROLLED_WITHIN)


def add_device(session: Session, actor: Actor | None, device: Device) -> str:
    """Store a new phone, in the caller's transaction; returns its token. ``actor`` is None where nobody signed in."""
    token = new_token()
    device.enrolled_at = device.token_issued_at = clock.now()
    device.token_hash = hash_token(token)
    session.add(device)
    session.flush()
    session.add(DevicePerson(device_id=device.id, person_id=device.person_id))
    made = {"label": device.label, "venue_id": device.venue_id, "of_venue": device.of_venue}
    if device.shared:
        made["shared"] = True
    subject = Subject("phone", device.id, device.venue.organisation_id)
    record(session, actor, "phone.enrolled", subject, Changed(after=made))
    return token


def note_seen(device_id: int, unsent: int | None, at: datetime) -> None:
    """Store that a phone asked for its rules and what it says it has not sent; ``unsent`` is None for older phones.

    Within a minute the same is not written again.
    """
    said = {"seen_at": at} if unsent is None else {"seen_at": at, "waiting": unsent}
    news = or_(Device.seen_at.is_(None), Device.seen_at < at - MINUTE)
    if unsent is not None:
        news = or_(news, Device.waiting.is_(None), Device.waiting != unsent)
    with transaction() as session:
        safe = {"safe_at": at} if unsent == 0 else {}
        session.execute(update(Device).where(Device.id == device_id, news).values(**said, **safe))


def rotate_by(token_issued_at: datetime) -> datetime:
    """When a phone should ask for its next token: 30 days after it got this one."""
    return token_issued_at + ROTATE_AFTER
