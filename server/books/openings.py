"""What was the operator's own on an account when its first statement began: `tell` it, and another `confirm`s."""

from __future__ import annotations

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..bank_statements.models import OwnBankAccount
from ..bank_statements.refusals import UnknownOwnAccount
from ..db import transaction
from ..matching.house_models import OPENING, AccountOpening, HouseLine
from ..matching.refusals import SecondPersonNeeded
from ..trail.recording import Changed, Subject, record
from .refusals import MoreThanOpening, NoStatementYet, OpeningConfirmed, OpeningUnknown
from .told import ToldAccount, list_told


def tell(actor: Actor, account_id: int, cents: int) -> AccountOpening:
    """Say how much of the first balance was our own; said again, it is what is confirmed later.

    Raises UnknownOwnAccount, NoStatementYet, MoreThanOpening, OpeningConfirmed.
    """
    with transaction() as session:
        account = _account_locked(session, account_id)
        opening = _told(session, account.iban).opening
        if not 0 < cents <= opening and not opening <= cents < 0:
            raise MoreThanOpening
        row = session.get(AccountOpening, account.iban) or AccountOpening(iban=account.iban)
        if row.confirmed_at:
            raise OpeningConfirmed
        row.cents, row.told_at, row.told_by_id = cents, clock.now(), actor.person_id
        session.add(row)
        _record(session, actor, "opening.told", account, cents)
    return row


def confirm(actor: Actor, account_id: int) -> AccountOpening:
    """Confirm what another person told: it is in the books. Idempotent.

    Raises UnknownOwnAccount, OpeningUnknown, SecondPersonNeeded.
    """
    with transaction() as session:
        account = _account_locked(session, account_id)
        row = session.get(AccountOpening, account.iban)
        if row is None:
            raise OpeningUnknown
        if row.confirmed_at:
            return row
        if actor.person_id in (0, row.told_by_id):
            raise SecondPersonNeeded
        row.confirmed_at, row.confirmed_by_id = clock.now(), actor.person_id
        session.add(_line(row, _told(session, account.iban)))
        _record(session, actor, "opening.confirmed", account, row.cents)
    return row


def _line(row: AccountOpening, told: ToldAccount) -> HouseLine:
    return HouseLine(
        iban=row.iban, kind=OPENING, day=told.eve, bank=row.cents, own=-row.cents, recorded_at=row.confirmed_at
    )


def _account_locked(session: Session, account_id: int) -> OwnBankAccount:
    account = session.get(OwnBankAccount, account_id, with_for_update=True)
    if account is None:
        raise UnknownOwnAccount
    return account


def _told(session: Session, iban: str) -> ToldAccount:
    told = list_told(session).get(iban)
    if told is None:
        raise NoStatementYet
    return told


def _record(session: Session, actor: Actor, verb: str, account: OwnBankAccount, cents: int) -> None:
    record(session, actor, verb, Subject("own_bank_account", account.id), Changed(after={"cents": cents}))
