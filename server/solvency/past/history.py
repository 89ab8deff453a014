"""Bank, books and coverage of each past day: `list_days`, from the bank's statements and the ledger's day sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ... import clock
from ...bank_statements.chain import Span, follow, list_days
from ...bank_statements.models import FUNDS, BankStatement, OwnBankAccount
from ...bank_statements.storing import as_span
from ...db import db
from ...ledger.day_models import DaySum
from ...ledger.day_sums import summed_until
from ...ledger.models import LedgerLine
from ...payouts.models import PAID, RETURNED, Payout, PayoutBatch
from ..coverage import WHOLE_BPS
from ..covering import OWED

QUARTER, YEAR = 90, 365
LENGTHS = (QUARTER, YEAR)
"""How many days may be asked for."""
ONE = timedelta(days=1)
BOOKS = ("bank", "promised", *OWED)


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day's end, in cents: the bank's last word by then, the books, and what had to be there.

    ``bank_cents`` is None before the first statement. ``under_way_cents``: transfers that the bank had made and the
    books did not know yet, less those known and not made.
    """

    day: date
    bank_cents: int | None
    books_cents: int
    needed_cents: int
    under_way_cents: int

    @property
    def coverage_bps(self) -> int | None:
        """What was there of what was needed; None where nothing was, or without the bank's word."""
        if self.bank_cents is None or self.needed_cents <= 0:
            return None
        return max(self.bank_cents + self.under_way_cents, 0) * WHOLE_BPS // self.needed_cents

    @property
    def is_short(self) -> bool:
        """Whether the bank had less than was needed."""
        return self.coverage_bps is not None and self.coverage_bps < WHOLE_BPS


class _Moved(NamedTuple):
    """What a day moved in the books, in cents."""

    bank: int = 0
    needed: int = 0


def list_past_days(length: int) -> list[PastDay]:
    """The last days up to yesterday, the oldest first; four queries, however many lines or campaigns there are."""
    session = db.session()
    last = clock.paris_day(clock.now()) - ONE
    days = list_days(last - ONE * (length - 1), last)
    books, bank, way = _books(session, days), _bank(session, days), _under_way(session, days)
    return [PastDay(day, bank[day], *books[day], way[day]) for day in days]


def _books(session: Session, days: Sequence[date]) -> dict[date, _Moved]:
    """By day, what stood in the books at its end: in the bank, and needed there without what was promised."""
    moved: defaultdict[date, _Moved] = defaultdict(_Moved)
    for day, bank, promised, *owed in _moved(session, days):
        at = max(day, days[0])
        moved[at] = _Moved(moved[at].bank + int(bank), moved[at].needed - sum(map(int, owed)) - int(promised))
    sums = accumulate((moved[day] for day in days), lambda a, b: _Moved(a.bank + b.bank, a.needed + b.needed))
    return dict(zip(days, sums, strict=True))


def _moved(session: Session, days: Sequence[date]) -> Iterator[Sequence[Any]]:
    """What each day moved: counted days from their sums, the one or two that are not from their lines."""
    counted = summed_until(session) or date.min
    sums = [func.sum(getattr(DaySum, name)) for name in BOOKS]
    of_days = select(DaySum.day, *sums).where(DaySum.day < counted, DaySum.day <= days[-1]).group_by(DaySum.day)
    yield from session.execute(of_days)
    for day in [day for day in days if day >= counted] if counted > date.min else days[-1:]:
        start = clock.start_of_day(day) if counted > date.min else None
        lines = select(*(func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in BOOKS))
        since = [LedgerLine.recorded_at >= start] if start else []
        yield (day, *session.execute(lines.where(*since, LedgerLine.recorded_at < clock.end_of_day(day))).one())


def _bank(session: Session, days: Sequence[date]) -> dict[date, int | None]:
    """By day, the sum of what the last statements by then say."""
    rows = select(BankStatement).join(BankStatement.account).where(OwnBankAccount.kind == FUNDS)
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for row in session.scalars(rows):
        spans[row.account_id].append(as_span(row))
    changes: defaultdict[date, int] = defaultdict(int)
    for of_account in spans.values():
        for day, cents in _steps(of_account):
            changes[max(day, days[0])] += cents
    first = min((span.to_day for of_account in spans.values() for span in of_account), default=date.max)
    balances = accumulate(changes[day] for day in days)
    return {day: cents if day >= first else None for day, cents in zip(days, balances, strict=True)}


def _steps(spans: Sequence[Span]) -> Iterator[tuple[date, int]]:
    """By day of an account's statements, by how much its closing balance changed since the one before."""
    by_day: defaultdict[date, list[Span]] = defaultdict(list)
    for span in spans:
        by_day[span.to_day].append(span)
    before = 0
    for day in sorted(by_day):
        chain = follow(by_day[day])
        closing = chain.last.closing_cents if chain else before
        yield day, closing - before
        before = closing


def _under_way(session: Session, days: Sequence[date]) -> dict[date, int]:
    """By day, transfers that the bank had made and the books did not call paid yet, less the opposite."""
    paid = select(PayoutBatch.execution_day, Payout.paid_at, func.sum(Payout.cents)).join(Payout.batch)
    since = Payout.paid_at >= clock.start_of_day(days[0]), Payout.state.in_((PAID, RETURNED))
    changes: defaultdict[date, int] = defaultdict(int)
    for made, known_at, cents in session.execute(
        paid.where(*since).group_by(PayoutBatch.execution_day, Payout.paid_at)
    ):
        changes[max(made, days[0])] += int(cents)
        changes[clock.paris_day(known_at or clock.now())] -= int(cents)
    return dict(zip(days, accumulate(changes[day] for day in days), strict=True))
