"""One redemption: `story` reads it with its history, `reverse` undoes it.

A mediator's phone may undo for 15 minutes, without network too; a manager until the month is frozen; the operator at
any time, after that as a negative line of the open month (docs/glossary.md, rule 18 "Undo").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, Actor
from ..accounts.models import DevicePerson
from ..db import db, transaction
from ..errors import Conflict, NotFound
from ..ledger.posting import post
from ..messages.service import write
from ..redemptions import postings
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..settlements.models import StatementLine
from ..settlements.service import last_closed
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from ..venues.seen import may_see
from . import details, reversal_notes
from .detail import RedemptionDetail

UNDO = timedelta(minutes=15)
REASONS = ("mistake", "wrong_person", "session_cancelled", "other")


class UnknownRedemption(NotFound):
    code = "unknown_redemption"
    message = "Ce scan n'existe pas ou n'est pas de votre lieu. Rechargez la liste."


class NotAccepted(Conflict):
    code = "not_accepted"
    message = "Ce scan n'a pas été accepté : il n'y a rien à annuler."


class AlreadyReversed(Conflict):
    code = "already_reversed"
    message = "Ce scan est déjà annulé. Le pass peut de nouveau servir."


class TooLateToReverse(Conflict):
    code = "too_late_to_reverse"
    message = "Il est trop tard pour annuler ce scan ici. Demandez au gestionnaire du lieu, puis à l'opérateur."


class ReversalIdReused(Conflict):
    code = "id_reused"
    message = "Cette annulation porte un numéro déjà pris. Recommencez l'annulation."


@dataclass(frozen=True, slots=True)
class Undo:
    """A request to undo: ``id`` is made by the client, ``reversed_at`` is a phone's claim when it had no network.

    ``seq`` is its number in the phone's journal; ``person_id`` who undid it, by a shared phone.
    """

    id: UUID
    reason: str
    reversed_at: datetime | None = None
    seq: int | None = None
    person_id: int | None = None


def story(actor: Actor, redemption_id: UUID) -> RedemptionDetail:
    """A redemption with its history. Raises UnknownRedemption."""
    session = db.session()
    found = details.load(session, details.lines().where(Redemption.id == redemption_id), last_closed(session))
    if not found or not may_see(actor, session.get_one(Venue, found[0].redemption.venue_id)):
        raise UnknownRedemption
    return found[0]


def reverse(actor: Actor, redemption_id: UUID, undo: Undo) -> Reversal:
    """Undo an accepted redemption, so that the voucher can be used again. Idempotent by ``undo.id``.

    Raises UnknownRedemption, NotAccepted, AlreadyReversed, TooLateToReverse, ReversalIdReused.
    """
    with transaction() as session:
        redemption = _redemption_locked(session, actor, redemption_id)
        if earlier := session.get(Reversal, undo.id):
            return _same(earlier, redemption, undo)
        now, settled = clock.now(), _is_settled(session, redemption)
        _check_reversible(redemption)
        _check_in_time(actor, redemption, settled, _claimed(undo, redemption, now))
        reversal = Reversal(
            id=undo.id,
            redemption_id=redemption.id,
            reason=undo.reason,
            person_id=_undoer(session, actor, undo),
            device_id=actor.device.id if actor.device else None,
            recorded_at=now,
            effective_at=now if settled else redemption.recorded_at,
            seq=undo.seq if actor.device else None,
        )
        session.add(reversal)
        redemption.reversed_at = now
        venue = session.get_one(Venue, redemption.venue_id)
        post(session, postings.undone(reversal, redemption, venue.organisation_id))
        if not actor.device:
            subject = Subject("redemption", redemption.id, venue.organisation_id)
            record(session, actor, "redemption.reversed", subject, Changed(reason=undo.reason))
        if actor.has(OPERATOR):
            write(session, [reversal_notes.make_note(reversal, redemption, venue)])
    return reversal


def _redemption_locked(session: Session, actor: Actor, redemption_id: UUID) -> Redemption:
    """The redemption, if the actor may see it, locked so that two requests to undo it run one after the other."""
    wanted = select(Redemption).where(Redemption.id == redemption_id).with_for_update()
    redemption = session.scalar(wanted)
    if redemption is None or not may_see(actor, session.get_one(Venue, redemption.venue_id)):
        raise UnknownRedemption
    return redemption


def _undoer(session: Session, actor: Actor, undo: Undo) -> int:
    """Who undid it: whom the phone names, if they were ever on it, else who enrolled the phone."""
    if actor.device and undo.person_id and session.get(DevicePerson, (actor.device.id, undo.person_id)):
        return undo.person_id
    return actor.person_id


def _same(earlier: Reversal, redemption: Redemption, undo: Undo) -> Reversal:
    if earlier.redemption_id != redemption.id or earlier.reason != undo.reason:
        raise ReversalIdReused
    return earlier


def _is_settled(session: Session, redemption: Redemption) -> bool:
    return session.scalar(select(StatementLine.id).where(StatementLine.redemption_id == redemption.id)) is not None


def _check_reversible(redemption: Redemption) -> None:
    if redemption.status != ACCEPTED:
        raise NotAccepted
    if redemption.reversed_at:
        raise AlreadyReversed


def _claimed(undo: Undo, redemption: Redemption, now: datetime) -> datetime:
    """The phone's time of undoing if it is possible: after the scan and not in the future; else ``now``."""
    claimed = undo.reversed_at
    return claimed if claimed and redemption.scanned_at <= claimed <= now else now


def _check_in_time(actor: Actor, redemption: Redemption, settled: bool, reversed_at: datetime) -> None:
    if actor.device:
        ended_at = actor.device.revoked_at or reversed_at
        late = settled or reversed_at > min(redemption.recorded_at + UNDO, ended_at)
    else:
        late = settled and not actor.has(OPERATOR)
    if late:
        raise TooLateToReverse
