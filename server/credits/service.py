"""Verbs of credit notes: `issue` one, `preview` it, list `notes` and campaigns that are `due`; `note_of` a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from .. import clock
from ..access import Actor
from ..campaigns.models import Campaign, Sponsor
from ..campaigns.service import campaign_of
from ..db import db
from ..errors import Refusal
from ..expiry.models import ExpiryConfirmation
from ..expiry.steps import STATEMENT
from ..ledger import sums
from . import days
from .counting import figures
from .figures import CreditFigures
from .issuing import SIDES, check_decided, check_due, issue
from .models import CreditNote
from .refusals import NothingToCredit, UnknownCreditNote
from .seen import notes_where, visible_to

__all__ = ["CreditDue", "Preview", "due", "issue", "note_of", "notes", "preview"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a credit note would give back, and what keeps it from being made now, None when nothing does."""

    campaign: Campaign
    first_day: date | None
    hindrance: Refusal | None
    figures: CreditFigures


@dataclass(frozen=True, slots=True)
class CreditDue:
    """A campaign whose credit note can be made, since when, and what it would give back."""

    campaign: Campaign
    since_day: date
    total_cents: int


def preview(actor: Actor, campaign_id: int) -> Preview:
    """A campaign's credit note before it is made. Raises UnknownCampaign, LedgerBroken."""
    campaign, session = campaign_of(actor, campaign_id), db.session()
    found = figures(session, campaign)
    first_day = days.first_day(campaign.grace_day) if campaign.grace_day else None
    return Preview(campaign, first_day, _hindrance(session, campaign, found), found)


def due() -> list[CreditDue]:
    """The campaigns that are over, agreed upon by both sides, and still hold money; the longest due first."""
    session = db.session()
    over = _over_and_agreed(session, clock.paris_day(clock.now()))
    if not over:
        return []
    ledger = sums.sum_by_campaign(session)
    held = {one.id: sums.total(ledger.get(one.id, {}).values()).accounts for one in over}
    left = [(one, -held[one.id].outstanding - held[one.id].funds_held) for one in over]
    return [CreditDue(one, days.first_day(one.grace_day), cents) for one, cents in left if one.grace_day and cents > 0]


def notes(actor: Actor) -> list[CreditNote]:
    """The credit notes an actor may see, newest first: a sponsor's own, or all."""
    return notes_where(db.session(), visible_to(actor))


def note_of(actor: Actor, number: str) -> CreditNote:
    """A credit note that the actor may see. Raises UnknownCreditNote."""
    found = notes_where(db.session(), CreditNote.number == number, visible_to(actor))
    if not found:
        raise UnknownCreditNote
    return found[0]


def _hindrance(session: Session, campaign: Campaign, found: CreditFigures) -> Refusal | None:
    try:
        check_due(session, campaign, clock.paris_day(clock.now()))
        check_decided(session, campaign, found)
    except Refusal as refusal:
        return refusal
    return None if found.total_cents else NothingToCredit()


def _over_and_agreed(session: Session, today: date) -> list[Campaign]:
    """Campaigns whose last upload is past and whose statement both sides confirmed, the longest over first."""
    latest = today - (days.first_day(today) - today)
    sides = select(ExpiryConfirmation.campaign_id).where(ExpiryConfirmation.step == STATEMENT)
    agreed = sides.group_by(ExpiryConfirmation.campaign_id).having(func.count() == len(SIDES))
    over = select(Campaign).where(Campaign.grace_day <= latest, Campaign.id.in_(agreed))
    sponsor = joinedload(Campaign.sponsor).joinedload(Sponsor.organisation)
    return list(session.scalars(over.order_by(Campaign.grace_day, Campaign.id).options(sponsor)))
