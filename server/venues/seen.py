"""Which venues an actor may look into."""

from __future__ import annotations

from ..access import MANAGER, Actor
from ..db import db
from .models import Venue
from .refusals import UnknownVenue


def venue_of(actor: Actor, venue_id: int) -> Venue:
    """A venue the actor may look into: a phone its own, a manager the organisation's, the operator any.

    Raises UnknownVenue for the others too, so that nobody learns which exist.
    """
    venue = db.session.get(Venue, venue_id)
    if venue is None or not may_see(actor, venue):
        raise UnknownVenue
    return venue


def may_see(actor: Actor, venue: Venue) -> bool:
    """Whether an actor may look into a venue."""
    if actor.device:
        return actor.device.venue_id == venue.id
    return actor.sees(venue.organisation_id, MANAGER)
