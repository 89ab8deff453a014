"""`sum_ledger`: what stands in each campaign's accounts; days that are counted are added up once in each process.

Counted days never change, so their sums are kept until another day is counted, or all are counted anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..ledger.day_models import SummedUntil
from ..ledger.models import LedgerLine
from ..ledger.rules import ACCOUNTS, Accounts
from ..ledger.sums import Kinds, LedgerSum, sum_by_campaign, total

KEPT = "ledger_counted"


class _Counted(NamedTuple):
    """The sums of all days before one, and when these were counted."""

    day: date
    counted_at: datetime
    campaigns: Mapping[int, Kinds]


def sum_ledger(session: Session) -> Mapping[int, Kinds]:
    """The same as `sum_by_campaign` of everything up to now; two queries, but for the first after a count."""
    until = session.execute(select(SummedUntil.day, SummedUntil.counted_at)).one_or_none()
    if until is None:
        return sum_by_campaign(session)
    kept: _Counted | None = current_app.extensions.get(KEPT)
    if kept is None or (kept.day, kept.counted_at) != tuple(until):
        kept = current_app.extensions[KEPT] = _Counted(*until, sum_by_campaign(session, before=until[0]))
    return _add(kept.campaigns, _since(session, kept.day))


def _since(session: Session, day: date) -> dict[int, dict[str, LedgerSum]]:
    """What the lines of a day and later ones moved."""
    cents = [func.sum(getattr(LedgerLine, name)) for name in ACCOUNTS]
    lines = select(LedgerLine.campaign_id, LedgerLine.kind, func.count(), *cents)
    recent = lines.where(LedgerLine.recorded_at >= clock.start_of_day(day))
    found: defaultdict[int, dict[str, LedgerSum]] = defaultdict(dict)
    for campaign, kind, count, *sums in session.execute(recent.group_by(LedgerLine.campaign_id, LedgerLine.kind)):
        found[campaign][kind] = LedgerSum(count, Accounts(*map(int, sums)))
    return found


def _add(before: Mapping[int, Kinds], since: Mapping[int, Kinds]) -> dict[int, Kinds]:
    """Both together, by campaign and kind."""
    return {campaign: _kinds(before.get(campaign, {}), since.get(campaign, {})) for campaign in {*before, *since}}


def _kinds(before: Kinds, since: Kinds) -> Kinds:
    nothing = LedgerSum()
    return {kind: total((before.get(kind, nothing), since.get(kind, nothing))) for kind in {*before, *since}}
