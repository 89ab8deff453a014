"""Orders found again: by words, days, state and campaign, newest first, a page at a time or as CSV."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import contains_eager
from sqlalchemy.sql.base import ExecutableOption

from ..access import Actor
from ..csv_dialects import Cell, write_csv
from ..db import db
from ..filters import Sought, conditions_on_days, conditions_on_text
from ..organisations.models import Organisation
from ..paging import Paged, read_page
from ..schemas import LARGEST_ID
from ..states import STATES
from .campaigns import visible_to
from .models import CANCELLED, CLAIM, CLOSED, DRAFT, FUNDED, ORDERED, PROMISE, Campaign, Order, Sponsor

COLUMNS: Final = {
    "number": "Commande",
    "ordered_at": "Commandée le",
    "sponsor": "Commanditaire",
    "campaign": "Campagne",
    "state": "État",
    "booklets": "Carnets",
    "size": "Pass par carnet",
    "total_cents": "Total",
    "received_cents": "Argent reçu",
    "lacking_cents": "Manque",
    "issued_at": "Émise le",
}
NUMBER: Final = re.compile(r"(?:commande\s*)?(?:n°\s*)?([0-9]{1,10})", re.IGNORECASE)
ISSUED, FROM_BANK = Order.issued_at.is_not(None), Order.received_cents > 0
TO_PAY = Order.state == ORDERED
CLAIMED = and_(Order.funded_by == CLAIM, ~TO_PAY)
ON_PROMISE = and_(Order.state == FUNDED, Order.funded_by == PROMISE, Order.funded_cents > Order.received_cents)
PAID = and_(Order.state == FUNDED, Order.funded_by != CLAIM, ~ON_PROMISE)
IN_STATE: Final[dict[str, ColumnElement[bool]]] = {
    "draft": Order.state == DRAFT,
    "partly_paid": and_(TO_PAY, FROM_BANK),
    "ordered_issued": and_(TO_PAY, ~FROM_BANK, ISSUED),
    "ordered": and_(TO_PAY, ~FROM_BANK, ~ISSUED),
    "claimed": CLAIMED,
    "promised_issued": and_(ON_PROMISE, ISSUED),
    "promised": and_(ON_PROMISE, ~ISSUED),
    "issued": and_(PAID, ISSUED),
    "funded": and_(PAID, ~ISSUED),
    "closed": and_(Order.state == CLOSED, Order.funded_by != CLAIM),
    "cancelled": Order.state == CANCELLED,
}
"""Each state that screens tell (`pwa/src/campaigns/standing.ts`), by the columns it is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter(Sought):
    """What narrows the orders: days of ordering; words of number, campaign, sponsor, the sponsor's payment order."""

    state: str | None = None
    campaign_id: int | None = None


def find_orders(actor: Actor, wanted: OrderFilter, page: int = 1) -> Paged[Order]:
    """A page of the orders an actor may see: those of a sponsor's own campaigns, or all."""
    return read_page(_matching(actor, wanted), page, _whole())


def orders_csv(actor: Actor, wanted: OrderFilter, dialect: str) -> str:
    """The same orders, all pages, as CSV."""
    found = db.session.scalars(_matching(actor, wanted).options(_whole()))
    return write_csv(COLUMNS, map(_row, found), dialect, {"state": STATES["order"]})


def state_of(order: Order) -> str:
    """An order's state as screens tell it; the twin of `IN_STATE`."""
    issued = order.issued_at is not None
    if order.state == ORDERED:
        return "partly_paid" if order.received_cents else "ordered_issued" if issued else "ordered"
    if order.funded_by == CLAIM:
        return "claimed"
    if order.is_promised and order.state == FUNDED:
        return "promised_issued" if issued else "promised"
    return "issued" if order.state == FUNDED and issued else order.state


def _matching(actor: Actor, wanted: OrderFilter) -> Select[Order]:
    conditions = [
        visible_to(actor),
        *conditions_on_days(Order.ordered_at, wanted.from_day, wanted.to_day),
        *_says(wanted.text),
        *([IN_STATE[wanted.state]] if wanted.state else []),
        *([Order.campaign_id == wanted.campaign_id] if wanted.campaign_id else []),
    ]
    query = select(Order).join(Order.campaign).join(Campaign.sponsor).join(Sponsor.organisation)
    return query.where(*conditions).order_by(Order.id.desc())


def _says(text: str) -> list[ColumnElement[bool]]:
    """A number alone, or after *commande*, is the order's; other words are its campaign's, sponsor's, payment's."""
    if number := NUMBER.fullmatch(text.strip()):
        return [Order.id == min(int(number[1]), LARGEST_ID)]
    return conditions_on_text(text, Campaign.name, Organisation.name, func.coalesce(Order.payment_order, ""))


def _whole() -> ExecutableOption:
    return contains_eager(Order.campaign).contains_eager(Campaign.sponsor).contains_eager(Sponsor.organisation)


def _row(order: Order) -> tuple[Cell, ...]:
    return (
        str(order.id),
        order.ordered_at,
        order.campaign.sponsor.organisation.name,
        order.campaign.name,
        state_of(order),
        str(order.booklet_count),
        str(order.booklet_size),
        order.total_cents,
        order.received_cents,
        order.lacking_cents,
        order.issued_at,
    )
