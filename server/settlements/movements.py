"""Movements: queries for redemptions, reversals and honours, frozen in a closed month or not settled yet.

A redemption counts 1 and its cents, and so does a conflict that the guarantee honours; a reversal counts -1 and its
redemption's cents negated.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    Uuid,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from ..guarantee.models import Honour
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..vouchers.ids import POSITION_BITS, SERIAL_BITS
from .models import StatementLine
from .months import Window

Sum = ColumnElement[int]
_NO_ID = cast(null(), Uuid)
_REDEMPTIONS = select(
    Redemption.venue_id,
    (Redemption.voucher_id // (1 << SERIAL_BITS + POSITION_BITS)).label("campaign_id"),
    Redemption.id.label("redemption_id"),
    _NO_ID.label("reversal_id"),
    _NO_ID.label("honour_id"),
    Redemption.recorded_at.label("moment"),
    literal(1).label("redemptions"),
    Redemption.gross_cents,
    Redemption.fee_cents,
    Redemption.net_cents,
).where(Redemption.status == ACCEPTED, ~exists().where(StatementLine.redemption_id == Redemption.id))
_REVERSALS = (
    select(
        Redemption.venue_id,
        Redemption.voucher_id // (1 << SERIAL_BITS + POSITION_BITS),
        _NO_ID,
        Reversal.id,
        _NO_ID,
        Reversal.effective_at,
        literal(-1),
        -Redemption.gross_cents,
        -Redemption.fee_cents,
        -Redemption.net_cents,
    )
    .join(Redemption, Redemption.id == Reversal.redemption_id)
    .where(~exists().where(StatementLine.reversal_id == Reversal.id))
)
_HONOURS = select(
    Honour.venue_id,
    Honour.campaign_id,
    _NO_ID,
    _NO_ID,
    Honour.redemption_id,
    Honour.effective_at,
    literal(1),
    Honour.gross_cents,
    Honour.fee_cents,
    Honour.net_cents,
).where(~exists().where(StatementLine.honour_id == Honour.redemption_id))


def select_unsettled(within: Window, venue_ids: Collection[int] | None = None) -> CompoundSelect[*tuple[Any, ...]]:
    """The movements in a window that have no statement line yet, of some venues or of all."""
    parts: tuple[tuple[Any, InstrumentedAttribute[datetime], InstrumentedAttribute[int]], ...] = (
        (_REDEMPTIONS, Redemption.recorded_at, Redemption.venue_id),
        (_REVERSALS, Reversal.effective_at, Redemption.venue_id),
        (_HONOURS, Honour.effective_at, Honour.venue_id),
    )
    return union_all(*(part.where(is_inside(moment, within), _of(venue, venue_ids)) for part, moment, venue in parts))


def select_frozen(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The frozen lines that meet the conditions, with the venue and the columns to sum."""
    count = case((StatementLine.reversal_id.is_not(None), -1), else_=1)
    return select(
        StatementLine.venue_id,
        count.label("redemptions"),
        StatementLine.gross_cents,
        StatementLine.fee_cents,
        StatementLine.net_cents,
    ).where(*conditions)


def select_summable(movements: CompoundSelect[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Unsettled movements with the same columns as `select_frozen`."""
    rows = movements.subquery()
    return select(rows.c.venue_id, rows.c.redemptions, rows.c.gross_cents, rows.c.fee_cents, rows.c.net_cents)


def select_both(lines: Select[*tuple[Any, ...]], movements: CompoundSelect[*tuple[Any, ...]]) -> Subquery:
    """Frozen lines and unsettled movements in one subquery, to be summed together."""
    return union_all(lines, select_summable(movements)).subquery()


def sums(rows: Any) -> tuple[Sum, Sum, Sum, Sum]:
    """The four sums over movements: count, then gross, fee and net in cents; 0 when there are none."""
    of = rows.c
    return _sum(of.redemptions), _sum(of.gross_cents), _sum(of.fee_cents), _sum(of.net_cents)


def is_inside(moment: InstrumentedAttribute[Any], window: Window) -> ColumnElement[bool]:
    """SQL condition: the moment lies in the window."""
    return and_(moment >= window.start, moment < window.end)


def _of(venue_id: InstrumentedAttribute[int], venue_ids: Collection[int] | None) -> ColumnElement[bool]:
    return true() if venue_ids is None else venue_id.in_(venue_ids)


def _sum(column: ColumnElement[int]) -> Sum:
    return func.coalesce(func.sum(column), 0)
