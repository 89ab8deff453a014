"""What the match of the operator's own money does: bank fees, interest, transfers between own accounts, own use."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..bank_statements.models import FUNDS, OwnBankAccount
from .blocked import names_blocked
from .effects import Effect
from .house_models import HouseLine
from .models import BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE, BankMatch
from .recognising import recognise
from .refusals import NotOwnMoney


def _prepare(session: Session, match: BankMatch) -> None:
    movement = match.movement
    sure = match.cents == movement.cents and match.kind in (recognise(movement.code), _between_own(session, match))
    match.reference_agrees = match.amount_agrees = sure
    match.iban_agrees = sure and not names_blocked(movement)
    if match.kind == OWN_USE and match.cents < 0 and _kind(session, movement.iban) == FUNDS:
        raise NotOwnMoney


def _between_own(session: Session, match: BankMatch) -> str | None:
    """A transfer with another account of ours; money that leaves the funds for elsewhere takes two people's word."""
    movement = match.movement
    here, there = _kind(session, movement.iban), _kind(session, movement.party_iban)
    if there is None or movement.party_iban == movement.iban:
        return None
    leaves_funds = match.cents < 0 and here == FUNDS and there != FUNDS
    return None if leaves_funds else OWN_TRANSFER


def _kind(session: Session, iban: str) -> str | None:
    return session.scalar(select(OwnBankAccount.kind).where(OwnBankAccount.iban == iban))


def _confirmed(session: Session, _actor: Actor, match: BankMatch) -> None:
    session.flush()
    session.add(line_of(match))


def _undone(session: Session, _actor: Actor, match: BankMatch) -> None:
    session.add(line_of(match, is_undo=True))


def line_of(match: BankMatch, *, is_undo: bool = False) -> HouseLine:
    """The line of a confirmed match of the house's, or the one that takes it back."""
    cents = -match.cents if is_undo else match.cents
    return HouseLine(
        iban=match.movement.iban,
        kind=match.kind,
        day=match.movement.day,
        bank=cents,
        own=-cents,
        match_id=match.id,
        is_undo=is_undo,
        recorded_at=(match.undone_at if is_undo else match.confirmed_at) or clock.now(),
    )


HOUSE = {kind: Effect(_prepare, _confirmed, _undone) for kind in (BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE)}
