"""Redeeming: `redeem` a batch of scans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import Connection, bindparam, select

from .. import clock
from ..access import Actor
from ..accounts import throttle
from ..db import statements, transaction
from ..errors import TooMany
from ..venues.models import Venue
from ..vouchers.keys import KeyRing, key_ring
from . import facts
from .answers import answer, undecided
from .drafts import Counter, Draft, draft
from .intake import Reading, Scan, read
from .models import Redemption
from .record import record

CODES, CODES_SECONDS = 300, 10 * 60
_FIRST = (
    select(Redemption.id, Redemption.recorded_at, Venue.id.label("venue_id"), Venue.name, Venue.commune)
    .join(Venue, Venue.id == Redemption.venue_id)
    .where(Redemption.id.in_(bindparam("ids", expanding=True)))
)


def redeem(actor: Actor, scans: Sequence[Scan]) -> list[dict[str, Any]]:
    """Redeem up to a hundred scans of one phone; each gets its answer, in their order.

    Each scan stands alone: what a crash left out of a batch is taken in when it is sent again. The same id
    with the same content is answered the same for ever; what costs money is decided by the database's
    constraints. Typed codes beyond the phone's rate are answered ``retry``. Raises DeviceRevoked.
    """
    held = set() if _may_type(actor, scans) else {scan.id for scan in scans if scan.code is not None}
    answers = iter(_redeem(actor, [scan for scan in scans if scan.id not in held]))
    return [undecided(scan.id) if scan.id in held else next(answers) for scan in scans]


def _may_type(actor: Actor, scans: Sequence[Scan]) -> bool:
    """Whether the phone is still within the rate of typed codes; they are short enough to be guessed."""
    typed = sum(scan.code is not None for scan in scans)
    if not typed:
        return True
    with transaction() as session:
        try:
            throttle.hit(session, f"redeem-code:{actor.at.id}", CODES, CODES_SECONDS, times=typed)
        except TooMany:
            return False
    return True


def _redeem(actor: Actor, scans: Sequence[Scan]) -> list[dict[str, Any]]:
    if not scans:
        return []
    ring = key_ring()
    venue_id = actor.at.venue_id
    readings = [read(scan, venue_id, ring.public_points) for scan in scans]
    with statements() as connection:
        drafts = _drafts(connection, readings, _counter(actor, ring))
        outcome = record(connection, drafts)
        firsts = _firsts(connection, (row for _, row in outcome.values()), venue_id)
    return [_answer(draft, outcome, firsts) for draft in drafts]


def _counter(actor: Actor, ring: KeyRing) -> Counter:
    return Counter(
        issuer=current_app.config["POINCON"].public_url,
        venue_id=actor.at.venue_id,
        device_id=actor.at.id,
        person_id=actor.person_id,
        recorded_at=clock.now(),
        key_id=ring.signing_id,
        private_number=ring.signing_number,
    )


def _drafts(connection: Connection, readings: Sequence[Reading], counter: Counter) -> list[Draft]:
    voucher_ids = {reading.voucher_id for reading in readings if reading.voucher_id is not None}
    typed_codes = {reading.code for reading in readings if reading.code}
    vouchers = facts.load(connection, counter.device_id, voucher_ids, typed_codes)
    return [draft(reading, vouchers, counter) for reading in readings]


def _firsts(connection: Connection, rows: Iterable[Mapping[str, Any]], venue_id: int) -> dict[UUID, dict[str, Any]]:
    """Where and when the winners of this batch's conflicts were redeemed."""
    wanted = {row["first_id"] for row in rows if row["first_id"]}
    if not wanted:
        return {}
    return {
        first.id: {
            "venue_id": first.venue_id,
            "venue": first.name,
            "commune": first.commune,
            "at": clock.iso(first.recorded_at),
            "here": first.venue_id == venue_id,
        }
        for first in connection.execute(_FIRST, {"ids": list(wanted)})
    }


def _answer(
    sent: Draft, outcome: Mapping[UUID, tuple[str, Mapping[str, Any]]], firsts: Mapping[UUID, dict[str, Any]]
) -> dict[str, Any]:
    kind, row = outcome[sent.row["id"]]
    if row["content"] != sent.row["content"]:
        kind, row = "id_reused", sent.row
    return answer(kind, row, firsts.get(row["first_id"]))
