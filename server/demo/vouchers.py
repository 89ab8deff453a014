"""Vouchers of the demo: handed over ones to scan, booklets in the prescriber's stock, and unfunded ones."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select

from ..campaigns import service as campaigns
from ..campaigns.models import Order
from ..commands import CONSOLE
from ..db import db
from ..redemptions.models import LIVE, Redemption
from ..vouchers import ids, issue, stock
from ..vouchers.booklets import HandOver, hand_over
from ..vouchers.models import HANDED_OVER, IN_STOCK, Booklet, Voucher
from ..vouchers.show import qr_text
from . import bank, office
from .cast import POSTCODE

ENOUGH_UNSPENT, MOST_UNSPENT = 50, 200
ENOUGH_IN_STOCK = 5
HANDED_OVER_BOOKLETS, STOCK_BOOKLETS, UNFUNDED_BOOKLETS, DRAFTED_BOOKLETS = 12, 8, 60, 40
SIZE = 10


@dataclass(frozen=True, slots=True)
class Unspent:
    """A funded, handed-over voucher that is not used."""

    booklet: Booklet
    position: int
    code: str

    @property
    def text(self) -> str:
        """The text of its QR code."""
        return qr_text(self.booklet, self.position)


def top_up(campaign_id: int, prescriber_id: int) -> None:
    """Order, issue, hand over and assign what is missing, and draft an order unless there was one."""
    if len(list_unspent(campaign_id)) < ENOUGH_UNSPENT:
        for number in _issued(campaign_id, HANDED_OVER_BOOKLETS):
            hand_over(CONSOLE, number, HandOver(postcode=POSTCODE, criteria_checked=True))
    if _in_stock(campaign_id, prescriber_id) < ENOUGH_IN_STOCK:
        _issued(campaign_id, STOCK_BOOKLETS)
        stock.assign(campaign_id=campaign_id, prescriber_id=prescriber_id, count=STOCK_BOOKLETS)
    if find_unfunded(campaign_id) is None:
        _issued(campaign_id, UNFUNDED_BOOKLETS, funded=False)
    _draft_one(campaign_id)


def list_unspent(campaign_id: int) -> list[Unspent]:
    """The campaign's vouchers to scan, lowest number first, `MOST_UNSPENT` at most."""
    used = exists().where(Redemption.voucher_id == Voucher.id, LIVE)
    wanted = (Booklet.campaign_id == campaign_id, *stock.IN_STATE[HANDED_OVER], Order.funded_at.is_not(None), ~used)
    query = select(Booklet, Voucher.id, Voucher.code).join(Voucher.booklet).join(Booklet.order).where(*wanted)
    rows = db.session.execute(query.order_by(Voucher.id).limit(MOST_UNSPENT))
    return [Unspent(booklet, ids.position_of(voucher_id), code) for booklet, voucher_id, code in rows]


def find_unfunded(campaign_id: int) -> Booklet | None:
    """The first unfunded booklet of a campaign; None without one."""
    query = select(Booklet).join(Booklet.order).where(Booklet.campaign_id == campaign_id, Order.funded_at.is_(None))
    return db.session.scalar(query.order_by(Booklet.id).limit(1))


def _issued(campaign_id: int, count: int, *, funded: bool = True) -> list[str]:
    """Place and issue a new order; returns its booklets' numbers."""
    order = campaigns.place_order(CONSOLE, campaign_id=campaign_id, booklet_size=SIZE, booklet_count=count)
    if funded:
        bank.pay([order])
        office.approve(order)
    bank.go_on()
    issue.issue_now(CONSOLE, order.id)
    return [ids.booklet_number(booklet_id) for booklet_id in issue.booklet_ids(order)]


def _draft_one(campaign_id: int) -> None:
    """Draft an order of DRAFTED_BOOKLETS booklets, unless there is one of that size, placed or not."""
    wanted = {"campaign_id": campaign_id, "booklet_size": SIZE, "booklet_count": DRAFTED_BOOKLETS}
    if not db.session.scalar(select(exists(select(Order.id).filter_by(**wanted)))):
        campaigns.place_order(CONSOLE, **wanted, draft=True)


def _in_stock(campaign_id: int, prescriber_id: int) -> int:
    held = (Booklet.campaign_id == campaign_id, Booklet.holder_id == prescriber_id)
    wanted: tuple[ColumnElement[bool], ...] = (*held, *stock.IN_STATE[IN_STOCK])
    return db.session.scalars(select(func.count()).select_from(Booklet).where(*wanted)).one()
