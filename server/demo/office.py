"""Offices of the demo's past: the sponsor approves what is printed, the operator closes months, both near the end."""

from __future__ import annotations

from sqlalchemy import select

from .. import clock
from ..access import OPERATOR, SPONSOR, Actor
from ..accounts.models import Person
from ..campaigns.models import Campaign, Order
from ..commands import CONSOLE
from ..db import db
from ..expiry.service import take_due_steps
from ..printing import proof, sponsor_papers
from ..printing.models import SponsorPaper
from ..settlements import months
from ..settlements.closing import close_period
from ..settlements.service import last_closed
from .cast import ACCOUNTS
from .past import DAYS_LEFT, WEEKS, on

WORDS = "Le Département vous accompagne vers le numérique."


def choose_words(sponsor_id: int) -> None:
    """What stands on the sponsor's booklets, unless it chose something ever."""
    if db.session.get(SponsorPaper, sponsor_id) is None:
        sponsor_papers.write_text(CONSOLE, sponsor_id, WORDS)


def approve(order: Order) -> None:
    """The sponsor approves the proof of an order."""
    proof.approve(_someone(SPONSOR, order.campaign.sponsor.organisation_id), order, proof.fingerprint(order))


def close_months(campaign: Campaign) -> None:
    """Every month that is over but the latest, which waits for the operator."""
    first, last = clock.month_of(clock.start_of_day(campaign.first_day)), clock.month_of(clock.now())
    closed = last_closed(db.session()) or ""
    for month in [month for month in months.span(first, last)[:-2] if month > closed]:
        close_period(_someone(OPERATOR, None), month)


def prepare_the_end(campaign: Campaign) -> None:
    """The alert on its day, and the step that waits for the sponsor on its own."""
    days_before_end = WEEKS * 7 + DAYS_LEFT
    for before in (30, 15):
        with on(campaign, 0, days_before_end - before):
            take_due_steps()


def _someone(role: str, organisation_id: int | None) -> Actor:
    (account,) = (account for account in ACCOUNTS if account.role == role)
    person_id = db.session.scalars(select(Person.id).where(Person.email == account.email)).one()
    return Actor(person_id, frozenset({(role, organisation_id)}))
