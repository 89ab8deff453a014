"""Venues found by words, postcode, service and whether they are open: the newest first, in pages or as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, String, cast, not_, select
from sqlalchemy.orm import contains_eager

from ... import clock
from ...access import Actor
from ...csv_dialects import Cell, write_csv
from ...db import db
from ...filters import conditions_on_text
from ...organisations.models import Organisation
from ...paging import Paged, read_page
from ...states import STATES
from ..models import Venue, is_open
from ..seen import seen_by

OPEN, CLOSED = "open", "closed"
VENUE_STATES: Final = (OPEN, CLOSED)
COLUMNS: Final = {
    "name": "Lieu",
    "organisation": "Structure",
    "state": "État",
    "address": "Adresse",
    "postcode": "Code postal",
    "commune": "Commune",
    "phone": "Téléphone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueFilter:
    """What narrows the venues; ``postcode`` may be its beginning, ``service`` one of the nine families."""

    text: str = ""
    postcode: str | None = None
    service: str | None = None
    state: str | None = None


def find_venues(actor: Actor, wanted: VenueFilter, page: int = 1) -> Paged[Venue]:
    """A page of the venues an actor may look into: those of a manager's role, or all."""
    return read_page(_matching(actor, wanted), page, contains_eager(Venue.organisation))


def venues_csv(actor: Actor, wanted: VenueFilter, dialect: str) -> str:
    """The same venues, all pages, as CSV."""
    found = db.session.scalars(_matching(actor, wanted).options(contains_eager(Venue.organisation)))
    return write_csv(COLUMNS, map(_row, found), dialect, {"state": STATES["venue"]})


def state_of(venue: Venue) -> str:
    """Whether a venue is closed for good today."""
    closed = venue.closed_from is not None and venue.closed_from <= clock.paris_day(clock.now())
    return CLOSED if closed else OPEN


def _matching(actor: Actor, wanted: VenueFilter) -> Select[Venue]:
    names = Venue.name, Venue.commune, Venue.address, Organisation.name, Venue.source_id
    conditions: list[ColumnElement[bool]] = [seen_by(actor), *conditions_on_text(wanted.text, *names)]
    if wanted.postcode:
        conditions.append(Venue.postcode.startswith(wanted.postcode, autoescape=True))
    if wanted.service:
        conditions.append(cast(Venue.services, String).contains(f'"{wanted.service}"', autoescape=True))
    if wanted.state:
        there = is_open(clock.paris_day(clock.now()))
        conditions.append(there if wanted.state == OPEN else not_(there))
    return select(Venue).join(Venue.organisation).where(*conditions).order_by(Venue.id.desc())


def _row(venue: Venue) -> tuple[Cell, ...]:
    place = venue.address, venue.postcode, venue.commune, venue.phone
    return venue.name, venue.organisation.name, state_of(venue), *place
