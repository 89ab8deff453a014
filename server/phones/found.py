"""Phones found again: by words, day of enrolment, venue, state; those in use first, in pages or as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from .. import clock
from ..access import Actor
from ..accounts.models import Device, Person
from ..accounts.revoking import visible
from ..csv_dialects import Cell, write_csv
from ..db import db
from ..filters import Sought, conditions_on_days, conditions_on_text
from ..paging import Paged, read_page
from ..states import STATES
from ..venues.models import Venue
from .gaps import Heard, load_heard
from .listing import WatchedPhone, watch_phone

IN_USE, REVOKED = "in_use", "revoked"
IN_STATE: Final = {IN_USE: Device.revoked_at.is_(None), REVOKED: Device.revoked_at.is_not(None)}
COLUMNS: Final = {
    "label": "Téléphone",
    "venue": "Lieu",
    "person": "Relié par",
    "enrolled_at": "Relié le",
    "state": "État",
    "revoked_at": "Retiré le",
    "seen_at": "Vu le",
}
WHOLE: Final = (contains_eager(Device.venue), contains_eager(Device.person))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneFilter(Sought):
    """What narrows the phones: days of enrolment; words of name, person and venue; a state; a venue."""

    state: str | None = None
    venue_id: int | None = None


def find_phones(actor: Actor, wanted: PhoneFilter, page: int = 1) -> Paged[WatchedPhone]:
    """A page of the phones an actor may see, each with what arrived from it, in two more queries."""
    found = read_page(_matching(actor, wanted), page, *WHOLE)
    heard = load_heard(db.session(), found.rows, clock.now())
    phones = [watch_phone(device, heard.get(device.id, Heard())) for device in found.rows]
    return Paged(phones, found.page, found.pages, found.total)


def phones_csv(actor: Actor, wanted: PhoneFilter, dialect: str) -> str:
    """The same phones, all pages, as CSV."""
    return write_csv(COLUMNS, _rows(actor, wanted), dialect, {"state": STATES["phone"]})


def _rows(actor: Actor, wanted: PhoneFilter) -> Iterator[tuple[Cell, ...]]:
    for device in db.session.scalars(_matching(actor, wanted).options(*WHOLE)):
        state = IN_USE if device.revoked_at is None else REVOKED
        moments = device.enrolled_at, state, device.revoked_at, device.seen_at
        yield device.label, device.venue.name, device.person.name, *moments


def _matching(actor: Actor, wanted: PhoneFilter) -> Select[Device]:
    conditions = [
        visible(actor),
        *conditions_on_days(Device.enrolled_at, wanted.from_day, wanted.to_day),
        *conditions_on_text(wanted.text, Device.label, Person.name, Venue.name, Venue.commune),
        *([Device.venue_id == wanted.venue_id] if wanted.venue_id else []),
        *([IN_STATE[wanted.state]] if wanted.state else []),
    ]
    query = select(Device).join(Device.venue).join(Device.person).where(*conditions)
    return query.order_by(Device.revoked_at.is_not(None), Device.id.desc())
