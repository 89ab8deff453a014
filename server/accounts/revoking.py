"""Phones that exist: who sees which (`list_devices`), `rename` and `share` them, `revoke` them for good."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from flask import current_app
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, joinedload

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..errors import NotFound
from ..trail.recording import Changed, Subject, record
from ..venues.seen import seen_by
from .models import Device
from .workplaces import works_at

MOST = 500


class UnknownDevice(NotFound):
    code = "unknown_device"
    message = "Ce téléphone n'existe pas ou n'est pas le vôtre. Rechargez la liste."


def list_devices(actor: Actor, venue_id: int | None = None) -> list[Device]:
    """The phones an actor may see: their own where they work, a manager those of the role's venues, the operator all.

    Of one venue or of all; those in use first, then the newest, at most 500.
    """
    devices = (
        select(Device)
        .join(Device.venue)
        .where(visible(actor))
        .options(joinedload(Device.venue), joinedload(Device.person))
        .order_by(Device.revoked_at.is_not(None), Device.id.desc())
        .limit(MOST)
    )
    if venue_id is not None:
        devices = devices.where(Device.venue_id == venue_id)
    return list(db.session.scalars(devices))


def revoke(actor: Actor, device_ids: Collection[int], *, lost: bool = False) -> None:
    """End the access of phones: each may still send what it scanned before, unless it is lost or stolen.

    Idempotent; a phone that was revoked may still be said to be lost. Raises UnknownDevice, and revokes none, unless
    the actor may see all.
    """
    with transaction() as session:
        _revoke(session, actor, _locked(session, actor, device_ids), lost)
    forget_known()


def end_phones(session: Session, actor: Actor, person_id: int) -> int:
    """End a person's own phones at venues where they no longer work, in the caller's transaction; returns how many.

    Each sends what it scanned before. Phones of a venue (enrolled by a QR) and shared ones stay: they go with nobody.
    Call `forget_known` once it is committed.
    """
    theirs = (
        select(Device)
        .join(Device.venue)
        .where(Device.person_id == person_id, ~works_at(person_id))
        .where(Device.revoked_at.is_(None), Device.of_venue.is_(False), Device.shared.is_(False))
        .order_by(Device.id)
        .with_for_update(of=Device)
    )
    found = session.scalars(theirs).all()
    _revoke(session, actor, found, lost=False)
    return len(found)


def forget_known() -> None:
    """Ask the database again for each phone's actor, instead of remembering it for a few seconds."""
    current_app.extensions.pop("known_phones", None)


def rename(actor: Actor, device_id: int, label: str) -> Device:
    """Give a phone another name. Raises UnknownDevice."""
    with transaction() as session:
        [device] = _locked(session, actor, [device_id])
        before = {"label": device.label}
        device.label = label
        record(session, actor, "phone.renamed", _subject(device), Changed(before, {"label": label}))
    return device


def share(actor: Actor, device_id: int, *, shared: bool) -> Device:
    """Make a phone ask who scans, or no longer; it learns so with its next bundle. Raises UnknownDevice."""
    with transaction() as session:
        [device] = _locked(session, actor, [device_id])
        if device.shared != shared:
            device.shared = shared
            record(session, actor, "phone.shared" if shared else "phone.unshared", _subject(device))
    return device


def visible(actor: Actor) -> ColumnElement[bool]:
    """SQL condition on phones joined with their venues: the actor may see them."""
    own = and_(Device.person_id == actor.person_id, works_at(actor.person_id))
    return or_(own, seen_by(actor))


def _locked(session: Session, actor: Actor, device_ids: Collection[int]) -> Sequence[Device]:
    wanted = select(Device).join(Device.venue).where(Device.id.in_(device_ids), visible(actor))
    found = session.scalars(wanted.order_by(Device.id).with_for_update(of=Device)).all()
    if len(found) != len(set(device_ids)):
        raise UnknownDevice
    return found


def _revoke(session: Session, actor: Actor, devices: Sequence[Device], lost: bool) -> None:
    for device in devices:
        if device.revoked_at and device.lost >= lost:
            continue
        before = {"revoked_at": device.revoked_at and clock.iso(device.revoked_at), "lost": device.lost}
        device.revoked_at, device.lost = device.revoked_at or clock.now(), lost
        after = {"revoked_at": clock.iso(device.revoked_at), "lost": lost}
        record(session, actor, "phone.revoked", _subject(device), Changed(before, after))


def _subject(device: Device) -> Subject:
    return Subject("phone", device.id, device.venue.organisation_id)
