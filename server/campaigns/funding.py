"""Funding: `fund` makes a locked order worth money, `unfund` takes that back, with their lines in the ledger.

Neither decides whether it may: that is for the packages that know credits and promises.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock, money
from ..access import Actor
from ..ledger.posting import post
from ..trail.recording import Changed, Subject, record
from . import entries
from .funding_models import Funding, FundingUndo
from .models import FUNDED, ORDERED, PROMISE, Campaign, Order


def fund(session: Session, actor: Actor, order: Order, way: str, payment_order: str) -> Funding:
    """Make a locked, placed order worth money: from now on its vouchers are. Its campaign's value and fees are fixed.

    ``payment_order`` is by what the sponsor paid or promised to: its accountant's number, or the bank's reference.
    """
    session.get(Campaign, order.campaign_id, with_for_update={"read": True})
    made = make_funding(session, order, way, payment_order, clock.now())
    order.state, order.payment_order, order.funded_at = FUNDED, payment_order, made.funded_at
    order.funded_by, order.funded_cents = way, made.total_cents
    if way == PROMISE:
        order.promised_until = made.funded_at + timedelta(days=order.campaign.promise_days)
    session.flush()
    post(session, entries.funding(made))
    post_issue(session, order, made.funded_at)
    subject = Subject("order", order.id, order.campaign.sponsor.organisation_id)
    after = {"way": made.way, "payment_order": made.payment_order, "cents": made.total_cents}
    record(session, actor, "order.funded", subject, Changed(after=after))
    return made


def unfund(session: Session, actor: Actor, order: Order) -> None:
    """Take a locked order's funding back; its vouchers, if there are any, are inert again."""
    made = find_live_funding(session, order)
    undo = FundingUndo(
        funding=made,
        was_issued=order.first_serial is not None,
        undone_at=clock.now(),
        undone_by_id=actor.person_id or None,
    )
    order.state, order.payment_order, order.funded_at = ORDERED, None, None
    order.funded_by = order.funded_cents = order.promised_until = None
    session.add(undo)
    session.flush()
    post(session, entries.unfunding(made, undo))
    subject = Subject("order", order.id, order.campaign.sponsor.organisation_id)
    before = {"way": made.way, "payment_order": made.payment_order, "cents": made.total_cents}
    record(session, actor, "order.unfunded", subject, Changed(before))


def post_issue(session: Session, order: Order, at: datetime) -> None:
    """Post that a locked order's vouchers are outstanding, if it is funded and they have serials."""
    if order.funded_at and order.first_serial:
        post(session, entries.issue(find_live_funding(session, order), at))


def find_live_funding(session: Session, order: Order) -> Funding:
    """The funding of a funded order that holds."""
    return session.scalars(select(Funding).where(Funding.order_id == order.id, ~Funding.undo.has())).one()


def make_funding(session: Session, order: Order, way: str, payment_order: str, at: datetime) -> Funding:
    """The row of an order's next funding, added to the session."""
    before = session.scalar(select(func.count()).select_from(Funding).where(Funding.order_id == order.id)) or 0
    guarantee = money.share_of(order.face_value_cents, order.campaign.guarantee_bps)
    made = Funding(
        order_id=order.id,
        nth=before + 1,
        campaign_id=order.campaign_id,
        booklet_size=order.booklet_size,
        booklet_count=order.booklet_count,
        way=way,
        payment_order=payment_order,
        face_cents=order.face_value_cents,
        fee_cents=order.sponsor_fee_cents,
        vat_cents=order.vat_cents or 0,
        guarantee_cents=min(guarantee, order.sponsor_fee_cents),
        total_cents=order.total_cents,
        funded_at=at,
    )
    session.add(made)
    return made
