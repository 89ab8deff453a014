"""Events as they are stored: those that are not in the log yet, and those of given keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, String, func, null, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from .leaves import Event
from .models import LogLeaf
from .sources import SOURCES, Source

LATE = timedelta(hours=1)
"""How long after the moment it bears a row may appear: its transaction may still wait. The daily look has no limit."""
CHUNK = 2_000


Looked = dict[str, datetime]
"""Up to which moment each kind was looked through by whoever grows the log now."""


def missing(session: Session, since: datetime | None, looked: Looked) -> list[Event]:
    """The next events that have no leaf, recorded since a moment, the oldest first; 2,000 of a kind at most.

    ``looked`` is kept up to date, so that a million of them are not looked through again for every 2,000.
    """
    found: list[tuple[datetime, Event]] = []
    for kind, source in SOURCES.items():
        query = _query(source).where(~_logged(kind, source)).order_by(source.moment, source.key).limit(CHUNK)
        if begin := looked.get(kind) or (since and since - LATE):
            query = query.where(source.moment >= begin)
        found += [(row["its_moment"], _event(kind, row)) for row in session.execute(query).mappings()]
        looked |= {kind: found[-1][0]} if found and found[-1][1].kind == kind else {}
    return [event for _at, event in sorted(found, key=lambda pair: (pair[0], pair[1].key))]


def by_key(session: Session, kind: str, keys: Sequence[str]) -> dict[str, Event]:
    """Events by their keys without dashes; what is no key is no event."""
    source = SOURCES[kind]
    own = [key for key in map(source.own_key, keys) if key is not None]
    rows = session.execute(_query(source).where(source.key.in_(own))).mappings()
    return {event.key: event for event in (_event(kind, row) for row in rows)}


def _query(source: Source) -> Select[*tuple[Any, ...]]:
    receipt = source.table.c.get("receipt", null())
    beside = (source.key.label("its_key"), source.moment.label("its_moment"), receipt.label("its_receipt"))
    return select(*source.columns, *beside).where(source.counted)


def _event(kind: str, row: RowMapping) -> Event:
    key = row["its_key"]
    columns = {name: value for name, value in row.items() if not name.startswith("its_")}
    return Event(kind, key.hex if isinstance(key, UUID) else str(key), row["its_receipt"], columns)


def _logged(kind: str, source: Source) -> ColumnElement[bool]:
    key = func.replace(sql_cast(source.key, String), "-", "")
    return select(LogLeaf.index).where(LogLeaf.event_id == key, LogLeaf.kind == kind).exists()
