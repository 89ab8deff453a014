"""The demo's ended campaign: some of its vouchers were used, the others are given back on a credit note.

It is made once, before the campaign near its end; after an interrupted load, what is missing is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import exists, select

from .. import clock
from ..access import SPONSOR
from ..campaigns import service as campaigns
from ..campaigns.models import Campaign, Order
from ..commands import CONSOLE
from ..credits.issuing import issue as credit
from ..credits.models import CreditNote
from ..db import db
from ..expiry import service as expiry
from ..expiry.steps import ACKNOWLEDGE, BLOCK, STATEMENT
from ..messages import inbox as messages
from ..redemptions.intake import Scan
from ..redemptions.service import redeem
from ..vouchers import ids, issue, stock
from ..vouchers.booklets import HandOver, hand_over
from ..vouchers.models import Booklet
from ..vouchers.show import qr_texts
from . import office, workshops
from .cast import OVER, POSTCODE
from .past import pretend_day, pretend_week
from .people import find_actor, operator

AGO, LENGTH = timedelta(days=150), timedelta(days=60)
BOOKLETS, SIZE, IN_HAND = 6, 5, 4
USED = (5, 3, 4, 2)  # vouchers used of each booklet
ASSIGNED, HANDED_OVER, WORKSHOP = 1, 7, 21  # days after the first one
STEPS = {-30: None, -15: BLOCK, -7: ACKNOWLEDGE, 0: None, 32: None, 38: STATEMENT}
"""Days relative to the last day on which steps are taken, each with the step that both sides then confirm."""
CREDITED = 70


def tell(sponsor_id: int, prescriber_id: int) -> None:
    """Make the ended campaign and its credit note, unless the credit note exists."""
    campaign = _campaign(sponsor_id)
    if db.session.scalar(select(exists().where(CreditNote.campaign_id == campaign.id))):
        return
    booklets = _handed_over(campaign, office.issue_order(campaign, BOOKLETS, SIZE), prescriber_id)
    with pretend_week(campaign, 0, WORKSHOP):
        redeem(workshops.phone_here(campaign, "Téléphone du printemps (démo)"), list(_scans(booklets)))
    office.close_and_pay(clock.month_of(clock.start_of_day(campaign.first_day + timedelta(days=WORKSHOP))))
    sponsor = find_actor(SPONSOR, campaign.sponsor.organisation_id)
    for days, step in STEPS.items():
        with pretend_day(campaign.last_day or campaign.first_day, days):
            expiry.take_due_steps()
            for side in (sponsor, operator()) if step else ():
                expiry.confirm(side, campaign.id, step or "")
    with pretend_day(campaign.last_day or campaign.first_day, CREDITED):
        credit(operator(), campaign.id)
        for actor in (sponsor, operator()):
            for message in messages.messages(actor).messages:
                messages.read(actor, message.id)


def _campaign(sponsor_id: int) -> Campaign:
    found = db.session.scalar(select(Campaign).where(Campaign.sponsor_id == sponsor_id, Campaign.name == OVER))
    last_day = clock.paris_day(clock.now()) - AGO
    return found or campaigns.create_campaign(
        CONSOLE, campaigns.NewCampaign(sponsor_id=sponsor_id, name=OVER, first_day=last_day - LENGTH, last_day=last_day)
    )


def _handed_over(campaign: Campaign, order: Order, prescriber_id: int) -> list[Booklet]:
    held = select(exists().where(Booklet.order_id == order.id, Booklet.holder_id == prescriber_id))
    if not db.session.scalar(held):
        with pretend_week(campaign, 0, ASSIGNED):
            stock.assign(campaign_id=campaign.id, prescriber_id=prescriber_id, count=BOOKLETS)
    booklets = [db.session.get_one(Booklet, key) for key in list(issue.booklet_ids(order))[:IN_HAND]]
    for booklet in booklets:
        if booklet.handed_over_at is None:
            with pretend_week(campaign, 0, HANDED_OVER):
                hand_over(CONSOLE, booklet.number, HandOver(postcode=POSTCODE, criteria_checked=True))
    return booklets


def _scans(booklets: list[Booklet]) -> Iterator[Scan]:
    seq = 0
    for booklet, used in zip(booklets, USED, strict=True):
        for position, text in zip(range(1, used + 1), qr_texts(booklet, range(1, used + 1)), strict=True):
            seq += 1
            voucher = ids.voucher_id(booklet.campaign_id, ids.serial_of(booklet.id), position)
            yield Scan(uuid5(NAMESPACE_URL, f"demo:{voucher}"), "digital_tools", clock.now(), seq, token=text)
