"""What a venue's manager corrects of it: telephone, mail, opening hours, itinerant; imports leave that alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import glyphs
from ..access import MANAGER, Actor
from ..db import db, transaction
from ..visibility import rows_seen_by
from .hours.doubts import doubt_of, say_hours
from .models import ITINERANT, Venue
from .open_data.columns import COLUMNS, PRINTED
from .refusals import UnknownVenue
from .telephones import normalize, say_telephones
from .typed_facts import check_phone, chosen_hours

FIELDS: Final = {"phone": "phone", "email": "emails", "opening_hours": "opening_hours", "itinerant": "mobility"}
"""What can be corrected, and the column it stands in."""


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """What the public is told of a venue, for those who may correct it; ``corrected`` names what they did."""

    venue: Venue

    @property
    def phone_said(self) -> str:
        """The telephone as people say and type it."""
        return say_telephones(self.venue.phone, self.venue.postcode)

    @property
    def opening_words(self) -> list[str]:
        return say_hours(self.venue.opening_hours, confirmed=self.hours_confirmed)

    @property
    def hours_confirmed(self) -> bool:
        """Whether somebody of the venue wrote its hours."""
        return "opening_hours" in self.corrected

    @property
    def hours_question(self) -> str:
        """What is to be asked about hours that nobody of the venue has confirmed; empty when they are clear."""
        doubt = None if self.hours_confirmed else doubt_of(self.venue.opening_hours)
        return doubt.question if doubt else ""

    @property
    def replaced_on_paper(self) -> list[str]:
        return glyphs.list_replaced(*(getattr(self.venue, COLUMNS[column]) for column in PRINTED))

    @property
    def corrected(self) -> list[str]:
        columns = self.venue.corrected.split("|")
        return [name for name, column in FIELDS.items() if column in columns]


def venue_facts(actor: Actor, venue_id: int) -> VenueFacts:
    """What is told of a venue that the asker looks after. Raises UnknownVenue."""
    return VenueFacts(_venue(db.session(), actor, venue_id))


def correct_venue(actor: Actor, venue_id: int, **changes: Any) -> VenueFacts:
    """Write what a manager or the operator knows better; only what differs counts as corrected.

    Raises UnknownVenue, UnreadableHours, DoubtfulHours, UnreadablePhone.
    """
    if "opening_hours" in changes:
        changes["opening_hours"] = chosen_hours(changes["opening_hours"])
    with transaction() as session:
        venue = _venue(session, actor, venue_id, locked=True)
        check_phone(changes.get("phone", ""), venue.postcode)
        wanted = {FIELDS[name]: _cell(venue, name, value) for name, value in changes.items()}
        changed = {column: cell for column, cell in wanted.items() if _differs(venue, column, cell)}
        for column, cell in changed.items():
            setattr(venue, column, cell)
        venue.corrected = "|".join(sorted({*filter(None, venue.corrected.split("|")), *changed}))
    return VenueFacts(venue)


def _differs(venue: Venue, column: str, cell: str) -> bool:
    """Whether a cell says more than the venue does; hours in doubt that somebody gives again are confirmed."""
    confirmed = column == "opening_hours" and doubt_of(cell) is not None
    return confirmed or cell != _as_stored(venue, column)


def _as_stored(venue: Venue, column: str) -> str:
    """What a column holds; a telephone that was stored as somebody typed it, as it would be stored now."""
    held = str(getattr(venue, column))
    return normalize(held, venue.postcode) if column == "phone" else held


def _venue(session: Session, actor: Actor, venue_id: int, *, locked: bool = False) -> Venue:
    query = select(Venue).where(Venue.id == venue_id, rows_seen_by(actor, Venue.organisation_id, MANAGER))
    found = session.scalar(query.with_for_update(of=Venue) if locked else query)
    if found is None:
        raise UnknownVenue
    return found


def _cell(venue: Venue, name: str, value: Any) -> str:
    """A value as its column holds it; the national schema lists how a venue is found, of which itinerant is one."""
    if name == "phone":
        return normalize(value, venue.postcode)
    if name != "itinerant":
        return str(value).strip()
    others = [each for each in venue.mobility.split("|") if each not in ("", ITINERANT)]
    return "|".join([ITINERANT, *others] if value else others)
