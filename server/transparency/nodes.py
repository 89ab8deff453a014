"""The stored tree: its size, hashes of its spans, and new leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

from . import tree
from .leaves import Event, leaf_hash
from .models import LogLeaf, LogNode


def leaf_count(session: Session) -> int:
    """How many leaves there are."""
    latest = session.scalar(select(func.max(LogLeaf.index)))
    return 0 if latest is None else latest + 1


def append(session: Session, size: int, found: Sequence[Event]) -> None:
    """Add the leaves of events to a tree of this size, and the subtrees they complete."""
    hashes = [leaf_hash(event) for event in found]
    rows: list[dict[str, Any]] = [
        {"index": size + place, "kind": event.kind, "event_id": event.key, "hash": value}
        for place, (event, value) in enumerate(zip(found, hashes, strict=True))
    ]
    made = tree.grown(size, _nodes(session, tree.places((0, size))), hashes)
    session.execute(insert(LogLeaf), rows)
    above = [{"level": level, "index": index, "hash": value} for (level, index), value in made.items() if level]
    if above:
        session.execute(insert(LogNode), above)


def hash_of(session: Session, spans: Sequence[tree.Span]) -> list[bytes]:
    """The hashes of spans, from one look at each level."""
    found = _nodes(session, [place for span in spans for place in tree.places(span)])
    return [tree.hash_of(span, found) for span in spans]


def _nodes(session: Session, places: Sequence[tree.Place]) -> dict[tree.Place, bytes]:
    levels: dict[int, set[int]] = {}
    for level, index in places:
        levels.setdefault(level, set()).add(index)
    return {(level, index): value for level in levels for index, value in session.execute(_of(level, levels[level]))}


def _of(level: int, wanted: set[int]) -> Select[int, bytes]:
    if level == 0:
        return select(LogLeaf.index, LogLeaf.hash).where(LogLeaf.index.in_(wanted))
    return select(LogNode.index, LogNode.hash).where(LogNode.level == level, LogNode.index.in_(wanted))
