"""Events that are not in the log yet, in the order in which they were recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, Table, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from ..campaigns.models import Order
from ..redemptions.models import Redemption, Reversal
from .leaves import Event
from .models import FUNDING, REDEMPTION, REVERSAL, LogLeaf

LATE = timedelta(hours=1)
"""How long after the moment it bears a row may appear: its transaction may still wait. The daily look has no limit."""
CHUNK = 2_000

_redemptions, _reversals, _orders = (cast(Table, model.__table__) for model in (Redemption, Reversal, Order))
_SOURCES: dict[str, tuple[Table, Any, tuple[str, ...]]] = {
    FUNDING: (_orders, _orders.c.funded_at, ("id", "campaign_id", "booklet_size", "booklet_count", "payment_order")),
    REDEMPTION: (
        _redemptions,
        _redemptions.c.recorded_at,
        tuple(column.name for column in _redemptions.c if column.name not in ("reversed_at", "receipt")),
    ),
    REVERSAL: (_reversals, _reversals.c.recorded_at, tuple(column.name for column in _reversals.c)),
}


def missing(session: Session, since: datetime | None) -> list[Event]:
    """The next events that have no leaf, recorded since a moment, the oldest first; 2,000 of a kind at most."""
    found: list[tuple[datetime, Event]] = []
    for kind, (_table, moment, _columns) in _SOURCES.items():
        query = _query(kind).where(~_logged(kind)).order_by(moment, _event_id(kind)).limit(CHUNK)
        if since:
            query = query.where(moment >= since - LATE)
        found += [_event(kind, dict(row)) for row in session.execute(query).mappings()]
    return [event for _at, event in sorted(found, key=lambda pair: (pair[0], pair[1].key))]


def redemptions(session: Session, keys: Sequence[UUID]) -> dict[str, Event]:
    """Redemptions as they are stored now, by their keys without dashes."""
    query = _query(REDEMPTION).where(_redemptions.c.id.in_(keys))
    found = (_event(REDEMPTION, dict(row))[1] for row in session.execute(query).mappings())
    return {event.key: event for event in found}


def _query(kind: str) -> Select[Any]:
    table, moment, columns = _SOURCES[kind]
    receipt = table.c.receipt.label("its_receipt") if "receipt" in table.c else func.nullif("", "").label("its_receipt")
    told = [table.c[name] for name in columns]
    return select(*told, moment.label("its_moment"), receipt).where(moment.is_not(None))


def _event(kind: str, row: dict[str, Any]) -> tuple[datetime, Event]:
    at, receipt = row.pop("its_moment"), row.pop("its_receipt")
    key = row["id"].hex if hasattr(row["id"], "hex") else str(row["id"])
    return at, Event(kind, key, receipt, row | ({"funded_at": at} if kind == FUNDING else {}))


def _event_id(kind: str) -> ColumnElement[str]:
    return func.replace(sql_cast(_SOURCES[kind][0].c.id, String), "-", "")


def _logged(kind: str) -> ColumnElement[bool]:
    return select(LogLeaf.index).where(LogLeaf.event_id == _event_id(kind), LogLeaf.kind == kind).exists()
