"""Where a person works: the venues of their organisations, or those that their role there is limited to."""

from __future__ import annotations

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, or_, select
from sqlalchemy.orm import Session

from ..access import MANAGER, MEDIATOR
from ..venues.models import Venue
from .models import Membership, MembershipVenue


def works_at(person_id: int) -> ColumnElement[bool]:
    """SQL condition: the person is mediator or manager of the venue's organisation, and not limited to others."""
    return exists().where(gives_work(person_id)).correlate(Venue)


def lock_workplace(session: Session, person_id: int, venue_id: int) -> Venue | None:
    """The venue, if the person works there; they stay so until the caller's transaction ends."""
    role = select(Membership.id).join(Venue, gives_work(person_id)).where(Venue.id == venue_id)
    if session.scalar(role.limit(1).with_for_update(read=True, of=Membership)) is None:
        return None
    return session.get(Venue, venue_id)


def gives_work(person_id: int | SQLColumnExpression[int]) -> ColumnElement[bool]:
    """SQL condition on memberships joined with venues: by this one, the person works at that one."""
    any_venue = ~exists().where(MembershipVenue.membership_id == Membership.id)
    this_venue = exists().where(MembershipVenue.membership_id == Membership.id, MembershipVenue.venue_id == Venue.id)
    return and_(
        Membership.person_id == person_id,
        Membership.role.in_((MANAGER, MEDIATOR)),
        Membership.organisation_id == Venue.organisation_id,
        or_(any_venue, this_venue.correlate(Membership, Venue)),
    )
