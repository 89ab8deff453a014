"""Money that two people order out: `ask_withdrawal` of earned fees, `ask_refund` of an advance; `confirm`, `refuse`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session, selectinload

from .. import clock
from ..access import Actor
from ..banking import ibans
from ..campaigns.models import Campaign
from ..campaigns.service import campaign_of
from ..db import pass_alone, transaction
from ..invoicing.numbers import take_one
from ..ledger.posting import post
from ..matching.refusals import SecondPersonNeeded
from ..payouts.disbursements import postings
from ..payouts.disbursements.models import (
    REFUND,
    WITHDRAWAL,
    Disbursement,
    DisbursementDecision,
    DisbursementPart,
)
from ..payouts.dues import PayTo
from ..trail.recording import Changed, Subject, record
from .earned import GATE, read_earned, read_free_advances
from .payees import find_own_account, find_sponsor_account
from .refusals import (
    DisbursementDecided,
    MoreThanAdvance,
    MoreThanEarned,
    UnknownDisbursement,
)

SERIES = {WITHDRAWAL: "RT", REFUND: "RB"}
LONGEST_HOLDER = 140


def ask_withdrawal(actor: Actor, cents: int, reason: str) -> Disbursement:
    """Ask for earned fees to be paid to our own account. Raises MoreThanEarned, NoFeesAccount, OperatorUnknown."""
    with transaction() as session:
        pass_alone(session, GATE)
        earned = read_earned(session)
        if not 0 < cents <= earned.cents:
            raise MoreThanEarned
        wanted = _Wanted(WITHDRAWAL, reason, None, find_own_account(session))
        return _ask(session, actor, wanted, earned.share(cents))


def ask_refund(actor: Actor, campaign_id: int, cents: int, reason: str) -> Disbursement:
    """Ask for an advance to be given back: to the sponsor's confirmed account, else to where its money came from.

    Raises UnknownCampaign, MoreThanAdvance, NoAccountToRefund, InvalidIban, OutsideSepa.
    """
    campaign = campaign_of(actor, campaign_id)
    with transaction() as session:
        _enter(session, campaign_id)
        if not 0 < cents <= read_free_advances(session).get(campaign_id, 0):
            raise MoreThanAdvance
        sponsor = session.get_one(Campaign, campaign.id).sponsor
        to = find_sponsor_account(session, campaign_id, sponsor.organisation_id, sponsor.organisation.name)
        wanted = _Wanted(REFUND, reason, sponsor.organisation_id, to)
        return _ask(session, actor, wanted, {campaign_id: cents})


def confirm(actor: Actor, disbursement_id: int) -> Disbursement:
    """Confirm what another person asked for: from now on it is to be paid. Idempotent.

    Raises UnknownDisbursement, DisbursementDecided, SecondPersonNeeded, MoreThanEarned, MoreThanAdvance.
    """
    with transaction() as session:
        one = _locked(session, disbursement_id)
        if one.decision and one.decision.confirmed:
            return one
        if actor.person_id in (0, one.asked_by_id):
            raise SecondPersonNeeded
        decision = _decide(session, actor, one, confirmed=True)
        _check_still_there(session, one)
        if one.kind == REFUND:
            post(session, postings.refunded(one.parts[0], one, decision))
    return one


def refuse(actor: Actor, disbursement_id: int) -> Disbursement:
    """Refuse what was asked for, or take it back. Raises UnknownDisbursement, DisbursementDecided."""
    with transaction() as session:
        one = _locked(session, disbursement_id)
        if one.decision and not one.decision.confirmed:
            return one
        _decide(session, actor, one, confirmed=False)
    return one


@dataclass(frozen=True, slots=True)
class _Wanted:
    kind: str
    reason: str
    organisation_id: int | None
    to: PayTo


def _enter(session: Session, campaign_id: int) -> None:
    """Nobody else orders anything, or takes this campaign's advance, until the transaction ends."""
    pass_alone(session, GATE)
    session.get(Campaign, campaign_id, with_for_update={"key_share": True})


def _ask(session: Session, actor: Actor, wanted: _Wanted, shares: Mapping[int, int]) -> Disbursement:
    now = clock.now()
    one = Disbursement(
        number=take_one(session, SERIES[wanted.kind], clock.paris_day(now)),
        kind=wanted.kind,
        organisation_id=wanted.organisation_id,
        organisation_name=wanted.to.holder[:LONGEST_HOLDER],
        iban=wanted.to.iban,
        bic=wanted.to.bic,
        total_cents=sum(shares.values()),
        reason=wanted.reason,
        asked_at=now,
        asked_by_id=actor.person_id,
        parts=[DisbursementPart(campaign_id=key, cents=cents) for key, cents in shares.items()],
    )
    session.add(one)
    session.flush()
    _record(session, actor, "disbursement.asked", one)
    return one


def _decide(session: Session, actor: Actor, one: Disbursement, *, confirmed: bool) -> DisbursementDecision:
    if one.decision:
        raise DisbursementDecided
    one.decision = DisbursementDecision(
        asked_by_id=one.asked_by_id, confirmed=confirmed, decided_at=clock.now(), decided_by_id=actor.person_id
    )
    session.flush()
    _record(session, actor, "disbursement.confirmed" if confirmed else "disbursement.refused", one)
    return one.decision


def _check_still_there(session: Session, one: Disbursement) -> None:
    """Scans undone, or orders paid, since it was asked for may have left less."""
    if one.kind == WITHDRAWAL:
        earned = read_earned(session, without=one.id)
        has = all(earned.by_campaign.get(part.campaign_id, 0) >= part.cents for part in one.parts)
        if not has or one.total_cents > earned.cents:
            raise MoreThanEarned
    elif one.total_cents > read_free_advances(session, without=one.id).get(one.parts[0].campaign_id, 0):
        raise MoreThanAdvance


def _locked(session: Session, disbursement_id: int) -> Disbursement:
    """One whose fate nobody else decides; its campaign's advance stays as it is, too."""
    pass_alone(session, GATE)
    parts = selectinload(Disbursement.parts)
    one = session.get(Disbursement, disbursement_id, options=[parts], populate_existing=True)
    if one is None:
        raise UnknownDisbursement
    if one.kind == REFUND:
        _enter(session, one.parts[0].campaign_id)
    return one


def _record(session: Session, actor: Actor, verb: str, one: Disbursement) -> None:
    told = {"number": one.number, "kind": one.kind, "cents": one.total_cents, "iban": ibans.mask(one.iban)}
    subject = Subject("disbursement", one.id, one.organisation_id)
    record(session, actor, verb, subject, Changed(after=told, reason=one.reason))
