"""Limiting a manager or mediator to some venues of their organisation."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, select

from ..access import Actor
from ..accounts.models import Membership, MembershipVenue
from ..accounts.revoking import end_phones, forget_known
from ..db import transaction
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from .last import lock_role
from .refusals import LastOne, NotYoursToLimit, RoleWithoutVenues, UnknownRole
from .rules import AT_VENUES
from .withdrawing import looks_after, withdraw_invitations


def limit_to_venues(actor: Actor, membership_id: int, venue_ids: Collection[int]) -> None:
    """Limit a role to these venues, none for all; the person's phones elsewhere and invitations end.

    Raises UnknownRole, RoleWithoutVenues, UnknownVenue, NotYoursToLimit for an actor who is limited too, and LastOne:
    somebody manages all of an organisation.
    """
    with transaction() as session:
        membership, last = lock_role(session, membership_id)
        if not looks_after(actor, membership):
            raise UnknownRole
        if membership.role not in AT_VENUES:
            raise RoleWithoutVenues
        if session.scalar(select(_limited(actor, membership))):
            raise NotYoursToLimit
        if venue_ids and last and not membership.venues:
            raise LastOne
        theirs = Venue.organisation_id == membership.organisation_id
        venues = session.scalars(select(Venue).where(Venue.id.in_(venue_ids), theirs)).all()
        if len(venues) != len(set(venue_ids)):
            raise UnknownVenue
        before = [venue.id for venue in membership.venues]
        membership.venues = list(venues)
        session.flush()
        end_phones(session, actor, membership.person_id)
        withdraw_invitations(session, actor, membership.person, left=None)
        changed = Changed({"venues": before}, {"venues": sorted(venue.id for venue in venues)})
        subject = Subject("person", membership.person_id, membership.organisation_id)
        record(session, actor, "person.limited", subject, changed)
    forget_known()


def _limited(actor: Actor, membership: Membership) -> ColumnElement[bool]:
    """SQL condition: the actor's own role in that organisation is limited to venues."""
    return exists().where(
        MembershipVenue.membership_id == Membership.id,
        Membership.person_id == actor.person_id,
        Membership.organisation_id == membership.organisation_id,
    )
