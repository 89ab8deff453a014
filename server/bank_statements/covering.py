"""Which days of our accounts the bank has told, and what is missing: `list_covered`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from ..db import db
from .chain import Chain, MissingDays, Span, follow
from .models import BankMovement, BankStatement, OwnBankAccount
from .storing import as_span


@dataclass(frozen=True, slots=True)
class CoveredAccount:
    """An account of ours with the days that its statements cover; all None before the first statement.

    ``announced`` movements stand on notices for days after the last one: nothing final.
    """

    account: OwnBankAccount
    chain: Chain | None
    announced: int

    @property
    def first_day(self) -> date | None:
        """The first day covered."""
        return self.chain.first.from_day if self.chain else None

    @property
    def last_day(self) -> date | None:
        """The last day covered."""
        return self.chain.last.to_day if self.chain else None

    @property
    def closing_cents(self) -> int | None:
        """The balance at the end of that day."""
        return self.chain.last.closing_cents if self.chain else None

    @property
    def gaps(self) -> Sequence[MissingDays]:
        """What is missing between statements, the oldest first."""
        return self.chain.gaps if self.chain else ()


def list_covered() -> list[CoveredAccount]:
    """Every account of ours, in the order they were added; a constant number of queries."""
    session = db.session()
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for row in session.scalars(select(BankStatement)):
        spans[row.iban].append(as_span(row))
    chains = {iban: follow(of_account) for iban, of_account in spans.items()}
    announced = _announced({iban: chain.last.to_day for iban, chain in chains.items() if chain})
    accounts = session.scalars(select(OwnBankAccount).order_by(OwnBankAccount.id))
    return [CoveredAccount(one, chains.get(one.iban), announced.get(one.iban, 0)) for one in accounts]


def _announced(last_days: dict[str, date]) -> dict[str, int]:
    """By account, the movements of notices for days that no statement has reached."""
    count = select(BankMovement.iban, BankMovement.day, func.count()).where(BankMovement.statement_id.is_(None))
    found: dict[str, int] = defaultdict(int)
    for iban, day, number in db.session.execute(count.group_by(BankMovement.iban, BankMovement.day)):
        found[iban] += number if day > last_days.get(iban, date.min) else 0
    return dict(found)
