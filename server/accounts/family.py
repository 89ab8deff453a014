"""The tokens of one phone, of which only the newest should be in use: `rotate_token`; a copy that comes back ends all.

A copy is known by two signs: a token that the phone replaced twice, or the one before the current, presented a day
after the current was first used (docs/decisions/revoked-phones.md).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import DeviceRevoked
from ..db import db, insert_into, transaction
from ..features import import_named
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from .models import Device, RetiredToken
from .tokens import hash_token, new_token

PREVIOUS_WORKS = timedelta(days=7)
OVERLAP = timedelta(days=1)
"""So long the token before may be in flight, or in a tab that slept, once the phone has used the new one."""
TELLING = "phones.copied:tell"


def rotate_token(presented: str) -> str:
    """Replace a phone's token; the one presented works 7 more days, in case the answer with the new one is lost.

    Presenting the previous token again replaces the new one and does not prolong the 7 days. Raises DeviceRevoked.
    """
    now, token, used = clock.now(), new_token(), hash_token(presented)
    with transaction() as session:
        device = session.scalar(_presenting(used).with_for_update(of=Device))
        if device is None or device.revoked_at or not _works(device, used, now):
            raise DeviceRevoked
        if device.token_hash == used:
            _retire(session, device, now)
            device.previous_token_hash, device.previous_until = used, now + PREVIOUS_WORKS
        device.token_hash, device.token_issued_at, device.token_used_at = hash_token(token), now, None
    return token


def is_copy(token_used_at: datetime | None, now: datetime) -> bool:
    """Whether the token before the current one cannot be the phone's own any more."""
    return token_used_at is not None and now >= token_used_at + OVERLAP


def note_used(device_id: int, token_hash: bytes) -> None:
    """Keep that a phone has its new token."""
    first = Device.id == device_id, Device.token_hash == token_hash, Device.token_used_at.is_(None)
    with transaction() as session:
        session.execute(update(Device).where(*first).values(token_used_at=clock.now()))


def check_retired(token_hash: bytes) -> None:
    """Raises DeviceRevoked for a token that a phone replaced twice, and ends that phone's access."""
    device_id = db.session.scalar(select(RetiredToken.device_id).where(RetiredToken.token_hash == token_hash))
    if device_id is not None:
        end(device_id)
        raise DeviceRevoked


def end(device_id: int) -> None:
    """Revoke a phone of whose token there is a copy, once: in the trail, and told to its managers and the operator.

    What the phone scanned before it may still send, as any that is revoked: nothing is lost by it.
    """
    with transaction() as session:
        device = session.scalar(select(Device).where(Device.id == device_id).with_for_update(of=Device))
        if device is None or device.revoked_at:
            return
        device.revoked_at = clock.now()
        venue = session.get_one(Venue, device.venue_id)
        after = Changed(after={"label": device.label, "revoked_at": clock.iso(device.revoked_at)})
        record(session, None, "phone.token_copied", Subject("phone", device.id, venue.organisation_id), after)
        import_named(TELLING)(session, device, venue)
    current_app.extensions.pop("known_phones", None)


def _presenting(token_hash: bytes) -> Select[Device]:
    return select(Device).where(or_(Device.token_hash == token_hash, Device.previous_token_hash == token_hash))


def _works(device: Device, token_hash: bytes, now: datetime) -> bool:
    if device.token_hash == token_hash:
        return True
    return bool(device.previous_until and now < device.previous_until) and not is_copy(device.token_used_at, now)


def _retire(session: Session, device: Device, now: datetime) -> None:
    """Remember the token before the current one, which nobody should present again."""
    if device.previous_token_hash:
        retired = {"token_hash": device.previous_token_hash, "device_id": device.id, "retired_at": now}
        session.execute(insert_into(session, RetiredToken).values(retired).on_conflict_do_nothing())
