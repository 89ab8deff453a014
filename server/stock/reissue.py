"""Replacing a booklet: `count_left` counts its unused vouchers, `reissue` gives them in another booklet from stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db, transaction
from ..redemptions.states import booklet_state
from ..trail.recording import Changed, record
from ..vouchers import ids
from ..vouchers.allowance import bearer_of
from ..vouchers.booklets import booklet_locked, check_in_hand, subject_of
from ..vouchers.models import Booklet
from ..vouchers.refusals import AlreadyHandedOver, CampaignEnded, UnknownBooklet
from ..vouchers.stock import may_see
from .reissue_refusals import (
    AlreadyReissued,
    NeverHandedOver,
    NothingLeft,
    NotVoided,
    OtherCampaign,
    ReplacementTooSmall,
)

SAME_HAND_OVER = ("handed_over_at", "handed_over_by_use", "postcode", "target_public", "criteria_checked", "alone")


def reissue(actor: Actor, number: str, replacement: str) -> Booklet:
    """Give the unused vouchers of a voided booklet in another one from stock. Idempotent.

    The replacement takes over the hand-over's day, facts and beneficiary; its vouchers beyond those left are void
    (docs/glossary.md, rule 19 "Lost booklet"). Raises UnknownBooklet, AlreadyReissued, and what `_check_can_replace`
    and `_left` raise.
    """
    with transaction() as session:
        lost, new = _both_locked(session, actor, number, replacement)
        known = session.scalar(select(Booklet).where(Booklet.replaces_id == lost.id))
        if known is not None and known is not new:
            raise AlreadyReissued(known.number)
        if known is None:
            _check_can_replace(lost, new)
            _carry_on(lost, new, _left(session, lost, new, clock.now()))
            record(session, actor, "booklet.reissued", subject_of(lost), Changed(after={"replacement": new.number}))
    return new


@dataclass(frozen=True, slots=True)
class Left:
    """How many vouchers of a booklet are unused, of how many that are worth something (``size``)."""

    number: str
    left: int
    size: int


def count_left(actor: Actor, number: str) -> Left:
    """How many vouchers of a booklet are unused, even when it is voided. Raises UnknownBooklet."""
    state = booklet_state(db.session(), ids.parse_booklet(number) or 0, clock.now())
    if state is None or not may_see(actor, state.booklet):
        raise UnknownBooklet
    return Left(state.booklet.number, state.left, state.booklet.worth)


def _both_locked(session: Session, actor: Actor, number: str, replacement: str) -> tuple[Booklet, Booklet]:
    new_id = ids.parse_booklet(replacement)
    lost = booklet_locked(session, actor, number, with_id=new_id)
    new = session.get(Booklet, new_id) if new_id else None
    if new is None or not may_see(actor, new):
        raise UnknownBooklet
    return lost, new


def _check_can_replace(lost: Booklet, new: Booklet) -> None:
    """Raises NotVoided, NeverHandedOver, OtherCampaign, AlreadyHandedOver, and what `check_in_hand` raises."""
    if lost.voided_at is None:
        raise NotVoided
    if lost.handed_over_at is None:
        raise NeverHandedOver
    if new.campaign_id != lost.campaign_id:
        raise OtherCampaign
    check_in_hand(new)
    if new.handed_over_at is not None:
        raise AlreadyHandedOver


def _left(session: Session, lost: Booklet, new: Booklet, now: datetime) -> int:
    """How many vouchers the replacement gives. Raises CampaignEnded, NothingLeft, ReplacementTooSmall."""
    state = booklet_state(session, lost.id, now)
    left = state.left if state else 0
    final = state and (state.grace_day or state.last_day)
    if final and final < clock.paris_day(now):
        raise CampaignEnded("Le délai de grâce de cette campagne est fini : ce carnet ne se remplace plus.")
    if left <= 0:
        raise NothingLeft
    if left > new.size:
        raise ReplacementTooSmall
    return left


def _carry_on(lost: Booklet, new: Booklet, left: int) -> None:
    for name in SAME_HAND_OVER:
        setattr(new, name, getattr(lost, name))
    new.replaces_id, new.bearer_id, new.live_vouchers = lost.id, bearer_of(lost), left
