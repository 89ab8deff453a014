"""An account of ours, whose bank delivers a table of each day, imported as the operator does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from server.bank_statements import own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FUNDS, BankStatement, OwnBankAccount
from server.bank_statements.outcomes import TAKEN
from server.bank_statements.own_accounts import OwnAccountDetails
from server.commands import CONSOLE
from server.db import db
from server.solvency.changes import tell_change

HEAD = "Compte;Date;Libellé;EndToEndId;Montant;Solde"


class Bank:
    """The account's statements, each beginning with the balance of the one before."""

    def __init__(self, iban: str) -> None:
        self.iban = iban

    @classmethod
    def of_last_order(cls) -> Bank:
        """That of the account to which the last order was paid."""
        newest = select(OwnBankAccount.iban).order_by(OwnBankAccount.id.desc()).limit(1)
        return cls(db.session.scalars(newest).one())

    @classmethod
    def opened(cls, iban: str, kind: str = FUNDS) -> Bank:
        """A new account."""
        own_accounts.add(CONSOLE, OwnAccountDetails("Autre compte", kind, iban))
        return cls(iban)

    @property
    def cents(self) -> int:
        """The balance at the last statement."""
        newest = select(BankStatement.closing_cents).where(BankStatement.iban == self.iban)
        return db.session.scalar(newest.order_by(BankStatement.to_day.desc()).limit(1)) or 0

    def tells(self, day: date, *movements: int | tuple[int, str]) -> None:
        """Import the statement of a day, unmatched: cents, each perhaps with an end-to-end id."""
        [file] = import_files(CONSOLE, f"{day}.csv", self.table(day, *movements))
        assert [part.outcome for part in file.parts] == [TAKEN], file
        tell_change()

    def table(self, day: date, *movements: int | tuple[int, str]) -> bytes:
        """The bank's file for a day."""
        return "\n".join([HEAD, *self._lines(day, movements)]).encode()

    def _lines(self, day: date, movements: Iterable[int | tuple[int, str]]) -> Iterable[str]:
        balance = self.cents
        for one in movements:
            cents, name = one if isinstance(one, tuple) else (one, "")
            balance += cents
            yield f"{self.iban};{day:%d/%m/%Y};Mouvement;{name};{cents / 100:.2f};{balance / 100:.2f}"
