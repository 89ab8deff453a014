"""Office work in the demo's past: orders are approved and issued, months closed and paid, expiry steps taken."""

from __future__ import annotations

from sqlalchemy import select

from .. import clock
from ..access import SPONSOR
from ..campaigns import service as campaigns
from ..campaigns.models import Campaign, Order
from ..commands import CONSOLE
from ..db import db
from ..expiry.service import take_due_steps
from ..ledger import day_sums
from ..printing import proof, sponsor_papers
from ..printing.models import SponsorPaper
from ..settlements import months
from ..settlements.closing import close_period
from ..settlements.service import last_closed
from ..vouchers import issue
from . import bank, treasury
from .past import DAYS_LEFT, WEEKS, pretend_after, pretend_week
from .people import find_actor, operator

WORDS = "Le Département vous accompagne vers le numérique."


def choose_words(sponsor_id: int) -> None:
    """Set the text on the sponsor's booklets, unless it has chosen one."""
    if db.session.get(SponsorPaper, sponsor_id) is None:
        sponsor_papers.write_text(CONSOLE, sponsor_id, WORDS)


def approve(order: Order) -> None:
    """Approve the proof of an order as its sponsor."""
    proof.approve(find_actor(SPONSOR, order.campaign.sponsor.organisation_id), order, proof.fingerprint(order))


def issue_order(campaign: Campaign, booklet_count: int, booklet_size: int) -> Order:
    """A campaign's only order, placed, funded, approved and issued on the campaign's first day."""
    with pretend_week(campaign, 0):
        order = db.session.scalar(select(Order).where(Order.campaign_id == campaign.id)) or campaigns.place_order(
            CONSOLE, campaign_id=campaign.id, booklet_size=booklet_size, booklet_count=booklet_count
        )
        bank.pay([order])
        approve(order)
        if order.issued_at is None:
            bank.go_on()
            day_sums.start_over()  # of an earlier load, they lack what was just posted in their past
            issue.issue_now(CONSOLE, order.id)
    return order


def close_months(campaign: Campaign) -> None:
    """Close and pay every past month but the latest, which is left for the operator to close."""
    first, last = clock.month_of(clock.start_of_day(campaign.first_day)), clock.month_of(clock.now())
    over = months.span(first, last)[:-2]
    for month in over:
        close_and_pay(month)
    if over:
        treasury.return_one(over[-1])


def close_and_pay(month: str) -> None:
    """Close a month on the first days of the next, and pay its statements."""
    with pretend_after(month, days=1):
        treasury.prepare()
        if month > (last_closed(db.session()) or ""):
            close_period(operator(), month)
    treasury.pay(month)


def prepare_the_end(campaign: Campaign) -> None:
    """Take the expiry steps on their days: the alert, then the blocking that waits for the sponsor."""
    days_before_end = WEEKS * 7 + DAYS_LEFT
    for before in (30, 15):
        with pretend_week(campaign, 0, days_before_end - before):
            take_due_steps()
