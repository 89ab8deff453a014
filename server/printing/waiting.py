"""Proofs that wait: the orders that someone has to approve before anything is printed of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, ColumnElement, and_, cast, exists, or_, select, true

from ..access import OPERATOR, SPONSOR, Actor
from ..accounts.models import Membership
from ..campaigns.models import FUNDED, ORDERED, Campaign, Order, Sponsor
from ..campaigns.service import visible_to
from ..db import db
from ..vouchers import ids
from ..vouchers.models import Booklet
from .models import ProofApproval


def waiting_proofs(actor: Actor) -> list[int]:
    """The orders of which the actor never approved a proof and no booklet has left, oldest first.

    A sponsor's own; for the operator those of sponsors without an account.
    """
    query = select(Order.id).join(Order.campaign).join(Campaign.sponsor).order_by(Order.id)
    approved = exists().where(ProofApproval.order_id == Order.id)
    placed = Order.state.in_((ORDERED, FUNDED))
    return list(db.session.scalars(query.where(visible_to(actor), placed, ~approved, ~_some_left(), _theirs(actor))))


def _some_left() -> ColumnElement[bool]:
    first = cast(Order.campaign_id, BigInteger) * (1 << ids.SERIAL_BITS) + Order.first_serial
    of_order = Booklet.id.between(first, first + Order.booklet_count - 1)
    return exists().where(and_(of_order, or_(Booklet.holder_id.is_not(None), Booklet.handed_over_at.is_not(None))))


def _theirs(actor: Actor) -> ColumnElement[bool]:
    if not actor.has(OPERATOR):
        return true()
    has_account = exists().where(Membership.role == SPONSOR, Membership.organisation_id == Sponsor.organisation_id)
    return ~has_account
