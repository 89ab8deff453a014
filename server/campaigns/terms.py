"""A campaign's terms: set when it is created, and changed as far as nothing was paid or printed by them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import transaction
from ..organisations.spans import Span
from ..trail.recording import Changed, Subject, record
from .models import DRAFT, ORDERED, PAID_WITHIN_DAYS, Campaign, Order, Sponsor
from .refusals import (
    CampaignNumbersTaken,
    DaysOutOfOrder,
    OneKindOfValidity,
    TermsFunded,
    TermsIssued,
    TermsPromised,
    UnknownCampaign,
    UnknownSponsor,
)

NUMBERING_TRIES = 8
TERMS_OF_MONEY = ("voucher_cents", "fee_bps", "sponsor_fee_bps", "guarantee_bps")  # fixed once an order has its price
DAYS = ("first_day", "last_day", "grace_day", "valid_days")
TERMS_OF_PAPER = (*DAYS, "services", "voucher_cents")  # fixed once booklets are issued


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCampaign:
    """The terms of a new campaign, in cents, basis points and inclusive days of Paris.

    Either ``last_day`` is set, or ``valid_days`` from hand-over. None for ``services`` allows all nine families, for
    ``territory`` and ``target_publics`` everyone. ``needs_approval``: from its first moment on, only organisations that
    the sponsor approved redeem (`approvals`).
    """

    sponsor_id: int
    name: str
    first_day: date
    last_day: date | None = None
    grace_day: date | None = None
    valid_days: int | None = None
    voucher_cents: int = 1000
    fee_bps: int = 400
    services: list[str] | None = None
    territory: list[str] | None = None
    target_publics: list[str] | None = None
    guarantee_bps: int = 200
    sponsor_fee_bps: int = 400
    allowance: int = 10
    allowance_alone: int = 5
    sponsor_text: str | None = None
    trusts_promises: bool = False
    promise_days: int = PAID_WITHIN_DAYS
    needs_approval: bool = False


def create_campaign(actor: Actor, wanted: NewCampaign) -> Campaign:
    """Create a campaign under the next free number.

    Without a grace day, grace lasts one month (docs/glossary.md, rule 6 "Validity").

    Raises OneKindOfValidity, DaysOutOfOrder, UnknownSponsor, CampaignNumbersTaken.
    """
    grace_day = _grace_day(*(getattr(wanted, name) for name in DAYS))
    wanted = replace(wanted, grace_day=grace_day)
    for _ in range(NUMBERING_TRIES):
        try:
            return _insert(actor, wanted)
        except IntegrityError:  # someone else's campaign took the number in between
            continue
    raise CampaignNumbersTaken


def change_campaign(actor: Actor, campaign_id: int, changes: dict[str, Any]) -> Campaign:
    """Change a campaign's terms: TERMS_OF_MONEY until an order is quoted, invoiced or funded, TERMS_OF_PAPER until
    booklets are issued.

    The first are promised, booked in the ledger and used by the audit, the second printed. All others may change at
    any time.

    Raises UnknownCampaign, TermsFunded, TermsPromised, TermsIssued, OneKindOfValidity, DaysOutOfOrder.
    """
    with transaction() as session:
        campaign = session.get(Campaign, campaign_id, with_for_update={"key_share": True})
        if campaign is None:
            raise UnknownCampaign
        changes = _with_grace_day(campaign, changes)
        changed = {name: value for name, value in changes.items() if getattr(campaign, name) != value}
        _check_free_to_change(session, campaign, changed.keys())
        before = {name: getattr(campaign, name) for name in changed}
        for name, value in changed.items():
            setattr(campaign, name, value)
        if changed:
            record(session, actor, "campaign.changed", _subject(campaign), Changed(before, changed))
    return campaign


def _grace_day(first_day: date, last_day: date | None, grace_day: date | None, valid_days: int | None) -> date | None:
    """The last day of grace: the given one, else a month after the last day; None without a last day.

    Raises OneKindOfValidity, DaysOutOfOrder.
    """
    if (last_day is None) == (valid_days is None) or (grace_day and not last_day):
        raise OneKindOfValidity
    if last_day is None:
        return None
    grace_day = grace_day or clock.month_later(last_day)
    if not first_day <= last_day <= grace_day:
        raise DaysOutOfOrder
    return grace_day


def _with_grace_day(campaign: Campaign, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes with the grace day they lead to: a new last day moves it, unless it is given too."""
    if not changes.keys() & set(DAYS):
        return changes
    days = {name: changes.get(name, getattr(campaign, name)) for name in DAYS}
    if changes.get("last_day", campaign.last_day) != campaign.last_day:
        days["grace_day"] = changes.get("grace_day")
    return {**changes, "grace_day": _grace_day(*days.values())}


def _check_free_to_change(session: Session, campaign: Campaign, changed: Collection[str]) -> None:
    if set(changed) & set(TERMS_OF_MONEY):
        _check_no_price(session, campaign)
    if set(changed) & set(TERMS_OF_PAPER) and campaign.next_serial > 1:
        raise TermsIssued


def _check_no_price(session: Session, campaign: Campaign) -> None:
    order = exists().where(Order.campaign_id == campaign.id)
    if session.scalar(select(order.where(Order.funded_at.is_not(None)))):
        raise TermsFunded
    promised = or_(Order.vat_cents.is_not(None), Order.quoted_until >= clock.paris_day(clock.now()))
    promised = or_(promised, Order.received_cents > 0)
    if session.scalar(select(order.where(Order.state.in_((DRAFT, ORDERED)), promised))):
        raise TermsPromised


def _subject(campaign: Campaign) -> Subject:
    return Subject("campaign", campaign.id, campaign.sponsor.organisation_id)


def _insert(actor: Actor, wanted: NewCampaign) -> Campaign:
    with transaction() as session:
        if session.get(Sponsor, wanted.sponsor_id) is None:
            raise UnknownSponsor
        highest = session.scalar(select(func.max(Campaign.id))) or 0
        terms = asdict(wanted)
        open_spans: list[Span] | None = [] if terms.pop("needs_approval") else None
        campaign = Campaign(id=highest + 1, open_spans=open_spans, **terms)
        session.add(campaign)
        session.flush()
        record(session, actor, "campaign.created", _subject(campaign), Changed(after=asdict(wanted)))
    return campaign
