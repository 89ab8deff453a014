"""Which venues an actor may look into."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, true, tuple_

from ..access import MANAGER, Actor
from ..db import db
from .models import Venue
from .refusals import UnknownVenue


def venue_of(actor: Actor, venue_id: int) -> Venue:
    """A venue the actor may look into: a phone its own, a manager those of the role, the operator any.

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
    return actor.sees_venue(venue.organisation_id, venue.id, MANAGER)


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """SQL condition on venues: a person may look into them. The twin of `may_see`."""
    return true() if actor.sees_all else managed_by(actor)


def managed_by(actor: Actor) -> ColumnElement[bool]:
    """SQL condition on venues: a person manages them, all of an organisation or those that the role is limited to."""
    limited = tuple_(Venue.organisation_id, Venue.id).in_(actor.venues_limited_to(MANAGER))
    return or_(Venue.organisation_id.in_(actor.organisation_ids(MANAGER)), limited)
