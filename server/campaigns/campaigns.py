"""Campaigns: adding sponsors, creating and changing campaigns, and who may see them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, contains_eager, joinedload

from .. import clock
from ..access import SPONSOR, Actor
from ..db import db, transaction
from ..venues.models import Organisation
from ..venues.telephones import calls
from ..visibility import rows_seen_by
from .models import NEAR_END_DAYS, Campaign, Order, Sponsor
from .refusals import (
    CampaignNumbersTaken,
    DaysOutOfOrder,
    OneKindOfValidity,
    OneTelephone,
    TermsFunded,
    TermsIssued,
    UnknownCampaign,
    UnknownSponsor,
)

NUMBERING_TRIES = 8
TERMS_OF_MONEY = ("voucher_cents", "fee_bps", "sponsor_fee_bps", "guarantee_bps")  # fixed once an order is funded
DAYS = ("first_day", "last_day", "grace_day", "valid_days")
TERMS_OF_PAPER = (*DAYS, "services", "voucher_cents")  # fixed once booklets are issued


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCampaign:
    """The terms of a new campaign, in cents, basis points and inclusive days of Paris.

    Either ``last_day`` is set, or ``valid_days`` from hand-over. None for ``services`` allows all nine families, for
    ``territory`` and ``target_publics`` everyone.
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


def add_sponsor(organisation_id: int, support_phone: str | None = None) -> Sponsor:
    """Make an organisation a sponsor; one that is a sponsor already only gets the new telephone number, if given.

    Raises UnknownSponsor when there is no such organisation, OneTelephone unless the text is exactly one number.
    """
    dialled = _one_number(support_phone) if support_phone else None
    with transaction() as session:
        if session.get(Organisation, organisation_id) is None:
            raise UnknownSponsor
        sponsor = session.scalar(select(Sponsor).where(Sponsor.organisation_id == organisation_id))
        sponsor = sponsor or Sponsor(organisation_id=organisation_id)
        sponsor.support_phone = dialled or sponsor.support_phone
        session.add(sponsor)
    return sponsor


def _one_number(text: str) -> str:
    found = calls(text)
    if len(found.phones) != 1 or found.phone_text or found.phones[0].extension:
        raise OneTelephone
    return found.phones[0].dialled


def create_campaign(wanted: NewCampaign) -> Campaign:
    """Create a campaign under the next free number.

    Without a grace day, grace lasts one month (docs/glossary.md, rule 6 "Validity").

    Raises OneKindOfValidity, DaysOutOfOrder, UnknownSponsor, CampaignNumbersTaken.
    """
    grace_day = _grace_day(*(getattr(wanted, name) for name in DAYS))
    wanted = replace(wanted, grace_day=grace_day)
    for _ in range(NUMBERING_TRIES):
        try:
            return _insert(wanted)
        except IntegrityError:  # someone else's campaign took the number in between
            continue
    raise CampaignNumbersTaken


def change_campaign(campaign_id: int, changes: dict[str, Any]) -> Campaign:
    """Change a campaign's terms: TERMS_OF_MONEY until an order is funded, TERMS_OF_PAPER until booklets are issued.

    The first are booked in the ledger and used by the audit, the second printed. All others may change at any time.

    Raises UnknownCampaign, TermsFunded, TermsIssued, OneKindOfValidity, DaysOutOfOrder.
    """
    with transaction() as session:
        campaign = session.get(Campaign, campaign_id, with_for_update={"key_share": True})
        if campaign is None:
            raise UnknownCampaign
        changes = _with_grace_day(campaign, changes)
        changed = {name: value for name, value in changes.items() if getattr(campaign, name) != value}
        _check_free_to_change(session, campaign, changed.keys())
        for name, value in changed.items():
            setattr(campaign, name, value)
    return campaign


def campaign_of(actor: Actor, campaign_id: int) -> Campaign:
    """One campaign that an actor may see. Raises UnknownCampaign."""
    query = select(Campaign).join(Campaign.sponsor).where(Campaign.id == campaign_id, visible_to(actor))
    campaign = db.session.scalar(query)
    if campaign is None:
        raise UnknownCampaign
    return campaign


def campaigns(actor: Actor) -> list[Campaign]:
    """The campaigns an actor may see, newest first: a sponsor's own, or all."""
    query = select(Campaign).join(Campaign.sponsor).where(visible_to(actor)).order_by(Campaign.id.desc())
    return list(db.session.scalars(query.options(joinedload(Campaign.sponsor).joinedload(Sponsor.organisation))))


def sponsors() -> list[Sponsor]:
    """Everyone who may buy vouchers, by name."""
    query = select(Sponsor).join(Sponsor.organisation).order_by(Organisation.name, Sponsor.id)
    return list(db.session.scalars(query.options(contains_eager(Sponsor.organisation))))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """SQL condition, on a query that joins `Sponsor`: the actor may see the campaign. The operator sees all."""
    return rows_seen_by(actor, Sponsor.organisation_id, SPONSOR)


def days_left(campaign: Campaign) -> int | None:
    """Days from today to a campaign's last day: 0 on that day, negative after; None without a last day."""
    return (campaign.last_day - clock.paris_day(clock.now())).days if campaign.last_day else None


def is_near_end(campaign: Campaign) -> bool:
    """Whether the last day is at most NEAR_END_DAYS away, so that new booklets may come too late."""
    left = days_left(campaign)
    return left is not None and 0 <= left <= NEAR_END_DAYS


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
    paid_for = exists().where(Order.campaign_id == campaign.id, Order.funded_at.is_not(None))
    if set(changed) & set(TERMS_OF_MONEY) and session.scalar(select(paid_for)):
        raise TermsFunded
    if set(changed) & set(TERMS_OF_PAPER) and campaign.next_serial > 1:
        raise TermsIssued


def _insert(wanted: NewCampaign) -> Campaign:
    with transaction() as session:
        if session.get(Sponsor, wanted.sponsor_id) is None:
            raise UnknownSponsor
        highest = session.scalar(select(func.max(Campaign.id))) or 0
        campaign = Campaign(id=highest + 1, **asdict(wanted))
        session.add(campaign)
    return campaign
