"""The bundle: all a phone needs to judge vouchers without network, for its own venue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from ... import clock
from ...access import Actor
from ...accounts.devices import ROTATE_AFTER, note_seen
from ...accounts.models import Device
from ...campaigns.approval_models import APPROVED, CampaignApproval
from ...campaigns.models import Campaign, Order, Sponsor
from ...db import db
from ...keys.ring import public_jwks
from ...organisations.models import Organisation
from ...pins.roster import read_roster
from ...venues.models import Venue
from ..rules import UPLOAD_DAYS
from .fetches import note_fetch
from .lists import list_barred, list_restored, list_spent

REFRESH = timedelta(hours=72)
REMEMBERED = timedelta(days=UPLOAD_DAYS)


def bundle(actor: Actor, since: datetime | None, unsent: int | None = None) -> dict[str, Any]:
    """Keys, venue, rules and lists for the phone that asks; ``since`` limits ``spent`` and ``restored`` to newer ones.

    ``unsent`` is how much of the venue's the phone says it has not sent.

    ``version`` is the time of this bundle in microseconds; the phone sends it back as ``since``. The lists then start
    OVERLAP earlier, so that a redemption that was committed late is not missed.
    """
    now = clock.now()
    note_fetch(actor.at.id, now)
    note_seen(actor.at.id, unsent, now)
    session = db.session()
    campaigns = _campaigns(session, now, actor.at.organisation_id)
    return {
        "version": str(int(now.timestamp() * 1_000_000)),
        "full": since is None,
        "server_time": clock.iso(now),
        "refresh_by": clock.iso(now + REFRESH),
        "keys": public_jwks(),
        **_place(session, actor),
        "campaigns": campaigns,
        **list_barred(session, [campaign["id"] for campaign in campaigns]),
        "spent": list_spent(session, actor.at.venue_id, since),
        "restored": list_restored(session, actor.at.venue_id, since),
    }


def parse_version(version: str) -> datetime:
    """The time encoded in a version. Raises ValueError, OverflowError or OSError when it is not one of ours."""
    return datetime.fromtimestamp(int(version) / 1_000_000, UTC)


def _place(session: Session, actor: Actor) -> dict[str, Any]:
    where = select(Device, Venue, Organisation).join(Venue, Venue.id == Device.venue_id)
    device, venue, organisation = session.execute(
        where.join(Organisation, Organisation.id == Venue.organisation_id).where(Device.id == actor.at.id)
    ).one()
    return {
        "people": read_roster(session, device) if device.shared else None,
        "rotate_token_by": clock.iso(device.token_issued_at + ROTATE_AFTER),
        "device": {"id": device.id, "label": device.label},
        "venue": {
            "id": venue.id,
            "name": venue.name,
            "commune": venue.commune,
            "qualified": organisation.qualified,
            "closed_from": venue.closed_from and venue.closed_from.isoformat(),
            "services": venue.services,
            "organisation": {"id": organisation.id, "name": organisation.name},
        },
    }


def _campaigns(session: Session, now: datetime, organisation_id: int) -> list[dict[str, Any]]:
    """The campaigns whose vouchers may still be uploaded, each with its funded serials, for an organisation's phone."""
    today = clock.paris_day(now)
    open_still = or_(Campaign.grace_day.is_(None), Campaign.grace_day >= today - REMEMBERED)
    rows = session.execute(
        select(Campaign, Organisation.name, CampaignApproval.state)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(Organisation, Organisation.id == Sponsor.organisation_id)
        .outerjoin(CampaignApproval, _is_of(organisation_id))
        .where(open_still)
        .order_by(Campaign.id)
    ).all()
    funded = _funded(session, [campaign.id for campaign, *_ in rows])
    return [
        _rules(
            campaign, sponsor, funded.get(campaign.id, []), approved=not campaign.needs_approval or state == APPROVED
        )
        for campaign, sponsor, state in rows
    ]


def _is_of(organisation_id: int) -> ColumnElement[bool]:
    return and_(CampaignApproval.campaign_id == Campaign.id, CampaignApproval.organisation_id == organisation_id)


def _rules(campaign: Campaign, sponsor: str, funded: list[tuple[int, int]], *, approved: bool) -> dict[str, Any]:
    return {
        "id": campaign.id,
        "name": campaign.name,
        "sponsor": sponsor,
        "voucher_cents": campaign.voucher_cents,
        "fee_bps": campaign.fee_bps,
        "first_day": campaign.first_day.isoformat(),
        "last_day": campaign.last_day and campaign.last_day.isoformat(),
        "grace_day": campaign.grace_day and campaign.grace_day.isoformat(),
        "valid_days": campaign.valid_days,
        "services": campaign.services,
        "stock_blocked": campaign.stock_blocked,
        "approved": approved,
        "funded": funded,
    }


def _funded(session: Session, campaign_ids: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    orders = session.execute(
        select(Order.campaign_id, Order.first_serial, Order.last_serial)
        .where(Order.campaign_id.in_(campaign_ids), Order.funded_at.is_not(None))
        .order_by(Order.first_serial)
    )
    ranges: dict[int, list[tuple[int, int]]] = {}
    for campaign_id, first, last in orders:
        if first and last:
            ranges.setdefault(campaign_id, []).append((first, last))
    return ranges
