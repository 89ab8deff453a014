"""Events as they are stored: those that are not in the log yet, and those of given keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, func, null, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from .leaves import Event
from .models import LogLeaf
from .sources import SOURCES, Source

LATE = timedelta(minutes=2)
"""How long after the moment it bears a row may appear: its transaction may still wait. A whole look has no limit."""
CHUNK = 2_000
Looked = dict[str, datetime]
"""Up to which moment each kind was looked through by whoever grows the log now."""


class Recent(NamedTuple):
    """Events recorded since a moment, whose leaves can only stand at ``leaf`` or later; those of all times without."""

    since: datetime | None = None
    leaf: int = 0


def missing(session: Session, recent: Recent, looked: Looked) -> list[Event]:
    """The next events that have no leaf, the oldest first; 2,000 of a kind at most.

    ``looked`` is kept up to date, so that a million of them are not looked through again for every 2,000.
    """
    found: list[tuple[datetime, Event]] = []
    for kind, source in SOURCES.items():
        query = _query(source).where(~_logged(kind, source, recent.leaf)).order_by(source.moment, source.key)
        if begin := looked.get(kind, recent.since):
            query = query.where(source.moment >= begin)
        found += [(row[-2], _event(kind, source, row)) for row in session.execute(query.limit(CHUNK))]
        looked |= {kind: found[-1][0]} if found and found[-1][1].kind == kind else {}
    return [event for _at, event in sorted(found, key=lambda pair: (pair[0], pair[1].key))]


def by_key(session: Session, kind: str, keys: Sequence[str]) -> dict[str, Event]:
    """Events by their keys without dashes; what is no key is no event."""
    source = SOURCES[kind]
    own = [key for key in map(source.own_key, keys) if key is not None]
    rows = session.execute(_query(source).where(source.key.in_(own)))
    return {event.key: event for event in (_event(kind, source, row) for row in rows)}


def _query(source: Source) -> Select[*tuple[Any, ...]]:
    """The columns that a leaf holds on to, then the key, the moment and the receipt."""
    receipt = source.table.c.get("receipt", null())
    beside = (source.key.label("its_key"), source.moment.label("its_moment"), receipt.label("its_receipt"))
    return select(*source.columns, *beside).where(source.counted)


def _event(kind: str, source: Source, row: Sequence[Any]) -> Event:
    *values, key, _moment, receipt = row
    columns = dict(zip(source.names, values, strict=True))
    return Event(kind, key.hex if isinstance(key, UUID) else str(key), receipt, columns)


def _logged(kind: str, source: Source, first: int) -> ColumnElement[bool]:
    """Whether an event has its leaf. Recent ones are not searched for in all of a long log."""
    key = func.replace(sql_cast(source.key, String), "-", "")
    of_kind = select(LogLeaf.index).where(LogLeaf.event_id == key, LogLeaf.kind == kind)
    return (of_kind.where(LogLeaf.index >= first) if first else of_kind).exists()
