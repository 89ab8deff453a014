"""What waits of booklets: deliveries to receive, stock that loses its worth soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from ... import clock
from ...access import PRESCRIBER, Actor
from ...campaigns.models import NEAR_END_DAYS, Campaign, Order
from ...stock.transfer_lists import SIDES
from ...vouchers.models import IN_STOCK, Booklet, Transfer
from ...vouchers.stock import is_in_state
from ..tasks import Found


def deliveries(session: Session, actor: Actor) -> Iterator[Found]:
    """Each delivery on its way to an organisation of the actor's."""
    travelling = Transfer.received_at.is_(None), Transfer.cancelled_at.is_(None)
    mine = Transfer.to_organisation_id.in_(actor.organisation_ids(*SIDES))
    query = select(Transfer).where(mine, *travelling).order_by(Transfer.id).options(joinedload(Transfer.sender))
    for transfer in session.scalars(query):
        yield Found(
            kind="receive_transfer",
            ref=str(transfer.id),
            by=transfer.sender.name,
            count=transfer.booklet_count,
            since=clock.paris_day(transfer.sent_at),
        )


def to_hand_over(session: Session, actor: Actor) -> Iterator[Found]:
    """Booklets in the actor's stock of each campaign that ends within 30 days: then nobody may give them."""
    today = clock.paris_day(clock.now())
    mine = Booklet.holder_id.in_(actor.organisation_ids(PRESCRIBER))
    soon = Campaign.last_day.between(today, today + timedelta(days=NEAR_END_DAYS))
    query = (
        select(Campaign.id, Campaign.name, Campaign.last_day, func.count())
        .join(Booklet, Booklet.campaign_id == Campaign.id)
        .join(Order, Order.id == Booklet.order_id)
        .where(mine, soon, Campaign.stock_blocked.is_(False), Order.funded_at.is_not(None))
        .where(*is_in_state(IN_STOCK), Booklet.transfer_id.is_(None))
        .group_by(Campaign.id, Campaign.name, Campaign.last_day)
        .order_by(Campaign.id)
    )
    for key, name, last_day, count in session.execute(query):
        yield Found(kind="hand_over_in_time", ref=str(key), about=name, count=count, day=last_day)
