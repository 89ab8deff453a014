"""The operator's office in the demo's past: months closed, the end of the campaign prepared."""

from __future__ import annotations

from sqlalchemy import select

from .. import clock
from ..access import OPERATOR, Actor
from ..accounts.models import Person
from ..campaigns.models import Campaign
from ..commands import CONSOLE
from ..db import db
from ..expiry.service import take_due_steps
from ..settlements import months
from ..settlements.service import close_period, last_closed
from .cast import ACCOUNTS
from .past import DAYS_LEFT, WEEKS, on


def close_months(campaign: Campaign) -> None:
    """Every month that is over but the latest, which waits for the operator."""
    first, last = clock.month_of(clock.start_of_day(campaign.first_day)), clock.month_of(clock.now())
    closed = last_closed(db.session()) or ""
    for month in [month for month in months.span(first, last)[:-2] if month > closed]:
        close_period(_operator(), month)


def _operator() -> Actor:
    (account,) = (account for account in ACCOUNTS if account.role == OPERATOR)
    return Actor(db.session.scalars(select(Person.id).where(Person.email == account.email)).one(), CONSOLE.roles)


def prepare_the_end(campaign: Campaign) -> None:
    """The alert on its day, and the step that waits for the sponsor on its own."""
    days_before_end = WEEKS * 7 + DAYS_LEFT
    for before in (30, 15):
        with on(campaign, 0, days_before_end - before):
            take_due_steps()
