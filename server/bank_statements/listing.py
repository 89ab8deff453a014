"""Movements of an account as its statements tell them, the newest first: `list_movements`, filtered and in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import selectinload

from ..db import db
from ..paging import PAGE_LENGTH, page_of, pages
from .models import BankMovement, OwnBankAccount
from .own_accounts import find_account

CAME, LEFT = "in", "out"
DIRECTIONS = (CAME, LEFT)


@dataclass(frozen=True, slots=True)
class MovementFilter:
    """Which movements: of some days, one direction, with some text in their words, names or references."""

    page: int = 1
    first_day: date | None = None
    last_day: date | None = None
    direction: str | None = None
    text: str = ""


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
    rows = _filtered(account.iban, wanted)
    total = db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    newest = rows.order_by(BankMovement.day.desc(), BankMovement.id.desc()).options(selectinload(BankMovement.payments))
    return MovementPage(
        account, db.session.scalars(page_of(newest, wanted.page, PAGE_LENGTH)).all(), wanted.page, total
    )


def _filtered(iban: str, wanted: MovementFilter) -> Select[BankMovement]:
    conditions = [BankMovement.iban == iban, BankMovement.statement_id.is_not(None)]
    if wanted.first_day:
        conditions.append(BankMovement.day >= wanted.first_day)
    if wanted.last_day:
        conditions.append(BankMovement.day <= wanted.last_day)
    if wanted.direction:
        conditions.append(BankMovement.cents > 0 if wanted.direction == CAME else BankMovement.cents < 0)
    if wanted.text:
        conditions.append(_says(wanted.text))
    return select(BankMovement).where(*conditions)


def _says(text: str) -> ColumnElement[bool]:
    names = (BankMovement.text, BankMovement.party, BankMovement.reference, BankMovement.end_to_end_id)
    return or_(*(name.icontains(text, autoescape=True) for name in names))
