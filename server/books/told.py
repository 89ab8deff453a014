"""What the bank says of an account at the end of each day: its closing balances, and movements between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..bank_statements.chain import ONE, Span, list_ends, sort_spans
from ..bank_statements.models import BankMovement, BankStatement
from ..bank_statements.storing import as_span


@dataclass(frozen=True, slots=True)
class ToldAccount:
    """The bank's word on an account: ``opening`` cents before its first day, movements by day, closings by day.

    ``jumps`` are the differences between one statement's end and the next one's beginning: days that are missing.
    """

    iban: str
    first: date
    last: date
    opening: int
    moved: Counter[date]
    closings: dict[date, int]
    jumps: dict[date, int] = field(default_factory=dict)

    @property
    def eve(self) -> date:
        """The day before the first."""
        return self.first - ONE


def list_told(session: Session) -> dict[str, ToldAccount]:
    """Every account with a statement; two queries."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for row in session.scalars(select(BankStatement)):
        spans[row.iban].append(as_span(row))
    moved: defaultdict[str, Counter[date]] = defaultdict(Counter)
    sums = select(BankMovement.iban, BankMovement.day, func.sum(BankMovement.cents))
    on_statements = sums.where(BankMovement.statement_id.is_not(None))
    for iban, day, cents in session.execute(on_statements.group_by(BankMovement.iban, BankMovement.day)):
        moved[iban][day] = int(cents)
    return {iban: _told(iban, sort_spans(of_account), moved[iban]) for iban, of_account in spans.items()}


def _told(iban: str, ordered: Sequence[Span], moved: Counter[date]) -> ToldAccount:
    ends = list(list_ends(ordered))
    jumps = {
        after.from_day: after.opening_cents - before.closing_cents
        for before, after in zip(ends, ordered[1:], strict=False)
        if after.from_day > before.to_day and after.opening_cents != before.closing_cents
    }
    closings = {end.to_day: end.closing_cents for end in ends}
    return ToldAccount(iban, ordered[0].from_day, ends[-1].to_day, ordered[0].opening_cents, moved, closings, jumps)
