"""The demo's bank: what a sponsor sends arrives on a statement, which is imported and matched like anyone's.

A statement holds one day and begins with the balance at which the one before ended. Where an account's statements go
beyond the day, another account of ours receives the money.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from schwifty import IBAN
from sqlalchemy import exists, select

from .. import clock
from ..bank_statements import own_accounts
from ..bank_statements.deliveries import take_delivery
from ..bank_statements.models import FUNDS, BankMovement, BankStatement, OwnBankAccount
from ..campaigns.models import Order
from ..commands import CONSOLE
from ..db import db
from ..matching.effects import Part
from ..matching.models import BANK_FEE, ORDER, BankMatch
from ..matching.service import confirm, propose
from ..money import format_euros
from ..payouts.models import RETURNED, Payout, PayoutBatch
from .cast import SPONSOR_NAME
from .people import accountant, operator

FEE_CENTS, ONE_DAY = 1250, timedelta(days=1)
COLUMNS = "compte;date;montant;solde;libelle;tiers;reference"


class Credit(NamedTuple):
    """Money that somebody sends, below nothing what leaves, and what is written on it."""

    cents: int
    text: str
    party: str = SPONSOR_NAME
    reference: str = ""


def pay(orders: Sequence[Order]) -> None:
    """Let the sponsor pay what orders lack, one transfer each; one person matches, another confirms."""
    lacking = [order for order in orders if order.funded_at is None]
    movements = receive([Credit(order.lacking_cents, f"{order.payment_reference} mandat") for order in lacking])
    for order, movement in zip(lacking, movements, strict=True):
        give(movement, order)


def go_on() -> None:
    """Let the bank tell the days up to now of each account that it was silent about: silence stops issuing."""
    day = clock.paris_day(clock.now())
    for account in db.session.scalars(select(OwnBankAccount).where(OwnBankAccount.kind == FUNDS)).all():
        last = _last_statement(account)
        if last and last.to_day < day - ONE_DAY:
            [charged] = _import(account, last.closing_cents, [Credit(-FEE_CENTS, "FRAIS DE TENUE DE COMPTE", "BANQUE")])
            for match in propose(operator(), charged.id, [Part(BANK_FEE, charged.cents)]):
                confirm(accountant(), match.id)


def tell_payouts() -> None:
    """Let the bank tell each transfer that was paid or came back, and is on no statement yet; they match themselves."""
    for account in db.session.scalars(select(OwnBankAccount).where(OwnBankAccount.kind == FUNDS)).all():
        rows = select(Payout).join(Payout.batch).where(PayoutBatch.debtor_iban == account.iban)
        untold = rows.where(Payout.paid_at.is_not(None), ~exists().where(BankMatch.payout_id == Payout.id))
        sendings = [sent for payout in db.session.scalars(untold.order_by(Payout.id)) for sent in _transfers(payout)]
        if last := _last_statement(account):
            _import(account, last.closing_cents, sendings)


def _transfers(payout: Payout) -> list[Credit]:
    left = Credit(-payout.cents, "VIREMENT SEPA", payout.holder, payout.end_to_end_id)
    came_back = Credit(payout.cents, "RETOUR DE VIREMENT", payout.holder, payout.end_to_end_id)
    return [left, came_back] if payout.state == RETURNED else [left]


def give(movement: BankMovement, order: Order) -> None:
    """Match a credit to an order: all of it, or what the order lacks."""
    cents = min(movement.cents, order.lacking_cents)
    for match in propose(operator(), movement.id, [Part(ORDER, cents, order_id=order.id)]):
        confirm(accountant(), match.id)


def receive(sendings: Sequence[Credit]) -> list[BankMovement]:
    """Import the statement of the day with these credits; returns them in order."""
    account, balance = _account(clock.paris_day(clock.now()))
    return _import(account, balance, sendings)


def _import(account: OwnBankAccount, balance: int, sendings: Sequence[Credit]) -> list[BankMovement]:
    day, rows = clock.paris_day(clock.now()), []
    for sent in sendings:
        balance += sent.cents
        cells = (account.iban, f"{day:%d/%m/%Y}", format_euros(sent.cents), format_euros(balance))
        rows.append(";".join((*cells, sent.text, sent.party, sent.reference)))
    if rows:
        take_delivery(CONSOLE, f"releve-{day}.csv", "\n".join([COLUMNS, *rows, ""]).encode())
    newest = select(BankMovement).where(BankMovement.iban == account.iban).order_by(BankMovement.id.desc())
    return list(db.session.scalars(newest.limit(len(rows))))[::-1]


def _account(day: date) -> tuple[OwnBankAccount, int]:
    """An account whose statements end by that day, added if need be, and its balance."""
    accounts = db.session.scalars(select(OwnBankAccount).where(OwnBankAccount.kind == FUNDS)).all()
    for account in accounts:
        last = _last_statement(account)
        if last is None or last.to_day <= day:
            return account, last.closing_cents if last else 0
    iban = str(IBAN.generate("FR", bank_code="30001", account_code=f"{len(accounts) + 1:011d}", branch_code="00215"))
    return own_accounts.add(CONSOLE, own_accounts.OwnAccountDetails("Fonds des commanditaires", FUNDS, iban)), 0


def _last_statement(account: OwnBankAccount) -> BankStatement | None:
    of_account = select(BankStatement).where(BankStatement.iban == account.iban)
    return db.session.scalar(of_account.order_by(BankStatement.to_day.desc(), BankStatement.id.desc()).limit(1))
