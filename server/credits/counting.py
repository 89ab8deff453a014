"""Counting a campaign's end twice: from its orders and redemptions, and from the ledger."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from ..campaigns.models import Campaign, Order
from ..ledger.models import LedgerLine
from ..redemptions.models import LIVE, Redemption
from ..vouchers.ids import POSITION_BITS, SERIAL_BITS
from .figures import CreditFigures, FundedOrder
from .models import CreditNotePart
from .refusals import ledger_broken


class Balances(NamedTuple):
    """Cents a campaign owes by the ledger: to bearers of vouchers, to the sponsor, and its guarantee."""

    outstanding: int
    funds_held: int
    guarantee: int


def figures(session: Session, campaign: Campaign) -> CreditFigures:
    """The figures of a campaign. Raises LedgerBroken where the two ways to count them differ."""
    parts, held = _parts(session, campaign), _balances(session, campaign.id)
    found = CreditFigures(parts, held.guarantee)
    check(found, held)
    return found


def check(found: CreditFigures, held: Balances) -> None:
    """Raises LedgerBroken where the ledger owes something else than the figures, or any figure is below nothing."""
    if (found.face_cents, found.unissued_cents) != (held.outstanding, held.funds_held):
        raise ledger_broken()
    if held.guarantee < 0 or any(part.vouchers < 0 or part.unissued_cents < 0 for part in found.parts):
        raise ledger_broken()


def _balances(session: Session, campaign_id: int) -> Balances:
    """Read from the lines, not from day sums, so that every line posted so far is in it."""
    owed = (LedgerLine.outstanding, LedgerLine.funds_held, LedgerLine.guarantee)
    sums = select(*(func.coalesce(-func.sum(account), 0) for account in owed))
    row = session.execute(sums.where(LedgerLine.campaign_id == campaign_id)).one()
    return Balances(*map(int, row))


def _parts(session: Session, campaign: Campaign) -> list[FundedOrder]:
    redeemed = {key: (count, in_grace) for key, count, in_grace in session.execute(_redeemed(campaign.id))}
    earlier = {key: (int(count), int(cents)) for key, count, cents in session.execute(_earlier(campaign.id))}
    funded = select(Order).where(Order.campaign_id == campaign.id, Order.funded_at.is_not(None)).order_by(Order.id)
    return [
        FundedOrder(
            order.id,
            order.payment_order or "",
            order.face_value_cents,
            order.booklet_count * order.booklet_size if order.first_serial else 0,
            *redeemed.get(order.id, (0, 0)),
            *earlier.get(order.id, (0, 0)),
            campaign.voucher_cents,
        )
        for order in session.scalars(funded.execution_options(populate_existing=True))
    ]


def _redeemed(campaign_id: int) -> Select[*tuple[Any, ...]]:
    """How many vouchers of each order are redeemed, and how many of these in grace."""
    lowest, booklet = campaign_id << SERIAL_BITS + POSITION_BITS, 1 << POSITION_BITS
    first, behind = Order.first_serial * booklet + lowest, Order.last_serial * booklet + lowest + booklet
    of_order = and_(Redemption.voucher_id >= first, Redemption.voucher_id < behind, LIVE)
    counts = (func.count(), func.count().filter(Redemption.in_grace))
    return (
        select(Order.id, *counts).join(Redemption, of_order).where(Order.campaign_id == campaign_id).group_by(Order.id)
    )


def _earlier(campaign_id: int) -> Select[*tuple[Any, ...]]:
    """What earlier credit notes gave back of each order."""
    sums = (func.sum(CreditNotePart.vouchers), func.sum(CreditNotePart.unissued_cents))
    parts = select(CreditNotePart.order_id, *sums).join(Order, Order.id == CreditNotePart.order_id)
    return parts.where(Order.campaign_id == campaign_id).group_by(CreditNotePart.order_id)
