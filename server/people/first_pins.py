"""Giving a PIN to somebody whom one looks after, who has none or forgot it."""

from __future__ import annotations

from ..access import Actor
from ..accounts.models import Membership
from ..db import db
from ..pins import service
from .refusals import RoleWithoutVenues, UnknownRole
from .rules import AT_VENUES
from .withdrawing import looks_after


def give_pin(actor: Actor, membership_id: int) -> str:
    """A random PIN for the person who has this role, told this once. Raises UnknownRole, RoleWithoutVenues."""
    membership = db.session.get(Membership, membership_id)
    if membership is None or not looks_after(actor, membership):
        raise UnknownRole
    if membership.role not in AT_VENUES:
        raise RoleWithoutVenues
    return service.give(actor, membership.person_id, membership.organisation_id)
