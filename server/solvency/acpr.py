"""`acpr`: the payment operations of twelve rolling months; `tell_crossings`: a message when they reach a level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from .. import clock
from ..db import db, transaction
from ..invoicing.words import euros
from ..ledger.day_models import DaySum
from ..ledger.day_sums import summed_until
from ..ledger.models import FUNDED, HONOURED, REDEEMED, REVERSED, UNFUNDED, LedgerLine
from ..messages.service import THE_OPERATOR, Note, write
from ..wallet.words import day_in_words
from .acpr_rules import ALERT_CENTS, THRESHOLD_CENTS, Days, Flow, find_reached, first_day, level_of, sum_twelve_months

FUNDINGS = (FUNDED, UNFUNDED)
OPERATIONS = (*FUNDINGS, REDEEMED, REVERSED, HONOURED)
Table = type[DaySum] | type[LedgerLine]


@dataclass(frozen=True, slots=True)
class Acpr:
    """The operations from a day to another, both included, and the level they reach."""

    first_day: date
    last_day: date
    flow: Flow

    threshold_cents = THRESHOLD_CENTS
    alert_cents = ALERT_CENTS

    @property
    def level(self) -> str:
        return level_of(self.flow.cents)


def acpr() -> Acpr:
    """The operations of the twelve months up to now."""
    today = clock.paris_day(clock.now())
    return Acpr(first_day(today), today, sum_twelve_months(_days(db.session(), first_day(today), today), today))


def tell_crossings() -> list[str]:
    """Tell the operator of each level, once each time it is reached; returns the levels told now."""
    today = clock.paris_day(clock.now())
    with transaction() as session:
        days = _days(session, date.min, today)
        flow = sum_twelve_months(days, today)
        crossed = find_reached(days, today)
        return [level for level, day in crossed.items() if write(session, [_note(level, day, flow)])]


def _note(level: str, day: date, flow: Flow) -> Note:
    values = {"day": day_in_words(day), "total": euros(flow.cents), "threshold": euros(THRESHOLD_CENTS)}
    return Note(f"acpr:{level}:{day}", THE_OPERATOR, f"acpr_{level}", values)


def _days(session: Session, since: date, today: date) -> Days:
    """Flow of each day: from day sums, and from the lines of the one or two days that are not counted yet."""
    counted = summed_until(session) or _first_line(session) or today
    days: defaultdict[date, Flow] = defaultdict(Flow)
    sums = select(DaySum.day, *_flow(DaySum)).where(DaySum.kind.in_(OPERATIONS), DaySum.day >= since)
    for day, in_cents, out_cents in session.execute(sums.where(DaySum.day < counted).group_by(DaySum.day)):
        days[day] = Flow(int(in_cents), int(out_cents))
    days.update(_uncounted(session, max(counted, since), today))
    return days


def _first_line(session: Session) -> date | None:
    first = session.scalar(select(func.min(LedgerLine.recorded_at)))
    return clock.paris_day(first) if first else None


def _uncounted(session: Session, first: date, today: date) -> Iterator[tuple[date, Flow]]:
    for n in range((today - first).days + 1):
        day = first + timedelta(days=n)
        recorded = (LedgerLine.recorded_at >= clock.start_of_day(day), LedgerLine.recorded_at < clock.end_of_day(day))
        row = session.execute(select(*_flow(LedgerLine)).where(LedgerLine.kind.in_(OPERATIONS), *recorded)).one()
        yield day, Flow(*(int(cents or 0) for cents in row))


def _flow(table: Table) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """What was paid in for vouchers, and what vouchers and the guarantee paid out."""
    came = func.sum(-table.funds_held - table.outstanding).filter(table.kind.in_(FUNDINGS))
    went = func.sum(table.outstanding + table.guarantee).filter(table.kind.not_in(FUNDINGS))
    return func.coalesce(came, 0), func.coalesce(went, 0)
