"""Whose turn it is: the sponsor's, or the operator's for a sponsor in which nobody has an account."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists

from ...access import OPERATOR, SPONSOR, Actor
from ...accounts.models import Membership
from ...campaigns.models import Sponsor
from ...campaigns.service import visible_to


def is_turn_of(actor: Actor) -> ColumnElement[bool]:
    """SQL condition, on a query that joins `Sponsor`: what a sponsor has to do is the actor's to do.

    The twin of `printing.proof.may_approve`.
    """
    if not actor.has(OPERATOR):
        return visible_to(actor)
    has_account = exists().where(Membership.role == SPONSOR, Membership.organisation_id == Sponsor.organisation_id)
    return and_(visible_to(actor), ~has_account)
