"""The demo's main campaign: half used, two weeks before its end, made by calling the ordinary services.

It is made once; after an interrupted load, what is missing is added.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, select

from .. import clock
from ..campaigns import service as campaigns
from ..campaigns.models import Campaign, Order
from ..commands import CONSOLE
from ..dashboards import day_counts
from ..db import db
from ..expiry.models import ExpiryStep
from ..ledger import day_sums
from ..reports import service as reports
from ..reports.models import Report
from ..stock import transfers
from ..stock.picking import Sending
from ..stock.reissue import reissue
from ..venues.models import Venue
from ..vouchers import ids, issue, stock
from ..vouchers.booklets import HandOver, hand_over, void
from ..vouchers.models import Booklet, Transfer
from . import ended, office, workshops
from .cast import NEAR_ITS_END, VENUE
from .past import DAYS_LEFT, WEEKS, pretend_week
from .workshops import Given

TERRITORY = ["33", "24", "40", "47"]
POSTCODES = ("33710", "33500", "24700", "33390", "47200", "33210", "24100", "33710", "40200", "40100", "47180", "33240")
PUBLICS = ("seniors", "job_seekers", "minimum_income", "young_people")
BOOKLETS, SIZE = 120, 10
IN_STOCK = (60, 40)  # booklets for each prescriber; the others stay with the sponsor
IN_HAND = 75
LOST = 10  # index of the handed-over booklet that is lost; six of its ten vouchers are used
TRAVELLING = 4
CHANGED = "Fermé le mercredi matin depuis la rentrée."

Stock = tuple[list[str], list[str]]


def tell(sponsor_id: int, prescriber_ids: tuple[int, int]) -> None:
    """Make the ended campaign, then the one near its end, unless the latter is still running and complete."""
    campaign = _running(sponsor_id)
    if campaign is None:
        ended.tell(sponsor_id, prescriber_ids[0])
        campaign = _begun(sponsor_id)
    if db.session.scalar(select(exists().where(ExpiryStep.campaign_id == campaign.id))):
        return
    held = _in_stock(campaign, office.issue_order(campaign, BOOKLETS, SIZE), prescriber_ids)
    given = _handed_over(campaign, held)
    workshops.hold(campaign, given)
    _reissue(campaign, given[LOST].booklet.number, held[0].pop())
    _send(campaign, held[0][-TRAVELLING:], *prescriber_ids)
    _report_change()
    day_counts.start_over()
    office.close_months(campaign)
    office.prepare_the_end(campaign)
    day_sums.start_over()


def _running(sponsor_id: int) -> Campaign | None:
    ours = (Campaign.sponsor_id == sponsor_id, Campaign.name == NEAR_ITS_END)
    runs = Campaign.last_day >= clock.paris_day(clock.now())
    return db.session.scalar(select(Campaign).where(*ours, runs).order_by(Campaign.id.desc()).limit(1))


def _begun(sponsor_id: int) -> Campaign:
    first_day = clock.paris_day(clock.now()) - timedelta(weeks=WEEKS)
    last_day = first_day + timedelta(weeks=WEEKS, days=DAYS_LEFT)
    wanted = campaigns.NewCampaign(
        sponsor_id=sponsor_id,
        name=NEAR_ITS_END,
        first_day=first_day,
        last_day=last_day,
        territory=TERRITORY,
        target_publics=list(PUBLICS),
    )
    return campaigns.create_campaign(CONSOLE, wanted)


def _in_stock(campaign: Campaign, order: Order, prescriber_ids: tuple[int, int]) -> Stock:
    """Assign each prescriber its booklets; returns their numbers."""
    for prescriber_id, count in zip(prescriber_ids, IN_STOCK, strict=True):
        if not db.session.scalar(
            select(exists().where(Booklet.order_id == order.id, Booklet.holder_id == prescriber_id))
        ):
            stock.assign(campaign_id=campaign.id, prescriber_id=prescriber_id, count=count)
    numbers = [ids.booklet_number(key) for key in issue.booklet_ids(order)]
    first, second = IN_STOCK
    return numbers[:first], numbers[first : first + second]


def _handed_over(campaign: Campaign, held: Stock) -> list[Given]:
    """Hand booklets over: in turn three by one prescriber and two by the other, spread over all weeks but the last."""
    waiting = [iter(numbers) for numbers in held]
    given = []
    for n in range(IN_HAND):
        number, week = next(waiting[n % 5 > 2]), n * (WEEKS - 1) // IN_HAND
        booklet = db.session.get_one(Booklet, ids.parse_booklet(number))
        if booklet.handed_over_at is None:
            with pretend_week(campaign, week, n % 5):
                hand_over(CONSOLE, number, _criteria(n))
        given.append(Given(booklet, week))
    return given


def _criteria(n: int) -> HandOver:
    public = PUBLICS[n % len(PUBLICS)]
    return HandOver(postcode=POSTCODES[n % len(POSTCODES)], target_public=public, criteria_checked=True)


def _reissue(campaign: Campaign, lost: str, replacement: str) -> None:
    with pretend_week(campaign, WEEKS - 1):
        void(CONSOLE, lost, "lost")
        reissue(CONSOLE, lost, replacement)


def _send(campaign: Campaign, numbers: list[str], from_id: int, to_id: int) -> None:
    ours = (Transfer.from_organisation_id == from_id, Transfer.to_organisation_id == to_id)
    if not db.session.scalar(select(exists().where(*ours))):
        with pretend_week(campaign, WEEKS - 1, 4):
            transfers.send(CONSOLE, Sending(to_organisation_id=to_id, booklets=numbers))


def _report_change() -> None:
    venue = db.session.scalars(select(Venue).where(Venue.source_id == VENUE)).one()
    if not db.session.scalar(select(exists().where(Report.venue_id == venue.id))):
        reports.report(venue.id, kind="hours", note=CHANGED)
