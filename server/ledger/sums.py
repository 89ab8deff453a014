"""Sums over the ledger: what stands in each account of a campaign, and by which kinds of events it came there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, true, union_all
from sqlalchemy.orm import Session

from .. import clock
from .day_models import DaySum
from .day_sums import COLUMNS, summed_until
from .models import LedgerLine
from .rules import ACCOUNTS, Accounts


class LedgerSum(NamedTuple):
    """How many lines, and what they moved together."""

    lines: int = 0
    accounts: Accounts = Accounts()


Kinds = Mapping[str, LedgerSum]


def total(sums: Iterable[LedgerSum]) -> LedgerSum:
    """The sum of sums."""
    added = [0] * len(COLUMNS)
    for one in sums:
        added = [before + more for before, more in zip(added, (one.lines, *one.accounts), strict=True)]
    return LedgerSum(added[0], Accounts(*added[1:]))


def sum_by_campaign(
    session: Session, *, campaign_id: int | None = None, before: date | None = None
) -> dict[int, dict[str, LedgerSum]]:
    """What each kind of event moved in each campaign, or in one, up to now or before a Paris day; two queries.

    Counted days are read from their sums, later ones from the lines. No lock is needed: lines are only added, so the
    result is right even while another process counts the next day.
    """
    counted = summed_until(session) or date.min
    parts = union_all(_counted(counted, before, campaign_id), _since(counted, before, campaign_id)).subquery()
    sums = [func.sum(parts.c[name]) for name in COLUMNS]
    rows = session.execute(select(parts.c.campaign_id, parts.c.kind, *sums).group_by(parts.c.campaign_id, parts.c.kind))
    found: defaultdict[int, dict[str, LedgerSum]] = defaultdict(dict)
    for campaign, kind, lines, *accounts in rows:
        found[campaign][kind] = LedgerSum(int(lines), Accounts(*map(int, accounts)))
    return dict(found)


def _counted(until: date, before: date | None, campaign_id: int | None) -> Select[*tuple[Any, ...]]:
    days = DaySum.day < (min(until, before) if before else until)
    columns = (DaySum.campaign_id, DaySum.kind, *(getattr(DaySum, name) for name in COLUMNS))
    return select(*columns).where(days, _of(DaySum.campaign_id, campaign_id))


def _since(counted: date, before: date | None, campaign_id: int | None) -> Select[*tuple[Any, ...]]:
    moments = [LedgerLine.recorded_at >= clock.start_of_day(counted)] if counted > date.min else []
    if before:
        moments.append(LedgerLine.recorded_at < clock.start_of_day(before))
    columns = (LedgerLine.campaign_id, LedgerLine.kind, literal(1), *(getattr(LedgerLine, name) for name in ACCOUNTS))
    return select(*columns).where(and_(*moments, _of(LedgerLine.campaign_id, campaign_id)))


def _of(column: Any, campaign_id: int | None) -> ColumnElement[bool]:
    return true() if campaign_id is None else column == campaign_id
