"""Verbs of venues: import, export, move, find; search and corrections have files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from .. import clock
from ..db import db, transaction
from ..organisations.models import Organisation
from ..organisations.refusals import WrongSiret
from ..streams import stream
from .adding import add_venue
from .closing import close_venue, reopen_venue
from .corrections import correct_venue, venue_facts
from .models import Venue, is_open
from .nearest import nearest_venues
from .open_data.importing import import_venues
from .open_data.national import read_siret, write_line
from .open_data.notes import LineRefused
from .open_data.source import Cells
from .refusals import UnknownVenue
from .typed_facts import read_hours
from .venue_views import VenueView

__all__ = [
    "add_venue",
    "close_venue",
    "correct_venue",
    "export_venues",
    "find_venues",
    "import_venues",
    "move_venue",
    "nearest_venues",
    "read_hours",
    "reopen_venue",
    "venue_facts",
]

CHUNK_LINES = 500


def export_venues() -> Iterator[Cells]:
    """Every venue that is not closed, in the order of its creation, as cells of the national schema."""
    there = is_open(clock.paris_day(clock.now()))
    query = (
        select(Venue)
        .where(there)
        .join(Venue.organisation)
        .options(contains_eager(Venue.organisation))
        .order_by(Venue.id)
    )
    for (venue,) in stream(db.session(), query, CHUNK_LINES):
        yield write_line(venue, venue.organisation.siret)


def move_venue(source_id: str, *, siret: str, check: Callable[[Session, Venue], None]) -> None:
    """Give a venue to the organisation of a SIRET, created if need be, unless ``check`` refuses it.

    The venue is locked before ``check``: scans of other transactions are there or wait.

    Raises UnknownVenue, WrongSiret.
    """
    with transaction() as session:
        venue = session.scalar(select(Venue).where(Venue.source_id == source_id).with_for_update())
        if venue is None:
            raise UnknownVenue
        check(session, venue)
        venue.organisation = _organisation_of_siret(session, siret, name=venue.parent_name or venue.name)


def _organisation_of_siret(session: Session, siret: str, *, name: str) -> Organisation:
    try:
        checked = read_siret(siret)
    except LineRefused:
        raise WrongSiret from None
    found = session.scalar(select(Organisation).where(Organisation.siret == checked))
    return found or Organisation(siret=checked, name=name)


def find_venues(
    *, postcode: str | None = None, lat: float | None = None, lon: float | None = None, limit: int
) -> list[VenueView]:
    """The qualified venues nearest to a position in degrees, else to a postcode; without either, none."""
    if lat is not None and lon is not None:
        return nearest_venues(db.session(), near=(lat, lon), limit=limit)
    return nearest_venues(db.session(), near=postcode, limit=limit) if postcode else []
