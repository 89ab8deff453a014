"""Campaigns: who sponsors them, how they are made, and who sees them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from .. import clock
from ..access import OPERATOR, SPONSOR, Actor
from ..db import db, transaction
from ..venues.models import Organisation
from .models import Campaign, Order, Sponsor
from .refusals import (
    CampaignNumbersTaken,
    DaysOutOfOrder,
    OneKindOfValidity,
    TermsFunded,
    UnknownCampaign,
    UnknownSponsor,
)

NUMBERING_TRIES = 8
TERMS_OF_MONEY = ("voucher_cents", "fee_bps", "sponsor_fee_bps")  # stand once an order is funded


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCampaign:
    """What the operator decides of a campaign; cents, basis points, and days in Paris, each included.

    Either ``last_day``, or ``valid_days`` from hand-over. ``services`` None allows all nine families, ``territory``
    and ``target_publics`` None everyone.
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
    """Let an organisation buy vouchers; one that does already only gets the telephone given.

    Raises UnknownSponsor when there is no such organisation.
    """
    with transaction() as session:
        if session.get(Organisation, organisation_id) is None:
            raise UnknownSponsor
        sponsor = session.scalar(select(Sponsor).where(Sponsor.organisation_id == organisation_id))
        sponsor = sponsor or Sponsor(organisation_id=organisation_id)
        sponsor.support_phone = support_phone or sponsor.support_phone
        session.add(sponsor)
    return sponsor


def create_campaign(wanted: NewCampaign) -> Campaign:
    """A campaign under the next free number; without a grace day, grace lasts one month (DOMAIN.md, "Validity").

    Raises OneKindOfValidity, DaysOutOfOrder, UnknownSponsor, CampaignNumbersTaken.
    """
    wanted = _with_grace(wanted)
    for _ in range(NUMBERING_TRIES):
        try:
            return _insert(wanted)
        except IntegrityError:  # someone else's campaign took the number in between
            continue
    raise CampaignNumbersTaken


def change_campaign(campaign_id: int, changes: dict[str, Any]) -> Campaign:
    """Change what is not printed; value and fees only until an order is funded. Raises UnknownCampaign, TermsFunded."""
    with transaction() as session:
        campaign = session.get(Campaign, campaign_id, with_for_update={"key_share": True})
        if campaign is None:
            raise UnknownCampaign
        changed = {name: value for name, value in changes.items() if getattr(campaign, name) != value}
        paid_for = exists().where(Order.campaign_id == campaign_id, Order.funded_at.is_not(None))
        if changed.keys() & set(TERMS_OF_MONEY) and session.scalar(select(paid_for)):
            raise TermsFunded
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


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition, on a query that joins the sponsor, for what an actor may see."""
    if actor.has(OPERATOR):
        return true()
    return Sponsor.organisation_id.in_(actor.organisation_ids(SPONSOR))


def _with_grace(wanted: NewCampaign) -> NewCampaign:
    if (wanted.last_day is None) == (wanted.valid_days is None) or (wanted.grace_day and not wanted.last_day):
        raise OneKindOfValidity
    if wanted.last_day is None:
        return wanted
    grace_day = wanted.grace_day or clock.month_later(wanted.last_day)
    if not wanted.first_day <= wanted.last_day <= grace_day:
        raise DaysOutOfOrder
    return replace(wanted, grace_day=grace_day)


def _insert(wanted: NewCampaign) -> Campaign:
    with transaction() as session:
        if session.get(Sponsor, wanted.sponsor_id) is None:
            raise UnknownSponsor
        highest = session.scalar(select(func.max(Campaign.id))) or 0
        campaign = Campaign(id=highest + 1, **asdict(wanted))
        session.add(campaign)
    return campaign
