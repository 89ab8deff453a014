"""A confirmed disbursement that no bank will carry out: `ask` that it be cancelled, `confirm` or `withdraw` that.

A refund's money is its sponsor's advance again, a withdrawal's are fees that may be withdrawn again.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import pass_alone, transaction
from ..ledger.posting import post
from ..matching.refusals import SecondPersonNeeded
from ..payouts.disbursements import postings
from ..payouts.disbursements.cancelling_models import DisbursementCancellation
from ..payouts.disbursements.models import CONFIRMED, REFUND, Disbursement
from ..payouts.models import LIVE, Payout
from ..payouts.preparing import lock_organisations
from ..trail.recording import Changed, Subject, record
from .earned import GATE
from .refusals import CancellationAsked, DisbursementBeingPaid, NothingToCancel, UnknownDisbursement


def ask(actor: Actor, disbursement_id: int, reason: str) -> DisbursementCancellation:
    """Ask that a confirmed disbursement be cancelled.

    Raises UnknownDisbursement, NothingToCancel, DisbursementBeingPaid, CancellationAsked.
    """
    with transaction() as session:
        one = _locked(session, disbursement_id)
        if _find_live(session, one):
            raise CancellationAsked
        _check(session, one)
        made = DisbursementCancellation(
            disbursement_id=one.id, reason=reason, asked_at=clock.now(), asked_by_id=actor.person_id
        )
        session.add(made)
        _record(session, actor, "disbursement.cancel_asked", one, reason)
    return made


def confirm(actor: Actor, disbursement_id: int) -> DisbursementCancellation:
    """Confirm what another person asked for: nobody will pay it any more. Idempotent.

    Raises UnknownDisbursement, NothingToCancel, SecondPersonNeeded, DisbursementBeingPaid.
    """
    with transaction() as session:
        one = _locked(session, disbursement_id)
        asked = _asked(session, one)
        if asked.confirmed_at:
            return asked
        if actor.person_id in (0, asked.asked_by_id):
            raise SecondPersonNeeded
        _check(session, one)
        asked.confirmed_at, asked.confirmed_by_id = clock.now(), actor.person_id
        session.flush()
        if one.kind == REFUND:
            post(session, postings.kept_after_all(one.parts[0], one, asked))
        _record(session, actor, "disbursement.cancelled", one, asked.reason)
    return asked


def withdraw(actor: Actor, disbursement_id: int) -> DisbursementCancellation:
    """Take back, or refuse, what nobody confirmed: it is to be paid as before.

    Raises UnknownDisbursement, NothingToCancel.
    """
    with transaction() as session:
        one = _locked(session, disbursement_id)
        asked = _asked(session, one)
        if asked.confirmed_at:
            raise NothingToCancel
        asked.withdrawn_at, asked.withdrawn_by_id = clock.now(), actor.person_id
        _record(session, actor, "disbursement.cancel_withdrawn", one, asked.reason)
    return asked


def _locked(session: Session, disbursement_id: int) -> Disbursement:
    """One that nobody prepares a payment of until the transaction ends; its organisation is locked first, as there."""
    pass_alone(session, GATE)
    one = session.get(Disbursement, disbursement_id)
    if one is None:
        raise UnknownDisbursement
    if one.organisation_id:
        lock_organisations(session, [one.organisation_id])
    session.refresh(one, with_for_update=True)
    return one


def _check(session: Session, one: Disbursement) -> None:
    if one.state != CONFIRMED:
        raise NothingToCancel
    paying = select(Payout.id).where(Payout.disbursement_id == one.id, Payout.state.in_(LIVE)).limit(1)
    if session.scalar(paying):
        raise DisbursementBeingPaid


def _asked(session: Session, one: Disbursement) -> DisbursementCancellation:
    asked = _find_live(session, one)
    if asked is None:
        raise NothingToCancel
    return asked


def _find_live(session: Session, one: Disbursement) -> DisbursementCancellation | None:
    of_one = select(DisbursementCancellation).where(DisbursementCancellation.disbursement_id == one.id)
    live = of_one.where(DisbursementCancellation.withdrawn_at.is_(None))
    return session.scalar(live.execution_options(populate_existing=True))


def _record(session: Session, actor: Actor, verb: str, one: Disbursement, reason: str) -> None:
    told = {"number": one.number, "kind": one.kind, "cents": one.total_cents}
    record(
        session, actor, verb, Subject("disbursement", one.id, one.organisation_id), Changed(after=told, reason=reason)
    )
