"""The `dashboard` of one campaign, for its sponsor and the operator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..campaigns.models import Order
from ..campaigns.service import campaign_of
from ..db import db
from ..payouts.models import PAID, Payout
from ..settlements.models import StatementPart
from ..settlements.service import last_closed
from . import figures, uses
from .dashboard import Dashboard, group_lines, rate_bps, service_lines, stages, weeks
from .day_counts import bring_up_to_date
from .figures import BookletGroup, Booklets, Ordered
from .services import services
from .uses import UseTotals


def dashboard(actor: Actor, campaign_id: int) -> Dashboard:
    """The dashboard of a campaign up to now, with a constant number of queries. Raises UnknownCampaign."""
    campaign_of(actor, campaign_id)
    bring_up_to_date()
    session = db.session()
    since = uses.uncounted_since(session)
    campaign = campaign_of(actor, campaign_id)
    live = uses.list_live(session, campaign_id, since)
    changes = uses.changes(session, live)
    groups = figures.groups(session, campaign_id, changes)
    days = uses.sum_by_day(session, campaign_id, live)
    whole = sum((group.booklets for group in groups), Booklets())
    used = sum(days.values(), UseTotals())
    orders = _bought(figures.list_orders(session, campaign_id))
    spent = {"redeemed": used, "settled": _settled(session, days), "paid": _paid(session, campaign_id)}
    return Dashboard(
        campaign_id,
        campaign.name,
        clock.now(),
        stages(orders, whole, spent, campaign.voucher_cents),
        rate_bps(used.vouchers, whole.handed_over_vouchers),
        rate_bps(whole.started, whole.handed_over),
        weeks(days),
        group_lines(figures.sum_by_key(groups, _holder), figures.names(session, _holders(groups))),
        group_lines(figures.sum_by_key(groups, _department), {}),
        service_lines(services(session, campaign_id, changes)),
    )


def _bought(orders: Iterable[Order]) -> dict[str, Ordered]:
    """What was ordered, what the money is there for, what it is only promised for, if anything, and what was issued."""
    placed = list(orders)
    promised = _sum(order for order in placed if order.is_promised)
    return {
        "ordered": _sum(placed),
        "funded": _sum(order for order in placed if order.funded_at and not order.lacking_cents),
        **({"promised": promised} if promised.vouchers else {}),
        "issued": _sum(order for order in placed if order.issued_at),
    }


def _sum(orders: Iterable[Order]) -> Ordered:
    sizes = [(order.booklet_count, order.booklet_size) for order in orders]
    return Ordered(sum(count for count, _ in sizes), sum(count * size for count, size in sizes))


def _settled(session: Session, days: dict[date, UseTotals]) -> UseTotals:
    """The uses recorded in a closed month and not reversed since."""
    last = last_closed(session) or ""
    return sum((use for day, use in days.items() if f"{day:%Y-%m}" <= last), UseTotals())


def _paid(session: Session, campaign_id: int) -> UseTotals:
    """The campaign's share of the statements that the bank has paid."""
    sums = select(func.sum(StatementPart.redemptions), func.sum(StatementPart.gross_cents))
    parts = sums.join(Payout, Payout.statement_id == StatementPart.statement_id)
    ours = (StatementPart.campaign_id == campaign_id, Payout.state == PAID)
    vouchers, cents = session.execute(parts.where(*ours)).one()
    return UseTotals(int(vouchers or 0), int(cents or 0))


def _holders(groups: list[BookletGroup]) -> set[int]:
    return {group.holder_id for group in groups if group.holder_id is not None}


def _holder(group: BookletGroup) -> int | None:
    return group.holder_id


def _department(group: BookletGroup) -> str | None:
    return group.department
