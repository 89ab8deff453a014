"""Phones and their tokens: `enrol`, `rotate_token`, what they say (`note_seen`), whose a token is (`device_actor`)."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor, DeviceRevoked, DeviceScope
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from .models import Device, DevicePerson
from .tokens import hash_token, new_token
from .workplaces import lock_workplace

ROTATE_AFTER = timedelta(days=30)
PREVIOUS_WORKS = timedelta(days=7)
FLUSH = timedelta(days=30)
MINUTE = timedelta(minutes=1)
REMEMBERED, MOST_REMEMBERED = timedelta(seconds=5), 10_000
NOT_YOURS = "Ce lieu n'existe pas ou n'est pas le vôtre. Choisissez-en un autre dans la liste."

Criterion = ColumnElement[bool]
_devices, _venues = Device.__table__, Venue.__table__


def _presents(token_hash: bytes | BindParameter[bytes], now: datetime | BindParameter[datetime]) -> Criterion:
    """SQL condition: the phone's current token has this hash, or its previous one while that still works."""
    previous = and_(_devices.c.previous_token_hash == token_hash, _devices.c.previous_until > now)
    return or_(_devices.c.token_hash == token_hash, previous)


_columns = (_devices.c.id, _devices.c.person_id, _devices.c.venue_id, _devices.c.revoked_at, _devices.c.lost)
_SCOPE = (
    select(*_columns, _venues.c.organisation_id)
    .join_from(_devices, _venues)
    .where(_presents(bindparam("token_hash"), bindparam("now")))
)


def device_actor(token: str) -> Actor | None:
    """The phone a bearer token belongs to, None if unknown; cached for five seconds.

    A revoked phone may send what it scanned before, for 30 days (docs/decisions/revoked-phones.md); after that,
    or lost, it raises DeviceRevoked. Because of the cache, whatever spends money must check again whether the phone is
    revoked, as redeeming does.
    """
    known: dict[bytes, tuple[Actor, datetime]] = current_app.extensions.setdefault("known_phones", {})
    token_hash, now = hash_token(token), clock.now()
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
    if found.revoked_at and (found.lost or now >= found.revoked_at + FLUSH):
        raise DeviceRevoked
    scope = DeviceScope(found.id, found.venue_id, found.organisation_id, found.revoked_at)
    return Actor(found.person_id, device=scope)


def enrol(actor: Actor, *, label: str, venue_id: int) -> tuple[Device, str]:
    """Enrol a phone for a venue where the actor works; returns it and its token, shown only once.

    Raises UnknownVenue, also for other organisations' venues, so that nobody learns which exist.
    """
    with transaction() as session:
        venue = lock_workplace(session, actor.person_id, venue_id)
        if not venue:
            raise UnknownVenue(NOT_YOURS)
        device = Device(venue=venue, person_id=actor.person_id, label=label)
        token = add_device(session, actor, device)
    return device, token


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


def rotate_token(presented: str) -> str:
    """Replace a phone's token; the one presented works 7 more days, in case the answer with the new one is lost.

    Presenting the previous token again replaces the new one and does not prolong the 7 days. Raises DeviceRevoked.
    """
    now, token, used = clock.now(), new_token(), hash_token(presented)
    until = case((_devices.c.token_hash == used, now + PREVIOUS_WORKS), else_=_devices.c.previous_until)
    rotate = (
        update(Device)
        .where(_presents(used, now), _devices.c.revoked_at.is_(None))
        .values(token_hash=hash_token(token), token_issued_at=now, previous_token_hash=used, previous_until=until)
        .returning(_devices.c.id)
    )
    with transaction() as session:
        if not session.execute(rotate).one_or_none():
            raise DeviceRevoked
    return token


def rotate_by(token_issued_at: datetime) -> datetime:
    """When a phone should ask for its next token: 30 days after it got this one."""
    return token_issued_at + ROTATE_AFTER
