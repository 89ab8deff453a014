"""Orders: drafting, placing, funding and closing them, and reserving the serials of their booklets."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session, contains_eager

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from . import funding
from .campaigns import campaign_of, days_left, visible_to
from .models import CANCELLED, CLOSED, DRAFT, ORDERED, Campaign, Order, Sponsor
from .promised import check_promises_kept
from .refusals import (
    CampaignOver,
    NotADraft,
    NotFunded,
    NotOrdered,
    OrderCancelled,
    OrderClosed,
    UnknownOrder,
)


def place_order(actor: Actor, *, campaign_id: int, booklet_size: int, booklet_count: int, draft: bool = False) -> Order:
    """Order booklets of a campaign that the actor may see; with ``draft`` the order is only saved as a draft.

    Raises UnknownCampaign, CampaignOver.
    """
    with transaction() as session:
        campaign = campaign_of(actor, campaign_id)
        _check_goes_on(campaign)
        order = Order(campaign=campaign, booklet_size=booklet_size, booklet_count=booklet_count, state=DRAFT)
        if not draft:
            _place(order)
        session.add(order)
        session.flush()
        record(session, actor, "order.drafted" if draft else "order.placed", subject_of(order), _size(order))
    return order


def place_draft(actor: Actor, order_id: int) -> Order:
    """Place a drafted order. Idempotent. Raises UnknownOrder, OrderCancelled, CampaignOver."""
    with transaction() as session:
        order = own_locked(session, actor, order_id)
        if order.state == CANCELLED:
            raise OrderCancelled
        if order.state == DRAFT:
            _check_goes_on(order.campaign)
            _place(order)
            record(session, actor, "order.placed", subject_of(order), _size(order))
    return order


def delete_draft(actor: Actor, order_id: int) -> None:
    """Delete a drafted order. Raises UnknownOrder, NotADraft."""
    with transaction() as session:
        order = own_locked(session, actor, order_id)
        if order.state != DRAFT:
            raise NotADraft
        record(session, actor, "order.deleted", subject_of(order), _size(order))
        session.delete(order)


def close_order(actor: Actor, order_id: int) -> Order:
    """Close a funded order; its vouchers stay valid. Idempotent. Raises UnknownOrder, NotFunded."""
    with transaction() as session:
        order = order_locked(session, order_id)
        if order.funded_at is None:
            raise NotFunded
        if order.state != CLOSED:
            order.state = CLOSED
            record(session, actor, "order.closed", subject_of(order))
    return order


def orders(actor: Actor) -> list[Order]:
    """The orders an actor may see, newest first: those of a sponsor's own campaigns, or all."""
    query = select(Order).join(Order.campaign).join(Campaign.sponsor).where(visible_to(actor))
    sponsor = contains_eager(Order.campaign).contains_eager(Campaign.sponsor)
    return list(db.session.scalars(query.options(sponsor.joinedload(Sponsor.organisation)).order_by(Order.id.desc())))


def order_seen_by(actor: Actor, order_id: int) -> Order:
    """An order of a campaign that the actor may see. Raises UnknownOrder."""
    query = select(Order).join(Order.campaign).join(Campaign.sponsor)
    order = db.session.scalar(query.where(Order.id == order_id, visible_to(actor)))
    if order is None:
        raise UnknownOrder
    return order


def order_of(order_id: int) -> Order:
    """An order by its number. Raises UnknownOrder."""
    order = db.session.get(Order, order_id)
    if order is None:
        raise UnknownOrder
    return order


def order_locked(session: Session, order_id: int) -> Order:
    """An order, locked until the transaction ends. Raises UnknownOrder."""
    order = session.get(Order, order_id, with_for_update={"key_share": True}, populate_existing=True)
    if order is None:
        raise UnknownOrder
    return order


def own_locked(session: Session, actor: Actor, order_id: int) -> Order:
    """An order of a campaign that the actor may see, locked until the transaction ends. Raises UnknownOrder."""
    order = order_locked(session, order_id)
    own = select(Sponsor.id).where(Sponsor.id == order.campaign.sponsor_id, visible_to(actor))
    if session.scalar(own) is None:
        raise UnknownOrder
    return order


def subject_of(order: Order) -> Subject:
    """An order as the audit trail names it."""
    return Subject("order", order.id, order.campaign.sponsor.organisation_id)


def check_ordered(order: Order) -> None:
    """Check that an order is placed. Raises NotOrdered for a draft, OrderCancelled for a cancelled order."""
    if order.state == DRAFT:
        raise NotOrdered
    if order.state == CANCELLED:
        raise OrderCancelled


def _size(order: Order) -> Changed:
    size, count = order.booklet_size, order.booklet_count
    return Changed(after={"campaign_id": order.campaign_id, "booklet_size": size, "booklet_count": count})


def _check_goes_on(campaign: Campaign) -> None:
    if (days_left(campaign) or 0) < 0:
        raise CampaignOver


def _place(order: Order) -> None:
    order.state, order.ordered_at = ORDERED, clock.now()


def reserve_serials(session: Session, order: Order) -> None:
    """Give a locked order its campaign's next serials; a single UPDATE, so that no two orders get the same.

    Raises OrderClosed, since the money of a closed order may have been given back, PromiseOverdue and SponsorOwes.
    """
    if order.state == CLOSED:
        raise OrderClosed
    check_promises_kept(session, order)
    reserved = (
        update(Campaign)
        .where(Campaign.id == order.campaign_id)
        .values(next_serial=Campaign.next_serial + order.booklet_count)
        .returning(Campaign.next_serial)
    )
    end = session.scalars(reserved).one()
    order.first_serial, order.last_serial = end - order.booklet_count, end - 1
    funding.post_issue(session, order, clock.now())
