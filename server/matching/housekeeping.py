"""What the match of the operator's own money does: bank fees, interest, transfers between own accounts, own use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..bank_statements.models import FUNDS, OwnBankAccount
from .effects import Effect
from .house_models import HouseLine
from .models import BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE, BankMatch
from .recognising import recognise
from .refusals import NotOwnMoney
from .suggestions.blocked import names_blocked


def _prepare(session: Session, matches: Sequence[BankMatch]) -> None:
    kinds = _kinds(session, matches)
    for match in matches:
        movement = match.movement
        sure = match.cents == movement.cents and match.kind in (recognise(movement.code), _between_own(match, kinds))
        match.reference_agrees = match.amount_agrees = sure
        match.iban_agrees = sure and not names_blocked(movement)
        if match.kind == OWN_USE and match.cents < 0 and kinds.get(movement.iban) == FUNDS:
            raise NotOwnMoney


def _kinds(session: Session, matches: Sequence[BankMatch]) -> dict[str, str]:
    """The kinds of those accounts of ours that matches are between."""
    named = {iban for match in matches for iban in (match.movement.iban, match.movement.party_iban)}
    rows = select(OwnBankAccount.iban, OwnBankAccount.kind).where(OwnBankAccount.iban.in_(named))
    return dict(session.execute(rows).all())


def _between_own(match: BankMatch, kinds: Mapping[str, str]) -> str | None:
    """A transfer with another account of ours; money that leaves the funds for elsewhere takes two people's word."""
    movement = match.movement
    here, there = kinds.get(movement.iban), kinds.get(movement.party_iban)
    if there is None or movement.party_iban == movement.iban:
        return None
    leaves_funds = match.cents < 0 and here == FUNDS and there != FUNDS
    return None if leaves_funds else OWN_TRANSFER


def _confirmed(session: Session, _actor: Actor, matches: Sequence[BankMatch]) -> None:
    session.execute(insert(HouseLine), [_line(match) for match in matches])


def _undone(session: Session, _actor: Actor, match: BankMatch) -> None:
    session.execute(insert(HouseLine), [_line(match, is_undo=True)])


def _line(match: BankMatch, *, is_undo: bool = False) -> dict[str, object]:
    """The line of a confirmed match of the house's, or the one that takes it back."""
    cents = -match.cents if is_undo else match.cents
    return {
        "iban": match.movement.iban,
        "kind": match.kind,
        "day": match.movement.day,
        "bank": cents,
        "own": -cents,
        "match_id": match.id,
        "is_undo": is_undo,
        "recorded_at": (match.undone_at if is_undo else match.confirmed_at) or clock.now(),
    }


HOUSE = {kind: Effect(_prepare, _confirmed, _undone) for kind in (BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE)}
