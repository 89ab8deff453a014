"""Gaps: numbers of a phone's journal that never arrived, though later ones did.

A number is a scan's or an undoing's. What a phone said to have nothing left of, once the later number was here, is no
gap: an undoing that had nothing to undo takes a number, too, and is never sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import CompoundSelect, Select, Subquery, func, or_, select, union_all
from sqlalchemy.orm import Session

from ..accounts.models import Device
from ..redemptions.models import Redemption, Reversal

LOOKED_BACK = timedelta(days=90)
MOST_OF_ONE = 5


class Gap(NamedTuple):
    """Numbers from ``first`` to ``last`` that never arrived."""

    first: int
    last: int


class Heard(NamedTuple):
    """When a phone's last scan arrived, None for none in 90 days, and its gaps, the newest five, oldest first."""

    last_scan_at: datetime | None = None
    gaps: Sequence[Gap] = ()


def load_heard(session: Session, devices: Sequence[Device], now: datetime) -> dict[int, Heard]:
    """What arrived from these phones in 90 days, in two queries; phones that sent nothing are left out."""
    since = now - LOOKED_BACK
    sent = _sent(devices, since)
    last = select(sent.c.device_id, func.max(sent.c.recorded_at)).group_by(sent.c.device_id)
    gaps: dict[int, list[Gap]] = {}
    for device_id, first, until in session.execute(_gaps(_numbers(sent, devices, since))).all():
        gaps.setdefault(device_id, []).insert(0, Gap(first, until))
    return {device_id: Heard(at, gaps.get(device_id, ())) for device_id, at in session.execute(last)}


def _sent(devices: Sequence[Device], since: datetime) -> Subquery:
    """The scans of these phones, found by the index of their venues."""
    venue_ids = {device.venue_id for device in devices}
    of_venues = Redemption.venue_id.in_(venue_ids), Redemption.recorded_at >= since
    return (
        select(Redemption.device_id, Redemption.seq, Redemption.recorded_at)
        .where(*of_venues, Redemption.device_id.in_([device.id for device in devices]))
        .subquery()
    )


def _numbers(sent: Subquery, devices: Sequence[Device], since: datetime) -> CompoundSelect[Any]:
    undone = select(Reversal.device_id, Reversal.seq, Reversal.recorded_at).where(
        Reversal.recorded_at >= since,
        Reversal.device_id.in_([device.id for device in devices]),
        Reversal.seq.is_not(None),
    )
    return union_all(select(sent.c.device_id, sent.c.seq, sent.c.recorded_at), undone)


def _gaps(numbers: CompoundSelect[Any]) -> Select[Any]:
    """Each phone's newest gaps that it did not explain since, newest first."""
    arrived = numbers.subquery()
    phone, seq = arrived.c.device_id, arrived.c.seq
    before = func.lag(seq).over(partition_by=phone, order_by=seq)
    steps = select(phone, seq, arrived.c.recorded_at, before.label("before")).subquery()
    first, last = steps.c.before + 1, steps.c.seq - 1
    rank = func.row_number().over(partition_by=steps.c.device_id, order_by=steps.c.seq.desc())
    unexplained = or_(Device.safe_at.is_(None), Device.safe_at < steps.c.recorded_at)
    missing = (
        select(steps.c.device_id, first.label("first"), last.label("last"), rank.label("rank"))
        .join(Device, Device.id == steps.c.device_id)
        .where(first <= last, unexplained)
        .subquery()
    )
    newest = select(missing.c.device_id, missing.c.first, missing.c.last).where(missing.c.rank <= MOST_OF_ONE)
    return newest.order_by(missing.c.device_id, missing.c.rank)
