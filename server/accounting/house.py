"""The entries of the operator's own money: bank fees, interest, transfers between own accounts, what was its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..bank_statements.models import FUNDS, BankMovement, OwnBankAccount
from ..matching.house_models import OPENING, HouseLine
from ..matching.models import BANK_FEE, INTEREST, OWN_TRANSFER, OWN_USE, BankMatch
from .entries import AccountEntry, EntryLine, SourcePiece, make_entry
from .period import FiscalBooks
from .roles import BANK, BANK_COSTS, INTEREST_EARNED, INTEREST_PAID, OF_BANK, OWN_BANK, OWN_MONEY, TRANSFERS
from .words import HOUSE

AGAINST: Final = {BANK_FEE: BANK_COSTS, OWN_TRANSFER: TRANSFERS, OWN_USE: OWN_MONEY, OPENING: OWN_MONEY}
"""The account on the other side, by kind of line; interest is an expense or income by its sign."""


def list_house(session: Session, _books: FiscalBooks, day: date) -> Iterator[AccountEntry]:
    """The entries of a day, in the order of their lines; one query."""
    moments = HouseLine.recorded_at >= clock.start_of_day(day), HouseLine.recorded_at < clock.end_of_day(day)
    rows = (
        select(HouseLine, OwnBankAccount.kind, BankMovement.reference)
        .join(OwnBankAccount, OwnBankAccount.iban == HouseLine.iban)
        .outerjoin(BankMatch, BankMatch.id == HouseLine.match_id)
        .outerjoin(BankMovement, BankMovement.id == BankMatch.movement_id)
    )
    for line, kind, reference in session.execute(rows.where(*moments).order_by(HouseLine.id)):
        yield book_house(line, day, kind, reference or "")


def book_house(line: HouseLine, day: date, account_kind: str, reference: str) -> AccountEntry:
    """The entry of a line, on the day when the books got it; its document is the bank's, of the bank's day."""
    piece = SourcePiece(reference or f"H-{line.id}", line.day, HOUSE[line.kind])
    bank = EntryLine(BANK if account_kind == FUNDS else OWN_BANK, line.bank)
    return make_entry(OF_BANK, day, piece, bank, EntryLine(_against(line), line.own))


def _against(line: HouseLine) -> str:
    if line.kind != INTEREST:
        return AGAINST[line.kind]
    return INTEREST_PAID if (line.bank < 0) != line.is_undo else INTEREST_EARNED
