"""Checking: `check` tells a mediator the state of one voucher and its booklet; nothing is consumed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from .. import clock
from ..access import Actor
from ..accounts import throttle
from ..db import db, transaction
from ..keys.ring import key_ring
from ..venues.models import Venue
from ..vouchers import codes, ids, token, typed
from ..vouchers.models import Voucher
from .answers import MESSAGES
from .states import BookletState, VenueStanding, booklet_state

CODE_TRIES, CODE_TRIES_SECONDS = 30, 10 * 60
REDEEMABLE = "Ce pass peut être utilisé."
IN_GRACE = "Dernier jour passé : ce pass est encore accepté pendant le mois de grâce."
NOTHING_KNOWN = dict.fromkeys(
    (
        "voucher",
        "value_cents",
        "last_day",
        "grace_day",
        "campaign",
        "sponsor",
        "booklet",
        "size",
        "position",
        "left",
        "first",
    )
)


class Unknown(Exception):
    """The scanned or typed text names no voucher; ``reason`` is a code listed in docs/voucher-format.md."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check(actor: Actor, *, text: str | None = None, code: str | None = None) -> dict[str, Any]:
    """The state of the voucher that a QR's text or a typed code names, as `CheckedSchema` describes it.

    Raises TooMany when a phone checks more than CODE_TRIES typed codes in ten minutes.
    """
    text, code = typed.sort_out(token_text=text, code_text=code)
    if code is not None:
        _count_code(actor.at.id)
    session = db.session()
    try:
        voucher_id = _by_code(session, code) if code is not None else _by_text(text or "")
        return _known(voucher_id, _state(session, actor, voucher_id), actor.at.venue_id)
    except Unknown as unknown:
        return NOTHING_KNOWN | _verdict("not_redeemable", unknown.reason)


def _count_code(device_id: int) -> None:
    with transaction() as session:
        throttle.hit(session, f"typed-code:{device_id}", CODE_TRIES, CODE_TRIES_SECONDS)


def _by_text(text: str) -> int:
    try:
        return token.read(text, key_ring().public_points).voucher_id
    except token.Unreadable as unreadable:
        raise Unknown(unreadable.reason) from unreadable


def _by_code(session: Session, typed: str) -> int:
    voucher_id = session.scalar(select(Voucher.id).where(Voucher.code == codes.parse(typed)))
    if voucher_id is None:
        raise Unknown("wrong_code")
    return voucher_id


def _state(session: Session, actor: Actor, voucher_id: int) -> BookletState:
    venue = session.get_one(Venue, actor.at.venue_id, options=[joinedload(Venue.organisation)])
    standing = VenueStanding(venue.organisation.qualified_spans, venue.closed_from, venue.organisation_id)
    state = booklet_state(session, ids.booklet_of(voucher_id), clock.now(), standing)
    if state is None or not state.has(voucher_id):
        raise Unknown("unknown_voucher")
    return state


def _known(voucher_id: int, state: BookletState, venue_id: int) -> dict[str, Any]:
    campaign = state.booklet.campaign
    return {
        "voucher": ids.voucher_number(voucher_id),
        "value_cents": campaign.voucher_cents,
        "last_day": state.last_day,
        "grace_day": state.grace_day,
        "campaign": campaign.name,
        "sponsor": campaign.sponsor.organisation.name,
        "booklet": state.booklet.number,
        "size": state.booklet.size,
        "position": ids.position_of(voucher_id),
        "left": state.left,
        **_standing(voucher_id, state, venue_id),
    }


def _standing(voucher_id: int, state: BookletState, venue_id: int) -> dict[str, Any]:
    if use := state.uses.get(voucher_id):
        first = {
            "venue_id": use.venue_id,
            "venue": use.venue,
            "commune": use.commune,
            "at": clock.iso(use.recorded_at),
            "here": use.venue_id == venue_id,
        }
        return _verdict("redeemed", "already_redeemed") | {"first": first}
    if reason := state.reason_of(voucher_id):
        return _verdict("not_redeemable", reason) | {"first": None}
    message = IN_GRACE if state.in_grace else REDEEMABLE
    return {"state": "redeemable", "reason": None, "message": message, "first": None}


def _verdict(state: str, reason: str) -> dict[str, Any]:
    return {"state": state, "reason": reason, "message": MESSAGES[reason]}
