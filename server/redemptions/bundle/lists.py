"""The bundle's lists: voided and blocked booklets, vouchers used at the phone's venue, and vouchers given back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from ... import clock
from ...vouchers import ids
from ...vouchers.models import Booklet
from ..models import ACCEPTED, Redemption, Reversal

OVERLAP = timedelta(minutes=5)


def list_barred(session: Session, campaign_ids: Sequence[int]) -> dict[str, list[str]]:
    """Numbers of these campaigns' booklets under ``voided`` and ``blocked``.

    ``voided`` also lists single vouchers: those of a replacement booklet beyond its `live_vouchers`.
    """
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


def list_spent(session: Session, venue_id: int, since: datetime | None) -> list[dict[str, Any]]:
    """Vouchers redeemed at a venue and not reversed, oldest first; ``since`` limits them to those recorded later."""
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


def list_restored(session: Session, venue_id: int, since: datetime | None) -> list[str]:
    """Vouchers whose redemption at this venue was reversed and that were not redeemed again.

    The phone removes them from its list of spent vouchers.
    """
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
