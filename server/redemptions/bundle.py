"""The bundle: all a phone needs to judge vouchers without network, for its own venue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts.devices import ROTATE_AFTER
from ..accounts.models import Device
from ..campaigns.models import Campaign, Order, Sponsor
from ..db import db
from ..venues.models import Organisation, Venue
from ..vouchers import ids
from ..vouchers.keys import public_jwks
from ..vouchers.models import Booklet
from .models import ACCEPTED, Redemption, Reversal
from .rules import UPLOAD_DAYS

REFRESH = timedelta(hours=72)
OVERLAP = timedelta(minutes=5)
REMEMBERED = timedelta(days=UPLOAD_DAYS)


def bundle(actor: Actor, since: datetime | None) -> dict[str, Any]:
    """Keys, venue, rules and lists for the phone that asks; ``since`` limits what was spent to what is newer.

    The version is a moment; the next bundle goes back a little further, so that a commit that took long is told.
    """
    session, now = db.session(), clock.now()
    campaigns = _campaigns(session, now)
    return {
        "version": str(int(now.timestamp() * 1_000_000)),
        "full": since is None,
        "server_time": clock.iso(now),
        "refresh_by": clock.iso(now + REFRESH),
        "keys": public_jwks(),
        **_place(session, actor),
        "campaigns": campaigns,
        **_barred(session, [campaign["id"] for campaign in campaigns]),
        "spent": _spent(session, actor.at.venue_id, since),
        "restored": _restored(session, actor.at.venue_id, since),
    }


def parse_version(version: str) -> datetime:
    """The moment in a version. Raises ValueError, or OverflowError, when it is not one of ours."""
    return datetime.fromtimestamp(int(version) / 1_000_000, UTC)


def _place(session: Session, actor: Actor) -> dict[str, Any]:
    where = select(Device, Venue, Organisation).join(Venue, Venue.id == Device.venue_id)
    device, venue, organisation = session.execute(
        where.join(Organisation, Organisation.id == Venue.organisation_id).where(Device.id == actor.at.id)
    ).one()
    return {
        "rotate_token_by": clock.iso(device.token_issued_at + ROTATE_AFTER),
        "device": {"id": device.id, "label": device.label},
        "venue": {
            "id": venue.id,
            "name": venue.name,
            "commune": venue.commune,
            "qualified": organisation.qualified,
            "services": venue.services,
            "organisation": {"id": organisation.id, "name": organisation.name},
        },
    }


def _campaigns(session: Session, now: datetime) -> list[dict[str, Any]]:
    """The campaigns whose vouchers may still arrive, with the serials that are funded."""
    today = clock.paris_day(now)
    open_still = or_(Campaign.grace_day.is_(None), Campaign.grace_day >= today - REMEMBERED)
    rows = session.execute(
        select(Campaign, Organisation.name)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(Organisation, Organisation.id == Sponsor.organisation_id)
        .where(open_still)
        .order_by(Campaign.id)
    ).all()
    funded = _funded(session, [campaign.id for campaign, _ in rows])
    return [_rules(campaign, sponsor, funded.get(campaign.id, [])) for campaign, sponsor in rows]


def _rules(campaign: Campaign, sponsor: str, funded: list[tuple[int, int]]) -> dict[str, Any]:
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


def _barred(session: Session, campaign_ids: Sequence[int]) -> dict[str, list[str]]:
    """Numbers of the voided and of the blocked booklets; of vouchers where only they are void."""
    voided, blocked = Booklet.voided_at.is_not(None), Booklet.blocked_at.is_not(None)
    surplus = Booklet.live_vouchers < Booklet.size
    booklets = session.execute(
        select(Booklet.id, voided, blocked, Booklet.live_vouchers, Booklet.size).where(
            Booklet.campaign_id.in_(campaign_ids), or_(voided, blocked, surplus)
        )
    ).all()
    return {
        "voided": [
            *(ids.booklet_number(key) for key, is_voided, *_ in booklets if is_voided),
            *(
                ids.voucher_number(key << ids.POSITION_BITS | position)
                for key, is_voided, _, live, size in booklets
                if not is_voided and live is not None
                for position in range(live + 1, size + 1)
            ),
        ],
        "blocked": [ids.booklet_number(key) for key, is_voided, is_blocked, *_ in booklets if is_blocked > is_voided],
    }


def _spent(session: Session, venue_id: int, since: datetime | None) -> list[dict[str, Any]]:
    rows = session.execute(
        select(Redemption.voucher_id, Redemption.recorded_at)
        .where(
            Redemption.venue_id == venue_id,
            Redemption.status == ACCEPTED,
            Redemption.reversed_at.is_(None),
            *_after(Redemption.recorded_at, since),
        )
        .order_by(Redemption.recorded_at)
    ).all()
    return [{"voucher": ids.voucher_number(key), "at": clock.iso(at), "here": True} for key, at in rows if key]


def _restored(session: Session, venue_id: int, since: datetime | None) -> list[str]:
    """Vouchers given back by a reversal and not redeemed again: the phone forgets that they were spent."""
    again = select(Redemption.voucher_id).where(Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
    rows = session.scalars(
        select(Redemption.voucher_id)
        .join(Reversal, Reversal.redemption_id == Redemption.id)
        .where(
            Redemption.venue_id == venue_id,
            Redemption.voucher_id.not_in(again),
            *_after(Reversal.recorded_at, since),
        )
    )
    return [ids.voucher_number(key) for key in rows if key is not None]


def _after(column: Any, since: datetime | None) -> list[ColumnElement[bool]]:
    return [column >= since - OVERLAP] if since else []
