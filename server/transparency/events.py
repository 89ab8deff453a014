"""Queries for the log's events: those without a leaf yet, those with given keys, and the index of their leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, Uuid, and_, func, null, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from .leaves import Event
from .models import LogLeaf
from .sources import LogSource, log_sources

LATE = timedelta(minutes=2)
"""A row may be committed so long after the moment it carries. ``whole`` in `service.grow` looks at all rows."""
CHUNK = 2_000
Looked = dict[str, datetime]
"""Kind → moment up to which the running `service.grow` has looked; only kinds that have more."""


def list_missing(session: Session, since: datetime | None, looked: Looked) -> list[Event]:
    """The next events recorded since a moment that have no leaf, the oldest first; 2,000 of a kind at most.

    ``looked`` is updated, so that the next call goes on from there; it is empty once all are found.
    """
    found: list[Event] = []
    starts = looked.copy() or dict.fromkeys(log_sources(), since)
    looked.clear()
    for kind, start in starts.items():
        source = log_sources()[kind]
        query = _without_leaf(kind, source, start).limit(CHUNK)
        of_kind = [_event(kind, source, row) for row in session.execute(query)]
        looked |= {kind: of_kind[-1].moment} if len(of_kind) == CHUNK else {}
        found += of_kind
    return sorted(found, key=lambda event: (event.moment, event.key))


def find_by_key(session: Session, kind: str, keys: Sequence[str]) -> dict[str, Event]:
    """Events by their keys without dashes; malformed keys are left out."""
    source = log_sources()[kind]
    rows = session.execute(_query(source).where(source.key.in_(_own_keys(source, keys))))
    return {event.key: event for event in (_event(kind, source, row) for row in rows)}


def find_logged(session: Session, kind: str, keys: Sequence[str], size: int) -> dict[int, Event]:
    """Events of a kind by the index of their leaf among the first ``size``, for keys without dashes."""
    source = log_sources()[kind]
    leaves = _query(source).add_columns(LogLeaf.index).join(LogLeaf, _is_leaf_of(kind, source))
    mine = leaves.where(source.key.in_(_own_keys(source, keys)), LogLeaf.index < size)
    return {index: _event(kind, source, row) for *row, index in session.execute(mine)}


def _query(source: LogSource) -> Select[*tuple[Any, ...]]:
    """The columns that a leaf's digest covers, then the key, the moment and the receipt."""
    receipt = source.table.c.get("receipt", null())
    beside = (source.key.label("its_key"), source.moment.label("its_moment"), receipt.label("its_receipt"))
    return select(*source.columns, *beside).where(source.counted)


def _without_leaf(kind: str, source: LogSource, since: datetime | None) -> Select[*tuple[Any, ...]]:
    """A scalar subquery looks each leaf up by its whole key.

    PostgreSQL would join an EXISTS by the moment alone, and compare all scans of a batch, which share it, in pairs.
    """
    query = _query(source) if since is None else _query(source).where(source.moment >= since)
    leaf = select(LogLeaf.index).where(_is_leaf_of(kind, source)).scalar_subquery()
    return query.where(leaf.is_(None)).order_by(source.moment, source.key)


def _is_leaf_of(kind: str, source: LogSource) -> ColumnElement[bool]:
    key: ColumnElement[str] = sql_cast(source.key, String)
    if isinstance(source.key.type, Uuid):
        key = func.replace(key, "-", "")
    return and_(LogLeaf.moment == source.moment, LogLeaf.event_id == key, LogLeaf.kind == kind)


def _own_keys(source: LogSource, keys: Sequence[str]) -> list[UUID | int | str]:
    return [key for key in map(source.own_key, keys) if key is not None]


def _event(kind: str, source: LogSource, row: Sequence[Any]) -> Event:
    *values, key, moment, receipt = row
    columns = dict(zip(source.names, values, strict=True))
    return Event(kind, key.hex if isinstance(key, UUID) else str(key), moment, receipt, columns)
