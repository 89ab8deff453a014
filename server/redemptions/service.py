"""Redeeming: `redeem` limits a phone's typed codes, then judges and records its batch of scans."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app

from .. import clock
from ..access import Actor, DeviceRevoked
from ..accounts import throttle
from ..db import transaction
from ..errors import TooMany
from ..keys.ring import key_ring
from .answers import answer_undecided
from .batch import Answers, Visit, take_in
from .drafts import BatchContext
from .intake import Scan
from .shared_run import Together

CODES, CODES_SECONDS = 300, 10 * 60
FEW = 10  # larger batches gain nothing from sharing their queries with other phones


def redeem(actor: Actor, scans: Sequence[Scan]) -> Answers:
    """Redeem up to a hundred scans of one phone; returns their answers in the same order.

    Idempotent: the same id with the same content always gets the same answer, so after a crash the phone sends its
    batch again. That a voucher is used once is held by database constraints. Typed codes beyond the phone's rate limit
    are answered ``retry``. Raises DeviceRevoked.
    """
    return _within_limit(actor, scans, _context(actor))


def read_in(phone: Actor, scans: Sequence[Scan]) -> Answers:
    """Redeem up to a hundred scans that a phone could not send and a person reads in for it; as `redeem` otherwise.

    The phone may be revoked, lost, or silent for months: each scan is judged by its own time.
    """
    return _within_limit(phone, scans, _context(phone)._replace(read_in=True))


def _within_limit(actor: Actor, scans: Sequence[Scan], context: BatchContext) -> Answers:
    if _may_type(actor, scans):
        return _redeem(context, scans)
    answers = iter(_redeem(context, [scan for scan in scans if scan.code is None]))
    return [next(answers) if scan.code is None else answer_undecided(scan.id) for scan in scans]


def _may_type(actor: Actor, scans: Sequence[Scan]) -> bool:
    """Whether the phone is within its rate limit for typed codes, which are short enough to guess."""
    typed = sum(scan.code is not None for scan in scans)
    if not typed:
        return True
    with transaction() as session:
        try:
            throttle.hit(session, f"redeem-code:{actor.at.id}", CODES, CODES_SECONDS, times=typed)
        except TooMany:
            return False
    return True


def _redeem(context: BatchContext, scans: Sequence[Scan]) -> Answers:
    if not scans:
        return []
    visit = Visit(context, scans)
    answers = _together().ask(visit) if len(scans) <= FEW else take_in([visit])[0]
    if answers is None:
        raise DeviceRevoked
    return answers


def _together() -> Together[Visit, Answers | None]:
    if "redeeming" not in current_app.extensions:
        current_app.extensions.setdefault("redeeming", Together(take_in))
    together: Together[Visit, Answers | None] = current_app.extensions["redeeming"]
    return together


def _context(actor: Actor) -> BatchContext:
    ring = key_ring()
    return BatchContext(
        issuer=current_app.config["POINCON"].public_url,
        venue_id=actor.at.venue_id,
        device_id=actor.at.id,
        person_id=actor.person_id,
        recorded_at=clock.now(),
        key_id=ring.signing_id,
        private_number=ring.signing_number,
    )
