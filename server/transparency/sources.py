"""The log's events: for each kind its table, key, moment, and the columns that a leaf's digest covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, text, true

from ..campaigns.funding_models import Funding
from ..campaigns.models import WORD
from ..features import import_named
from ..ledger.models import (
    CLOSED,
    CREDITED,
    EXPIRED,
    FEW,
    HONOURED,
    ISSUED,
    PAID,
    RECEIVED,
    REFUNDED,
    REJECTED,
    RELEASED,
    RETURNED,
    SENT,
    UNFUNDED,
    UNMATCHED,
    LedgerLine,
)
from ..redemptions.models import Redemption, Reversal
from ..trail.models import Act

REDEMPTION, REVERSAL, FUNDING, PAID_FOR, ACT = "redemption", "reversal", "funding", "paid_for", "act"
LATEST = (RECEIVED, UNMATCHED, UNFUNDED, REFUNDED)
LINES = (ISSUED, HONOURED, CLOSED, SENT, PAID, REJECTED, RETURNED, EXPIRED, CREDITED, RELEASED, *LATEST)
"""Kinds of ledger lines that are leaves; events of the other kinds are leaves by their own rows."""


class LogSource(NamedTuple):
    """Events of a kind: which rows they are, and the columns that never change."""

    table: Table
    key: ColumnElement[Any]
    moment: ColumnElement[datetime]
    columns: Sequence[ColumnElement[Any]]
    counted: ColumnElement[bool] = true()

    @property
    def names(self) -> list[str]:
        """The columns' names, in their order."""
        return [column.key for column in self.columns if column.key]

    def own_key(self, text: str) -> UUID | int | str | None:
        """A key as its column stores it, None for a malformed one."""
        try:
            made: UUID | int | str = self.key.type.python_type(text)
        except ValueError:
            return None
        return made


_MODELS = (Redemption, Reversal, Funding, LedgerLine, Act)
_redemptions, _reversals, _fundings, _lines, _acts = (cast(Table, model.__table__) for model in _MODELS)
_BY_WORD = ("id", "campaign_id", "booklet_size", "booklet_count", "payment_order", "funded_at")
_LATER = ("reversed_at", "receipt")
_FEW = text(f"{_lines.name}.{FEW}")  # the index of the lines that are not of scans


def _accounts(kind: str) -> list[ColumnElement[Any]]:
    """The columns of a ledger line that its kind may move: lines were logged before some accounts existed.

    Those of kind *issued* are without ``due``, and all kinds but the newest without promises and advances.
    """
    later = () if kind in LATEST else (_lines.c.promised, _lines.c.advance)
    left_out = (*later, *((_lines.c.due,) if kind == ISSUED else ()))
    return [column for column in _lines.c if not any(column is one for one in left_out)]


_OWN = {
    FUNDING: LogSource(
        _fundings,
        _fundings.c.id,
        _fundings.c.funded_at,
        [_fundings.c[name] for name in _BY_WORD],
        _fundings.c.way == WORD,
    ),
    PAID_FOR: LogSource(_fundings, _fundings.c.id, _fundings.c.funded_at, list(_fundings.c), _fundings.c.way != WORD),
    REDEMPTION: LogSource(
        _redemptions,
        _redemptions.c.id,
        _redemptions.c.recorded_at,
        [column for column in _redemptions.c if column.name not in _LATER],
    ),
    ACT: LogSource(_acts, _acts.c.id, _acts.c.done_at, list(_acts.c)),
    REVERSAL: LogSource(
        _reversals,
        _reversals.c.id,
        _reversals.c.recorded_at,
        [column for column in _reversals.c if column.name != "seq"],  # reversals were logged before it existed
    ),
    **{
        kind: LogSource(
            _lines, _lines.c.event_id, _lines.c.recorded_at, _accounts(kind), and_(_FEW, _lines.c.kind == kind)
        )
        for kind in LINES
    },
}
ADDED = (
    "statements.log_source:OF_STATEMENTS",
    "bank_statements.log_source:OF_BANK_STATEMENTS",
    "books.log_source:OF_BOOKS",
    "matching.log_source:OF_MATCHES",
    "audit.log_source:OF_ALL_ELSE",
    "accounting.log_source:OF_ACCOUNTING",
)
"""Where packages higher in the import order say what the log holds of theirs."""


@cache
def log_sources() -> Mapping[str, LogSource]:
    """All that the public log holds, by kind. Only rows that never change may be leaves."""
    return reduce(or_, map(import_named, ADDED), _OWN)
