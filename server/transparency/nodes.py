"""The stored tree: its size, hashes of its spans, and new leaves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Integer,
    LargeBinary,
    Select,
    Table,
    and_,
    bindparam,
    func,
    insert,
    literal,
    select,
    tuple_,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from ..db import Base
from . import tree
from .leaves import Event, leaf_hash
from .models import LogLeaf, LogNode

AT_ONCE = 10_000
"""Places per query; SQLite takes 32,766 parameters."""


def leaf_count(session: Session) -> int:
    """How many leaves there are."""
    latest = session.scalar(select(func.max(LogLeaf.index)))
    return 0 if latest is None else latest + 1


def append(session: Session, size: int, found: Sequence[Event]) -> None:
    """Add the leaves of events to a tree of this size, and the subtrees they complete."""
    hashes = [leaf_hash(event) for event in found]
    made = tree.grow(size, find_at(session, tree.places((0, size))), hashes)
    leaves = [
        (index, event.kind, event.key, event.moment, hashed)
        for index, (event, hashed) in enumerate(zip(found, hashes, strict=True), size)
    ]
    _insert(session, LogLeaf, ("index", "kind", "event_id", "moment", "hash"), leaves)
    above = [(level, index, value) for (level, index), value in made.items() if level]
    _insert(session, LogNode, ("level", "index", "hash"), above)


def _insert(session: Session, model: type[Base], names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows. PostgreSQL gets each column as one text and unnests it, three times as fast as row by row."""
    if not rows:
        return
    table = cast(Table, model.__table__)
    if session.get_bind().dialect.name == "sqlite":
        session.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    columns = zip(names, zip(*rows, strict=True), strict=True)
    arrays = [func.string_to_array(bindparam(name, _joined(of_rows)), ",") for name, of_rows in columns]
    sent = func.unnest(*arrays).table_valued(*names).render_derived()
    values = [_of_type(sent.c[name], table.c[name]) for name in names]
    session.execute(insert(table).from_select(names, select(*values)))


def _joined(values: Sequence[int | str | datetime | bytes]) -> str:
    """Numbers, keys, moments and hashes in hexadecimal, none of which holds a comma."""
    return ",".join(value.hex() if isinstance(value, bytes) else str(value) for value in values)


def _of_type(text: ColumnElement[str], column: Column[Any]) -> ColumnElement[Any]:
    return func.decode(text, "hex") if isinstance(column.type, LargeBinary) else sql_cast(text, column.type)


def hash_of(session: Session, spans: Sequence[tree.Span]) -> list[bytes]:
    """The hashes of spans; one query for leaves and one for subtrees per 10,000 places."""
    found = find_at(session, [place for span in spans for place in tree.places(span)])
    return [tree.hash_of(span, found) for span in spans]


def find_at(session: Session, places: Iterable[tree.Place]) -> dict[tree.Place, bytes]:
    """The stored hashes of places; missing ones are left out."""
    wanted = sorted(set(places))
    leaves = bisect_left(wanted, (1, 0))
    found: dict[tree.Place, bytes] = {}
    for chunk in _chunks(wanted[:leaves]):
        rows = session.execute(select(LogLeaf.index, LogLeaf.hash).where(LogLeaf.index.in_([at for _, at in chunk])))
        found |= {(0, index): value for index, value in rows}
    for chunk in _chunks(wanted[leaves:]):
        found |= {(level, index): value for level, index, value in session.execute(_subtrees(session, chunk))}
    return found


def _subtrees(session: Session, wanted: Sequence[tree.Place]) -> Select[int, int, bytes]:
    """The subtrees at these places. Sent as a table, so that PostgreSQL looks each up by the primary key."""
    query, key = select(LogNode.level, LogNode.index, LogNode.hash), (LogNode.level, LogNode.index)
    if session.get_bind().dialect.name == "sqlite":
        return query.where(tuple_(*key).in_(wanted))
    levels, indexes = (list(column) for column in zip(*wanted, strict=True))
    sent = func.unnest(literal(levels, ARRAY(Integer)), literal(indexes, ARRAY(BigInteger)))
    places = sent.table_valued("level", "index").render_derived()
    return query.join(places, and_(LogNode.level == places.c.level, LogNode.index == places.c.index))


def _chunks(wanted: Sequence[tree.Place]) -> Iterator[Sequence[tree.Place]]:
    return (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
