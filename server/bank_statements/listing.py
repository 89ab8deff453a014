"""Movements of an account as its statements tell them, the newest first: `list_movements`, filtered and in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from ..csv_dialects import Cell, write_csv
from ..db import db
from ..filters import Sought, conditions_on_dates, conditions_on_text
from ..paging import PAGE_LENGTH, pages, read_page
from .models import BankMovement, OwnBankAccount
from .own_accounts import find_account

CAME, LEFT = "in", "out"
DIRECTIONS = (CAME, LEFT)


COLUMNS: Final = {
    "day": "Jour",
    "value_day": "Jour de valeur",
    "cents": "Montant (€)",
    "party": "Qui",
    "text": "Libellé",
    "reference": "Référence",
    "end_to_end_id": "Référence du virement",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFilter(Sought):
    """Which movements: of some days, one direction, with some text in their words, names or references."""

    page: int = 1
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class MovementPage:
    """One page of an account's movements."""

    account: OwnBankAccount
    movements: Sequence[BankMovement]
    page: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return pages(self.total, PAGE_LENGTH)


def list_movements(account_id: int, wanted: MovementFilter) -> MovementPage:
    """A page of what an account's statements tell. Raises UnknownOwnAccount."""
    account = find_account(account_id)
    found = read_page(_filtered(account.iban, wanted), wanted.page, selectinload(BankMovement.payments))
    return MovementPage(account, found.rows, found.page, found.total)


def movements_csv(account_id: int, wanted: MovementFilter, dialect: str) -> str:
    """The same movements, all pages, as CSV. Raises UnknownOwnAccount."""
    found = db.session.scalars(_filtered(find_account(account_id).iban, wanted))
    return write_csv(COLUMNS, map(_row, found), dialect)


def _filtered(iban: str, wanted: MovementFilter) -> Select[BankMovement]:
    conditions = [BankMovement.iban == iban, BankMovement.statement_id.is_not(None)]
    conditions += conditions_on_dates(BankMovement.day, wanted.from_day, wanted.to_day)
    if wanted.direction:
        conditions.append(BankMovement.cents > 0 if wanted.direction == CAME else BankMovement.cents < 0)
    names = BankMovement.text, BankMovement.party, BankMovement.reference, BankMovement.end_to_end_id
    conditions += conditions_on_text(wanted.text, *names)
    newest = BankMovement.day.desc(), BankMovement.id.desc()
    return select(BankMovement).where(*conditions).order_by(*newest)


def _row(one: BankMovement) -> tuple[Cell, ...]:
    days = f"{one.day:%d/%m/%Y}", f"{one.value_day:%d/%m/%Y}" if one.value_day else ""
    return *days, one.cents, one.party, one.text, one.reference, one.end_to_end_id
